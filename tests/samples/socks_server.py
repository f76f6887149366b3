"""A SOCKS5 proxy (RFC 1928, RFC 1929) on this computer that leads every name to one address."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

_NAME, _V4, _V6 = 3, 1, 4


@dataclass
class SocksServer:
    """What it was asked: kind of address, address as text, port, and the user it was told.

    Everything is led to `there` on 127.0.0.1; with `refusal` nothing is, and that code of
    RFC 1928, section 6, is the answer.
    """

    there: int
    refusal: int = 0
    asked: list[tuple[int, str, int]] = field(default_factory=list)
    users: list[str] = field(default_factory=list)
    _listener: socket.socket = field(init=False)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._run(self._accept)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._listener.getsockname()[1]}"

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(5)

    def _run(self, work, *more) -> None:  # type: ignore[no-untyped-def]
        thread = threading.Thread(target=work, args=more, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._run(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.settimeout(10)
            self._greet(connection)
            _, _, _, kind = _exactly(connection, 4)
            if kind == _NAME:
                host = _exactly(connection, _exactly(connection, 1)[0]).decode()
            else:
                family, size = (socket.AF_INET, 4) if kind == _V4 else (socket.AF_INET6, 16)
                host = socket.inet_ntop(family, _exactly(connection, size))
            port = int.from_bytes(_exactly(connection, 2), "big")
            self.asked.append((kind, host, port))
            connection.sendall(bytes([5, self.refusal, 0, _V4]) + bytes(6))
            if not self.refusal:
                self._lead(connection)

    def _greet(self, connection: socket.socket) -> None:
        _, count = _exactly(connection, 2)
        if 2 not in _exactly(connection, count):
            connection.sendall(b"\x05\x00")
            return
        connection.sendall(b"\x05\x02")
        _, size = _exactly(connection, 2)
        self.users.append(_exactly(connection, size).decode())
        _exactly(connection, _exactly(connection, 1)[0])
        connection.sendall(b"\x01\x00")

    def _lead(self, connection: socket.socket) -> None:
        with socket.create_connection(("127.0.0.1", self.there), 10) as onward:
            back = threading.Thread(target=_copy, args=[onward, connection], daemon=True)
            back.start()
            _copy(connection, onward)
            back.join(10)


@contextlib.contextmanager
def socks_server(there: int, *, refusal: int = 0) -> Iterator[SocksServer]:
    server = SocksServer(there, refusal)
    try:
        yield server
    finally:
        server.close()


def _copy(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(65_536):
            sink.sendall(piece)
    with contextlib.suppress(OSError):
        sink.shutdown(socket.SHUT_WR)


def _exactly(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        piece = connection.recv(size - len(data))
        if not piece:
            raise ConnectionError
        data += piece
    return data
