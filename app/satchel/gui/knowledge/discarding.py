"""Throwing away what was typed: the second press does it, and the first says so."""

from __future__ import annotations

from collections.abc import Callable

from satchel.gui.language import translate
from satchel.gui.parts.controls import button


class Discarding:
    """`button` stands beside *Keep* and *Put aside*. `is_typed` says whether anything would be
    lost: where nothing would, one press is enough."""

    def __init__(self, is_typed: Callable[[], bool], run: Callable[[], None]) -> None:
        self._is_typed, self._run = is_typed, run
        self.button = button(translate("Knowledge", "Discard"), self._ask, "quiet")

    def restore(self) -> None:
        """Ask anew: something else is open, or more was typed."""
        self._say(translate("Knowledge", "Discard"))

    def _ask(self) -> None:
        sure = translate("Knowledge", "Discard what I typed")
        if self.button.text() == sure or not self._is_typed():
            self.restore()
            self._run()
        else:
            self._say(sure)

    def _say(self, words: str) -> None:
        if self.button.text() != words:
            self.button.setText(words)
            self.button.setAccessibleName(words)
