"""Dates as people know them: EDTF (ISO 8601-2), no more exact than they are known.

For what a date covers, and for lists that begin or end at one. Not for an entry's own
clock, which is exact. To know first: a date without a zone is the calendar of the place
it speaks of, so it meets a time with a zone by that time's own calendar, not by UTC.
A season covers its whole year, since where summer is depends on the place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from satchel.domain.errors import UsageError

_QUALIFIERS = str.maketrans("", "", "?~%")
_DATE = re.compile(r"(?=[\dX]{4}(?:-|$))(\d{1,4}X{0,3})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?")
_TIME = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(?P<seconds>:\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?"
)
_LAST_SEASON = 41
_FIRST_SEASON = 21


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


def span(text: str) -> Span | None:
    """What an EDTF date, time, interval or set covers, or None for text that is none."""
    told = text.strip().translate(_QUALIFIERS)
    if told[:1] + told[-1:] in ("[]", "{}"):
        inner = told[1:-1]
        parts = [part.strip() for part in re.split(r",|\.\.", inner)]
        if not inner.startswith("..") and not inner.endswith("..") and "" in parts:
            return None
        return _covering([part for part in parts if part], inner[:2] == "..", inner[-2:] == "..")
    first, slash, last = told.partition("/")
    if not slash:
        return _one(told)
    open_ends = ("", "..")
    known = [part for part in (first, last) if part not in open_ends]
    return _covering(known, first in open_ends, last in open_ends)


def _covering(parts: list[str], open_start: bool, open_end: bool) -> Span | None:
    spans = [known for part in parts if (known := _one(part)) is not None]
    if not spans or len(spans) < len(parts):
        return None
    start, end = spans[0].start, spans[-1].end
    if not _before(start, end):
        return None
    return Span(datetime.min if open_start else start, datetime.max if open_end else end)


def _one(text: str) -> Span | None:
    try:
        if exact := _TIME.fullmatch(text):
            start = datetime.fromisoformat(text)
            return Span(start, start + timedelta(seconds=1 if exact["seconds"] else 60))
        return _day_or_more(text)
    except (ValueError, OverflowError):
        return None


def _day_or_more(text: str) -> Span | None:
    told = _DATE.fullmatch(text)
    if told is None:
        return None
    year, month, day = told.groups()
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month in (None, "XX"):
        return Span(datetime(first, 1, 1), _month_after(last, 12))
    if _FIRST_SEASON <= int(month) <= _LAST_SEASON and day is None:
        return Span(datetime(first, 1, 1), _month_after(last, 12))
    if day in (None, "XX"):
        return Span(datetime(first, int(month), 1), _month_after(last, int(month)))
    start = datetime(first, int(month), int(day))
    end = datetime(last, int(month), int(day), 23, 59, 59, 999999)
    return Span(start, end)


def _month_after(year: int, month: int) -> datetime:
    if (year, month) == (9999, 12):
        return datetime.max
    return datetime(year + month // 12, month % 12 + 1, 1)


def _before(first: datetime, second: datetime) -> bool:
    """By the clock on the wall unless both say their zone."""
    if first.tzinfo is None or second.tzinfo is None:
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return first < second
