"""The parts of a page's screen: named values, a text, and what changed in one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from satchel.domain.differing import ChangedLine, Way
from satchel.domain.showing import visible
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.look.tokens import Colours
from satchel.gui.parts.controls import stack
from satchel.gui.parts.text import Plain
from satchel.gui.viewing.words import WordsShown

_LONG, _PIECE, _BREAK = 24, 8, "\u200b"
_SIGNS = {Way.SAME: "   ", Way.GONE: "−  ", Way.CAME: "+  "}


class Facts(QWidget):
    """A column of names and values."""

    def __init__(self, margin: int = tokens.M) -> None:
        super().__init__()
        self._column = stack(self, tokens.XS, margin)
        self._column.addStretch(1)

    def tell(self, heading: str, pairs: Sequence[tuple[str, str]], instead: str = "") -> None:
        """Show these; `instead` where there are none."""
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        if heading:
            self._add(heading, "section")
        for name, value in pairs:
            self._add(name, "small")
            self._add(value, "", selectable=True)
        if not pairs and instead:
            self._add(instead, "dim")

    def _add(self, text: str, role: str, *, selectable: bool = False) -> None:
        shown = _breakable(text)
        made = Plain(shown, role, wraps=True, selectable=selectable and shown == text)
        self._column.insertWidget(self._column.count() - 1, made)


class HeadShown(WordsShown):
    """The head of an answer, letter for letter, in letters of one width."""

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        font = QFont("monospace")
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPixelSize(tokens.TEXT_PX)
        self.document().setDefaultFont(font)
        self.setAccessibleName(translate("Page", "Headers of the answer"))


class ChangeShown(WordsShown):
    """Lines that went and that came, told apart by sign and line, not by colour alone."""

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours)
        self.setAccessibleName(translate("Page", "What changed"))
        self._formats = {way: QTextCharFormat() for way in Way}
        self._formats[Way.SAME].setForeground(QColor(colours.dim))
        self._formats[Way.GONE].setBackground(QColor(colours.broken_soft))
        self._formats[Way.GONE].setFontStrikeOut(True)
        self._formats[Way.CAME].setBackground(QColor(colours.accent_soft))
        self._formats[Way.CAME].setFontUnderline(True)

    def show_lines(self, lines: Sequence[ChangedLine | None]) -> None:
        """Show these; None stands for lines that are left out."""
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, line in enumerate(lines):
            if number:
                cursor.insertText("\n", self._formats[Way.SAME])
            way, words = (line.way, visible(line.text)) if line is not None else (Way.SAME, "…")
            cursor.insertText(_SIGNS[way], self._formats[Way.SAME])
            cursor.insertText(words, self._formats[way])
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _breakable(text: str) -> str:
    """Where a long address may go on in the next line; it is not for copying then."""
    return "\n".join(" ".join(map(_pieces, line.split(" "))) for line in text.split("\n"))


def _pieces(word: str) -> str:
    if len(word) <= _LONG:
        return word
    return _BREAK.join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))
