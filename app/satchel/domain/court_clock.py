"""The clock on the courtroom's wall beside the laptop's.

What a line's time is by the court's clock follows from the laptop's stamp and the last
reading; the stamp itself is never changed. To know first: a clock that shows no seconds
stands anywhere in its minute, so the middle of it is taken and half a minute is said to be
unknown; where the laptop shows the same minute, nothing is known to differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.zones import Zone

_HALF_MINUTE_S = 30
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """The court's clock was `ahead_s` seconds ahead of that device's, `within_s` either way."""

    shows: str
    ahead_s: int
    within_s: int
    device: str

    def fields(self) -> JsonObject:
        """As a record keeps it."""
        return {
            "shows": self.shows,
            "ahead_s": self.ahead_s,
            "within_s": self.within_s,
            "device": self.device,
        }

    def by_court(self, stamp: datetime) -> datetime:
        """The court's clock when this device's said `stamp`."""
        return stamp + timedelta(seconds=self.ahead_s)


def compare(shows: time, told: str, now: datetime, zone: Zone, device: str) -> Reading:
    """What `shows`, typed as `told`, tells beside this device's clock, which says `now` (aware).

    Of yesterday's, today's and tomorrow's `shows` in the court's zone the nearest is meant.
    """
    has_seconds = told.strip().count(":") + told.strip().count(".") == 2
    here = now.astimezone(zone)
    if not has_seconds and (here.hour, here.minute) == (shows.hour, shows.minute):
        return Reading(told.strip(), 0, _HALF_MINUTE_S, device)
    middle = shows if has_seconds else shows.replace(second=_HALF_MINUTE_S)
    days = (here.date() - _DAY, here.date(), here.date() + _DAY)
    told_times = (datetime.combine(day, middle, tzinfo=zone).astimezone(UTC) for day in days)
    nearest = min(told_times, key=lambda one: abs(one - now))
    ahead_s = round((nearest - now).total_seconds())
    return Reading(told.strip(), ahead_s, 1 if has_seconds else _HALF_MINUTE_S, device)


def read(value: JsonValue) -> Reading | None:
    """A reading as a record keeps it; None for anything else."""
    if not isinstance(value, Mapping):
        return None
    shows, device = value.get("shows"), value.get("device")
    ahead_s, within_s = value.get("ahead_s"), value.get("within_s")
    if not (isinstance(shows, str) and isinstance(device, str)):
        return None
    if not (isinstance(ahead_s, int) and isinstance(within_s, int)):
        return None
    return Reading(shows, ahead_s, within_s, device)
