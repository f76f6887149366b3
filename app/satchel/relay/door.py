"""The relay's HTTP interface: each route asks whose request it is, whether they may, and acts.

`openapi.json` beside this file says the same for programs; a test compares both.
"""

from __future__ import annotations

import asyncio
import re
import time
from asyncio import Semaphore
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from satchel.domain.errors import IntegrityFailure, NoSuchThing, SatchelError, UsageError
from satchel.domain.json_values import JsonObject
from satchel.formats.canonical import encode
from satchel.relay.asking import Asked, Asking
from satchel.relay.limiting import AtOnce, announced_size, read_body
from satchel.relay.parcels import Parcels
from satchel.relay.refusing import MISTAKE, crowded, not_allowed, status, stopping
from satchel.relay.telling import Served, Telling
from satchel.wire.relay_answers import Account, KnownPage, Refusal
from satchel.wire.relay_names import (
    DOCUMENT_LIMIT,
    MANIFEST_LIMIT,
    PAGE,
    Address,
    Mailbox,
    PartName,
    is_mailbox,
    read_part_name,
)
from satchel.wire.relay_papers import ANY
from satchel.wire.relay_requests import CHALLENGE_HEADER, content_digest

OPENAPI: Final = Path(__file__).with_name("openapi.json")
_RANGE: Final = re.compile(r"bytes=([0-9]{1,8})-([0-9]{1,8})")
_CREATED, _THERE = 201, 200
_SMALL: Final = 64 * 1024
_BODIES: Final = 192
"""Larger bodies read at once: what a process keeps in memory does not grow with its guests."""

_OF_ONE: Final = 16
"""Bodies of one device at once; it sends four, and those of lines that died still hang here."""

