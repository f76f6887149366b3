"""How a hostile thing must end: read, or refused in one sentence; soon, and in little memory."""

from __future__ import annotations

import io
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from satchel.domain.errors import Bug, SatchelError


def refusal(act: Callable[[], object]) -> SatchelError | None:
    """What `act` says, None when it says nothing. A bug, or any other exception, goes through."""
    try:
        act()
    except Bug:
        raise
    except SatchelError as error:
        if "\n" in error.message or not error.message.endswith("."):
            raise
        return error
    return None


def refused(act: Callable[[], object]) -> SatchelError:
    """As `refusal`, for what must not be taken."""
    error = refusal(act)
    assert error is not None, "it was taken"
    return error


@contextmanager
def bounded(*, seconds: float, mib: float) -> Iterator[None]:
    """What happens inside takes no more of the processor and, in Python, no more memory."""
    tracemalloc.start()
    started = time.process_time()
    try:
        yield
        took = time.process_time() - started
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert took < seconds, f"{took:.1f} s"
    assert peak < mib * 1024 * 1024, f"{peak / 1024 / 1024:.0f} MiB"


class Endless(io.RawIOBase):
    """`head`, then `body` again and again up to `size` bytes; counts what was asked for."""

    def __init__(self, head: bytes, body: bytes, size: int) -> None:
        self._head = head
        self._body = body
        self._size = size
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # typeshed's is private
        wanted = min(len(buffer), self._size - self.given)
        if self.given < len(self._head):
            piece = self._head[self.given :][:wanted]
        else:
            at = (self.given - len(self._head)) % len(self._body)
            piece = (self._body[at:] + self._body * (wanted // len(self._body) + 1))[:wanted]
        buffer[: len(piece)] = piece
        self.given += len(piece)
        return len(piece)
