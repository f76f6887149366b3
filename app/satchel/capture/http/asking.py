"""One request, judged before it is made and recorded whether it ends well or not."""

from __future__ import annotations

import contextlib
import http.client
from functools import partial

from urllib3.exceptions import HTTPError

from satchel.capture.http.addresses import require_public
from satchel.capture.http.exchanges import Exchange
from satchel.capture.http.faults import Failed, Fault
from satchel.capture.http.keeping import Keeper
from satchel.capture.http.rules import Rules
from satchel.capture.http.session import RecordingSession
from satchel.capture.http.targets import Target
from satchel.capture.http.wire import Deadline, Way, Wire
from satchel.capture.proxy.socks_way import by_socks
from satchel.capture.spool import Spool

_PIECE = 65_536
_TRUNCATED = {Fault.TOO_LARGE: "length", Fault.TIME: "time"}


def ask(target: Target, rules: Rules, deadline: Deadline, limit: int) -> Exchange:
    """Resolve once, judge the answer, connect to exactly that, read at most `limit` bytes.

    Never raises for what the world does; MachineRefused when the disk fails.
    """
    begun = rules.clock()
    allowed = target.origin in rules.allowed
    answer: tuple[str, ...] = ()
    keeper = Keeper(lambda: Spool(rules.random, folder=rules.folder), limit)
    wire: Wire | None = None
    failed: Failed | None = None
    try:
        if rules.socks is None:
            answer = tuple(rules.resolve(target.host, target.port))
            if not allowed:
                require_public(target.host, answer)
        way = _way(target, rules, allowed) if rules.socks is not None else None
        wire = Wire(answer, target.port, deadline, keeper.keep, way)
        _talk(target, rules, wire, keeper)
    except Failed as fault:
        failed = fault
    except BaseException:
        keeper.discard()
        raise
    finally:
        if wire is not None:
            wire.close()
    return Exchange(
        url=target.url,
        begun=begun,
        ended=rules.clock(),
        answer=answer,
        allowed=allowed,
        peer=wire.peer if wire else None,
        tls=wire.tls if wire else None,
        request=bytes(wire.sent) if wire else b"",
        message=keeper.message(_TRUNCATED.get(failed.fault, "disconnect") if failed else None),
        interim=keeper.interim,
        garbage=keeper.garbage,
        surplus=wire.received.surplus if wire else 0,
        fault=failed.fault if failed else None,
        reason=failed.reason if failed else None,
        proxy=None if rules.socks is None else "socks5",
    )


def _way(target: Target, rules: Rules, allowed: bool) -> Way:
    """Through the SOCKS proxy, which looks up the name; it refuses what cannot be far."""
    circuit = rules.random(8).hex()
    return partial(by_socks, str(rules.socks), circuit, target.host, target.port, allowed)


def _talk(target: Target, rules: Rules, wire: Wire, keeper: Keeper) -> None:
    """The request and the whole answer. Raises Failed, with what came before it kept."""
    try:
        with RecordingSession(wire, authorities=rules.authorities) as session:
            response = session.begin(target)
            keeper.head_is_read()
            while piece := response.read(_PIECE, decode_content=False):
                keeper.entity(piece)
    except Failed as failed:
        _keep_rest(wire)
        if failed.fault is Fault.NOT_HTTP and wire.sent and keeper.is_empty:
            raise Failed(Fault.CUT, "it hung up without an answer") from None
        raise
    except (HTTPError, http.client.HTTPException, OSError):
        _keep_rest(wire)
        raise Failed(Fault.CUT, "it broke off before the page was whole") from None
    if wire.ragged:
        raise Failed(Fault.CUT, "the secure connection ended without saying so")


def _keep_rest(wire: Wire) -> None:
    with contextlib.suppress(Failed):
        wire.received.abandon()
