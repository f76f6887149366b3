"""The table of acts and their keys, over frozen rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from satchel.gui.language import translate
from satchel.gui.settings.presenter import KeyRow, key_words

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class KeysModel(QAbstractTableModel):
    """Two columns: what is done, and its key."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[KeyRow] = []

    def show(self, rows: Sequence[KeyRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, index: _Index) -> KeyRow:
        return self._rows[index.row()]

    def row_of(self, name: str) -> int:
        """Where the act of this name stands, or -1."""
        names = [one.act.name for one in self._rows]
        return names.index(name) if name in names else -1

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 2

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid() or role not in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        row = self._rows[index.row()]
        if index.column() == 0:
            return row.act.words
        if row.is_chosen:
            return translate("Settings", "{key} (chosen)").format(key=key_words(row.keys))
        return key_words(row.keys)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return (translate("Settings", "What is done"), translate("Settings", "Key"))[section]
