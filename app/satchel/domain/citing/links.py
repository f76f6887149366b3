"""The links of a document, each whole, with the places where it begins and ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from satchel.domain.citing.addresses import (
    DEFANGED,
    MARK,
    MARK_END,
    START,
    TOKEN,
    cut,
    finished,
    has_host,
)
from satchel.domain.citing.breaks import Surroundings, continuation, gap_continuation
from satchel.domain.citing.lines import SOFT_HYPHEN, Line
from satchel.domain.citing.linked import Address

_NEAR = 10  # how many lines around a line say how long a full line is
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER_ALONE = re.compile(r"\s*\d{1,3}")
_NOTE_BEGINS = re.compile(
    r"\s*(?:\[\d{1,3}\]|\d{1,3}(?:[.)]\s|\s+(?=\S)|(?=https?:|www\.))|[¹²³⁰⁴-⁹]|[ivx]+[.)]\s|\*+\s)"
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link from (`line`, `start`) to (`last_line`, `end`): indexes of lines and columns.

    `label` is that of a footnote's mark which is itself linked.
    """

    url: str
    line: int
    start: int
    last_line: int
    end: int
    label: str | None = None


def find_links(lines: Sequence[Line], addresses: Sequence[Address] = ()) -> list[Link]:
    """Every link of the document, in order; none overlaps another.

    `addresses` are those of linked words, whose numbered marks stand in the lines.
    """
    return _Reader(lines, addresses).read()


class _Reader:
    """Reads lines from the top; remembers how far each is already part of a link."""

    def __init__(self, lines: Sequence[Line], addresses: Sequence[Address]) -> None:
        self._lines = lines
        self._addresses = addresses
        self._spaces_tell = _spaces_tell(lines)
        self._words = Counter(word for line in lines for word in _WORD.findall(line.text.lower()))
        self._known = frozenset(_whole_links(lines))
        self._found: list[Link] = []

    def read(self) -> list[Link]:
        line, column = 0, 0
        while line < len(self._lines):
            start = START.search(self._lines[line].text, column)
            if start is None:
                line, column = line + 1, 0
                continue
            link = self._link_at(line, start)
            if link is None:
                column = start.end() if start.end() > column else column + 1
                continue
            self._found.append(link)
            line, column = link.last_line, link.end
        return self._found

    def _link_at(self, line: int, start: re.Match[str]) -> Link | None:
        text = self._lines[line].text
        if start[0] == MARK:
            return self._known_link(line, start)
        match = TOKEN.match(text, start.end())
        raw = "".join(start[0].split()) + (match[0] if match else "")
        end = match.end() if match else start.end()
        last = line
        while cut(raw) == raw:
            if end < len(text):
                found = self._goes_on_after_gap(last, end, raw)
            else:
                found = self._goes_on(line, last, raw)
            if found is None:
                break
            raw, last, end = found
            text = self._lines[last].text
        end -= len(raw) - len(cut(raw))
        url = finished(cut(raw).replace(SOFT_HYPHEN, ""))
        if not has_host(url) or (self._is_defanged(raw, text, end)):
            return None
        return Link(url, line, start.start(), last, max(end, 0))

    def _known_link(self, line: int, start: re.Match[str]) -> Link | None:
        number, _, _ = self._lines[line].text[start.end() :].partition(MARK_END)
        if int(number) >= len(self._addresses):
            return None
        address = self._addresses[int(number)]
        end = start.end() + len(number) + len(MARK_END)
        return Link(address.url, line, start.start(), line, end, address.label)

    def _goes_on_after_gap(self, line: int, end: int, raw: str) -> tuple[str, int, int] | None:
        found = gap_continuation(raw, self._lines[line].text[end:]) if raw else None
        return (found.raw, line, end + found.taken) if found else None

    def _is_defanged(self, raw: str, text: str, end: int) -> bool:
        """`https://site[.]org`: written so as not to be a link, so it is none."""
        host_only = "/" not in raw.partition("//")[2]
        return host_only and DEFANGED.match(text, end) is not None

    def _goes_on(self, first: int, last: int, raw: str) -> tuple[str, int, int] | None:
        below = self._below(last, raw)
        if below is None:
            return None
        between = self._lines[last + 1 : below]
        other_page = self._lines[below].page != self._lines[last].page
        numbered = any(not line.is_blank for line in between)
        text = self._lines[below].text
        if self._begins_note(below):
            return None
        indent = len(text) - len(text.lstrip())
        near = Surroundings(
            known=self._known,
            spaces_tell=self._spaces_tell,
            fullness=self._fullness(last),
            is_far=other_page or numbered,
            is_apart=bool(between) and not other_page and not numbered,
            stands_alone=first == last and _is_bare(self._lines[first].text),
            in_list=self._in_list(first, last),
            words=self._words,
        )
        found = continuation(raw, self._lines[last], text[indent:], near)
        return (found.raw, below, indent + found.taken) if found else None

    def _begins_note(self, line: int) -> bool:
        """Whether a footnote begins here; a number alone does if a link stands below it."""
        if _NUMBER_ALONE.fullmatch(self._lines[line].text):
            below = self._lines[line + 1].text.strip() if line + 1 < len(self._lines) else ""
            return START.match(below) is not None
        return _NOTE_BEGINS.match(self._lines[line].text) is not None

    def _below(self, line: int, raw: str) -> int | None:
        """The next line with words. A number alone is a page's, not the link's, unless the
        link waits for one or it is too long for a page."""
        for below in range(line + 1, min(line + 12, len(self._lines))):
            text = self._lines[below].text
            is_page_number = _NUMBER_ALONE.fullmatch(text) and not raw.endswith(("=", "-"))
            if text.strip() and not is_page_number:
                return below
        return None

    def _fullness(self, line: int) -> float:
        near = self._lines[max(line - _NEAR, 0) : line + _NEAR + 1]
        return len(self._lines[line].text) / max(len(other.text) for other in near)

    def _in_list(self, first: int, last: int) -> bool:
        """Whether link and line are one, and the line above is such a line too."""
        if first != last or first == 0:
            return False
        return all(_is_bare(self._lines[index].text) for index in (first - 1, first))


def _is_bare(text: str) -> bool:
    """Whether the line is one link and nothing else, not even a comma."""
    word = text.strip()
    return " " not in word and START.match(word) is not None and finished(cut(word)) == word


def _whole_links(lines: Sequence[Line]) -> set[str]:
    """Links that do not reach the end of their line, or stand in a list of bare links."""
    found: set[str] = set()
    for index, line in enumerate(lines):
        for start in START.finditer(line.text):
            match = TOKEN.match(line.text, start.end())
            if match is None:
                continue
            raw = "".join(start[0].split()) + match[0]
            in_list = _is_bare(line.text) and index > 0 and _is_bare(lines[index - 1].text)
            if match.end() < len(line.text) or cut(raw) != raw or in_list:
                found.add(finished(cut(raw)))
    return {url for url in found if has_host(url) and len(url) > 16}


def _spaces_tell(lines: Sequence[Line]) -> bool:
    """Whether prose lines of this document end in a space: then a line without one was
    broken inside a word."""
    prose = [line for line in lines if line.text.count(" ") > 3]
    return len(prose) >= 8 and sum(line.spaced for line in prose) > 0.8 * len(prose)
