"""The page with two observers side by side; only to be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.report.comparing_presenter import Beside, Table, heading, read_tables

_Index = QModelIndex | QPersistentModelIndex
_QUESTION_PX = 300


class TableModel(QAbstractTableModel):
    """Questions down, observers across."""

    def __init__(self) -> None:
        super().__init__()
        self._observers: tuple[str, ...] = ()
        self._lines: list[Beside] = []

    def show(self, table: Table | None, *, only_differing: bool) -> None:
        self.beginResetModel()
        self._observers = table.observers if table else ()
        lines = table.lines if table else ()
        self._lines = [line for line in lines if line.differs or not only_differing]
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 2 + len(self._observers)

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if way != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = (translate("Report", "Question"), translate("Report", "Agree?"), *self._observers)
        return heads[section] if section < len(heads) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        line = self._lines[index.row()]
        if index.column() == 0:
            return f"{line.number}  {line.text}"
        if index.column() == 1:
            return translate("Report", "≠ differs") if line.differs else ""
        return line.said[index.column() - 2]


class _Wrapped(QStyledItemDelegate):
    """Reckons the height of a text with the space the style sheet leaves around it."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        inside = QStyleOptionViewItem(option)
        inside.rect.setWidth(max(1, option.rect.width() - 3 * tokens.S))
        return super().sizeHint(inside, index)


class Comparing(QWidget):
    """A table for each subject that two have reported on."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._tables: list[Table] = []
        column = stack(self, tokens.S)
        head = row(spacing=tokens.M)
        self.subject = QComboBox()
        self.subject.setAccessibleName(translate("Report", "Whom the reports are about"))
        self.subject.currentIndexChanged.connect(lambda _at: self._show())
        self.only = QCheckBox(translate("Report", "Only what differs"))
        self.only.toggled.connect(lambda _on: self._show())
        head.addWidget(self.subject, 1)
        head.addWidget(self.only)
        head.addWidget(button(translate("Report", "Back to the questions"), self.left.emit))
        head.addStretch(0)
        column.addLayout(head)
        self._none = Plain(
            translate(
                "Report", "Only one observer has reported here; there is nothing to compare."
            ),
            "dim",
            wraps=True,
        )
        column.addWidget(self._none)
        self.model = TableModel()
        self.table = QTableView()
        self.table.setAccessibleName(translate("Report", "Observers side by side"))
        self.table.setModel(self.model)
        self.table.setWordWrap(True)
        self.table.setItemDelegate(_Wrapped(self.table))
        self.table.setShowGrid(True)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        down = self.table.verticalHeader()
        down.hide()
        column.addWidget(self.table, 1)
        column.addStretch(0)

    def open(self, hearing: str) -> None:
        """Read the reports of a hearing."""
        language = self._context.appearance.language
        self._context.tasks.read(
            lambda desk: read_tables(desk, hearing, language), self.show_tables, self
        )

    def show_tables(self, tables: Sequence[Table]) -> None:
        """The subjects there are to compare, maybe none."""
        self._tables = list(tables)
        blocked = self.subject.blockSignals(True)
        self.subject.clear()
        self.subject.addItems([heading(table) for table in tables])
        self.subject.blockSignals(blocked)
        for one in (self.subject, self.only, self.table):
            one.setVisible(bool(tables))
        self._none.setVisible(not tables)
        self._show()

    def _show(self) -> None:
        at = self.subject.currentIndex()
        table = self._tables[at] if 0 <= at < len(self._tables) else None
        self.model.show(table, only_differing=self.only.isChecked())
        across = self.table.horizontalHeader()
        for column in range(self.model.columnCount()):
            stretches = column >= 2
            mode = QHeaderView.ResizeMode
            across.setSectionResizeMode(column, mode.Stretch if stretches else mode.Interactive)
        if table is not None:
            self.table.setColumnWidth(0, _QUESTION_PX)
            self.table.resizeColumnToContents(1)
            QTimer.singleShot(0, self.table.resizeRowsToContents)  # once columns are as wide
