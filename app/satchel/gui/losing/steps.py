"""One step of the drill: what it is for, how far it is, and what is done there."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from satchel.gui.look import tokens
from satchel.gui.parts.controls import row, stack
from satchel.gui.parts.text import Plain


class Step(QFrame):
    """A card. `state` says in words what is done of it and what is not."""

    def __init__(self, title: str, about: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.column: QVBoxLayout = stack(self, tokens.S, tokens.M)
        self.column.addWidget(Plain(title, "strong", wraps=True))
        self.column.addWidget(Plain(about, wraps=True))
        self.state = Plain("", "strong", wraps=True, selectable=True)
        self.state.setAccessibleName(title)
        self.column.addWidget(self.state)
        self.state.hide()

    def tell(self, state: str, role: str = "strong") -> None:
        """How far it is; empty where nothing is to be said."""
        self.state.set_role(role)
        self.state.setText(state)
        self.state.setVisible(bool(state))

    def add(self, *widgets: QWidget) -> None:
        """Controls side by side, at the beginning of a line."""
        line = row()
        for one in widgets:
            line.addWidget(one)
        line.addStretch(1)
        self.column.addLayout(line)
