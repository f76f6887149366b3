"""A measured figure beside the one to reach, and the table of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; `reached` is None where there is nothing to reach."""

    what: str
    measured: str
    to_reach: str = ""
    reached: bool | None = None

    @property
    def verdict(self) -> str:
        return {True: "reached", False: "NOT REACHED", None: ""}[self.reached]


def below(what: str, measured: float, limit: float, unit: str) -> Figure:
    """A figure that must stay under `limit`."""
    return Figure(what, f"{measured:,.4g} {unit}", f"< {limit:,g} {unit}", measured < limit)


def at_least(what: str, measured: float, limit: float, unit: str) -> Figure:
    """A figure that must come to `limit` or more."""
    return Figure(what, f"{measured:,.4g} {unit}", f">= {limit:,g} {unit}", measured >= limit)


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile: the smallest value that `share` of them do not exceed."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]


def table(figures: Sequence[Figure]) -> str:
    """The figures in columns, in ASCII: it must be readable under LANG=C."""
    rows = [("what", "measured", "to reach", "")] + [
        (figure.what, figure.measured, figure.to_reach, figure.verdict) for figure in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join(
            [row[0].ljust(widths[0]), row[1].rjust(widths[1]), row[2].ljust(widths[2]), row[3]]
        )
        for row in rows
    ]
    return "\n".join(line.rstrip() for line in lines)
