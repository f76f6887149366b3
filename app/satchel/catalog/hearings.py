"""Opening a hearing: where and when it is, who is here, and what the court's clock says.

The lines themselves are kept by `catalog.notes`. To know first: a reading of the courtroom
clock is itself a line, for two observers of one hearing have two laptops; it says by which
device's clock it was taken, and changes no stamp.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from satchel.catalog import places, stamping
from satchel.catalog.notes import SEALED_NOTES, Notes, NoteWish, Taken
from satchel.catalog.records import Records
from satchel.domain import court_clock, zones
from satchel.domain.court_clock import Reading
from satchel.domain.describing import describe
from satchel.domain.errors import RefusedByPolicy, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Audience
from satchel.storage import records as rows
from satchel.storage.journal import Written
from satchel.storage.records import ListWish
from satchel.storage.transaction import Transaction

_FAR_S = 2 * 3600  # a courtroom clock is not wrong by this; the zone may be
_NAMES = ("court", "room", "place", "date", "title", "language")


@dataclass(frozen=True, slots=True)
class HearingWish:
    """A hearing as told. `case` is a record, else `new_case` the title of one to be kept with
    it; `zone` None means by its place, court or case. `sealed`: every line is kept only as
    ciphertext for headquarters."""

    case: str | None
    new_case: str | None = None
    court: str | None = None
    room: str | None = None
    place: str | None = None
    date: str | None = None
    zone: str | None = None
    title: str | None = None
    language: str | None = None
    participants: Sequence[str] = ()
    sealed: bool = False
    audience: Audience = Audience.COORDINATION


@dataclass(frozen=True, slots=True)
class Begun:
    """A hearing that was kept; `zone` is what it has, and `because` of what, if of anything."""

    written: Written
    zone: str | None
    because: places.Zoned | None


@dataclass(frozen=True, slots=True)
class ClockRead:
    """A reading that was kept. `warnings` are whole sentences."""

    taken: Taken
    reading: Reading
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody of a hearing or its case; `record` is None for one who is only named.
    `here`: said to take part in this hearing."""

    name: str
    roles: tuple[str, ...] = ()
    record: RecordId | None = None
    is_protected: bool = False
    here: bool = True


