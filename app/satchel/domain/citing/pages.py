"""Cuts a plain text into pages, where the text itself says where a page begins.

Not for guessing: a page break that is not certain is not made, because a wrong break
would tear a link apart, while a missing one only makes a page number too small.
"""

from __future__ import annotations

import re

_FOOTNOTE_RULE = re.compile(r" {20,}|[_―—-]{8,}\s*")
_PAGE_TOP = re.compile(r" (?=\S)")


def split_pages(text: str) -> list[str]:
    """Pages of `text`: at form feeds or, without any, at single-space page tops.

    Some extractors begin each page with one space. Such a line starts a page only
    if the text itself begins so, and if the line before it is not blank and is the
    end of something that closes pages: a link, or a block of footnotes.
    """
    if "\f" in text:
        pages = text.split("\f")
        return pages[:-1] if len(pages) > 1 and not pages[-1].strip() else pages
    lines = text.splitlines()
    if not lines or not _PAGE_TOP.match(lines[0]):
        return [text]
    tops = [0, *(index for index in range(1, len(lines)) if _begins_page(lines, index))]
    ends = [*tops[1:], len(lines)]
    return ["\n".join(lines[top:end]) for top, end in zip(tops, ends, strict=True)]


def _begins_page(lines: list[str], index: int) -> bool:
    before = lines[index - 1]
    if not _PAGE_TOP.match(lines[index]) or not before.strip():
        return False
    return _has_link(before) or " " not in before.strip() or _closes_footnotes(lines, index)


def _has_link(line: str) -> bool:
    return "://" in line or "www." in line


def _closes_footnotes(lines: list[str], index: int) -> bool:
    """Whether the lines above, up to the last blank one, stand under a footnote rule."""
    for above in range(index - 1, max(index - 40, -1), -1):
        if _FOOTNOTE_RULE.fullmatch(lines[above]):
            return True
        if not lines[above].strip():
            return False
    return False
