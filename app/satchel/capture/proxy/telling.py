"""The worker's side of an exchange: told to the program piece by piece, as it happens.

What it is for: nothing of an answer waits in this process, and what it may cost is counted
here, over all exchanges of a capture. What it is not for: reading HTTP (`passing`). To know
first: when the program is gone there is nobody to record for, and everything ends (`Gone`).
"""

from __future__ import annotations

import itertools
import threading
import time
from base64 import b64encode
from dataclasses import asdict, dataclass

from satchel.capture.http.exchanges import Channel, Tunnel
from satchel.capture.http.faults import Failed, Fault
from satchel.capture.proxy.frames import FrameWriter, Kind
from satchel.capture.proxy.lines import Line
from satchel.capture.proxy.rules import GARBAGE_MAX, INTERIM_MAX, Limits
from satchel.crypto.digest import new_sha256
from satchel.domain.json_values import JsonValue
from satchel.domain.moments import Clock, Moment

_TRUNCATED = {Fault.TOO_LARGE: "length", Fault.TIME: "time"}


class Gone(Exception):
    """The program that is told is no longer there."""


@dataclass(frozen=True, slots=True)
class Counts:
    """So far: exchanges begun, bytes of answers and of requests, and how many exchanges were
    refused by us, failed, or were cut. `beyond` counts requests behind the last recorded.
    """

    exchanges: int = 0
    received: int = 0
    sent: int = 0
    blocked: int = 0
    failed: int = 0
    cut: int = 0
    beyond: int = 0


class Teller:
    """All exchanges of one capture. May be shared by threads."""

    def __init__(self, frames: FrameWriter, limits: Limits, clock: Clock) -> None:
        self.limits = limits
        self.clock = clock
        self._frames = frames
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._counts = dict.fromkeys(asdict(Counts()), 0)
        self._in_flight = 0
        self._moved = time.monotonic()
        self._is_ending = False

    def begin(self, url: str, method: str) -> Telling | None:
        """A new exchange; None when there were as many as are recorded."""
        with self._lock:
            self._moved = time.monotonic()
            if self._counts["exchanges"] >= self.limits.exchanges:
                self._counts["beyond"] += 1
                return None
            self._counts["exchanges"] += 1
            self._in_flight += 1
            number = next(self._numbers)
        telling = Telling(self, number)
        begun = moment_told(self.clock())
        self.tell(Kind.EXCHANGE, number, {"url": url, "method": method, "begun": begun})
        return telling

    @property
    def counts(self) -> Counts:
        with self._lock:
            return Counts(**self._counts)

    @property
    def in_flight(self) -> int:
        """Exchanges begun and not ended, open WebSockets left aside."""
        with self._lock:
            return self._in_flight

    def quiet_s(self) -> float:
        """Seconds since an exchange was begun, moved or ended, WebSockets left aside."""
        with self._lock:
            return time.monotonic() - self._moved

    def room(self) -> int:
        """Bytes that may still be sent or taken."""
        with self._lock:
            return max(0, self.limits.total - self._counts["received"] - self._counts["sent"])

    def end_all(self) -> None:
        """From now on what breaks off is broken off by us."""
        with self._lock:
            self._is_ending = True

    @property
    def is_ending(self) -> bool:
        with self._lock:
            return self._is_ending

    def tell(self, kind: Kind, number: int, told: dict[str, JsonValue]) -> None:
        """Raises Gone."""
        try:
            self._frames.tell(kind, number, told)
        except (OSError, ValueError):
            raise Gone from None

    def give(self, kind: Kind, number: int, data: bytes) -> None:
        """Raises Gone."""
        try:
            self._frames.give(kind, number, data)
        except (OSError, ValueError):
            raise Gone from None

    def moved(self, *, received: int = 0, sent: int = 0) -> None:
        """Bytes."""
        with self._lock:
            self._moved = time.monotonic()
            self._counts["received"] += received
            self._counts["sent"] += sent

    def settled(self, fault: Fault | None, *, has_answer: bool, was_counted: bool) -> None:
        with self._lock:
            self._moved = time.monotonic()
            self._in_flight -= was_counted
            if fault is Fault.BLOCKED:
                self._counts["blocked"] += 1
            elif fault is not None:
                self._counts["cut" if has_answer else "failed"] += 1

    def leave_aside(self) -> None:
        """One exchange under way is a WebSocket: a page is not busy because one is open."""
        with self._lock:
            self._in_flight -= 1


