"""A recording proxy in this process, what it told, and a browser's place before it."""

from __future__ import annotations

import base64
import contextlib
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence

from satchel.capture.http.exchanges import Exchange
from satchel.capture.http.names import resolve
from satchel.capture.proxy.frames import FrameWriter, read
from satchel.capture.proxy.hearing import Hearing, Spools
from satchel.capture.proxy.recording import RecordingProxy
from satchel.capture.proxy.rules import Limits, ProxyRules
from satchel.crypto.randomness import random_bytes

LIMITS = Limits(stall_s=20, resource_s=60)


class Recorded:
    """`proxy`, and the exchanges that were told to their end, in that order."""

    def __init__(self, proxy: RecordingProxy, hearing: Hearing) -> None:
        self.proxy = proxy
        self.hearing = hearing
        self.exchanges: list[Exchange] = []
        self.garbled: Exception | None = None
        self.more = threading.Condition()

    def wait(self, count: int, wait_s: float = 20) -> list[Exchange]:
        """Until so many have ended."""
        until = time.monotonic() + wait_s
        with self.more:
            while len(self.exchanges) < count:
                left = until - time.monotonic()
                assert left > 0, f"{len(self.exchanges)} of {count} exchanges ended"
                self.more.wait(left)
            return list(self.exchanges)

    def only(self) -> Exchange:
        (exchange,) = self.wait(1)
        return exchange

    def hear(self, source: int) -> None:
        with open(source, "rb") as pipe:
            for frame in read(pipe):
                try:
                    exchange = self.hearing.take(frame)
                except Exception as garbled:
                    self.garbled = garbled
                    raise
                if exchange is not None:
                    with self.more:
                        self.exchanges.append(exchange)
                        self.more.notify_all()


@contextlib.contextmanager
def recording(
    *allowed: str,
    limits: Limits = LIMITS,
    resolving: Callable[[str, int], Sequence[str]] = resolve,
    authorities: str | None = None,
    socks: str | None = None,
    names_sites: bool | None = None,
    unread: bool = False,
) -> Iterator[Recorded]:
    """A proxy for the length of a test; everything it told is heard when it ends."""
    reading, writing = os.pipe()
    rules = ProxyRules(frozenset(allowed), authorities, socks, limits, unread)
    with open(writing, "wb") as sink:
        proxy = RecordingProxy(rules, FrameWriter(sink), resolve=resolving, names_sites=names_sites)
        heard = Recorded(proxy, Hearing(limits, Spools(random_bytes)))
        thread = threading.Thread(target=heard.hear, args=[reading], daemon=True)
        thread.start()
        try:
            yield heard
        finally:
            ended = proxy.close()
    thread.join(20)
    assert ended
    assert heard.garbled is None
    for exchange in heard.exchanges:
        if exchange.message is not None:
            exchange.message.spool.close()


class Browser:
    """One connection to the proxy; `via` asks for a tunnel to HOST:PORT first."""

    def __init__(
        self,
        recorded: Recorded,
        via: str | None = None,
        *,
        tls: bool = False,
        name: str | None = None,
        token: bool = True,
    ) -> None:
        proxy = recorded.proxy
        self._waiting = bytearray()
        self.token = base64.b64encode(f"{proxy.user}:{proxy.password}".encode()) if token else b""
        self.socket: socket.socket = socket.create_connection(("127.0.0.1", proxy.port), 20)
        if via is not None:
            at = via.encode()
            self.say(b"CONNECT %b HTTP/1.1\r\nHost: %b\r\n%b\r\n" % (at, at, self.pass_))
            assert self.until(b"\r\n\r\n").startswith(b"HTTP/1.1 200")
        if tls:
            context = ssl.create_default_context(cadata=proxy.authority_pem.decode())
            host = name or str(via).rpartition(":")[0].strip("[]")
            self.socket = context.wrap_socket(self.socket, server_hostname=host)

    @property
    def pass_(self) -> bytes:
        return b"Proxy-Authorization: Basic %b\r\n" % self.token if self.token else b""

    def say(self, data: bytes) -> None:
        self.socket.sendall(data)

    def get(self, url: str, *more: bytes) -> bytes:
        """Ask for `url` by the proxy's own form, or for a path within a tunnel."""
        host = url.split("/")[2].encode() if url.startswith("http") else b"h.example"
        lines = [b"GET %b HTTP/1.1" % url.encode(), b"Host: " + host, *more]
        head = b"".join(line + b"\r\n" for line in lines)
        self.say(head + (self.pass_ if url.startswith("http") else b"") + b"\r\n")
        return self.answer()

    def answer(self) -> bytes:
        """One answer with a length, chunks, or up to the end; b"" when there is none."""
        head = self.until(b"\r\n\r\n")
        lower = head.lower()
        if not head or head.split()[1] in (b"204", b"304"):
            return head
        if b"transfer-encoding: chunked" in lower:
            return head + self.until(b"0\r\n\r\n")
        if b"content-length: " in lower:
            return head + self.exactly(int(lower.split(b"content-length: ")[1].split(b"\r\n")[0]))
        return head + self.rest()

    def until(self, mark: bytes) -> bytes:
        while mark not in self._waiting and self._more():
            pass
        head, found, _ = self._waiting.partition(mark)
        return self._take(len(head) + len(found))

    def exactly(self, size: int) -> bytes:
        while len(self._waiting) < size and self._more():
            pass
        return self._take(size)

    def some(self) -> bytes:
        """What has come, or the next that comes."""
        if not self._waiting:
            self._more()
        return self._take(len(self._waiting))

    def rest(self) -> bytes:
        return self.exactly(1 << 30)

    def _more(self) -> bool:
        try:
            piece = self.socket.recv(65_536)
        except ConnectionError:
            return False
        self._waiting += piece
        return bool(piece)

    def _take(self, size: int) -> bytes:
        taken, self._waiting = self._waiting[:size], self._waiting[size:]
        return bytes(taken)

    def close(self) -> None:
        self.socket.close()

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def kept(exchange: Exchange) -> bytes:
    assert exchange.message is not None
    return exchange.message.spool.open().read()
