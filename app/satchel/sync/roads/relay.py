"""A relay as a road: signed requests against its challenges, and nothing believed.

What answers may be the mission's relay, a hostile one, or the login page of a hotel. Each
answer of a relay brings a challenge; what brings none is no relay. Whether what it gives is
what somebody signed is judged by who asked (`fetching`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Final, TypeVar

from satchel.crypto.signing import Ed25519Key
from satchel.domain.errors import (
    IntegrityFailure,
    NoSuchThing,
    OutOfReach,
    RefusedByPolicy,
    SatchelError,
)
from satchel.domain.json_values import JsonValue
from satchel.formats.canonical import decode
from satchel.sync.roads.connection import Connection, Reply
from satchel.sync.roads.road import Papers
from satchel.wire.relay_address import RelayAddress
from satchel.wire.relay_answers import BoxPage, KnownPage, ParcelState, Refusal, Standing
from satchel.wire.relay_names import (
    ACCOUNT_PATH,
    ADMITS_PATH,
    CHALLENGE_PATH,
    DOCUMENT_LIMIT,
    MANIFEST_LIMIT,
    PART_LIMIT,
    PARTS_LIMIT,
    Address,
    Mailbox,
    PartName,
    admit_path,
    box_path,
    guest_path,
    revoke_path,
)
from satchel.wire.relay_requests import CHALLENGE_HEADER, Message, challenge_time, sign_request

T = TypeVar("T")
_PAGES: Final = 400
_LISTING: Final = 256 * 1024
_STATE: Final = 128 * 4 * PARTS_LIMIT
_BUSY: Final = (408, 429, 500, 502, 503, 504)


class RelayRoad:
    """The relay at one address, spoken to under one device's key."""

    def __init__(self, address: RelayAddress, key: Ed25519Key, proxy: str | None = None) -> None:
        self._address = address
        self._key = key
        self._connection = Connection(address, proxy)
        self._challenge: str | None = None
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        return self._address.base + "/"

    @property
    def is_relay(self) -> bool:
        return True

    def reach(self, papers: Papers) -> None:
        try:
            self._signed("GET", ACCOUNT_PATH)
        except RefusedByPolicy as refused:
            if refused.code != "unknown":
                raise
            self._introduce(papers)
        if papers.admits:
            self._publish(papers)

    def waiting(self, box: Mailbox) -> list[str]:
        found: list[str] = []
        after = ""
        for _ in range(_PAGES):
            target = box_path(box) + (f"?after={after}" if after else "")
            page = self._read("GET", target, _LISTING, BoxPage.from_json)
            found += [one.parcel for one in page.parcels if one.standing is Standing.WHOLE]
            last = max((one.parcel for one in page.parcels), default="")
            if not page.more or last <= after:
                break
            after = last
        return found

    def claim(self, address: Address) -> ParcelState:
        return self._read("PUT", address.claim_path, _STATE, ParcelState.from_json)

    def standing(self, address: Address) -> ParcelState:
        return self._read("GET", address.path, _STATE, ParcelState.from_json)

    def put(self, address: Address, part: PartName, data: bytes) -> None:
        self._signed("PUT", address.part_path(part), data, body_sha256=part.sha256)

    def commit(self, address: Address, manifest: bytes) -> None:
        self._signed("PUT", address.manifest_path, manifest)

    def manifests(self, address: Address) -> list[bytes]:
        return [self._signed("GET", address.manifest_path, limit=MANIFEST_LIMIT)]

    def part(self, address: Address, part: PartName) -> bytes:
        return self._signed("GET", address.part_path(part), limit=min(part.size, PART_LIMIT))

    def clear(self, address: Address, taken: bytes) -> None:
        self._signed("PUT", address.taken_path, taken, limit=_STATE)

    def close(self) -> None:
        self._connection.close()

    def _introduce(self, papers: Papers) -> None:
        """Show what lets this device in: its own admit, or a guest's paper."""
        if papers.admits:
            own = papers.admits[0]
            self._shown(admit_path(own.name, own.version), own.sign())
        elif papers.guest is not None:
            name, paper = papers.guest
            self._shown(guest_path(name), paper)
        else:
            raise RefusedByPolicy(
                "The relay does not know this device: headquarters has to sync with it first, "
                "or has revoked this device. Everything is still here; a courier's file works.",
                code="unknown",
            )
        self._signed("GET", ACCOUNT_PATH)

    def _publish(self, papers: Papers) -> None:
        known: dict[Mailbox, int] = {}
        revoked: set[Mailbox] = set()
        after = ""
        for _ in range(_PAGES):
            target = ADMITS_PATH + (f"?after={after}" if after else "")
            page = self._read("GET", target, _LISTING, KnownPage.from_json)
            known |= {one.name: one.version for one in page.names}
            revoked |= {one.name for one in page.names if one.is_revoked}
            last = max((one.name for one in page.names), default="")
            if not page.more or last <= after:
                break
            after = last
        for gone in papers.revokes:  # first: whose time is over wins over every admit
            if gone.name not in revoked:
                self._shown(revoke_path(gone.name), gone.sign())
        for one in papers.admits:
            if known.get(one.name, 0) < one.version:
                self._shown(admit_path(one.name, one.version), one.sign())

    def _shown(self, target: str, paper: bytes) -> None:
        """A paper proves itself and needs no signature of a request."""
        self._judged(self._ask("PUT", target, {}, paper, DOCUMENT_LIMIT))

    def _read(self, method: str, target: str, limit: int, shape: Callable[[JsonValue], T]) -> T:
        raw = self._signed(method, target, limit=limit)
        return shape(decode(raw))

    def _signed(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        limit: int = DOCUMENT_LIMIT,
        body_sha256: str | None = None,
    ) -> bytes:
        for attempt in range(3):
            message = Message(method, target)
            sign_request(message, self._key, self._current(), body, body_sha256=body_sha256)
            reply = self._ask(method, target, dict(message.headers), body, limit)
            if reply.status == 401 and attempt < 2 and _refusal(reply).code == "challenge":
                continue  # the answer brought a fresh one
            return self._judged(reply)
        raise _not_a_relay()

    def _current(self) -> str:
        if self._challenge is None:
            self._judged(self._ask("GET", CHALLENGE_PATH, {}, None, DOCUMENT_LIMIT))
        assert self._challenge is not None
        return self._challenge

    def _ask(
        self, method: str, target: str, headers: dict[str, str], body: bytes | None, limit: int
    ) -> Reply:
        reply = self._connection.ask(method, target, headers, body, limit)
        fresh = reply.headers.get(CHALLENGE_HEADER.lower())
        if fresh is None:
            raise _not_a_relay()
        try:
            challenge_time(fresh)
        except IntegrityFailure as error:
            raise _not_a_relay() from error
        with self._lock:
            self._challenge = fresh
        return reply

    @staticmethod
    def _judged(reply: Reply) -> bytes:
        if reply.status in (200, 201):
            return reply.body
        raise _as_error(reply)


