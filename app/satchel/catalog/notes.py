"""Notes: one stamped line, durable before it is called saved.

The time a line speaks of is kept twice: as typed, and as a whole time with the zone
of the place where that follows without guessing. The laptop's own zone stands in the
entry's clock and nowhere else: a time whose zone nobody told has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from satchel.catalog import places
from satchel.catalog.records import Records, refuse_withdrawn
from satchel.domain import dates, zones
from satchel.domain.errors import UsageError
from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonValue
from satchel.domain.moments import Moment
from satchel.domain.words import Audience
from satchel.ledger.line import Line
from satchel.storage import drafts
from satchel.storage.journal import Written
from satchel.storage.transaction import Transaction

Freeze = Callable[[Transaction, Sequence[Line]], None]

_CLOCK_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.]([0-5]\d))?")
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class NoteWish:
    """A line as the observer gave it. `at` is HH:MM or RFC 3339; None means now. `draft` is
    the key under which it was being typed: kept and no longer a draft are one moment."""

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


@dataclass(frozen=True, slots=True)
class Taken:
    """A line that was kept. `warnings` are whole sentences about its time."""

    written: Written
    at: str | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """Taking notes under the records of an open archive."""

    records: Records
    freeze: Freeze

    def take(self, wish: NoteWish) -> Taken:
        """Keep one line; when this returns it is on the disk."""
        if not wish.text.strip():
            raise UsageError("An empty note was not kept; give its text.")
        with self.records.archive.writing() as tx:
            parent = self.records.view(tx.db, wish.on)
            refuse_withdrawn(parent)
            stamp = _stamp(tx.db, wish, parent, self.records.journal.clock())
            fields: dict[str, JsonValue] = {"on": parent.record, "text": wish.text}
            if wish.at is not None:
                fields["at_told"] = wish.at
            if stamp.at is not None:
                fields["at"] = stamp.at
            if wish.speaker:
                fields["speaker"] = wish.speaker
            if wish.tags:
                fields["tags"] = list(wish.tags)
            if wish.typed_up_from:
                fields["typed_up_from"] = wish.typed_up_from
            if wish.language:
                fields["language"] = wish.language
            where = _where(parent, stamp.zone)
            written = self.records.add_within(
                tx, "note", fields, where=where, audience=wish.audience, sealed=wish.sealed
            )
            if wish.sealed:
                self.freeze(tx, [written.line])
            if wish.draft is not None:
                drafts.drop(tx, wish.draft)
            return Taken(written, stamp.at, stamp.warnings)


@dataclass(frozen=True, slots=True)
class _Stamp:
    """When a line was: `at` as far as it follows, in the zone of that name."""

    at: str | None
    zone: str | None
    warnings: tuple[str, ...] = ()


def _stamp(db: Any, wish: NoteWish, parent: RecordView, moment: Moment) -> _Stamp:
    """A line typed up later without a time has none."""
    if wish.at is None and wish.typed_up_from:
        return _Stamp(None, None)
    told = places.of_record(db, parent)
    zone = zones.find(told.name) if told else None
    name = told.name if told and zone else None
    if wish.at is None:
        now = moment.utc.astimezone(zone or UTC).isoformat(timespec="seconds")
        return _Stamp(now.replace("+00:00", "Z") if zone is None else now, name)
    clock_time = _CLOCK_TIME.fullmatch(wish.at.strip())
    if clock_time is None:
        return _Stamp(_whole_time(wish.at), name)
    hour, minute, second = (int(part or 0) for part in clock_time.groups())
    clock = time(hour, minute, second)
    day = _day(parent, clock, _today(moment, zone), live=not wish.typed_up_from)
    if day is None:
        kept = f"The time is kept as typed, {wish.at}, because its day is not known"
        return _Stamp(None, name, (f"{kept}; give date and time with zone if it is.",))
    if zone is None:
        at = datetime.combine(day, clock).isoformat(timespec="seconds")
        return _Stamp(at, None, (_no_zone(parent, told),))
    try:
        return _Stamp(zones.at(datetime.combine(day, clock), zone).isoformat(), name)
    except zones.NoSuchClockTime as none:  # a line is never lost for its time
        return _Stamp(None, name, (_as_typed(none),))


def _as_typed(none: zones.NoSuchClockTime) -> str:
    return f"{none.message} The line is kept as typed; 'edit ID --field at=TIME' tells its time."


def _no_zone(parent: RecordView, told: places.Zoned | None) -> str:
    if told is not None:
        return f"The zone {told.name!r} is not known here, so the time is kept without one."
    return (
        f"No zone is known for record {parent.record}, so the time is kept without one; give it "
        "with 'edit ID --field zone=Asia/Almaty' or a place."
    )


def _whole_time(text: str) -> str:
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError as wrong:
        raise UsageError(
            f"The time {text!r} is not understood; give HH:MM, or date and time with zone like "
            "2019-02-14T17:16:00+06:00."
        ) from wrong
    if when.tzinfo is None:
        raise UsageError(
            f"The time {text!r} has no zone; add it, like 2019-02-14T17:16:00+06:00, or give HH:MM."
        )
    told = text.strip()
    return told if _RFC_3339.fullmatch(told) else when.isoformat()


def _day(parent: RecordView, clock: time, today: date, *, live: bool) -> date | None:
    """The day a clock time was on: of the record's own date, also where that goes past
    midnight; else today, for a line that is written down as it happens."""
    dated, until = (parent.fields.get(name) for name in ("date", "to"))
    told = dated if isinstance(dated, str) else None
    whole = dates.between(told, until) if isinstance(until, str) else told
    covered = dates.span(whole) if whole else None
    if whole is None or covered is None:
        return today if live else None
    start, end = (one.replace(tzinfo=None) for one in (covered.start, covered.end))
    if not set("~?%") & set(whole) and (end - start) <= timedelta(days=2):
        days = list(dict.fromkeys((start.date(), end.date())))
        fitting = [day for day in days if start <= datetime.combine(day, clock) <= end]
        if len(days) == 1 or len(fitting) == 1:
            return (fitting or days)[0]
    return today if live and start.date() <= today <= end.date() else None


def _today(moment: Moment, zone: zones.Zone | None) -> date:
    here = zone or timezone(timedelta(minutes=moment.offset_minutes))
    return moment.utc.astimezone(here).date()


def _where(parent: RecordView, zone: str | None) -> dict[str, JsonValue] | None:
    told = {name: parent.fields[name] for name in ("place", "zone") if name in parent.fields}
    return {**told, **({"zone": zone} if zone else {})} or None


def zone_of(view: RecordView) -> zones.Zone | None:
    """The zone that a record tells by itself: its field, its place or its court's name."""
    told = places.of_fields(view.fields)
    return zones.find(told.name) if told else None
