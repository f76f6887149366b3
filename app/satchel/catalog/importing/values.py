"""From the cells of one row to the values of a field, in the shape its kind asks for."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from satchel.catalog.importing.forms import Cells, Fixed, Form
from satchel.domain import dates
from satchel.domain.errors import UsageError
from satchel.domain.json_values import JsonValue

_WORDS: Mapping[str, JsonValue] = {
    **dict.fromkeys(("yes", "true", "1", "да", "иә", "ия"), True),
    **dict.fromkeys(("no", "false", "0", "нет", "жоқ"), False),
}
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,9})?")


@dataclass(frozen=True, slots=True)
class Value:
    """A value and the columns it was read from; none for what the map itself says."""

    value: JsonValue
    columns: tuple[str, ...]


def value_of(form: Form, cells: Mapping[str, str], schema: Mapping[str, Any]) -> Value | None:
    """What a row says for a field, or None where its cells are empty.

    Raises UsageError for a cell that does not fit, naming its column.
    """
    if isinstance(form, Fixed):
        return Value(_shaped(form.value, schema, None), ())
    text = filled(form, cells)
    if text is None:
        return None
    words = form.words or {}
    if text.casefold() in words:
        known = words[text.casefold()]
        return None if known is None else Value(_shaped(known, schema, form.extra), form.columns)
    try:
        if form.split is None:
            return Value(_typed(text, form, schema), form.columns)
        pieces = [piece.strip() for piece in text.split(form.split)]
        listed = [_one(piece, form, schema.get("items", {})) for piece in pieces if piece]
    except _Misfit as wrong:
        word = "column" if len(form.columns) == 1 else "columns"
        raise UsageError(f"{word} {', '.join(form.columns)}: {wrong}") from wrong
    return Value(listed, form.columns) if listed else None


def filled(form: Cells, cells: Mapping[str, str]) -> str | None:
    """The text with its cells in place, or None where all of them are empty."""
    if not any(cells[name].strip() for name in form.columns):
        return None
    pieces = (literal + (cells[name] if name else "") for literal, name in form.parts)
    return "".join(pieces).strip() or None


class _Misfit(ValueError):
    """A cell that does not fit; its text continues a sentence."""


def _typed(text: str, form: Cells, schema: Mapping[str, Any]) -> JsonValue:
    if schema.get("type") == "array":
        return [_one(text, form, schema.get("items", {}))]
    return _one(text, form, schema)


def _one(text: str, form: Cells, schema: Mapping[str, Any]) -> JsonValue:
    asked = schema.get("type")
    if asked == "object":
        return {"text": text, **(form.extra or {})}
    if asked == "boolean":
        if text.casefold() not in _WORDS:
            raise _Misfit(f'{text!r} is neither yes nor no; say in the map which "words" mean so')
        return _WORDS[text.casefold()]
    if asked in ("number", "integer"):
        return _number(text, whole=asked == "integer")
    if schema.get("format") == "edtf":
        return _date(text, form)
    if "enum" in schema and text not in schema["enum"]:
        raise _Misfit(f"{text!r} is none of {', '.join(map(str, schema['enum']))}")
    return text


def _number(text: str, *, whole: bool) -> JsonValue:
    if not _NUMBER.fullmatch(text):
        raise _Misfit(f"{text!r} is no number")
    value = float(text.replace(",", "."))
    if math.isfinite(value) and value.is_integer():
        return int(value)
    if whole:
        raise _Misfit(f"{text!r} is no whole number")
    return value


def _date(text: str, form: Cells) -> JsonValue:
    told = text
    found = form.date_pattern.fullmatch(text) if form.date_pattern else None
    if found is not None:
        parts = found.groupdict()
        named = [parts[name].zfill(2) for name in ("YYYY", "MM", "DD") if name in parts]
        told = "-".join(named)
    if dates.span(told) is None:
        raise _Misfit(
            f"{text!r} is not understood as a date; write it like 2019-02-14, 2019-02 or 2019, or "
            'say in the map how dates are written, like "dates": "DD.MM.YYYY"'
        )
    return told


def _shaped(
    value: JsonValue, schema: Mapping[str, Any], extra: Mapping[str, JsonValue] | None
) -> JsonValue:
    """A value that the map says itself, in a list where the field holds several."""
    if schema.get("type") != "array" or isinstance(value, list):
        return value
    if schema.get("items", {}).get("type") == "object" and isinstance(value, str):
        return [{"text": value, **(extra or {})}]
    return [value]
