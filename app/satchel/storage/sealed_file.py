"""A standard age file put together while it is read: what comes before, then the payload."""

from __future__ import annotations

import io
from collections.abc import Callable

from satchel.crypto.digest import Bytes

ReadAt = Callable[[int, int], bytes]
_MOST = 1 << 20


class SealedFile(io.RawIOBase):
    """`head`, then `payload_size` bytes from `read_at(offset, size)`; seekable, `size` in all."""

    def __init__(self, head: bytes, read_at: ReadAt, payload_size: int) -> None:
        self.size = len(head) + payload_size
        self._head = head
        self._read_at = read_at
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def readinto(self, buffer: Bytes, /) -> int:  # type: ignore[override]  # typeshed's is private
        view = memoryview(buffer).cast("B")
        wanted = min(len(view), max(0, self.size - self._position), _MOST)
        if not wanted:
            return 0
        if self._position < len(self._head):
            piece = self._head[self._position : self._position + wanted]
        else:
            piece = self._read_at(self._position - len(self._head), wanted)
        view[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)
