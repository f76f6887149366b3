"""The names of one person or organisation: as sources spell them, one chosen per language.

Names add up in the order they were told. Of two chosen for one language the newer counts:
a choice is changed by choosing again, and both stay in the record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeGuard

from satchel.domain.errors import UsageError
from satchel.domain.json_values import JsonValue

NAMES = "names"  # the field that holds them, whatever the kind


@dataclass(frozen=True, slots=True)
class Spelled:
    """One spelling; `language` is BCP 47 where it was told."""

    text: str
    language: str | None = None
    chosen: bool = False


def spelled(value: JsonValue) -> list[Spelled]:
    """What a `names` field holds; what is malformed is passed over."""
    items = value if isinstance(value, list | tuple) else []
    return [
        Spelled(text, language if isinstance(language, str) else None, item.get("chosen") is True)
        for item in items
        if isinstance(item, Mapping)
        for text, language in [(item.get("text"), item.get("language"))]
        if isinstance(text, str) and text
    ]


def chosen(names: list[Spelled]) -> dict[str, str]:
    """The name to use in each language; `""` stands for a choice of no language."""
    return {(name.language or "").lower(): name.text for name in names if name.chosen}


def settled(value: JsonValue) -> JsonValue:
    """A `names` field as it is shown: of two chosen for one language only the newer is marked.
    Anything that is no such field comes back as it is."""
    if not isinstance(value, list | tuple):
        return value
    newest = {
        (item.get("language") or "").lower(): place
        for place, item in enumerate(value)
        if _is_chosen(item)
    }
    return [
        {name: told for name, told in item.items() if name != "chosen"}
        if _is_chosen(item) and newest[(item.get("language") or "").lower()] != place
        else item
        for place, item in enumerate(value)
    ]


def _is_chosen(item: JsonValue) -> TypeGuard[Mapping[str, str]]:
    return (
        isinstance(item, Mapping)
        and item.get("chosen") is True
        and isinstance(item.get("text"), str)
        and isinstance(item.get("language", ""), str)
    )


def shown(names: list[Spelled], language: str = "en") -> str:
    """The name to show to a reader of `language`: the one chosen for it, else any that was
    chosen, else the first."""
    picked = chosen(names)
    wanted = language.lower().partition("-")[0]
    for told, text in picked.items():
        if told.partition("-")[0] == wanted:
            return text
    return next(iter(picked.values()), names[0].text if names else "")


def require_one_choice(names: list[Spelled]) -> None:
    """Raise UsageError where one act chooses two names for one language: no newer one is known."""
    told: dict[str, str] = {}
    for name in names:
        if name.chosen and told.setdefault((name.language or "").lower(), name.text) != name.text:
            said = f"the language {name.language!r}" if name.language else "no language"
            raise UsageError(
                f"Two names are chosen for {said}; choose one, or tell their languages."
            )
