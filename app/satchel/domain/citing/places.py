"""Small questions about labels and places that marks and notes both ask."""

from __future__ import annotations

import itertools
import sys
from collections import Counter
from collections.abc import Sequence

from satchel.domain.citing.addresses import bare
from satchel.domain.citing.lines import Line
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


def repeated_lines(lines: Sequence[Line], links: Sequence[Link]) -> set[int]:
    """Lines of runs of bare links most of which stand elsewhere in the document too.

    That is how extractors repeat what is printed; a footnote with a link on each of its
    lines repeats nothing.
    """
    alone = {
        link.line: bare(link.url)
        for link in links
        if link.line == link.last_line
        and lines[link.line].text.strip() == lines[link.line].text[link.start : link.end]
    }
    often = Counter(bare(link.url) for link in links)
    found: set[int] = set()
    for first in (line for line in alone if line - 1 not in alone):
        run = list(itertools.takewhile(alone.__contains__, itertools.count(first)))
        here = Counter(alone[line] for line in run)
        elsewhere = sum(often[alone[line]] > here[alone[line]] for line in run)
        if len(run) > 1 and 2 * elsewhere >= len(run):
            found.update(run)
    return found
