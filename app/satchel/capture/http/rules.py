"""Under which rules pages are fetched: what may be reached, and what one may cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from satchel.capture.http.names import Resolve, resolve
from satchel.domain.moments import Clock


@dataclass(frozen=True, slots=True)
class Caps:
    """What one page may cost: bytes as transferred over all hops, seconds, redirects."""

    size: int = 200 * 1024 * 1024
    total_s: float = 180.0
    idle_s: float = 30.0
    redirects: int = 10


@dataclass(frozen=True, slots=True)
class Rules:
    """`allowed` are origins (HOST:PORT, see `targets.origin`) that may be on private addresses.

    `authorities` is a file of CA certificates instead of the bundled ones; the system's
    store is never asked, because a state can put its own authority there. `folder` is
    where large pages wait as ciphertext, None for the system's place. `socks` is HOST:PORT of
    a SOCKS5 proxy that all goes through, which then looks up every name.
    """

    clock: Clock
    random: Callable[[int], bytes]
    caps: Caps = field(default_factory=Caps)
    allowed: frozenset[str] = frozenset()
    resolve: Resolve = resolve
    authorities: str | None = None
    folder: Path | None = None
    socks: str | None = None
