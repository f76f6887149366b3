"""The way out through a SOCKS5 proxy, Tor for example: it looks up the names, not we.

To know first: what a name leads to is then known to that proxy only, so names cannot be
judged by their addresses. What can be judged is refused here: numbers in any spelling that
are not public addresses, and names that mean a computer nearby. If the proxy does not
answer, nothing goes out another way.
"""

from __future__ import annotations

import contextlib
import re
import socket
from ipaddress import ip_address

import socks  # type: ignore[import-untyped]

from satchel.capture.http.addresses import is_own_name, is_public
from satchel.capture.http.faults import Failed, Fault

_NUMBER = re.compile(r"(0[xX][0-9a-fA-F]*|[0-9]+)\.?$")
_LONGEST = 127  # PySocks writes the length of a longer name wrong
_NEARBY = (".local", ".internal", ".lan", ".home", ".intranet", ".home.arpa", ".localdomain")

# RFC 1928, section 6: what the proxy says of the way on.
_SAID = {
    0x02: (Fault.REFUSED, "the SOCKS proxy does not allow it"),
    0x03: (Fault.UNREACHABLE, "the SOCKS proxy found no way to it"),
    0x04: (Fault.NO_SUCH_NAME, "the SOCKS proxy could not find it"),
    0x05: (Fault.REFUSED, "it refused the connection"),
    0x06: (Fault.TIME, "it did not answer"),
}


def by_socks(
    proxy: str, circuit: str, host: str, port: int, allowed: bool, wait_s: float
) -> socket.socket:
    """A connection to `host` through `proxy` (HOST:PORT). Raises Failed."""
    if not allowed:
        require_far(host)
    if len(host) > _LONGEST:
        raise Failed(Fault.NOT_AN_ADDRESS, "its name is longer than a SOCKS proxy is asked for")
    at, _, at_port = proxy.rpartition(":")
    connection: socket.socket = socks.socksocket()
    try:
        connection.settimeout(wait_s)
        # Any name and password: it is what keeps the circuits of two captures apart.
        connection.set_proxy(  # type: ignore[attr-defined]
            socks.SOCKS5, at.strip("[]"), int(at_port), True, username=circuit, password="-"
        )
        connection.connect((host, port))
        return connection
    except socks.ProxyConnectionError:
        connection.close()
        raise Failed(Fault.UNREACHABLE, "the SOCKS proxy did not answer") from None
    except (socks.ProxyError, OSError, ValueError, UnicodeError) as refusal:
        with contextlib.suppress(OSError):
            connection.close()
        raise _meant(refusal) from None
    except BaseException:
        connection.close()
        raise


def require_far(host: str) -> None:
    """Raises Failed (BLOCKED) for what cannot be a site on the public internet."""
    name = host.rstrip(".").lower()
    if is_own_name(name) or name.endswith(_NEARBY) or not _may_be_public(name):
        raise Failed(Fault.BLOCKED, "it leads to an address that is not on the public internet")


def _may_be_public(name: str) -> bool:
    """A literal must be public and spelled as it is; a name must have a dot."""
    try:
        ip_address(name)
    except ValueError:
        # 2130706433, 0177.0.0.1, 0x7f.1: numbers to the library that would look them up.
        is_number = _NUMBER.match(name.rpartition(".")[2]) is not None
        return "." in name and ":" not in name and not is_number
    return is_public(name)


def _meant(refusal: BaseException) -> Failed:
    """The library wraps what happened in words; the code is the proxy's own answer."""
    if isinstance(getattr(refusal, "socket_err", refusal), TimeoutError):
        return Failed(Fault.TIME, "the SOCKS proxy did not connect in time")
    code = re.search(r"0x([0-9a-f]{2}): ", str(refusal))
    said = _SAID.get(int(code[1], 16)) if code else None
    return Failed(*(said or (Fault.UNREACHABLE, "the SOCKS proxy could not connect to it")))
