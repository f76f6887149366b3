"""The receiving end of a connection as a file that keeps every byte it hands out.

The HTTP library reads status, headers and body from here and decides where the message
ends; what it has consumed is the message, literally as it came, chunk framing included.
Bytes that arrived behind its end are never part of it.
"""

from __future__ import annotations

import io
from collections.abc import Callable

from satchel.capture.http.faults import Failed, Fault

_BLOCK = 65_536


class Received(io.BufferedIOBase):
    """`receive(size)` gives bytes or b"" at the end; `keep` gets what was consumed, in order.

    It is always read by sizes; a size below zero comes only from a forged chunk. Both
    may raise; then nothing is lost: `abandon` keeps what had arrived but was not
    consumed, since it too is part of a message that was cut.
    """

    def __init__(self, receive: Callable[[int], bytes], keep: Callable[[bytes], None]) -> None:
        self._receive = receive
        self._keep = keep
        self._block = b""
        self._at = 0  # how much of the block was handed out: cutting it anew costs a copy a line
        self._at_end = False

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        wanted = -1 if size is None else size
        if wanted < 0:
            raise Failed(Fault.NOT_HTTP, "it answered with chunks of impossible sizes")
        pieces: list[bytes] = []
        while wanted and (self.surplus or self._fill()):
            piece = self._block[self._at : self._at + wanted]
            self._at += len(piece)
            pieces.append(piece)
            wanted -= len(piece)
            self._keep(piece)
        return b"".join(pieces)

    def read1(self, size: int = -1, /) -> bytes:
        if not self.surplus:
            self._fill()
        return self.read(min(size, self.surplus) if size >= 0 else self.surplus)

    def readline(self, size: int | None = -1, /) -> bytes:
        most = -1 if size is None else size
        while True:
            length = self._block.find(b"\n", self._at) + 1 - self._at
            if most >= 0 and not 0 < length <= most and self.surplus >= most:
                return self.read(most)
            if length > 0 or not self._fill():
                return self.read(length if length > 0 else self.surplus)

    def readinto(self, target: object, /) -> int:
        room = memoryview(target).cast("B")  # type: ignore[arg-type]  # any writable buffer
        data = self.read(len(room))
        room[: len(data)] = data
        return len(data)

    def abandon(self) -> None:
        """Keep what waits. For a message that ended in a fault."""
        waiting = self._block[self._at :]
        self._at = len(self._block)
        if waiting:
            self._keep(waiting)

    @property
    def surplus(self) -> int:
        """How many bytes have arrived and wait; at the end, those behind the message."""
        return len(self._block) - self._at

    def _fill(self) -> bool:
        if self._at_end:
            return False
        block = self._receive(_BLOCK)
        self._at_end = not block
        self._block = self._block[self._at :] + block
        self._at = 0
        return bool(block)
