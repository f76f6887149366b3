"""A table of this room: whole rows, no editing in place, columns that share the width."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from satchel.gui.look import tokens


class _Measured(QStyledItemDelegate):
    """Qt measures words over the whole width of a column, and paints them between the style
    sheet's paddings: what just fitted lost its last word."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        narrower = QStyleOptionViewItem(option)
        narrower.rect = option.rect.adjusted(tokens.S, 0, -tokens.S, 0)
        return super().sizeHint(narrower, index)


class _Table(QTableView):
    """Rows as tall as their words need at this width, which Qt works out before it knows it."""

    def __init__(self) -> None:
        super().__init__()
        # Afterwards: the scroll bar that taller rows bring takes width from the columns again.
        self._laying = QTimer(self)
        self._laying.setSingleShot(True)
        self._laying.setInterval(0)
        self._laying.timeout.connect(self.resizeRowsToContents)
        self.horizontalHeader().sectionResized.connect(lambda *_: self._laying.start())


def table(model: QAbstractItemModel, name: str) -> QTableView:
    """Shows `model`; `name` is what readers of the screen say."""
    made = _Table()
    made.setItemDelegate(_Measured(made))
    model.modelReset.connect(made.resizeRowsToContents)
    made.setModel(model)
    made.setAccessibleName(name)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.setTabKeyNavigation(False)  # Tab leads out of the table, arrows lead within
    made.setShowGrid(False)
    made.setWordWrap(True)
    made.verticalHeader().hide()
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    made.horizontalHeader().setHighlightSections(False)
    made.horizontalHeader().setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    )
    return made
