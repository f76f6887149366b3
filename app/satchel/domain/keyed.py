"""Fields that hold many things by key, each with a history of its own.

The lines of a transcript or the answers of a form are one field to their reader, but two
people who correct two lines must not contradict each other. So each line is folded as a
field named `lines/0012`, and put together again when the record is shown.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.names.spelled import NAMES, settled

SLASH = "/"


def spread(fields: JsonObject, keyed: Collection[str]) -> dict[str, JsonValue]:
    """Fields as entries carry them: one for each key of those that are `keyed`."""
    flat: dict[str, JsonValue] = {}
    for name, value in fields.items():
        if name in keyed and isinstance(value, Mapping):
            flat.update({f"{name}{SLASH}{key}": item for key, item in value.items()})
        else:
            flat[name] = value
    return flat


def grouped(fields: JsonObject) -> dict[str, JsonValue]:
    """Fields as people see them: keyed ones whole again, in the order of their keys, and of
    names one chosen for a language."""
    whole: dict[str, JsonValue] = {}
    parts: dict[str, dict[str, JsonValue]] = {}
    for name in sorted(fields):
        field, slash, key = name.partition(SLASH)
        if slash:
            parts.setdefault(field, {})[key] = fields[name]
        else:
            whole[name] = settled(fields[name]) if name == NAMES else fields[name]
    return {**whole, **parts}


def belongs(name: str, field: str) -> bool:
    """Whether `name` is the field itself or one of its keys."""
    return name == field or name.startswith(field + SLASH)
