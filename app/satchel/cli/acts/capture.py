"""Acts of capturing: fetching cited pages. What waits for it is in `queue`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from satchel.assembly.capturing_now import made_findable
from satchel.capture.http.faults import Failed
from satchel.capture.http.targets import origin
from satchel.capture.manner import Manner
from satchel.capture.running import Tried
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.errors import UsageError
from satchel.domain.json_values import JsonValue

_OUT_OF_REACH = 6
_REFUSED = 7


def capture(session: Session, said: Namespace) -> Answer:
    """`capture [URL ...] [--pending]`. What could not be reached stays in the queue.

    A page is shown and recorded by a browser; where that cannot be, it is said. Exit code 0
    when anything came, 7 when all was refused, else 6.
    """
    if not said.urls and not said.pending:
        raise UsageError("Say what to capture: addresses, or --pending for all that waits.")
    desk = session.desk()
    captures = desk.captures(allowed_origins(said.allow_address), _manner(said))
    tried = list(captures.capture_urls(said.urls)) if said.urls else []
    if said.pending:
        tried += captures.run_pending()
    made_findable(desk, tried)
    value: list[JsonValue] = [_value(one) for one in tried]
    lines = [_line(one) for one in tried] or ["Nothing waits to be captured."]
    return Answer(value, lines, exit_code=_exit_code(tried))


def _manner(said: Namespace) -> Manner:
    if said.without_browser and (said.assisted or said.consent or said.video):
        raise UsageError("--assisted, --consent and --video are what a browser does.")
    if said.assisted and said.pending:
        raise UsageError("With --assisted, name the addresses; somebody has to look at each.")
    return Manner(
        browser=not said.without_browser,
        assisted=said.assisted,
        consent=said.consent,
        video=said.video,
        socks=None if said.socks is None else _origin(said.socks, "--socks"),
    )


def _exit_code(tried: list[Tried]) -> int:
    outcomes = {one.outcome for one in tried}
    if not tried or outcomes & {"captured", "partial"}:
        return 0
    return _REFUSED if outcomes == {"refused"} else _OUT_OF_REACH


def allowed_origins(told: Sequence[str]) -> frozenset[str]:
    """What `--allow-address` names. Raises UsageError for what is no HOST:PORT."""
    return frozenset(_origin(one) for one in told)


def _origin(told: str, option: str = "--allow-address") -> str:
    try:
        return origin(told)
    except (Failed, ValueError) as wrong:
        raise UsageError(f"{option} takes HOST:PORT, not {told!r}.") from wrong


def _value(one: Tried) -> JsonValue:
    return {
        "id": one.record,
        "url": one.url,
        "citation": one.citation,
        "state": one.state.value,
        "outcome": one.outcome,
        "reason": one.reason,
        "tier": one.tier,
        "why_tier": one.why_tier,
    }


def _line(one: Tried) -> str:
    said = one.outcome or one.state.value
    reason = f" ({one.reason})" if one.reason else ""
    lower = f" (as a file, tier {one.tier}: {one.why_tier})" if one.why_tier else ""
    return f"{said}: {one.url}{reason}{lower}"
