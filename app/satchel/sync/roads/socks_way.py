"""The way to a relay through a SOCKS5 proxy: Tor of this computer, or another that was named.

The relay's name goes to the proxy as it is, and no resolver of this network is asked; if the
proxy does not answer, nothing goes another way. To know first: Tor gives streams with another
user and password circuits of their own, and any pair will do; each `SocksWay` has one.
"""

from __future__ import annotations

import contextlib
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

import socks  # type: ignore[import-untyped]

from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import OutOfReach, UsageError

# Tor as a service of the machine, and the one Tor Browser brings along while it is open.
_TOR: Final = (("127.0.0.1", 9050), ("127.0.0.1", 9150))
# Tor gives up a connection after two minutes and says so; this is longer.
_WAIT_S: Final = 130.0
_TIME_EXPIRED: Final = 6  # RFC 1928, section 6


@dataclass(frozen=True, slots=True)
class SocksWay:
    """The first of `servers` that answers is gone through, as `user` with `password`."""

    servers: tuple[tuple[str, int], ...]
    user: str
    password: str
    is_own_tor: bool = False

    def connect(
        self, host: str, port: int, opened: Callable[[socket.socket], None]
    ) -> socket.socket:
        """`opened` is told the connection before anything is waited for, so that it can be cut.

        Raises OutOfReach (code "tor" or "proxy": it does not run; "onion-away"; "proxy-slow")
        and OSError where the line broke.
        """
        for server in self.servers:
            with contextlib.suppress(socks.ProxyConnectionError):
                return self._through(server, host, port, opened)
        raise does_not_run(self.is_own_tor)

    def _through(
        self, server: tuple[str, int], host: str, port: int, opened: Callable[[socket.socket], None]
    ) -> socket.socket:
        kind = socket.AF_INET6 if ":" in server[0] else socket.AF_INET
        connection: socket.socket = socks.socksocket(kind)
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.settimeout(_WAIT_S)
            connection.set_proxy(  # type: ignore[attr-defined]
                socks.SOCKS5, *server, True, username=self.user, password=self.password
            )
            opened(connection)
            connection.connect((host, port))
        except socks.ProxyConnectionError:
            connection.close()
            raise
        except socks.ProxyError as refusal:
            connection.close()
            raise _meant(refusal, host) from refusal
        except BaseException:
            connection.close()
            raise
        return connection


def own_tor() -> SocksWay:
    """Tor on this computer, on a circuit that nothing else shares."""
    return SocksWay(_TOR, *_nobody(), is_own_tor=True)


def named(proxy: str) -> SocksWay:
    """By an address like `socks5h://127.0.0.1:9050`. Raises UsageError."""
    try:
        split = urlsplit(proxy)
        host, port = split.hostname, split.port
    except ValueError:
        host = port = None
    if not host or not port:
        raise UsageError("A proxy's address is like socks5h://127.0.0.1:9050 or http://HOST:PORT.")
    if split.username:
        told = unquote(split.username), unquote(split.password or "-")
    else:
        told = _nobody()
    return SocksWay(((host, port),), *told)


def _nobody() -> tuple[str, str]:
    """A user nobody has been: what two roads carry cannot be joined by a circuit they shared."""
    return random_bytes(16).hex(), "-"


def does_not_run(is_own_tor: bool = False) -> OutOfReach:
    """What this road goes through is not there."""
    if is_own_tor:
        return OutOfReach(
            "Tor does not run on this computer, and .onion addresses are reached through it "
            "alone: start Tor or Tor Browser, then try again. Everything is still here.",
            code="tor",
        )
    return OutOfReach(
        "The proxy this road goes through does not answer; see that it runs (for .onion "
        "addresses: Tor). Everything is still here.",
        code="proxy",
    )


def _meant(refusal: Exception, host: str) -> Exception:
    """What the library says as a refusal for people; the code in it is the proxy's own answer."""
    within = getattr(refusal, "socket_err", None)
    if isinstance(within or refusal, socks.SOCKS5AuthError):
        return OutOfReach(
            "The proxy this road goes through wants a user and a password, and not these; write "
            "them into its address: socks5h://USER:PASSWORD@HOST:PORT. Everything is still here.",
            code="proxy",
        )
    answered = re.search(r"0x([0-9a-f]{2}): ", str(refusal))
    code = int(answered[1], 16) if answered else None
    is_onion = host.endswith(".onion")
    if isinstance(within, TimeoutError) or code == _TIME_EXPIRED:
        return _slow(is_onion)
    if code is None:
        return ConnectionError(str(refusal))  # it hung up: the line broke
    if is_onion:
        # Whether the service, its directory entry or the relay behind it is gone, Tor tells
        # only where it was set up to (0xf0 to 0xf7); what to do is the same.
        return OutOfReach(
            "Tor runs, but finds nobody at the relay's .onion address: the relay is down, or has "
            "another address now. Everything is still here; try again later, and ask "
            "headquarters if it lasts.",
            code="onion-away",
        )
    return OutOfReach("There is no way to the relay from here now. Everything is still here.")


def _slow(is_onion: bool) -> OutOfReach:
    if is_onion:
        return OutOfReach(
            "Tor runs, but found no way to the relay in two minutes: it is still starting, this "
            "network keeps Tor out and it needs a bridge, or the relay is down. Everything is "
            "still here.",
            code="proxy-slow",
        )
    return OutOfReach(
        "The proxy this road goes through found no way to the relay in two minutes. Everything "
        "is still here.",
        code="proxy-slow",
    )
