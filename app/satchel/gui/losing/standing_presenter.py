"""How far the drill is, from the archive alone: it is taken up again after anything; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from satchel.assembly.desk import Desk
from satchel.domain.ids import DeviceId
from satchel.domain.words import Role
from satchel.gui.language import translate
from satchel.gui.sending.members_presenter import role
from satchel.storage import mission
from satchel.sync.membership import MemberState
from satchel.sync.shut_out import Reach, Reached, reached, signed


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is to hear of it and has not said that she did."""

    device: DeviceId
    said: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What is done with one device. `told` and `invited` are empty while it counts; `left` are
    those of whom nobody knows that they heard of it."""

    told: str = ""
    invited: str = ""
    left: tuple[Person, ...] = ()


def standing(desk: Desk, device: MemberState, listed: Sequence[MemberState]) -> Standing:
    """Of this device; `listed` are all."""
    if device.revoked_at is None:
        return Standing()
    db = desk.archive.reading()
    told = reached(db, device.device)
    left = tuple(Person(one.device, _named(one)) for one in told if one.reach != Reach.ARRIVED)
    return Standing(_told(told), _invited(desk, signed(db, device.device) or "", listed), left)


def summary(shut: bool, left: int) -> str:
    """Where one is, before the steps; `left` have not said that they heard of it."""
    if not shut:
        return translate(
            "Losing",
            "Nothing is done yet. The device turned up, or it is another one: choose again or go "
            "back, nothing is changed before step 2 has asked you.",
        )
    done = translate("Losing", "Steps 1 and 2 are done and cannot be taken back.")
    rest = (
        translate("Losing", "Step 4 is not: %n people have not said that they know.", None, left)
        if left
        else translate("Losing", "Step 4 is done: everybody else knows.")
    )
    return f"{done} {rest}"


def after_it(device: MemberState, listed: Sequence[MemberState]) -> tuple[str, ...]:
    """What shutting it out means because of what it was; told before it is done."""
    found = []
    if device.role is not Role.OBSERVER:
        found.append(
            translate(
                "Losing",
                "It could open what was sent to headquarters. Take all of that, up to now, as "
                "read by whoever has it; what is sealed from now on is not.",
            )
        )
    others = [
        one
        for one in listed
        if one.role is device.role and one.state == "admitted" and one.member != device.member
    ]
    if others:
        return tuple(found)
    if device.role is Role.COORDINATOR:
        found.append(
            translate(
                "Losing",
                "No other coordinator is left then: this laptop alone answers for the mission. "
                "Make a backup, and invite another.",
            )
        )
    if device.role is Role.LEGAL:
        found.append(
            translate(
                "Losing",
                "Nobody of the legal staff is left then: what is for them alone waits until you "
                "admit somebody.",
            )
        )
    return tuple(found)


def _told(found: Sequence[Reached]) -> str:
    if not found:
        return translate("Losing", "There is nobody else in the mission to be told.")
    lines = []
    for reach in (Reach.NOT_SENT, Reach.ON_ITS_WAY, Reach.ARRIVED):
        names = ", ".join(_named(one) for one in found if one.reach == reach)
        if names:
            lines.append(_reach(reach).format(names=names))
    return "\n".join(lines)


def _reach(reach: Reach) -> str:
    return {
        Reach.NOT_SENT: translate("Losing", "Not sent yet: {names}"),
        Reach.ON_ITS_WAY: translate(
            "Losing", "On its way; that it came shows with what they send next: {names}"
        ),
        Reach.ARRIVED: translate("Losing", "They know: {names}"),
    }[reach]


def _named(one: Reached) -> str:
    return " · ".join([*([one.label] if one.label else []), one.member, role(one.role)])


def _invited(desk: Desk, since: str, listed: Sequence[MemberState]) -> str:
    """Who was invited since it was shut out, and which invitations are older and still work."""
    after = {one.member for one in mission.invitations(desk.archive.reading()) if one.made > since}
    came = {one.member: _state(one) for one in listed if one.revoked_at is None}
    new, old = [], []
    for given in desk.inviting.listed():
        said = f"{given.label} · {given.member}"
        if given.member in after and given.state != "revoked":
            new.append(f"{said} ({came.get(given.member) or _waits()})")
        elif given.member not in after and given.state == "open":
            old.append(said)
    lines = [
        translate("Losing", "Invited since: {names}").format(names=", ".join(new))
        if new
        else translate("Losing", "Nobody was invited since it was shut out.")
    ]
    if old:
        lines.append(
            translate(
                "Losing",
                "Older invitations that still work: {names}. If one was on its way to the same "
                "person, revoke it.",
            ).format(names=", ".join(old))
        )
    return "\n".join(lines)


def _state(one: MemberState) -> str:
    if one.state == "pending":
        return translate("Losing", "waits for the eight words")
    return translate("Losing", "admitted")


def _waits() -> str:
    return translate("Losing", "has not come yet")
