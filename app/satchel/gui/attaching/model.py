"""The files of a sheet as a table: a row changes alone, so that nothing scrolls away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from satchel.domain.showing import one_line
from satchel.gui.attaching.presenter import Item, kind_in_words, state_in_short
from satchel.gui.language import translate
from satchel.gui.sizes import size_in_words

NAME, SIZE, TITLE, KIND, DATED, STATE = range(6)
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_EDITED = (TITLE, KIND, DATED)


class FilesModel(QAbstractTableModel):
    """Rows of frozen items. The first column is ticked for what is to be kept."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[Item] = []

    @property
    def items(self) -> list[Item]:
        """All of them, in the order they came."""
        return list(self._items)

    def add(self, item: Item) -> None:
        """One more row."""
        at = len(self._items)
        self.beginInsertRows(QModelIndex(), at, at)
        self._items.append(item)
        self.endInsertRows()

    def item(self, key: int) -> Item | None:
        """The item of this key, unless it was taken out."""
        return next((item for item in self._items if item.key == key), None)

    def put(self, item: Item) -> None:
        """Another state of an item that is here."""
        for at, before in enumerate(self._items):
            if before.key == item.key:
                self._items[at] = item
                self.dataChanged.emit(self.index(at, NAME), self.index(at, STATE))

    def take_out(self, key: int) -> None:
        """Forget an item."""
        for at, item in enumerate(self._items):
            if item.key == key:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._items[at]
                self.endRemoveRows()
                return

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # as Qt calls it
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # as Qt calls it
        return 0 if parent.isValid() else STATE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if role != _Role.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (
            translate("Attaching", "File"),
            translate("Attaching", "Size"),
            translate("Attaching", "Title"),
            translate("Attaching", "Kind"),
            translate("Attaching", "Its date"),
            translate("Attaching", "State"),
        )[section]

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item, column = self._items[index.row()], index.column()
        if role in (_Role.DisplayRole, _Role.EditRole, _Role.AccessibleTextRole):
            return self._text(item, column, role)
        if role == _Role.CheckStateRole and column == NAME:
            return Qt.CheckState.Checked if item.wanted else Qt.CheckState.Unchecked
        if role == _Role.TextAlignmentRole and column == SIZE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, item: Item, column: int, role: int) -> str:
        if column == KIND and role == _Role.EditRole:
            return item.chosen_kind or item.kind
        return {
            NAME: one_line(item.name),
            SIZE: size_in_words(item.size) if item.size else "",
            TITLE: item.title,
            KIND: kind_in_words(item.chosen_kind or item.kind),
            DATED: item.dated,
            STATE: state_in_short(item),
        }[column]

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        if not index.isValid():
            return False
        item = self._items[index.row()]
        if not item.may_change:
            return False
        if role == _Role.CheckStateRole and index.column() == NAME:
            wanted = Qt.CheckState(value) is Qt.CheckState.Checked
            self.put(replace(item, wanted=wanted))
            return True
        if role != _Role.EditRole or index.column() not in _EDITED:
            return False
        told = str(value)
        if index.column() == TITLE:
            self.put(replace(item, title=told))
        elif index.column() == KIND:
            self.put(replace(item, chosen_kind=told))
        else:
            self.put(replace(item, dated=told))
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._items[index.row()].may_change:
            if index.column() == NAME:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            if index.column() in _EDITED:
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags
