"""HTTP to a relay: pinned TLS, proxies, Tor, limits on every answer, and an end at any time.

What it is for: one request and its answer, as bytes. What it is not for: what they mean.
To know first: with a pin neither names, dates nor authorities are looked at, only whether
the certificate is the very one, so a clock that is wrong by years does not matter. Nothing
is followed, no cookie kept, nothing decoded.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import requests.utils
import urllib3
from urllib3.exceptions import (
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    SSLError,
    TimeoutError,
)
from urllib3.util.ssl_ import create_urllib3_context

from satchel.domain.errors import IntegrityFailure, OutOfReach, SatchelError, UsageError
from satchel.sync.roads import socks_way
from satchel.sync.roads.socks_way import SocksWay
from satchel.wire.relay_address import RelayAddress

_CONNECT_S: Final = 30.0
_SILENCE_S: Final = 60.0
_PATIENCE_S: Final = 180.0
_SLOWEST: Final = 256
_PIECE: Final = 64 * 1024
_AT_ONCE: Final = 4


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; header names are lowercase."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Connection:
    """Requests to one relay, from several threads."""

    def __init__(self, address: RelayAddress, proxy: str | None = None) -> None:
        """`proxy` is an address like `socks5h://127.0.0.1:9050` or `http://proxy:3128`; without
        one, .onion goes through Tor on this machine, all else as this machine is set up."""
        self._address = address
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._sending = threading.Lock()
        self._closed = False
        self._spoke = False
        way = _way(address, proxy)
        through = way if isinstance(way, SocksWay) else None
        manager = _manager(address, None if isinstance(way, SocksWay) else way)
        self._pool = self._noting(manager.connection_from_url(address.base), through)

    def ask(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes | None, limit: int
    ) -> Reply:
        """One request. Raises OutOfReach with a code that says what is in the way, and
        IntegrityFailure (code "too-much") for an answer of more than `limit` bytes."""
        if self._closed:
            raise OutOfReach("Stopped; nothing more was asked of the relay.", code="closed")
        told = {**headers, "Accept-Encoding": "identity", "User-Agent": "satchel"}
        if body is None and method != "GET":
            told["Content-Length"] = "0"
        try:
            answer = self._pool.urlopen(
                method,
                target,
                body=body,
                headers=told,
                redirect=False,
                retries=False,
                timeout=urllib3.Timeout(connect=_CONNECT_S, read=_SILENCE_S),
                preload_content=False,
                decode_content=False,
            )
            try:
                received = _read(answer, limit)
            finally:
                # What was read to its end goes back to be used again; all else is cut.
                answer.release_conn() if answer.length_remaining == 0 else answer.close()
        except (HTTPError, OSError, ValueError) as error:
            if self._spoke and isinstance(error, SSLError) and "ertificate" not in str(error):
                raise _cut() from error  # it was the relay before: the line broke inside TLS
            raise _in_the_way(error, self._address) from error
        self._spoke = True
        lowered = {name.lower(): value for name, value in answer.headers.items()}
        return Reply(answer.status, lowered, received)

    def close(self) -> None:
        """Every request under way fails now; none is begun any more."""
        self._closed = True
        with self._lock:
            for one in self._open:
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(one, socket.SHUT_RDWR)
            self._open.clear()
        self._pool.close()

    def _noting(self, pool: Any, through: SocksWay | None) -> Any:
        """Connections of this pool are known, so that they can be cut from another thread, and
        send one body at a time: a cut then costs one, while the answers are waited for together."""
        kind, note, sending = pool.ConnectionCls, self._note, self._sending

        class Noted(kind):  # type: ignore[valid-type,misc]  # made for whatever the way is
            def _new_conn(self) -> socket.socket:
                if through is None:
                    return super()._new_conn()  # type: ignore[no-any-return]
                return through.connect(self.host, self.port, note)

            def connect(self) -> None:
                super().connect()
                note(self.sock)

            def request(
                self, method: str, url: str, body: Any = None, *rest: Any, **more: Any
            ) -> None:
                with sending if body else contextlib.nullcontext():
                    super().request(method, url, body, *rest, **more)

        pool.ConnectionCls = Noted
        return pool

    def _note(self, opened: socket.socket) -> None:
        with self._lock:
            self._open = {one for one in self._open if one.fileno() >= 0}
            self._open.add(opened)


def _way(address: RelayAddress, proxy: str | None) -> SocksWay | str | None:
    """A SOCKS proxy, the address of an HTTP proxy, or None for straight."""
    if not proxy and address.host.endswith(".onion"):
        return socks_way.own_tor()
    chosen = proxy or _of_this_machine(address.base)
    try:
        parts = urllib3.util.parse_url(chosen) if chosen else None
    except ValueError:
        parts = urllib3.util.Url()  # refused below, as what has no scheme
    scheme = parts.scheme if parts else None
    # Without the h too the relay's name is asked of the proxy, never of this network.
    if chosen and scheme in ("socks5", "socks5h"):
        return socks_way.named(chosen)
    if parts and (scheme not in ("http", "https") or not parts.host):
        raise UsageError("A proxy's address is like socks5h://127.0.0.1:9050 or http://HOST:PORT.")
    return chosen


def _manager(address: RelayAddress, http_proxy: str | None) -> urllib3.PoolManager:
    keys: dict[str, Any] = {"maxsize": _AT_ONCE, "block": False}
    if address.base.startswith("https:") and address.pin is not None:
        keys |= {"assert_fingerprint": address.pin, "ssl_context": _pinned_only()}
    return urllib3.ProxyManager(http_proxy, **keys) if http_proxy else urllib3.PoolManager(**keys)


def _pinned_only() -> ssl.SSLContext:
    """For certificates that are judged by their pin alone. One for all connections: left to
    itself the library reads this machine's hundred authorities for each of them, and asks none."""
    context = create_urllib3_context(cert_reqs=ssl.CERT_NONE)
    context.check_hostname = False
    return context


