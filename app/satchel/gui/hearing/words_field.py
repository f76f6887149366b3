"""The field a line is typed in. Enter keeps it, Tab leads to the speaker; it grows with words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy

from satchel.gui.look import tokens
from satchel.gui.parts.typing import Area

_MOST_LINES = 6
_OWN = (  # what a field of text does itself with Ctrl; everything else is an act of the page
    Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Z, Qt.Key.Key_Y,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Backspace, Qt.Key.Key_Delete,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Insert,
)  # fmt: skip


class WordsField(Area):
    """`entered` on Enter, `speaker_wanted` on Tab, `left` on Escape, `lines_wanted` on an
    arrow up in the first line."""

    entered = Signal()
    speaker_wanted = Signal()
    left = Signal()
    lines_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def words(self) -> str:
        return self.toPlainText()

    def set_words(self, text: str) -> None:
        """Another text, the caret after it."""
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp) and self.textCursor().blockNumber() == 0:
            before = self.textCursor().position()
            super().keyPressEvent(event)
            if self.textCursor().position() == before:
                self.lines_wanted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab leads to the speaker; keys with Ctrl that are acts of the page are not taken."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Tab and not event.modifiers():
                self.speaker_wanted.emit()
                return True
            return super().event(event)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if ctrl and event.key() not in _OWN:
                event.ignore()
                return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain text only; files and pictures are attached, not pasted into words."""
        if source.hasText():
            self.insertPlainText(source.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """No empty line below the last one when the field has grown after the text came."""
        super().resizeEvent(event)
        lines, shown = round(self.document().size().height()), self._lines()
        bar = self.verticalScrollBar()
        bar.setValue(min(bar.value(), max(0, lines - shown)))
        self.ensureCursorVisible()

    def _lines(self) -> int:
        return max(1, min(_MOST_LINES, round(self.document().size().height())))

    def _grow(self) -> None:
        step = self.fontMetrics().lineSpacing()
        self.setFixedHeight(self._lines() * step + tokens.XS)
