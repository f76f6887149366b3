"""Statements as a monitor makes them: checked, and what a record says once they stand.

What a statement is stands in `domain.statements`; here its words are judged before they
are signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from satchel.catalog.kinds import Kind
from satchel.domain import dates
from satchel.domain.errors import NoSuchThing, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.keyed import belongs
from satchel.domain.statements import Statement, merged


def check_statement(given: JsonObject) -> dict[str, JsonValue]:
    """A statement as its writer told it, without what is empty. Raises UsageError."""
    statement: dict[str, JsonValue] = {
        name: value for name, value in given.items() if value is not None
    }
    if not isinstance(statement.get("field"), str) or "value" not in statement:
        raise UsageError("A statement needs at least a 'field' and a 'value'.")
    for name in statement.keys() - {"field", "value"}:
        if name not in ("source", "place", "as_of", "by"):
            raise UsageError(
                f"A statement has no {name!r}; it has field, value, source, place, as_of and by."
            )
        if not isinstance(statement[name], str) or not statement[name]:
            raise UsageError(f"The {name!r} of a statement is a text.")
    if "as_of" in statement:
        dates.required(str(statement["as_of"]))
    return statement


def section(told: list[JsonObject]) -> dict[str, JsonValue]:
    return {"state": told} if told else {}


def after(kind: Kind, fields: JsonObject, told: Iterable[JsonObject]) -> dict[str, JsonValue]:
    """What a record says once `told` stands beside `fields`, as the schema will see it."""
    after = dict(fields)
    for statement in told:
        name, value = str(statement["field"]), statement["value"]
        before = after.get(name)
        if kind.several(name) and isinstance(before, list | tuple) and isinstance(value, list):
            after[name] = [*before, *value]
        else:
            after[name] = value
    return after


def left(
    kind: Kind,
    view: RecordView,
    changed: JsonObject,
    told: list[JsonObject],
    emptied: Sequence[str],
    taken_back: Sequence[Statement],
) -> dict[str, JsonValue]:
    """What stands after an edit; fields of a newer version stay as they came, unjudged."""
    known = {
        name: value
        for name, value in view.fields.items()
        if name.partition("/")[0] in kind.fields and name not in emptied
    }
    for statement in taken_back:
        for name, statements in view.statements.items():
            left = [one for one in statements if one not in taken_back]
            if statement in statements and name in known:
                if left:
                    known[name] = merged(left)[0]
                else:
                    del known[name]
    return after(kind, {**known, **changed}, told)


def names_in(view: RecordView, field: str) -> list[str]:
    """The field, or each key of a keyed one. Raises NoSuchThing for one that is empty."""
    found = [name for name in view.fields if belongs(name, field)]
    if not found:
        raise NoSuchThing(f"Record {view.record} has no field {field!r} to empty.")
    return found


def named(view: RecordView, name: str) -> Statement:
    """The statement of that name, or the only one it begins. Raises NoSuchThing."""
    every = [one for told in view.statements.values() for one in told if one.number >= 0]
    found = [one for one in every if one.name == name]
    if not found:
        raise NoSuchThing(
            f"Record {view.record} has no statement {name!r}; 'show' gives their names."
        )
    return found[0]
