"""Many devices at a relay at once, in one process: requests as the program signs them.

Not the program's own client, of which two hundred would need a machine of their own: this
one keeps one connection a device and nothing else, so that what is measured is the relay.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlsplit

from satchel.crypto.digest import sha256
from satchel.crypto.signing import Ed25519Key
from satchel.crypto.xwing import Identity
from satchel.domain.ids import new_record_id
from satchel.domain.words import Audience
from satchel.wire import relay_names as names
from satchel.wire.mission import ClassKey, Mission, sign_mission
from satchel.wire.relay_names import Address, PartName
from satchel.wire.relay_papers import (
    Admit,
    Rights,
    field_rights,
    headquarters_rights,
    sign_admit,
)
from satchel.wire.relay_parcels import open_manifest, sign_manifest, sign_taken
from satchel.wire.relay_requests import Message, sign_request
from satchel.wire.signed import SigningKeys

_WAIT_S = 120.0
_CUT = (OSError, asyncio.IncompleteReadError, TimeoutError, ValueError, IndexError)


class NotServed(Exception):
    """The relay refused what the measurement needs; the message holds its own words."""


@dataclass(frozen=True, slots=True)
class Headquarters:
    """A mission made for one measurement, and the root that admits to it."""

    root: SigningKeys
    mission: Mission

    @classmethod
    def found(cls) -> Headquarters:
        root = SigningKeys.generate(random.randbytes)
        public = Identity.generate(random.randbytes).recipient.public
        when = "2026-01-01T00:00:00.000000Z"
        classes = tuple(ClassKey(name, 1, public, when) for name in Audience)
        return cls(root, Mission("Crowd", root.public, public, classes, 1, 1))

    def document(self) -> bytes:
        """What the relay is started with."""
        return sign_mission(self.mission, self.root)

    def admit(self, key: Ed25519Key, *, coordinator: bool = False) -> bytes:
        given: Callable[[str, bytes], Rights]
        given = headquarters_rights if coordinator else field_rights
        admit = Admit(key.public, 1, given(self.mission.id, key.public))
        return sign_admit(self.mission.id, admit, self.root)


@dataclass(slots=True)
class Line:
    """One connection to a relay, made anew whenever it was cut. `waited` holds the seconds of
    every answered request, `carried` counts bytes of bodies both ways."""

    url: str
    key: Ed25519Key
    waited: list[float] = field(default_factory=list)
    carried: int = 0
    challenge: str = ""
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, target: str, body: bytes | None = None) -> tuple[int, bytes]:
        """Status and body of the answer, signed anew when the challenge was too old.

        Raises OSError and its like when the line is cut; asking again is safe.
        """
        if not self.challenge:
            await self._once("GET", names.CHALLENGE_PATH, None, signed=False)
        status, answer = await self._once(method, target, body, signed=True)
        if status == 401 and json.loads(answer)["error"] == "challenge":
            status, answer = await self._once(method, target, body, signed=True)
        return status, answer

    async def put_paper(self, target: str, paper: bytes) -> tuple[int, bytes]:
        """As `ask`, of what proves itself without a signature of this line's key."""
        return await self._once("PUT", target, paper, signed=False)

    async def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
            with contextlib.suppress(OSError, ssl.SSLError):
                await self._writer.wait_closed()
        self._reader = self._writer = None

    async def _once(
        self, method: str, target: str, body: bytes | None, *, signed: bool
    ) -> tuple[int, bytes]:
        message = Message(method, target)
        if signed:
            sign_request(message, self.key, self.challenge, body)
        heads = {"Host": "relay", "Content-Length": str(len(body or b"")), **message.headers}
        lines = "".join(f"{name}: {value}\r\n" for name, value in heads.items())
        begun = time.perf_counter()
        try:
            async with asyncio.timeout(_WAIT_S):
                await self._connect()
                assert self._writer is not None
                self._writer.write(f"{method} {target} HTTP/1.1\r\n{lines}\r\n".encode())
                self._writer.write(body or b"")
                await self._writer.drain()
                status, answer = await self._answer()
        except _CUT:
            await self.close()
            raise
        self.waited.append(time.perf_counter() - begun)
        self.carried += len(body or b"") + len(answer)
        return status, answer

    async def _answer(self) -> tuple[int, bytes]:
        assert self._reader is not None
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status = int(head[0].split()[1])
        fields = dict(line.lower().split(": ", 1) for line in head[1:] if line)
        self.challenge = fields.get("satchel-challenge", self.challenge)
        return status, await self._reader.readexactly(int(fields.get("content-length", "0")))

    async def _connect(self) -> None:
        if self._writer is not None:
            return
        place = urlsplit(self.url)
        self._reader, self._writer = await asyncio.open_connection(
            place.hostname, place.port, ssl=_pinned_later() if place.scheme == "https" else None
        )
        shown = self._writer.get_extra_info("ssl_object")
        if shown is not None and sha256(shown.getpeercert(True)).hex() != place.fragment:
            raise NotServed("the relay's certificate is not the one in its address")


@dataclass(slots=True)
class Traveller:
    """A device that sends parcels; `acknowledged` holds what the relay said it keeps."""

    line: Line
    mission: str
    acknowledged: dict[str, bytes] = field(default_factory=dict)

    def address(self, parcel: str) -> Address:
        return Address(names.headquarters_mailbox(self.mission), parcel)

    async def send(self, data: bytes, part_size: int, parcel: str | None = None) -> str:
        """Bring one parcel to headquarters' mailbox, however often the line is cut."""
        parcel = parcel or str(new_record_id(random.randbytes))
        address, parts = self.address(parcel), cut(data, part_size)
        await insist(lambda: self.line.ask("PUT", address.claim_path))
        for part in parts:
            piece = data[part.offset : part.offset + part.size]
            await insist(partial(self.line.ask, "PUT", address.part_path(part), piece))
        manifest = sign_manifest(self.mission, address, parts, self.line.key)
        await insist(lambda: self.line.ask("PUT", address.manifest_path, manifest))
        self.acknowledged[parcel] = sha256(data)
        return parcel


async def insist(ask: Callable[[], Awaitable[tuple[int, bytes]]]) -> bytes:
    """The answer, asked for again while the line is cut or the relay is away."""
    deadline = time.monotonic() + _WAIT_S
    while True:
        try:
            status, answer = await ask()
        except _CUT:
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.05)
            continue
        if status in (200, 201):
            return answer
        if status not in (429, 503) or time.monotonic() > deadline:
            raise NotServed(answer.decode())
        await asyncio.sleep(0.2)


async def fetch(line: Line, mission: str, address: Address) -> bytes:
    """A parcel as its receiver gets it, every part checked against the signed manifest."""
    raw = await insist(lambda: line.ask("GET", address.manifest_path))
    pieces = []
    for part in open_manifest(raw, mission, address).parts:
        piece = await insist(partial(line.ask, "GET", address.part_path(part)))
        if sha256(piece).hex() != part.sha256:
            raise NotServed("a part is not what its manifest says")
        pieces.append(piece)
    return b"".join(pieces)


async def take(line: Line, mission: str, address: Address) -> None:
    """Say that it was taken in, so that it goes."""
    word = sign_taken(mission, address, line.key)
    await insist(lambda: line.ask("PUT", address.taken_path, word))


def cut(data: bytes, size: int) -> list[PartName]:
    """The parts of a parcel."""
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return [
        PartName(number * size, len(piece), sha256(piece).hex())
        for number, piece in enumerate(pieces)
    ]


def _pinned_later() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
