"""One WARC record, read from its first byte: head, and block as a stream.

ISO 28500:2017 §4–5, versions 1.0 and 1.1. Written by strangers, so every length is capped
and nothing is believed but what is there. A record is a gzip member of its own or plain.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import BinaryIO

from satchel.domain.errors import IntegrityFailure
from satchel.formats.wacz.slices import PIECE, Stretch, Unpacked, stretch

_HEAD_MAX = 65_536
_STATUS = re.compile(rb"HTTP/(\d+(?:\.\d+)?)[ \t]+(\d{3})(?:[ \t]+([^\r\n]*))?")

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record as it stands: `block` gives its `size` bytes once, forwards."""

    headers: Headers
    size: int
    block: BinaryIO

    def get(self, name: str) -> str | None:
        """The first header of that name, whatever its letters' case."""
        return first(self.headers, name)

    @property
    def kind(self) -> str:
        """warcinfo, response, request, metadata, resource, revisit, conversion or unknown."""
        return (self.get("WARC-Type") or "").lower()

    @property
    def url(self) -> str | None:
        """WARC-Target-URI; WARC 1.0 writers put it in angle brackets."""
        told = self.get("WARC-Target-URI")
        return None if told is None else told.strip("<>")


@dataclass(frozen=True, slots=True)
class HttpHead:
    """First line and headers of a message, as bytes (`raw`, with the blank line) and read."""

    raw: bytes
    first_line: str
    headers: Headers

    @property
    def status(self) -> int | None:
        """Of an answer; None for a request or what is no HTTP."""
        found = _STATUS.match(self.raw)
        return int(found[2]) if found else None

    @property
    def method(self) -> str:
        """Of a request, in capitals."""
        return self.first_line.partition(" ")[0].upper()


def first(headers: Headers, name: str) -> str | None:
    """The first header of that name, whatever its letters' case."""
    wanted = name.lower()
    return next((value for key, value in headers if key.lower() == wanted), None)


def open_record(source: BinaryIO, offset: int, length: int) -> StoredRecord:
    """The record in `length` bytes from `offset`. Raises IntegrityFailure."""
    packed = stretch(source, offset, length)
    if packed.peek(2)[:2] == b"\x1f\x8b":
        return read_record(io.BufferedReader(Unpacked(packed), PIECE))
    return read_record(packed)


def read_record(stream: BinaryIO) -> StoredRecord:
    """The record that begins where `stream` stands."""
    version = stream.readline(_HEAD_MAX)
    if not version.startswith(b"WARC/1."):
        raise no_record()
    headers = _headers(stream, _HEAD_MAX)
    told = first(headers, "Content-Length") or ""
    if not told.isascii() or not told.isdigit() or len(told) > 15:
        raise no_record()
    return StoredRecord(headers, int(told), _block(stream, int(told)))


def read_http_head(block: BinaryIO) -> HttpHead:
    """The head of the message that `block` begins with; the block then stands at its body.

    Raises IntegrityFailure where no head ends within 256 KiB.
    """
    lines: list[bytes] = []
    size = 0
    while (line := block.readline(_HEAD_MAX)) not in (b"", b"\r\n", b"\n"):
        lines.append(line)
        size += len(line)
        if size > 4 * _HEAD_MAX:
            raise no_record()
    if not lines:
        raise no_record()
    told = lines[0].decode("latin-1").strip()
    return HttpHead(b"".join(lines) + line, told, _parsed(lines[1:], "latin-1"))


def _headers(stream: BinaryIO, most: int) -> Headers:
    lines: list[bytes] = []
    size = 0
    while (line := stream.readline(most)) not in (b"\r\n", b"\n"):
        size += len(line)
        if not line or size > most:
            raise no_record()
        lines.append(line)
    return _parsed(lines, "utf-8")


def _parsed(lines: list[bytes], charset: str) -> Headers:
    """Name and value of each line; a line that begins with a space goes on the one before."""
    found: list[tuple[str, str]] = []
    for line in lines:
        text = line.decode(charset, "replace").rstrip("\r\n")
        if text[:1] in (" ", "\t") and found:
            name, value = found.pop()
            found.append((name, f"{value} {text.strip()}"))
            continue
        name, colon, value = text.partition(":")
        if colon:
            found.append((name.strip(), value.strip()))
    return tuple(found)


def _block(stream: BinaryIO, size: int) -> BinaryIO:
    if isinstance(stream, io.BufferedReader) and isinstance(stream.raw, Stretch):
        return stretch(stream, stream.tell(), size)  # seekable, for it lies there plainly
    return io.BufferedReader(_Limited(stream, size), PIECE)


class _Limited(io.RawIOBase):
    """The next `size` bytes of a stream, and no byte more. Fewer are damage."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream, self._left = stream, size

    def readable(self) -> bool:
        return True

    def readinto(self, target: object) -> int:
        room = memoryview(target).cast("B")  # type: ignore[arg-type]  # any writable buffer
        data = self._stream.read(min(len(room), self._left)) if self._left else b""
        if self._left and not data and len(room):
            raise no_record()
        self._left -= len(data)
        room[: len(data)] = data
        return len(data)


def no_record() -> IntegrityFailure:
    """What is said where a record should be."""
    return IntegrityFailure(
        "A record of this web archive is damaged or cut short; what else it holds can be read."
    )