_OF_STRANGERS: Final = 64
REQUESTS: Final = 1000
"""Requests at once; who comes beyond them is told to come later."""

Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Door:
    """One relay behind its routes."""

    asking: Asking
    parcels: Parcels
    telling: Telling
    bodies: Semaphore = field(default_factory=lambda: Semaphore(_BODIES))
    of_one: AtOnce = field(default_factory=lambda: AtOnce(_OF_ONE))
    of_strangers: AtOnce = field(default_factory=lambda: AtOnce(_OF_STRANGERS))

    def app(self) -> Starlette:
        """The ASGI application."""
        box, parcel = "/v1/boxes/{box}", "/v1/boxes/{box}/{parcel}"
        part = parcel + "/parts/{part}"
        table: tuple[tuple[str, str, str, Handler], ...] = (
            ("GET", "/v1/health", "health", self._health),
            ("GET", "/v1/openapi.json", "openapi", self._openapi),
            ("GET", "/v1/challenge", "challenge", self._challenge),
            ("GET", "/v1/account", "account", self._account),
            ("GET", "/v1/admits", "admits", self._admits),
            ("PUT", "/v1/admits/{name}/{version}", "admit", self._admit),
            ("PUT", "/v1/revokes/{name}", "revoke", self._revoke),
            ("PUT", "/v1/guests/{name}", "guest", self._guest),
            ("GET", box, "box", self._box),
            ("GET", parcel, "parcel", self._parcel),
            ("PUT", f"{parcel}/claim", "claim", self._claim),
            ("PUT", part, "part-put", self._put_part),
            ("GET", part, "part", self._part),
            ("PUT", f"{parcel}/manifest", "commit", self._commit),
            ("GET", f"{parcel}/manifest", "manifest", self._manifest),
            ("PUT", f"{parcel}/taken", "taken", self._taken),
        )
        routes = [
            Route(path, self._told(name, handler), methods=[method])
            for method, path, name, handler in table
        ]
        return Starlette(routes=routes, exception_handlers={HTTPException: self._no_route})

    # What anybody may ask.

    async def _health(self, request: Request) -> Response:
        await self.parcels.objects.require_room()
        return _json({"status": "well"})

    async def _openapi(self, request: Request) -> Response:
        self.asking.stranger(request)
        return Response(OPENAPI.read_bytes(), media_type="application/json")

    async def _challenge(self, request: Request) -> Response:
        """The answer's header is what matters; the same again for who reads bodies only."""
        self.asking.stranger(request)
        return _json({"challenge": self.asking.challenge()})

    # Papers: each proves itself.

    async def _admit(self, request: Request) -> Response:
        version = request.path_params["version"]
        if not (version.isascii() and version.isdecimal() and len(version) <= 6):
            raise NoSuchThing("There is no such thing here.")
        raw = await self._paper(request)
        is_new = await self.asking.accounts.admit(raw, _name(request), int(version))
        return _stored(is_new)

    async def _revoke(self, request: Request) -> Response:
        raw = await self._paper(request)
        return _stored(await self.asking.accounts.revoke(raw, _name(request)))

    async def _guest(self, request: Request) -> Response:
        raw = await self._paper(request)
        return _stored(await self.asking.accounts.welcome(raw, _name(request)))

    async def _paper(self, request: Request) -> bytes:
        self.asking.stranger(request)
        size = announced_size(request, DOCUMENT_LIMIT)
        with self.of_strangers.one(""):
            return await self._body(request, size)

    # What is asked under a signature.

    async def _account(self, request: Request) -> Response:
        holder = (await self._bodiless(request)).holder
        used = await self.parcels.slots_used(holder.name)
        return _json(Account(holder.name, holder.version, holder.rights, used).to_json())

    async def _admits(self, request: Request) -> Response:
        asked = await self._bodiless(request)
        if ANY not in asked.holder.rights.writes:
            raise not_allowed()
        after = _after(request)
        rest = [known for known in await self.asking.accounts.listed() if known.name > after]
        return _json(KnownPage(tuple(rest[:PAGE]), len(rest) > PAGE).to_json())

    async def _box(self, request: Request) -> Response:
        box = Mailbox(request.path_params["box"])
        if not is_mailbox(box):
            raise NoSuchThing("There is no such thing here.")
        asked = await self._bodiless(request)
        if not asked.holder.rights.may_read(box):
            raise not_allowed()
        return _json((await self.parcels.waiting(box, _after(request))).to_json())

    async def _parcel(self, request: Request) -> Response:
        address = _address(request)
        rights = (await self._bodiless(request)).holder.rights
        if not (rights.may_read(address.box) or rights.may_write(address.box)):
            raise not_allowed()
        return _json((await self.parcels.state(address)).to_json())

    async def _claim(self, request: Request) -> Response:
        address = _address(request)
        asked = await self._bodiless(request)
        if not asked.holder.rights.may_write(address.box):
            raise not_allowed()
        return _json((await self.parcels.claim(address, asked.holder)).to_json())

    async def _put_part(self, request: Request) -> Response:
        address, part = _address(request), _part(request)
        asked = await self.asking.signed(request)
        if not asked.holder.rights.may_write(address.box):
            raise not_allowed()
        if announced_size(request, part.size) != part.size:
            raise UsageError("This part is shorter than its name says.")
        if asked.verified.digest != content_digest(part.sha256):
            raise IntegrityFailure("This part's digest is not the one in its name.")
        await self.parcels.require_room(address, part, asked.holder)
        with self.of_one.one(asked.holder.name):
            data = await self._body(request, part.size)
        # In a thread: a digest of 1 MiB would hold up everybody else's line.
        await asyncio.to_thread(asked.verified.require_body, data)
        return _stored(await self.parcels.put_part(address, part, data))

    async def _part(self, request: Request) -> Response:
        address, part = _address(request), _part(request)
        await self._reader(request, address)
        some = _range(request, part)
        data = await self.parcels.part(address, part, some)
        if some is None:
            return Response(data, media_type="application/octet-stream")
        headers = {"Content-Range": f"bytes {some[0]}-{some[1] - 1}/{part.size}"}
        return Response(data, 206, headers, "application/octet-stream")

    async def _commit(self, request: Request) -> Response:
        address = _address(request)
        asked = await self.asking.signed(request)
        if not asked.holder.rights.may_write(address.box):
            raise not_allowed()
        raw = await self._signed_body(request, asked, MANIFEST_LIMIT)
        return _stored(await self.parcels.commit(address, raw, asked.holder))

    async def _manifest(self, request: Request) -> Response:
        address = _address(request)
        await self._reader(request, address)
        return Response(await self.parcels.manifest(address), media_type="application/json")

    async def _taken(self, request: Request) -> Response:
        address = _address(request)
        asked = await self.asking.signed(request)
        if not asked.holder.rights.may_clear(address.box):
            raise not_allowed()
        raw = await self._signed_body(request, asked, DOCUMENT_LIMIT)
        return _json((await self.parcels.take(address, raw, asked.holder)).to_json())

    # How each of them begins and ends.

    async def _reader(self, request: Request, address: Address) -> None:
        if not (await self._bodiless(request)).holder.rights.may_read(address.box):
            raise not_allowed()

    async def _bodiless(self, request: Request) -> Asked:
        announced_size(request, 0)
        return await self.asking.signed(request)

    async def _signed_body(self, request: Request, asked: Asked, limit: int) -> bytes:
        size = announced_size(request, limit)
        with self.of_one.one(asked.holder.name):
            raw = await self._body(request, size)
        asked.verified.require_body(raw)
        return raw

    async def _body(self, request: Request, size: int) -> bytes:
        async with self.bodies if size > _SMALL else nullcontext():
            body = await read_body(request, size)
        request.state.received = len(body)
        return body

    def _told(self, name: str, handler: Handler) -> Handler:
        async def answer(request: Request) -> Response:
            begun, code = time.perf_counter(), None
            self.telling.underway += 1
            try:
                if self.telling.underway > REQUESTS:
                    raise crowded()
                response = await handler(request)
            except SatchelError as error:
                code = error.code
                response = _refused(error)
            except asyncio.CancelledError:  # the process ends, and waits for this no longer
                code = stopping().code
                response = _refused(stopping())
            except Exception as mistake:
                code = type(mistake).__name__
                response = _refusal(500, MISTAKE)
            finally:
                self.telling.underway -= 1
            return self._end(request, response, name, begun, code)

        return answer

    async def _no_route(self, request: Request, error: Exception) -> Response:
        code = error.status_code if isinstance(error, HTTPException) else 404
        word = "wrong-method" if code == 405 else "not-found"
        response = _refusal(code, Refusal(word, "There is no such thing here."))
        return self._end(request, response, "none", time.perf_counter(), word)

    def _end(
        self, request: Request, response: Response, route: str, begun: float, code: str | None
    ) -> Response:
        response.headers[CHALLENGE_HEADER] = self.asking.challenge()
        response.headers["Cache-Control"] = "no-store"
        if response.status_code >= 400 and _is_long(request):
            response.headers["Connection"] = "close"  # what is still on the line is not read
        received = getattr(request.state, "received", 0)
        seconds = time.perf_counter() - begun
        sent = len(response.body)
        self.telling.served(Served(route, response.status_code, code, received, sent, seconds))
        return response


