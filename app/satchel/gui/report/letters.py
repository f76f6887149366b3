"""The index of sections: a letter for each, how far it is, and one key to jump there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QToolButton, QWidget

from satchel.domain.forms import Group, said
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import row
from satchel.gui.parts.text import tip
from satchel.gui.report.keys import place_of
from satchel.gui.report.rows_presenter import in_all, is_assessment

_BAR_PX = 3


class Letter(QToolButton):
    """One section: its letter, and a line along its foot as long as its answers reach."""

    def __init__(self, letter: str, title: str) -> None:
        super().__init__()
        self.letter, self._title = letter, title
        self._answered = self._asked = 0
        self.setText(letter)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty("role", "letter")
        self.setFixedWidth(40)

    def count(self, answered: int, asked: int) -> None:
        """How many of its questions are answered."""
        self._answered, self._asked = answered, asked
        told = in_all(answered, asked) if asked else translate("Report", "nothing is asked here")
        name = f"{self.letter}, {self._title}, {told}"
        self.setAccessibleName(name)
        self.setAccessibleDescription("")
        tip(self, f"{name}  (Alt+{self.letter})")
        self.setEnabled(asked > 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._asked:
            return
        painter = QPainter(self)
        wide = self.width() - 2 * tokens.S
        foot = QRect(tokens.S, self.height() - _BAR_PX - tokens.XS, wide, _BAR_PX)
        painter.fillRect(foot, self.palette().color(QPalette.ColorRole.Mid))
        foot.setWidth(round(wide * self._answered / self._asked))
        painter.fillRect(foot, self.palette().color(QPalette.ColorRole.Highlight))
        painter.end()


class Letters(QWidget):
    """All sections. `jumped` carries the letter; with the focus here the letter alone jumps."""

    jumped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Report", "Sections of the report"))
        self._line = row(self, 2)
        self._made: dict[str, Letter] = {}

    def show_groups(self, groups: Sequence[Group], lang: str) -> None:
        """One button for each section; what judges stands apart."""
        while (item := self._line.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._made.clear()
        for group in groups:
            if is_assessment(group.letter):
                self._line.addSpacing(tokens.M)
            made = Letter(group.letter, said(group.title, lang))
            made.clicked.connect(lambda _on=False, at=group.letter: self.jumped.emit(at))
            self._made[group.letter] = made
            self._line.addWidget(made)
        self._line.addStretch(1)

    def count(self, counts: Mapping[str, tuple[int, int]]) -> None:
        """How far each section is."""
        for letter, made in self._made.items():
            made.count(*counts.get(letter, (0, 0)))

    def mark(self, letter: str) -> None:
        """Where the current question stands."""
        if letter in self._made:
            self._made[letter].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = place_of(event.text()).upper()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if plain and letter in self._made and self._made[letter].isEnabled():
            self.jumped.emit(letter)
            return
        super().keyPressEvent(event)
