"""Roles in court, one a line: in her language on the screen, as one word for all in the record."""

from __future__ import annotations

from collections.abc import Mapping

from satchel.domain.json_values import JsonValue
from satchel.gui.knowledge.editors import TextEditor


class RolesEditor(TextEditor):
    """`words` says what each known role is called. Another role is kept as it was typed, and one
    that was kept before stays letter for letter unless its line is changed."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__(listed=True)
        self._words = words
        self._kept_as = {said.casefold(): role for role, said in words.items()}
        self._before: dict[str, str] = {}

    def value(self) -> JsonValue:
        typed = super().value()
        return [self._role(str(one)) for one in typed] if isinstance(typed, list) else None

    def put(self, value: JsonValue) -> None:
        roles = [str(one) for one in value] if isinstance(value, list | tuple) else []
        self._before = {self._words.get(role, role): role for role in roles}
        super().put(list(self._before))

    def _role(self, said: str) -> str:
        return self._before.get(said) or self._kept_as.get(said.casefold(), said)
