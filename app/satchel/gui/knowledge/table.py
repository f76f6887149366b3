"""Tables over frozen lines: shown page by page, each cell leading somewhere.

A line's cells are words that were settled off this thread; so a table of a hundred thousand
lines costs the window no more than what is seen. Sorting is asked for, never done here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
)

from satchel.gui.knowledge.table_laying import InARow, shared_out
from satchel.gui.places import Place

PAGE = 200
_ROW_PX, _TALL_ROW_PX = 30, 42
_NARROWEST_PX = 48
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `place` is where it leads, `places` where single cells lead instead (by
    column); `record` what it is about; `keys` what its columns are sorted by."""

    cells: tuple[str, ...]
    place: Place | None = None
    record: str | None = None
    places: tuple[tuple[int, Place], ...] = ()
    keys: tuple[Any, ...] = field(default=(), compare=False)

    def leads_to(self, column: int) -> Place | None:
        """Where this cell leads."""
        return dict(self.places).get(column, self.place)


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head; `width` is its share of the room until one is dragged, and
    `least` what it does not go below by itself."""

    head: str
    width: int = 120
    is_number: bool = False
    sorts: bool = True
    least: int = 0


class TableModel(QAbstractTableModel):
    """Lines, of which a view first sees a page, and more as it scrolls."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._lines: Sequence[Line] = ()
        self._seen = 0

    def show(self, lines: Sequence[Line]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self._lines, self._seen = lines, min(PAGE, len(lines))
        self.endResetModel()

    @property
    def lines(self) -> Sequence[Line]:
        """All lines, seen or not."""
        return self._lines

    def line(self, index: _Index) -> Line:
        return self._lines[index.row()]

    def reveal(self, row: int) -> None:
        """Let the view see at least as far as `row`."""
        while row >= self._seen and self.canFetchMore():
            self.fetchMore()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._seen

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: _Index | None = None) -> bool:
        return not (parent is not None and parent.isValid()) and self._seen < len(self._lines)

    def fetchMore(self, parent: _Index | None = None) -> None:
        more = min(PAGE, len(self._lines) - self._seen)
        if more <= 0 or (parent is not None and parent.isValid()):
            return
        self.beginInsertRows(QModelIndex(), self._seen, self._seen + more - 1)
        self._seen += more
        self.endInsertRows()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._lines[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self.columns[index.column()].head
            return f"{head}: {self._lines[index.row()].cells[index.column()]}"
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[index.column()].is_number:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and section < len(self.columns):
            column = self.columns[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return column.head
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = (
                    Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
                )
                return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class Table(QTableView):
    """A table for keys: arrows move, Enter goes where the cell leads.

    `opened` carries the place, `moved` the row (-1 for none), `sorting` the column and
    whether from the end, `widths` all widths once they stay as they were dragged.
    """

    opened = Signal(object)
    moved = Signal(int)
    sorting = Signal(int, bool)
    widths = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        *,
        tall: bool = False,
        hides_empty: bool = False,
    ) -> None:
        super().__init__()
        self._hides_empty = hides_empty
        self.model_ = TableModel(columns)
        self.setModel(self.model_)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(tall)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(_TALL_ROW_PX if tall else _ROW_PX)
        self.setItemDelegate(InARow(self))
        self._across(columns)
        self.doubleClicked.connect(self._open)

    def _across(self, columns: Sequence[Column]) -> None:
        across = self.horizontalHeader()
        across.setMinimumSectionSize(_NARROWEST_PX)
        across.setHighlightSections(False)
        across.setStretchLastSection(True)
        across.setSectionsClickable(True)
        self._fits = True
        self._put_widths(enumerate(column.width for column in columns))
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(600)
        self._settling.timeout.connect(
            lambda: self.widths.emit([self.columnWidth(at) for at in range(len(columns))])
        )
        across.sectionResized.connect(self._resized)
        across.sectionClicked.connect(self._sort)
        self._sorted: tuple[int, bool] = (-1, False)

    def set_widths(self, widths: Sequence[int]) -> None:
        """Give the columns the widths she chose; the last one takes what is left."""
        self._fits = False
        self._put_widths(enumerate(widths[: len(self.model_.columns)]))

    def _put_widths(self, widths: Iterable[tuple[int, int]]) -> None:
        across = self.horizontalHeader()
        with QSignalBlocker(across):
            for at, width in widths:
                across.resizeSection(at, max(width, _NARROWEST_PX))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        columns, across = self.model_.columns, self.horizontalHeader()
        shown = [at for at in range(len(columns)) if not self.isColumnHidden(at)]
        if self._fits and shown:
            wanted = [columns[at].width for at in shown]
            least = [max(across.sectionSizeHint(at), columns[at].least) for at in shown]
            widths = shared_out(self.viewport().width(), wanted, least)
            self._put_widths(zip(shown, widths, strict=True))

    def _hide_empty(self, lines: Sequence[Line]) -> None:
        """A column in which nothing stands tells nothing, and takes room from the others."""
        for at in range(len(self.model_.columns)):
            self.setColumnHidden(at, bool(lines) and not any(line.cells[at] for line in lines))
        self._share_out()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace the lines; the current record stays current where it is still there."""
        index = self.currentIndex()
        held = self.model_.line(index).record if index.isValid() else None
        column = max(index.column(), 0)
        self.model_.show(lines)
        if self._hides_empty:
            self._hide_empty(lines)
        if held is not None:
            for row, line in enumerate(lines[:PAGE]):
                if line.record == held:
                    self.setCurrentIndex(self.model_.index(row, column))
                    return

    def current(self) -> Line | None:
        """The line the keys are on."""
        index = self.currentIndex()
        return self.model_.line(index) if index.isValid() else None

    def go_to(self, row: int) -> None:
        """Make `row` current and show it."""
        if 0 <= row < len(self.model_.lines):
            self.model_.reveal(row)
            index = self.model_.index(row, max(self.currentIndex().column(), 0))
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit(current.row() if current.isValid() else -1)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            place = self.model_.line(index).leads_to(index.column())
            if place is not None:
                self.opened.emit(place)

    def _resized(self, section: int, _old: int, _new: int) -> None:
        if section < len(self.model_.columns) - 1:  # the last one only takes what is left
            self._fits = False
            self._settling.start()

    def _sort(self, column: int) -> None:
        if not self.model_.columns[column].sorts:
            return
        backwards = self._sorted == (column, False)
        self._sorted = (column, backwards)
        order = Qt.SortOrder.DescendingOrder if backwards else Qt.SortOrder.AscendingOrder
        across = self.horizontalHeader()
        across.setSortIndicatorShown(True)
        across.setSortIndicator(column, order)
        self.sorting.emit(column, backwards)
