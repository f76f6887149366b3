"""One connection for one exchange: to an address already judged, under one deadline.

It stands between the HTTP library and the socket. The library never resolves a name and
never sees the socket itself; every byte sent and consumed is recorded here.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from typing import Any

from satchel.capture.http.faults import Failed, Fault
from satchel.capture.http.received import Received
from satchel.capture.http.tls import TlsFacts, facts


class Deadline:
    """When everything must be over, and how long to wait for one sign of life."""

    def __init__(self, total_s: float, idle_s: float) -> None:
        self._end = time.monotonic() + total_s
        self._idle_s = idle_s

    def wait_s(self) -> float:
        """How long the next step may take. Raises Failed (TIME) when time is up."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise Failed(Fault.TIME, "it took longer than is waited for a page")
        return min(left, self._idle_s)


Way = Callable[[float], socket.socket]
"""Another way to the origin than straight: a connection within so many seconds, or Failed."""


class Wire:
    """Connects to the first of `addresses` that answers, or by `way`, and records.

    `keep` gets the received bytes and may raise Failed. `close` ends it.
    """

    def __init__(
        self,
        addresses: Sequence[str],
        port: int,
        deadline: Deadline,
        keep: Callable[[bytes], None],
        way: Way | None = None,
    ) -> None:
        self.sent = bytearray()
        self.peer: str | None = None
        self.tls: TlsFacts | None = None
        self.ragged = False
        self.received = Received(self._receive, keep)
        self._addresses = addresses
        self._port = port
        self._deadline = deadline
        self._socket: socket.socket | None = None
        self._way = way

    def connect(self) -> socket.socket:
        """The bare TCP connection. Raises Failed."""
        if self._way is not None:
            self._socket = self._way(self._deadline.wait_s())
            return self._socket
        last = Failed(Fault.UNREACHABLE, "there is no way to it from here")
        for address in self._addresses:
            try:
                return self._connect_to(address)
            except TimeoutError:
                last = Failed(Fault.TIME, "it did not answer")
            except ConnectionRefusedError:
                last = Failed(Fault.REFUSED, "it refused the connection")
            except OSError:
                continue
        raise last

    def take_over(self, connection: socket.socket) -> Tap:
        """From now on all goes through here; `connection` may have become TLS meanwhile."""
        self._socket = connection
        if isinstance(connection, ssl.SSLSocket):
            # An end of the line must not look like the end of the page.
            connection.suppress_ragged_eofs = False  # type: ignore[attr-defined]
            self.tls = facts(connection)
        return Tap(self)

    def step(self) -> float:
        """Seconds the next network step may take. Raises Failed (TIME)."""
        return self._deadline.wait_s()

    def send(self, data: bytes) -> None:
        """Send and record. Raises Failed."""
        assert self._socket is not None
        self._socket.settimeout(self._deadline.wait_s())
        try:
            self._socket.sendall(data)
        except OSError:
            raise Failed(Fault.CUT, "the line was cut before it had answered") from None
        self.sent += data

    def close(self) -> None:
        """Hang up; a second time changes nothing."""
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.close()

    def _connect_to(self, address: str) -> socket.socket:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.settimeout(self._deadline.wait_s())
            connection.connect((address, self._port))
            host, port = connection.getpeername()[:2]
        except BaseException:
            connection.close()
            raise
        self.peer = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self._socket = connection
        return connection

    def _receive(self, size: int) -> bytes:
        assert self._socket is not None
        self._socket.settimeout(self._deadline.wait_s())
        try:
            return self._socket.recv(size)
        except TimeoutError:
            self._deadline.wait_s()  # the whole time may be up: that is the truer reason
            raise Failed(Fault.TIME, "it fell silent") from None
        except ssl.SSLEOFError:
            self.ragged = True
            return b""
        except OSError:
            raise Failed(Fault.CUT, "the line was cut") from None


class Tap:
    """What the HTTP library takes for a socket."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def sendall(self, data: Any) -> None:
        self._wire.send(bytes(data))

    def makefile(self, *_: Any, **__: Any) -> Received:
        return self._wire.received

    def settimeout(self, timeout: float | None) -> None:
        """The wire's deadline decides, at every step anew."""

    def close(self) -> None:
        """The library hangs up while the answer is still being read; the wire does it later."""
