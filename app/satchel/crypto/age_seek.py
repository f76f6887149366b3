"""Reading the payload of an age v1 file at any position.

What it is for: replay, search and preview of content that storage keeps in rows. What
it is not for: files that come in as a stream (`age_payload`). To know first: a chunk
opens only in its own place, so reading a part of a file proves that part; that nothing
is missing behind it is proved once, at the start, by opening the last chunk.
"""

from __future__ import annotations

import errno
import io
from collections.abc import Callable

from satchel.crypto.age_payload import (
    CHUNK,
    SEALED_CHUNK,
    damaged,
    open_chunk,
    payload_cipher,
    plaintext_size,
)
from satchel.crypto.digest import Bytes

# Chunks fetched by one read_at of a long read; more gains nothing, less costs calls.
_RUN = 16

ReadAt = Callable[[int, int], bytes]


class PayloadReader(io.RawIOBase):
    """Plaintext at any position, over `read_at(offset, size)` of the payload chunks.

    `payload_size` is the size of the chunks without the nonce. The last chunk is opened
    before the first byte is given, so that the size is a verified one. A read gives all
    that was asked for unless the end comes first. Not for two threads at once.
    """

    def __init__(self, file_key: bytes, nonce: bytes, read_at: ReadAt, payload_size: int) -> None:
        """Raises IntegrityFailure (code "age-payload") when the size or last chunk is wrong."""
        self.size = plaintext_size(payload_size)
        self._cipher = payload_cipher(file_key, nonce)
        self._read_at = read_at
        self._payload_size = payload_size
        self._chunks = -(-payload_size // SEALED_CHUNK)
        self._position = 0
        self._held_number = self._chunks - 1
        self._held = self._open_run(self._held_number, 1)[0]

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.size}[whence]
        if base + offset < 0:
            # As a file on disk does: readers of ZIP and PDF seek so to learn that it is short.
            raise OSError(errno.EINVAL, "seek before the beginning")
        self._position = base + offset
        return self._position

    def readinto(self, buffer: Bytes, /) -> int:  # type: ignore[override]  # typeshed's is private
        view = memoryview(buffer).cast("B")
        view = view[: max(0, self.size - self._position)]
        filled = 0
        while filled < len(view):
            for piece in self._pieces(len(view) - filled):
                part = piece[: len(view) - filled]
                view[filled : filled + len(part)] = part
                filled += len(part)
                self._position += len(part)
        return filled

    def readall(self) -> bytes:
        return self.read(max(0, self.size - self._position)) or b""

    def _pieces(self, wanted: int) -> list[memoryview]:
        """Opened bytes from the position on: some chunks of a long read, one of a short."""
        number, inside = divmod(self._position, CHUNK)
        if number == self._held_number:
            return [memoryview(self._held)[inside:]]
        count = min(_RUN, -(-(inside + wanted) // CHUNK), self._chunks - number)
        opened = self._open_run(number, count)
        self._held_number, self._held = number + count - 1, opened[-1]
        return [memoryview(opened[0])[inside:], *(memoryview(piece) for piece in opened[1:])]

    def _open_run(self, first: int, count: int) -> list[bytes]:
        start = first * SEALED_CHUNK
        end = min(start + count * SEALED_CHUNK, self._payload_size)
        sealed = memoryview(self._read_at(start, end - start))
        if len(sealed) != end - start:
            raise damaged("a part of it is missing")
        return [
            open_chunk(
                self._cipher,
                sealed[place * SEALED_CHUNK : (place + 1) * SEALED_CHUNK],
                first + place,
                last=first + place == self._chunks - 1,
            )
            for place in range(count)
        ]
