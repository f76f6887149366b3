"""Dates as people know them: EDTF (ISO 8601-2), no more exact than they are known.

For what a date covers, how dates sort, and lists that begin or end at one. Not for an
entry's own clock, which is exact. To know first: a date without a zone is the calendar of
the place it speaks of, so it meets a time with a zone by that time's own calendar, not by
UTC. A season covers its whole year, since where summer is depends on the place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TypeVar

from satchel.domain.dates_told import Part, Shape, Stretch, read
from satchel.domain.errors import UsageError

_YEAR = (1, 12)
_SEASONS = {
    **dict.fromkeys((25, 31), (3, 5)),  # spring in the north, autumn in the south
    **dict.fromkeys((26,), (6, 8)),
    **dict.fromkeys((27, 29), (9, 11)),
    30: _YEAR,  # summer in the south begins in one year and ends in the next
    32: (6, 8),
    **{33 + number: (3 * number + 1, 3 * number + 3) for number in range(4)},
    **{37 + number: (4 * number + 1, 4 * number + 4) for number in range(3)},
    **{40 + number: (6 * number + 1, 6 * number + 6) for number in range(2)},
}
# Only for sorting: a spring stands before a summer of the same year, wherever that is.
_USUAL = {21: 3, 22: 6, 23: 9, 24: 12, 28: 12, 30: 12}

T = TypeVar("T")
Order = tuple[int, datetime, timedelta, bool, str]
_NEVER = timedelta.max


@dataclass(frozen=True, slots=True)
class Span:
    """What a date covers: from `start` until `end`, aware where it has a zone."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Window:
    """What a list is limited to; a date overlaps it when it may have been then."""

    since: Span | None
    until: Span | None

    def holds(self, date: str) -> bool:
        """Whether something of that date may lie in the window; no date never does."""
        known = span(date)
        if known is None:
            return False
        return (self.since is None or _before(self.since.start, known.end)) and (
            self.until is None or _before(known.start, self.until.end)
        )


def window(since: str | None, until: str | None) -> Window:
    """Both ends included: until 2019-02 means to the end of February. Raises UsageError."""
    return Window(
        required(since) if since is not None else None,
        required(until) if until is not None else None,
    )


def required(text: str) -> Span:
    """What a date covers. Raises UsageError for one that is none."""
    known = span(text)
    if known is None:
        raise UsageError(
            f"The date {text!r} is not understood; give it as exactly as it is known, like "
            "2019-02-14, 2019-02, 2019, 2019-02~ (about) or 2017-11/2017-12 (from, to)."
        )
    return known


@lru_cache(maxsize=50_000)
def span(text: str) -> Span | None:
    """What an EDTF date, time, interval or set covers, or None for text that is none."""
    told = read(text)
    if told is None:
        return None
    spans = [_stretch(stretch) for stretch in told.stretches]
    known = [one for one in spans if one is not None]
    if len(known) < len(spans):
        return None
    return Span(
        min((one.start for one in known), key=_wall), max((one.end for one in known), key=_wall)
    )


@lru_cache(maxsize=50_000)
def order(text: str | None) -> Order:
    """What dates are sorted by: by beginning on the clock of the place, then the more exact
    and the more certain first; what has no date stands last.

    What has only an end stands where it ends. Two dates are equal only when they are the
    same text, so a list sorted by this is always the same.
    """
    told = read(text) if text else None
    covered = span(text) if text else None
    if told is None or covered is None:
        return 1, datetime.min, _NEVER, True, text or ""
    start, end = _wall(covered.start), _wall(covered.end)
    width = end - start
    parts = [part for one in told.stretches for part in (one.first, one.last) if part]
    if start == datetime.min:
        first = _covering(parts[0])
        start, width = _wall(first.start) if first else start, _NEVER
    elif told.shape is Shape.ONE and parts[0].season in _USUAL:
        start = start.replace(month=_USUAL[parts[0].season or 0])
    doubtful = any(part.about or part.unsure for part in parts)
    return 0, start, width, doubtful, text or ""


def by_instant(told: Sequence[T], date_of: Callable[[T], str | None]) -> list[T]:
    """What is sorted by `order`, with what says its zone in the order in which it happened.

    Those share out the places they have; what says no zone cannot be compared with them but
    by its own calendar, and stays where it is.
    """
    spans = ((at, span(date_of(one) or "")) for at, one in enumerate(told))
    starts = {at: one.start for at, one in spans if one is not None and one.start.tzinfo}
    moved = list(told)
    for place, at in zip(starts, sorted(starts, key=starts.__getitem__), strict=True):
        moved[place] = told[at]
    return moved


def between(since: str | None, until: str | None) -> str | None:
    """One date for what is told as two, a beginning and an end: `2015` and `2021-03` is
    2015/2021-03; what has no end known is open. What is no date is passed over."""
    first, last = (text if text and span(text) else None for text in (since, until))
    if last is None:
        return first if first is None or "/" in first or first[:1] in "[{" else f"{first}/.."
    start = (first or "..").partition("/")[0].strip("[]{}").split(",")[0]
    end = last.rpartition("/")[2].strip("[]{}").split(",")[-1]
    whole = f"{start.partition('..')[0] or '..'}/{end.rpartition('..')[2] or '..'}"
    return whole if span(whole) else first or last


def _stretch(stretch: Stretch) -> Span | None:
    first = _covering(stretch.first) if stretch.first else Span(datetime.min, datetime.min)
    last = _covering(stretch.last) if stretch.last else Span(datetime.max, datetime.max)
    if first is None or last is None or not _before(first.start, last.end):
        return None
    return Span(first.start, last.end)


def _covering(part: Part) -> Span | None:
    try:
        if part.time:
            clock = f"{part.year}-{part.month}-{part.day}T{part.time}{part.zone or ''}"
            start = datetime.fromisoformat(clock)
            return Span(start, start + timedelta(seconds=60 if len(part.time) == 5 else 1))
        return _days(part)
    except (ValueError, OverflowError):
        return None


def _days(part: Part) -> Span | None:
    years = range(max(int(part.year.replace("X", "0")), 1), int(part.year.replace("X", "9")) + 1)
    if part.season is not None:
        begins, ends = _SEASONS.get(part.season, _YEAR)
        months: Sequence[int] = range(begins, ends + 1)
    else:
        months = _numbers(part.month, 12)
    days = _numbers(part.day, 31)
    first = _first(years, months, days)
    last = _first(years[::-1], months[::-1], days[::-1])
    if first is None or last is None:
        return None
    return Span(first, last.replace(hour=23, minute=59, second=59, microsecond=999999))


def _numbers(told: str | None, highest: int) -> Sequence[int]:
    """The numbers from 1 that two digits may mean, where `X` is any digit."""
    if told is None or told == "XX":
        return range(1, highest + 1)
    if told.isdigit():
        return [int(told)] if 1 <= int(told) <= highest else []
    return [
        number
        for number in range(1, highest + 1)
        if all(said in ("X", digit) for said, digit in zip(told, f"{number:02}", strict=True))
    ]


def _first(years: Iterable[int], months: Sequence[int], days: Sequence[int]) -> datetime | None:
    """The first of these that the calendar has."""
    for year in years:
        for month in months:
            for day in days:
                try:
                    return datetime(year, month, day)
                except ValueError:
                    continue
    return None


def _wall(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _before(first: datetime, second: datetime) -> bool:
    """By the clock on the wall unless both say their zone."""
    if first.tzinfo is None or second.tzinfo is None:
        first, second = _wall(first), _wall(second)
    return first < second
