"""Markers in the running text: `[12]` and raised digits.

A marker is reported as its bare label: `12` for `[12]`, `12.`, `12` and `¹²`; `*` and
`iv` as they are. Years, `[sic]`, `[...]` and editorial notes in brackets are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from satchel.domain.citing.lines import Line
from satchel.domain.citing.links import Link
from satchel.domain.citing.notes import Note
from satchel.domain.citing.places import Spans, plain_label

_BRACKETED = re.compile(
    r"(?<!para )(?<!paras )(?<!para\. )(?<!§ )(?<!§)(?<!п\. )"
    r"\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)(?:,\s?(?:p|pp|с|стр)\.?\s?[\d–-]+)?\]"
)
_RAISED_DIGITS = re.compile(r"(?<!\bm)(?<!\bkm)(?<!\bcm)(?<!\bм)(?<!\bкм)([⁰¹²³⁴-⁹]+)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker in running text at (`line`, `column`)."""

    label: str
    line: int
    column: int


def find_marks(lines: Sequence[Line], links: Sequence[Link], notes: Sequence[Note]) -> list[Mark]:
    """Markers in running text, in order: not inside a link, not the label of a note."""
    labels = {note.line: note.column for note in notes}
    linked = Spans(links)
    found: list[Mark] = []
    for index, line in enumerate(lines):
        for match in (*_BRACKETED.finditer(line.text), *_RAISED_DIGITS.finditer(line.text)):
            if match.start() < labels.get(index, 0) or linked.hold(index, match.start()):
                continue
            text = plain_label(match[1])
            found.extend(Mark(label, index, match.start()) for label in _labels(text))
    return sorted(found, key=lambda mark: (mark.line, mark.column))


def _labels(text: str) -> list[str]:
    """`2–4` is three markers, `1, 3` two."""
    found: list[str] = []
    for part in re.split(r"\s?[,;]\s?", text):
        first, *rest = (int(number) for number in re.split(r"\s?[–-]\s?", part))
        last = rest[0] if rest and first < rest[0] <= first + 20 else first
        found.extend(str(number) for number in range(first, last + 1))
    return found
