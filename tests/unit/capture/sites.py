"""Web sites on this computer that answer exactly the bytes a test wants, well or badly."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator

from satchel.capture.http.exchanges import Fetched
from satchel.capture.http.fetching import fetch
from satchel.capture.http.rules import Caps, Rules
from satchel.crypto.randomness import random_bytes
from satchel.system import clock

Answer = Callable[["Caller"], None]


class Caller:
    """One connection as the site sees it."""

    def __init__(self, connection: socket.socket, site: Site) -> None:
        self.connection = connection
        self.site = site
        self.request = b""

    def hear(self) -> bytes:
        """Read one request to the end of its head."""
        while b"\r\n\r\n" not in self.request:
            piece = self.connection.recv(65_536)
            if not piece:
                break
            self.request += piece
        return self.request

    @property
    def path(self) -> str:
        return self.request.split(b" ", 2)[1].decode()

    def say(self, *pieces: bytes) -> None:
        for piece in pieces:
            self.site.said += piece
            self.connection.sendall(piece)

    def cut(self) -> None:
        """End the line at once, with no goodbye of any layer."""
        inner = self.connection
        if isinstance(inner, ssl.SSLSocket):
            socket.socket(fileno=inner.detach()).close()
        else:
            inner.close()


class Site:
    """Accepts connections on a loopback port and lets `answer` speak on each."""

    def __init__(
        self, answer: Answer, *, tls: ssl.SSLContext | None = None, speaks_first: bool = False
    ) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._speaks_first = speaks_first
        self._answer = answer
        self._tls = tls
        self.port = int(self._listener.getsockname()[1])
        self.requests: list[bytes] = []
        self.said = b""
        self.connections = 0
        self.over = threading.Event()
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    @property
    def origin(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    def close(self) -> None:
        self.over.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(5)

    def _start(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._start(lambda connection=connection: self._serve(connection))  # type: ignore[misc]

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(10)
        with contextlib.suppress(OSError, ssl.SSLError):
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection:
                caller = Caller(connection, self)
                if not self._speaks_first:
                    self.requests.append(caller.hear())
                self._answer(caller)
                if self._tls is not None and connection.fileno() >= 0:
                    connection.unwrap()  # type: ignore[attr-defined]


@contextlib.contextmanager
def site(answer: Answer | bytes, **more: object) -> Iterator[Site]:
    """A site for the length of a test; bytes are what it says on every connection."""
    speaks = answer if callable(answer) else (lambda caller: caller.say(answer))
    running = Site(speaks, **more)  # type: ignore[arg-type]
    try:
        yield running
    finally:
        running.close()


def rules(*origins: str, **more: object) -> Rules:
    """Short caps, and these origins allowed."""
    settings: dict[str, object] = {
        "caps": Caps(total_s=5, idle_s=2, size=4 * 1024 * 1024),
        "allowed": frozenset(origins),
    }
    return Rules(clock=clock.now, random=random_bytes, **(settings | more))  # type: ignore[arg-type]


def fetched(url: str, *origins: str, **more: object) -> Fetched:
    return fetch(url, rules(*origins, **more))


def message_bytes(page: Fetched) -> bytes:
    assert page.last is not None
    assert page.last.message is not None
    return page.last.message.spool.open().read()
