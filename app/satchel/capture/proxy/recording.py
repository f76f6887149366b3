"""The recording proxy: the one way out for a browser, with everything on it recorded.

    with RecordingProxy(rules, frames) as proxy:
        ...  # a browser that knows proxy.port, .user, .password and .authority_pem or .pin

What it is for: what a page asks for and gets goes through here and nowhere else; each
exchange is told over `frames` while it happens, failures and refusals too. What it is not
for: deciding what a page is worth; keeping anything. To know first: a thread for each
connection of the browser, one connection to an origin for each of those, and nothing but
the pipe between here and the program that holds the keys.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from types import TracebackType

from satchel.capture.http.names import Resolve, resolve
from satchel.capture.proxy.callers import Caller, House
from satchel.capture.proxy.faces import Faces
from satchel.capture.proxy.frames import FrameWriter
from satchel.capture.proxy.lines import Roads, end
from satchel.capture.proxy.rules import ProxyRules
from satchel.capture.proxy.telling import Counts, Gone, Teller
from satchel.crypto.randomness import random_bytes
from satchel.domain.moments import Clock
from satchel.system import clock as system_clock

USER = "satchel"
_BREATH_S = 0.05


class RecordingProxy:
    """Listens on a port of the loopback from construction on, until `close`.

    `user` and `password` are asked for by 407 (Basic). `authority_pem` is the certificate
    of the authority that made what it shows; `pin` the base64 SHA-256 of the one public
    key all of that has, the only thing to trust where `names_sites` is False.
    """

    def __init__(
        self,
        rules: ProxyRules,
        frames: FrameWriter,
        *,
        clock: Clock = system_clock.now,
        resolve: Resolve = resolve,
        names_sites: bool | None = None,
    ) -> None:
        self.user, self.password = USER, random_bytes(18).hex()
        faces = Faces(clock, by_name=names_sites)
        self.authority_pem, self.pin, self.names_sites = faces.pem, faces.pin, faces.by_name
        self._teller = Teller(frames, rules.limits, clock)
        self._lock = threading.Lock()
        self._sockets: set[socket.socket] = set()
        self._threads: set[threading.Thread] = set()
        self._room = threading.Semaphore(rules.limits.connections)
        roads = Roads(rules, resolve, self._opened, self._closed, random_bytes(8).hex())
        token = f"{self.user}:{self.password}".encode()
        self._house = House(token, faces, roads, self._teller)
        self._ending = False
        self.parent_is_gone = False
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = int(self._listener.getsockname()[1])
        self._accepting = threading.Thread(target=self._accept, name="proxy", daemon=True)
        self._accepting.start()

    @property
    def address(self) -> str:
        """127.0.0.1:PORT"""
        return f"127.0.0.1:{self.port}"

    @property
    def in_flight(self) -> int:
        """Exchanges under way, open WebSockets left aside."""
        return self._teller.in_flight

    def quiet_s(self) -> float:
        """Seconds since anything was begun, came or ended, WebSockets left aside."""
        return self._teller.quiet_s()

    def counts(self) -> Counts:
        """So far."""
        return self._teller.counts

    def hang_up(self) -> None:
        """End what is open now; what the browser wants from here on comes over new lines."""
        with self._lock:
            sockets = list(self._sockets)
        for connection in sockets:
            end(connection)

    def close(self, wait_s: float = 5.0) -> bool:
        """End all that is under way, each told as cut; a second time changes nothing.

        Whether every exchange had told its end within `wait_s`.
        """
        until = time.monotonic() + wait_s
        if not self._ending:
            self._ending = True
            self._teller.end_all()
            self._stop_accepting(wait_s)
        while True:
            with self._lock:
                sockets, threads = list(self._sockets), list(self._threads)
            for connection in sockets:
                end(connection)
            if not threads or time.monotonic() > until:
                return not threads
            threads[0].join(_BREATH_S)  # one that was connecting has to be ended again

    def __enter__(self) -> RecordingProxy:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _stop_accepting(self, wait_s: float) -> None:
        """No system wakes up who accepts in the same way, but each does for a caller."""
        self._room.release()
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        self._accepting.join(wait_s)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            self._room.acquire()
            if self._ending:
                return
            try:
                connection, _ = self._listener.accept()
            except OSError:  # too many open files, or a caller that was gone again
                self._room.release()
                time.sleep(_BREATH_S)
                continue
            if self._ending:
                connection.close()
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            thread = threading.Thread(target=self._serve, args=[connection], daemon=True)
            with self._lock:
                self._sockets.add(connection)
                self._threads.add(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            Caller(connection, self._house, self._opened, self._closed).serve()
        except Gone:
            self.parent_is_gone = True
        finally:
            with self._lock:
                self._sockets.discard(connection)
                self._threads.discard(threading.current_thread())
            connection.close()
            self._room.release()

    def _opened(self, connection: socket.socket) -> None:
        with self._lock:
            self._sockets.add(connection)

    def _closed(self, connection: socket.socket) -> None:
        with self._lock:
            self._sockets.discard(connection)
