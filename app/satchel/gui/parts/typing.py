"""Where words are typed: one line, or several, with a caret of ours.

Qt inverts the pixels under its caret, which is a white stroke on a black page, and blinks.
In a dark courtroom both are seen from the next bench; this caret is steady and has the
theme's accent.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

_WIDTH_PX = 2
_INSET_PX = 4  # from the left of what Qt calls a line's cursor rectangle to the caret itself
_BESIDE_PX = 1  # so that the first letter of the grey words is not under it


class Line(QLineEdit):
    """One line to type in."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and not self.isReadOnly():
            around = self.cursorRect()
            left = around.left() + _INSET_PX
            _caret(self, self, QRect(left, around.top(), _WIDTH_PX, around.height()))


class Area(QPlainTextEdit):
    """Several lines to type in; Tab goes on to the next control. Text is plain both ways."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def canInsertFromMimeData(self, data: QMimeData) -> bool:
        """Files are for whoever is behind this field: their names are not what she meant."""
        return not data.hasUrls() and super().canInsertFromMimeData(data)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and not self.isReadOnly():
            around = self.cursorRect()
            _caret(
                self,
                self.viewport(),
                QRect(around.left() - _BESIDE_PX, around.top(), _WIDTH_PX, around.height()),
            )


def _caret(told_by: QWidget, on: QWidget, where: QRect) -> None:
    painter = QPainter(on)
    painter.fillRect(where, told_by.palette().color(QPalette.ColorRole.Accent))
    painter.end()
