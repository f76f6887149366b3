"""A tunnel through the proxy that is not read: bytes pass, and are counted.

What it is for: a site that refuses our way of making a secure connection sees the browser's
own (tier T2). What it is not for: evidence of what was said; nothing of it is kept. To know
first: where it leads was judged and pinned like any connection (`lines`), and what both
sides show before they are private, the first record each sends, is all that is looked at.
"""

from __future__ import annotations

import select
import socket
from dataclasses import dataclass, field

from satchel.capture.http.exchanges import Tunnel
from satchel.capture.http.faults import Failed, Fault
from satchel.capture.http.wire import Deadline
from satchel.capture.proxy.fronts import BLOCK, Front, HungUp
from satchel.capture.proxy.greetings import LONGEST, Greeting, of_browser, of_site
from satchel.capture.proxy.lines import Line
from satchel.capture.proxy.telling import Telling

_LOOK_S = 1.0


@dataclass(slots=True)
class _Way:
    """What went in one direction: its size, and its beginning until that is understood."""

    size: int = 0
    first: bytearray = field(default_factory=bytearray)

    def passed(self, data: bytes) -> None:
        self.size += len(data)
        self.first += data[: LONGEST - len(self.first)]


def tunnel(front: Front, line: Line, telling: Telling, wait_s: float) -> None:
    """Until one side ends; what it was is told in any case. Raises Failed."""
    out, back = _Way(), _Way()
    try:
        by_browser = _pass(front, line, telling, (out, back), wait_s)
    finally:
        telling.tunnel = told = _told(out, back)
    if told.refused is not None:
        raise Failed(Fault.TLS, f"it refused a secure connection (TLS alert {told.refused})")
    if not back.size and by_browser:
        raise Failed(Fault.ABANDONED, "the page no longer wanted it")
    if not back.size:
        raise Failed(Fault.TLS, "it hung up when a secure connection was begun")


def _pass(
    front: Front, line: Line, telling: Telling, ways: tuple[_Way, _Way], wait_s: float
) -> bool:
    """Whether it was the browser that ended it. Raises Failed."""
    ends: dict[socket.socket, _Way] = dict(
        zip((front.connection, line.connection), ways, strict=True)
    )
    try:
        while True:
            ready, _, _ = select.select(list(ends), [], [], _LOOK_S)
            for end in ready:
                is_sent = end is front.connection
                data = end.recv(BLOCK)
                if not data:
                    return is_sent
                telling.went_through(len(data), is_sent=is_sent)
                ends[end].passed(data)
                if is_sent:
                    line.send(data, Deadline(wait_s, wait_s))
                else:
                    front.send(data)
    except HungUp:
        return True
    except (OSError, ValueError):
        if not ways[1].size:
            reason = "it cut the line when a secure connection was begun"
            raise Failed(Fault.TLS, reason) from None
        raise Failed(Fault.CUT, "the line was cut") from None


def _told(out: _Way, back: _Way) -> Tunnel:
    asked = of_browser(bytes(out.first)) or Greeting()
    answered = of_site(bytes(back.first)) or Greeting()
    return Tunnel(
        sent=out.size,
        received=back.size,
        name=asked.name,
        offered=asked.protocols,
        protocol=answered.version,
        cipher=answered.cipher,
        refused=answered.alert,
    )
