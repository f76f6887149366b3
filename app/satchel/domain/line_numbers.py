"""Numbers of lines: keys under which the lines of a transcript are kept, in their order.

A line keeps its number for ever, so that a translation, a note or a citation that names it
stays right when others are put in: what comes between 0001 and 0002 is 0001.5. The order
of the numbers as texts is the order of the lines, and `in_order` keeps to it also for what
people wrote by hand (1, 2, 10). A translation's line that belongs to no line of its
original is 0003+1: the first such after line 3. It can never be taken for a line of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from satchel.domain.errors import UsageError

_SHAPE = re.compile(r"0*(\d{1,9})(?:\.(\d{1,20}))?(?:\+(\d{1,9}))?")
_WIDTH = 4
_EXTRA_WIDTH = 2


def numbered(count: int) -> list[str]:
    """Numbers of a whole text: 0001, 0002 and so on, all of one length."""
    width = max(_WIDTH, len(str(count)))
    return [str(number).zfill(width) for number in range(1, count + 1)]


def in_order(numbers: Iterable[str]) -> list[str]:
    """Numbers by their value; whatever is no number comes last, as text."""
    return sorted(numbers, key=_value)


def found(told: str, known: Collection[str]) -> str:
    """The number a person means by `told`, in the way `known` ones are written.

    12 is 0012 where that is how lines are numbered; a new one gets their length.
    Raises UsageError for what is no number.
    """
    if told in known:
        return told
    shape = _SHAPE.fullmatch(told.strip())
    if shape is None or shape[3] is not None:
        raise UsageError(
            f"{told!r} is no number of a line; it is like 12, or 12.5 for one after line 12."
        )
    wanted = _value(told.strip())
    same = [number for number in known if _value(number) == wanted]
    if same:
        return same[0]
    lengths = [len(number.partition(".")[0]) for number in known if _SHAPE.fullmatch(number)]
    whole = shape[1].zfill(max(lengths, default=_WIDTH))
    part = (shape[2] or "").rstrip("0")
    return f"{whole}.{part}" if part else whole


def beside(after: str | None, count: int) -> list[str]:
    """Numbers of `count` lines that belong to no line, standing after line `after`."""
    line = after or "0" * _WIDTH
    width = max(_EXTRA_WIDTH, len(str(count)))
    return [f"{line}+{str(number).zfill(width)}" for number in range(1, count + 1)]


def is_beside(number: str) -> bool:
    """Whether a translation's line of that number belongs to no line of the original."""
    return "+" in number


def _value(number: str) -> tuple[int, int, str, int, str]:
    """Sortable: the fraction compares as text, since .25 comes before .5."""
    shape = _SHAPE.fullmatch(number)
    if shape is None:
        return (1, 0, "", 0, number)
    return (0, int(shape[1]), (shape[2] or "").rstrip("0"), int(shape[3] or 0), "")