class Telling:
    """One exchange. `end` it, once, whatever happened."""

    def __init__(self, teller: Teller, number: int) -> None:
        self.request_is_sent = False
        self.head_is_told = False
        self.changed: list[str] = []
        self.channel: Channel | None = None
        self.tunnel: Tunnel | None = None
        self.surplus = 0
        self._teller = teller
        self._number = number
        self._size = self._interim = 0
        self._garbage = b""
        self._entity = new_sha256()
        self.entity_size = 0
        self._in_flight = True

    def request(self, sent: bytes) -> None:
        self.request_is_sent = True
        self._teller.give(Kind.REQUEST, self._number, sent)
        self._teller.moved(sent=len(sent))

    def require_room(self, size: int) -> None:
        """Raises Failed (TOO_LARGE) when the capture has reached its size."""
        if self._teller.room() < size:
            raise self._too_large()

    def interim(self, came: bytes) -> None:
        """Raises Failed (TOO_LARGE, NOT_HTTP)."""
        self.require_room(len(came))
        self._interim += len(came)
        if self._interim > INTERIM_MAX:
            raise Failed(Fault.NOT_HTTP, "its interim answers go on without end")
        self._teller.give(Kind.INTERIM, self._number, came)
        self._teller.moved(received=len(came))

    def head(self, came: bytes) -> None:
        """Raises Failed (TOO_LARGE)."""
        self.require_room(len(came))
        self.head_is_told = True
        self._size += len(came)
        self._teller.give(Kind.HEAD, self._number, came)
        self._teller.moved(received=len(came))

    def body(self, came: bytes) -> None:
        """Bytes behind the head as they came. Raises Failed (TOO_LARGE), all that fits told."""
        room = min(self._teller.limits.resource - self._size, self._teller.room())
        piece = came[: max(0, room)]
        self._size += len(piece)
        self._teller.give(Kind.BODY, self._number, piece)
        self._teller.moved(received=len(piece))
        if len(came) > len(piece):
            raise self._too_large()

    def entity(self, piece: bytes) -> None:
        """A piece of the body without its framing."""
        self._entity.update(piece)
        self.entity_size += len(piece)

    def garbage(self, came: bytes) -> None:
        """What came and was no answer."""
        self._garbage = came[:GARBAGE_MAX]

    def passed(self, size: int) -> None:
        """Bytes over a WebSocket, which are counted and not kept. Raises Failed (TOO_LARGE)."""
        self._size += size
        if self._size > self._teller.limits.resource:
            raise Failed(Fault.TOO_LARGE, f"more than {self._teller.limits.resource} bytes came")

    def went_through(self, size: int, *, is_sent: bool) -> None:
        """Bytes of a tunnel, which are counted and not kept. Raises Failed (TOO_LARGE)."""
        if self._teller.room() < size:
            raise self._too_large()
        self._teller.moved(sent=size if is_sent else 0, received=0 if is_sent else size)

    def leave_aside(self) -> None:
        """From now on it is a WebSocket, or a tunnel, which stays open for what may come."""
        self._in_flight = False
        self._teller.leave_aside()

    def _too_large(self) -> Failed:
        limits = self._teller.limits
        if self._size >= limits.resource:
            return Failed(Fault.TOO_LARGE, f"it is larger than {limits.resource} bytes")
        return Failed(Fault.TOO_LARGE, f"with it the page is larger than {limits.total} bytes")

    def end(self, line: Line | None, failed: Failed | None, *, is_whole: bool = True) -> None:
        """`line` is what was, or was to be, connected; `is_whole` that the answer is."""
        if failed is not None and self._teller.is_ending and failed.fault is not Fault.BLOCKED:
            failed = Failed(Fault.TIME, "the capture ended before it was whole")
        fault = failed.fault if failed else None
        truncated = None
        if self.head_is_told and not is_whole:
            truncated = _TRUNCATED.get(fault, "disconnect") if fault else "disconnect"
        told: dict[str, JsonValue] = {
            "ended": moment_told(self._teller.clock()),
            "fault": fault,
            "reason": failed.reason if failed else None,
            "truncated": truncated,
            "entity_sha256": None if truncated else self._entity.hexdigest(),
            "entity_size": self.entity_size,
            "surplus": self.surplus,
            "garbage": b64encode(self._garbage).decode("ascii"),
            "changed": list(self.changed),
            "channel": None if self.channel is None else asdict(self.channel),
            "tunnel": None if self.tunnel is None else asdict(self.tunnel),
        }
        self._teller.settled(fault, has_answer=self.head_is_told, was_counted=self._in_flight)
        self._teller.tell(Kind.END, self._number, told | _connection(line))


def moment_told(moment: Moment) -> dict[str, JsonValue]:
    """A reading of the clock as JSON."""
    return {
        "utc": moment.utc_text(),
        "offset_minutes": moment.offset_minutes,
        "zone": moment.zone,
        "monotonic_ns": str(moment.monotonic_ns),
        "boot": moment.boot,
    }


def _connection(line: Line | None) -> dict[str, JsonValue]:
    return {
        "answer": list(line.answer) if line else [],
        "allowed": line.allowed if line else False,
        "peer": line.peer if line else None,
        "tls": line.tls_told if line else None,
        "connection": line.number if line else 0,
        "proxy": line.proxy if line else None,
    }
