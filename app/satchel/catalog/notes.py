"""Notes: one stamped line, durable before it is called saved.

How a line gets its time stands in `catalog.stamping`. To know first: a line under a
hearing that was opened sealed is kept only as ciphertext for headquarters, whoever keeps
it and however; a line without text stamps a moment, and is filled in by an edit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from satchel.catalog import places, stamping
from satchel.catalog.records import Records, refuse_withdrawn
from satchel.domain import zones
from satchel.domain.errors import UsageError
from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.words import Audience
from satchel.ledger.line import Line
from satchel.storage import drafts
from satchel.storage.journal import Written
from satchel.storage.transaction import Transaction

Freeze = Callable[[Transaction, Sequence[Line]], None]
SEALED_NOTES = "sealed_notes"  # of a hearing: its lines are sealed as they are kept


@dataclass(frozen=True, slots=True)
class NoteWish:
    """A line as the observer gave it. `at` is HH:MM or RFC 3339; None means now.

    `draft` is the key under which it was being typed: kept and no longer a draft are one
    moment. `moment`: no text yet, only when it was. `pressed` is when she asked for it to be
    kept, where that is known better than by when the disk was free. `document` is the photo
    of the page it was typed up from; `spoken_by` the person who spoke, where kept here;
    `clock` a reading of the courtroom clock (`catalog.hearings`).
    """

    on: str
    text: str
    at: str | None = None
    speaker: str | None = None
    tags: Sequence[str] = ()
    typed_up_from: str | None = None
    language: str | None = None
    sealed: bool = False
    audience: Audience = Audience.COORDINATION
    draft: str | None = None
    moment: bool = False
    pressed: datetime | None = None
    document: str | None = None
    spoken_by: str | None = None
    clock: JsonObject | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A line that was kept. `warnings` are whole sentences about its time."""

    written: Written
    at: str | None
    warnings: tuple[str, ...]
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Notes:
    """Taking notes under the records of an open archive."""

    records: Records
    freeze: Freeze

    def take(self, wish: NoteWish) -> Taken:
        """Keep one line; when this returns it is on the disk."""
        with self.records.archive.writing() as tx:
            return self.take_within(tx, wish)

    def take_within(self, tx: Transaction, wish: NoteWish) -> Taken:
        """`take` inside a transaction that does more than this one thing."""
        _require_words(wish)
        parent = self.records.view(tx.db, wish.on)
        refuse_withdrawn(parent)
        now = self.records.journal.clock()
        stamp = stamping.stamp(
            tx.db,
            parent,
            now,
            told=wish.at,
            live=not wish.typed_up_from,
            moment=wish.pressed or now.utc,
        )
        if wish.moment and stamp.at is None:
            raise UsageError("The moment has no time, so nothing was kept; give its text or a day.")
        sealed = wish.sealed or parent.fields.get(SEALED_NOTES) is True
        written = self.records.add_within(
            tx,
            "note",
            _fields(wish, parent, stamp),
            where=stamping.where(parent, stamp.zone),
            audience=wish.audience,
            sealed=sealed,
        )
        if sealed:
            self.freeze(tx, [written.line])
        if wish.draft is not None:
            drafts.drop(tx, wish.draft)
        return Taken(written, stamp.at, stamp.warnings, sealed)


def _require_words(wish: NoteWish) -> None:
    if not wish.moment and not wish.text.strip():
        raise UsageError("An empty note was not kept; give its text.")
    if wish.moment and wish.text.strip():
        raise UsageError("A moment is stamped without text; leave one of the two out.")


def _fields(wish: NoteWish, parent: RecordView, stamp: stamping.Stamp) -> dict[str, JsonValue]:
    given: dict[str, JsonValue] = {
        "text": wish.text if not wish.moment else None,
        "at": stamp.at,
        "speaker": wish.speaker or None,
        "spoken_by": wish.spoken_by,
        "tags": list(wish.tags) or None,
        "typed_up_from": wish.typed_up_from,
        "document": wish.document,
        "language": wish.language,
        "clock": wish.clock,
        "at_told": wish.at,
    }
    told = {name: value for name, value in given.items() if value is not None}
    return {"on": parent.record, **told}


def zone_of(view: RecordView) -> zones.Zone | None:
    """The zone that a record tells by itself: its field, its place or its court's name."""
    told = places.of_fields(view.fields)
    return zones.find(told.name) if told else None
