"""Names of kinds and fields, and the words of printed papers, in the mission's languages.

From `resources/words`, one file a family. A name that no table holds, of a newer version
or a mission's own, is shown as it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from satchel.catalog.courtroom_words import OBSERVER, CourtroomWords
from satchel.domain.errors import UsageError

LANGUAGES = ("en", "ru", "kk")


@dataclass(frozen=True)
class Words:
    """The words of one language. Raises UsageError for a language there is none of."""

    folder: Path
    language: str

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise UsageError(f"There is no language {self.language!r} here; give en, ru or kk.")

    def kind(self, name: str, *, many: bool = False) -> str:
        """What a kind of record is called, one or many of it."""
        told = self._table("kinds").get(name)
        return str(told["many" if many else "one"][self.language]) if told else name

    def field(self, name: str) -> str:
        """What a field is called."""
        told = self._table("fields").get(name)
        return str(told[self.language]) if told else name

    def say(self, key: str, **told: object) -> str:
        """A phrase of printed papers, with what stands in its braces."""
        return str(self._table("paper")[key][self.language]).format(**told)

    def value(self, word: str) -> str:
        """A value of a closed list or a role in court, where it has a translation; else as
        it is."""
        if word != OBSERVER and word in self._courtroom.speakers:
            return self._courtroom.speaker(word)
        told = self._table("paper").get(word)
        return str(told[self.language]) if told else word

    def roles(self) -> Mapping[str, str]:
        """Every role in court that has a word of its own, and that word."""
        known = (one for one in self._courtroom.speakers if one != OBSERVER)
        return {one: self._courtroom.speaker(one) for one in known}

    def template(self, key: str) -> str:
        """A phrase with its braces left in."""
        return str(self._table("paper")[key][self.language])

    def _table(self, name: str) -> Mapping[str, Any]:
        tables: dict[str, Mapping[str, Any]] = self._tables
        if name not in tables:
            tables[name] = json.loads((self.folder / f"{name}.json").read_text("utf-8"))
        return tables[name]

    @cached_property
    def _courtroom(self) -> CourtroomWords:
        return CourtroomWords(self.folder.parent, self.language)

    @cached_property
    def _tables(self) -> dict[str, Mapping[str, Any]]:
        return {}
