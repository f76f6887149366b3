"""The proxy of a replay: listens on this computer for one browser, and reaches out to nothing.

It is told every address the page asks for, as a proxy is: whole for `http`, by CONNECT for
`https` and sockets, where it answers as the site under certificates made for this replay.
It opens no connection whatsoever. To know first: any program on this computer can find the
port, so who does not know the secret is not answered, not even with a 404 of a page.
"""

from __future__ import annotations

import base64
import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import h11

from satchel.capture.asked import query_of
from satchel.capture.replaying.answering import Replies
from satchel.capture.replaying.wanted import Wanted, plain, range_of
from satchel.crypto.digest import constant_time_equal

_IDLE_S = 120.0
_MOST_CONNECTIONS = 160
_MOST_HEAD = 256 * 1024
_MOST_BODY = 8 * 1024 * 1024
_READ = 65_536
_TLS_BEGINS = 0x16
_WHO = (
    b"HTTP/1.1 407 Proxy Authentication Required\r\n"
    b'Proxy-Authenticate: Basic realm="replay"\r\nContent-Length: 0\r\n\r\n'
)
_CONNECTED = b"HTTP/1.1 200 Connected\r\n\r\n"
_CONDITIONS = frozenset([b"if-none-match", b"if-modified-since"])
NOWHERE = "probe.invalid"
"""A host that no page has: asked for once, so that it is known that the browser asks us."""
_PROBED = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n"
_TO_SOCKET = {"http": "ws", "https": "wss"}

ContextFor = Callable[[str], ssl.SSLContext]
"""The TLS context that answers as a host, made or remembered. Any thread."""


@dataclass(frozen=True, slots=True)
class Secret:
    """User and word that the browser has to know."""

    user: str
    word: str

    @property
    def header(self) -> bytes:
        """As it stands in Proxy-Authorization."""
        return b"Basic " + base64.b64encode(f"{self.user}:{self.word}".encode())


class Busy:
    """How many answers are on their way, and since when there was none."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0
        self._since = time.monotonic()

    def __enter__(self) -> None:
        with self._lock:
            self._count += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._count -= 1
            self._since = time.monotonic()

    @property
    def quiet_s(self) -> float:
        """Seconds since the last answer ended; 0 while one is on its way."""
        with self._lock:
            return 0.0 if self._count else time.monotonic() - self._since


class ReplayProxy:
    """Serves from `start` to `close`. `port` is chosen by the system."""

    def __init__(self, replies: Replies, secret: Secret, context_for: ContextFor) -> None:
        self.replies, self.secret, self.context_for = replies, secret, context_for
        self._room = threading.BoundedSemaphore(_MOST_CONNECTIONS)
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port: int = self._listener.getsockname()[1]
        self._open: set[_Line] = set()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._listen, name="replay", daemon=True)
        self.busy = Busy()
        self.was_probed = False

    @property
    def quiet_s(self) -> float:
        """Seconds since anything was answered; 0 while something is."""
        return self.busy.quiet_s

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def close(self) -> None:
        """Hang up on everyone."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            waiting, self._open = self._open, set()
        for line in waiting:
            line.hang_up()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._room.acquire()
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        line = _Line(connection, self)
        with self._lock:
            self._open.add(line)
        try:
            line.run()
        except (OSError, h11.RemoteProtocolError, ValueError):
            pass  # the browser hung up, or it was no browser
        finally:
            with self._lock:
                self._open.discard(line)
            line.close()
            self._room.release()


class _Line:
    """One connection, and the tunnel it may become."""

    def __init__(self, connection: socket.socket, proxy: ReplayProxy) -> None:
        self._socket, self._proxy = connection, proxy
        self._origin: str | None = None
        self._rest = b""

    def hang_up(self) -> None:
        """From any thread: whoever reads or writes here finds the line dead."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Only by its own thread."""
        with contextlib.suppress(OSError):
            self._socket.close()

    def run(self) -> None:
        """Until either side has had enough."""
        self._socket.settimeout(_IDLE_S)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while (asked := self._hear()) is not None:
            request, body = asked
            headers = dict(request.headers)
            if self._origin is None and not self._knows(headers.get(b"proxy-authorization", b"")):
                self._socket.sendall(_WHO)
            elif self._origin is None and urlsplit(request.target).hostname == NOWHERE.encode():
                self._proxy.was_probed = True
                self._socket.sendall(_PROBED)
            elif request.method == b"CONNECT":
                self._tunnel(request.target.decode("ascii"))
            elif not self._answer(request, headers, body):
                return

    def _knows(self, told: bytes) -> bool:
        return constant_time_equal(told, self._proxy.secret.header)

    def _hear(self) -> tuple[h11.Request, bytes] | None:
        """The next request, whole; None when the line is closed."""
        line = h11.Connection(h11.SERVER, max_incomplete_event_size=_MOST_HEAD)
        if self._rest:
            line.receive_data(self._rest)
        request: h11.Request | None = None
        body = bytearray()
        while True:
            event = line.next_event()
            if event is h11.NEED_DATA:
                line.receive_data(self._socket.recv(_READ))
            elif isinstance(event, h11.Request):
                request = event
            elif isinstance(event, h11.Data):
                body += event.data
                if len(body) > _MOST_BODY:
                    return None
            elif isinstance(event, h11.EndOfMessage):
                break
            else:
                return None
        self._rest = line.trailing_data[0]
        assert request is not None
        return request, bytes(body)

    def _tunnel(self, target: str) -> None:
        """What comes through it is TLS, or the plain beginning of a socket."""
        host, _, port = target.rpartition(":")
        if self._origin is not None or not host or not port.isdigit():
            raise ValueError("no such tunnel")
        self._socket.sendall(_CONNECTED)
        first = self._socket.recv(1, socket.MSG_PEEK)
        is_tls = first[:1] == bytes([_TLS_BEGINS])
        if is_tls:
            context = self._proxy.context_for(host.strip("[]"))
            self._socket = context.wrap_socket(self._socket, server_side=True)
        self._origin = f"{'https' if is_tls else 'http'}://{host}:{port}"

    def _answer(self, request: h11.Request, headers: dict[bytes, bytes], body: bytes) -> bool:
        with self._proxy.busy:
            reply = self._proxy.replies.reply(self._wanted(request, headers, body))
            self._socket.sendall(reply.head)
            for piece in reply.body:
                self._socket.sendall(piece)
            return not reply.closes

    def _wanted(self, request: h11.Request, headers: dict[bytes, bytes], body: bytes) -> Wanted:
        target = request.target.decode("latin-1")
        url = target if self._origin is None else self._origin + target
        if headers.get(b"upgrade", b"").lower() == b"websocket":
            scheme, _, rest = url.partition(":")
            url = f"{_TO_SOCKET.get(scheme, scheme)}:{rest}"
        first, last = range_of(headers.get(b"range", b"").decode("latin-1"))
        kind = b"POST / HTTP/1.1\r\nContent-Type: " + headers.get(b"content-type", b"")
        return Wanted(
            method=request.method.decode("ascii").upper(),
            url=plain(url),
            body=body,
            asked=query_of(kind, body),
            first=first,
            last=last,
            is_conditional=any(name in _CONDITIONS for name in headers),
            is_page=b"upgrade-insecure-requests" in headers,
        )
