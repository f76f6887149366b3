"""A form for any kind of record, planned from its schema; no Qt here.

What a kind asks for stands in its schema alone: a new kind, or a mission's own, has its
form at once. What the schema does not say (which kind a reference names, what deserves
several lines) follows from the field's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from satchel.catalog.kinds import Kind
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.names.spelled import NAMES


class Sort(Enum):
    """What a field is filled in with."""

    LINE = "one line"
    TEXT = "several lines"
    DATE = "EDTF"
    CHOICE = "one of a list"
    YES_NO = "yes or no"
    NUMBER = "number"
    RECORD = "another record"
    RECORDS = "other records"
    LINES = "a list, one to a line"
    LANGUAGE = "language tag"
    NAMES = "names with languages"
    PERMISSIONS = "for which uses, whose word, until when"


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """One field. `of_kind` is the kind that a reference names, None where any may be."""

    name: str
    sort: Sort
    required: bool = False
    choices: tuple[str, ...] = ()
    of_kind: str | None = None
    whole: bool = False  # a number without a fraction


CONSENT, RESTRICTION = "consent", "restriction"
_LONG = ("summary", "text", "facts", "context", "ban", "why", "complied_how")
_NOT_BY_HAND = ("content", "source", "lines", "answers_by_key")
_REFERENCES = {
    "person": "person",
    "persons": "person",
    "case": "case",
    "cases": "case",
    "proceeding": "proceeding",
    "charge": "charge",
    "charges": "charge",
    "outcome": "outcome",
    "changes": "outcome",
    "event": "event",
    "document": "attachment",
    "organisation": "organisation",
    "organisations": "organisation",
    "answers": "correspondence",
    "citation": "citation",
    "figure": "figure",
}


def plans(kind: Kind) -> list[FieldPlan]:
    """The fields that a person fills in, those that must be first; the rest as the schema
    has them, consent and restriction last. What else is made of parts (contents, lines) has
    windows of its own."""
    required = set(kind.schema.get("required", ()))
    found = [
        plan
        for name, told in kind.fields.items()
        if (plan := _plan(kind, name, told, name in required)) is not None
    ]
    return sorted(found, key=lambda plan: (not plan.required, plan.sort is Sort.PERMISSIONS))


def _plan(kind: Kind, name: str, told: Mapping[str, Any], required: bool) -> FieldPlan | None:
    if name in kind.keyed or name in _NOT_BY_HAND:
        return None
    types = told.get("type")
    types = types if isinstance(types, list) else [types]
    if name in kind.references:
        of_kind = kind.name if name == "replaces" else _REFERENCES.get(name)
        sort = Sort.RECORDS if "array" in types else Sort.RECORD
        return FieldPlan(name, sort, required, of_kind=of_kind)
    if "enum" in told:
        choices = tuple(str(one) for one in told["enum"] if one is not None)
        return FieldPlan(name, Sort.CHOICE, required, choices)
    plain = _sort(name, told, types)
    return None if plain is None else FieldPlan(name, plain, required, whole="integer" in types)


def _sort(name: str, told: Mapping[str, Any], types: list[Any]) -> Sort | None:
    items = told.get("items", {})
    if name in (CONSENT, RESTRICTION):
        return Sort.PERMISSIONS
    if told.get("format") == "edtf":
        return Sort.DATE
    if "array" in types:
        if name == NAMES:
            return Sort.NAMES
        return Sort.LINES if items.get("type") == "string" and "enum" not in items else None
    if "boolean" in types:
        return Sort.YES_NO
    if "string" in types:
        if name == "language":
            return Sort.LANGUAGE
        return Sort.TEXT if name in _LONG else Sort.LINE
    return Sort.NUMBER if {"integer", "number"} & set(types) else None


def changed(
    before: JsonObject, after: JsonObject, planned: list[FieldPlan]
) -> tuple[dict[str, JsonValue], list[str]]:
    """(what is set, what is emptied) between two states of a form; the rest is not touched."""
    names = [plan.name for plan in planned]
    put = {name: after[name] for name in names if name in after and after[name] != before.get(name)}
    emptied = [name for name in names if name in before and name not in after]
    return put, emptied
