"""The palette: every act by its plain name, at one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from satchel.gui.acts import Act
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import field, frame, stack

_WIDTH = 520
_TALLEST = 360


class Palette(QWidget):
    """Lies over the window, takes no typing away: Escape gives everything back as it was."""

    def __init__(self, parent: QWidget, acts: Callable[[], Sequence[Act]]) -> None:
        super().__init__(parent)
        self._below, self._acts = parent, acts
        self._before: QWidget | None = None
        card = frame("card")
        stack(self, 0).addWidget(card)
        inside = stack(card, tokens.S, tokens.M)
        self.words: QLineEdit = field(translate("Shell", "What do you want to do?"))
        self.words.setAccessibleName(translate("Shell", "Find an act by its name"))
        self.words.textChanged.connect(self._narrow)
        self.words.installEventFilter(self)
        self.found = QListWidget()
        self.found.setAccessibleName(translate("Shell", "Acts"))
        self.found.itemActivated.connect(lambda _item: self._run())
        self.found.itemClicked.connect(lambda _item: self._run())
        inside.addWidget(self.words)
        inside.addWidget(self.found)
        self.hide()

    def open(self) -> None:
        """Show all acts that are possible now."""
        self._before = self.window().focusWidget()
        self.place()
        self._possible = [act for act in self._acts() if act.possible()]
        self.words.clear()
        self._narrow("")
        self.show()
        self.raise_()
        self.words.setFocus()

    def place(self) -> None:
        """Stand near the top of the window, in its middle, whatever its size."""
        width = min(_WIDTH, self._below.width() - 2 * tokens.XL)
        height = min(_TALLEST, self._below.height() - 4 * tokens.XL)
        self.setGeometry((self._below.width() - width) // 2, 2 * tokens.XL, width, height)

    def shut(self) -> None:
        """Hide, and put the caret back where it was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in moves:
                step = self.found.currentRow() + moves[Qt.Key(event.key())]
                self.found.setCurrentRow(max(0, min(step, self.found.count() - 1)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.shut()
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        self.found.clear()
        for act in self._possible:
            if all(word in act.words.casefold() for word in words):
                item = QListWidgetItem(f"{act.words}    {act.keys}" if act.keys else act.words)
                item.setData(Qt.ItemDataRole.UserRole, act)
                self.found.addItem(item)
        self.found.setCurrentRow(0)

    def _run(self) -> None:
        item = self.found.currentItem()
        if item is not None:
            act: Act = item.data(Qt.ItemDataRole.UserRole)
            self.shut()
            act.run()
