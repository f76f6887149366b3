"""What should be stamped and is not yet: heads of ledgers, captures, older timestamps.

Nothing is written down for later: what waits follows from what is here, so that a kill, a
second device or a restored copy can neither lose a request nor make it twice. Not for
asking. To know first: an entry that only keeps a timestamp asks for no other timestamp, or
there would be no end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from satchel.domain.ids import DeviceId, RecordId
from satchel.domain.words import Audience, Role
from satchel.ledger.checkpoint import sign_checkpoint
from satchel.ledger.merkle import Frontier
from satchel.ledger.stamped_text import capture_text, renewal_text
from satchel.ledger.tree_head import Checkpoint
from satchel.storage import devices, entries, receipts, records, segments
from satchel.storage.archive import Archive
from satchel.storage.database import Database
from satchel.storage.records import ListWish
from satchel.sync.timestamps.authorities import Authority
from satchel.sync.timestamps.remembered import Held, checkpoint_in, key_of
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


def wanted(
    archive: Archive, stamps: Stamps, held: Mapping[RecordId, Held], now: datetime
) -> list[Wanted]:
    """Everything that the pinned authorities should be asked for. `held` is all that holds."""
    db = archive.reading()
    asked = [one for one in stamps.authorities.values() if one.is_asked]
    asked = [one for one in asked if one.pin.since <= now < one.pin.until]
    if not asked:
        return []
    done = {one.record: _keys_by(stamps, one, held) for one in asked}
    return [
        *_heads(db, asked, held, done),
        *_captures(db, asked, done),
        *_renewals(archive, stamps, asked, held, now),
    ]


def _same(stamps: Stamps, authority: Authority) -> set[RecordId]:
    """An authority with whichever of its certificates."""
    same = {one.record for one in stamps.authorities.values() if one.url == authority.url}
    return same | {authority.record}


def _keys_by(stamps: Stamps, authority: Authority, held: Mapping[RecordId, Held]) -> set[str]:
    """What this authority stamped."""
    same = _same(stamps, authority)
    return {one.key for one in held.values() if one.authority in same}


def _heads(
    db: Database,
    asked: list[Authority],
    held: Mapping[RecordId, Held],
    done: Mapping[RecordId, set[str]],
) -> Iterator[Wanted]:
    own = devices.require_own(db)
    is_observer = own.row.role is Role.OBSERVER
    for device, branch, _size in entries.ledgers(db):
        if is_observer and device != own.device:
            continue
        begin = f"{CHECKPOINT} {device} "
        stamped = {record: one for record, one in held.items() if one.key.startswith(begin)}
        note = _newest(db, device, branch, stamped)
        at = checkpoint_in(note) if note is not None else None
        if note is None or at is None or at.size == 0:
            continue
        for authority in asked:
            if key_of(CHECKPOINT, note, device) not in done[authority.record]:
                yield Wanted(CHECKPOINT, note, authority, device=device, size=at.size)


def _newest(
    db: Database, device: DeviceId, branch: int, stamped: Mapping[RecordId, Held]
) -> bytes | None:
    """The note to stamp: what one authority stamped already, where nothing came since but
    timestamps; else the newest there is, with a coordinator's signature where it has one."""
    own = devices.require_own(db)
    is_own = device == own.device and branch == 0
    notes = [] if is_own else _notes(db, device, branch)
    kept = entries.frontier(db, device, 0) if is_own else None
    size = kept[0] if kept else max((size for size, _note in notes), default=0)
    usable = [record for record, one in stamped.items() if 0 < one.size <= size]
    last = max(usable, key=lambda record: stamped[record].size, default=None)
    if last is not None and _only_timestamps(db, device, branch, stamped[last].size, size):
        note = _stamped_note(db, last)
        if note is not None and key_of(CHECKPOINT, note, device) == stamped[last].key:
            return note
    if kept is not None:
        head = Checkpoint(device, size, Frontier.from_bytes(kept[1]).root)
        return sign_checkpoint(head, own.keys.ed25519, own.keys.ml_dsa_44).encode()
    return next((note.encode() for at, note in notes if at == size), None)


def _stamped_note(db: Database, record: RecordId) -> bytes | None:
    view = records.get(db, record)
    told = view.fields.get("stamped") if view is not None else None
    return told.encode("utf-8", "surrogatepass") if isinstance(told, str) else None


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
    db: Database, asked: list[Authority], done: Mapping[RecordId, set[str]]
) -> Iterator[Wanted]:
    for view in records.select(db, ListWish(kind=CAPTURE, joined=True)):
        data = capture_text(view.fields)
        if data is None or view.fields.get("outcome") not in _KEPT:
            continue
        key = key_of(CAPTURE, data, view.record)
        lacking = [one for one in asked if key not in done[one.record]]
        if not lacking:
            continue
        rows = entries.entries_of(db, view.record)
        is_legal = any(row.audience == Audience.LEGAL for row in rows)
        audience = Audience.LEGAL if is_legal else Audience.COORDINATION
        for authority in lacking:
            yield Wanted(CAPTURE, data, authority, capture=view.record, audience=audience)


def _renewals(
    archive: Archive,
    stamps: Stamps,
    asked: list[Authority],
    held: Mapping[RecordId, Held],
    now: datetime,
) -> Iterator[Wanted]:
    soon = now + RENEW_BEFORE
    known = stamps.authorities
    old = {record for record, one in held.items() if known[one.authority].pin.ages <= soon}
    for authority in asked:
        if authority.pin.ages <= soon:
            continue  # what it signs now would be as old tomorrow
        lasting = {one for one in _same(stamps, authority) if known[one].pin.ages > soon}
        renewed = {
            record for one in held.values() if one.authority in lasting for record in one.renews
        }
        due = _counting(archive, old - renewed, now)
        if due:
            yield Wanted(
                RENEWAL,
                renewal_text(_told(one) for one in due),
                authority,
                renews=tuple(sorted(one.stamp.record for one in due)),
            )


def _counting(archive: Archive, some: Collection[RecordId], now: datetime) -> list[Checked]:
    """Those of `some` that still count, checked anew: what they say is stamped again."""
    if not some:
        return []
    whole = Stamps(archive.reading(), archive.contents)
    checked = whole.holding([one for one in whole.every if one.record in some])
    return [one for one in checked if whole.counts_until(one.stamp) >= now]


def _told(one: Checked) -> tuple[str, bytes, bytes]:
    return one.stamp.record, one.reply, one.stamp.data
