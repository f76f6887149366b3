"""The table of files: one edits in place, by mouse or F2, and takes a row out by Delete."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from satchel.gui.attaching.model import DATED, KIND, NAME, SIZE, STATE, TITLE
from satchel.gui.attaching.presenter import KINDS, kind_in_words
from satchel.gui.language import translate
from satchel.gui.look import tokens

_WIDTHS = {SIZE: 108, TITLE: 120, KIND: 120, DATED: 96}


class _KindEditor(QStyledItemDelegate):
    """Chooses among the sorts of things there are."""

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        made = QComboBox(parent)
        made.setAccessibleName(translate("Attaching", "Kind"))
        for kind in KINDS:
            made.addItem(kind_in_words(kind), kind)
        return made

    def setEditorData(self, editor: QWidget, index: Any) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Any) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData())


class FilesTable(QTableView):
    """`removed` and `opened` carry rows."""

    removed = Signal(list)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Attaching", "Files"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setItemDelegateForColumn(KIND, _KindEditor(self))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.SelectedClicked
        )

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is None:
            return
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            head.resizeSection(column, width)
        for column in (NAME, STATE):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where nothing is yet, how something comes there."""
        super().paintEvent(event)
        model = self.model()
        if model is not None and model.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            inside = self.viewport().rect().adjusted(tokens.XL, tokens.XL, -tokens.XL, -tokens.XL)
            flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(inside, int(flags), _nothing_yet())

    def chosen(self) -> list[int]:
        """Rows that are selected."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self.chosen())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


def _nothing_yet() -> str:
    """What the empty sheet says."""
    return translate(
        "Attaching",
        "No file yet. Drop files or pictures here, paste them, or choose them. They are read "
        "only; the archive gets them when you keep them.",
    )
