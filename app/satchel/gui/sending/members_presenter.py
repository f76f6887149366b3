"""Members of the mission in words: who they are, how they stand, what is to be done."""

from __future__ import annotations

from dataclasses import dataclass

from satchel.assembly import belonging
from satchel.assembly.desk import Desk
from satchel.domain.words import Role
from satchel.gui.language import translate
from satchel.storage import mission
from satchel.sync.inviting import InvitationState
from satchel.sync.membership import MemberState


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: a device, or an invitation nobody used yet.

    `words` are the eight to be compared; `id` names it for admitting and revoking. Only an
    invitation is revoked here: a device that is lost has a page of its own.
    """

    id: str
    said: str
    state: str
    words: str | None
    can_admit: bool
    can_revoke: bool
    is_own: bool = False
    is_other_device: bool = False

    @property
    def known_by(self) -> str:
        """What the list does not say of it."""
        if self.is_own or self.is_other_device:
            return translate("Sending", "Device {id}").format(id=self.id)
        return translate("Sending", "Invitation {id}").format(id=self.id)


@dataclass(frozen=True, slots=True)
class Members:
    """What the screen shows. `can_invite` where the mission's root key is."""

    rows: tuple[Row, ...]
    in_mission: bool
    can_invite: bool


def members(desk: Desk) -> Members:
    """Read from the archive."""
    db = desk.archive.reading()
    if mission.find(db) is None:
        return Members((), False, False)
    can_invite = mission.root(db) is not None
    own_words = belonging.comparison_words(desk)
    devices = [_device(one, own_words, can_invite) for one in desk.membership.listed()]
    waiting = [
        _invitation(one, can_invite) for one in desk.inviting.listed() if one.state != "used"
    ]
    devices.sort(key=_order)
    return Members((*devices, *waiting), True, can_invite)


def _order(one: Row) -> tuple[bool, bool, str]:
    """This laptop, then whoever waits for a word, then the others by name."""
    return (not one.is_own, not one.can_admit, one.said.casefold())


def role(told: Role) -> str:
    """A role in her language."""
    return {
        Role.OBSERVER: translate("Sending", "observer"),
        Role.COORDINATOR: translate("Sending", "coordinator"),
        Role.LEGAL: translate("Sending", "legal staff"),
    }[told]


def _device(one: MemberState, own_words: str | None, can_admit: bool) -> Row:
    is_own = one.state.startswith("own")
    is_pending = one.state == "pending" or one.contested
    state = _state(one, is_own)
    return Row(
        one.device,
        " · ".join([*([one.label] if one.label else []), one.member, role(one.role)]),
        state,
        (own_words if is_own and one.state != "own" else None) or one.words,
        can_admit and is_pending and not is_own,
        False,
        is_own,
        not is_own and not one.state.startswith("former"),
    )


def _state(one: MemberState, is_own: bool) -> str:
    if one.revoked_at is not None:
        return translate("Sending", "revoked")
    if one.contested:
        return translate(
            "Sending", "a second device came with the same invitation: compare the words"
        )
    if is_own and one.state != "own":
        return translate("Sending", "this laptop, waiting to be admitted")
    if is_own:
        return translate("Sending", "this laptop")
    if one.state == "pending":
        return translate("Sending", "waiting to be admitted: compare the words")
    return translate("Sending", "admitted")


def _invitation(one: InvitationState, can_revoke: bool) -> Row:
    state = (
        translate("Sending", "invited, until {day}").format(day=one.expires[:10])
        if one.state == "open"
        else translate("Sending", "invitation no longer valid")
    )
    said = f"{one.label} · {one.member} · {role(one.role)}"
    return Row(one.id, said, state, None, False, can_revoke and one.state == "open")
