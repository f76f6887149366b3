"""Small questions about labels and places that marks and notes both ask."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from satchel.domain.citing.links import Link

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def plain_label(label: str) -> str:
    """`12` for `¹²`; other labels as they are."""
    return label.translate(_RAISED)


class Spans:
    """Where the links of a document stand, to be asked for many places."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._by_line: dict[int, list[tuple[int, int]]] = {}
        for link in links:
            for line in range(link.line, link.last_line + 1):
                start = link.start if line == link.line else 0
                end = link.end if line == link.last_line else sys.maxsize
                self._by_line.setdefault(line, []).append((start, end))

    def hold(self, line: int, column: int) -> bool:
        """Whether the place is part of a link."""
        return any(start <= column < end for start, end in self._by_line.get(line, ()))
