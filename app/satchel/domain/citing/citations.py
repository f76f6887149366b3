"""The citations of a document: every link with its marker, every marker with its link.

Four ways a report cites are brought together: a footnote or numbered entry that holds
its link; a `[n]` in the text whose link stands in the list of bare links an extractor
puts at the end of a page; a marker or words that are linked themselves (`linked`); and a
marker whose link was lost on the way (url None).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from satchel.domain.citing.addresses import bare
from satchel.domain.citing.contexts import Contexts
from satchel.domain.citing.lines import Line, read_lines
from satchel.domain.citing.linked import take_out, unmarked
from satchel.domain.citing.links import Link, find_links
from satchel.domain.citing.listings import Pairing, find_listings, pair_listings
from satchel.domain.citing.markers import Mark, find_marks
from satchel.domain.citing.notes import Note, find_notes
from satchel.domain.citing.places import plain_label

_NUMBER = re.compile(r"(?:^|[\s.;,)\]])\(?\[?(\d{1,3})[\].)]?\s+(?=[^\W\d_a-z]|see\b|[“\"«‘]|$)")
_MARK_BEFORE = re.compile(r"(?:\[(\d{1,3})\][.:]?\s*\(?|([⁰¹²³⁴-⁹]{1,3})\s*)$")


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation. `url` as written, whole, or None; `marker` a bare label or None;
    `page` from 1; `context` the words that cite it, at most 240 characters."""

    url: str | None
    marker: str | None
    page: int
    context: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A citation before it has its place: where it is read, and where its words stand."""

    url: str | None
    marker: str | None
    line: int
    column: int


def find_citations(pages: Sequence[str]) -> list[Cited]:
    """What the document cites, in reading order; an empty list is a right answer.

    One item for every marker of a link, and one for every marker that has none. A link
    that a marker in the text and a footnote share is one item, at the footnote.
    """
    texts, addresses = take_out(pages)
    lines = read_lines(texts)
    links = find_links(lines, addresses)
    notes = find_notes(lines, links)
    marks = find_marks(lines, links, notes)
    listings = find_listings(lines, links, notes)
    listed = {link for listing in listings for link in listing.links}
    labelled = [pair for pair in _labelled(lines, links, notes) if pair[0] not in listed]
    labelled = _without_twins(labelled)
    paired = pair_listings(lines, listings, marks, labelled)
    found = _from_links(labelled, paired)
    found += [_Found(url, mark.label, mark.line, mark.column) for mark, url in paired.given.items()]
    found += [_Found(link.url, None, link.line, link.start) for link in paired.left]
    found += _without_link(lines, marks, notes, labelled, paired)
    found.sort(key=lambda item: (item.line, item.column))
    contexts = Contexts(lines, links, notes, marks)
    return [
        Cited(
            item.url,
            item.marker,
            lines[item.line].page,
            unmarked(contexts.of(item.line, item.column, item.marker), addresses),
        )
        for item in found
    ]


def _labelled(
    lines: Sequence[Line], links: Sequence[Link], notes: Sequence[Note]
) -> list[tuple[Link, str | None]]:
    """Each link with the label of the note it stands in, or None."""
    found: list[tuple[Link, str | None]] = []
    label: str | None = None
    current: Note | None = None
    before: Link | None = None
    for link in links:
        note = _note_of(link, notes)
        if note != current:
            current, label = note, note.label if note else None
            before = None
        if link.label is not None:
            found.append((link, plain_label(link.label)))
            continue
        label = _label_on_line(lines, link, before, label) if label or not note else label
        found.append((link, label))
        before = link
        if note is None:
            label = None
    return found


def _without_twins(
    labelled: Sequence[tuple[Link, str | None]],
) -> list[tuple[Link, str | None]]:
    """A linked mark whose footnote prints the same address is that footnote's; and a mark
    that is linked each time it stands in the text is one citation."""
    ends = {(bare(link.url), label) for link, label in labelled if link.label is None}
    found = []
    for link, label in labelled:
        twin = (bare(link.url), label)
        if link.label is not None and twin in ends:
            continue
        ends.add(twin)
        found.append((link, label))
    return found


def _note_of(link: Link, notes: Sequence[Note]) -> Note | None:
    inside = (
        note
        for note in reversed(notes)
        if (note.line, note.column) <= (link.line, link.start) and link.line <= note.last_line
    )
    return next(inside, None)


def _label_on_line(
    lines: Sequence[Line], link: Link, before: Link | None, label: str | None
) -> str | None:
    """The label a number between two links of one line gives: `12 https://… 13 https://…`."""
    text = lines[link.line].text
    start = before.end if before is not None and before.last_line == link.line else 0
    between = text[start : link.start]
    if marked := _MARK_BEFORE.search(between):
        return plain_label(marked[1] or marked[2])
    if label is None or not label.isdigit():
        return label
    for number in _NUMBER.findall(between) if start else ():
        if int(number) == int(label) + 1:
            label = number
    return label


def _from_links(labelled: Sequence[tuple[Link, str | None]], paired: Pairing) -> list[_Found]:
    """One item a link; a link said twice in one note is said once."""
    found: list[_Found] = []
    for link, label in labelled:
        url = paired.better.get(link, link.url)
        twin = found[-1] if found else None
        if twin and label and (twin.url, twin.marker) == (url, label) and link.line - twin.line < 4:
            continue
        found.append(_Found(url, label, link.line, link.start))
    return found


def _without_link(
    lines: Sequence[Line],
    marks: Sequence[Mark],
    notes: Sequence[Note],
    labelled: Sequence[tuple[Link, str | None]],
    paired: Pairing,
) -> list[_Found]:
    """Notes without a link, and marks that have neither note nor link."""
    answered = {mark.label for mark in paired.given}
    with_link = {note for link, _ in labelled if (note := _note_of(link, notes)) is not None}
    silent = [note for note in notes if note not in with_link and note.label not in answered]
    silent = [note for note in silent if note.number is not None]
    found = [_Found(None, note.label, note.line, 0) for note in silent]
    ends = [(link.line, label) for link, label in labelled if label]
    ends += [(note.line, note.label) for note in notes]
    highest = 0
    for mark in marks:
        known = mark in paired.given or _has_end(lines, mark, ends)
        number = int(mark.label)
        if not known and number <= highest + 3:
            found.append(_Found(None, mark.label, mark.line, mark.column))
        if known or number <= highest + 3:
            highest = max(highest, number)
    return found


def _has_end(lines: Sequence[Line], mark: Mark, ends: Sequence[tuple[int, str]]) -> bool:
    """Whether a note of that label stands on the mark's page or after it."""
    page = lines[mark.line].page
    return any(
        label == mark.label and (line >= mark.line or (page == lines[line].page and page > 1))
        for line, label in ends
    )
