"""The report's own controls: a choice with its key on it, and a text that Enter keeps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from satchel.gui.look import tokens
from satchel.gui.parts.flowing import Flowing
from satchel.gui.parts.text import Plain
from satchel.gui.parts.typing import Area

_LINE_PX = 20


class Choices(QWidget):
    """Words of which one may be chosen; each shows the key that chooses it.

    `chosen` carries the word's own key; empty where the chosen one was pressed again.
    """

    chosen = Signal(str)

    def __init__(self, name: str, label: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._lay = Flowing(self, tokens.XS + 2)
        self._label = Plain(label, "small") if label else None
        if self._label is not None:
            self._label.setMinimumHeight(tokens.XL + 2)
            self._lay.addWidget(self._label)
        self._made: dict[str, QPushButton] = {}
        self._keys: dict[str, str] = {}
        self._offered: Sequence[tuple[str, str, str]] = ()

    def offer(self, words: Sequence[tuple[str, str, str]]) -> None:
        """(own key, words, key to press) of each; what is the same already stays."""
        if words == self._offered:
            return
        self._offered = words
        for made in self._made.values():
            self._lay.removeWidget(made)
            made.deleteLater()
        self._made, self._keys = {}, {}
        for own, text, key in words:
            made = QPushButton(f"{key}  {text}".replace("&", "&&").strip())
            made.setAccessibleName(text)
            made.setAccessibleDescription(key)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setProperty("role", "choice")
            made.clicked.connect(lambda on=False, one=own: self.chosen.emit(one if on else ""))
            self._lay.addWidget(made)
            made.show()
            self._made[own] = made
            if key:
                self._keys[key.casefold()] = own
        self.updateGeometry()

    def show_chosen(self, own: str) -> None:
        """Press the one, release the others; says nothing."""
        for key, made in self._made.items():
            made.setChecked(key == own)

    def press(self, key: str) -> bool:
        """Choose by the key on it; False where nothing has that key."""
        own = self._keys.get(key)
        if own is None or not self.isVisible() or not self.isEnabled():
            return False
        self.chosen.emit(own)
        return True


class Words(Area):
    """Several lines of plain text. Enter is done with it, Shift+Enter begins a new line."""

    done = Signal()

    def __init__(self, name: str, placeholder: str = "", lines: int = 3) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFixedHeight(lines * _LINE_PX + tokens.M)
        self._heard: Callable[[str], None] | None = None
        self.textChanged.connect(self._changed)

    def hear(self, heard: Callable[[str], None]) -> None:
        """Call `heard` with the text at each change by a person."""
        self._heard = heard

    def put(self, text: str) -> None:
        """Show a text without saying so."""
        if text != self.toPlainText():
            blocked = self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.done.emit()
            return
        super().keyPressEvent(event)

    def _changed(self) -> None:
        if self._heard is not None:
            self._heard(self.toPlainText())
