"""Rows of several lines in a list: as tall as they are when one of them has the keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

_FRAME_PX = 2  # the style sheet frames the row that has the keys, and Qt measures without it


class SeveralLines(QStyledItemDelegate):
    """Without, the frame takes the room of the last line, and it is not painted."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return super().sizeHint(option, index) + QSize(0, 2 * _FRAME_PX)
