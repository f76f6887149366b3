"""A part of an import's map with its place in it, for sentences about slips."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from satchel.domain.errors import UsageError


@dataclass(frozen=True, slots=True)
class MapPart:
    """`value` stands at `place` of the map, like records.charge.fields.article."""

    place: str
    value: Any

    def wrong(self, what: str) -> UsageError:
        """The refusal of this part: `what` continues a sentence that names it."""
        return UsageError(f"The map, {self.place or 'as a whole'}, {what}.")

    def part(self, name: str) -> MapPart:
        """The part called `name`; its value is None where it is not said."""
        value = self.value.get(name) if isinstance(self.value, dict) else None
        return MapPart(f"{self.place}.{name}" if self.place else name, value)

    def object(self, known: Collection[str] | None) -> MapPart:
        """Itself, an object of nothing but `known` names. Raises UsageError."""
        if not isinstance(self.value, dict):
            raise self.wrong("is an object in braces { }")
        for name in self.value:
            if known is not None and name not in known:
                raise self.wrong(
                    f"says {name!r}, which is not known; there are: {', '.join(known)}"
                )
        return self

    def text(self, name: str, *, strip: bool = True) -> str:
        """The text called `name`, not empty. Raises UsageError."""
        part = self.part(name)
        if not isinstance(part.value, str) or not (part.value.strip() if strip else part.value):
            raise part.wrong("is needed, and is a text")
        return part.value.strip() if strip else part.value

    def texts(self) -> list[str]:
        """Itself, a list of texts. Raises UsageError."""
        value = self.value
        if not isinstance(value, list) or not value:
            raise self.wrong("is a list of texts")
        if not all(isinstance(one, str) and one for one in value):
            raise self.wrong("is a list of texts")
        return list(value)
