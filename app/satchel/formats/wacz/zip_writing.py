"""A zip file put together from members whose length and check sum are known beforehand.

Every member is stored, not packed: a record inside can then be reached by its position.
Names are ASCII and ours. Nothing tells of the machine: every member is dated 1980, the
format's beginning. PKWARE APPNOTE 6.3 without zip64, so all of it stays below 4 GiB.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from satchel.domain.errors import RefusedByPolicy

_LOCAL = struct.Struct("<4s5H3L2H")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_NEEDS = 20  # version 2.0 of the format
_FIRST_DAY = 0x21  # 1980-01-01
_MOST = 0xFFFF_0000


@dataclass(frozen=True, slots=True)
class Part:
    """One member to write: a stream at its start with its length and CRC-32."""

    name: str
    source: BinaryIO
    size: int
    crc32: int


def part_of(name: str, data: bytes) -> Part:
    """A small member that is in memory already."""
    return Part(name, io.BytesIO(data), len(data), zlib.crc32(data))


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before a member's bytes, or behind the last: `data` from byte `offset`."""

    offset: int
    data: bytes


def frames(parts: Sequence[Part]) -> list[Frame]:
    """Every byte of the file that belongs to no member: one before each, and one at the end.

    Raises RefusedByPolicy where the file would be larger than the format allows.
    """
    made: list[Frame] = []
    listed: list[bytes] = []
    at = 0
    for part in parts:
        name = part.name.encode("ascii")
        sizes = (part.crc32, part.size, part.size, len(name))
        head = _LOCAL.pack(b"PK\x03\x04", _NEEDS, 0, 0, 0, _FIRST_DAY, *sizes, 0) + name
        entry = (b"PK\x01\x02", _NEEDS, _NEEDS, 0, 0, 0, _FIRST_DAY, *sizes, 0, 0, 0, 0, 0, at)
        listed.append(_ENTRY.pack(*entry) + name)
        made.append(Frame(at, head))
        at += len(head) + part.size
        if at > _MOST:
            raise RefusedByPolicy(
                "This web archive would be larger than 4 GiB, which a WACZ file here may not be."
            )
    directory = b"".join(listed)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(listed), len(listed), len(directory), at, 0)
    return [*made, Frame(at, directory + end)]


def zipped(parts: Sequence[Part]) -> BinaryIO:
    """The zip file of these members, read once from its start; nothing of it is copied.

    Raises as `frames`.
    """
    *before, end = frames(parts)
    streams: list[BinaryIO] = []
    for part, frame in zip(parts, before, strict=True):
        streams += [io.BytesIO(frame.data), part.source]
    return io.BufferedReader(_Chain([*streams, io.BytesIO(end.data)]), 262_144)


class _Chain(io.RawIOBase):
    """Streams read one after another."""

    def __init__(self, streams: Sequence[BinaryIO]) -> None:
        self._left = list(reversed(streams))

    def readable(self) -> bool:
        return True

    def readinto(self, target: object) -> int:
        room = memoryview(target).cast("B")  # type: ignore[arg-type]  # any writable buffer
        while self._left:
            data = self._left[-1].read(len(room))
            if data:
                room[: len(data)] = data
                return len(data)
            self._left.pop()
        return 0
