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
        self._buttons: list[QPushButton] = []
        self._offered: Sequence[tuple[str, str, str]] = ()

    def offer(self, words: Sequence[tuple[str, str, str]]) -> None:
        """(own key, words, key to press) of each; what is the same already stays."""
        if words == self._offered:
            return
        self._offered = words
        while len(self._buttons) < len(words):
            self._buttons.append(self._button(len(self._buttons)))
        for at, made in enumerate(self._buttons):
            made.setVisible(at < len(words))
        for made, (_own, text, key) in zip(self._buttons, words, strict=False):
            made.setText(f"{key}  {text}".replace("&", "&&").strip())
            made.setAccessibleName(text)
            made.setAccessibleDescription(key)
        self.updateGeometry()

    def _button(self, at: int) -> QPushButton:
        """Made once and named anew: a new button costs more than all else of a question."""
        made = QPushButton()
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setProperty("role", "choice")
        made.clicked.connect(lambda on=False: self._pressed(at, on))
        self._lay.addWidget(made)
        return made

    def _pressed(self, at: int, on: bool) -> None:
        self.chosen.emit(self._offered[at][0] if on else "")

    def show_chosen(self, own: str) -> None:
        """Press the one, release the others; says nothing."""
        for made, (key, _text, _press) in zip(self._buttons, self._offered, strict=False):
            made.setChecked(key == own)

    def press(self, key: str) -> bool:
        """Choose by the key on it; False where nothing has that key."""
        own = next((own for own, _text, press in self._offered if press.casefold() == key), None)
        if not key or own is None or not self.isVisible() or not self.isEnabled():
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
