"""Which network addresses a capture may connect to: those of the public internet, no others.

A cited link is chosen by strangers. Without this rule it could make the program talk to
the router, to another program on this computer, or to a cloud's metadata service, and
keep the answer. Addresses are judged after resolution, so no spelling of a number and
no name can hide one, and exactly what was judged is connected to.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from satchel.capture.http.faults import Failed, Fault

_NOT_PUBLIC = "it leads to an address that is not on the public internet"
_NOT_PUBLIC_4 = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8",  # this network
            "100.64.0.0/10",  # carrier NAT
            "168.63.129.16/32",  # a cloud's host service, though of a public range
            "192.0.0.0/24",  # protocol assignments, and another cloud's metadata
            "192.88.99.0/24",  # 6to4 relays
            "198.18.0.0/15",  # benchmarks
            "240.0.0.0/4",
        ),
    )
)
_NOT_PUBLIC_6 = tuple(
    map(
        ip_network,
        (
            "::/96",  # IPv4-compatible
            "::ffff:0:0/96",  # IPv4-mapped
            "::ffff:0:0:0/96",  # IPv4-translated
            "64:ff9b::/96",  # NAT64
            "64:ff9b:1::/48",  # NAT64, local
            "100::/64",  # discard
            "2001::/23",  # Teredo, ORCHID and other assignments
            "2002::/16",  # 6to4
            "fec0::/10",  # site-local
        ),
    )
)


def is_public(address: str) -> bool:
    """Whether `address` (a literal) is an ordinary one of the public internet."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address) and parsed.scope_id is not None:
        return False
    return _is_global(parsed)


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    unusual = _NOT_PUBLIC_4 if isinstance(address, IPv4Address) else _NOT_PUBLIC_6
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not any(address in network for network in unusual)
    )


def are_public(addresses: Iterable[str]) -> bool:
    """Whether there is an address and every one is public: one bad one spoils the answer."""
    found = list(addresses)
    return bool(found) and all(map(is_public, found))


def is_own_name(host: str) -> bool:
    """Whether `host` means this computer by name, whatever a name server says of it."""
    name = host.rstrip(".").lower()
    return name == "localhost" or name.endswith(".localhost")


def require_other_name(host: str) -> None:
    """Raises Failed (BLOCKED) for a name of this computer; no name server need be asked."""
    if is_own_name(host):
        raise Failed(Fault.BLOCKED, _NOT_PUBLIC)


def require_public(host: str, answer: Iterable[str]) -> None:
    """Raises Failed (BLOCKED) unless all that `host` resolved to is on the public internet."""
    if is_own_name(host) or not are_public(answer):
        raise Failed(Fault.BLOCKED, _NOT_PUBLIC)
