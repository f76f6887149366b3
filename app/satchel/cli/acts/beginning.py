"""`init`: a new archive, alone, in a mission by invitation, or founding one."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from satchel.assembly import beginning, belonging
from satchel.assembly.desk import Desk
from satchel.cli.answers import Answer, plain
from satchel.cli.session import Session, standard_input
from satchel.domain.errors import RefusedByPolicy, UsageError
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Role
from satchel.sync.founding import Founded

_TRIES = 3


def init(session: Session, said: Namespace) -> Answer:
    """`init`: finished only when everything it needs is in place, else nothing is left."""
    role = Role(said.role)
    _require_sense(said, role)
    passphrase = session.first_passphrase()
    opened = None
    if said.invitation:
        opened = beginning.read_invitation(Path(said.invitation), said.code, role)
    with beginning.beginning(session.folder, passphrase) as archive:
        if opened is not None:
            desk = beginning.join(archive, said.name, opened)
            session.begin(desk)
            return _joined(desk)
        desk = beginning.begin_device(archive, role, said.name, None)
        session.begin(desk)
        if role is not Role.COORDINATOR:
            return _alone(desk, role)
        founded = beginning.found_mission(desk, said.mission or said.name)
        if not said.unrehearsed:
            _rehearse(desk, founded)
        return _founded(desk, founded, rehearsed=not said.unrehearsed)


def _require_sense(said: Namespace, role: Role) -> None:
    if said.invitation and not said.code:
        raise UsageError("An invitation is opened by six words: add --code 'WORDS'.")
    if said.code and not said.invitation:
        raise UsageError("The words of --code open an invitation: add --invitation FILE.")
    if said.mission and (role is not Role.COORDINATOR or said.invitation):
        raise UsageError("A mission is begun by a coordinator without an invitation.")


def _value(desk: Desk, role: Role) -> dict[str, JsonValue]:
    return {
        "id": desk.archive_id,
        "role": role.value,
        "member": desk.device.row.member,
        "device": desk.device.device,
    }


def _alone(desk: Desk, role: Role) -> Answer:
    lines = [
        f"The archive is ready: {desk.archive.folder}",
        "Nobody can reset its passphrase. Without it, what is here cannot be read again.",
    ]
    return Answer(_value(desk, role), lines)


def _joined(desk: Desk) -> Answer:
    words = belonging.comparison_words(desk)
    lines = [
        f"The archive is ready, as member {desk.device.row.member}: {desk.archive.folder}",
        "Compare these eight words with headquarters, by voice or in person:",
        f"  {words}",
        "Until both sides have confirmed them, this device is pending.",
    ]
    value = _value(desk, desk.device.row.role)
    return Answer(value | {"words": words, "state": "pending"}, lines)


def _founded(desk: Desk, founded: Founded, *, rehearsed: bool) -> Answer:
    value = _value(desk, Role.COORDINATOR)
    value |= {
        "mission": founded.mission.name,
        "rehearsed": rehearsed,
        "threshold": founded.threshold,
    }
    lines = [f"The mission {founded.mission.name!r} has begun: {desk.archive.folder}"]
    if not rehearsed:
        # Nobody has seen them yet. After a rehearsal they are on paper, and a script that
        # keeps stdout in a file would lay them beside the archive they open.
        value["shares"] = list(founded.shares)
        lines += [
            "Recovery was not rehearsed; the archive keeps saying so. These shares exist "
            "nowhere else:",
            *(f"  {share}" for share in founded.shares),
        ]
    lines.append(
        f"Any {founded.threshold} of the {len(founded.shares)} shares bring its keys back."
    )
    return Answer(value, lines)


def _rehearse(desk: Desk, founded: Founded) -> None:
    """Show the shares once, and have enough of them typed back."""
    _say(f"Write down these {len(founded.shares)} shares, each on its own sheet of paper,")
    _say(f"and give them to different people. Any {founded.threshold} of them are enough.")
    for number, share in enumerate(founded.shares, 1):
        _say(f"{number}: {share}")
    for _ in range(_TRIES):
        _say(f"Now type {founded.threshold} of them back, one a line:")
        shares = [_line() for _ in range(founded.threshold)]
        try:
            beginning.rehearse(desk, shares)
        except UsageError as wrong:
            _say(wrong.message)
        else:
            _say("Recovery works.")
            return
    raise RefusedByPolicy(
        "Recovery was not rehearsed, so the mission was not begun and nothing was kept; "
        "run init again with paper at hand.",
        code="unrehearsed",
    )


def _say(text: str) -> None:
    print(plain(text), file=sys.stderr, flush=True)


def _line() -> str:
    raw = standard_input().readline(4096)
    if not raw:
        raise RefusedByPolicy(
            "Nobody typed the recovery shares back, so the mission was not begun and nothing was "
            "kept; run init at a terminal, or with --unrehearsed.",
            code="unrehearsed",
        )
    text = raw.decode("utf-8", "replace").strip()
    return text.split(":", 1)[1].strip() if text[:2].rstrip(":").isdigit() else text
