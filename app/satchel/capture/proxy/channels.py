"""A WebSocket between browser and origin: passed through, and told as metadata.

To know first: its frames are read beside the stream, never in its way; what cannot be
understood goes through all the same. Compression was not offered (`passing`), so the sizes
and digests are of the messages themselves.
"""

from __future__ import annotations

import select
import socket
import ssl
import time
from typing import cast

from wsproto.frame_protocol import Frame, FrameProtocol, Opcode, ParseFailed

from satchel.capture.http.exchanges import Channel, Piece
from satchel.capture.http.faults import Failed, Fault
from satchel.capture.http.wire import Deadline
from satchel.capture.proxy.fronts import Front, HungUp, at_once
from satchel.capture.proxy.lines import Line
from satchel.capture.proxy.telling import Telling
from satchel.crypto.digest import new_sha256

_TOLD = 1000
_KINDS = {Opcode.TEXT: "text", Opcode.BINARY: "binary", Opcode.PING: "ping", Opcode.PONG: "pong"}
_LOOK_S = 1.0


class _Way:
    """What goes in one direction. `sent` is from browser to origin."""

    def __init__(self, *, sent: bool, begun: float, told: list[Piece]) -> None:
        self.count = self.size = 0
        self.close_code: int | None = None
        self._sent = sent
        self._begun = begun
        self._told = told
        self._frames: FrameProtocol | None = FrameProtocol(client=not sent, extensions=[])
        self._start("")

    def heard(self, data: bytes) -> None:
        if self._frames is None:
            return
        try:
            self._frames.receive_bytes(data)
            for frame in self._frames.received_frames():
                self._frame(frame)
        except (ParseFailed, ValueError):
            self._frames = None

    def _frame(self, frame: Frame) -> None:
        if frame.opcode is Opcode.CLOSE:
            self.close_code = int(frame.payload[0])
            return
        payload = frame.payload
        data = payload.encode() if isinstance(payload, str) else bytes(cast(bytes, payload))
        if frame.opcode in (Opcode.PING, Opcode.PONG):
            digest = new_sha256()
            digest.update(data)
            self._tell(_KINDS[frame.opcode], len(data), digest.hexdigest())
            return
        if frame.opcode is not Opcode.CONTINUATION and not self._kind:
            self._start(_KINDS[frame.opcode])
        self._digest.update(data)
        self._length += len(data)
        if frame.message_finished:
            self.count += 1
            self.size += self._length
            self._tell(self._kind, self._length, self._digest.hexdigest())
            self._start("")

    def _start(self, kind: str) -> None:
        self._kind = kind
        self._length = 0
        self._digest = new_sha256()

    def _tell(self, kind: str, size: int, sha256: str) -> None:
        if len(self._told) < _TOLD:
            after = int((time.monotonic() - self._begun) * 1000)
            self._told.append(Piece(self._sent, kind, size, sha256, after))


def relay(front: Front, line: Line, telling: Telling, early: bytes, wait_s: float) -> None:
    """Until one side ends; `early` is what the origin said behind its head. Raises Failed."""
    begun = time.monotonic()
    told: list[Piece] = []
    out = _Way(sent=True, begun=begun, told=told)
    back = _Way(sent=False, begun=begun, told=told)
    try:
        _both_ways(front, line, telling, (out, back), early, wait_s)
    finally:
        telling.channel = Channel(
            out.count,
            out.size,
            back.count,
            back.size,
            tuple(told),
            back.close_code if back.close_code is not None else out.close_code,
        )


def _both_ways(
    front: Front, line: Line, telling: Telling, ways: tuple[_Way, _Way], early: bytes, wait_s: float
) -> None:
    out, back = ways
    ends = {front.connection: out, line.connection: back}
    waiting = {front.connection: bytes(front.http.trailing_data[0]), line.connection: early}
    try:
        while True:
            for end, way in ends.items():
                data = waiting.pop(end, b"") or at_once(end)
                if data == b"":
                    return
                if data is not None:
                    way.heard(data)
                    telling.passed(len(data))
                    if end is front.connection:
                        line.send(data, Deadline(wait_s, wait_s))
                    else:
                        front.send(data)
            if not any(_holds(end) for end in ends):
                select.select(list(ends), [], [], _LOOK_S)
    except HungUp:
        return
    except (OSError, ValueError):
        raise Failed(Fault.CUT, "the line was cut") from None


def _holds(connection: socket.socket) -> bool:
    return isinstance(connection, ssl.SSLSocket) and connection.pending() > 0
