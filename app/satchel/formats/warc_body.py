"""The page out of a WARC file, for reading its text: never for proving anything.

The library finds the records. Chunk framing and compression are taken off here, piece by
piece: the library unpacks whatever a chunk holds at once, and a page may be a bomb.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from satchel.domain.errors import IntegrityFailure

LIMIT = 32 * 1024 * 1024
_PIECE = 65_536
_CODINGS = {"gzip": 47, "x-gzip": 47, "deflate": 47}  # zlib or gzip header, told by itself
_PLAIN = frozenset(["", "identity"])
_LINE_MAX = 65_536
_KINDS = frozenset(["warcinfo", "response", "request", "metadata", "resource"])


@dataclass(frozen=True, slots=True)
class Body:
    """`data` without transfer and content coding; `declared` is the server's Content-Type.

    `whole` is False when the capture was cut, `limit` was reached, or the coding is
    damaged or unknown; then `data` is what could be read before that.
    """

    data: bytes
    declared: str | None
    whole: bool


def last_body(source: BinaryIO, limit: int = LIMIT) -> Body | None:
    """The body of the last response, unpacked up to `limit` bytes; None without a response.

    Raises IntegrityFailure when `source` is not a sound WARC file.
    """
    found: Body | None = None
    any_record = False
    try:
        for record in ArchiveIterator(source):
            if record.format != "warc" or record.rec_type not in _KINDS:
                continue  # the library takes any six words for a record of the old ARC format
            any_record = True
            if record.rec_type == "response" and record.http_headers is not None:
                found = _body(record, limit)
    except (ArchiveLoadFailed, EOFError, zlib.error, ValueError, IndexError) as damage:
        raise _damaged() from damage
    if not any_record:
        raise _damaged()
    return found


def _damaged() -> IntegrityFailure:
    return IntegrityFailure(
        "A captured page is damaged inside; its stored bytes are untouched, "
        "run 'verify' to see what is affected."
    )


def _body(record: Any, limit: int) -> Body:
    headers = record.http_headers
    data, at_end = unpacked(
        record.raw_stream,
        transfer=headers.get_header("Transfer-Encoding"),
        content=headers.get_header("Content-Encoding"),
        limit=limit,
    )
    cut = record.rec_headers.get_header("WARC-Truncated") is not None
    return Body(data, headers.get_header("Content-Type"), at_end and not cut)


def unpacked(
    stream: BinaryIO, *, transfer: str | None, content: str | None, limit: int
) -> tuple[bytes, bool]:
    """A message body without its codings, up to `limit` bytes, and whether that is all of it.

    Nothing is unpacked when its coding is unknown or there are several: bombs nest.
    """
    pieces: Iterable[bytes] = _read(stream)
    if _word(transfer) == "chunked":
        pieces = dechunked(stream)
    if _word(content) in _CODINGS:
        pieces = _unzipped(pieces, _CODINGS[_word(content)])
    elif _word(content) not in _PLAIN:
        return b"", False
    data = bytearray()
    try:
        for piece in pieces:
            data += piece
            if len(data) > limit:
                return bytes(data[:limit]), False
    except (zlib.error, ValueError):
        return bytes(data), False
    return bytes(data), True


def _word(value: str | None) -> str:
    return (value or "").strip().lower()


def _read(stream: Any) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece


def dechunked(stream: Any) -> Iterator[bytes]:
    """A body without its chunk framing, RFC 9112 §7.1.

    Raises ValueError where the framing is wrong or ends too soon.
    """
    while True:
        line: bytes = stream.readline(_LINE_MAX)
        left = int(line.partition(b";")[0], 16)
        if left == 0:
            return
        if left < 0:
            raise ValueError("a chunk of negative size")
        while left:
            piece = stream.read(min(left, _PIECE))
            if not piece:
                raise ValueError("a chunk ended too soon")
            left -= len(piece)
            yield piece
        stream.readline(2)


def _unzipped(pieces: Iterable[bytes], window: int) -> Iterator[bytes]:
    """Never more than one small piece of output at a time, however much is packed in."""
    unpacker = zlib.decompressobj(window)
    for packed in pieces:
        while packed and not unpacker.eof:
            yield unpacker.decompress(packed, _PIECE)
            packed = unpacker.unconsumed_tail
    yield unpacker.flush()
    if not unpacker.eof:
        raise ValueError("the packed body ended too soon")
