"""A document locked by a password: asked for in its place, used once, kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, labelled, middled, row, stack
from satchel.gui.parts.text import Plain

_WIDTH = 420


class Unlocking(QWidget):
    """`tried` carries the password, which no field holds any longer by then."""

    tried = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        inside.setFixedWidth(_WIDTH)
        column = stack(inside, tokens.M)
        self._why = Plain("", wraps=True, selectable=True)
        self.password = field(hidden=True)
        self.password.returnPressed.connect(self._try)
        self.show_it = button(translate("Viewing", "Show it"), self._try, "primary")
        self.said = Plain("", "dim", wraps=True)
        self.said.setAccessibleName(translate("Viewing", "Answer"))
        column.addWidget(self._why)
        column.addWidget(
            labelled(
                translate("Viewing", "Password of the file"),
                self.password,
                translate(
                    "Viewing",
                    "It is used once, to show the file now, and kept nowhere. In the archive the "
                    "file stays as it came.",
                ),
            )
        )
        line = row()
        line.addWidget(self.show_it)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.said)
        outer = stack(self, 0, tokens.XL)
        outer.addLayout(middled(inside))
        outer.addStretch(1)

    def ask(self, why: str, *, again: bool) -> None:
        """Say why it is not shown; `again` after a password that did not open it."""
        self._why.setText(why)
        self.said.setText(translate("Viewing", "That did not open it.") if again else "")
        self._let(True)
        self.password.setFocus()

    def forget(self) -> None:
        """What was typed for another file."""
        self.password.clear()

    def _try(self) -> None:
        typed = self.password.text()
        if typed:
            self.password.clear()
            self._let(False)
            self.said.setText(translate("Viewing", "Opening"))
            self.tried.emit(typed)

    def _let(self, may: bool) -> None:
        self.password.setEnabled(may)
        self.show_it.setEnabled(may)
