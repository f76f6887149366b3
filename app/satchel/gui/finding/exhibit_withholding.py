"""Which fields are withheld: one box for each that any chosen record has."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from satchel.gui.finding import exhibit_presenter
from satchel.gui.finding.exhibit_presenter import Field
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.flowing import Flowing
from satchel.gui.parts.text import Plain


class Withholding(QWidget):
    """`changed` carries the word and whether it is withheld now. What programs noted is many
    and seldom matters: it shows when it is asked for, or something of it is withheld."""

    changed = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        column = stack(self, tokens.XS)
        column.addWidget(Plain(translate("Finding", "Withhold"), "strong"))
        column.addWidget(Plain(exhibit_presenter.always(), "small", wraps=True))
        self._boxes, self._lay = self._area(translate("Finding", "Withhold"))
        column.addWidget(self._boxes)
        words = translate("Finding", "What programs noted")
        self._noted, self._lay_noted = self._area(words)
        self._noted.hide()
        self.more = button(words, self._show_noted, "quiet")
        line = row()
        line.addWidget(self.more)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._noted)
        self._made: dict[str, QCheckBox] = {}
        self._offered: Sequence[Field] = ()

    def show_fields(self, fields: Sequence[Field], withheld: Collection[str]) -> None:
        """Offer these fields; those withheld have a tick."""
        if fields != self._offered:
            self._offered = fields
            for old in self._made.values():
                old.deleteLater()
                self._lay.removeWidget(old)
                self._lay_noted.removeWidget(old)
            self._made = {one.name: self._box(one) for one in fields}
        for name, made in self._made.items():
            blocked = made.blockSignals(True)
            made.setChecked(name in withheld)
            made.blockSignals(blocked)
        noted = [one.name for one in fields if one.is_of_machines]
        if any(name in withheld for name in noted):
            self._noted.show()
        self.more.setVisible(bool(noted) and self._noted.isHidden())
        self._boxes.updateGeometry()

    def _area(self, name: str) -> tuple[QWidget, Flowing]:
        boxes = QWidget(self)
        boxes.setAccessibleName(name)
        return boxes, Flowing(boxes, tokens.S)

    def _box(self, one: Field) -> QCheckBox:
        made = QCheckBox(one.words.replace("&", "&&"))
        made.setAccessibleName(one.words)
        made.toggled.connect(lambda on: self.changed.emit(one.name, on))
        (self._lay_noted if one.is_of_machines else self._lay).addWidget(made)
        return made

    def _show_noted(self) -> None:
        self._noted.show()
        self.more.hide()
        first = next(one.name for one in self._offered if one.is_of_machines)
        self._made[first].setFocus()
