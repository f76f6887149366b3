"""How loud it is, as a bar; in words for whoever does not see it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from satchel.gui.language import translate
from satchel.gui.look import tokens

_WIDE = 120
_STEPS = 24
_GOOD_FROM, _GOOD_TO = 0.35, 0.95


class Meter(QWidget):
    """Small blocks from the left; two marks stand where speech should reach."""

    def __init__(self) -> None:
        super().__init__()
        self._level = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Recording", "Loudness"))

    def show_level(self, level: float, words: str) -> None:
        """`level` from 0 to 1."""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
        if round(level * _STEPS) != round(self._level * _STEPS):
            self._level = level
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, tokens.L)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.palette()
        full, empty = look.color(QPalette.ColorRole.Accent), look.color(QPalette.ColorRole.Mid)
        step = self.width() / _STEPS
        tall = self.height() - tokens.S
        lit = round(self._level * _STEPS)
        for place in range(_STEPS):
            good = _GOOD_FROM <= place / _STEPS <= _GOOD_TO
            top, height = (0, tall) if good else (tall / 4, tall / 2)
            block = QRectF(place * step, tokens.XS + top, step - 2, height)
            painter.fillRect(block, full if place < lit else empty)
        painter.end()
