"""How the entries of one record become what the record says now.

Each entry carries only what it changes and names the heads it follows. A value is
live when no entry that came after it, in the order of those names, set the same
field again. Two edits made apart leave two live values and two heads: both are
kept and shown. Statements (`domain.statements`) stand beside what was set, and only go
when they are taken back by name or the field is emptied. Clocks never decide what is
true, only which live value is shown first. The result is the same in whatever order
the entries arrived.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.statements import Statement, differing, merged, retracted, stated
from satchel.domain.words import Act


@dataclass(frozen=True, slots=True)
class Link:
    """`relation` from this record to another."""

    relation: str
    to: RecordId


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of a record, as far as it can be read here.

    `what` is None when the section is sealed, withheld or withdrawn for us.
    """

    leaf: LeafHash
    previous: tuple[LeafHash, ...]
    utc: str
    kind: str
    what: JsonObject | None


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record as it stands: fields, what contradicts them, links, heads.

    `contradictions` holds, for a field with several live values, all of them, the
    one shown in `fields` last. `statements` holds, for a field that any source states,
    every live statement, what was simply set among them. `withdrawn` is the reason
    given, or None. `unread` counts entries whose facts cannot be read here.
    """

    record: RecordId
    kind: str
    fields: Mapping[str, JsonValue]
    contradictions: Mapping[str, list[JsonValue]]
    links: tuple[Link, ...]
    withdrawn: str | None
    heads: tuple[LeafHash, ...]
    created: str
    changed: str
    unread: int
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class _Live:
    """Writes not yet overtaken: (position in order, value or absence); statements likewise."""

    writes: dict[str, list[tuple[int, JsonValue, bool]]] = field(default_factory=dict)
    stated: dict[str, list[tuple[int, Statement]]] = field(default_factory=dict)
    retracted: set[tuple[str, int]] = field(default_factory=set)
    links: dict[Link, list[int]] = field(default_factory=dict)
    withdrawn: str | None = None


def fold(record: RecordId, steps: Iterable[Step]) -> RecordView:
    """The view of `record` from all its known entries; at least one is needed.

    Entries that follow something not yet received count as beginnings; the view is
    folded again when the missing one comes.
    """
    ordered = in_causal_order(steps)
    before = _ancestors(ordered)
    live = _Live()
    for position, step in enumerate(ordered):
        if step.what is not None:
            _apply(live, position, before[position], step)
    fields, contradictions = _settle(live)
    statements = _state(live, ordered, fields, contradictions)
    utc = [step.utc for step in ordered]
    return RecordView(
        record=record,
        kind=ordered[0].kind,
        fields=fields,
        contradictions=contradictions,
        links=tuple(sorted(live.links, key=lambda link: (link.relation, link.to))),
        withdrawn=live.withdrawn,
        heads=_heads(ordered),
        created=min(utc),
        changed=max(utc),
        unread=sum(step.what is None for step in ordered),
        statements=statements,
    )


class Following(Protocol):
    """Anything that stands for an entry: its leaf, what it follows, and its clock."""

    @property
    def leaf(self) -> LeafHash: ...
    @property
    def previous(self) -> tuple[LeafHash, ...]: ...
    @property
    def utc(self) -> str: ...


_Entry = TypeVar("_Entry", bound=Following)


def in_causal_order(steps: Iterable[_Entry]) -> list[_Entry]:
    """Parents before children; among the unordered, by clock and then by leaf."""
    waiting = {step.leaf: step for step in steps}
    if len(waiting) == 1:  # nearly every record: nothing to order
        return list(waiting.values())
    placed: dict[LeafHash, _Entry] = {}
    rest = sorted(waiting.values(), key=lambda step: (step.utc, step.leaf))
    while rest:
        held: list[_Entry] = []
        for step in rest:
            if all(parent in placed or parent not in waiting for parent in step.previous):
                placed[step.leaf] = step
            else:
                held.append(step)
        if len(held) == len(rest):  # a ring cannot be hashed into being; be safe anyway
            placed.update((step.leaf, step) for step in held)
            break
        rest = held
    return list(placed.values())


def _ancestors(ordered: list[Step]) -> list[int]:
    """For each position, a bit set of the positions that came before it causally."""
    position = {step.leaf: number for number, step in enumerate(ordered)}
    sets: list[int] = []
    for step in ordered:
        mine = 0
        for parent in step.previous:
            at = position.get(parent)
            if at is not None and at < len(sets):
                mine |= sets[at] | (1 << at)
        sets.append(mine)
    return sets


def _apply(live: _Live, position: int, before: int, step: Step) -> None:
    what = step.what or {}
    changed = what.get("set")
    if isinstance(changed, Mapping):
        for name, value in changed.items():
            _write(live, name, position, before, value, True)
    for name in _texts(what.get("unset")):
        # Emptied and set anew by one entry: what is set stands, and only what came before goes.
        if not (isinstance(changed, Mapping) and name in changed):
            _write(live, name, position, before, None, False)
        standing = live.stated.get(name, [])
        live.stated[name] = [(at, told) for at, told in standing if not before >> at & 1]
    if "state" in what:
        for name, statement in stated(step.leaf, what):
            live.stated.setdefault(name, []).append((position, statement))
    if "retract" in what:
        live.retracted.update(retracted(what))
    for link in _links(what.get("unlink")):
        kept = [at for at in live.links.get(link, []) if not before >> at & 1]
        if kept:
            live.links[link] = kept
        else:
            live.links.pop(link, None)
    for link in _links(what.get("link")):
        live.links.setdefault(link, []).append(position)
    if what.get("act") == Act.WITHDRAW:
        live.withdrawn = str(what.get("why", ""))


def _write(
    live: _Live, name: str, position: int, before: int, value: JsonValue, present: bool
) -> None:
    standing = [write for write in live.writes.get(name, []) if not before >> write[0] & 1]
    live.writes[name] = [*standing, (position, value, present)]


def _settle(live: _Live) -> tuple[dict[str, JsonValue], dict[str, list[JsonValue]]]:
    fields: dict[str, JsonValue] = {}
    contradictions: dict[str, list[JsonValue]] = {}
    for name in sorted(live.writes):
        writes = live.writes[name]
        if len(writes) == 1:  # nearly always: nothing to compare
            if writes[0][2]:
                fields[name] = writes[0][1]
            continue
        values = differing(value if present else None for _, value, present in writes)
        if writes[-1][2]:
            fields[name] = writes[-1][1]
        elif any(value is not None for value in values):
            fields[name] = next(value for value in reversed(values) if value is not None)
        if len(values) > 1:
            contradictions[name] = values
    return fields, contradictions


def _state(
    live: _Live,
    ordered: list[Step],
    fields: dict[str, JsonValue],
    contradictions: dict[str, list[JsonValue]],
) -> dict[str, tuple[Statement, ...]]:
    """Live statements by field; their values join those that were set, in causal order."""
    found: dict[str, tuple[Statement, ...]] = {}
    for name in sorted(live.stated):
        told = [
            (at, statement)
            for at, statement in live.stated[name]
            if (statement.leaf, statement.number) not in live.retracted
        ]
        if not told:
            continue
        told += [
            (at, Statement(value, None, None, None, None, ordered[at].leaf, -1))
            for at, value, present in live.writes.get(name, [])
            if present
        ]
        told.sort(key=lambda item: (item[0], item[1].number))
        statements = [statement for _, statement in told]
        found[name] = tuple(statements)
        fields[name], values = merged(statements)
        if len(values) > 1:
            contradictions[name] = values
        else:
            contradictions.pop(name, None)
    return found


def _heads(ordered: list[Step]) -> tuple[LeafHash, ...]:
    followed = {parent for step in ordered for parent in step.previous}
    return tuple(sorted(step.leaf for step in ordered if step.leaf not in followed))


def _texts(value: JsonValue) -> list[str]:
    if isinstance(value, list | tuple):
        return [item for item in value if isinstance(item, str)]
    return []


def _links(value: JsonValue) -> list[Link]:
    if not isinstance(value, list | tuple):
        return []
    return [
        Link(str(item["relation"]), RecordId(str(item["to"])))
        for item in value
        if isinstance(item, Mapping) and "relation" in item and "to" in item
    ]
