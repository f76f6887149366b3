"""What is known of a device that may be lost, in plain words; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from satchel.assembly.desk import Desk
from satchel.domain.ids import DeviceId
from satchel.domain.moments import utc_text
from satchel.gui.language import translate
from satchel.gui.losing.standing_presenter import Standing, after_it, standing
from satchel.gui.sending.members_presenter import role
from satchel.storage import mission
from satchel.storage.database import Database
from satchel.sync.apart import Apart, apart
from satchel.sync.membership import MemberState
from satchel.sync.shut_out import signed

_TYPED = "%Y-%m-%d %H:%M"


@dataclass(frozen=True, slots=True)
class Device:
    """A device as the screen tells of it. `doubt` says what is disputed, `apart` both heads of
    a device that was copied; `revoked` since when it counts no more; `after` what follows from
    shutting it out because of what it was; `standing` how far the steps after that are."""

    id: str
    said: str
    revoked: str
    doubt: str
    apart: str
    after: tuple[str, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Losing:
    """All devices but this one. `can_revoke` where the mission's root key is; else `why_not`.

    `ours` tells of two histories of this very device. `begun` is the device shut out last, if
    somebody has not heard of it: there the drill was left.
    """

    devices: tuple[Device, ...]
    can_revoke: bool
    why_not: str
    ours: str
    begun: str | None = None


def read(desk: Desk) -> Losing:
    """From the archive."""
    db = desk.archive.reading()
    if mission.find(db) is None:
        return Losing((), False, translate("Losing", "This archive is in no mission."), "")
    listed = desk.membership.listed()
    own = [one for one in listed if one.state.startswith("own")]
    others = [one for one in listed if not one.state.startswith(("own", "former"))]
    others.sort(key=lambda one: (one.revoked_at is not None, one.label or "", one.device))
    can_revoke = mission.root(db) is not None
    was_restored = any(one.state.startswith("former") for one in listed)
    why_not = _why_not(can_revoke=can_revoke, was_restored=was_restored)
    histories = [_apart(apart(db, one)) for one in own]
    devices = tuple(
        _device(one, _apart(apart(db, one)), after_it(one, listed), standing(desk, one, listed))
        for one in others
    )
    ours = "\n".join(filter(None, histories))
    return Losing(devices, can_revoke, why_not, ours, _begun(db, devices))


def _begun(db: Database, devices: tuple[Device, ...]) -> str | None:
    left = [one.id for one in devices if one.standing.left]
    return max(left, key=lambda device: signed(db, device) or "", default=None)


@dataclass(frozen=True, slots=True)
class When:
    """A time as UTC text, None for this moment; or the sentence that says what is wrong with it."""

    at: str | None = None
    wrong: str = ""


def when(typed: str, now: datetime) -> When:
    """What was typed in this laptop's time."""
    if not typed.strip():
        return When()
    try:
        told = datetime.strptime(typed.strip(), _TYPED).astimezone()
    except ValueError:
        return When(
            wrong=translate("Losing", "Write the time as 2026-11-22 06:00, in this laptop's time.")
        )
    if told > now:
        return When(wrong=translate("Losing", "When a device was lost cannot lie ahead."))
    return When(utc_text(told))


def asking(device: Device, at: str | None) -> list[str]:
    """What revoking does, before it is done."""
    since = (
        translate("Losing", "as of {time}").format(time=_here(at))
        if at
        else translate("Losing", "as of now")
    )
    return [
        translate("Losing", "{device} is shut out, {since}. This cannot be taken back.").format(
            device=device.said, since=since
        ),
        translate(
            "Losing",
            "What nobody had confirmed before then comes into doubt: it is kept, shown and "
            "searched, and marked. New keys begin for the mission. The time cannot be changed "
            "afterwards; in doubt take the earlier one.",
        ),
        *device.after,
    ]


def revoked(devices: int, disputed: int) -> str:
    """What was done."""
    shut = translate("Losing", "%n devices are shut out.", None, devices)
    doubt = translate("Losing", "%n entries are in doubt.", None, disputed)
    rest = translate("Losing", "New keys have begun; send them now.")
    return f"{shut} {doubt} {rest}"


def _device(one: MemberState, parting: str, after: tuple[str, ...], stands: Standing) -> Device:
    said = " · ".join([*([one.label] if one.label else []), one.member, role(one.role)])
    since = one.revoked_at
    return Device(
        one.device,
        said,
        translate("Losing", "shut out, as of {time}").format(time=_here(since)) if since else "",
        _doubt(one),
        parting,
        after,
        stands,
    )


def _doubt(one: MemberState) -> str:
    if one.revoked_at is None:
        return translate("Losing", "Nothing of it is in doubt while it is not shut out.")
    if not one.disputed:
        return translate("Losing", "Everything it sent had been confirmed in time.")
    return translate(
        "Losing",
        "%n of its entries had not been confirmed in time, and are in doubt.",
        None,
        one.disputed,
    )


def _apart(found: Apart | None) -> str:
    if found is None:
        return ""
    lines = [
        translate(
            "Losing",
            "This device has two histories: its archive was copied, or put back to an older state, "
            "and used on. Both are kept. Ask the person, by a road that is not the device's, which "
            "of them is hers.",
        )
    ]
    if found.together is not None:
        lines.append(
            translate("Losing", "Their first %n entries are the same.", None, found.together)
        )
    for one in found.histories:
        count = translate("Losing", "%n entries", None, one.head.size)
        last = (
            translate("Losing", "the last of them from {time}").format(time=_here(one.last_at))
            if one.last_at
            else translate("Losing", "none of them can be read here")
        )
        lines.append(
            translate("Losing", "History {number}: {count}, {last}; it ends with {root}").format(
                number=one.head.branch, count=count, last=last, root=one.head.root[:16]
            )
        )
    return "\n".join(lines)


def _here(utc: str) -> str:
    told = datetime.fromisoformat(utc.replace("Z", "+00:00"))
    return told.astimezone().strftime(_TYPED)


def _why_not(*, can_revoke: bool, was_restored: bool) -> str:
    root = translate(
        "Losing",
        "If the laptop that began the mission is itself in other hands, nobody can shut it out: "
        "tell everybody, by a road that is not the mission's, to send nothing more, begin a new "
        "mission and invite them again.",
    )
    if can_revoke:
        return root if was_restored else ""
    told = translate(
        "Losing",
        "Only the archive that began the mission can shut a device out: tell its coordinator at "
        "once, and say the device and the earliest time. What is told here helps to find both.",
    )
    return f"{told} {root}"


def of(losing: Losing, device: str | None) -> Device | None:
    """The device of that id."""
    return next((one for one in losing.devices if one.id == device), None)


def act_revoke(desk: Desk, device: str, at: str | None) -> tuple[int, int]:
    """Revoke, as the command line does; how many devices, and entries in doubt."""
    gone: list[DeviceId] = desk.membership.revoke(device, at)
    states = {one.device: one for one in desk.membership.listed()}
    return len(gone), sum(states[one].disputed for one in gone)
