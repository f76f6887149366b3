"""Who speaks in a courtroom and which guarantees a line is marked with: `resources/hearing.json`.

What a record keeps are the ids, so that every reader sees them in her own language. A
speaker or a mark that no table holds is shown as it was typed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

OBSERVER = "observer"  # the speaker of the observer's own remarks


@dataclass(frozen=True)
class CourtroomWords:
    """The table in one language, with English where it has no word."""

    resources: Path
    language: str

    @cached_property
    def speakers(self) -> dict[str, str]:
        """Word by id, in the order to offer them."""
        return {one["id"]: self._word(one) for one in self._table["speakers"]}

    @cached_property
    def guarantees(self) -> dict[str, str]:
        """Word by id; the first nine have keys."""
        return {one["id"]: self._word(one) for one in self._table["guarantees"]}

    @cached_property
    def articles(self) -> dict[str, str]:
        """The Covenant's article by the guarantee's id."""
        return {one["id"]: str(one["article"]) for one in self._table["guarantees"]}

    @cached_property
    def letters(self) -> dict[str, str]:
        """Speaker's id by the one letter, upper case, that picks it: Latin and her language's."""
        told: dict[str, str] = {}
        for language in ("en", self.language):
            for one in self._table["speakers"]:
                if language in one["letters"]:
                    told.setdefault(one["letters"][language], one["id"])
        return told

    def letter_of(self, speaker: str) -> str:
        """The letter to show beside a speaker, in her language; empty where there is none."""
        for one in self._table["speakers"]:
            if one["id"] == speaker:
                letters: Mapping[str, str] = one["letters"]
                return letters.get(self.language, letters.get("en", ""))
        return ""

    def speaker(self, told: str | None) -> str:
        """How a kept speaker is shown."""
        return self.speakers.get((told or "").casefold(), told or "")

    def guarantee(self, tag: str) -> str:
        """How a kept mark is shown."""
        return self.guarantees.get(tag.casefold(), tag)

    def _word(self, one: Mapping[str, Any]) -> str:
        words: Mapping[str, str] = one["words"]
        return words.get(self.language, words["en"])

    @cached_property
    def _table(self) -> Mapping[str, Any]:
        table: Mapping[str, Any] = json.loads(
            (self.resources / "hearing.json").read_text(encoding="utf-8")
        )
        return table
