"""One of a few, all in sight, under a name and a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from satchel.gui.look import tokens
from satchel.gui.parts.controls import stack
from satchel.gui.parts.flowing import Flowing
from satchel.gui.parts.text import Plain


class Choice(QWidget):
    """A heading, a sentence, and a button for each of `options`, value to words."""

    def __init__(
        self, name: str, sentence: str, options: Mapping[str, str], chosen: Callable[[str], None]
    ) -> None:
        super().__init__()
        column = stack(self, tokens.S)
        column.addWidget(Plain(name, "strong"))
        column.addWidget(Plain(sentence, "dim", wraps=True))
        inside = QWidget()
        line = Flowing(inside, tokens.L)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        for value, words in options.items():
            made = QRadioButton(words)
            made.setAccessibleName(words)
            made.setAccessibleDescription(name)
            made.clicked.connect(partial(chosen, value))
            self._group.addButton(made)
            self.buttons[value] = made
            line.addWidget(made)
        column.addWidget(inside)

    def mark(self, value: str) -> None:
        """Show `value` as the one that is chosen."""
        if value in self.buttons:
            self.buttons[value].setChecked(True)

    def focus(self) -> None:
        """Give the keys to the one that is chosen."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus()
