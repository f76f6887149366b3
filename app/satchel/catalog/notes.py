"""Notes: one stamped line, durable before it is called saved.

The time a line speaks of is kept twice: as typed, and as a whole time with the zone
of the hearing where that follows without guessing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from satchel.catalog.records import Records, refuse_withdrawn
from satchel.domain.errors import UsageError
from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonValue
from satchel.domain.moments import Moment
from satchel.domain.words import Audience
from satchel.ledger.line import Line
from satchel.storage.journal import Written
from satchel.storage.transaction import Transaction

Freeze = Callable[[Transaction, Sequence[Line]], None]

_CLOCK_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.]([0-5]\d))?")
_EXACT_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class NoteWish:
    """A line as the observer gave it. `at` is HH:MM or RFC 3339; None means now."""

    on: str
    text: str
    at: str | None = None
    speaker: str | None = None
    tags: Sequence[str] = ()
    typed_up_from: str | None = None
    language: str | None = None
    sealed: bool = False
    audience: Audience = Audience.COORDINATION


@dataclass(frozen=True, slots=True)
class Notes:
    """Taking notes under the records of an open archive."""

    records: Records
    freeze: Freeze

    def take(self, wish: NoteWish) -> Written:
        """Keep one line; when this returns it is on the disk."""
        if not wish.text.strip():
            raise UsageError("An empty note was not kept; give its text.")
        with self.records.archive.writing() as tx:
            parent = self.records.view(tx.db, wish.on)
            refuse_withdrawn(parent)
            moment = self.records.journal.clock()
            fields: dict[str, JsonValue] = {"on": parent.record, "text": wish.text}
            fields |= _times(wish, parent, moment)
            if wish.speaker:
                fields["speaker"] = wish.speaker
            if wish.tags:
                fields["tags"] = list(wish.tags)
            if wish.typed_up_from:
                fields["typed_up_from"] = wish.typed_up_from
            if wish.language:
                fields["language"] = wish.language
            written = self.records.add_within(
                tx, "note", fields, where=_where(parent), audience=wish.audience, sealed=wish.sealed
            )
            if wish.sealed:
                self.freeze(tx, [written.line])
            return written


def _times(wish: NoteWish, parent: RecordView, moment: Moment) -> dict[str, JsonValue]:
    """`at` where it is known; a line typed up later without a time has none."""
    zone = zone_of(parent)
    if wish.at is None:
        if wish.typed_up_from:
            return {}
        return {"at": _local(moment, zone).isoformat(timespec="seconds")}
    told: dict[str, JsonValue] = {"at_told": wish.at}
    clock_time = _CLOCK_TIME.fullmatch(wish.at.strip())
    if clock_time is None:
        return told | {"at": _whole_time(wish.at)}
    day = _day(wish, parent, moment, zone)
    if day is None:
        return told
    hour, minute, second = (int(part or 0) for part in clock_time.groups())
    there = zone or timezone(timedelta(minutes=moment.offset_minutes))
    when = datetime.combine(day, time(hour, minute, second), tzinfo=there)
    return told | {"at": when.isoformat(timespec="seconds")}


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


def _day(wish: NoteWish, parent: RecordView, moment: Moment, zone: tzinfo | None) -> date | None:
    dated = parent.fields.get("date")
    if isinstance(dated, str) and _EXACT_DATE.fullmatch(dated):
        try:
            return date.fromisoformat(dated)
        except ValueError:
            return None
    return None if wish.typed_up_from else _local(moment, zone).date()


def _local(moment: Moment, zone: tzinfo | None) -> datetime:
    return moment.utc.astimezone(zone or timezone(timedelta(minutes=moment.offset_minutes)))


def zone_of(view: RecordView) -> ZoneInfo | None:
    """The zone of the place a record speaks of, if it was recorded and is known."""
    name = view.fields.get("zone")
    if not isinstance(name, str):
        return None
    return named_zone(name)


def named_zone(name: str) -> ZoneInfo:
    """An IANA zone. Raises UsageError for a name that is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as wrong:
        raise UsageError(
            f"There is no time zone {name!r}; zones are named like Asia/Almaty."
        ) from wrong


def _where(parent: RecordView) -> dict[str, JsonValue] | None:
    told = {name: parent.fields[name] for name in ("place", "zone") if name in parent.fields}
    return told or None
