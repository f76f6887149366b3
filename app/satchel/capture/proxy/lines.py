"""Connections to origins: judged before they are made, verified before anything is sent.

What it is for: one way out, straight or by a SOCKS proxy, and the facts of the connection
(answer, peer, chain) whether it succeeds or not. What it is not for: HTTP. To know first:
a name is resolved once for each connection, every address it gave is judged, and exactly
those are connected to; a kept connection stays with what it was judged for.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import itertools
import select
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable
from dataclasses import asdict, dataclass, field

import certifi

from satchel.capture.http.addresses import require_other_name, require_public
from satchel.capture.http.faults import Failed, Fault
from satchel.capture.http.names import Resolve
from satchel.capture.http.tls import TlsFacts, facts, shown, told
from satchel.capture.http.wire import Deadline
from satchel.capture.proxy.rules import ProxyRules
from satchel.capture.proxy.socks_way import by_socks
from satchel.domain.json_values import JsonValue

_CONNECT_S = 15.0
_RECORD = 16_384  # of TLS, at its largest
_IGNORE_UNEXPECTED_EOF = 0x80  # as in http.session: `ssl` names it from Python 3.12 on only


@dataclass(frozen=True, slots=True)
class Origin:
    """Scheme (http or https), host (ASCII, lowercase, no brackets) and port."""

    secure: bool
    host: str
    port: int

    @property
    def name(self) -> str:
        """HOST:PORT, as origins are allowed by."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def url(self, path: str, *, channel: bool = False) -> str:
        """The address of `path` there; `channel` when it is a WebSocket's."""
        scheme = ("ws" if channel else "http") + ("s" if self.secure else "")
        usual = self.port == (443 if self.secure else 80)
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}{'' if usual else f':{self.port}'}{path}"


@dataclass(slots=True)
class Roads:
    """What all connections of one proxy share. `opened` and `closed` are told of each socket."""

    rules: ProxyRules
    resolve: Resolve
    opened: Callable[[socket.socket], None]
    closed: Callable[[socket.socket], None]
    circuit: str  # a SOCKS proxy that keeps circuits apart (Tor) makes one for this word
    tls: ssl.SSLContext = field(init=False)
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.tls = ssl.create_default_context(cafile=self.rules.authorities or certifi.where())
        self.tls.set_alpn_protocols(["http/1.1"])
        # Python before 3.11.4 takes a cut line for the end of the page.
        self.tls.options &= ~_IGNORE_UNEXPECTED_EOF


