"""One process of a relay: starts, says where it is, serves, and ends without breaking off.

Everything it knows lies in the store, so it may be killed at any time, and any number of
them may stand over one store. Asked to end, it takes no new connections and finishes the
requests it has, for some seconds.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import ssl
import threading
from asyncio.sslproto import SSLProtocol
from collections.abc import AsyncIterator, Callable, Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from satchel.domain.errors import MachineRefused, SatchelError
from satchel.domain.moments import utc_text
from satchel.relay.accounts import Accounts
from satchel.relay.asking import Asking
from satchel.relay.connections import Connection
from satchel.relay.door import Door
from satchel.relay.identity import certificate_file, challenge_secret, own_certificate
from satchel.relay.objects import open_objects
from satchel.relay.parcels import Parcels
from satchel.relay.telling import Telling
from satchel.system.open_files import allow_open_files
from satchel.wire.mission import Mission
from satchel.wire.relay_names import headquarters_mailbox

_KEEP_ALIVE_S: Final = 75
_GRACE_S: Final = 8
"""Shorter than what containers are given to end, and as long as a part should take at most."""

_LAST_WORDS_S: Final = 1.0
_HANDSHAKE_S: Final = 20.0
_OPEN_FILES: Final = 4096
_TLS_BUFFER: Final = 64 * 1024
"""For each connection; asyncio's own is four times that, also for those that say nothing."""

_SWEEP_S: Final = 3600.0
_HEAD_LIMIT: Final = 32 * 1024
_BACKLOG: Final = 1024


@dataclass(frozen=True, slots=True)
class Place:
    """Where to listen. Port 0 takes any that is free."""

    host: str
    port: int

    @property
    def is_everywhere(self) -> bool:
        """All addresses of the machine, none of which is an address to give out."""
        return self.host in ("0.0.0.0", "::")

    def shown(self, port: int) -> str:
        """For whoever is to reach it; the machine's own name stands for all its addresses."""
        host = socket.gethostname() if self.is_everywhere else self.host
        return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a relay is started with. `certificate` is a file, made when missing; `is_plain`
    leaves encryption to what stands before it (a balancer, an onion service)."""

    store: str
    mission: Mission
    listen: Place
    certificate: str | None = None
    is_plain: bool = False
    metrics: Place | None = None


def serve(wish: Wish, say: Callable[[str], object], tell: Callable[[str], object]) -> None:
    """Serve until the process is asked to end.

    `say` gets the one line that people and programs wait for: the address with its pin.
    `tell` gets the log, a line each. Raises SatchelError when it cannot begin.
    """
    allow_open_files(_OPEN_FILES)
    SSLProtocol.max_size = _TLS_BUFFER
    asyncio.run(_serve(wish, say, tell))


async def _serve(wish: Wish, say: Callable[[str], object], tell: Callable[[str], object]) -> None:
    objects = open_objects(wish.store)
    await objects.require()
    accounts = Accounts(objects, wish.mission, _now_text)
    headquarters = headquarters_mailbox(wish.mission.id)
    door = Door(
        Asking(accounts, await challenge_secret(objects), _now),
        Parcels(objects, wish.mission, partial(accounts.readers_of, headquarters)),
        Telling(tell, _now_text),
    )
    pem = None if wish.is_plain else certificate_file(objects, wish.certificate)
    pin = None if pem is None else own_certificate(pem).pin
    listening = _listen(wish.listen)
    server = _Server(_config(door.app(), None if pem is None else pem))
    figures = _figures_server(wish.metrics, door.telling)
    port = listening.getsockname()[1]
    scheme, pinned = ("http", "") if pin is None else ("https", f"#{pin}")
    say(f"{scheme}://{wish.listen.shown(port)}/{pinned}")
    door.telling.event("started")
    sweeping = asyncio.create_task(_sweep(door))
    try:
        async with _beside(figures):
            await server.serve(sockets=[listening])
    finally:
        sweeping.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await sweeping
        door.telling.event("stopped")


def _config(app: Starlette, pem: Path | None) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=_GRACE_S,
        h11_max_incomplete_event_size=_HEAD_LIMIT,
        backlog=_BACKLOG,
        ssl_context_factory=None if pem is None else lambda *_: _tls(pem),
    )


def _tls(pem: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_cert_chain(pem)
    context.set_alpn_protocols(["http/1.1"])
    return context


def _listen(place: Place) -> socket.socket:
    """Raises MachineRefused, so that a port that is taken is one sentence."""
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    # Named as TCP, or asyncio leaves Nagle's wait in: 40 ms for each answer.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name != "nt":  # there it would let two programs share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if place.host == "::":
            listening.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        listening.bind((place.host, place.port))
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        raise MachineRefused(
            f"The relay cannot listen on {place.shown(place.port)}: {error.strerror or error}. "
            "Choose another address or port, or stop what uses it.",
            code="cannot-listen",
        ) from error
    return listening


async def _sweep(door: Door) -> None:
    """What was taken and not wholly deleted, because a process ended in between."""
    while True:
        try:
            cleared = await door.parcels.finish_clearing()
            if cleared:
                door.telling.event("cleared", parcels=cleared)
        except SatchelError as error:
            door.telling.event("not-cleared", code=error.code)
        await asyncio.sleep(_SWEEP_S)


def _figures_server(
    place: Place | None, telling: Telling
) -> tuple[uvicorn.Server, socket.socket] | None:
    if place is None:
        return None

    async def figures(_request: Request) -> Response:
        return PlainTextResponse(telling.figures(), media_type="text/plain; version=0.0.4")

    app = Starlette(routes=[Route("/metrics", figures)])
    return _Beside(_config(app, None)), _listen(place)


class _Server(uvicorn.Server):
    """Ends when the process is asked to; asked twice by hand, at once.

    uvicorn would give the signal on when it is done, and so end as if it had been killed.
    """

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Whoever connects and then says nothing in TLS is let go sooner than asyncio would,
        which uvicorn has no word for; and is no request yet, so nothing else here limits it."""
        if self.config.ssl is None:
            await super().startup(sockets)
            return
        loop = asyncio.get_running_loop()
        create = loop.create_server
        loop.create_server = partial(  # type: ignore[method-assign]
            create, ssl_handshake_timeout=_HANDSHAKE_S
        )
        try:
            await super().startup(sockets)
        finally:
            loop.create_server = create  # type: ignore[method-assign]

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Who is not done in time hears so: uvicorn would end before they are told."""
        await super().shutdown(sockets)
        left = [*self.server_state.tasks]
        if left:
            await asyncio.wait(left, timeout=_LAST_WORDS_S)

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        asked = [signal.SIGINT, signal.SIGTERM]
        before = {number: signal.signal(number, self.handle_exit) for number in asked}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


class _Beside(uvicorn.Server):
    """A second server of the process, which leaves its signals to the first."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


@contextlib.asynccontextmanager
async def _beside(figures: tuple[uvicorn.Server, socket.socket] | None) -> AsyncIterator[None]:
    if figures is None:
        yield
        return
    second, listening = figures
    task = asyncio.create_task(second.serve(sockets=[listening]))
    try:
        yield
    finally:
        second.should_exit = True
        await task


def _now() -> datetime:
    return datetime.now(UTC)


def _now_text() -> str:
    return utc_text(_now())
