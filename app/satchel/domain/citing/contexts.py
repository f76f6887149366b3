"""The words around a citation: those of the sentence that cites, rather than of the footnote.

A `[12]` or raised digit is known by its place. A footnote number that lost its raised
position is glued to a word (`pressure on him2.`); it is looked for on the note's page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from satchel.domain.citing.lines import Line
from satchel.domain.citing.links import Link
from satchel.domain.citing.markers import Mark
from satchel.domain.citing.notes import Note
from satchel.domain.citing.places import Spans

LONGEST = 240
_LONGEST_WORD = 30


class Contexts:
    """Finds the words for citations of one document."""

    def __init__(
        self,
        lines: Sequence[Line],
        links: Sequence[Link],
        notes: Sequence[Note],
        marks: Sequence[Mark],
    ) -> None:
        self._lines = lines
        self._links = Spans(links)
        self._marks = marks
        self._of_notes = {
            line for note in notes for line in range(note.line, note.last_line + 1)
        }  # fmt: skip

    def of(self, line: int, column: int, label: str | None) -> str:
        """At most 240 characters around the mark `label` of a note at `line`, or around
        the place itself when it stands in running text or its mark is not found."""
        if label is not None and line in self._of_notes:
            line, column = self._citing_place(line, label) or (line, column)
        return self._around(line, column)

    def _citing_place(self, note_line: int, label: str) -> tuple[int, int] | None:
        page = self._lines[note_line].page
        for mark in reversed(self._marks):
            on_page = self._lines[mark.line].page <= page
            if mark.label == label and mark.line < note_line and on_page:
                return mark.line, mark.column
        if not label.isdigit():
            return None
        glued = re.compile(
            rf"(?:(?<=[^\W\d_])|(?<=[.,;:!?’”\"')»\]])|(?<=19\d\d)|(?<=20\d\d)){label}(?=[\s.,;:)]|$)"
        )
        for line in range(note_line - 1, -1, -1):
            if self._lines[line].page != page:
                return None
            for match in glued.finditer(self._lines[line].text):
                if line not in self._of_notes and not self._links.hold(line, match.start()):
                    return line, match.start()
        return None

    def _around(self, line: int, column: int) -> str:
        """The line, with the one before and the one after it on its page."""
        page = self._lines[line].page
        before = self._lines[line - 1].text if line and self._lines[line - 1].page == page else ""
        after = self._lines[line + 1].text if line + 1 < len(self._lines) else ""
        text = f"{before} {self._lines[line].text} {after}"
        start = max(len(before) + 1 + column - LONGEST // 2, 0)
        end = start + LONGEST
        if start and not text[start - 1].isspace():
            start = max(text.find(" ", start, start + _LONGEST_WORD), start)
        if end < len(text) and not text[end].isspace():
            end = max(text.rfind(" ", end - _LONGEST_WORD, end), end - _LONGEST_WORD)
        return " ".join(text[start:end].split())
