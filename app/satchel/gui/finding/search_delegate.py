"""How a hit is drawn: its title, what it is, the words around, and why it was found."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from satchel.gui.appearance import Appearance
from satchel.gui.finding.search_model import FOUND
from satchel.gui.finding.search_presenter import Found
from satchel.gui.look import tokens

_LINE = 1.35
_SNIPPET_LINES = 2
_BAR_PX = 3
_Index = QModelIndex | QPersistentModelIndex


class HitDelegate(QStyledItemDelegate):
    """Four lines of one height each; the words that were found are drawn bold."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._theme = appearance.theme
        self._colours = appearance.colours

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = int(QFontMetrics(option.font).height() * _LINE)
        return QSize(200, line * (2 + _SNIPPET_LINES) + 2 * tokens.S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        found = index.data(FOUND)
        if not isinstance(found, Found):
            return
        if self._appearance.theme is not self._theme:  # its table is a file, read once a theme
            self._theme, self._colours = self._appearance.theme, self._appearance.colours
        painter.save()
        self._paint_ground(painter, option)
        colours = self._colours
        ink, dim = QColor(colours.ink), QColor(colours.dim)
        box = option.rect.adjusted(tokens.M, tokens.S, -tokens.M, -tokens.S)
        line = int(QFontMetrics(option.font).height() * _LINE)
        bold, small = QFont(option.font), QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(tokens.SMALL_PX)
        painter.setPen(dim)
        about = QFontMetrics(small).horizontalAdvance(found.about) + 2
        way = option.direction
        beside = QRect(box.right() - about, box.top(), about, line)
        self._line(painter, small, found.about, QStyle.visualRect(way, box, beside))
        painter.setPen(ink)
        room = QRect(box.left(), box.top(), box.width() - about - tokens.M, line)
        self._line(painter, bold, found.title, QStyle.visualRect(way, box, room))
        under = QRect(box.left(), box.top() + line, box.width(), _SNIPPET_LINES * line)
        lines = self._snippet(painter, option, found, under)
        painter.setPen(dim)
        below = QRect(box.left(), under.top() + lines * line, box.width(), line)
        self._line(painter, small, found.why, below)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Hover, selection and focus each have a mark of their own, not a colour alone."""
        widget = option.widget
        style = widget.style() if isinstance(widget, QWidget) else None
        if style is not None:
            primitive = QStyle.PrimitiveElement.PE_PanelItemViewItem
            style.drawPrimitive(primitive, option, painter, widget)
        if option.state & QStyle.StateFlag.State_Selected:
            bar = QRect(option.rect.left(), option.rect.top(), _BAR_PX, option.rect.height())
            seen = QStyle.visualRect(option.direction, option.rect, bar)
            painter.fillRect(seen, QColor(self._colours.accent))
        rule = option.rect.adjusted(tokens.M, option.rect.height() - 1, 0, 0)
        seen = QStyle.visualRect(option.direction, option.rect, rule)
        painter.fillRect(seen, QColor(self._colours.line))

    def _line(self, painter: QPainter, font: QFont, text: str, room: QRect) -> None:
        painter.setFont(font)
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)

    def _snippet(
        self, painter: QPainter, option: QStyleOptionViewItem, found: Found, room: QRect
    ) -> int:
        """Draw it; how many lines it took."""
        layout = QTextLayout(found.snippet, option.font)
        start = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading)
        layout.setTextOption(QTextOption(start))
        layout.setFormats(_bold(found))
        layout.beginLayout()
        y = 0.0
        for _ in range(_SNIPPET_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room.width())
            line.setPosition(QPointF(0, y))
            y += QFontMetrics(option.font).height() * _LINE
        layout.endLayout()
        layout.draw(painter, QPointF(room.left(), room.top()))
        return layout.lineCount()


def _bold(found: Found) -> list[QTextLayout.FormatRange]:
    words = "|".join(re.escape(word) for word in found.words if word)
    ranges: list[QTextLayout.FormatRange] = []
    for match in re.finditer(words, found.snippet) if words else ():
        one = QTextLayout.FormatRange()
        one.start, one.length = match.start(), len(match[0])
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setFontUnderline(True)
        one.format = look
        ranges.append(one)
    return ranges
