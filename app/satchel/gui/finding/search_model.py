"""Hits as they come, page by page."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from satchel.gui.finding.search_presenter import Answer, Found

FOUND = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


class HitsModel(QAbstractListModel):
    """Hits of one question; `wanted` asks for the page from an offset on, once each."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Found] = []
        self._total = 0
        self._asked = -1

    def begin(self, answer: Answer) -> None:
        """The first page of another question."""
        self.beginResetModel()
        self._found, self._total, self._asked = list(answer.found), answer.total, -1
        self.endResetModel()

    def go_on(self, answer: Answer) -> None:
        """A further page of the same question; one that does not follow is dropped."""
        if answer.offset != len(self._found) or not answer.found:
            return
        last = answer.offset + len(answer.found) - 1
        self.beginInsertRows(QModelIndex(), answer.offset, last)
        self._found += answer.found
        self.endInsertRows()

    def clear(self) -> None:
        """Nothing is asked."""
        self.beginResetModel()
        self._found, self._total, self._asked = [], 0, -1
        self.endResetModel()

    def found(self, index: _Index) -> Found:
        return self._found[index.row()]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def canFetchMore(self, parent: _Index | None = None) -> bool:
        if parent is not None and parent.isValid():
            return False
        return len(self._found) < self._total and self._asked != len(self._found)

    def fetchMore(self, parent: _Index | None = None) -> None:
        if self.canFetchMore(parent):
            self._asked = len(self._found)
            self.wanted.emit(self._asked)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self._found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join((one.title, one.about, one.snippet, one.why))
        if role == FOUND:
            return one
        return None
