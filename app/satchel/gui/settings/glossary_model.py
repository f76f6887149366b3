"""The table of the glossary, over frozen terms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from satchel.gui.settings.glossary_presenter import Term

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class GlossaryModel(QAbstractTableModel):
    """One column a language; `names` are their headings, by language, in order."""

    def __init__(self, names: dict[str, str]) -> None:
        super().__init__()
        self._languages = list(names)
        self._names = list(names.values())
        self._terms: list[Term] = []

    def show(self, terms: Sequence[Term]) -> None:
        """Replace all terms."""
        self.beginResetModel()
        self._terms = list(terms)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._terms)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._languages)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid() or role not in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        return self._terms[index.row()].said(self._languages[index.column()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return self._names[section]
