"""Where on a line of time each happening stands, drawn as exactly as it is known; no Qt here.

A day is a point. A month or a year, and what is "about" or not certain, is a vague stretch
as long as it may have been. What lasted, from one date to another, is a bar. Where sources
disagree each date has a mark of its own. Too many for the eye are drawn as one that says
how many it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from satchel.catalog.chronology import Happening
from satchel.domain import dates
from satchel.domain.dates import Span
from satchel.domain.showing import one_line
from satchel.gui.knowledge.saying import Saying
from satchel.gui.language import translate

_DAY = timedelta(days=1)
_MOST_MARKS = 1500
_MOST_ROWS = 12
_MOST_YEARS_BY_MONTH = 12
_SLOTS = 400  # into which a long history is gathered
_DOUBT = "~?%["


class Shape(Enum):
    """How a mark is drawn."""

    POINT = "point"
    VAGUE = "vague"
    BAR = "bar"
    SEVERAL = "several"


class Rows(Enum):
    """What the rows are."""

    KIND = "kind"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: days from the plot's beginning, its row, and what is said of it. `line` is
    the place of its happening in the chronology."""

    start: float
    end: float
    row: int
    shape: Shape
    said: str
    line: int
    disputed: bool = False
    opens: bool = False  # its end is not known
    count: int = 1


@dataclass(frozen=True, slots=True)
class Tick:
    """A year, or a month, on the axis."""

    at: float
    words: str
    is_fine: bool = False  # drawn only where there is room between two of them


@dataclass(frozen=True, slots=True)
class Plot:
    """What is drawn: rows by name, marks in order of time, `days` from end to end."""

    rows: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    ticks: tuple[Tick, ...] = ()
    days: float = 0.0
    undated: int = 0


@dataclass(frozen=True, slots=True)
class _Placed:
    span: Span
    happening: Happening
    line: int
    lasts: bool = False
    opens: bool = False


def plot(lines: Sequence[Happening], saying: Saying, rows: Rows = Rows.KIND) -> Plot:
    """Lay out a chronology; what has no date is only counted."""
    placed = list(_placed(lines))
    undated = sum(1 for line in lines if _span(line) is None)
    if not placed:
        return Plot(undated=undated)
    names = _row_names(placed, saying, rows)
    order = list(dict.fromkeys(names))
    if len(order) > _MOST_ROWS:
        rest = translate("Knowledge", "all others")
        kept = order[: _MOST_ROWS - 1]
        names = [name if name in kept else rest for name in names]
        order = [*kept, rest]
    first, last = _edges(placed)
    at = {name: number for number, name in enumerate(order)}
    marks = [_mark(one, first, last, at[name]) for one, name in zip(placed, names, strict=True)]
    days = (last - first) / _DAY
    if len(marks) > _MOST_MARKS:
        marks = list(_gathered(marks, days))
    marks = [replace(mark, said=_words(mark, lines[mark.line], saying)) for mark in marks]
    marks.sort(key=lambda mark: (mark.start, mark.row))
    return Plot(tuple(order), tuple(marks), tuple(_ticks(first, last)), days, undated)


def _placed(lines: Sequence[Happening]) -> Iterator[_Placed]:
    """Each dated line once: a beginning takes its end with it where both are undisputed."""
    ends = {
        line.record: span
        for line in lines
        if line.is_end and not line.disputed and (span := _span(line)) is not None
    }
    begun: set[str] = set()
    for number, line in enumerate(lines):
        span = _span(line)
        if span is None or (line.is_end and line.record in begun and line.record in ends):
            continue
        if not line.is_end and not line.disputed and line.record in ends:
            begun.add(line.record)
            end = ends[line.record].end
            yield _Placed(Span(span.start, max(span.end, end)), line, number, lasts=True)
            continue
        told = line.date or ""
        lasts = "/" in told and not told.startswith(("/", ".."))
        yield _Placed(span, line, number, lasts, told.endswith(("/", "/..")))


