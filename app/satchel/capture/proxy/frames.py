"""What a process of capture and the program say to each other over a pipe, in frames.

What it is for: the framing, the same in both directions and for every such process. What
it is not for: what the frames of an exchange mean (`telling` in the worker, `hearing` in
the program). To know first: a frame is a length, a kind, a number that says which exchange
or part it belongs to, and a payload, which is either bytes or one JSON object:

    length  4 bytes, big-endian: of all that follows, at most LARGEST + 5
    kind    1 byte
    number  4 bytes, big-endian
    payload

Whoever reads trusts nothing: a page may have taken the worker over. Nothing is ever read
that was not announced with a length within bounds.
"""

from __future__ import annotations

import json
import struct
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import BinaryIO

from satchel.domain.json_values import JsonObject, JsonValue

LARGEST = 1024 * 1024 + 4096
"""Bytes in one payload: a head at its largest fits; larger things come in pieces."""

PIECE = 65_536
"""How large pieces are made: the size of a pipe's buffer where it is smallest."""

_HEAD = struct.Struct(">IBI")
_BEHIND_LENGTH = 5


class Kind(IntEnum):
    """What a frame is. Of one number, frames come in the order below."""

    # One exchange of the recording proxy; told by `telling`, heard by `hearing`.
    EXCHANGE = 1  # JSON: it was begun
    REQUEST = 2  # bytes as they were sent
    INTERIM = 3  # bytes of 1xx answers as they came
    HEAD = 4  # bytes of status line and headers with the blank line, as they came
    BODY = 5  # bytes as they came, chunk framing included
    END = 6  # JSON: how it ended

    # One named thing made by the worker: a picture, a text.
    PART = 16  # JSON: what it is
    PIECE = 17  # bytes
    PART_END = 18  # JSON: that it is whole, or why not

    # Everything else that one side tells the other; the number is theirs to use.
    TOLD = 32  # JSON


_OF_BYTES = frozenset([Kind.REQUEST, Kind.INTERIM, Kind.HEAD, Kind.BODY, Kind.PIECE])


class Garbled(Exception):
    """The other side said what no such process says. Raised and caught within capture."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame as it was read; `payload` is not judged yet."""

    kind: Kind
    number: int
    payload: bytes

    def told(self) -> JsonObject:
        """The payload as a JSON object. Raises Garbled."""
        if self.kind in _OF_BYTES:
            raise Garbled("a frame of bytes was taken for words")
        try:
            value = json.loads(self.payload)
        except (ValueError, RecursionError):
            raise Garbled("a frame holds no JSON") from None
        if not isinstance(value, dict):
            raise Garbled("a frame holds no JSON object")
        return value


class FrameWriter:
    """Sends frames; many threads may share one. Waits when the other side is slow.

    Raises OSError (BrokenPipeError) when the other side is gone.
    """

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink
        self._lock = threading.Lock()

    def tell(self, kind: Kind, number: int, told: dict[str, JsonValue]) -> None:
        """One JSON object."""
        self._send(kind, number, json.dumps(told, ensure_ascii=False).encode())

    def give(self, kind: Kind, number: int, data: bytes) -> None:
        """Bytes of any length, in as many frames as they need; none for none."""
        for start in range(0, len(data), LARGEST):
            self._send(kind, number, data[start : start + LARGEST])

    def _send(self, kind: Kind, number: int, payload: bytes) -> None:
        # In one piece, for each write wakes the other side: a copy costs less than that.
        frame = _HEAD.pack(len(payload) + _BEHIND_LENGTH, kind, number) + payload
        with self._lock:
            self._sink.write(frame)
            self._sink.flush()


def read(source: BinaryIO) -> Iterator[Frame]:
    """Frames until the other side closes between two of them. Raises Garbled."""
    while head := _exactly(source, _HEAD.size):
        if len(head) < _HEAD.size:
            raise Garbled("a frame is cut off")
        length, kind, number = _HEAD.unpack(head)
        size = length - _BEHIND_LENGTH
        if not 0 <= size <= LARGEST or kind not in Kind.__members__.values():
            raise Garbled("a frame is of no known kind or size")
        payload = _exactly(source, size)
        if len(payload) < size:
            raise Garbled("a frame is cut off")
        yield Frame(Kind(kind), number, payload)


def _exactly(source: BinaryIO, size: int) -> bytes:
    """`size` bytes, or fewer at the end; `source` may be unbuffered."""
    pieces: list[bytes] = []
    left = size
    while left and (piece := source.read(left)):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
