"""The viewer's two rows of controls, and the line in which one searches."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, row
from satchel.gui.parts.text import Plain

Run = Callable[[], None]


class FileRow(QWidget):
    """Which of several files this is."""

    def __init__(self, before: Run, after: Run, copy: Run) -> None:
        super().__init__()
        line = row(self)
        self.before = button(translate("Viewing", "Previous file"), before, keys="Ctrl+PgUp")
        self.after = button(translate("Viewing", "Next file"), after, keys="Ctrl+PgDown")
        self.place = Plain("", "dim")
        line.addWidget(self.before)
        line.addWidget(self.place)
        line.addWidget(self.after)
        line.addStretch(1)
        self.copy = button(translate("Viewing", "Write a copy…"), copy, "quiet")
        line.addWidget(self.copy)


class PageRow(QWidget):
    """Which page, and how large."""

    def __init__(self, runs: dict[str, Run]) -> None:
        super().__init__()
        line = row(self)
        line.setSpacing(tokens.XS)
        self.before = button(translate("Viewing", "Up"), runs["up"], keys="PgUp")
        self.after = button(translate("Viewing", "Down"), runs["down"], keys="PgDown")
        self.before.setAccessibleName(translate("Viewing", "Page up"))
        self.after.setAccessibleName(translate("Viewing", "Page down"))
        self.page = Plain("", "strong")
        line.addWidget(self.before)
        line.addWidget(self.after)
        line.addWidget(self.page)
        line.addStretch(1)
        self.sized = QWidget()
        sizes = row(self.sized, tokens.XS)
        smaller = button("−", runs["smaller"], keys=translate("Viewing", "Smaller, Ctrl+−"))
        smaller.setAccessibleName(translate("Viewing", "Smaller"))
        larger = button("+", runs["larger"], keys=translate("Viewing", "Larger, Ctrl++"))
        larger.setAccessibleName(translate("Viewing", "Larger"))
        self.zoom = Plain("", "number")
        self.zoom.setAccessibleName(translate("Viewing", "Size"))
        for part in (smaller, self.zoom, larger):
            sizes.addWidget(part)
        sizes.addWidget(button(translate("Viewing", "Full width"), runs["width"]))
        sizes.addWidget(button(translate("Viewing", "Whole page"), runs["whole"]))
        sizes.addWidget(button(translate("Viewing", "Turn"), runs["turn"], keys="Ctrl+T"))
        line.addWidget(self.sized)

    def set_kind(self, *, several: bool, drawn: bool) -> None:
        """What one can do with this document; a single page of text needs no row at all."""
        for part in (self.before, self.after, self.page):
            part.setVisible(several)
        self.sized.setVisible(drawn)
        self.setVisible(several or drawn)


class FindRow(QWidget):
    """Words to find in this document; Enter goes on, Shift+Enter back, Escape closes."""

    asked = Signal(str, bool)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        line = row(self)
        self.words: QLineEdit = field(translate("Viewing", "Find in this document"))
        self.words.setAccessibleName(translate("Viewing", "Find in this document"))
        self.words.installEventFilter(self)
        line.addWidget(self.words, 1)
        line.addWidget(button(translate("Viewing", "Back"), lambda: self._ask(False)))
        line.addWidget(button(translate("Viewing", "On"), lambda: self._ask(True)))
        self.answer = Plain("", "dim")
        self.answer.setAccessibleName(translate("Viewing", "What was found"))
        line.addWidget(self.answer)
        line.addWidget(button(translate("Viewing", "Close"), self.shut, "quiet", keys="Esc"))
        self.hide()

    def open(self) -> None:
        """Show it, with the caret in it."""
        self.show()
        self.words.setFocus()
        self.words.selectAll()

    def shut(self) -> None:
        """Hide it and what it found."""
        self.hide()
        self.answer.setText("")
        self.closed.emit()

    def _ask(self, forward: bool) -> None:
        if self.words.text().strip():
            self.asked.emit(self.words.text().strip(), forward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._ask(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.shut()
                return True
        return super().eventFilter(watched, event)