def _span(line: Happening) -> Span | None:
    """What a date covers, by the clock of its place; what is open ends where it begins."""
    known = dates.span(line.date) if line.date else None
    if known is None:
        return None
    start, end = known.start.replace(tzinfo=None), known.end.replace(tzinfo=None)
    if start.year <= 1:
        start = max(end - _DAY, datetime.min)
    if end.year >= 9999:
        end = start + _DAY
    return Span(start, max(end, start))


def _row_names(placed: Iterable[_Placed], saying: Saying, rows: Rows) -> list[str]:
    if rows is Rows.PERSON:
        nobody = translate("Knowledge", "nobody named")
        return [one_line(one.happening.person_title or "") or nobody for one in placed]
    return [saying.kind(one.happening.kind, many=True) for one in placed]


def _edges(placed: Sequence[_Placed]) -> tuple[datetime, datetime]:
    first = min(one.span.start for one in placed)
    last = max(one.span.end for one in placed)
    room = max((last - first) / 40, _DAY)
    return max(first, datetime.min + room) - room, min(last, datetime.max - room) + room


def _mark(one: _Placed, first: datetime, last: datetime, row: int) -> Mark:
    happening = one.happening
    told = happening.date or ""
    if one.lasts:
        shape = Shape.BAR
    elif one.span.end - one.span.start > _DAY or any(sign in told for sign in _DOUBT):
        shape = Shape.VAGUE
    else:
        shape = Shape.POINT
    end = last if one.opens else one.span.end
    return Mark(
        start=(one.span.start - first) / _DAY,
        end=(end - first) / _DAY,
        row=row,
        shape=shape,
        said="",
        line=one.line,
        disputed=happening.disputed,
        opens=one.opens,
    )


def _words(mark: Mark, line: Happening, saying: Saying) -> str:
    words = said(line, saying)
    if mark.count > 1:
        several = translate("Knowledge", "%n happenings, the first", None, mark.count)
        return f"{several}: {words}"
    return words


def said(line: Happening, saying: Saying) -> str:
    """A happening in one sentence: when, what, who, and whether its date is disputed."""
    parts = [f"{saying.kind(line.kind)}: {one_line(line.title)}".rstrip(": ")]
    if line.is_end:
        parts.append(translate("Knowledge", "end"))
    if line.person_title:
        parts.append(one_line(line.person_title))
    if line.disputed:
        parts.append(translate("Knowledge", "sources disagree on the date"))
    return f"{saying.date(line.date)} – {', '.join(parts)}"


def _gathered(marks: Sequence[Mark], days: float) -> Iterator[Mark]:
    """What lasted stays; the rest of a row is counted in equal stretches of time."""
    slots: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        slot = int(mark.start / days * _SLOTS)
        slots.setdefault((mark.row, slot), []).append(mark)
    for together in slots.values():
        first = together[0]
        if len(together) == 1:
            yield first
            continue
        end = max(mark.start for mark in together)
        yield replace(first, end=end, shape=Shape.SEVERAL, count=len(together))


def _ticks(first: datetime, last: datetime) -> Iterator[Tick]:
    """Years; months where it is all within two of them; every fifth or tenth where many."""
    years = last.year - first.year + 1
    if years <= 2:
        for number in range(first.year * 12 + first.month, last.year * 12 + last.month):
            at = datetime(number // 12, number % 12 + 1, 1)
            yield Tick((at - first) / _DAY, f"{at.month:02}.{at.year}")
        return
    if years <= _MOST_YEARS_BY_MONTH:
        for number in range(first.year * 12 + first.month, last.year * 12 + last.month):
            at = datetime(number // 12, number % 12 + 1, 1)
            if at.month != 1:
                yield Tick((at - first) / _DAY, f"{at.month:02}.{at.year}", is_fine=True)
    step = next((step for step in (1, 2, 5, 10, 25) if years / step <= 14), 50)
    for year in range(first.year + 1, last.year + 1):
        if year % step == 0:
            yield Tick((datetime(year, 1, 1) - first) / _DAY, str(year))
