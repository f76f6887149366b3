"""Which line of a translation belongs to which line of its original.

By times where both have them: lines that begin together, else those that overlap by half of
the shorter one. Otherwise line by line, and only where there are equally many: one line left
out would shift every later one to words it does not translate. Each original gets one line at
most; what belongs to none is kept apart, in its place. Also here: which times are odd.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from satchel.domain import line_numbers
from satchel.domain.errors import UsageError

_SAME_S = 0.0015  # programs round the last millisecond differently
_NEAR_S = 1.0  # of a time that was written without fractions
_LOOKED_AT = 100  # lines to either side: of a forged file everything may overlap everything


@dataclass(frozen=True, slots=True)
class Timed:
    """A stretch of a recording, in seconds; None where it is not told."""

    from_s: float | None = None
    to_s: float | None = None


def aligned(numbers: Sequence[str], times: Sequence[Timed], given: Sequence[Timed]) -> list[str]:
    """A number for each given line: that of the original (`numbers`, with their `times`) it
    belongs to, else one of `line_numbers.beside`. Raises UsageError where they do not fit."""
    if any(one.from_s is not None for one in times) and any(
        one.from_s is not None for one in given
    ):
        found = _by_times(numbers, times, given)
        if not any(found):
            raise UsageError(
                "No line of the translation stands at the time of a line of the transcript; give "
                "it with the transcript's times, or as plain text with a line for each."
            )
        return _with_the_rest(found)
    if len(given) == len(numbers):
        return list(numbers)
    raise UsageError(
        f"The translation has {len(given)} lines and the transcript {len(numbers)}, so somewhere "
        f"before line {min(len(given), len(numbers)) + 1} they part; give it with the transcript's "
        "times, or with a line for each."
    )


def odd_times(times: Sequence[Timed]) -> list[list[str]]:
    """For each line what is odd about its times; they are kept as they are."""
    found: list[list[str]] = [[] for _ in times]
    for number, one in enumerate(times):
        if one.from_s is not None and one.to_s is not None and one.to_s < one.from_s:
            found[number].append("ends-before-it-begins")
    for number, (before, one) in enumerate(pairwise(times), 1):
        if one.from_s is None or before.from_s is None:
            continue
        if one.from_s < before.from_s:
            found[number].append("begins-before-the-previous")
        elif before.to_s is not None and one.from_s < before.to_s:
            found[number].append("overlaps-the-previous")
    return found


def _by_times(
    numbers: Sequence[str], times: Sequence[Timed], given: Sequence[Timed]
) -> list[str | None]:
    known = sorted(
        (one.from_s, number, one.to_s)
        for number, one in zip(numbers, times, strict=True)
        if one.from_s is not None
    )
    starts = [start for start, _, _ in known]
    free = set(numbers)
    found: list[str | None] = [None] * len(given)
    for rate in (_begins_together, _overlaps):  # the surer sign first, for every line
        for place, one in enumerate(given):
            if found[place] is not None or one.from_s is None:
                continue
            near = known[slice(*_near(starts, one, rate is _begins_together))]
            rated = [
                (rate(one.from_s, one.to_s, start, to), -abs(start - one.from_s), number)
                for start, number, to in near
                if number in free
            ]
            best = max(rated, default=(0.0, 0.0, ""))
            if best[0] > 0:
                found[place] = best[2]
                free.discard(best[2])
    return found


def _near(starts: Sequence[float], one: Timed, only_begins: bool) -> tuple[int, int]:
    """Where in `starts` a line may find its own, from and up to."""
    start = one.from_s or 0.0
    at = bisect_left(starts, start)
    if only_begins:
        first, last = bisect_left(starts, start - _NEAR_S), bisect_right(starts, start + _NEAR_S)
    else:
        first, last = 0, bisect_left(starts, one.to_s if one.to_s is not None else start)
    return max(first, at - _LOOKED_AT, 0), min(last, at + _LOOKED_AT)


def _begins_together(start: float, end: float | None, other: float, until: float | None) -> float:
    """1 for lines of one beginning; without an end, near is enough."""
    far = _SAME_S if end is not None and until is not None else _NEAR_S
    return float(abs(start - other) <= far)


def _overlaps(start: float, end: float | None, other: float, until: float | None) -> float:
    """Seconds in common, where those are half of the shorter line."""
    if end is None or until is None or end <= start or until <= other:
        return 0.0
    common = min(end, until) - max(start, other)
    return common if common >= min(end - start, until - other) / 2 else 0.0


def _with_the_rest(found: Sequence[str | None]) -> list[str]:
    """Every line that belongs to none gets its place after the one before it."""
    after: list[str | None] = []
    for number in found:
        after.append(number or (after[-1] if after else None))
    apart = Counter(before for before, number in zip(after, found, strict=True) if number is None)
    waiting = {before: iter(line_numbers.beside(before, apart[before])) for before in apart}
    return [number or next(waiting[before]) for before, number in zip(after, found, strict=True)]