def _json(value: JsonObject, code: int = 200) -> Response:
    return Response(encode(value), code, media_type="application/json")


def _stored(is_new: bool) -> Response:
    return _json({"stored": True}, _CREATED if is_new else _THERE)


def _refused(error: SatchelError) -> Response:
    response = _refusal(status(error), Refusal(error.code, error.message))
    if error.code in ("crowded", "stopping"):
        response.headers["Connection"] = "close"
    return response


def _refusal(code: int, refusal: Refusal) -> Response:
    response = _json(refusal.to_json(), code)
    if code in (429, 503):
        response.headers["Retry-After"] = "5"
    return response


def _is_long(request: Request) -> bool:
    said = request.headers.get("content-length", "0")
    return "transfer-encoding" in request.headers or len(said) > 6


def _name(request: Request) -> Mailbox:
    name: str = request.path_params["name"]
    if not is_mailbox(name):
        raise NoSuchThing("There is no such thing here.")
    return Mailbox(name)


def _after(request: Request) -> str:
    after = request.query_params.get("after", "")
    return after if len(after) <= 26 else ""


def _address(request: Request) -> Address:
    try:
        return Address(Mailbox(request.path_params["box"]), request.path_params["parcel"])
    except IntegrityFailure as error:
        raise NoSuchThing("There is no such thing here.") from error


def _part(request: Request) -> PartName:
    try:
        return read_part_name(request.path_params["part"])
    except IntegrityFailure as error:
        raise NoSuchThing("There is no such thing here.") from error


def _range(request: Request, part: PartName) -> tuple[int, int] | None:
    """What of a part is asked for; None for all of it, also where the range is none of it."""
    match = _RANGE.fullmatch(request.headers.get("range", ""))
    if match is None:
        return None
    start, end = int(match[1]), min(int(match[2]) + 1, part.size)
    return (start, end) if start < end else None
