"""Words to be copied onto paper by hand: numbered and in columns, so that none is skipped."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from satchel.gui.look import tokens
from satchel.gui.parts.controls import stack
from satchel.gui.parts.text import Plain

_COLUMNS = 5


class NumberedWords(QWidget):
    """`words` under `name`; a reader of the screen is told them as one."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setAccessibleName(f"{name}: {words}")
        column = stack(self, tokens.XS)
        column.addWidget(Plain(name, "section"))
        table = QGridLayout()
        table.setContentsMargins(0, 0, 0, 0)
        table.setHorizontalSpacing(tokens.S)
        table.setVerticalSpacing(2)
        for at, word in enumerate(words.split()):
            table.addWidget(Plain(f"{at + 1}  {word}"), *divmod(at, _COLUMNS))
        for across in range(_COLUMNS):
            table.setColumnStretch(across, 1)
        column.addLayout(table)
