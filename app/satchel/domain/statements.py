"""A fact and who says so: several statements of one field can stand side by side.

A statement is a value with its source: the record it was found in, the place there,
as of when it held, and who said it. Two sources that disagree leave two statements;
neither overwrites the other. One is taken back only by naming it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.json_values import JsonObject, JsonValue

_TOLD = ("source", "place", "as_of", "by")


@dataclass(frozen=True, slots=True)
class Statement:
    """One live value of a field.

    `leaf` is the entry that states it and `number` its place there; a value that was
    simply set has number -1 and no source. `place` is a page, line, second or row of the
    source; `as_of` an EDTF date.
    """

    value: JsonValue
    source: RecordId | None
    place: str | None
    as_of: str | None
    by: str | None
    leaf: LeafHash
    number: int

    @property
    def name(self) -> str:
        """What a person calls it by: the beginning of its entry's leaf, and its number."""
        return f"{self.leaf[:16]}.{self.number}" if self.number >= 0 else f"{self.leaf[:16]}.set"


def stated(leaf: LeafHash, what: JsonObject) -> Iterator[tuple[str, Statement]]:
    """(field, statement) of every statement an entry makes; what is malformed is passed over:
    a newer version's words do not stop the fold."""
    told = what.get("state")
    if not isinstance(told, list | tuple):
        return
    for number, item in enumerate(told):
        if not isinstance(item, Mapping) or "value" not in item:
            continue
        field = item.get("field")
        if not isinstance(field, str):
            continue
        source, place, as_of, by = (_text(item.get(name)) for name in _TOLD)
        known = RecordId(source) if source else None
        yield field, Statement(item["value"], known, place, as_of, by, leaf, number)


def retracted(what: JsonObject) -> Iterator[tuple[str, int]]:
    """(leaf, number) of every statement an entry takes back."""
    told = what.get("retract")
    if not isinstance(told, list | tuple):
        return
    for item in told:
        if isinstance(item, Mapping):
            leaf, number = item.get("leaf"), item.get("number")
            if isinstance(leaf, str) and type(number) is int:
                yield leaf, number


def retraction(statement: Statement) -> JsonObject:
    """How an entry names a statement that it takes back."""
    return {"leaf": statement.leaf, "number": statement.number}


def merged(statements: list[Statement]) -> tuple[JsonValue, list[JsonValue]]:
    """What a field shows, and all its differing values when they contradict each other.

    Statements are in causal order; the last is shown. Lists of several sources do not
    contradict each other: the field holds what any of them holds.
    """
    values = [statement.value for statement in statements]
    if all(isinstance(value, list | tuple) for value in values):
        lists = (value for value in values if isinstance(value, list | tuple))
        whole = differing([item for value in lists for item in value])
        return whole, [whole]
    return values[-1], differing(values)


def differing(values: Iterable[JsonValue]) -> list[JsonValue]:
    """The values without repetition, as JSON tells them apart: true is not 1."""
    found: dict[str, JsonValue] = {}
    for value in values:
        found.setdefault(json.dumps(value, sort_keys=True), value)
    return list(found.values())


def _text(value: JsonValue) -> str | None:
    return value if isinstance(value, str) and value else None
