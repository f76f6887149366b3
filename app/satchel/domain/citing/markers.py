"""Markers: `[12]` and raised digits in the running text, and the starts of footnotes.

A marker is reported as its bare label: `12` for `[12]`, `12.`, `12` and `¹²`; `*` and
`iv` as they are. Years, `[sic]`, `[...]` and editorial notes in brackets are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from satchel.domain.citing.addresses import START
from satchel.domain.citing.lines import Line
from satchel.domain.citing.links import Link

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BRACKETED = re.compile(
    r"(?<!para )(?<!paras )(?<!para\. )(?<!§ )(?<!§)(?<!п\. )"
    r"\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)(?:,\s?(?:p|pp|с|стр)\.?\s?[\d–-]+)?\]"
)
_RAISED_DIGITS = re.compile(r"(?<!\bm)(?<!\bkm)(?<!\bcm)(?<!\bм)(?<!\bкм)([⁰¹²³⁴-⁹]+)")
_NOTE = re.compile(
    r"\s*(?:\[(?P<b>\d{1,3})\][.:]?|\((?P<p>\d{1,3})\)|(?P<d>\d{1,3})[.)](?![\d.])|(?P<r>[⁰¹²³⁴-⁹]{1,3})"
    r"|(?P<n>\d{1,3})(?=\s|$|https?:|www\.|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ«“\"‘][^\d\W]?)"
    r"|(?P<i>[ivxl]{1,6})(?:[.)](?=\s)|(?=\s+(?:https?:|www\.)))"
    r"|(?P<s>\*{1,5}|[†‡])\s?|(?P<a>[a-z])(?:[.)](?=\s)|(?=\s+(?:https?:|www\.))))\s*"
)
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|(?:янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)",
    re.IGNORECASE,
)


_BESIDE = 3  # lines from the end of one footnote to the start of the next, at most


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker in running text at (`line`, `column`)."""

    label: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, endnote or numbered entry: `line` to `last_line`, its words from `column`.

    `is_direct`: its link follows the label at once. `style` is the kind of label.
    """

    label: str
    style: str
    line: int
    column: int
    last_line: int
    is_direct: bool

    @property
    def number(self) -> int | None:
        return int(self.label) if self.label.isdigit() else None


def plain_label(label: str) -> str:
    """`12` for `¹²`; other labels as they are."""
    return label.translate(_RAISED)


def find_marks(lines: Sequence[Line], links: Sequence[Link], notes: Sequence[Note]) -> list[Mark]:
    """Markers in running text, in order: not inside a link, not the label of a note."""
    labels = {note.line: note.column for note in notes}
    found: list[Mark] = []
    for index, line in enumerate(lines):
        for match in (*_BRACKETED.finditer(line.text), *_RAISED_DIGITS.finditer(line.text)):
            if match.start() < labels.get(index, 0) or _inside(links, index, match.start()):
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


def _inside(links: Sequence[Link], line: int, column: int) -> bool:
    place = (line, column)
    return any((link.line, link.start) <= place < (link.last_line, link.end) for link in links)


def find_notes(lines: Sequence[Line], links: Sequence[Link]) -> list[Note]:
    """Footnotes and numbered entries, in order: only those a reader would be sure of.

    A line that merely begins with a number is everywhere (dates, sums, headings), so a
    number needs a link at once, or its place in the count together with a marker above
    or a link in its few lines.
    """
    taken = {index for link in links for index in range(link.line + 1, link.last_line + 1)}
    candidates = _candidates(lines, taken)
    marked = _marked_above(lines, links, candidates)
    found: list[Note] = []
    for position, note in enumerate(candidates):
        last = next((earlier for earlier in reversed(found) if earlier.number), None)
        has_link = any(note.line <= link.line <= note.last_line for link in links)
        following = candidates[position + 1 : position + 4]
        if note.is_direct or _is_note(note, last, following, note in marked, has_link, lines):
            found.append(note)
    return _ending_before_next(found)


def _candidates(lines: Sequence[Line], taken: set[int]) -> list[Note]:
    found = []
    for index, line in enumerate(lines):
        match = _NOTE.match(line.text)
        if match is None or index in taken:
            continue
        style = match.lastgroup or ""
        label = plain_label(match[style])
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        alone = match.end() == len(line.text)
        direct = START.match(below.strip() if alone else line.text, 0 if alone else match.end())
        found.append(Note(label, style, index, match.end(), _end(lines, index), direct is not None))
    return found


def _end(lines: Sequence[Line], first: int) -> int:
    """The last line of the paragraph that begins at `first`; a link may follow a blank."""
    last = first
    while last + 1 < len(lines) and lines[last + 1].page == lines[first].page:
        below = lines[last + 1]
        if below.is_blank:
            dangling = lines[last].text.endswith(("-", "–", "—", ":")) or last == first
            after = lines[last + 2].text if last + 2 < len(lines) else ""
            if not (dangling and START.match(after.strip())):
                break
        last += 1
    return last


def _marked_above(
    lines: Sequence[Line], links: Sequence[Link], candidates: Sequence[Note]
) -> set[Note]:
    """The candidates whose number is raised, bracketed or glued to a word before them."""
    found: set[Note] = set()
    for note in candidates:
        if note.number is None:
            continue
        glued = re.compile(
            rf"(?:[^\W\d_][^\w\s]{{0,3}}|[^\w\s(]|\b(?:19|20)\d\d){note.number}(?!\d)"
        )
        raised = str(note.number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
        for index in range(max(note.line - 400, 0), note.line):
            text = lines[index].text
            if raised in text or any(
                not _inside(links, index, match.start()) for match in glued.finditer(text)
            ):
                found.add(note)
                break
    return found


def _is_note(
    note: Note, last: Note | None, following: Sequence[Note], is_marked: bool, has_link: bool,
    lines: Sequence[Line],
) -> bool:  # fmt: skip
    number = note.number
    counted = last is not None and last.number is not None and last.number + 1 == number
    if number is None:
        same_line = lines[note.line].text[note.column :]
        return note.style in "is" and START.search(same_line) is not None
    in_count = number == 1 or counted
    in_count = in_count or any(other.number == number + 1 for other in following)
    is_date = note.style == "n" and _MONTH.match(lines[note.line].text, note.column)
    if not in_count or (is_date and not (is_marked and counted)):
        return False
    if has_link and note.style != "n":
        return is_marked or note.last_line - note.line < 6
    if has_link and _begins_block(note, last, lines):
        return True
    return is_marked and (has_link or _among_notes(note, last, following, lines))


def _begins_block(note: Note, last: Note | None, lines: Sequence[Line]) -> bool:
    """Whether the number opens a paragraph, or follows the note before it, and is followed
    by the start of a sentence: a body line that happens to begin with a number does not."""
    above = lines[note.line - 1] if note.line else None
    opens = above is None or above.is_blank or above.page != lines[note.line].page
    follows = last is not None and note.line - last.last_line <= 1
    first = lines[note.line].text[note.column : note.column + 1]
    return (opens or follows) and (first.isupper() or first in '“«"‘„')


def _among_notes(
    note: Note, last: Note | None, following: Sequence[Note], lines: Sequence[Line]
) -> bool:
    """Whether a numbered line without a link stands where footnotes stand, not headings:
    right beside the number before or after it, or in the count and last on its page."""
    number = note.number or 0
    after = following[0] if following else None
    if after and after.number == number + 1 and after.line - note.last_line <= _BESIDE:
        return True
    if last is None or last.number != number - 1:
        return False
    below = next((line for line in lines[note.last_line + 1 :] if not line.is_blank), None)
    closes_page = lines[-1].page > 1 and (below is None or below.page != lines[note.line].page)
    return closes_page or note.line - last.last_line <= _BESIDE


def _ending_before_next(notes: Sequence[Note]) -> list[Note]:
    """The same notes, each ended where the next one begins."""
    ended = []
    for index, note in enumerate(notes):
        next_line = notes[index + 1].line if index + 1 < len(notes) else note.last_line + 1
        last = max(note.line, min(note.last_line, next_line - 1))
        ended.append(Note(note.label, note.style, note.line, note.column, last, note.is_direct))
    return ended
