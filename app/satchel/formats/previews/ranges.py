"""The document as the worker sees it: a file whose bytes come from the parent as needed."""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Callable

_BLOCK = 256 * 1024
_KEPT = 64

Fetch = Callable[[int, int], bytes | bytearray]
"""Offset and size, both inside the document; answers with exactly that many bytes."""


class RangeFile(io.RawIOBase):
    """Seekable; keeps the last blocks, since parsers read a few bytes here and there."""

    def __init__(self, size: int, fetch: Fetch) -> None:
        self._size = size
        self._fetch = fetch
        self._at = 0
        self._blocks: OrderedDict[int, bytes | bytearray] = OrderedDict()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, target: object) -> int:
        """Fills `target` unless the document ends: PDFium takes a short read for damage."""
        room = memoryview(target).cast("B")  # type: ignore[arg-type]  # any writable buffer
        done, want = 0, min(len(room), max(0, self._size - self._at))
        while done < want:
            number, inside = divmod(self._at, _BLOCK)
            piece = memoryview(self._block(number))[inside : inside + want - done]
            room[done : done + len(piece)] = piece
            done += len(piece)
            self._at += len(piece)
        return done

    def _block(self, number: int) -> bytes | bytearray:
        block = self._blocks.get(number)
        if block is None:
            start = number * _BLOCK
            block = self._fetch(start, min(_BLOCK, self._size - start))
            self._blocks[number] = block
            if len(self._blocks) > _KEPT:
                self._blocks.popitem(last=False)
        self._blocks.move_to_end(number)
        return block
