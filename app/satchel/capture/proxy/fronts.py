"""The browser's side of a connection: a socket, and the HTTP spoken over it.

To know first: what is said here was judged and put in order by the proxy; the browser
never gets an origin's framing, so the two cannot disagree about where an answer ends.
"""

from __future__ import annotations

import contextlib
import socket
import ssl

import h11

BLOCK = 65_536
HEAD_OF_REQUEST = 256 * 1024
"""The largest head a browser may send: twice that, as JSON, fits a frame."""


class HungUp(Exception):
    """The browser ended the connection, or fell silent in the middle of a request."""


class Front:
    """One connection of the browser, bare or secure."""

    def __init__(self, connection: socket.socket, wait_s: float) -> None:
        self.connection = connection
        self.http = h11.Connection(h11.SERVER, max_incomplete_event_size=HEAD_OF_REQUEST)
        self._wait_s = wait_s

    def hear(self, *, wait_s: float | None = None) -> h11.Event | type[h11.PAUSED]:
        """What comes next. Raises HungUp; h11.RemoteProtocolError for what is not HTTP."""
        while True:
            event = self.http.next_event()
            if not isinstance(event, type) or event is h11.PAUSED:
                return event
            if self.http.they_are_waiting_for_100_continue:
                self.say(h11.InformationalResponse(status_code=100, headers=[]))
            self.connection.settimeout(self._wait_s if wait_s is None else wait_s)
            try:
                data = self.connection.recv(BLOCK)
            except (OSError, ValueError):
                raise HungUp from None
            if not data and self.http.their_state is h11.IDLE:
                raise HungUp
            self.http.receive_data(data)

    def say(self, event: h11.Event) -> None:
        """Raises HungUp."""
        self.send(self.http.send(event) or b"")

    def send(self, data: bytes) -> None:
        """Raises HungUp."""
        self.connection.settimeout(self._wait_s)
        try:
            self.connection.sendall(data)
        except (OSError, ValueError):
            raise HungUp from None

    def refuse(self, status: int, reason: bytes, *headers: tuple[bytes, bytes]) -> None:
        """An answer of the proxy's own, without a body. Raises HungUp."""
        told = [*headers, (b"Content-Length", b"0")]
        self.say(h11.Response(status_code=status, headers=told, reason=reason))
        self.say(h11.EndOfMessage())

    def next_request(self) -> bool:
        """Whether the connection is ready for another request."""
        if self.http.our_state is h11.DONE and self.http.their_state is h11.DONE:
            self.http.start_next_cycle()
            return True
        return False

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.connection.close()


def at_once(connection: socket.socket) -> bytes | None:
    """What has come, b"" at the end, None when nothing has. Raises OSError."""
    connection.setblocking(False)
    try:
        return connection.recv(BLOCK)
    except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
        return None
