"""What browser and site show of a secure connection before it is private.

What it is for: from the first bytes of each side (RFC 8446 §4.1, §5.1; RFC 6066 §3; RFC
7301) the name that was asked for, the protocols that were offered, the version and cipher
that were agreed on, or that it was refused. What it is not for: who the site was; since TLS
1.3 its certificate is private to the two. To know first: strangers wrote these bytes;
whatever does not fit is nothing known.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

LONGEST = 16_384 + 5
"""Bytes of one record with its head: a greeting is looked for in no more."""

_ALERT, _HANDSHAKE = 21, 22
_FROM_BROWSER, _FROM_SITE = 1, 2
_NAME, _PROTOCOLS, _VERSIONS = 0, 16, 43
_MOST, _LONG = 20, 255
_VERSION_NAMES = {0x0301: "TLSv1", 0x0302: "TLSv1.1", 0x0303: "TLSv1.2", 0x0304: "TLSv1.3"}
# As OpenSSL names those that browsers still offer; any other is told by its number.
_CIPHERS = {
    0x1301: "TLS_AES_128_GCM_SHA256",
    0x1302: "TLS_AES_256_GCM_SHA384",
    0x1303: "TLS_CHACHA20_POLY1305_SHA256",
    0xC02B: "ECDHE-ECDSA-AES128-GCM-SHA256",
    0xC02C: "ECDHE-ECDSA-AES256-GCM-SHA384",
    0xC02F: "ECDHE-RSA-AES128-GCM-SHA256",
    0xC030: "ECDHE-RSA-AES256-GCM-SHA384",
    0xCCA8: "ECDHE-RSA-CHACHA20-POLY1305",
    0xCCA9: "ECDHE-ECDSA-CHACHA20-POLY1305",
}


@dataclass(frozen=True, slots=True)
class Greeting:
    """What one side showed; a site that refuses shows the number of its `alert` only."""

    name: str | None = None
    protocols: tuple[str, ...] = ()
    version: str | None = None
    cipher: str | None = None
    alert: int | None = None


def of_browser(first: bytes) -> Greeting | None:
    """A ClientHello; None when it is none, or not all there."""
    try:
        reader = _hello(first, _FROM_BROWSER)
        reader.take(34)  # version and random
        reader.block(1)  # session
        reader.block(2)  # ciphers
        reader.block(1)  # compressions
        found = _extensions(reader)
        return Greeting(_name(found.get(_NAME)), _protocols(found.get(_PROTOCOLS)))
    except (EOFError, ValueError):
        return None


def of_site(first: bytes) -> Greeting | None:
    """A ServerHello, or an alert in its place; None when it is none, or not all there."""
    try:
        if first[:1] == bytes([_ALERT]) and len(first) >= 7:
            return Greeting(alert=first[6])
        reader = _hello(first, _FROM_SITE)
        version = reader.number(2)
        reader.take(32)
        reader.block(1)
        cipher = reader.number(2)
        reader.take(1)
        found = _extensions(reader)
        if _VERSIONS in found:
            version = _Reader(found[_VERSIONS]).number(2)
        told = _CIPHERS.get(cipher, f"0x{cipher:04X}")
        return Greeting(version=_VERSION_NAMES.get(version), cipher=told)
    except (EOFError, ValueError):
        return None


class _Reader:
    """Bytes taken from the front. Raises EOFError where there are not so many."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @property
    def is_empty(self) -> bool:
        return not self._data

    def take(self, size: int) -> bytes:
        if size > len(self._data):
            raise EOFError
        taken, self._data = self._data[:size], self._data[size:]
        return taken

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "big")

    def block(self, width: int) -> bytes:
        """What stands behind its own length, which is `width` bytes."""
        return self.take(self.number(width))


def _hello(first: bytes, kind: int) -> _Reader:
    """The body of the greeting. One that is spread over records (RFC 8446 §5.1) is put together."""
    said, records = b"", _Reader(first)
    while len(said) < 4 or len(said) < 4 + int.from_bytes(said[1:4], "big"):
        content, _version, size = struct.unpack(">BHH", records.take(5))
        if content != _HANDSHAKE:
            raise ValueError
        said += records.take(size)
    if said[0] != kind:
        raise ValueError
    return _Reader(said[4 : 4 + int.from_bytes(said[1:4], "big")])


def _extensions(reader: _Reader) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    if reader.is_empty:
        return found
    told = _Reader(reader.block(2))
    while not told.is_empty:
        number = told.number(2)
        found[number] = told.block(2)
    return found


def _name(told: bytes | None) -> str | None:
    if told is None:
        return None
    names = _Reader(_Reader(told).block(2))
    return _word(names.block(2)) if names.number(1) == 0 else None


def _protocols(told: bytes | None) -> tuple[str, ...]:
    if told is None:
        return ()
    listed, found = _Reader(_Reader(told).block(2)), list[str]()
    while not listed.is_empty and len(found) < _MOST:
        found.append(_word(listed.block(1)))
    return tuple(one for one in found if not _is_grease(one))


def _word(raw: bytes) -> str:
    return raw[:_LONG].decode("ascii", "backslashreplace")


def _is_grease(protocol: str) -> bool:
    """Made-up values (RFC 8701) that browsers strew in say nothing."""
    return len(protocol) == 2 and protocol[0] == protocol[1] and protocol.endswith("a")