def _of_this_machine(base: str) -> str | None:
    """The proxy that this machine is set up to use for an address."""
    proxies = requests.utils.get_environ_proxies(base)
    return proxies.get(urlsplit(base).scheme) or proxies.get("all")


def _read(answer: Any, limit: int) -> bytes:
    if "content-encoding" in answer.headers:
        raise IntegrityFailure("The relay answered in another form than asked.", code="too-much")
    until = time.monotonic() + _PATIENCE_S + limit / _SLOWEST
    received = bytearray()
    while piece := answer.read(min(_PIECE, limit + 1 - len(received))):
        received += piece
        if len(received) > limit:
            raise IntegrityFailure(
                "The relay answers with more than it may; the rest was not read, and nothing "
                "of it was taken in.",
                code="too-much",
            )
        if time.monotonic() > until:
            raise OutOfReach("The relay's answer does not end; the line was cut here.")
    return bytes(received)


def _in_the_way(error: Exception, address: RelayAddress) -> SatchelError:
    """What kept a request from its answer, in one sentence."""
    proxied = error.original_error if isinstance(error, ProxyError) else error
    if isinstance(proxied, SSLError) or isinstance(error, SSLError):
        return _not_the_relay(str(proxied), address)
    if isinstance(error, ProxyError):
        return socks_way.does_not_run()
    if isinstance(error, NameResolutionError):
        return OutOfReach(
            "The relay's name is not known on this line, or there is no line. Everything is "
            "still here."
        )
    if isinstance(error, NewConnectionError):
        return OutOfReach("There is no way to the relay from here now. Everything is still here.")
    if isinstance(error, TimeoutError):
        return OutOfReach("The relay did not answer in time. Everything is still here.")
    return _cut()


def _cut() -> OutOfReach:
    return OutOfReach("The line to the relay was cut. Everything is still here.")


def _not_the_relay(told: str, address: RelayAddress) -> SatchelError:
    if address.pin is None and ("expired" in told or "not yet valid" in told):
        return OutOfReach(
            "The relay's certificate is not valid by this machine's clock; set the clock, or use "
            "the relay's address with its pin. Nothing was sent.",
            code="clock",
        )
    if "EOF" in told or "RESET" in told:
        # A weak line does this, and so do some networks before one has signed in.
        return OutOfReach(
            "The line was cut before the relay could answer; where that goes on, sign in to the "
            "network in a browser, or take another line. Nothing was sent."
        )
    if "WRONG_VERSION" in told:
        return OutOfReach(
            "What answered does not speak as a relay does: often the login page of a network. "
            "Sign in to it in a browser, then try again. Nothing was sent.",
            code="captive-portal",
        )
    return OutOfReach(
        "Another machine answered in the relay's place: its certificate is not the relay's. The "
        "login page of a hotel's network does this, and so does whoever listens in. Nothing was "
        "sent; sign in to the network in a browser, or take another line.",
        code="another-certificate",
    )
