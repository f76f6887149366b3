"""The visible text of a page: no script runs, nothing is fetched, no tree is built.

Linked words keep their addresses, in the way of `domain.citing.linked`.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import BinaryIO

from satchel.domain.citing.linked import linked, unsigned
from satchel.formats.documents import charsets
from satchel.formats.documents.text import Sheaf

_BLOCK = 65_536
_UNSEEN = frozenset(["script", "style", "template", "noscript", "svg", "math", "iframe", "object"])
_LINES = frozenset([
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section",
    "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
])  # fmt: skip
_CELLS = frozenset(["td", "th"])
_META_CHARSET = re.compile(rb"<meta[^>]{0,512}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_META_WITHIN = 4096
_SPACE = re.compile(r"[ \t\r\f\v\u00a0]+")
_LINE_ENDS = re.compile(r"[\t\r\n]+")
_ADDRESS = re.compile(r"https?://[^/]", re.IGNORECASE)
_LINE_SPACE = re.compile(r" ?\n[ \n]*")


def read_html(source: BinaryIO, size: int, sheaf: Sheaf, declared: str | None = None) -> None:
    """Parts "title" and "text". `declared` is the charset an HTTP or mail header names."""
    data = source.read(min(size, 2 * sheaf.limits.text))
    text, sheaf.charset = charsets.decode(data, declared or _declared_in(data))
    title, body = visible_text(text)
    sheaf.add("title", title)
    sheaf.add("text", body, has_links=True)
    if len(data) < size:
        sheaf.shortened = "only the beginning of its text was read"


def visible_text(markup: str) -> tuple[str, str]:
    """Title and body text, a line for each block; in the body linked words with addresses.

    Never raises: markup is always something.
    """
    markup = unsigned(markup)
    page = _Page()
    for start in range(0, len(markup), _BLOCK):
        page.feed(markup[start : start + _BLOCK])
    page.close()
    page.end_link()
    return _tidy(page.title), _tidy(page.body)


def _declared_in(data: bytes) -> str | None:
    found = _META_CHARSET.search(data[:_META_WITHIN])
    return found[1].decode("ascii", "replace") if found else None


def _tidy(pieces: list[str]) -> str:
    return _LINE_SPACE.sub("\n", _SPACE.sub(" ", "".join(pieces))).strip()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: list[str] = []
        self.body: list[str] = []
        self._unseen: str | None = None
        self._depth = 0
        self._in_title = False
        self._as_typed = 0
        self._in_menus = 0
        self._own_address: str | None = None
        self._link: tuple[int, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen is not None:
            self._depth += tag == self._unseen
            return
        if tag in _UNSEEN:
            self._unseen, self._depth = tag, 1
            return
        self._in_title = tag == "title" or (self._in_title and tag not in ("body", "html"))
        self._as_typed += tag == "pre"
        self._in_menus += tag == "nav"
        if tag == "a":
            self._begin_link(dict(attrs).get("href"))
        elif tag == "link" and (dict(attrs).get("rel") or "").lower() == "canonical":
            self._own_address = dict(attrs).get("href")
        if tag == "img" or tag == "area":
            self.body.append(f" {dict(attrs).get('alt') or ''} ")
        self._break(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen is not None:
            self._depth -= tag == self._unseen
            if not self._depth:
                self._unseen = None
            return
        if tag == "title":
            self._in_title = False
        self._as_typed -= tag == "pre" and self._as_typed > 0
        self._in_menus -= tag == "nav" and self._in_menus > 0
        if tag == "a":
            self.end_link()
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._unseen is not None:
            return
        target = self.title if self._in_title else self.body
        target.append(data if self._as_typed else data.replace("\n", " "))

    def _begin_link(self, href: str | None) -> None:
        """Only what leads out of the page, and not by a menu, which no text cites."""
        self.end_link()
        url = _LINE_ENDS.sub("", (href or "").strip()).replace(" ", "%20")
        page, fragment, _ = url.partition("#")
        within = bool(fragment) and page == self._own_address
        if _ADDRESS.match(url) and not (within or self._in_menus or self._in_title):
            self._link = len(self.body), url

    def end_link(self) -> None:
        """Writes the address behind the words that were linked, where there were any."""
        if self._link is None:
            return
        (start, url), self._link = self._link, None
        words = "".join(self.body[start:])
        shown = words.strip()
        if shown:
            before, _, after = words.partition(shown)
            self.body[start:] = [before, linked(shown, url), after]

    def _break(self, tag: str) -> None:
        if tag in _LINES:
            self.body.append("\n")
        elif tag in _CELLS:
            self.body.append(" ")
