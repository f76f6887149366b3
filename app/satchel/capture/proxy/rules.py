"""What the recording proxy may reach and what a capture may cost, as it is told to the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from satchel.capture.proxy.frames import Garbled
from satchel.domain.json_values import JsonValue

GARBAGE_MAX = 4096
"""Bytes kept of what came and was no answer."""

INTERIM_MAX = 64 * 1024
"""Bytes of 1xx answers to one request."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes as transferred, seconds, and numbers of things; each cut is told in its exchange.

    `total` counts both directions. `carry_on` is how much more is taken of an answer the
    browser no longer wants, so that it is whole in the record; `stall_s` how long a silent
    origin is waited for.
    """

    resource: int = 100 * 1024 * 1024
    total: int = 500 * 1024 * 1024
    request: int = 8 * 1024 * 1024
    exchanges: int = 4000
    connections: int = 96
    carry_on: int = 16 * 1024 * 1024
    stall_s: float = 30.0
    resource_s: float = 150.0


@dataclass(frozen=True, slots=True)
class ProxyRules:
    """`allowed` are origins (HOST:PORT, see `http.targets.origin`) that may be on private
    addresses. `authorities` is a file of CA certificates instead of the bundled ones.
    `socks` is HOST:PORT of a SOCKS5 proxy that all goes through, which then also looks up
    every name; None means straight to the network. With `unread`, secure connections are
    passed through as they are and not recorded (tier T2).
    """

    allowed: frozenset[str] = frozenset()
    authorities: str | None = None
    socks: str | None = None
    limits: Limits = field(default_factory=Limits)
    unread: bool = False

    def told(self) -> dict[str, JsonValue]:
        """As JSON, for the worker."""
        return {
            "allowed": sorted(self.allowed),
            "authorities": self.authorities,
            "socks": self.socks,
            "unread": self.unread,
            "limits": asdict(self.limits),
        }

    @classmethod
    def heard(cls, told: Mapping[str, JsonValue]) -> ProxyRules:
        """The inverse of `told`. Raises Garbled."""
        try:
            return cls(
                frozenset(map(str, told["allowed"])),  # type: ignore[arg-type]
                _text(told["authorities"]),
                _text(told["socks"]),
                Limits(**told["limits"]),  # type: ignore[arg-type]
                told.get("unread") is True,
            )
        except (KeyError, TypeError):
            raise Garbled("the rules of a capture are not to be understood") from None


def _text(value: JsonValue) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError
    return value
