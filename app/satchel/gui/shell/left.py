"""The left column: where I am and where I can go."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, stack
from satchel.gui.places import Place
from satchel.gui.shell.navigating import Line

_Index = QModelIndex | QPersistentModelIndex


class LinesModel(QAbstractListModel):
    """The lines of the column, as frozen rows."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Replace all lines, when they differ."""
        if list(lines) == self._lines:
            return
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, index: _Index) -> Line:
        return self._lines[index.row()]

    def row_of(self, place: Place) -> int:
        """The row that leads to the record (or else the screen) of `place`, or -1."""
        for row, line in enumerate(self._lines):
            led = line.place
            if led and led.screen == place.screen and led.record in (place.record, None):
                return row
        return -1

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words if line.is_heading else f"    {line.words}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.words
        if role == Qt.ItemDataRole.FontRole and line.is_heading:
            font = QFont()
            font.setPixelSize(tokens.SMALL_PX)
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None


class Left(QWidget):
    """Search on top, below it the lines; Enter or a click goes there."""

    def __init__(self, go: Callable[[Place], None]) -> None:
        super().__init__()
        self._go = go
        self._place: Place | None = None
        self.model = LinesModel()
        self.setMinimumWidth(tokens.LEFT_PX)
        column = stack(self, tokens.S, tokens.S)
        self.search = button(
            translate("Shell", "Search"),
            lambda: go(Place("search")),
            keys=translate("Shell", "Ctrl+Shift+F"),
        )
        column.addWidget(self.search)
        self.list = QListView()
        self.list.setAccessibleName(translate("Shell", "Where to go"))
        self.list.setModel(self.model)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(self._chosen)
        self.list.activated.connect(self._chosen)
        column.addWidget(self.list, 1)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show `lines`; the selection stays on its place."""
        self.model.show(lines)
        if self._place is not None:
            self.mark(self._place)

    def mark(self, place: Place) -> None:
        """Select the line of `place` without going there, now or when it is listed."""
        self._place = place
        row = self.model.row_of(place)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))
        else:
            self.list.clearSelection()

    def _chosen(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if line.place is not None:
            self._go(line.place)
