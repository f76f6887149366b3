"""One connection of a client that may be slow, silent or hostile.

uvicorn waits for ever for a request's first line and for an answer to be read. Here both
have a limit: a line that moves at all, however slowly, keeps its connection. Where there are
too many, who asks nothing gives way to who comes.
"""

from __future__ import annotations

import asyncio
from typing import Final

from uvicorn.protocols.http.h11_impl import H11Protocol

_REQUEST_S: Final = 60.0
"""How long a connection may stay without a whole request head."""

_MOST: Final = 1000
"""Connections before those that wait for nothing are closed for others."""

_LOOK_S: Final = 30.0
_LEAST_READ: Final = 4096
"""Bytes of an answer that must have gone between two looks."""


class Connection(H11Protocol):
    """uvicorn's HTTP/1.1 with an end to all waiting."""

    _waiting: asyncio.TimerHandle | None = None
    _looking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_request()
        if len(self.connections) > _MOST:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        self._cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._is_busy() and self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if not self._is_busy() and self._waiting is None:
            self._await_request()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._look(None)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _make_room(self) -> None:
        """Hang up on the one that has asked nothing for longest, but not on who just came."""
        idle = [
            (one._waiting.when(), one)
            for one in self.connections
            if isinstance(one, Connection) and one is not self and one._waiting is not None
        ]
        if idle:
            min(idle, key=lambda one: one[0])[1]._give_up()

    def _is_busy(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _await_request(self) -> None:
        self._waiting = self.loop.call_later(_REQUEST_S, self._give_up)

    def _give_up(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        if not self._is_busy():
            self.transport.abort()

    def _look(self, before: int | None) -> None:
        left = self.transport.get_write_buffer_size()
        if before is not None and before - left < _LEAST_READ:
            self.transport.abort()
            return
        self._looking = self.loop.call_later(_LOOK_S, self._look, left)

    def _cancel(self) -> None:
        for timer in (self._waiting, self._looking):
            if timer is not None:
                timer.cancel()
        self._waiting = self._looking = None
