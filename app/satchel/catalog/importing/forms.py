"""How a map says where a value comes from: a constant, or cells and what is done with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from satchel.catalog.importing.words import MapPart
from satchel.domain.json_values import JsonValue

Check = Callable[[str, MapPart], None]
_COLUMN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_OBJECT = ("column", "text", "value", "split", "dates", "words", "language", "chosen")
_FROM = ("column", "text", "value")
_DATE = re.compile("YYYY|MM|DD")
_DIGITS = {"YYYY": r"(?P<YYYY>\d{4})", "MM": r"(?P<MM>\d{1,2})", "DD": r"(?P<DD>\d{1,2})"}


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same value for each row; `@label` in a reference is the record of that label."""

    value: JsonValue


@dataclass(frozen=True)
class Cells:
    """Text with cells in it: `parts` are literal text and names of columns, in turn.

    A name is None where a part is literal alone. `words` turns a whole cell into a value;
    `dates` is how a date is written, like DD.MM.YYYY.
    """

    parts: tuple[tuple[str, str | None], ...]
    split: str | None = None
    dates: str | None = None
    words: Mapping[str, JsonValue] | None = None
    extra: Mapping[str, JsonValue] | None = None

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns it reads, once each."""
        return tuple(dict.fromkeys(name for _, name in self.parts if name is not None))

    @cached_property
    def date_pattern(self) -> re.Pattern[str] | None:
        """What a date of this form looks like, with groups YYYY, MM and DD."""
        if self.dates is None:
            return None
        pieces = re.split("(YYYY|MM|DD)", self.dates)
        return re.compile("".join(_DIGITS.get(piece, re.escape(piece)) for piece in pieces))


Form = Fixed | Cells


def read_forms(place: MapPart, schema: Mapping[str, Any], check: Check) -> tuple[Form, ...]:
    """What a field of the map says. Raises UsageError, naming the place."""
    _check_fillable(place, schema)
    several = schema.get("type") == "array"
    if isinstance(place.value, list):
        if not several:
            raise place.wrong("holds one value; give a text or an object, no list")
        if not place.value:
            raise place.wrong("is an empty list; leave it out")
        parts = [MapPart(f"{place.place}[{at}]", one) for at, one in enumerate(place.value)]
    else:
        parts = [place]
    return tuple(_form(part, several, check) for part in parts)


def _check_fillable(place: MapPart, schema: Mapping[str, Any]) -> None:
    items = schema.get("items", {}) if schema.get("type") == "array" else schema
    if items.get("type") == "object" and "text" not in items.get("properties", {}):
        raise place.wrong("holds more than a table's cell can say; fill it with 'edit'")


def _form(part: MapPart, several: bool, check: Check) -> Form:
    value = part.value
    if isinstance(value, str):
        return _text(part, value, check) if "{" in value or "}" in value else Fixed(value)
    if isinstance(value, bool | int | float):
        return Fixed(value)
    if not isinstance(value, dict):
        raise part.wrong("is a text, a number, true, false or an object")
    told = part.object(_OBJECT)
    named = [name for name in _FROM if name in value]
    if len(named) != 1:
        raise part.wrong('says one of "column", "text" and "value"')
    if named == ["value"]:
        if len(value) > 1:
            raise part.wrong('says a "value", so it says nothing else')
        return Fixed(value["value"])
    if named == ["column"]:
        column = told.text("column")
        check(column, part)
        parts: tuple[tuple[str, str | None], ...] = (("", column),)
    else:
        parts = _text(told.part("text"), told.text("text", strip=False), check).parts
    return Cells(
        parts,
        split=_split(told, several),
        dates=_dates(told),
        words=_words(told),
        extra={name: value[name] for name in ("language", "chosen") if name in value},
    )


def _text(part: MapPart, text: str, check: Check) -> Cells:
    parts: list[tuple[str, str | None]] = []
    literal, end = "", 0
    for found in _COLUMN.finditer(text):
        literal += text[end : found.start()]
        end = found.end()
        if found[1] is None:
            if len(found[0]) == 1:
                raise part.wrong("has a brace alone; write {column}, and {{ for a brace itself")
            literal += found[0][0]
            continue
        check(found[1], part)
        parts.append((literal, found[1]))
        literal = ""
    parts.append((literal + text[end:], None))
    return Cells(tuple(parts))


def _split(told: MapPart, several: bool) -> str | None:
    if "split" not in told.value:
        return None
    if not several:
        raise told.part("split").wrong("is of no use here: the field holds one value")
    return told.text("split", strip=False)


def _dates(told: MapPart) -> str | None:
    if "dates" not in told.value:
        return None
    pattern = told.text("dates")
    found = _DATE.findall(pattern)
    if "YYYY" not in found or len(set(found)) < len(found) or ("DD" in found and "MM" not in found):
        raise told.part("dates").wrong("is like DD.MM.YYYY, MM/DD/YYYY or MM.YYYY")
    return pattern


def _words(told: MapPart) -> Mapping[str, JsonValue] | None:
    if "words" not in told.value:
        return None
    words: Mapping[str, JsonValue] = told.part("words").object(None).value
    return {text.strip().casefold(): value for text, value in words.items()}
