"""When a line was: from what was typed, the record it stands under, and the clock.

For `catalog.notes` alone. A time is kept twice: as typed, and as a whole time with the
zone of the place where that follows without guessing. The laptop's own zone stands in the
entry's clock and nowhere else: a time whose zone nobody told has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from satchel.catalog import places
from satchel.domain import dates, zones
from satchel.domain.errors import UsageError
from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonValue
from satchel.domain.moments import Moment

_CLOCK_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.]([0-5]\d))?")
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a line was: `at` as far as it follows, in the zone of that name."""

    at: str | None
    zone: str | None
    warnings: tuple[str, ...] = ()


def clock_time(text: str) -> time | None:
    """A time of day as typed, `10:02` or `10:02:30`; None for anything else."""
    found = _CLOCK_TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups())
    return time(hour, minute, second)


def stamp(
    db: Any, parent: RecordView, now: Moment, *, told: str | None, live: bool, moment: datetime
) -> Stamp:
    """The time of a line under `parent`. `told` is what was typed for it, if anything;
    without it a `live` line was at `moment` by this device's clock, and one typed up later
    has no time. Raises UsageError for a `told` that is no time."""
    if told is None and not live:
        return Stamp(None, None)
    of = places.of_record(db, parent)
    zone = zones.find(of.name) if of else None
    name = of.name if of and zone else None
    if told is None:
        at = moment.astimezone(zone or UTC).isoformat(timespec="seconds")
        return Stamp(at.replace("+00:00", "Z") if zone is None else at, name)
    clock = clock_time(told)
    if clock is None:
        return Stamp(_whole_time(told), name)
    day = _day(parent, clock, _today(now, zone), live=live)
    if day is None:
        kept = f"The time is kept as typed, {told}, because its day is not known"
        return Stamp(None, name, (f"{kept}; give date and time with zone if it is.",))
    if zone is None:
        at = datetime.combine(day, clock).isoformat(timespec="seconds")
        return Stamp(at, None, (_no_zone(parent, of),))
    try:
        return Stamp(zones.at(datetime.combine(day, clock), zone).isoformat(), name)
    except zones.NoSuchClockTime as none:  # a line is never lost for its time
        return Stamp(None, name, (_as_typed(none),))


def where(parent: RecordView, zone: str | None) -> dict[str, JsonValue] | None:
    """The place a line was written of: its record's, and the zone its time is told in."""
    told = {name: parent.fields[name] for name in ("place", "zone") if name in parent.fields}
    return {**told, **({"zone": zone} if zone else {})} or None


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