class Line:
    """One connection to `origin`. `open` it, and `close` it whatever happened.

    What was learned stays told after a failure: `answer`, `peer`, `tls`. `ragged` says that
    the secure connection ended without saying so.
    """

    def __init__(self, origin: Origin, roads: Roads) -> None:
        self.origin = origin
        self.number = next(roads.numbers)
        self.allowed = origin.name in roads.rules.allowed
        self.answer: tuple[str, ...] = ()
        self.peer: str | None = None
        self.tls: TlsFacts | None = None
        self.proxy = "socks5" if roads.rules.socks else None
        self.ragged = False
        self.exchanges = 0
        self._roads = roads
        self._socket: socket.socket | None = None
        self._late: Exception | None = None

    def open(self, deadline: Deadline) -> None:
        """Connect, and make it secure where the origin is. Raises Failed."""
        if self._roads.rules.socks is not None:
            self._take(
                by_socks(
                    self._roads.rules.socks,
                    self._roads.circuit,
                    self.origin.host,
                    self.origin.port,
                    self.allowed,
                    min(deadline.wait_s(), 2 * _CONNECT_S),
                )
            )
        else:
            if not self.allowed:
                require_other_name(self.origin.host)
            self.answer = tuple(self._roads.resolve(self.origin.host, self.origin.port))
            if not self.allowed:
                require_public(self.origin.host, self.answer)
            self._take(self._connected(deadline))
        if self.origin.secure:
            self._secure(deadline)

    def send(self, data: bytes, deadline: Deadline) -> None:
        """All of it. Raises Failed."""
        connection = self._open_socket()
        connection.settimeout(deadline.wait_s())
        try:
            connection.sendall(data)
        except TimeoutError:
            raise Failed(Fault.TIME, "it did not take what was sent") from None
        except (OSError, ValueError):
            raise Failed(Fault.CUT, "the line was cut before it had answered") from None

    def receive(self, size: int, deadline: Deadline) -> bytes:
        """What came, b"" at the end. Raises Failed."""
        connection = self._open_socket()
        connection.settimeout(deadline.wait_s())
        try:
            if self._late is not None:
                raise self._late
            piece = connection.recv(size)
            return piece if len(piece) < _RECORD else piece + self._more(size - len(piece))
        except TimeoutError:
            deadline.wait_s()  # the whole time may be up: that is the truer reason
            raise Failed(Fault.TIME, "it fell silent") from None
        except ssl.SSLEOFError:
            self.ragged = True
            return b""
        except (OSError, ValueError):
            raise Failed(Fault.CUT, "the line was cut") from None

    def _more(self, size: int) -> bytes:
        """What is there already. TLS gives no more than a record at a time, and each block
        that is told and passed on costs more than its bytes. A failure waits its turn."""
        connection = self._open_socket()
        connection.setblocking(False)
        pieces: list[bytes] = []
        try:
            while size > 0 and (piece := connection.recv(size)):
                pieces.append(piece)
                size -= len(piece)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            pass
        except (OSError, ValueError) as failed:
            self._late = failed
        return b"".join(pieces)

    @functools.cached_property
    def tls_told(self) -> dict[str, JsonValue] | None:
        """`tls` as JSON, once for all exchanges over this connection."""
        if self.tls is None:
            return None
        told: dict[str, JsonValue] = asdict(self.tls)
        return told | {"chain": [b64encode(one).decode("ascii") for one in self.tls.chain]}

    @property
    def connection(self) -> socket.socket:
        """The open socket, for a protocol other than HTTP. Raises Failed."""
        return self._open_socket()

    def can_be_used_again(self) -> bool:
        """Whether it is open and silent: what comes unasked belongs to no request."""
        if self._socket is None:
            return False
        if isinstance(self._socket, ssl.SSLSocket) and self._socket.pending():
            return False
        with contextlib.suppress(OSError, ValueError):
            return not select.select([self._socket], [], [], 0)[0]
        return False

    def close(self) -> None:
        """Hang up; a second time changes nothing."""
        if self._socket is not None:
            self._roads.closed(self._socket)
            with contextlib.suppress(OSError):
                self._socket.close()
            self._socket = None

    def _connected(self, deadline: Deadline) -> socket.socket:
        last = Failed(Fault.UNREACHABLE, "there is no way to it from here")
        for address in self.answer:
            family = socket.AF_INET6 if ":" in address else socket.AF_INET
            connection = socket.socket(family, socket.SOCK_STREAM)
            try:
                connection.settimeout(min(deadline.wait_s(), _CONNECT_S))
                connection.connect((address, self.origin.port))
                self.peer = _written(*connection.getpeername()[:2])
                return connection
            except TimeoutError:
                last = Failed(Fault.TIME, "it did not answer")
            except ConnectionRefusedError:
                last = Failed(Fault.REFUSED, "it refused the connection")
            except OSError:
                pass
            except BaseException:
                connection.close()
                raise
            connection.close()
        raise last

    def _take(self, connection: socket.socket) -> None:
        self._socket = connection
        with contextlib.suppress(OSError):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._roads.opened(connection)

    def _secure(self, deadline: Deadline) -> None:
        """The name that was asked for is what the certificate must be for, not the address."""
        plain = self._open_socket()
        try:
            connection = self._roads.tls.wrap_socket(
                plain,
                server_hostname=self.origin.host.rstrip("."),
                do_handshake_on_connect=False,
                suppress_ragged_eofs=False,
            )
        except (OSError, ValueError):
            raise Failed(Fault.TLS, "no secure connection could be made") from None
        self._roads.closed(plain)
        self._take(connection)
        connection.settimeout(deadline.wait_s())
        try:
            connection.do_handshake()
            self.tls = facts(connection)
        except TimeoutError:
            raise Failed(Fault.TIME, "no secure connection was made in time") from None
        except (OSError, ValueError) as refusal:
            self.tls = shown(connection)
            raise Failed(Fault.TLS, told(refusal)) from None

    def _open_socket(self) -> socket.socket:
        if self._socket is None:
            raise Failed(Fault.CUT, "the line was cut")
        return self._socket


def _written(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def end(connection: socket.socket) -> None:
    """Wake whoever waits on it, in any thread; its owner closes it."""
    try:
        # Of a secure one the inner shutdown, for the secure one would wait for the other side.
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
    except OSError as refusal:
        if refusal.errno not in (errno.ENOTCONN, errno.EBADF, errno.EINVAL):
            raise
