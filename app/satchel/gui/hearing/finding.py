"""Looking for words in the lines of one hearing: Enter to the next, Shift+Enter back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, row
from satchel.gui.parts.text import Plain

_PAUSE_MS = 200


class Finding(QWidget):
    """`sought` carries the words to look for, `shown` the place of a line to be shown,
    `closed` when she is done."""

    sought = Signal(str)
    shown = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._places: Sequence[int] = ()
        self._at = -1
        line = row(self, tokens.S)
        line.setContentsMargins(tokens.L, tokens.XS, tokens.L, tokens.XS)
        self.words = field(translate("Hearing", "Find in this hearing"))
        self.words.setAccessibleName(translate("Hearing", "Find in this hearing"))
        self.words.installEventFilter(self)
        self._said = Plain("", "small")
        self._said.setAccessibleName(translate("Hearing", "How many were found"))
        line.addWidget(self.words, 1)
        line.addWidget(self._said)
        line.addWidget(
            button(translate("Hearing", "Earlier"), lambda: self._step(-1), "quiet", "Shift+Enter")
        )
        line.addWidget(button(translate("Hearing", "Later"), lambda: self._step(1), "quiet"))
        line.addWidget(button(translate("Hearing", "Close"), self.closed.emit, "quiet", "Esc"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.sought.emit(self.words.text()))
        self.words.textChanged.connect(lambda _text: self._pause.start())
        self.hide()

    def open(self) -> None:
        """Show it, the caret in it."""
        self.show()
        self.words.selectAll()
        self.words.setFocus()

    def show_found(self, places: Sequence[int], near: int) -> None:
        """The places of the lines that were found; the last one up to `near` is shown."""
        self._places = places
        before = [at for at, place in enumerate(places) if place <= near]
        self._at = before[-1] if before else len(places) - 1
        self._say()
        if places:
            self.shown.emit(places[self._at])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self._step(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._say()
            self.shown.emit(self._places[self._at])

    def _say(self) -> None:
        if not self.words.text().strip():
            self._said.setText("")
        elif not self._places:
            self._said.setText(translate("Hearing", "not found here"))
        else:
            told = translate("Hearing", "{number} of {count}")
            self._said.setText(told.format(number=self._at + 1, count=len(self._places)))
