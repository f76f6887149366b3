"""Requests that differ only in what was made to differ: the documented rules of likeness.

Pages add a number to an address so that no cache answers (the time, a random number, an
identifier made on the spot), and put the same into the bodies they send. Two requests are
alike when nothing else differs:

1. A value of the query that is a time (seconds, milliseconds or microseconds of the years
   2010 to 2039), a random fraction or a UUID counts as one sign, whatever it is; a random
   fraction does so as a segment of the path, too.
2. So does any value of a parameter named like what breaks caches (`_`, `cb`, `rnd`, …).
3. The order of parameters does not count.
4. In a body that is text, what rule 1 names counts as one sign wherever it stands.

Never so for a page that a person goes to, only for what pages ask for: numbers in addresses
may be of articles, and another article is no answer. Everything else must be the same.
"""

from __future__ import annotations

import re
from base64 import b64decode
from urllib.parse import urlsplit

from satchel.capture.replaying.wanted import plain

_FRACTION = r"0?\.\d{8,}(?:e-?\d{1,3})?"
_MADE = rf"""
      [0-9a-f]{{8}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{12}}
    | {_FRACTION}
    | (?:1[3-9]|2[01])\d{{8}}(?:\d{{3}}|\d{{6}})?(?:\.\d{{1,6}})?
"""
_VALUE = re.compile(_MADE, re.VERBOSE | re.IGNORECASE)
_SEGMENT = re.compile(_FRACTION)
_WITHIN = re.compile(rf"(?<![a-z0-9.])(?:{_MADE})(?![a-z0-9])", re.VERBOSE | re.IGNORECASE)
_BREAKERS = frozenset(
    ["_", "cb", "cachebust", "cachebuster", "nocache", "rnd", "rand", "random"],
)
_SIGN = "*"
_PACKED = "__wb_post_data="


def likeness(url: str) -> str:
    """The address with every value that was made on the spot put as one sign (rules 1 to 3)."""
    try:
        parts = urlsplit(plain(url))
    except ValueError:
        return url
    path = "/".join(_SIGN if _SEGMENT.fullmatch(one) else one for one in parts.path.split("/"))
    query = sorted(_parameter(one) for one in parts.query.split("&")) if parts.query else []
    return f"{parts.scheme}://{parts.netloc}{path}?{'&'.join(query)}"


def body_likeness(asked: str | None) -> str | None:
    """A body, as an index tells it, with such values put as one sign (rule 4); None for what
    is no text, and for what the index does not tell."""
    if asked is None:
        return None
    if asked.startswith(_PACKED):
        try:
            asked = b64decode(asked.removeprefix(_PACKED), validate=True).decode("utf-8")
        except ValueError:
            return None
    return _WITHIN.sub(_SIGN, asked)


def _one(value: str) -> str:
    return _SIGN if _VALUE.fullmatch(value) else value


def _parameter(told: str) -> str:
    name, equals, value = told.partition("=")
    if not equals:
        return _one(told)
    return f"{name}={_SIGN if name.lower() in _BREAKERS else _one(value)}"
