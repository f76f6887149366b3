"""What `add` and `edit` were told: fields, and statements with their source."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from satchel.catalog.kinds import Kind
from satchel.cli.acts.field_values import typed_fields
from satchel.cli.session import standard_input
from satchel.domain.errors import NoSuchThing, UsageError
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.keyed import spread

_LARGEST_BODY = 4 * 1024 * 1024


def told(said: Namespace, kind: Kind) -> tuple[dict[str, JsonValue], list[JsonObject]]:
    """Fields, and statements: those of the body's `statements`, and with --source, --place,
    --as-of or --by every value given that does not name another record."""
    fields: dict[str, JsonValue] = dict(body_of(said.body)) if said.body else {}
    statements = _statements(fields.pop("statements", []))
    fields.update(typed_fields(said.field, kind.fields))
    about: dict[str, JsonValue] = {
        "source": said.source,
        "place": said.place,
        "as_of": said.as_of,
        "by": said.by,
    }
    for name, value in about.items():
        if value == "":  # a script's empty variable must not turn a sourced fact into a bare one
            option = f"--{name.replace('_', '-')}"
            raise UsageError(f"{option} is empty; give it, or leave it out.")
    if not any(about.values()):
        return fields, statements
    named = {name: fields[name] for name in fields if name in kind.references}
    facts = spread({name: fields[name] for name in fields if name not in named}, kind.keyed)
    statements += [{"field": name, "value": value, **about} for name, value in facts.items()]
    if not statements:
        raise UsageError("Say what the source states: --field NAME=VALUE or --body FILE.")
    return named, statements


def _statements(given: JsonValue) -> list[JsonObject]:
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise UsageError("The body's 'statements' is a list of objects with field and value.")
    return [one for one in given if isinstance(one, dict)]


def body_of(source: str) -> JsonObject:
    """One JSON object in a file, or on standard input (`-`). Raises UsageError."""
    raw = _read_body(source)
    try:
        body = json.loads(
            raw.decode("utf-8-sig"), parse_constant=_no_number, object_pairs_hook=_each_once
        )
    except (ValueError, RecursionError) as wrong:
        raise UsageError("The body is not JSON in UTF-8; give one object of fields.") from wrong
    if not isinstance(body, dict):
        raise UsageError("The body must be one JSON object of fields.")
    return body


def _read_body(source: str) -> bytes:
    if source == "-":
        raw = standard_input().read(_LARGEST_BODY + 1)
    else:
        try:
            with Path(source).open("rb") as file:
                raw = file.read(_LARGEST_BODY + 1)
        except FileNotFoundError as missing:
            raise NoSuchThing(f"There is no file {source}.") from missing
    if len(raw) > _LARGEST_BODY:
        raise UsageError("The body is larger than 4 MiB; attach long material instead.")
    return raw


def _each_once(pairs: list[tuple[str, JsonValue]]) -> JsonValue:
    """An object whose names are each given once: of two values, one would be lost unseen."""
    body = dict(pairs)
    if len(body) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise UsageError(f"The body gives {twice!r} twice; give each field once, or a list.")
    return body


def _no_number(name: str) -> JsonValue:
    raise ValueError(name)  # NaN and Infinity are not JSON, and cannot be signed
