"""Acts of capturing: fetching cited pages, and what still waits."""

from __future__ import annotations

from argparse import Namespace

from satchel.capture.http.faults import Failed
from satchel.capture.http.targets import origin
from satchel.capture.running import Tried
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.errors import UsageError
from satchel.domain.json_values import JsonValue
from satchel.formats.wacz.reading import MEDIA_TYPE

_OUT_OF_REACH = 6
_REFUSED = 7


def capture(session: Session, said: Namespace) -> Answer:
    """`capture [URL ...] [--pending]`. What could not be reached stays in the queue.

    Exit code 0 when anything came, 7 when all was refused, else 6.
    """
    if not said.urls and not said.pending:
        raise UsageError("Say what to capture: addresses, or --pending for all that waits.")
    allowed = frozenset(_origin(told) for told in said.allow_address)
    desk = session.desk()
    captures = desk.captures(allowed)
    tried = list(captures.capture_urls(said.urls)) if said.urls else []
    if said.pending:
        tried += captures.run_pending()
    for one in tried:
        if one.record is not None and one.content is not None:
            desk.texts.read(one.record, one.content, MEDIA_TYPE)
    value: list[JsonValue] = [_value(one) for one in tried]
    lines = [_line(one) for one in tried] or ["Nothing waits to be captured."]
    return Answer(value, lines, exit_code=_exit_code(tried))


def queue(session: Session, said: Namespace) -> Answer:
    """`queue`: what is not captured yet, and why."""
    limit = -1 if said.limit is None else said.limit
    wishes = session.desk().captures().waiting(limit=limit, offset=said.offset)
    value: list[JsonValue] = [
        {
            "id": str(wish.id),
            "url": wish.url,
            "citation": wish.citation,
            "state": wish.state.value,
            "tries": wish.tries,
            "next_try": wish.next_try,
            "reason": wish.reason,
            "capture": wish.capture,
            "requested_at": wish.requested_at,
        }
        for wish in wishes
    ]
    lines = [
        f"{wish.state.value:<8} {wish.url}" + (f"\n         {wish.reason}" if wish.reason else "")
        for wish in wishes
    ]
    split = [part for line in lines for part in line.split("\n")]
    return Answer(value, split or ["Nothing waits to be captured."])


def _exit_code(tried: list[Tried]) -> int:
    outcomes = {one.outcome for one in tried}
    if not tried or outcomes & {"captured", "partial"}:
        return 0
    return _REFUSED if outcomes == {"refused"} else _OUT_OF_REACH


def _origin(told: str) -> str:
    try:
        return origin(told)
    except (Failed, ValueError) as wrong:
        raise UsageError(f"--allow-address takes HOST:PORT, not {told!r}.") from wrong


def _value(one: Tried) -> JsonValue:
    return {
        "id": one.record,
        "url": one.url,
        "citation": one.citation,
        "state": one.state.value,
        "outcome": one.outcome,
        "reason": one.reason,
    }


def _line(one: Tried) -> str:
    said = one.outcome or one.state.value
    reason = f" ({one.reason})" if one.reason else ""
    return f"{said}: {one.url}{reason}"
