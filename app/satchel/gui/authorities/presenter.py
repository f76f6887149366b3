"""Authorities for timestamps, and what is signed and not yet timestamped, in plain words; no Qt.

Only what is known on this laptop is told: nothing here asks anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from satchel.assembly.desk import Desk
from satchel.crypto.time_pins import Pin, read_pin
from satchel.domain.ids import DeviceId
from satchel.domain.words import Role
from satchel.gui.core_sentences import spoken
from satchel.gui.finding.record_timestamps_presenter import Asking
from satchel.gui.knowledge.saying import Saying
from satchel.gui.language import translate
from satchel.storage import devices, records
from satchel.sync.timestamps import authorities
from satchel.sync.timestamps.authorities import Authority
from satchel.sync.timestamps.keeping import ENOUGH, LastTry
from satchel.sync.timestamps.stamps import CAPTURE, CHECKPOINT
from satchel.sync.timestamps.wanting import Wanted

_MOST = 30
_GROUP = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One authority. `said` is its line in the list, `facts` what is known of it."""

    record: str
    name: str
    url: str
    policy: str
    said: str
    facts: tuple[str, ...]
    is_asked: bool
    can_drop: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The screen. `advice` says what is missing; `waits` what is signed only, at most as many
    lines as are read, and `more` how many others."""

    rows: tuple[Row, ...]
    advice: str
    waits: tuple[str, ...]
    more: int
    asking: Asking


@dataclass(frozen=True, slots=True)
class Certificate:
    """A file that can be pinned: its bytes, and what to compare before one does."""

    pem: bytes
    facts: tuple[str, ...]


def read(desk: Desk, saying: Saying) -> Board:
    """Everything as it stands. Checks what is new, so it may take a moment."""
    known = authorities.listed(desk.archive.reading())
    tries = desk.timestamps.last_tries()
    asked = sum(one.is_asked for one in known)
    lines = list(_waiting(desk, desk.timestamps.waiting()))
    is_observer = desk.device.row.role is Role.OBSERVER
    return Board(
        tuple(_row(one, tries.get(one.record), known, saying) for one in known),
        _advice(asked, is_observer=is_observer),
        tuple(lines[:_MOST]),
        max(len(lines) - _MOST, 0),
        Asking(asked > 0, is_observer),
    )


def certificate(path: Path, saying: Saying) -> Certificate:
    """What a file would pin. Raises SatchelError where it cannot be one."""
    pem = authorities.pem_of(path)
    return Certificate(pem, tuple(_pinned(read_pin(pem), saying)))


def waiting_heading(count: int) -> str:
    """Over what waits."""
    if count:
        return translate("Authorities", "Signed, not yet timestamped")
    return translate("Authorities", "Nothing waits to be timestamped")


def nothing_asked(board: Board) -> str:
    """Why nothing can be asked for, where that is so."""
    if board.asking.may:
        return ""
    return translate(
        "Authorities", "All that is signed here waits until an authority is pinned and asked."
    )


def dropped(name: str) -> str:
    """What dropping means, before it is done."""
    return translate(
        "Authorities",
        "{name} is asked no more, and nothing that it stamped counts here any longer: what only it "
        "stamped is then signed, not timestamped. Its timestamps are kept.",
    ).format(name=name)


def _advice(asked: int, *, is_observer: bool) -> str:
    if is_observer and not asked:
        return translate(
            "Authorities",
            "None is pinned. What headquarters pins comes with what it sends; pin one here only "
            "if you want to ask from this laptop.",
        )
    if not asked:
        return translate("Authorities", "None is pinned. Begin with one, and add a second.")
    if asked < ENOUGH:
        return translate(
            "Authorities", "Pin a second one: two that do not know each other are hard to doubt."
        )
    return ""


def _row(one: Authority, last: LastTry | None, known: Sequence[Authority], saying: Saying) -> Row:
    state = _state(one, known)
    until = translate("Authorities", "its certificate holds until {date}").format(
        date=saying.date(f"{one.pin.until:%Y-%m-%d}")
    )
    facts = [one.url]
    if one.policy is not None:
        facts.append(translate("Authorities", "Policy {policy}").format(policy=one.policy))
    facts += _pinned(one.pin, saying)
    if last is not None:
        facts.append(
            translate("Authorities", "Asked in vain, last on {date} at {time} UTC: {why}").format(
                date=saying.date(last.at[:10]), time=last.at[11:16], why=spoken(last.why)
            )
        )
    return Row(
        record=one.record,
        name=one.name,
        url=one.url,
        policy=one.policy or "",
        said=f"{one.name} — {state}, {until}" if one.is_asked else f"{one.name} — {state}",
        facts=tuple(facts),
        is_asked=one.is_asked,
        can_drop=one.is_believed,
    )


def _state(one: Authority, known: Sequence[Authority]) -> str:
    if one.is_withdrawn:
        return translate("Authorities", "dropped; nothing it stamped counts")
    if not one.is_believed:
        return translate("Authorities", "pinned by no coordinator and not here; not believed")
    if one.replaced_by is not None and any(one.replaced_by == other.record for other in known):
        return translate("Authorities", "replaced by a newer certificate; what it stamped counts")
    return translate("Authorities", "asked for timestamps")


def _pinned(pin: Pin, saying: Saying) -> Iterator[str]:
    yield translate("Authorities", "Certificate of {subject}").format(subject=pin.subject)
    yield translate("Authorities", "It holds until {date}").format(
        date=saying.date(f"{pin.until:%Y-%m-%d}")
    )
    whole = pin.fingerprint
    grouped = " ".join(whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP))
    yield translate("Authorities", "SHA-256 {fingerprint}").format(fingerprint=grouped)


def _waiting(desk: Desk, wanted: Sequence[Wanted]) -> Iterator[str]:
    """A line for each thing, with all who are to stamp it."""
    by: dict[tuple[str, bytes], list[Wanted]] = {}
    for one in wanted:
        by.setdefault((one.over, one.data), []).append(one)
    members: dict[DeviceId, str] = {
        one.device: one.member for one in devices.everyone(desk.archive.reading())
    }
    for some in by.values():
        names = ", ".join(one.authority.name for one in some)
        what = _what(desk, some[0], members)
        yield translate("Authorities", "{what} — by {names}").format(what=what, names=names)


def _what(desk: Desk, one: Wanted, members: Mapping[DeviceId, str]) -> str:
    if one.over == CHECKPOINT and one.device is not None:
        if one.device == desk.device.device:
            return translate("Authorities", "This laptop's ledger, %n entries", None, one.size)
        told = translate("Authorities", "The ledger of {member}, %n entries", None, one.size)
        return told.format(member=members.get(one.device, one.device))
    if one.over == CAPTURE and one.capture is not None:
        view = records.get(desk.archive.reading(), one.capture)
        url = view.fields.get("url") if view is not None else None
        told = translate("Authorities", "The captured page {url}")
        return told.format(url=url if isinstance(url, str) else one.capture)
    return translate("Authorities", "%n older timestamps, to be renewed", None, len(one.renews))
