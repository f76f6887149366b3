"""What changed between two texts of one page: which lines went, which came. Pure.

Lines are compared by their words; spaces do not count. Long texts are compared without
regard to order, since finding the least difference of two long ones takes too long.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_MOST_IN_ORDER = 3_000  # lines of either text


class Way(StrEnum):
    """What became of a line."""

    SAME = "same"
    GONE = "gone"
    CAME = "came"


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One line and what became of it."""

    way: Way
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines of both, in order; of what stayed the same, each line once."""

    lines: tuple[ChangedLine, ...]

    @property
    def gone(self) -> int:
        """How many lines are there no more."""
        return sum(line.way is Way.GONE for line in self.lines)

    @property
    def came(self) -> int:
        """How many lines are new."""
        return sum(line.way is Way.CAME for line in self.lines)

    @property
    def is_same(self) -> bool:
        """Whether not a word differs."""
        return not self.gone and not self.came

    def around(self, context: int) -> tuple[ChangedLine | None, ...]:
        """What changed, with `context` lines beside it; None where lines are left out."""
        near = {
            at + step
            for at, line in enumerate(self.lines)
            if line.way is not Way.SAME
            for step in range(-context, context + 1)
        }
        return tuple(_with_gaps(self.lines, near))


def compare(before: str, after: str) -> Difference:
    """The difference of two texts."""
    old, new = _lines(before), _lines(after)
    if old == new:
        return Difference(tuple(ChangedLine(Way.SAME, line) for line in new))
    if max(len(old), len(new)) > _MOST_IN_ORDER:
        return Difference(tuple(_without_order(old, new)))
    return Difference(tuple(_in_order(old, new)))


def _lines(text: str) -> list[str]:
    return [line for raw in text.splitlines() if (line := " ".join(raw.split()))]


def _in_order(old: Sequence[str], new: Sequence[str]) -> Iterator[ChangedLine]:
    for way, start, end, begin, stop in SequenceMatcher(None, old, new, False).get_opcodes():
        if way == "equal":
            yield from _all(Way.SAME, new[begin:stop])
        else:
            yield from _all(Way.GONE, old[start:end])
            yield from _all(Way.CAME, new[begin:stop])


def _without_order(old: Sequence[str], new: Sequence[str]) -> Iterator[ChangedLine]:
    gone, came = Counter(old) - Counter(new), Counter(new) - Counter(old)
    yield from _all(Way.GONE, gone.elements())
    for line in new:
        if came[line] > 0:
            came[line] -= 1
            yield ChangedLine(Way.CAME, line)
        else:
            yield ChangedLine(Way.SAME, line)


def _all(way: Way, lines: Iterable[str]) -> Iterator[ChangedLine]:
    return (ChangedLine(way, line) for line in lines)


def _with_gaps(lines: Sequence[ChangedLine], near: set[int]) -> Iterator[ChangedLine | None]:
    was_left_out = False
    for at, line in enumerate(lines):
        if at in near:
            if was_left_out:
                yield None
            yield line
        was_left_out = at not in near
