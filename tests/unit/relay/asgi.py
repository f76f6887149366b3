"""A relay's interface asked without sockets, and the members that ask it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from starlette.types import Message as Event

from satchel.crypto.digest import sha256
from satchel.crypto.signing import Ed25519Key
from satchel.crypto.xwing import Identity
from satchel.domain.moments import utc_text
from satchel.domain.words import Audience
from satchel.relay.accounts import Accounts
from satchel.relay.asking import Asking
from satchel.relay.door import Door
from satchel.relay.objects import Objects, open_objects
from satchel.relay.parcels import Parcels
from satchel.relay.telling import Telling
from satchel.wire import relay_names as names
from satchel.wire.mission import ClassKey, Mission, sign_mission
from satchel.wire.relay_answers import Refusal
from satchel.wire.relay_names import Address, Mailbox, PartName
from satchel.wire.relay_papers import (
    Admit,
    Rights,
    Ticket,
    field_rights,
    headquarters_rights,
    sign_admit,
    sign_ticket,
)
from satchel.wire.relay_parcels import sign_manifest
from satchel.wire.relay_requests import Message, sign_request
from satchel.wire.signed import SigningKeys

ROOT = SigningKeys.from_seeds(b"r" * 32, b"R" * 32)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DATA = bytes(range(256)) * 12


def made_mission(receipts_needed: int = 1, root: SigningKeys = ROOT) -> Mission:
    public = Identity.from_seed(b"x" * 32).recipient.public
    classes = tuple(ClassKey(name, 1, public, utc_text(NOW)) for name in Audience)
    return Mission("Trials", root.public, public, classes, receipts_needed, 1)


def mission_file(mission: Mission, folder: Path) -> Path:
    path = folder / "mission.json"
    path.write_bytes(sign_mission(mission, ROOT))
    return path


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Clock:
    """The relay's clock, moved by the test."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def text(self) -> str:
        return utc_text(self.now)

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Relay:
    """One process's worth of relay over a store; `log` holds the lines it told."""

    store: str
    mission: Mission = field(default_factory=made_mission)
    clock: Clock = field(default_factory=Clock)
    secret: bytes = b"s" * 32
    log: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.runner = asyncio.Runner()
        self.objects: Objects = open_objects(self.store)
        self.accounts = Accounts(self.objects, self.mission, self.clock.text)
        headquarters = names.headquarters_mailbox(self.mission.id)
        readers = partial(self.accounts.readers_of, headquarters)
        self.parcels = Parcels(self.objects, self.mission, readers)
        self.asking = Asking(self.accounts, self.secret, self.clock)
        self.telling = Telling(self.log.append, self.clock.text)
        self.app = Door(self.asking, self.parcels, self.telling).app()

    def close(self) -> None:
        self.runner.close()

    def ask(
        self,
        method: str,
        target: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        *,
        address: str = "192.0.2.1",
    ) -> Answer:
        """One request as uvicorn would hand it over."""
        return self.runner.run(self.asked(method, target, body, headers, address))

    async def asked(
        self,
        method: str,
        target: str,
        body: bytes,
        headers: Mapping[str, str] | None,
        address: str = "192.0.2.1",
    ) -> Answer:
        path, _, query = target.partition("?")
        lines = {"host": "relay", "content-length": str(len(body))} | {
            name.lower(): value for name, value in (headers or {}).items()
        }
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "https",
            "path": unquote(path, errors="replace"),
            "raw_path": path.encode("utf-8"),
            "query_string": query.encode("utf-8"),
            "root_path": "",
            "headers": [(k.encode(), v.encode("latin-1")) for k, v in lines.items() if v],
            "client": (address, 1),
            "server": ("relay", 443),
            "state": {},
        }
        coming = [{"type": "http.request", "body": body, "more_body": False}]
        said: list[Event] = []

        async def receive() -> Event:
            return coming.pop() if coming else {"type": "http.disconnect"}

        async def send(event: Event) -> None:
            said.append(event)

        await self.app(scope, receive, send)
        back = {name.decode(): value.decode() for name, value in said[0]["headers"]}
        return Answer(said[0]["status"], back, b"".join(e.get("body", b"") for e in said[1:]))


@contextmanager
def relay_over(store: Path | str, **settings: Any):  # type: ignore[no-untyped-def]
    relay = Relay(str(store), **settings)
    try:
        yield relay
    finally:
        relay.close()


@dataclass
class Device:
    """Somebody with a key; asks a relay under her signature."""

    relay: Relay
    seed: bytes

    def __post_init__(self) -> None:
        self.key = Ed25519Key.from_seed(self.seed * 32)

    @property
    def name(self) -> Mailbox:
        return names.key_mailbox(self.key.public)

    @property
    def headquarters(self) -> Mailbox:
        return names.headquarters_mailbox(self.relay.mission.id)

    def address(self, parcel: str = "0" * 20, box: Mailbox | None = None) -> Address:
        return Address(box or self.headquarters, parcel)

    def signed(
        self, method: str, target: str, body: bytes | None = None, challenge: str | None = None
    ) -> dict[str, str]:
        """The headers of a signed request."""
        message = Message(method, target, {})
        sign_request(message, self.key, challenge or self.relay.asking.challenge(), body)
        return dict(message.headers)

    def get(self, target: str, **headers: str) -> Answer:
        return self.relay.ask("GET", target, headers=self.signed("GET", target) | headers)

    def put(self, target: str, body: bytes | None = None) -> Answer:
        headers = self.signed("PUT", target, body)
        return self.relay.ask("PUT", target, body or b"", headers)

    def admitted(self, rights: Rights | None = None, version: int = 1) -> Device:
        """With the paper at the relay that says so."""
        given = rights or field_rights(self.relay.mission.id, self.key.public)
        paper = sign_admit(self.relay.mission.id, Admit(self.key.public, version, given), ROOT)
        answer = self.relay.ask("PUT", names.admit_path(self.name, version), paper)
        assert answer.status == 201, answer
        return self

    def coordinating(self) -> Device:
        return self.admitted(headquarters_rights(self.relay.mission.id, self.key.public))

    def send(self, address: Address, data: bytes, part_size: int = 1000) -> list[PartName]:
        """Claim and bring every part; not yet the manifest."""
        assert self.put(address.claim_path).status == 200
        parts = cut(data, part_size)
        for part in parts:
            piece = data[part.offset : part.offset + part.size]
            assert self.put(address.part_path(part), piece).status in (200, 201)
        return parts


def cut(data: bytes, size: int) -> list[PartName]:
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return [
        PartName(number * size, len(piece), sha256(piece).hex())
        for number, piece in enumerate(pieces)
    ]


def ticket(one_time: Ed25519Key, mission: Mission, days: int = 30) -> bytes:
    until = utc_text(NOW + timedelta(days=days))
    return sign_ticket(mission.id, Ticket(one_time.public, until), ROOT)


def committed(observer: Device, data: bytes = DATA, parcel: str = "0" * 20) -> bytes:
    address = observer.address(parcel)
    parts = observer.send(address, data)
    manifest = sign_manifest(observer.relay.mission.id, address, parts, observer.key)
    assert observer.put(address.manifest_path, manifest).status == 201
    return manifest


def code(answer: Answer) -> str:
    return Refusal.from_json(answer.json).code