@dataclass(frozen=True, slots=True)
class Hearings:
    """Acts on hearings. `can_seal` says whether there is a mission to seal to."""

    records: Records
    notes: Notes
    can_seal: Callable[[], bool] = field(default=lambda: False)

    def begin(self, wish: HearingWish) -> Begun:
        """Keep a hearing. Raises UsageError for a zone that is none, NoSuchThing for its
        case, and RefusedByPolicy("no-recipients") for a sealed one without a mission."""
        if wish.sealed and not self.can_seal():
            raise RefusedByPolicy(
                "There is no mission to seal its lines to, so they would be lost; join a mission "
                "first, or open the hearing unsealed.",
                code="no-recipients",
            )
        with self.records.archive.writing() as tx:
            fields = _fields(wish)
            fields["case"] = self._case(tx, wish)
            told = places.found(tx.db, fields)
            if told is not None and zones.find(told.name) is not None:
                fields["zone"] = told.name
            written = self.records.add_within(tx, "event", fields, audience=wish.audience)
        return Begun(written, _text(fields.get("zone")), told)

    def zone_for(self, case: str | None, court: str | None, place: str | None) -> str | None:
        """The zone a hearing would have by its place, court or case; nothing is kept."""
        fields: dict[str, JsonValue] = {"place": place, "court": court, "case": case}
        told = places.found(
            self.records.archive.reading(), {name: text for name, text in fields.items() if text}
        )
        return told.name if told is not None and zones.find(told.name) else None

    def read_clock(self, hearing: str, shows: str) -> ClockRead:
        """Keep what the courtroom clock shows now, and how far it is from this device's.

        Raises UsageError for what is no time of day, and where no zone is known.
        """
        clock = stamping.clock_time(shows)
        if clock is None:
            raise UsageError(
                f"The clock's time {shows!r} is not understood; give HH:MM, or HH:MM:SS where it "
                "has a second hand."
            )
        now = self.records.journal.clock()
        with self.records.archive.writing() as tx:
            view = self.records.view(tx.db, hearing)
            told = places.of_record(tx.db, view)
            zone = zones.find(told.name) if told else None
            if zone is None:
                raise UsageError(
                    f"No zone is known for record {view.record}, so its clock cannot be compared; "
                    "give it with 'edit ID --field zone=Asia/Almaty' or a place."
                )
            device = self.records.journal.author.device
            reading = court_clock.compare(clock, shows, now.utc, zone, device)
            wish = NoteWish(view.record, "", moment=True, clock=reading.fields(), pressed=now.utc)
            taken = self.notes.take_within(tx, wish)
        return ClockRead(taken, reading, _doubts(reading, zone.key))

    def people(self, hearing: str) -> list[Here]:
        """Who is here, then the other people of the case; a protected person by the code."""
        db = self.records.archive.reading()
        view = self.records.view(db, hearing)
        told = _texts(view.fields.get("persons"))
        found = [self._person(db, one, True) for one in told]
        named = [Here(name) for name in _texts(view.fields.get("participants"))]
        case = _text(view.fields.get("case"))
        of_case = rows.select(db, ListWish("person", case=RecordId(case))) if case else []
        joined = {other for one in told for other in rows.joined_to(db, RecordId(one))}
        others = [
            self._person(db, one.record, False) for one in of_case if one.record not in joined
        ]
        return [*(one for one in found if one), *named, *(one for one in others if one)]

    def add_here(self, hearing: str, person: str) -> Written:
        """Say that a person kept here takes part; stands beside what other observers say."""
        with self.records.archive.writing() as tx:
            who = self.records.view(tx.db, person)
            if who.kind != "person":
                raise UsageError(f"Record {who.record} is a {who.kind}; name a person.")
            told: dict[str, JsonValue] = {"field": "persons", "value": [who.record]}
            return self.records.edit_within(tx, hearing, {}, statements=[told])

    def next_after(self, hearing: RecordView) -> RecordView | None:
        """The hearing of the same case that is dated next after this one."""
        case, dated = (_text(hearing.fields.get(name)) for name in ("case", "date"))
        if case is None or dated is None:
            return None
        wish = ListWish("event", case=RecordId(case), only=("event_kind", "hearing"))
        listed = rows.select(self.records.archive.reading(), wish)
        later = [one for one in listed if (_text(one.fields.get("date")) or "") > dated]
        return min(later, key=lambda one: str(one.fields["date"]), default=None)

    def _case(self, tx: Transaction, wish: HearingWish) -> RecordId:
        if wish.case is not None:
            return self.records.view(tx.db, wish.case).record
        if not wish.new_case:
            raise UsageError("A hearing belongs to a case; name one, or give the title of a new.")
        case: dict[str, JsonValue] = {"title": wish.new_case}
        return self.records.add_within(tx, "case", case, audience=wish.audience).record

    def _person(self, db: Any, record: str, here: bool) -> Here | None:
        view = rows.get(db, record)
        if view is None or view.withdrawn is not None:
            return None
        title = describe(view, self.records.kinds.words("person")).title
        concealed = bool(view.fields.get("protected"))
        roles = tuple(_texts(view.fields.get("roles")))
        return Here(title or view.record, roles, view.record, concealed, here)


def _fields(wish: HearingWish) -> dict[str, JsonValue]:
    told = {name: getattr(wish, name) for name in _NAMES}
    fields: dict[str, JsonValue] = {name: text for name, text in told.items() if text is not None}
    fields["event_kind"] = "hearing"
    if wish.participants:
        fields["participants"] = list(wish.participants)
    if wish.zone is not None:
        zones.named(wish.zone)
        fields["zone"] = wish.zone
    if wish.sealed:
        fields[SEALED_NOTES] = True
    return fields


def _doubts(reading: Reading, zone: str) -> tuple[str, ...]:
    if abs(reading.ahead_s) < _FAR_S:
        return ()
    hours = abs(reading.ahead_s) / 3600
    return (
        f"That is {hours:.1f} hours from this device's clock by the zone {zone}: look whether the "
        "zone and the device's clock are right.",
    )


def _texts(value: JsonValue) -> list[str]:
    items = value if isinstance(value, list | tuple) else ()
    return [one for one in items if isinstance(one, str) and one]


def _text(value: JsonValue) -> str | None:
    return value if isinstance(value, str) and value else None
