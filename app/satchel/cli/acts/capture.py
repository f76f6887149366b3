"""Acts of capturing: fetching cited pages. What waits for it is in `queue`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence

from satchel.assembly.capturing_now import made_findable
from satchel.capture.browser.results import UNREAD, Progress
from satchel.capture.http.faults import Failed
from satchel.capture.http.targets import origin
from satchel.capture.manner import Manner
from satchel.capture.running import Tried
from satchel.capture.watching import Watching
from satchel.cli.answers import Answer
from satchel.cli.progress import PageLine
from satchel.cli.session import Session
from satchel.domain.errors import UsageError
from satchel.domain.json_values import JsonValue

_MAY_REFUSE = (
    "The site may refuse the way in which this program records; 'capture {url} --own-connection' "
    "tries again with the browser's own connection, of which the bytes are not kept."
)
_NOT_KEPT = (
    "Tier T2, by the browser's own connection: the bytes as the site sent them are not kept, nor "
    "its certificates; picture, print, text, structure and the saved page are."
)
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
    with PageLine() as line:
        watching = Watching(line.begin, look=_look(line))
        captures = desk.captures(allowed_origins(said.allow_address), _manner(said), watching)
        tried = captures.capture_urls(said.urls, unread=said.own_connection) if said.urls else []
        if said.pending:
            tried += captures.run_pending()
    made_findable(desk, tried)
    value: list[JsonValue] = [_value(one) for one in tried]
    lines = [line for one in tried for line in _lines(one)] or ["Nothing waits to be captured."]
    return Answer(value, lines, exit_code=_exit_code(tried))


def _look(line: PageLine) -> Callable[[Progress], None]:
    return lambda so_far: line.show(so_far.stage.value, so_far.exchanges, so_far.received)


def _manner(said: Namespace) -> Manner:
    if said.without_browser and (said.assisted or said.consent or said.video):
        raise UsageError("--assisted, --consent and --video are what a browser does.")
    if said.own_connection and (said.without_browser or said.video or not said.urls):
        raise UsageError(
            "--own-connection is for a browser and for addresses that are named, and finds no "
            "video; for what waits say 'queue retry WISH --own-connection'."
        )
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
        "may_refuse_recorder": one.may_refuse_recorder,
    }


def _lines(one: Tried) -> list[str]:
    if one.may_refuse_recorder:
        return [_line(one), f"  {_MAY_REFUSE.format(url=one.url)}"]
    if one.tier == UNREAD and one.outcome in ("captured", "partial"):
        return [_line(one), f"  {_NOT_KEPT}"]
    return [_line(one)]


def _line(one: Tried) -> str:
    said = one.outcome or one.state.value
    reason = f" ({one.reason})" if one.reason else ""
    lower = f" (as a file, tier {one.tier}: {one.why_tier})" if one.why_tier else ""
    return f"{said}: {one.url}{reason}{lower}"
