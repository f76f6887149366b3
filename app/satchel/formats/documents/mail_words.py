"""Words of mail headers made readable: encoded words (RFC 2047), raw 8-bit letters, addresses,
dates and message ids.

Mail programs break every rule here, and forgers break them on purpose. So nothing raises: what
cannot be read is given as it stands, or not at all. Only the worker imports this.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from email.utils import getaddresses, parsedate_tz

from satchel.formats.documents import charsets

_LONGEST = 100_000  # characters of one header that are looked at
_ADDRESSES_MAX = 500
_IDS_MAX = 200
_ENCODED = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]{0,2000})\?=")
_ID = re.compile(r"<([^<>\s]{1,990})>")
_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(?!\d)")
_UTC = re.compile(r"\b(?:GMT|UTC?|Z)\b")
_FAULTS = (ValueError, TypeError, IndexError, LookupError, OverflowError, AttributeError)


def letters(raw: str, hint: str | None = None) -> str:
    """A raw header as text; the parser kept foreign bytes as surrogates."""
    raw = raw[:_LONGEST]
    if raw.isascii():
        return raw
    try:
        data = raw.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return raw
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return charsets.decode(data, hint)[0]


def decoded(raw: str, hint: str | None = None) -> str:
    """One header's text on one line. Bytes that nobody declared are read as UTF-8, else by
    `hint`, the charset of the letter's words, else by a guess."""
    return " ".join(_joined(letters(raw, hint)).split())


def addresses(raw: str, hint: str | None = None) -> list[str]:
    """`Name <address>` of each, as many as there are; what is no list comes as it stands."""
    text = letters(raw, hint)
    try:
        found = getaddresses([text])[:_ADDRESSES_MAX]
    except (*_FAULTS, RecursionError):
        found = []
    told = [_address(_joined(name), address) for name, address in found]
    return [one for one in told if one] or [one for one in [decoded(raw, hint)] if one]


def moment(raw: str) -> str | None:
    """A Date as RFC 3339, without a zone where it tells none; None for what is no date."""
    text = " ".join(letters(raw)[:200].split())
    try:
        told = parsedate_tz(text)
        if told is None:
            return None
        when = datetime(*told[:6], tzinfo=_zone(text))
    except _FAULTS:
        return None
    return when.isoformat().replace("+00:00", "Z")


def ids(raw: str) -> list[str]:
    """Message ids without their brackets, in their order; of very many the first and the last."""
    text = letters(raw)
    found = _ID.findall(text) or [one for one in text.split()[:1] if len(one) <= 990]
    return [*found[:1], *found[1:][-_IDS_MAX:]]


def _joined(text: str) -> str:
    """Encoded words decoded. Those side by side are one text: a letter may be cut between."""
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    at, waiting, charset = 0, b"", ""
    for word in _ENCODED.finditer(text):
        between = text[at : word.start()]
        named = word[1].partition("*")[0].lower()
        if waiting and (between.strip() or named != charset):
            yield charsets.decode(waiting, charset)[0]
            waiting = b""
        if between.strip() or at == 0:
            yield between
        waiting += _bytes(word[2], word[3])
        at, charset = word.end(), named
    if waiting:
        yield charsets.decode(waiting, charset)[0]
    yield text[at:]


def _bytes(way: str, text: str) -> bytes:
    try:
        data = text.encode("ascii", "replace")
        if way in "qQ":
            return binascii.a2b_qp(data, header=True)
        return base64.b64decode(data + b"=" * (-len(data) % 4))
    except (ValueError, binascii.Error):
        return text.encode("utf-8", "replace")


def _address(name: str, address: str) -> str:
    name, address = " ".join(name.split()), " ".join(address.split())
    return f"{name} <{address}>" if name and address else name or address


def _zone(text: str) -> timezone | None:
    offset = _OFFSET.search(text)
    if offset is None:
        return UTC if _UTC.search(text) else None
    ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
    return timezone(-ahead if offset[1] == "-" else ahead)
