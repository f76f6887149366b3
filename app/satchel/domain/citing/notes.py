"""Notes: footnotes, endnotes and numbered entries, where they begin and how far they go.

A line that merely begins with a number is everywhere (dates, sums, headings, lists), so
a number must prove itself: by a link right behind it, by its place in the count, by a
mark above, by standing beside notes that have proved themselves.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from satchel.domain.citing.addresses import START
from satchel.domain.citing.lines import Line
from satchel.domain.citing.links import Link
from satchel.domain.citing.places import Spans, plain_label, repeated_lines

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
_FIRST_WORDS = re.compile(
    r"(?:see|ibid|id\.|cf\.|op\. ?cit|e\.g|www|http|см|там же|ср)", re.IGNORECASE
)
_MARKED = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[^\w\s(])|(?<=\b19\d\d)|(?<=\b20\d\d)|(?=[⁰¹²³⁴-⁹]))"
    r"(\d{1,3}|[⁰¹²³⁴-⁹]{1,3})(?!\d)"
)
_SAYS_THE_SAME = re.compile(r"ibid|id\.|там же|сол жерде", re.IGNORECASE)
_FARTHEST_MARK = 400  # lines from a mark to its footnote
_LONGEST_ENTRY = 6  # lines of a numbered entry that holds a link and has no mark
_BESIDE = 3  # lines from the end of one footnote to the start of the next, at most


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


def find_notes(lines: Sequence[Line], links: Sequence[Link]) -> list[Note]:
    """Footnotes and numbered entries, in order: only those a reader would be sure of."""
    candidates = _candidates(lines, links)
    marked = _marked_above(lines, links, candidates)
    link_lines = [link.line for link in links]
    linked = {
        note
        for place, note in enumerate(candidates)
        if note.is_direct
        or (_has_link(note, link_lines) and _is_linked_note(place, candidates, marked, lines))
    }
    silent = [
        note
        for block in _blocks([note for note in candidates if note.number])
        for note in block
        if note not in linked
        and (note in marked or _SAYS_THE_SAME.match(lines[note.line].text, note.column))
        and _is_silent_note(note, block, linked, lines)
    ]
    return sorted([*linked, *silent], key=lambda note: (note.line, note.column))


def _has_link(note: Note, link_lines: Sequence[int]) -> bool:
    return bisect_left(link_lines, note.line) < bisect_right(link_lines, note.last_line)


def _candidates(lines: Sequence[Line], links: Sequence[Link]) -> list[Note]:
    """Lines that begin as a note might, each up to where the next number begins."""
    taken = {index for link in links for index in range(link.line + 1, link.last_line + 1)}
    repeated = repeated_lines(lines, links)
    found: list[Note] = []
    for index, line in enumerate(lines):
        match = _NOTE.match(line.text)
        if match is None or index in taken:
            continue
        style = match.lastgroup or ""
        below = lines[index + 1].text.strip() if index + 1 < len(lines) else ""
        alone = match.end() == len(line.text)
        direct = START.match(below) if alone else START.match(line.text, match.end())
        if style == "n" and not direct and not _begins_sentence(line.text[match.end() :]):
            continue
        label = plain_label(match[style])
        last = _end(lines, index, repeated)
        found.append(Note(label, style, index, match.end(), last, direct is not None))
    return [_ended(note, found, index + 1) for index, note in enumerate(found)]


def _ended(note: Note, all_notes: Sequence[Note], following: int) -> Note:
    """The note up to the next one: the next number, or whatever has its link at once."""
    for other in itertools.islice(all_notes, following, None):
        if other.line > note.last_line:
            break
        if other.is_direct or (note.number and other.number == note.number + 1):
            return replace(note, last_line=max(note.line, other.line - 1))
    return note


def _end(lines: Sequence[Line], first: int, repeated: Set[int]) -> int:
    """The last line of the paragraph that begins at `first`; a link may follow a blank.

    A list of repeated links right below it is the page's; but the first may be its own.
    """
    last = first
    has_link = START.search(lines[first].text) is not None
    while last + 1 < len(lines) and lines[last + 1].page == lines[first].page:
        below = lines[last + 1]
        if below.is_blank:
            dangling = lines[last].text.endswith(("-", "–", "—", ":")) or last == first
            after = lines[last + 2].text if last + 2 < len(lines) else ""
            if not (dangling and START.match(after.strip())):
                break
        if has_link and last + 1 in repeated:
            break
        has_link = has_link or START.search(below.text) is not None
        last += 1
    return last


def _marked_above(
    lines: Sequence[Line], links: Sequence[Link], candidates: Sequence[Note]
) -> set[Note]:
    """The candidates whose number is raised, bracketed or glued to a word before them."""
    linked = Spans(links)
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        for match in _MARKED.finditer(line.text):
            if not linked.hold(index, match.start(1)):
                places.setdefault(plain_label(match[1]), []).append(index)
    found: set[Note] = set()
    for note in candidates:
        marks = places.get(note.label, [])
        above = bisect_left(marks, note.line) - 1
        if above >= 0 and marks[above] >= note.line - _FARTHEST_MARK:
            found.add(note)
    return found


def _is_linked_note(
    place: int, candidates: Sequence[Note], marked: set[Note], lines: Sequence[Line]
) -> bool:
    """Whether a link some words after a number belongs to it."""
    note = candidates[place]
    text = lines[note.line].text[note.column :]
    if note.number is None:
        return note.style in "is" and START.search(text) is not None
    near = candidates[max(place - 4, 0) : place + 4]
    if note.number != 1 and not any(abs((other.number or 0) - note.number) == 1 for other in near):
        return note in marked and _begins_sentence(text)
    if note.style != "n":
        return note in marked or note.last_line - note.line < _LONGEST_ENTRY
    return note in marked or _opens_block(note, candidates[max(place - 4, 0) : place], lines)


def _begins_sentence(text: str) -> bool:
    """A footnote does; running text and dates that happen to begin with a number do not."""
    if _MONTH.match(text):
        return False
    return not text[:1].islower() or _FIRST_WORDS.match(text) is not None


def _opens_block(note: Note, above: Sequence[Note], lines: Sequence[Line]) -> bool:
    """Whether the number opens a paragraph, or follows the number before it."""
    before = lines[note.line - 1] if note.line else None
    follows = any(
        other.number and other.number + 1 == note.number and note.line - other.last_line <= 1
        for other in above
    )
    return follows or before is None or before.is_blank or before.page != lines[note.line].page


def _blocks(numbered: Sequence[Note]) -> list[list[Note]]:
    """Runs of numbers that count up and stand beside each other."""
    blocks: list[list[Note]] = []
    for note in numbered:
        last = blocks[-1][-1] if blocks else None
        if (
            last
            and last.label == str((note.number or 0) - 1)
            and note.line - last.last_line <= _BESIDE
        ):
            blocks[-1].append(note)
        else:
            blocks.append([note])
    return blocks


def _is_silent_note(
    note: Note, block: Sequence[Note], linked: Set[Note], lines: Sequence[Line]
) -> bool:
    """Whether a marked number without a link is a footnote, and no heading and no list.

    `12.` and `[12]` begin lists as well; only a link in the same run tells them apart.
    """
    if any(other in linked for other in block):
        return True
    if note.style not in "nr":
        return False
    below = next((line for line in lines[note.last_line + 1 :] if not line.is_blank), None)
    closes_page = lines[-1].page > 1 and (below is None or below.page != lines[note.line].page)
    return len(block) > 1 or closes_page
