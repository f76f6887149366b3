"""Timestamps that were checked here before, so that asking what waits grows with what is new.

Only for knowing what need not be asked for again: whoever shows or proves a timestamp checks
it anew, and `verify` checks them all. To know first: one is remembered while its record has
the one entry it was made by, and counts while its authority is believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from satchel.crypto.digest import sha256
from satchel.domain.errors import SatchelError
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.ledger.note import read_note
from satchel.ledger.tree_head import Checkpoint, read_text
from satchel.storage import entries, settings
from satchel.storage.archive import Archive
from satchel.storage.database import Database
from satchel.storage.transaction import Transaction
from satchel.sync.timestamps.authorities import Authority
from satchel.sync.timestamps.stamps import CHECKPOINT, KIND, RENEWAL, Checked, Stamps, covers

_HELD: Final = "timestamps_held"
_PARTS: Final = 4


@dataclass(frozen=True, slots=True)
class Held:
    """A timestamp whose token held. `key` tells what it is over (`key_of`), `renews` the older
    ones that it renewed in time; `size` is that of a head, else 0."""

    authority: RecordId
    key: str
    size: int = 0
    renews: tuple[RecordId, ...] = ()


def checkpoint_in(note: bytes) -> Checkpoint | None:
    """The head that a note tells, its signatures unread; None for what is no note."""
    try:
        return read_text(read_note(note.decode("utf-8")).text)
    except (SatchelError, UnicodeDecodeError):
        return None


def key_of(over: str, data: bytes, subject: str | None) -> str:
    """What a timestamp is over: `subject` is the device or the capture. Of a head it tells the
    head, whoever signed below it."""
    told = data
    if over == CHECKPOINT:
        head = checkpoint_in(data)
        told = head.text().encode() if head is not None and head.origin == subject else b""
    return f"{over} {subject or ''} {sha256(told).hex() if told else ''}"


def read(db: Database, known: Mapping[RecordId, Authority]) -> dict[RecordId, Held]:
    """What was checked before and has to be read no more."""
    told = settings.get(db, _HELD, {})
    if not isinstance(told, dict):
        return {}
    alone = entries.made_by_one(db, KIND)
    found = {RecordId(record): _held(one) for record, one in told.items() if record in alone}
    return {
        record: one
        for record, one in found.items()
        if one is not None and one.authority in known and known[one.authority].is_believed
    }


def gather(archive: Archive) -> tuple[Stamps, dict[RecordId, Held]]:
    """Everything that holds: what is remembered, and what is new, checked now. The stamps are
    only the new ones."""
    db = archive.reading()
    stamps = Stamps(db, archive.contents)
    held = read(db, stamps.authorities)
    stamps = Stamps(db, archive.contents, frozenset(held))
    return stamps, held | new(stamps, archive)


def new(stamps: Stamps, archive: Archive) -> dict[RecordId, Held]:
    """Those of `stamps` that hold; a renewal only brings what it is over where there is one."""
    some = stamps.holding()
    is_any = any(one.stamp.over == RENEWAL for one in some)
    whole = Stamps(stamps.db, archive.contents) if is_any else stamps
    return {one.stamp.record: _of(one, whole) for one in some}


def remember(tx: Transaction, held: Mapping[RecordId, Held]) -> None:
    """Keep what holds now, and forget the rest."""
    told: dict[str, JsonValue] = {
        record: [one.authority, one.key, one.size, list(one.renews)] for record, one in held.items()
    }
    settings.put(tx, _HELD, told or None)


def _of(one: Checked, whole: Stamps) -> Held:
    stamp = one.stamp
    renewed = _renewed(one, whole, stamp.renews) if stamp.over == RENEWAL else ()
    subject = stamp.device or stamp.capture
    key = key_of(stamp.over, stamp.data, subject)
    head = checkpoint_in(stamp.data) if stamp.over == CHECKPOINT else None
    size = head.size if head is not None and head.origin == stamp.device else 0
    return Held(one.authority.record, key, size, tuple(renewed))


def _renewed(one: Checked, whole: Stamps, named: Iterable[RecordId]) -> list[RecordId]:
    by_record, found = {stamp.record: stamp for stamp in whole.every}, []
    for record in named:
        if record not in by_record:
            continue
        try:
            older = whole.check(by_record[record])
        except SatchelError:
            continue
        if covers(one.stamp.data, older) and one.token.time <= older.authority.pin.until:
            found.append(record)
    return found


def _held(told: JsonValue) -> Held | None:
    if not isinstance(told, list | tuple) or len(told) != _PARTS:
        return None
    authority, key, size, renews = told
    if not (isinstance(authority, str) and isinstance(key, str) and isinstance(size, int)):
        return None
    named = renews if isinstance(renews, list | tuple) else ()
    return Held(RecordId(authority), key, size, tuple(RecordId(str(one)) for one in named))
