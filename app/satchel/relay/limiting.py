"""Limits: how many requests, how large a body, how slow a line.

Who asks is known by name once a request was signed; strangers share what one address may
ask, which behind a balancer or an onion service is all of them together, so it is not small.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import ClientDisconnect, Request

from satchel.domain.errors import OutOfReach, RefusedByPolicy, UsageError
from satchel.relay.refusing import too_many
from satchel.relay.remembering import Remembering

SIGNED_RATE: Final = 100.0
STRANGER_RATE: Final = 20.0
_BURST_S: Final = 5.0
_FORGOTTEN_S: Final = 600.0

_SILENCE_S: Final = 60.0
_GRACE_S: Final = 60.0
_SLOWEST: Final = 256
"""Bytes a second a body must come with, after a minute's grace; EDGE at its worst is faster."""


@dataclass(slots=True)
class _Bucket:
    left: float
    since: float


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests a second for each name, and some seconds' worth at once."""

    per_second: float
    _buckets: Remembering[str, _Bucket] = field(default_factory=lambda: Remembering(_FORGOTTEN_S))

    def require(self, name: str) -> None:
        """Raises RefusedByPolicy (code "too-many")."""
        now, most = time.monotonic(), self.per_second * _BURST_S
        bucket = self._buckets.get(name) or _Bucket(most, now)
        bucket.left = min(most, bucket.left + (now - bucket.since) * self.per_second)
        bucket.since = now
        self._buckets.put(name, bucket)
        if bucket.left < 1:
            raise too_many()
        bucket.left -= 1


@dataclass(frozen=True, slots=True)
class AtOnce:
    """So many of one name at the same time: whoever is let in and turns hostile, or lost the
    machine, could otherwise keep every place busy by bringing bodies slowly."""

    most: int
    _underway: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def one(self, name: str) -> Iterator[None]:
        """Raises RefusedByPolicy (code "too-many")."""
        if self._underway[name] >= self.most:
            raise too_many()
        self._underway[name] += 1
        try:
            yield
        finally:
            self._underway[name] -= 1
            if not self._underway[name]:
                del self._underway[name]


def announced_size(request: Request, limit: int) -> int:
    """How long the body says it is. Raises UsageError ("no-length"), RefusedByPolicy
    ("too-large"): known before a byte of it is read."""
    said = request.headers.get("content-length")
    if said is None:
        if "transfer-encoding" in request.headers:
            raise UsageError("A body must say how long it is.", code="no-length")
        return 0
    if not (said.isascii() and said.isdecimal() and len(said) <= 12):
        raise UsageError("A body must say how long it is.", code="no-length")
    if int(said) > limit:
        raise RefusedByPolicy("This is more than the relay takes at once.", code="too-large")
    return int(said)


async def read_body(request: Request, size: int) -> bytes:
    """Exactly `size` bytes. Raises RefusedByPolicy ("too-slow"), OutOfReach ("cut")."""
    body = bytearray()
    begun = time.monotonic()
    stream = request.stream()
    try:
        while True:
            async with asyncio.timeout(_SILENCE_S):
                body += await anext(stream)
            waited = time.monotonic() - begun - _GRACE_S
            if len(body) > size:
                break
            if waited > 0 and len(body) < size and len(body) < waited * _SLOWEST:
                raise _too_slow()
    except StopAsyncIteration:
        pass
    except TimeoutError as error:
        raise _too_slow() from error
    except ClientDisconnect as error:
        raise _cut() from error
    if len(body) != size:
        raise _cut()
    return bytes(body)


def _too_slow() -> RefusedByPolicy:
    return RefusedByPolicy("The line was too slow for a part this size.", code="too-slow")


def _cut() -> OutOfReach:
    return OutOfReach("The line was cut before the body was whole.", code="cut")
