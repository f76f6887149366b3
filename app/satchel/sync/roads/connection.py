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
from urllib3.contrib.socks import SOCKSProxyManager
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
from satchel.wire.relay_address import RelayAddress

TOR: Final = "socks5h://127.0.0.1:9050"
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
        through = _way(address, proxy)
        self._is_proxied = through is not None
        self._pool = self._noting(_manager(address, through).connection_from_url(address.base))

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
            raise _in_the_way(error, self._address, self._is_proxied) from error
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

    def _noting(self, pool: Any) -> Any:
        """Connections of this pool are known, so that they can be cut from another thread, and
        send one body at a time: a cut then costs one, while the answers are waited for together."""
        kind, note, sending = pool.ConnectionCls, self._note, self._sending

        class Noted(kind):  # type: ignore[valid-type,misc]  # made for whatever the way is
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


def _way(address: RelayAddress, proxy: str | None) -> str | None:
    if proxy or not address.host.endswith(".onion"):
        return proxy or _of_this_machine(address.base)
    return TOR


def _manager(address: RelayAddress, chosen: str | None) -> Any:
    keys: dict[str, Any] = {"maxsize": _AT_ONCE, "block": False}
    if address.base.startswith("https:") and address.pin is not None:
        keys |= {"assert_fingerprint": address.pin, "ssl_context": _pinned_only()}
    if chosen is None:
        return urllib3.PoolManager(**keys)
    scheme = urlsplit(chosen).scheme
    if scheme in ("socks5", "socks5h"):
        # With the h the relay's name is asked of the proxy, never of this network.
        return SOCKSProxyManager("socks5h" + chosen.removeprefix(scheme), **keys)
    if scheme in ("http", "https"):
        return urllib3.ProxyManager(chosen, **keys)
    raise UsageError("A proxy's address is like socks5h://127.0.0.1:9050 or http://HOST:PORT.")


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


def _in_the_way(error: Exception, address: RelayAddress, is_proxied: bool) -> SatchelError:
    """What kept a request from its answer, in one sentence."""
    proxied = error.original_error if isinstance(error, ProxyError) else error
    if isinstance(proxied, SSLError) or isinstance(error, SSLError):
        return _not_the_relay(str(proxied), address)
    refused = is_proxied and isinstance(error, NewConnectionError) and "refused" in str(error)
    if isinstance(error, ProxyError) or refused:
        return OutOfReach(
            "The proxy this road goes through does not answer; see that it runs (for .onion "
            "addresses: Tor). Everything is still here.",
            code="proxy",
        )
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
    if "WRONG_VERSION" in told or "EOF" in told or "RESET" in told:
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
