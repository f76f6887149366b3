"""Acts on a mission: inviting, members, public keys."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime, timedelta
from pathlib import Path

from satchel.assembly import belonging, roads
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.errors import UsageError
from satchel.domain.json_values import JsonValue
from satchel.domain.moments import utc_text
from satchel.domain.words import Role
from satchel.sync.membership import MemberState
from satchel.sync.shut_out import Reach, reached
from satchel.system.new_files import require_free, writing_durably
from satchel.wire.mission import fingerprint_words
from satchel.wire.relay_address import read_relay_address

_LONGEST_DAYS = 3650
_TOLD = {
    Reach.NOT_SENT: "not yet told who was revoked last",
    Reach.ON_ITS_WAY: "word of the last revocation is on its way",
    Reach.ARRIVED: "knows of the last revocation",
}


def invite(session: Session, said: Namespace) -> Answer:
    """`invite --name LABEL --out FILE`."""
    if not 1 <= said.days <= _LONGEST_DAYS:
        raise UsageError(f"An invitation works for 1 to {_LONGEST_DAYS} days.")
    out = Path(said.out)
    require_free(out)
    desk = session.desk()
    expires = desk.clock().utc + timedelta(days=said.days)
    relay = roads.relay_for_invitations(desk)
    if said.relay is not None:
        relay = read_relay_address(said.relay).text()
    given = desk.inviting.invite(
        Role(said.role),
        said.name,
        expires=expires,
        lines=belonging.lines_for_invitation(desk),
        relay=relay,
    )
    with writing_durably(out) as sink:
        sink.write(given.file)
    value: JsonValue = {
        "id": given.id,
        "member": given.member,
        "code": given.code,
        "expires": given.expires,
        "out": str(out),
    }
    lines = [
        f"Invitation {given.id} for member {given.member}: {out}",
        f"Say these six words to them, not by the same road: {given.code}",
        f"It works once, until {given.expires[:10]}.",
    ]
    return Answer(value, lines)


def list_members(session: Session, _: Namespace) -> Answer:
    """`member list`: devices of the mission, and invitations still open."""
    desk = session.desk()
    members = desk.membership.listed()
    given = [item for item in desk.inviting.listed() if item.state != "used"]
    told = {one.device: one.reach for one in reached(desk.archive.reading())}
    value: list[JsonValue] = [_member_value(one, told.get(one.device)) for one in members]
    value += [
        {
            "id": item.id,
            "member": item.member,
            "role": item.role.value,
            "label": item.label,
            "state": f"invitation {item.state}",
            "expires": item.expires,
        }
        for item in given
    ]
    lines = [_member_line(one, told.get(one.device)) for one in members]
    lines += [
        f"{item.id}  {item.member}  {item.role.value}  invitation {item.state}  {item.label}"
        for item in given
    ]
    return Answer(value, lines)


def confirm_member(session: Session, said: Namespace) -> Answer:
    """`member confirm ID`: at headquarters it admits; on the device it records the same."""
    done = belonging.confirm(session.desk(), said.id, said.words)
    return Answer(_member_value(done), [f"Confirmed: {_member_line(done)}"])


def revoke_member(session: Session, said: Namespace) -> Answer:
    """`member revoke ID`: a device, a member, or an invitation not yet used."""
    desk = session.desk()
    if any(item.id == said.id and item.state != "used" for item in desk.inviting.listed()):
        desk.inviting.revoke(said.id)
        line = f"Invitation {said.id} is revoked: no device can begin with it."
        return Answer({"id": said.id, "revoked": [said.id]}, [line])
    revoked = desk.membership.revoke(said.id, _when(said.at))
    members = {member.device: member for member in desk.membership.listed()}
    disputed = sum(members[device].disputed for device in revoked)
    value: JsonValue = {"id": said.id, "revoked": list(revoked), "disputed": disputed}
    lines = [f"Revoked: device {device}" for device in revoked]
    lines.append(f"{disputed} entries that were not confirmed before are disputed from now on.")
    return Answer(value, [*lines, "New class keys have begun; they go with the next parcels."])


def fingerprint(session: Session, _: Namespace) -> Answer:
    """`mission fingerprint`."""
    desk = session.desk()
    ours = desk.mission()
    value: JsonValue = {
        "id": ours.id,
        "name": ours.name,
        "words": fingerprint_words(ours.id),
        "rehearsed": belonging.rehearsed(desk),
    }
    lines = [f"Mission {ours.name}", f"  {fingerprint_words(ours.id)}", f"  {ours.id}"]
    if belonging.rehearsed(desk) is False:
        lines.append("Recovery of its keys was never rehearsed.")
    return Answer(value, lines)


def export(session: Session, said: Namespace) -> Answer:
    """`mission export --out FILE`: public keys only."""
    desk = session.desk()
    out = Path(said.out)
    with writing_durably(out) as sink:
        sink.write(belonging.mission_document(desk))
    return Answer({"id": desk.mission().id, "out": str(out)}, [f"Written: {out}"])


def _when(told: str | None) -> str | None:
    if told is None:
        return None
    try:
        when = datetime.fromisoformat(told)
    except ValueError as wrong:
        raise UsageError(f"{told!r} is not a time; give it like 2026-11-22T10:00:00Z.") from wrong
    if when.tzinfo is None:
        raise UsageError(f"The time {told!r} has no zone; give it like 2026-11-22T10:00:00Z.")
    return utc_text(when)


def _member_value(member: MemberState, told: Reach | None = None) -> dict[str, JsonValue]:
    return {
        "id": member.device,
        "member": member.member,
        "role": member.role.value,
        "label": member.label,
        "state": member.state,
        "contested": member.contested,
        "words": member.words,
        "revoked_at": member.revoked_at,
        "disputed": member.disputed,
        "branches": [
            {"branch": head.branch, "size": head.size, "root": head.root} for head in member.heads
        ],
        "told": told,
    }


def _member_line(member: MemberState, told: Reach | None = None) -> str:
    parts = [member.device, member.member, member.role.value, member.state, member.label or ""]
    if member.contested:
        parts.append("a second device came with the same invitation")
    if member.words:
        parts.append(f"words: {member.words}")
    if member.disputed:
        parts.append(f"{member.disputed} entries disputed")
    if told is not None:
        parts.append(_TOLD[told])
    for head in member.heads:
        parts.append(f"history {head.branch}: {head.size} entries, root {head.root[:16]}")
    return "  ".join(part for part in parts if part)
