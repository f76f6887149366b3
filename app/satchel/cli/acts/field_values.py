"""Values typed as `--field NAME=VALUE`, in the shape their kind's schema asks for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from satchel.domain.errors import UsageError
from satchel.domain.json_values import JsonValue

Schema = Mapping[str, Any]


def typed_fields(told: Sequence[str], schemas: Schema) -> dict[str, JsonValue]:
    """Each field's value; one that holds several may be given several times.

    Raises UsageError for what is no NAME=VALUE, and for one value given twice.
    """
    values: dict[str, list[str]] = {}
    for text in told:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise UsageError(f"A field is given as NAME=VALUE, not {text!r}.")
        values.setdefault(name, []).append(value)
    return {name: _value(name, given, schemas.get(name, {})) for name, given in values.items()}


def _value(name: str, given: list[str], schema: Schema) -> JsonValue:
    if schema.get("type") == "array":
        return [item for text in given for item in _items(text, schema.get("items", {}))]
    if len(given) > 1:
        raise UsageError(f"The field {name!r} holds one value and was given {len(given)}.")
    return _one(given[0], schema)


def _one(text: str, schema: Schema) -> JsonValue:
    asked = schema.get("type")
    if isinstance(asked, list) and "number" in asked:
        number = _parsed(text)
        return number if isinstance(number, int | float) and not isinstance(number, bool) else text
    if asked == "string" or (isinstance(asked, list) and "string" in asked) or "enum" in schema:
        return text
    return _parsed(text)


def _items(text: str, schema: Schema) -> list[JsonValue]:
    """What one `--field` adds to a list: a JSON list, or the text of one item."""
    parsed = _parsed(text)
    if not isinstance(parsed, list):
        parsed = [text if schema.get("type") in ("string", "object") else parsed]
        if schema.get("type") == "object" and text.lstrip().startswith("{"):
            parsed = [_parsed(text)]
    if schema.get("type") == "object":
        return [{"text": item} if isinstance(item, str) else item for item in parsed]
    return parsed


def _parsed(text: str) -> JsonValue:
    try:
        value: JsonValue = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return text
    return value


def _no_number(name: str) -> JsonValue:
    raise ValueError(name)  # NaN and Infinity are words, not JSON