def _as_error(reply: Reply) -> SatchelError:
    told = _refusal(reply)
    if reply.status in _BUSY:
        return OutOfReach("The relay is busy; it will be tried again. Everything is still here.")
    if reply.status == 507:
        return OutOfReach(
            "The relay has no room; tell headquarters. Everything is still here.", code="relay-full"
        )
    if reply.status == 404:
        return NoSuchThing("The relay does not have it.", code=_code(told.code))
    if told.code == "parts-missing":
        return OutOfReach("The relay lost a part on the way; it will be sent again.")
    if told.code in _SENTENCES:
        return RefusedByPolicy(_SENTENCES[told.code], code=told.code)
    return RefusedByPolicy(
        f"The relay refused ({_code(told.code)}). Everything is still here; tell headquarters.",
        code="relay-refused",
    )


_SENTENCES: Final = {
    "unknown": "The relay does not know this device, or knows it no longer.",
    "quota": (
        "As much as this device may send waits at the relay already; headquarters has to fetch "
        "it first. The rest is still here and goes with a later sync."
    ),
    "not-allowed": "The relay does not let this device use that mailbox.",
    "other-sender": "Another device brings a parcel of that name to the relay.",
    "committed": "The relay says that this parcel was committed with other parts.",
    "expired": "The invitation has expired at the relay; ask headquarters for a new one.",
    "revoked": "The invitation was revoked; ask headquarters for a new one.",
    "seats": "Too many devices came in on this invitation; ask headquarters for a new one.",
}


def _refusal(reply: Reply) -> Refusal:
    try:
        return Refusal.from_json(decode(reply.body))
    except SatchelError as error:
        raise _not_a_relay() from error


def _code(told: str) -> str:
    """A word of the relay's own, as far as it looks like one."""
    known: Any = all(letter.islower() or letter == "-" for letter in told)
    return told if known and len(told) < 30 else "not-found"


def _not_a_relay() -> OutOfReach:
    return OutOfReach(
        "What answered is not a relay: often it is the login page of a network. Sign in to it "
        "in a browser, then try again. Nothing was sent.",
        code="captive-portal",
    )
