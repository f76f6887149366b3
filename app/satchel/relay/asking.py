"""Whose request this is: found by its signature, before its body is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from starlette.requests import Request

from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import IntegrityFailure
from satchel.relay.accounts import Accounts, Holder
from satchel.relay.limiting import SIGNED_RATE, STRANGER_RATE, Rate
from satchel.relay.refusing import unknown
from satchel.wire.relay_requests import (
    CHALLENGE_HEADER,
    Message,
    Verified,
    claimed_name,
    make_challenge,
    require_challenge,
    verify_request,
)

_ONCE: Final = (
    CHALLENGE_HEADER.lower(),
    "content-digest",
    "content-length",
    "signature",
    "signature-input",
)
_LONGEST: Final = 1024
"""Of each of those; ours are a third of it. Taking longer ones apart would be work for strangers:
a tenth of a second for a head that is full of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request whose signature verified; the body, if any, is still on the line."""

    holder: Holder
    verified: Verified


@dataclass(frozen=True, slots=True)
class Asking:
    """`now` is this relay's clock, aware."""

    accounts: Accounts
    secret: bytes
    now: Callable[[], datetime]
    _signed: Rate = field(default_factory=lambda: Rate(SIGNED_RATE))
    _strangers: Rate = field(default_factory=lambda: Rate(STRANGER_RATE))

    def challenge(self) -> str:
        """A fresh one, for the next request."""
        return make_challenge(self.secret, self.now(), random_bytes(8))

    async def signed(self, request: Request) -> Asked:
        """Raises IntegrityFailure (codes "unsigned", "challenge", "unknown"), RefusedByPolicy
        ("too-many")."""
        try:
            asked = await self._verified(request)
        except IntegrityFailure:
            self.stranger(request)
            raise
        self._signed.require(asked.holder.name)
        return asked

    def stranger(self, request: Request) -> None:
        """Counts a request that nobody signed. Raises RefusedByPolicy ("too-many")."""
        self._strangers.require(request.client.host if request.client else "")

    async def _verified(self, request: Request) -> Asked:
        headers = dict(request.headers.items())
        if any(len(request.headers.getlist(name)) > 1 for name in _ONCE):
            raise IntegrityFailure("A header stands here twice.", code="unsigned")
        if any(len(headers.get(name, "")) > _LONGEST for name in _ONCE):
            raise IntegrityFailure("A header is longer than any of ours.", code="unsigned")
        name = claimed_name(headers)
        require_challenge(self.secret, self.now(), headers.get(CHALLENGE_HEADER.lower(), ""))
        holder = await self.accounts.find(name)
        if holder is None:
            raise unknown()
        message = Message(request.method, _target(request), headers)
        return Asked(holder, verify_request(message, holder.key))


def _target(request: Request) -> str:
    """Path and query as they stood on the line."""
    raw: bytes = request.scope["raw_path"]
    query: bytes = request.scope["query_string"]
    return (raw + (b"?" + query if query else b"")).decode("latin-1")
