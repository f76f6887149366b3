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
        self._waiting = b""
        self._at_end = False

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        wanted = -1 if size is None else size
        if wanted < 0:
            raise Failed(Fault.NOT_HTTP, "it answered with chunks of impossible sizes")
        pieces: list[bytes] = []
        while wanted and (self._waiting or self._fill()):
            piece = self._waiting[:wanted]
            self._waiting = self._waiting[len(piece) :]
            pieces.append(piece)
            wanted -= len(piece)
            self._keep(piece)
        return b"".join(pieces)

    def read1(self, size: int = -1, /) -> bytes:
        if not self._waiting:
            self._fill()
        return self.read(min(size, len(self._waiting)) if size >= 0 else len(self._waiting))

    def readline(self, size: int | None = -1, /) -> bytes:
        most = -1 if size is None else size
        while True:
            line_end = self._waiting.find(b"\n") + 1
            if most >= 0 and not 0 < line_end <= most and len(self._waiting) >= most:
                return self.read(most)
            if line_end or not self._fill():
                return self.read(line_end or len(self._waiting))

    def readinto(self, target: object, /) -> int:
        room = memoryview(target).cast("B")  # type: ignore[arg-type]  # any writable buffer
        data = self.read(len(room))
        room[: len(data)] = data
        return len(data)

    def abandon(self) -> None:
        """Keep what waits. For a message that ended in a fault."""
        waiting, self._waiting = self._waiting, b""
        if waiting:
            self._keep(waiting)

    @property
    def surplus(self) -> int:
        """How many bytes had arrived behind the end of the message."""
        return len(self._waiting)

    def _fill(self) -> bool:
        if self._at_end:
            return False
        block = self._receive(_BLOCK)
        self._at_end = not block
        self._waiting += block
        return bool(block)
