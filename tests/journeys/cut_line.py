"""A line to a relay that counts what goes up and is cut after so many bytes of it.

Every way a line ends: reset, closed in good order, or dead without a word, with both ends
still open. A cut takes all connections that are there, as the line's own would; those made
later are whole. What the machine's own buffers still held when it was cut was not carried.
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import struct
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import urlsplit

_STEP = 2048
_BUFFER = 4096
_AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER: closing is a reset


class End(Enum):
    RESET = "reset"
    CLOSED = "closed"
    DEAD = "dead"


@dataclass(eq=False, slots=True)
class _Pair:
    near: socket.socket
    far: socket.socket
    is_dead: bool = False


@dataclass(slots=True)
class CutLine:
    """To the relay at `url`; use `address` in its place. `cuts` are taken in order: each after
    so many bytes that went up since the one before. `rate` is bytes a second up, None for
    what the machine can. `up` and `made` count bytes and connections."""

    url: str
    cuts: Sequence[tuple[int, End]]
    rate: float | None = None
    address: str = ""
    up: int = 0
    made: int = 0
    done: int = 0
    _since: int = 0
    _free_at: float = 0.0
    _pairs: set[_Pair] = field(default_factory=set)
    _threads: list[threading.Thread] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def laid(self) -> Iterator[CutLine]:
        """The line while the block runs."""
        place = urlsplit(self.url)
        with socket.create_server(("127.0.0.1", 0)) as listening:
            if self.rate is not None:  # taken over by what is accepted
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER)
            here = f"127.0.0.1:{listening.getsockname()[1]}"
            self.address = place._replace(netloc=here).geturl()
            taking = threading.Thread(target=self._take, args=(listening, place))
            taking.start()
            try:
                yield self
            finally:
                with contextlib.suppress(OSError):
                    listening.shutdown(socket.SHUT_RDWR)
                taking.join()
                for pair in [*self._pairs]:
                    pair.is_dead = True
                    _close(pair)
                for thread in self._threads:
                    thread.join()

    def _take(self, listening: socket.socket, place: object) -> None:
        host, port = place.hostname, place.port  # type: ignore[attr-defined]
        while True:
            try:
                near, _ = listening.accept()
            except OSError:
                return
            far = socket.create_connection((host, port))
            for end in (near, far):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            pair = _Pair(near, far)
            with self._lock:
                self.made += 1
                self._pairs.add(pair)
            for carry in (self._carry_up, self._carry_down):
                thread = threading.Thread(target=carry, args=(pair,))
                self._threads.append(thread)
                thread.start()

    def _carry_up(self, pair: _Pair) -> None:
        with contextlib.suppress(OSError, ValueError):
            while _comes(pair, pair.near):
                piece = pair.near.recv(self._turn())
                if not piece:
                    pair.far.shutdown(socket.SHUT_WR)
                    return
                if self._counted(len(piece)):
                    pair.far.sendall(piece)
                    self._cut()
                elif not pair.is_dead:
                    pair.far.sendall(piece)

    def _carry_down(self, pair: _Pair) -> None:
        with contextlib.suppress(OSError, ValueError):
            while _comes(pair, pair.far) and (piece := pair.far.recv(65536)):
                pair.near.sendall(piece)
            if pair.is_dead:
                return
            pair.near.shutdown(socket.SHUT_WR)

    def _turn(self) -> int:
        """How much may be read next: never past where the line is to be cut."""
        most = _STEP if self.rate else 65536
        with self._lock:
            if self.done >= len(self.cuts):
                return most
            return min(most, max(self.cuts[self.done][0] - self._since, 1))

    def _counted(self, size: int) -> bool:
        """Count what went up, at the line's pace; whether it is to be cut now."""
        with self._lock:
            self.up += size
            self._since += size
            now = time.monotonic()
            self._free_at = max(now, self._free_at) + (size / self.rate if self.rate else 0)
            pause = self._free_at - now
            due = self.done < len(self.cuts) and self._since >= self.cuts[self.done][0]
        time.sleep(max(pause, 0))
        return due

    def _cut(self) -> None:
        with self._lock:
            if self.done >= len(self.cuts) or self._since < self.cuts[self.done][0]:
                return  # another connection's bytes came first
            how = self.cuts[self.done][1]
            self.done, self._since = self.done + 1, 0
            gone, self._pairs = self._pairs, set()
            if how is End.DEAD:
                self._pairs |= gone
        for pair in gone:
            pair.is_dead = True
            if how is not End.DEAD:
                _close(pair, at_once=how is End.RESET)


def _comes(pair: _Pair, end: socket.socket) -> bool:
    """Wait for bytes, never for long: what somebody reads from is not closed meanwhile."""
    with selectors.DefaultSelector() as watched:
        watched.register(end, selectors.EVENT_READ)
        while not pair.is_dead:
            if watched.select(0.02):
                return not pair.is_dead
    return False


def _close(pair: _Pair, *, at_once: bool = False) -> None:
    for end in (pair.near, pair.far):
        with contextlib.suppress(OSError):
            if at_once:
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
            else:
                end.shutdown(socket.SHUT_RDWR)
        end.close()
