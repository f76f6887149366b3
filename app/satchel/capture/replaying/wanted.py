"""What a replayed page asks for: one request, as far as matching it goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit, urlunsplit

_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")
_PORTS = {"http": "80", "https": "443", "ws": "80", "wss": "443"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """`url` is whole and `plain`; `body` what was sent with it, and `asked` the same as an
    index tells it (`asked.query_of`). `first` and `last` are of a
    Range header of one range from a place on (`last` None: to the end). `is_conditional`
    says that the browser holds an older answer and asks whether it still stands, `is_page`
    that this is where someone goes and no part of a page."""

    method: str
    url: str
    body: bytes = b""
    asked: str | None = None
    first: int | None = None
    last: int | None = None
    is_conditional: bool = False
    is_page: bool = False


def plain(url: str) -> str:
    """The one way an address is written for comparing: no fragment, no default port, a path,
    scheme and host in small letters."""
    bare = urldefrag(url)[0]
    try:
        parts = urlsplit(bare)
        place = parts.netloc.rpartition("@")[2].lower()
    except ValueError:
        return bare
    scheme = parts.scheme.lower()
    host, colon, port = place.rpartition(":")
    if colon and (port == _PORTS.get(scheme) or not port):
        place = host
    return urlunsplit((scheme, place, parts.path or "/", parts.query, ""))


def range_of(told: str | None) -> tuple[int | None, int | None]:
    """First and last byte of a Range header; (None, None) for what is not one plain range."""
    found = _RANGE.fullmatch((told or "").strip())
    if found is None:
        return None, None
    return int(found[1]), int(found[2]) if found[2] else None
