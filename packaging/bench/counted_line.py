"""A line that counts every byte both ways: what TLS, HTTP and signatures add counts too.

It stands before a relay and passes bytes on unread, so the relay's certificate and its pin
are the same. TCP's own heads and what is sent again are not seen here.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_PIECE = 256 * 1024


@dataclass(slots=True)
class CountedLine:
    """To the relay at `url`; use `address` in its place. `carried` grows while it is used."""

    url: str
    address: str = ""
    carried: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _ends: list[socket.socket] = field(default_factory=list)
    _threads: list[threading.Thread] = field(default_factory=list)

    @contextmanager
    def up(self) -> Iterator[CountedLine]:
        """Connections are taken inside the block; at its end all are closed."""
        listening = socket.create_server(("127.0.0.1", 0))
        place = urlsplit(self.url)
        here = f"127.0.0.1:{listening.getsockname()[1]}"
        self.address = place._replace(netloc=here).geturl()
        taking = threading.Thread(target=self._take, args=(listening, place.hostname, place.port))
        taking.start()
        try:
            yield self
        finally:
            with contextlib.suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)
            listening.close()
            taking.join()
            for end in self._ends:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
            for thread in self._threads:
                thread.join()
            for end in self._ends:
                end.close()

    def _take(self, listening: socket.socket, host: str, port: int) -> None:
        while True:
            try:
                near, _ = listening.accept()
            except OSError:
                return
            far = socket.create_connection((host, port))
            for end in (near, far):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._ends += [near, far]
            for source, sink in ((near, far), (far, near)):
                thread = threading.Thread(target=self._pass, args=(source, sink))
                self._threads.append(thread)
                thread.start()

    def _pass(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(_PIECE):
                with self._lock:
                    self.carried += len(piece)
                sink.sendall(piece)
            sink.shutdown(socket.SHUT_WR)
