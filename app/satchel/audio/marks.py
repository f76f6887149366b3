"""From the recorder's many clock marks to the few that a description needs.

Pure. To know first: a mark pairs a sample, counted as the recorder heard it, with a time;
two marks at one sample are a gap, the time before it and the time after. Samples of items
that cannot be read are not in the sound, so everything behind them moves forward.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_RATE = 48_000
_SAME_NS = 20_000_000
_EXACT_NS = 5_000_000

Mark = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Missing:
    """`count` samples from `at` on were recorded but cannot be read."""

    at: int
    count: int


@dataclass(frozen=True, slots=True)
class Gap:
    """At sample `at` of the sound, `heard_at` as the recorder counted, time went on without it."""

    at: int
    heard_at: int
    lost_ns: int
    is_missing: bool


@dataclass(frozen=True, slots=True)
class Clocked:
    """Marks and gaps of the sound as it is."""

    marks: list[Mark]
    gaps: list[Gap]


def clocked(marks: Sequence[Mark], missing: Sequence[Missing]) -> Clocked:
    """`marks` in the order they were told, of which later ones correct earlier."""
    known = _cleaned(marks)
    found: list[tuple[int, int, int, bool]] = []  # place in the sound, as heard, time, missing
    moved = 0
    for hole in missing:
        found += [(at - moved, at, ns, False) for at, ns in known if _since(found) <= at < hole.at]
        ends = hole.at + hole.count
        for edge in (hole.at, ends):
            found.append((hole.at - moved, edge, _time(known, edge), True))
        moved += hole.count
    found += [(at - moved, at, ns, False) for at, ns in known if at >= _since(found)]
    gaps = [
        Gap(two[0], two[1], two[2] - one[2], one[3] and two[3])
        for one, two in pairwise(found)
        if one[0] == two[0] and two[2] - one[2] > _SAME_NS
    ]
    return Clocked(_few([(at, ns) for at, _, ns, _ in found]), gaps)


def _since(found: Sequence[tuple[int, int, int, bool]]) -> int:
    return found[-1][1] if found and found[-1][3] else 0


def _cleaned(marks: Sequence[Mark]) -> list[Mark]:
    """Ordered, time never running back; of several at one sample the first and the last."""
    by_sample: dict[int, list[int]] = {}
    for at, ns in marks:
        by_sample.setdefault(at, []).append(ns)
    found: list[Mark] = []
    for at in sorted(by_sample):
        before, after = by_sample[at][0], by_sample[at][-1]
        if at and after - before > _SAME_NS:
            found.append((at, before))
        found.append((at, after))
    latest = 0
    forward = []
    for at, ns in found:
        latest = max(latest, ns)
        forward.append((at, latest))
    return forward


def _time(marks: Sequence[Mark], sample: int) -> int:
    """The time of a sample, by the mark before it, or the first one."""
    before = [mark for mark in marks if mark[0] <= sample] or marks[:1]
    at, ns = before[-1] if before else (0, 0)
    return ns + (sample - at) * 1_000_000_000 // _RATE


def _few(marks: Sequence[Mark]) -> list[Mark]:
    """Those from which all others follow within five milliseconds."""
    kept: list[Mark] = []
    for place, mark in enumerate(marks):
        if kept and kept[-1] == mark:
            continue
        follows = marks[place + 1] if place + 1 < len(marks) else None
        if not kept or follows is None or follows[0] == mark[0] or kept[-1][0] == mark[0]:
            kept.append(mark)
        elif follows[0] > kept[-1][0]:
            share = (mark[0] - kept[-1][0]) / (follows[0] - kept[-1][0])
            told = kept[-1][1] + share * (follows[1] - kept[-1][1])
            if abs(told - mark[1]) > _EXACT_NS:
                kept.append(mark)
    return kept
