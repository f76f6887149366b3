"""The kinds of record, each a JSON Schema in `archive_schema/kinds/`.

What we write is checked against its schema before it is signed. What arrives from
others is not: an unknown kind or field of a newer version is kept and shown raw.
The fields of `every-kind.json`, beside that folder, belong to all of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from satchel.domain import dates
from satchel.domain.describing import KindWords
from satchel.domain.errors import NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.json_values import JsonObject
from satchel.domain.keyed import grouped

_LONGEST_NAME = 64  # a longer one could be no file's name, and others' kinds are asked for too
_RECORD = "^[0-9a-hjkmnp-tv-z]{20}$"
_FORMATS = {"edtf": lambda text: dates.span(text) is not None}


@dataclass(frozen=True)
class Kind:
    """One kind: its name, its schema, and which fields serve for what."""

    name: str
    schema: Mapping[str, Any]

    @cached_property
    def words(self) -> KindWords:
        """The schema's `x-satchel` part."""
        told = dict(self.schema.get("x-satchel", {}))
        for name in ("title", "text", "names"):
            told[name] = tuple(told.get(name, ()))
        told["title"] = tuple(
            name if isinstance(name, str) else tuple(name) for name in told["title"]
        )
        return KindWords(references=self.references, **told)

    @cached_property
    def references(self) -> tuple[str, ...]:
        """The fields that name another record, or several."""
        return tuple(
            name
            for name, told in self.fields.items()
            if _RECORD in (told.get("pattern"), told.get("items", {}).get("pattern"))
        )

    @cached_property
    def keyed(self) -> frozenset[str]:
        """The fields whose keys have histories of their own (`domain.keyed`)."""
        return frozenset(name for name, told in self.fields.items() if told.get("x-keyed"))

    def several(self, name: str) -> bool:
        """Whether the field holds a list, to which statements add."""
        told: object = self.fields.get(name, {}).get("type")
        return told == "array"

    @cached_property
    def _validate(self) -> Any:
        import fastjsonschema

        return fastjsonschema.compile(dict(self.schema), formats=_FORMATS)

    def check(self, fields: JsonObject) -> None:
        """Raise UsageError, naming the field, unless `fields` fit the schema."""
        # Here and not above: to show or find a record, nothing is checked.
        import fastjsonschema

        try:
            self._validate(grouped(fields))
        except fastjsonschema.JsonSchemaValueException as wrong:
            if wrong.rule == "not":  # what must not stand together, and what to do instead
                raise RefusedByPolicy(wrong.definition["description"], code="kept-apart") from wrong
            raise UsageError(f"This {self.name} cannot be kept: {self._reason(wrong)}") from wrong

    def _reason(self, wrong: Any) -> str:
        """What the schema library found, as a sentence that says what would fit."""
        value = wrong.value
        if wrong.rule == "additionalProperties" and isinstance(value, Mapping):
            known = self.fields if len(wrong.path) == 1 else wrong.definition["properties"]
            unknown = ", ".join(repr(name) for name in value if name not in known)
            return f"it has no field {unknown}; there are: {', '.join(known)}."
        if wrong.rule == "required" and isinstance(value, Mapping):
            missing = [name for name in wrong.rule_definition if name not in value]
            return f"it needs {' and '.join(repr(name) for name in missing)}."
        if wrong.rule == "anyOf" and all("required" in one for one in wrong.rule_definition):
            either = [" and ".join(map(repr, one["required"])) for one in wrong.rule_definition]
            return f"it needs {' or '.join(either)}."
        place = wrong.name.removeprefix("data").removeprefix(".")
        if wrong.rule == "format" and isinstance(value, str):
            dates.required(value)  # says what a date looks like
        if wrong.rule == "enum":
            return f"{place} is one of {', '.join(map(str, wrong.rule_definition))}."
        if wrong.rule == "type":
            return f"{place} is of another type than {wrong.rule_definition}."
        if wrong.rule in ("minLength", "minItems"):
            return f"{place} is empty; leave it out."
        about = self.fields.get(str(wrong.path[1]), {}) if len(wrong.path) > 1 else {}
        return f"{place} is not of its form. {about.get('description', '')}".rstrip()

    @property
    def fields(self) -> Mapping[str, Any]:
        """Field name to its schema."""
        properties: Mapping[str, Any] = self.schema.get("properties", {})
        return properties


@dataclass(frozen=True)
class Kinds:
    """All kinds of a schema folder, read when first asked for."""

    folder: Path
    _read: dict[str, Kind] = field(default_factory=dict)

    def names(self) -> list[str]:
        """Every kind this version knows."""
        return sorted(path.stem for path in self.folder.glob("*.json"))

    def find(self, name: str) -> Kind | None:
        """The kind of that name, or None for one this version does not know."""
        if name not in self._read:
            if not name.replace("-", "").isalnum() or len(name) > _LONGEST_NAME:
                return None
            path = self.folder / f"{name}.json"
            if not path.is_file():
                return None
            schema = json.loads(path.read_text("utf-8"))
            schema["properties"] = {**schema.get("properties", {}), **self._of_every_kind}
            self._read[name] = Kind(name, schema)
        return self._read[name]

    @cached_property
    def _of_every_kind(self) -> Mapping[str, Any]:
        path = self.folder.parent / "every-kind.json"
        if not path.is_file():
            return {}
        properties: Mapping[str, Any] = json.loads(path.read_text("utf-8"))["properties"]
        return properties

    def get(self, name: str) -> Kind:
        """The kind of that name. Raises NoSuchThing naming those that exist."""
        kind = self.find(name)
        if kind is None:
            known = ", ".join(self.names())
            raise NoSuchThing(f"There is no kind called {name!r}; there are: {known}.")
        return kind

    def words(self, name: str) -> KindWords | None:
        """What the journal asks: the words of a kind, or None."""
        kind = self.find(name)
        return kind.words if kind else None
