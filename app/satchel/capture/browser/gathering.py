"""What comes of one capture, gathered as it is told, and judged in the end.

What it is for: exchanges and parts into spools, and from all of it the verdict: captured,
partial, failed. To know first: a capture is whole only when the page was there whole and
nothing was cut that belongs to it; whoever reads the result must never take a part for it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

from satchel.capture.browser.judging import Told
from satchel.capture.browser.results import (
    Browsed,
    Cut,
    Limit,
    Made,
    Part,
    Progress,
    Stage,
    Unread,
)
from satchel.capture.browser.wishes import BrowserWish
from satchel.capture.http.exchanges import Exchange, Outcome
from satchel.capture.http.faults import Fault
from satchel.capture.http.rules import Rules
from satchel.capture.proxy.frames import Frame, Garbled, Kind
from satchel.capture.proxy.hearing import Hearing, Spools
from satchel.capture.proxy.rules import Limits
from satchel.capture.spool import Spool
from satchel.crypto.digest import new_sha256
from satchel.domain.moments import Moment

_OF_PARTS = frozenset([Kind.PART, Kind.PIECE, Kind.PART_END])
_TELLS_NOTHING = frozenset([Limit.SETTLE, Limit.WAITING, Limit.VIDEO, Limit.SAVED])
"""Limits that leave a capture whole: a page may go on asking for news for ever."""

_SHOWS = frozenset([Outcome.CAPTURED, Outcome.PARTIAL])
_BROKE = "the browser broke down before it was whole"
_NOT_TRUSTED = "the browser does not trust its certificate"


@dataclass(slots=True)
class _Making:
    part: Part
    spool: Spool
    begun: Moment
    digest: Any


class Gathering:
    """Of one capture. Written by the thread that listens, read by the one that waits."""

    def __init__(self, wish: BrowserWish, rules: Rules, limits: Limits) -> None:
        self.has_started = self.was_stopped = self.broken = False
        self._wish, self._rules = wish, rules
        self._hearing = Hearing(limits, Spools(rules.random, folder=rules.folder))
        self._told = Told()
        self._exchanges: list[Exchange] = []
        # Without what was asked for when a video was looked for: that asks for the page, too.
        self._browsers: list[Exchange] = []
        self._of_video: set[int] = set()
        self._made: list[Made] = []
        self._making: _Making | None = None
        self._begun = rules.clock()
        self._lock = threading.Lock()
        self._stage, self._count, self._received = Stage.STARTING, 0, 0
        self._is_given = False

    def take(self, frame: Frame) -> None:
        """One frame. Raises Garbled, and MachineRefused when the disk fails."""
        if frame.kind is Kind.TOLD:
            self._hear(frame)
        elif frame.kind in _OF_PARTS:
            self._part(frame)
        else:
            if frame.kind is Kind.EXCHANGE and self._stage is Stage.VIDEO:
                self._of_video.add(frame.number)
            ended = self._hearing.take(frame)
            with self._lock:
                self._count += frame.kind is Kind.EXCHANGE
                self._received += len(frame.payload) if frame.kind is Kind.BODY else 0
            if ended is not None:
                self._exchanges.append(ended)
                if frame.number not in self._of_video:
                    self._browsers.append(ended)

    def progress(self, seconds: float) -> Progress:
        """How far it is."""
        with self._lock:
            return Progress(self._stage, self._count, self._received, seconds)

    def browsed(self) -> Browsed:
        """All of it, once the process is gone; whoever gets it closes it."""
        now, told = self._rules.clock(), self._told
        self._exchanges += self._hearing.broken_off(now)
        self._exchanges.sort(key=lambda one: one.begun.monotonic_ns)
        if not told.is_whole:
            told.cuts = (*told.cuts, Cut(Limit.PART, _BROKE))
        last = self._last()
        outcome, fault, reason = self._verdict(last)
        self._is_given = True
        return Browsed(
            url=self._wish.url,
            final_url=told.final,
            title=told.title,
            language=told.language,
            outcome=outcome,
            fault=fault,
            reason=reason,
            exchanges=tuple(self._exchanges),
            last=last,
            made=tuple(self._made) if outcome in _SHOWS else self._none_made(),
            links=tuple(told.links),
            console=tuple(told.console),
            blocked=tuple(told.blocked),
            cuts=told.cuts,
            behaviours=told.behaviours,
            engine=told.engine,
            view=told.view,
            video=told.video,
            begun=self._begun,
            ended=now,
            assisted=self._wish.assisted,
            is_file=self._is_file(),
            unread=self._unread(),
        )

    def close(self) -> None:
        """Forget what nobody was given."""
        self._hearing.close()
        if self._making is not None:
            self._making.spool.close()
        if not self._is_given:
            for exchange in self._exchanges:
                if exchange.message is not None:
                    exchange.message.spool.close()
            self._none_made()

    def _hear(self, frame: Frame) -> None:
        told = dict(frame.told())
        stage = told.pop("stage", None)
        if stage is not None:
            try:
                with self._lock:
                    self._stage = Stage(str(stage))
            except ValueError:
                raise Garbled("a stage is none") from None
            self.has_started = True
        self.was_stopped = told.pop("stopped", False) is True or self.was_stopped
        self._told.take(told)

    def _part(self, frame: Frame) -> None:
        if frame.kind is Kind.PART:
            self._begin_part(frame)
            return
        making = self._making
        if making is None:
            raise Garbled("a piece belongs to no part")
        if frame.kind is Kind.PIECE:
            if making.spool.size + len(frame.payload) > self._wish.caps.part:
                raise Garbled("a part is larger than it may be")
            making.spool.write(frame.payload)
            making.digest.update(frame.payload)
            return
        truncated = frame.told().get("truncated")
        self._making = None
        self._made.append(
            Made(
                making.part,
                making.spool,
                making.spool.size,
                making.digest.hexdigest(),
                making.begun,
                None if truncated is None else str(truncated)[:40],
            )
        )

    def _begin_part(self, frame: Frame) -> None:
        try:
            part = Part(str(frame.told().get("part")))
        except ValueError:
            raise Garbled("a part is none") from None
        if self._making is not None or any(made.part is part for made in self._made):
            raise Garbled("a part comes twice")
        spool = Spool(self._rules.random, folder=self._rules.folder)
        self._making = _Making(part, spool, self._rules.clock(), new_sha256())

    def _last(self) -> Exchange | None:
        """What brought the document: by its address, else the first that was asked."""
        wanted = (self._told.document or self._told.file or self._wish.url).partition("#")[0]
        asked = self._browsers or self._exchanges
        found = [one for one in asked if one.url.partition("#")[0] == wanted]
        if self._wish.unread and not any(one.message is not None for one in found):
            # Of connections it is known where they led, and not what came over which of them.
            found = [one for one in asked if one.method == "CONNECT" and _is_of(wanted, one.url)]
            found.reverse()
        brought = [one for one in found if _has_brought(one)]
        candidates = brought or found or asked[:1]
        return candidates[-1] if candidates else None

    def _verdict(self, last: Exchange | None) -> tuple[Outcome, Fault | None, str | None]:
        if last is None:
            return Outcome.FAILED, None, _BROKE if self._broke() else "it asked for nothing"
        if self._wish.unread and self._broke() and not self._made:
            return Outcome.FAILED, None, _BROKE
        if self._is_not_trusted():
            return Outcome.FAILED, Fault.TLS, _NOT_TRUSTED
        if not _has_brought(last):
            refused = last.fault is Fault.BLOCKED
            outcome = Outcome.REFUSED if refused else Outcome.FAILED
            return outcome, last.fault or Fault.CUT, last.reason or _BROKE
        if not self._made and not self._is_file():
            reasons = [cut.reason for cut in self._told.cuts if cut.limit not in _TELLS_NOTHING]
            return Outcome.FAILED, None, reasons[-1] if reasons else _BROKE
        if self._broke():
            return Outcome.PARTIAL, Fault.CUT, _BROKE
        if last.message is not None and last.message.truncated is not None:
            return Outcome.PARTIAL, last.fault, last.reason or "the page itself was cut short"
        reasons = [cut.reason for cut in self._told.cuts if cut.limit not in _TELLS_NOTHING]
        too_large = sum(
            one.message is not None and one.message.truncated == "length" for one in self._browsers
        )
        if too_large:
            reasons.append(f"{too_large} of its parts were larger than is kept")
        if reasons:
            return Outcome.PARTIAL, None, "; ".join(reasons)
        return Outcome.CAPTURED, None, None

    def _is_not_trusted(self) -> bool:
        """Of an unread page the browser alone judges the certificate."""
        refused = any(one.what == "certificate" for one in self._told.blocked)
        return self._wish.unread and refused and not self._made

    def _unread(self) -> Unread | None:
        told = self._told
        if not self._wish.unread:
            return None
        return Unread(told.status, told.protocol, tuple(told.asked))

    def _broke(self) -> bool:
        return self.broken or not self._told.is_whole

    def _is_file(self) -> bool:
        return self._told.file is not None and self._told.document is None

    def _none_made(self) -> tuple[Made, ...]:
        """Nothing: of a page that did not come there is no picture, but one of our own words."""
        for made in self._made:
            made.spool.close()
        self._made.clear()
        return ()


def _has_brought(exchange: Exchange) -> bool:
    """Whether anything came of it that a page may be made of."""
    if exchange.tunnel is not None:
        return exchange.tunnel.received > 0 and exchange.fault is not Fault.TLS
    return exchange.message is not None


def _is_of(url: str, connection: str) -> bool:
    """Whether an address is of the site to which a connection led, which ends with a slash."""
    return f"{url}/".startswith(connection)
