"""What a parcel brought, as a list: a line for each record."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from satchel.assembly.arriving import Arrived

_Index = QModelIndex | QPersistentModelIndex


class ArrivedModel(QAbstractListModel):
    """Frozen rows; `words` makes the line of one."""

    def __init__(self, words: Callable[[Arrived], str]) -> None:
        super().__init__()
        self._words = words
        self._rows: Sequence[Arrived] = ()

    def show(self, rows: Sequence[Arrived]) -> None:
        """Replace all."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def arrived(self, index: _Index) -> Arrived | None:
        """The record of a line."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(self._rows[index.row()])
        return None
