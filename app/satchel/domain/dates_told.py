"""A date as it was told, taken apart: EDTF (ISO 8601-2) as far as monitors need it.

For what reads a date's parts: what it covers and how it sorts (`dates`), and how it is said
(`dates_in_words`). Levels 0 to 2 without years outside 1 to 9999. Two things that
EDTF leaves out are read too, because reports have them: a time without seconds, and a
time told "about" (2019-07-17T00:00~, around midnight).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

_MARK = re.compile(r"[?~%]+")
_MARKED = re.compile(r"(?<![\dXZ])[?~%]{1,2}(?=[\dX])|(?<=[\dXZ])[?~%]{1,2}(?![\dXZ])")
_DATE = re.compile(r"(\d{1,4}X{0,3})(?:-([\dX]{2})(?:-([\dX]{2}))?)?")
_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)(Z|[+-]\d\d:\d\d)?")
_FIRST_SEASON, _LAST_SEASON = 21, 41


class Shape(Enum):
    """What several dates together mean."""

    ONE = "one"
    FROM_TO = "from, to"
    ONE_OF = "one of these"
    ALL_OF = "all of these"


@dataclass(frozen=True, slots=True)
class Part:
    """One date. Digits that are not known are `X`; `month` may be a season (21 to 41).

    `time` is like 17:16 or 17:16:05, `zone` like Z or +06:00; `about` and `unsure` are
    what ~ and ? say, % says both.
    """

    year: str
    month: str | None
    day: str | None
    time: str | None
    zone: str | None
    about: bool
    unsure: bool

    @property
    def season(self) -> int | None:
        """A season, quarter, third or half of the year, by its EDTF number."""
        told = self.month
        return int(told) if told and told.isdigit() and int(told) >= _FIRST_SEASON else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one date to another; None where it is open, and `unknown` where an end exists
    that nobody knows. A single date is both ends."""

    first: Part | None
    last: Part | None
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A whole date: one stretch, or several in a set."""

    shape: Shape
    stretches: tuple[Stretch, ...]


def read(text: str) -> Told | None:
    """The parts of an EDTF date, or None for text that is none. Does not judge the calendar:
    the 30th of February is read, and covers nothing."""
    told = text.strip()
    if told[:1] + told[-1:] in ("[]", "{}"):
        shape = Shape.ONE_OF if told[0] == "[" else Shape.ALL_OF
        items = [_stretch(item.strip(), "..") for item in told[1:-1].split(",")]
        known = tuple(item for item in items if item is not None)
        return Told(shape, known) if known and len(known) == len(items) else None
    if "/" in told:
        stretch = _stretch(told, "/")
        return Told(Shape.FROM_TO, (stretch,)) if stretch else None
    part = _part(told)
    return Told(Shape.ONE, (Stretch(part, part),)) if part else None


def _stretch(text: str, between: str) -> Stretch | None:
    first, found, last = text.partition(between)
    if not found:
        part = _part(text)
        return Stretch(part, part) if part else None
    open_ends = ("", "..")
    parts = [None if end in open_ends else _part(end) for end in (first, last)]
    if parts == [None, None] or any(
        part is None and end not in open_ends
        for part, end in zip(parts, (first, last), strict=True)
    ):
        return None
    return Stretch(parts[0], parts[1], unknown=between == "/" and "" in (first, last))


def _part(text: str) -> Part | None:
    marks = "".join(_MARK.findall(text))
    if marks and _MARK.search(_MARKED.sub("", text)):
        return None
    plain = _MARK.sub("", text)
    about, unsure = "~" in marks or "%" in marks, "?" in marks or "%" in marks
    if timed := _TIME.fullmatch(plain):
        year, month, day, time, zone = timed.groups()
        try:
            datetime.fromisoformat(plain)
        except ValueError:
            return None
        return Part(year, month, day, time, zone, about, unsure)
    dated = _DATE.fullmatch(plain)
    if dated is None or len(dated[1]) != 4:
        return None
    year, month, day = dated.groups()
    if month and month.isdigit() and not _fits(int(month), day):
        return None
    return Part(year, month, day, None, None, about, unsure)


def _fits(month: int, day: str | None) -> bool:
    return 1 <= month <= 12 or (day is None and _FIRST_SEASON <= month <= _LAST_SEASON)
