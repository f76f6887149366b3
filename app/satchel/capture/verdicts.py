"""What to do after a try: settle it, try again later, or give up. Pure.

A laptop without a network must lose nothing and blame nobody; a site that refuses is a
fact worth an entry, but the same refusal every hour is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from satchel.capture.http.exchanges import Outcome
from satchel.capture.http.faults import MAYBE_OFFLINE, Fault
from satchel.capture.recording import Result
from satchel.storage.queue import Standing, Wish

MOST_TRIES = 12
_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=6)
_BUSY = frozenset([408, 425, 429, 500, 502, 503, 504])
_PASSING = frozenset([Fault.TIME, Fault.CUT, Fault.REFUSED, Fault.TLS, Fault.NOT_HTTP])
NO_NETWORK = "there is no way to the network now"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where the wish stands now, why, and whether this try is a fact for the ledger.

    A try that met no network `is_offline` and does not count against the site.
    """

    state: Standing
    reason: str | None
    is_fact: bool
    is_offline: bool = False


def judge(wish: Wish, fetched: Result, *, online: bool) -> Verdict:
    """`wish` counts this try already. `online` says that the public internet was reached.

    Without it a missing name says nothing about the site: the wish waits for as long as
    it takes, and no entry is made.
    """
    if fetched.fault in MAYBE_OFFLINE and not online:
        return Verdict(Standing.WAITING, NO_NETWORK, False, is_offline=True)
    reason = _reason(fetched)
    if not _may_pass(fetched):
        settled = fetched.outcome in (Outcome.CAPTURED, Outcome.PARTIAL)
        return Verdict(Standing.DONE if settled else Standing.FAILED, fetched.reason, True)
    if wish.tries >= MOST_TRIES:
        return Verdict(Standing.FAILED, reason, True)
    return Verdict(Standing.WAITING, reason, wish.reason != reason)


def wait(tries: int, random: Callable[[int], bytes]) -> timedelta:
    """How long until the next try: twice as long each time, up to a cap, and never in step.

    Between half and one and a half of it, so that many laptops do not ask at one moment.
    """
    doublings = min(max(tries, 1) - 1, 20)
    longest: timedelta = min(_FIRST_WAIT * (1 << doublings), _LONGEST_WAIT)
    return longest * (0.5 + int.from_bytes(random(2), "big") / 65_536)


def _may_pass(fetched: Result) -> bool:
    if fetched.fault is not None:
        return fetched.fault in _PASSING or fetched.fault in MAYBE_OFFLINE
    return _status(fetched) in _BUSY


def _reason(fetched: Result) -> str:
    return fetched.reason or f"the site answered {_status(fetched)}"


def _status(fetched: Result) -> int | None:
    message = fetched.last.message if fetched.last else None
    return message.status if message else None
