"""What lies in a folder, as a model that Qt fills in a thread of its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QFileSystemModel

from satchel.domain.showing import one_line
from satchel.gui.language import translate
from satchel.gui.sizes import size_in_words

NAME, SIZE, TYPE, CHANGED = range(4)  # columns of Qt's model


class Files(QFileSystemModel):
    """Qt's, with a word where a folder is, and headings in every language we speak."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setOption(QFileSystemModel.Option.DontUseCustomDirectoryIcons)
        self.setReadOnly(True)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return {
                NAME: translate("Choosing", "Name"),
                SIZE: translate("Choosing", "Size"),
                CHANGED: translate("Choosing", "Changed"),
            }.get(section, "")
        return None

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == NAME:
                return one_line(self.fileName(index))
            if index.column() == SIZE and self.isDir(index):
                return translate("Choosing", "folder")
            if index.column() == SIZE:
                return size_in_words(self.size(index))
            if index.column() == CHANGED:
                return self.lastModified(index).toString("yyyy-MM-dd HH:mm")
        if role == Qt.ItemDataRole.DecorationRole:
            return None
        return super().data(index, role)
