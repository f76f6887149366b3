"""What a report cites as a list to tick, with the words around each; all ticked at first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from satchel.domain.citing.citations import Cited
from satchel.domain.showing import one_line
from satchel.gui.language import translate

_ROW_PX = 44
_ADDRESS, _MARKER, _PAGE, _CONTEXT = range(4)
_Index = QModelIndex | QPersistentModelIndex


class CitedModel(QAbstractTableModel):
    """Citations in the order of the document, and which of them are ticked."""

    ticked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[Cited] = ()
        self._on: list[bool] = []

    def show(self, found: Sequence[Cited]) -> None:
        """Another document's citations, all ticked."""
        self.beginResetModel()
        self._found, self._on = tuple(found), [True] * len(found)
        self.endResetModel()
        self.ticked.emit(len(found))

    def chosen(self) -> list[Cited]:
        """Those that are ticked, in the order of the document."""
        return [one for one, on in zip(self._found, self._on, strict=True) if on]

    def tick_all(self, on: bool) -> None:
        """Tick or clear every line."""
        if not self._on:
            return
        self._on = [on] * len(self._on)
        last = self.index(len(self._on) - 1, 0)
        self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit(sum(self._on))

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 4

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == _ADDRESS:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one, column = self._found[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == _ADDRESS:
            return Qt.CheckState.Checked if self._on[index.row()] else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (_MARKER, _PAGE):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            address = one_line(one.url) if one.url else translate("Knowledge", "no address printed")
            return (address, one_line(one.marker or ""), str(one.page), one_line(one.context))[
                column
            ]
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self._on[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit(sum(self._on))
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                translate("Knowledge", "Address"),
                translate("Knowledge", "Marker"),
                translate("Knowledge", "Page"),
                translate("Knowledge", "Where it is cited"),
            )[section]
        return None


class TickTable(QTableView):
    """Space ticks the line the keys are on, whichever its column."""

    def __init__(self) -> None:
        super().__init__()
        self.cited = CitedModel()
        self.setModel(self.cited)
        self.setAccessibleName(translate("Knowledge", "Citations of the report"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        for column, width in ((_ADDRESS, 330), (_MARKER, 74), (_PAGE, 74)):
            self.setColumnWidth(column, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            role = Qt.ItemDataRole.CheckStateRole
            box = self.cited.index(index.row(), _ADDRESS)
            was = self.cited.data(box, role) == Qt.CheckState.Checked
            now = Qt.CheckState.Unchecked if was else Qt.CheckState.Checked
            self.cited.setData(box, now, role)
            return
        super().keyPressEvent(event)
