"""A page and the way to it: request after request, to where the redirects end.

Redirects are followed here and nowhere else, so that every hop is judged like the first.
What pages do by script or by a refresh in their text is not followed: this is the tier
of single files (T3).
"""

from __future__ import annotations

from satchel.capture.http import targets
from satchel.capture.http.asking import ask
from satchel.capture.http.exchanges import Exchange, Fetched, Outcome
from satchel.capture.http.faults import OURS, Failed, Fault
from satchel.capture.http.rules import Rules
from satchel.capture.http.targets import Target
from satchel.capture.http.wire import Deadline

_REDIRECTS = frozenset([301, 302, 303, 307, 308])
_REMARKS = {
    304: "it answered that nothing had changed, though nothing of that kind was asked",
    204: "it answered that it has nothing to show",
}


def fetch(url: str, rules: Rules) -> Fetched:
    """Ask for `url` and follow where it leads. The caller closes the result.

    Whatever the world does is told in the result; only our own machine raises
    (MachineRefused).
    """
    begun = rules.clock()
    exchanges: list[Exchange] = []
    try:
        failed = _follow(url, rules, exchanges)
    except BaseException:
        Fetched(url, Outcome.FAILED, None, None, tuple(exchanges), begun, begun).close()
        raise
    outcome, fault, reason = _judged(exchanges, failed)
    return Fetched(url, outcome, fault, reason, tuple(exchanges), begun, rules.clock())


def _follow(url: str, rules: Rules, exchanges: list[Exchange]) -> Failed | None:
    """Adds each exchange; what ended the journey before a page was reached, if anything."""
    deadline = Deadline(rules.caps.total_s, rules.caps.idle_s)
    left = rules.caps.size
    following: str | None = url
    while following is not None:
        if len(exchanges) > rules.caps.redirects:
            return Failed(Fault.REDIRECTS, "it redirects again and again")
        try:
            target = targets.target(following)
        except Failed as failed:
            return failed
        exchange = ask(target, rules, deadline, left)
        exchanges.append(exchange)
        if exchange.message is None:
            return Failed(exchange.fault or Fault.CUT, exchange.reason or "it did not answer")
        left = max(0, left - exchange.message.spool.size)
        try:
            following = _leads_to(target, exchange)
        except Failed as failed:
            return failed
    return None


def _leads_to(target: Target, exchange: Exchange) -> str | None:
    if exchange.message is None or exchange.message.status not in _REDIRECTS:
        return None
    for name, value in exchange.message.headers:
        if name.lower() == "location" and value:
            return targets.redirected(target, value)
    return None


def _judged(
    exchanges: list[Exchange], failed: Failed | None
) -> tuple[Outcome, Fault | None, str | None]:
    if failed is not None:
        outcome = Outcome.REFUSED if failed.fault in OURS else Outcome.FAILED
        where = "after a redirect, " if len(exchanges) > 1 or _was_redirected(exchanges) else ""
        return outcome, failed.fault, where + failed.reason
    last = exchanges[-1]
    if last.fault is not None:
        return Outcome.PARTIAL, last.fault, last.reason
    status = last.message.status if last.message else 0
    if status == 206:
        return Outcome.PARTIAL, None, "it sent only a part, though the whole was asked for"
    return Outcome.CAPTURED, None, _REMARKS.get(status)


def _was_redirected(exchanges: list[Exchange]) -> bool:
    """Whether the last thing that was reached sent us somewhere that could not be asked."""
    return bool(exchanges) and exchanges[-1].message is not None
