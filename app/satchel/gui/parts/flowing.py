"""A row that goes on in the next line where it is too narrow: for buttons in long languages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from satchel.gui.look import tokens


class Flowing(QLayout):
    """Lays its widgets side by side, in as many lines as they need."""

    def __init__(self, on: QWidget, spacing: int = tokens.S) -> None:
        super().__init__(on)
        self._items: list[QLayoutItem] = []
        self._space = spacing
        self._tall: dict[int, int] = {}  # heights by width: Qt asks again and again
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._tall:
            self._tall[width] = self._lay(QRect(0, 0, width, 0), move=False)
        return self._tall[width]

    def invalidate(self) -> None:
        self._tall.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, *, move: bool) -> int:
        x, y, tall = rect.x(), rect.y(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                if move:
                    _middle(line, tall)
                x, y, tall, line = rect.x(), y + tall + self._space, 0, []
            # From the right where one reads from the right.
            way = QGuiApplication.layoutDirection()
            place = QStyle.visualRect(way, rect, QRect(QPoint(x, y), size))
            line.append((item, place))
            x += size.width() + self._space
            tall = max(tall, size.height())
        if move:
            _middle(line, tall)
        return y + tall - rect.y()


def _middle(line: Sequence[tuple[QLayoutItem, QRect]], tall: int) -> None:
    """A box to tick stands beside a taller field as its words do."""
    for item, place in line:
        item.setGeometry(place.translated(0, (tall - place.height()) // 2))
