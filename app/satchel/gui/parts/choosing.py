"""Choosing files and folders: ours, since Qt's own dialog keeps a history on the disk.

Qt's file dialog writes the folders it has seen to the user's settings, and a system's dialog
puts what was chosen on lists of recent files. This one lies over the window, reads folders,
and leaves nothing anywhere; where it was last is known until the window closes.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import (
    QDir,
    QEvent,
    QModelIndex,
    QObject,
    QStandardPaths,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTreeView,
    QWidget,
)

from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, frame, row, stack
from satchel.gui.parts.folders import CHANGED, NAME, SIZE, TYPE, Files
from satchel.gui.parts.text import Plain
from satchel.system import volumes

_WIDTH, _HEIGHT, _PLACES = 820, 520, 180
_SIZE_PX, _CHANGED_PX = 110, 160
_BEGIN_A_PATH = ("/", "~", "\\")
Chosen = Callable[[list[Path]], None]


class Wanted(StrEnum):
    """What is to be chosen."""

    FILES = "files"
    FOLDER = "folder"
    NEW_FILE = "new-file"


def ask_files(over: QWidget, then: Chosen) -> None:
    """Let her choose one file or more; `then` gets their paths, and nothing if she does not."""
    _chooser(over).open(Wanted.FILES, then)


def ask_folder(over: QWidget, then: Callable[[Path], None]) -> None:
    """Let her choose a folder."""
    _chooser(over).open(Wanted.FOLDER, lambda chosen: then(chosen[0]))


def ask_new_file(over: QWidget, name: str, then: Callable[[Path], None]) -> None:
    """Let her say where a file called `name` is to be written. It may exist already: who
    writes it refuses that."""
    _chooser(over).open(Wanted.NEW_FILE, lambda chosen: then(chosen[0]), name)


def _chooser(over: QWidget) -> Chooser:
    """The one of the window, so that it opens again where it was."""
    window = over.window()
    found = window.findChild(Chooser)
    return found if isinstance(found, Chooser) else Chooser(window)


class Chooser(QWidget):
    """Lies over the window; Escape gives everything back as it was."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._below = parent
        self._before: QWidget | None = None
        self._then: Chosen = lambda _chosen: None
        self._wanted = Wanted.FILES
        self._model = Files(self)
        self._build()
        self._enter(Path.home())
        parent.installEventFilter(self)
        self.hide()

    def open(self, wanted: Wanted, then: Chosen, name: str = "") -> None:
        """Show it for one choice."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._wanted, self._then = wanted, then
        shown = QDir.Filter.AllDirs | QDir.Filter.NoDotAndDotDot | QDir.Filter.Drives
        self._model.setFilter(shown if wanted is Wanted.FOLDER else shown | QDir.Filter.Files)
        several = QAbstractItemView.SelectionMode.ExtendedSelection
        one = QAbstractItemView.SelectionMode.SingleSelection
        self.files.setSelectionMode(several if wanted is Wanted.FILES else one)
        self._title.setText(_title(wanted))
        self._agree.setText(_agreeing(wanted))
        self._agree.setAccessibleName(_agreeing(wanted))
        self.name.setVisible(wanted is Wanted.NEW_FILE)
        self.name.setText(name)
        self._list_places()
        self.files.clearSelection()
        self._place()
        self.show()
        self.raise_()
        (self.name if wanted is Wanted.NEW_FILE else self.files).setFocus()

    def shut(self) -> None:
        """Hide, and put the caret back where it was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    @property
    def folder(self) -> Path:
        """The folder that is shown."""
        return Path(self._model.rootPath())

    def _build(self) -> None:
        card = frame("card")
        stack(self, 0).addWidget(card)
        column = stack(card, tokens.S, tokens.M)
        self._title = Plain("", "heading")
        column.addWidget(self._title)
        top = row()
        top.addWidget(button(translate("Choosing", "Up"), self._up, keys="Alt+Up"))
        self.path = field()
        self.path.setAccessibleName(translate("Choosing", "Folder or file, as a path"))
        self.path.returnPressed.connect(self._typed)
        top.addWidget(self.path, 1)
        column.addLayout(top)
        middle = row()
        self.places = QListWidget()
        self.places.setFixedWidth(_PLACES)
        self.places.setAccessibleName(translate("Choosing", "Places"))
        self.places.itemActivated.connect(self._to_place)
        self.places.itemClicked.connect(self._to_place)
        middle.addWidget(self.places)
        middle.addWidget(self._make_files(), 1)
        column.addLayout(middle, 1)
        self.name = field()
        self.name.setAccessibleName(translate("Choosing", "Name of the file"))
        self.name.returnPressed.connect(self._choose)
        column.addWidget(self.name)
        last = row()
        last.addStretch(1)
        last.addWidget(button(translate("Choosing", "Cancel"), self.shut, keys="Esc"))
        self._agree = button(" ", self._choose, "primary")
        last.addWidget(self._agree)
        column.addLayout(last)

    def _make_files(self) -> QTreeView:
        self.files = QTreeView()
        self.files.setAccessibleName(translate("Choosing", "Files and folders"))
        self.files.setModel(self._model)
        self.files.setRootIsDecorated(False)
        self.files.setItemsExpandable(False)
        self.files.setUniformRowHeights(True)
        self.files.setSortingEnabled(True)
        self.files.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
        self.files.setColumnHidden(TYPE, True)
        head = self.files.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(SIZE, _SIZE_PX)
        head.resizeSection(CHANGED, _CHANGED_PX)
        self.files.activated.connect(self._activated)
        self.files.installEventFilter(self)
        return self.files

    def _list_places(self) -> None:
        self.places.clear()
        where = QStandardPaths.StandardLocation
        named = [
            (translate("Choosing", "Home"), Path.home()),
            (translate("Choosing", "Desktop"), _standard(where.DesktopLocation)),
            (translate("Choosing", "Documents"), _standard(where.DocumentsLocation)),
            (translate("Choosing", "Downloads"), _standard(where.DownloadLocation)),
            *((volume.name or str(volume), volume) for volume in volumes.removable()),
        ]
        seen: set[Path] = set()
        for words, folder in named:
            if folder is None or folder in seen:
                continue
            seen.add(folder)
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, str(folder))
            self.places.addItem(item)

    # What happens.

    def _enter(self, folder: Path) -> None:
        self.files.setRootIndex(self._model.setRootPath(str(folder)))
        self.files.clearSelection()
        self.path.setText(str(folder))

    def _up(self) -> None:
        self._enter(self.folder.parent)

    def _to_place(self, item: QListWidgetItem) -> None:
        self._enter(Path(item.data(Qt.ItemDataRole.UserRole)))

    def _typed(self) -> None:
        path = Path(self.path.text()).expanduser()
        if path.is_dir():
            self._enter(path)
        elif self._wanted is Wanted.FILES and path.is_file():
            self._end([path])

    def _activated(self, index: QModelIndex) -> None:
        path = Path(self._model.filePath(index))
        if self._model.isDir(index):
            self._enter(path)
        elif self._wanted is Wanted.NEW_FILE:
            self.name.setText(path.name)
        else:
            self._choose()

    def _choose(self) -> None:
        rows = self.files.selectionModel().selectedRows(NAME)
        chosen = [Path(self._model.filePath(index)) for index in rows]
        if self._wanted is Wanted.NEW_FILE:
            name = Path(self.name.text().strip()).name
            if name:
                self._end([self.folder / name])
        elif self._wanted is Wanted.FOLDER:
            self._end(chosen or [self.folder])
        elif chosen and all(path.is_dir() for path in chosen):
            self._enter(chosen[0])
        elif files := [path for path in chosen if not path.is_dir()]:
            self._end(files)

    def _end(self, chosen: list[Path]) -> None:
        then = self._then
        self.shut()
        then(chosen)

    def _place(self) -> None:
        width = min(_WIDTH, self._below.width() - 2 * tokens.XL)
        height = min(_HEIGHT, self._below.height() - 2 * tokens.XL)
        left, top = (self._below.width() - width) // 2, (self._below.height() - height) // 2
        self.setGeometry(left, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched is self.files and event.text() in _BEGIN_A_PATH:
            # A path that is typed where the files are goes where paths are typed.
            self.path.setText(event.text())
            self.path.setFocus()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        elif event.key() == Qt.Key.Key_Up and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._up()
        # What lies below hears nothing of it: there, Enter may mean to go on.
        event.accept()


def _standard(where: QStandardPaths.StandardLocation) -> Path | None:
    found = QStandardPaths.writableLocation(where)
    return Path(found) if found and Path(found).is_dir() else None


def _title(wanted: Wanted) -> str:
    return {
        Wanted.FILES: translate("Choosing", "Choose files"),
        Wanted.FOLDER: translate("Choosing", "Choose a folder"),
        Wanted.NEW_FILE: translate("Choosing", "Where is it to be written?"),
    }[wanted]


def _agreeing(wanted: Wanted) -> str:
    return {
        Wanted.FILES: translate("Choosing", "Take these"),
        Wanted.FOLDER: translate("Choosing", "Take this folder"),
        Wanted.NEW_FILE: translate("Choosing", "Write it here"),
    }[wanted]
