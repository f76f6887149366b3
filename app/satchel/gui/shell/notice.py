"""The notice line: one sentence above the work, until the next act or until it is closed."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row
from satchel.gui.parts.text import Plain


class Notice(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        line = row(self, tokens.M, tokens.S)
        self._words = Plain("", wraps=True, selectable=True)
        self._words.setAccessibleName(translate("Shell", "Notice"))
        line.addWidget(self._words, 1)
        line.addWidget(button(translate("Shell", "Close"), lambda: self.say(""), "quiet"))
        self.hide()

    def say(self, sentence: str) -> None:
        """Show one sentence; an empty one takes the line away."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
