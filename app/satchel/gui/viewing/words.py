"""A text, page by page, letter for letter: no markup, no links, nothing fetched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from satchel.formats.previews.told import Found
from satchel.gui.language import translate
from satchel.gui.look.tokens import Colours


class WordsShown(QPlainTextEdit):
    """Read only; what was found is marked by colour and, where it is now, by selection."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setAccessibleName(translate("Viewing", "Text"))
        self._is_released = False
        self._soft = QTextCharFormat()
        self._soft.setBackground(QColor(colours.accent_soft))
        self._soft.setFontUnderline(True)  # so that it is not told by colour alone

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Where a desktop has a second clipboard, marking words by mouse would put them into
        it: nothing goes into any clipboard before she asks."""
        self._is_released = True
        super().mouseReleaseEvent(event)
        self._is_released = False

    def createMimeDataFromSelection(self) -> QMimeData:
        return QMimeData() if self._is_released else super().createMimeDataFromSelection()

    def mark(self, found: Sequence[Found], current: int) -> None:
        """Underline what was found; select the current one and bring it into the window."""
        marks = []
        for number, hit in enumerate(found):
            cursor = self._over(hit)
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, self._soft
            marks.append(mark)
            if number == current:
                self.setTextCursor(cursor)
                self.ensureCursorVisible()
        self.setExtraSelections(marks)

    def _over(self, hit: Found) -> QTextCursor:
        """Qt counts a letter beyond the first 65,536 of Unicode as two."""
        text = self.toPlainText()
        start, end = int(hit.boxes[0][0]), int(hit.boxes[0][2])
        wide = [sum(letter > "\uffff" for letter in text[:place]) for place in (start, end)]
        cursor = QTextCursor(self.document())
        cursor.setPosition(start + wide[0])
        cursor.setPosition(end + wide[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor
