"""What should be stamped and is not yet: heads of ledgers, captures, older timestamps.

Nothing is written down for later: what waits follows from what is here, so that a kill, a
second device or a restored copy can neither lose a request nor make it twice. Not for
asking. To know first: an entry that only keeps a timestamp asks for no other timestamp, or
there would be no end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from satchel.domain.errors import SatchelError
from satchel.domain.ids import DeviceId, RecordId
from satchel.domain.words import Audience, Role
from satchel.ledger.checkpoint import sign_checkpoint
from satchel.ledger.merkle import Frontier
from satchel.ledger.note import read_note
from satchel.ledger.stamped_text import capture_text, renewal_text
from satchel.ledger.tree_head import Checkpoint, read_text
from satchel.storage import devices, entries, receipts, records, segments
from satchel.storage.database import Database
from satchel.storage.records import ListWish
from satchel.sync.timestamps.authorities import Authority
from satchel.sync.timestamps.stamps import (
    CAPTURE,
    CHECKPOINT,
    KIND,
    RENEWAL,
    Checked,
    Stamps,
)

RENEW_BEFORE: Final = timedelta(days=90)
_KEPT: Final = ("captured", "partial")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Bytes that this authority should stamp, and what its record will say of them."""

    over: str
    data: bytes
    authority: Authority
    device: DeviceId | None = None
    size: int = 0
    capture: RecordId | None = None
    renews: tuple[RecordId, ...] = ()
    audience: Audience = Audience.COORDINATION


def wanted(db: Database, stamps: Stamps, now: datetime) -> list[Wanted]:
    """Everything that the pinned authorities should be asked for."""
    asked = [one for one in stamps.authorities.values() if one.is_asked]
    asked = [one for one in asked if one.pin.since <= now < one.pin.until]
    if not asked:
        return []
    by = {one.record: stamps_by(stamps, one) for one in asked}
    return [*_heads(db, asked, by), *_captures(db, asked, by), *_renewals(stamps, asked, now)]


def stamps_by(stamps: Stamps, authority: Authority) -> list[Checked]:
    """What this authority stamped, with whichever of its certificates."""
    same = {one.record for one in stamps.authorities.values() if one.url == authority.url}
    return stamps.holding(
        [one for one in stamps.every if one.authority in same | {authority.record}]
    )


def checkpoint_in(note: bytes) -> Checkpoint | None:
    """The head that a note tells, its signatures unread; None for what is no note."""
    try:
        return read_text(read_note(note.decode("utf-8")).text)
    except (SatchelError, UnicodeDecodeError):
        return None


def _heads(
    db: Database, asked: list[Authority], by: Mapping[RecordId, list[Checked]]
) -> Iterator[Wanted]:
    own = devices.require_own(db)
    is_observer = own.row.role is Role.OBSERVER
    for device, branch, _size in entries.ledgers(db):
        if is_observer and device != own.device:
            continue
        done = {
            record: [told for one in kept if (told := _head_of(one, device)) is not None]
            for record, kept in by.items()
        }
        note = _newest(db, device, branch, [told for some in done.values() for told in some])
        at = checkpoint_in(note) if note is not None else None
        if note is None or at is None or at.size == 0:
            continue
        for authority in asked:
            if at not in [head for head, _note in done[authority.record]]:
                yield Wanted(CHECKPOINT, note, authority, device=device, size=at.size)


def _head_of(one: Checked, device: DeviceId) -> tuple[Checkpoint, bytes] | None:
    if one.stamp.over != CHECKPOINT or one.stamp.device != device:
        return None
    head = checkpoint_in(one.stamp.data)
    return (head, one.stamp.data) if head is not None and head.origin == device else None


def _newest(
    db: Database, device: DeviceId, branch: int, stamped: list[tuple[Checkpoint, bytes]]
) -> bytes | None:
    """The note to stamp: what one authority stamped already, where nothing came since but
    timestamps; else the newest there is, with a coordinator's signature where it has one."""
    own = devices.require_own(db)
    is_own = device == own.device and branch == 0
    notes = [] if is_own else _notes(db, device, branch)
    kept = entries.frontier(db, device, 0) if is_own else None
    size = kept[0] if kept else max((size for size, _note in notes), default=0)
    usable = [one for one in stamped if one[0].size <= size]
    last = max(usable, key=lambda one: one[0].size, default=None)
    if last is not None and _only_timestamps(db, device, branch, last[0].size, size):
        return last[1]
    if kept is not None:
        head = Checkpoint(device, size, Frontier.from_bytes(kept[1]).root)
        return sign_checkpoint(head, own.keys.ed25519, own.keys.ml_dsa_44).encode()
    return next((note.encode() for at, note in notes if at == size), None)


def _notes(db: Database, device: DeviceId, branch: int) -> list[tuple[int, str]]:
    """Signed heads as they came, cosigned ones first."""
    cosigned = receipts.of_device(db, device) if branch == 0 else []
    came = [one for one in segments.of_device(db, device) if one.branch == branch]
    return [
        *((one.size, one.checkpoint) for one in reversed(cosigned)),
        *((one.size, one.checkpoint) for one in came),
    ]


def _only_timestamps(db: Database, device: DeviceId, branch: int, start: int, end: int) -> bool:
    for place in entries.positions(db, device, branch, start, end):
        row = entries.entry(db, place.leaf)
        if row is None or row.kind != KIND:
            return False
    return True


def _captures(
    db: Database, asked: list[Authority], by: Mapping[RecordId, list[Checked]]
) -> Iterator[Wanted]:
    done = {
        record: {(one.stamp.capture, one.stamp.data) for one in kept if one.stamp.over == CAPTURE}
        for record, kept in by.items()
    }
    for view in records.select(db, ListWish(kind=CAPTURE, joined=True)):
        data = capture_text(view.fields)
        if data is None or view.fields.get("outcome") not in _KEPT:
            continue
        rows = entries.entries_of(db, view.record)
        is_legal = any(row.audience == Audience.LEGAL for row in rows)
        audience = Audience.LEGAL if is_legal else Audience.COORDINATION
        for authority in asked:
            if (view.record, data) not in done[authority.record]:
                yield Wanted(CAPTURE, data, authority, capture=view.record, audience=audience)


def _renewals(stamps: Stamps, asked: list[Authority], now: datetime) -> Iterator[Wanted]:
    soon = now + RENEW_BEFORE
    old = [
        one
        for one in stamps.holding()
        if one.authority.pin.ages <= soon and stamps.counts_until(one.stamp) >= now
    ]
    for authority in asked:
        if authority.pin.ages <= soon:
            continue  # what it signs now would be as old tomorrow
        due = [one for one in old if not _renewed_by(stamps, one, authority, soon)]
        if due:
            yield Wanted(
                RENEWAL,
                renewal_text(_told(one) for one in due),
                authority,
                renews=tuple(sorted(one.stamp.record for one in due)),
            )


def _told(one: Checked) -> tuple[str, bytes, bytes]:
    return one.stamp.record, one.reply, one.stamp.data


def _renewed_by(stamps: Stamps, older: Checked, authority: Authority, soon: datetime) -> bool:
    return any(
        one.authority.url == authority.url and one.authority.pin.ages > soon
        for one in stamps.renewals_of(older.stamp)
    )
