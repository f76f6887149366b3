"""The sound drawn from end to end, with marks where lines were written and gaps where none was.

A click goes there; with the focus, the player's keys work here too. Numbers are spoken and
shown beside it by the player, for whoever does not see the picture.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from satchel.gui.language import translate
from satchel.gui.look import tokens

BUCKETS = 480
_TALL = 64
_MARK = 6
_LOUDEST = 32768


class Wave(QWidget):
    """`chosen` carries a second; nothing is known of sound here but its picture."""

    chosen = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._peaks: list[int] = []
        self._seconds = 0.0
        self._at = 0.0
        self._marks: tuple[float, ...] = ()
        self._gaps: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("Recording", "Picture of the sound"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_length(self, seconds: float) -> None:
        """A new sound; nothing of it is drawn yet."""
        self._seconds, self._at = seconds, 0.0
        self._peaks.clear()
        self.update()

    def add_peaks(self, peaks: Sequence[int]) -> None:
        """The next part of the picture."""
        self._peaks += peaks
        self.update()

    def show_at(self, seconds: float) -> None:
        """Where it is heard."""
        before, now = self._x(self._at), self._x(seconds)
        self._at = seconds
        if round(before) != round(now):
            self.update()

    def show_marks(self, marks: Sequence[float], gaps: Sequence[float]) -> None:
        """Seconds of lines, and of gaps."""
        self._marks, self._gaps = tuple(marks), tuple(gaps)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, _TALL)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._seconds and self.width():
            self.chosen.emit(event.position().x() / self.width() * self._seconds)
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self.palette()
        role = QPalette.ColorRole
        painter.fillRect(self.rect(), look.color(role.AlternateBase))
        self._draw_sound(painter, look.color(role.Accent), look.color(role.Dark))
        self._draw_marks(painter, look.color(role.WindowText))
        if self._seconds:
            painter.setPen(QPen(look.color(role.WindowText), 2))
            x = self._x(self._at)
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        if self.hasFocus():
            painter.setPen(QPen(look.color(role.Accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _draw_sound(self, painter: QPainter, heard: QColor, ahead: QColor) -> None:
        """What was heard already differs from what is ahead by colour and by being fuller."""
        middle, tall = self.height() / 2, self.height() / 2 - _MARK
        step = self.width() / BUCKETS
        now = self._x(self._at)
        for place, peak in enumerate(self._peaks):
            x = (place + 0.5) * step
            half = max(0.5, (peak / _LOUDEST) ** 0.6 * tall)
            is_past = x <= now
            painter.setPen(
                QPen(heard if is_past else ahead, max(1.0, step - (0 if is_past else 1)))
            )
            painter.drawLine(QPointF(x, middle - half), QPointF(x, middle + half))

    def _draw_marks(self, painter: QPainter, ink: QColor) -> None:
        painter.setPen(QPen(ink, 1))
        bottom = self.height()
        for mark in self._marks:
            x = self._x(mark)
            painter.drawLine(QPointF(x, bottom - _MARK), QPointF(x, bottom))
        painter.setPen(QPen(ink, 2, Qt.PenStyle.DotLine))
        for gap in self._gaps:
            x = self._x(gap)
            painter.drawLine(QPointF(x, tokens.XS), QPointF(x, bottom - _MARK))

    def _x(self, seconds: float) -> float:
        return seconds / self._seconds * self.width() if self._seconds else 0.0
