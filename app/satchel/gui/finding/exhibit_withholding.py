"""Which fields are withheld: one box for each that any chosen record has."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from satchel.gui.finding import exhibit_presenter
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import stack
from satchel.gui.parts.flowing import Flowing
from satchel.gui.parts.text import Plain


class Withholding(QWidget):
    """`changed` carries the word and whether it is withheld now."""

    changed = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        column = stack(self, tokens.XS)
        column.addWidget(Plain(translate("Finding", "Withhold"), "strong"))
        column.addWidget(Plain(exhibit_presenter.always(), "small", wraps=True))
        self._boxes = QWidget()
        self._boxes.setAccessibleName(translate("Finding", "Withhold"))
        self._lay = Flowing(self._boxes, tokens.S)
        column.addWidget(self._boxes)
        self._made: dict[str, QCheckBox] = {}
        self._offered: Sequence[tuple[str, str]] = ()

    def show_fields(self, fields: Sequence[tuple[str, str]], withheld: Collection[str]) -> None:
        """Offer these fields; those withheld have a tick."""
        if fields != self._offered:
            self._offered = fields
            for old in self._made.values():
                self._lay.removeWidget(old)
                old.deleteLater()
            self._made = {}
            for name, words in fields:
                made = QCheckBox(words.replace("&", "&&"))
                made.setAccessibleName(words)
                made.toggled.connect(lambda on, one=name: self.changed.emit(one, on))
                self._lay.addWidget(made)
                self._made[name] = made
        for name, made in self._made.items():
            blocked = made.blockSignals(True)
            made.setChecked(name in withheld)
            made.blockSignals(blocked)
        self._boxes.updateGeometry()
