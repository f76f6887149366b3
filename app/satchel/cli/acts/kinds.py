"""Acts that tell which kinds of record there are, and their fields: need no archive."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from satchel.assembly.known_kinds import known_kinds
from satchel.catalog.kinds import Kind
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.json_values import JsonValue

_SHAPES = {
    "array": "several",
    "object": "object",
    "boolean": "true or false",
    "number": "number",
    "integer": "number",
}


def list_(_: Session, __: Namespace) -> Answer:
    """`kind list`."""
    every = known_kinds()
    known = [every.get(name) for name in every.names()]
    value: list[JsonValue] = [{"id": kind.name, "description": _about(kind)} for kind in known]
    return Answer(value, [f"{kind.name:<16} {_about(kind)}" for kind in known])


def show(_: Session, said: Namespace) -> Answer:
    """`kind show KIND`."""
    kind = known_kinds().get(said.kind)
    required = kind.schema.get("required", [])
    value: JsonValue = {
        "id": kind.name,
        "description": _about(kind),
        "required": list(required),
        "fields": {name: dict(told) for name, told in kind.fields.items()},
    }
    lines = [f"{kind.name}: {_about(kind)}"]
    for name, told in kind.fields.items():
        needed = " (needed)" if name in required else ""
        lines.append(f"  {name:<16} {_shape(kind, name, told)}{needed}  {told['description']}")
    return Answer(value, lines)


def _about(kind: Kind) -> str:
    return str(kind.schema.get("description", ""))


def _shape(kind: Kind, name: str, told: Mapping[str, Any]) -> str:
    if name in kind.references:
        return "records" if kind.several(name) else "record"
    if told.get("format") == "edtf":
        return "date"
    if "enum" in told:
        return " | ".join(map(str, told["enum"]))
    sort = told.get("type", "text")
    return _SHAPES.get(sort, "text") if isinstance(sort, str) else "text"
