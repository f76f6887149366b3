"""The first screen: what is on today, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from satchel.gui.context import Context, Screen
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Place


class Home(Screen):
    """A calm page with what to do next."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        column = stack(self, tokens.L, tokens.XL)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._inside: QWidget = Plain(
            translate("Home", "Nothing is open. Choose on the left, or press Ctrl+K."),
            "dim",
            wraps=True,
        )
        column.addWidget(self._inside)

    @staticmethod
    def words() -> str:
        """Its name in the palette."""
        return translate("Home", "Today")

    def arrive(self, place: Place) -> None:
        """Nothing to fetch."""
        self.headed.emit(self.words())
