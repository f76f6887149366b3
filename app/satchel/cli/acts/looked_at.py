"""Acts of looking at captures again: those of one address in order, and what changed."""

from __future__ import annotations

from argparse import Namespace
from itertools import pairwise

from satchel.assembly.desk import Desk
from satchel.capture.looked_at import Seen
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.cited import Look
from satchel.domain.differing import ChangedLine, Way
from satchel.domain.errors import NoSuchThing, UsageError
from satchel.domain.json_values import JsonValue
from satchel.storage.comparisons import Comparison

_SIGNS = {Way.SAME: "  ", Way.GONE: "- ", Way.CAME: "+ "}
_CONTEXT = 2


def history(session: Session, said: Namespace) -> Answer:
    """`capture history URL|ID`: every look at an address, the oldest first."""
    desk = session.desk()
    seen = desk.looked_at.of_url(_address(desk, said.what))
    if not seen:
        raise NoSuchThing("Nothing was captured of that address; 'capture' does it.")
    pages = [one for one in seen if one.look.is_page]
    found = [desk.looked_at.compared(before, after) for before, after in pairwise(pages)]
    desk.looked_at.keep(found)
    by_after = {one.after: one for one in found}
    value: list[JsonValue] = [_value(one, by_after.get(one.record)) for one in seen]
    return Answer(value, [_line(one, by_after.get(one.record)) for one in seen])


def compare(session: Session, said: Namespace) -> Answer:
    """`capture compare ID [ID]`: what went and what came; with one, since the capture before."""
    desk = session.desk()
    before, after = _two(desk, said)
    found = desk.looked_at.difference(before, after)
    desk.looked_at.keep([desk.looked_at.compared(before, after)])
    value: JsonValue = {
        "id": after.record,
        "before": before.record,
        "same": found.is_same,
        "gone": found.gone,
        "came": found.came,
        "lines": [
            {"way": line.way.value, "text": line.text}
            for line in found.lines
            if line.way is not Way.SAME
        ],
    }
    lines = [_changed(line) for line in found.around(_CONTEXT)]
    lines.append(f"{found.gone} lines went, {found.came} came.")
    return Answer(value, ["Not a word differs."] if found.is_same else lines)


def _two(desk: Desk, said: Namespace) -> tuple[Seen, Seen]:
    first = desk.looked_at.show(desk.records.show(said.before))
    if said.after is not None:
        return first, desk.looked_at.show(desk.records.show(said.after))
    pages = [one for one in desk.looked_at.of_url(first.look.url) if one.look.is_page]
    earlier = [one for one in pages if one.look.when < first.look.when]
    if not earlier:
        raise UsageError("There is no earlier capture of that address to compare it with.")
    return earlier[-1], first


def _address(desk: Desk, told: str) -> str:
    if "://" in told:
        return told
    url = desk.records.show(told).fields.get("url")
    if not isinstance(url, str):
        raise NoSuchThing(f"Record {told} names no address.")
    return url


def look_value(look: Look) -> dict[str, JsonValue]:
    """One look at a page, for `--json`."""
    return {
        "id": look.record,
        "when": look.when,
        "outcome": look.outcome,
        "tier": look.tier,
        "status": look.status,
        "reason": look.why or None,
        "final_url": look.final_url,
    }


def _value(seen: Seen, compared: Comparison | None) -> JsonValue:
    value = look_value(seen.look)
    value["changed"] = None if compared is None else compared.is_change
    value["gone"] = None if compared is None else compared.gone
    value["came"] = None if compared is None else compared.came
    return value


def _line(seen: Seen, compared: Comparison | None) -> str:
    look = seen.look
    said = f"{look.when[:16].replace('T', ' ')}  {look.outcome:<8} {look.tier:<3} {look.record}"
    if look.why:
        said += f"  {look.why}"
    if compared is None:
        return said
    if not compared.is_change:
        return f"{said}  reads as before"
    return f"{said}  changed: {compared.gone} lines went, {compared.came} came"


def _changed(line: ChangedLine | None) -> str:
    return "  ..." if line is None else f"{_SIGNS[line.way]}{line.text}"
