"""Lists of bare links at the end of a page, and the markers they belong to.

Some extractors print the addresses behind a page's clickable words below its text, one
a line, in the order of the page. They carry no numbers; only the markers of that page,
in their order, say which is whose. A link broken over two lines of the page is often
listed once for each half.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from satchel.domain.citing.addresses import bare
from satchel.domain.citing.lines import Line
from satchel.domain.citing.links import Link
from satchel.domain.citing.markers import Mark
from satchel.domain.citing.notes import Note

Labelled = Sequence[tuple[Link, str | None]]


@dataclass(frozen=True, slots=True)
class Listing:
    """Consecutive lines that are each one link; they answer marks from line `after` on."""

    links: tuple[Link, ...]
    after: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """What the lists give: links to marks, fuller spellings to printed links, and the rest."""

    given: Mapping[Mark, str]
    better: Mapping[Link, str]
    left: tuple[Link, ...]


def find_listings(
    lines: Sequence[Line], links: Sequence[Link], notes: Sequence[Note]
) -> list[Listing]:
    """Runs of bare links that close a page or follow its markers; a run has two or more
    links, unless it is the last thing on a page of a document with several pages."""
    labelled_lines = {line for note in notes for line in range(note.line, note.last_line + 1)}
    alone = {
        link.line: link
        for link in links
        if link.line == link.last_line
        and link.line not in labelled_lines
        and lines[link.line].text.strip() == lines[link.line].text[link.start : link.end]
    }
    found: list[Listing] = []
    run: list[Link] = []
    after = 0
    for index in range(len(lines) + 1):
        if index in alone and (not run or lines[run[-1].line].page == lines[index].page):
            run.append(alone[index])
            continue
        if len(run) > 1 or (run and _closes_page(lines, run[-1].line)):
            found.append(Listing(tuple(run), after))
            after = run[-1].line + 1
        run = [alone[index]] if index in alone else []
    return found


def _closes_page(lines: Sequence[Line], line: int) -> bool:
    page = lines[line].page
    below = [other for other in lines[line + 1 : line + 6] if not other.is_blank]
    return lines[-1].page > 1 and not (below and below[0].page == page)


def pair_listings(
    lines: Sequence[Line], listings: Sequence[Listing], marks: Sequence[Mark], labelled: Labelled
) -> Pairing:
    """Give each list's links to the marks it answers, in order.

    A link that the document prints elsewhere with its own note stays with that note;
    where the two spellings differ by what follows `#`, or one is a torn half, the
    fuller one is kept.
    """
    given: dict[Mark, str] = {}
    better: dict[Link, str] = {}
    left: list[Link] = []
    for listing in listings:
        asking = _asking(lines, listing, marks)
        answers = _printed_answers(asking, labelled)
        urls = _fitting([link.url for link in listing.links], len(asking))
        if len(urls) == len(asking):
            pairs = list(zip(asking, urls, strict=True))
        else:
            printed = {bare(link.url) for link, _ in labelled}
            open_urls = [url for url in _once(urls) if bare(url) not in printed]
            open_marks = [mark for mark in asking if mark not in answers]
            pairs = list(zip(open_marks, open_urls, strict=False))
        given.update({mark: url for mark, url in pairs if mark not in answers})
        left.extend(listing.links)
    listed = sorted((bare(link.url), link.url) for listing in listings for link in listing.links)
    for printed_link, _ in labelled:
        whole = _whole_of_torn(printed_link.url, listed)
        if whole is not None:
            better[printed_link] = whole
    cited = {bare(url) for url in (*given.values(), *(link.url for link, _ in labelled))}
    cited |= {bare(url) for url in better.values()}
    return Pairing(given, better, tuple(_once_each(left, cited)))


def _asking(lines: Sequence[Line], listing: Listing, marks: Sequence[Mark]) -> list[Mark]:
    """The marks above the list on its page, or since the list before it."""
    first = listing.links[0].line
    page = lines[first].page
    return [
        mark
        for mark in marks
        if listing.after <= mark.line < first and lines[mark.line].page == page
    ]


def _printed_answers(asking: Sequence[Mark], labelled: Labelled) -> set[Mark]:
    """The marks that a note with a printed link answers."""
    return {
        mark
        for mark in asking
        if any(label == mark.label and link.line >= mark.line for link, label in labelled)
    }


def _fitting(urls: Sequence[str], wanted: int) -> list[str]:
    """`urls`, or without repeats of a neighbour, whichever are as many as `wanted`."""
    if len(urls) <= wanted:
        return list(urls)
    return [url for index, url in enumerate(urls) if index == 0 or url != urls[index - 1]]


def _once(urls: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(urls))


def _whole_of_torn(printed: str, listed: Sequence[tuple[str, str]]) -> str | None:
    """The listed link of which `printed` is a half torn at a hyphen; `listed` is sorted."""
    beginning = bare(printed) + "-"
    place = bisect_left(listed, (beginning,))
    if len(printed) > 24 and place < len(listed) and listed[place][0].startswith(beginning):
        return listed[place][1]
    return None


def _once_each(links: Sequence[Link], cited: set[str]) -> list[Link]:
    """The links nobody has cited, the first of each."""
    seen = set(cited)
    found = []
    for link in links:
        if bare(link.url) not in seen:
            seen.add(bare(link.url))
            found.append(link)
    return found
