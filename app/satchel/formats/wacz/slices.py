"""Views of a seekable stream: a stretch of it, and a gzip member unpacked as it is read.

Both are forward readers with a seek only where the stretch is stored plainly. Nothing is
read ahead of what is asked for, so the memory needed does not depend on what is inside.
"""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from satchel.domain.errors import IntegrityFailure

PIECE = 65_536


class Stretch(io.RawIOBase):
    """`length` bytes of `source` from `offset`; seekable. Others may move `source` meanwhile."""

    def __init__(self, source: BinaryIO, offset: int, length: int) -> None:
        self._source, self._offset, self._length = source, offset, length
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._length}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, target: object) -> int:
        room = memoryview(target).cast("B")  # type: ignore[arg-type]  # any writable buffer
        size = max(0, min(len(room), self._length - self._at))
        if not size:
            return 0
        self._source.seek(self._offset + self._at)
        data = self._source.read(size)
        if not data:
            raise cut_short()
        room[: len(data)] = data
        self._at += len(data)
        return len(data)


class Unpacked(io.RawIOBase):
    """What a gzip member or a raw deflate stream holds, piece by piece; forwards only.

    Stops behind the first member; `packed_size` then says how long that was.
    """

    def __init__(self, packed: BinaryIO, window: int = zlib.MAX_WBITS + 16) -> None:
        self._packed = packed
        self._zip = zlib.decompressobj(window)
        self._waiting = b""
        self._fed = 0

    def readable(self) -> bool:
        return True

    @property
    def packed_size(self) -> int:
        """How many packed bytes were used up to now."""
        unused = self._zip.unused_data if self._zip.eof else self._zip.unconsumed_tail
        return self._fed - len(unused)

    def readinto(self, target: object) -> int:
        room = memoryview(target).cast("B")  # type: ignore[arg-type]  # any writable buffer
        while not self._zip.eof:
            if not self._waiting:
                self._waiting = self._packed.read(PIECE)
                self._fed += len(self._waiting)
            at_end = not self._waiting
            try:
                data = self._zip.decompress(self._waiting, len(room))
            except zlib.error as damage:
                raise cut_short() from damage
            self._waiting = self._zip.unconsumed_tail
            if data:
                room[: len(data)] = data
                return len(data)
            if at_end:
                raise cut_short()
        return 0


def stretch(source: BinaryIO, offset: int, length: int) -> io.BufferedReader:
    """A buffered `Stretch`."""
    return io.BufferedReader(Stretch(source, offset, length), PIECE)


def unpacked(packed: BinaryIO, window: int = zlib.MAX_WBITS + 16) -> io.BufferedReader:
    """A buffered `Unpacked`."""
    return io.BufferedReader(Unpacked(packed, window), PIECE)


def cut_short() -> IntegrityFailure:
    """What is said where bytes are missing or do not unpack."""
    return IntegrityFailure(
        "This web archive is damaged or cut short inside; what else it holds can be read."
    )
