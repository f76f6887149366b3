"""The lines of a document, as a reader would see them: cleaned, unfolded, without furniture.

What an extractor leaves behind is undone here once, so that no later rule has to know
of it: invisible characters, ligatures, hyphens that forbid a break, two columns printed
side by side, running headers and page numbers between the two halves of a link.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

SOFT_HYPHEN = "\u00ad"

_PRINTED = str.maketrans(
    {
        **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
        **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
        **dict.fromkeys("\u2010\u2011\u2012\u2043\u2212", "-"),
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\t", " "),
        **dict.fromkeys("\u223c\u02dc", "~"),  # how typesetters print a tilde
        **dict.fromkeys("\u2044\u2215", "/"),
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    }
)  # fmt: skip
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|стр\.?|с\.|бет)?\s*[-–—|]?\s*\d{1,4}\s*"
    r"(?:[-–—|]|(?:of|/|из)\s*\d{1,4})?\s*(?:\|?\s*p\s?a\s?g\s?e)?",
    re.IGNORECASE,
)
_NEVER_FURNITURE = re.compile(r"\bibid|там же|op\. ?cit|supra|://\S+/\S|www\.\S+/\S", re.IGNORECASE)
_BEGINS_WITH_LINK = re.compile(r"\s*(?:https?:|www\.)", re.IGNORECASE)
_SCHEME_BEGUN = re.compile(r"(?<![^\s;,(])(?:h|ht|htt|http|https)$")
_SCHEME = re.compile(r"https?://")
_GAP = re.compile(r"\S {3,}\S")
_EDGE = 3  # how many lines at the top and at the foot of a page may be furniture


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `page` from 1; `spaced` if its source ended in a space.

    A soft hyphen is kept only at the end of `text`, where it says that a word goes on.
    """

    page: int
    text: str
    spaced: bool

    @property
    def is_blank(self) -> bool:
        return not self.text


def read_lines(pages: Sequence[str]) -> list[Line]:
    """All lines of all pages in reading order; furniture is left out."""
    cleaned = [[_clean(raw) for raw in page.splitlines()] for page in pages]
    furniture = _furniture([[text for text, _ in page] for page in cleaned])
    found: list[Line] = []
    for number, page in enumerate(cleaned, start=1):
        kept = [pair for index, pair in enumerate(page) if (number - 1, index) not in furniture]
        whole = _with_whole_schemes(_unfold(kept))
        found.extend(Line(number, text, spaced) for text, spaced in whole)
    return found


def _with_whole_schemes(page: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Where `htt` ends a line and `p://` begins the next, `http://` begins it."""
    found = list(page)
    for index in range(len(found) - 1):
        text, spaced = found[index]
        below, spaced_below = found[index + 1]
        torn = _SCHEME_BEGUN.search(text)
        if torn and _SCHEME.match(torn[0] + below.lstrip()):
            found[index] = (text[: torn.start()].rstrip(), spaced)
            found[index + 1] = (torn[0] + below.lstrip(), spaced_below)
    return found


def _clean(raw: str) -> tuple[str, bool]:
    text = unicodedata.normalize("NFC", raw.translate(_PRINTED))
    spaced = text.endswith(" ")
    text = text.rstrip()
    return text[:-1].replace(SOFT_HYPHEN, "") + text[-1:], spaced


def _edges(page: list[str]) -> list[int]:
    filled = [index for index, text in enumerate(page) if text]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _furniture(pages: list[list[str]]) -> set[tuple[int, int]]:
    """(page, line) of page numbers and of what returns at the edges of several pages."""
    if len(pages) < 2:
        return set()
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(page[index]) for index in _edges(page)})
    enough = 2 if len(pages) < 4 else 3
    return {
        (number, index)
        for number, page in enumerate(pages)
        for index in _edges(page)
        if _is_furniture(page, index, seen[_shape(page[index])] >= enough)
    }


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))


def _is_furniture(page: list[str], index: int, returns: bool) -> bool:
    text = page[index].strip()
    if _NEVER_FURNITURE.search(text):
        return False
    if _PAGE_NUMBER.fullmatch(text):
        # A number alone above a link is the link's own footnote number.
        below = page[index + 1] if index + 1 < len(page) else ""
        return not _BEGINS_WITH_LINK.match(below)
    return returns and len(text) > 3 and any(letter.isalpha() for letter in text)


def _unfold(page: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The left column and then the right one, where two are printed side by side."""
    gutter = _gutter([text for text, _ in page if text])
    if gutter is None:
        return page
    found: list[tuple[str, bool]] = []
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for text, spaced in [*page, ("x" * (gutter + 1), False)]:
        if _crosses(text, gutter):
            found += [*left, *right, (text, spaced)]
            left, right = [], []
        else:
            left.append((text[:gutter].rstrip(), False))
            right.append((text[gutter:].strip(), spaced))
    return found[:-1]


def _crosses(text: str, gutter: int) -> bool:
    return bool(text[gutter - 1 : gutter + 1].strip())


def _gutter(texts: list[str]) -> int | None:
    """The column of a gap that most lines share, or None; needs eight lines."""
    if len(texts) < 8 or sum(map(bool, map(_GAP.search, texts))) < len(texts) * 0.5:
        return None
    best, most = None, len(texts) * 0.6
    for column in range(16, max(map(len, texts)) - 12):
        both = sum(1 for text in texts if _parts_at(text, column))
        crossing = sum(1 for text in texts if _crosses(text, column))
        if both > most and crossing <= len(texts) * 0.15:
            best, most = column, both
    return best


def _parts_at(text: str, column: int) -> bool:
    gap = text[column - 1 : column + 2]
    return bool(text[: column - 1].strip() and not gap.strip() and text[column + 2 :].strip())
