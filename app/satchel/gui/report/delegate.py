"""How a question is drawn: its number, its words, and beside them what is said to it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.report.model import DRAFT, ROW
from satchel.gui.report.rows_presenter import Kind, Row

_NUMBER_PX = 58
_WORDS_PART = 0.56
_WRAP = Qt.TextFlag.TextWordWrap
_TALL = 4000

_Index = QModelIndex | QPersistentModelIndex


class QuestionDelegate(QStyledItemDelegate):
    """Draws rows from the palette's colours; an unanswered question says so in words."""

    def __init__(self, over: QAbstractScrollArea) -> None:
        super().__init__(over)
        self._list = over
        self._sizes: dict[int, tuple[Row, int, QSize]] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(ROW)
        self._ground(painter, option, row)
        painter.save()
        inside = option.rect.adjusted(tokens.S, tokens.XS + 1, -tokens.S, -tokens.XS)
        if row.kind is Kind.SECTION:
            self._section(painter, option, inside, row)
        elif row.kind is Kind.ANOTHER:
            room = _visual(option, inside, inside.adjusted(_NUMBER_PX, 0, 0, 0))
            self._words(painter, option, room, f"+  {row.text}")
        else:
            self._question(painter, option, inside, row, bool(index.data(DRAFT)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Measured once for each row and width: all rows are asked at each change of width."""
        row: Row = index.data(ROW)
        width = self._list.viewport().width() - 2 * tokens.S
        known = self._sizes.get(index.row())
        if known is None or known[0] is not row or known[1] != width:
            known = (row, width, self._measured(option, row, width))
            self._sizes[index.row()] = known
        return known[2]

    @staticmethod
    def _measured(option: QStyleOptionViewItem, row: Row, width: int) -> QSize:
        plain = QFontMetrics(option.font)
        if row.kind is Kind.SECTION:
            bold = QFontMetrics(_bold(option.font))
            tall = bold.height() + tokens.M
            if row.note:
                tall += _height(plain, width, row.note)
            return QSize(0, tall + 2 * tokens.XS)
        if row.kind is Kind.ANOTHER:
            return QSize(0, plain.height() + 2 * tokens.XS + 2)
        words, said = _columns(width)
        tall = max(_height(plain, words, row.text), _height(plain, said, _said(row)))
        return QSize(0, tall + 2 * tokens.XS + 2)

    @staticmethod
    def _ground(painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        if row.kind is Kind.SECTION:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.AlternateBase))
            return
        empty = QStyleOptionViewItem(option)
        empty.text = ""
        widget = option.widget
        if widget is not None:
            control = QStyle.ControlElement.CE_ItemViewItem
            widget.style().drawControl(control, empty, painter, widget)

    def _section(
        self, painter: QPainter, option: QStyleOptionViewItem, inside: QRect, row: Row
    ) -> None:
        painter.setPen(option.palette.color(QPalette.ColorRole.WindowText))
        painter.setFont(_bold(option.font))
        tall = QFontMetrics(painter.font()).height()
        head = QRect(inside.x(), inside.y() + tokens.S, inside.width(), tall)
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft, f"{row.letter}   {row.text}")
        painter.setFont(option.font)
        painter.drawText(head, Qt.AlignmentFlag.AlignRight, row.said)
        if row.note:
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            below = QRect(inside.x(), head.bottom() + 1, inside.width(), _TALL)
            painter.drawText(below, _WRAP, row.note)

    def _question(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inside: QRect,
        row: Row,
        is_draft: bool,
    ) -> None:
        dim = option.palette.color(QPalette.ColorRole.PlaceholderText)
        ink = option.palette.color(QPalette.ColorRole.WindowText)
        words, said = _columns(inside.width())
        painter.setFont(option.font)
        painter.setPen(dim)
        number = QRect(inside.x(), inside.y(), _NUMBER_PX - tokens.S, inside.height())
        mark = " †" if row.question and row.question.is_draft else ""
        number = _visual(option, inside, number)
        painter.drawText(number, Qt.AlignmentFlag.AlignLeft, row.shown + mark)
        painter.setPen(ink)
        text = QRect(inside.x() + _NUMBER_PX, inside.y(), words, _TALL)
        painter.drawText(_visual(option, inside, text), _WRAP, row.text)
        right = QRect(inside.right() - said + 1, inside.y(), said, _TALL)
        painter.setPen(ink if row.said or is_draft else dim)
        right = _visual(option, inside, right)
        painter.drawText(right, _WRAP, _said(row, is_draft=is_draft))

    @staticmethod
    def _words(painter: QPainter, option: QStyleOptionViewItem, inside: QRect, text: str) -> None:
        painter.setPen(option.palette.color(QPalette.ColorRole.Link))
        painter.setFont(option.font)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft, text)


def _visual(option: QStyleOptionViewItem, inside: QRect, room: QRect) -> QRect:
    """`room`, from the right where one reads from the right."""
    return QStyle.visualRect(option.direction, inside, room)


def _said(row: Row, *, is_draft: bool = False) -> str:
    if is_draft:
        return translate("Report", "draft, not kept yet")
    if row.is_several:
        apart = translate("Report", "made apart, all kept")
        return f"{row.said}  ({apart})"
    return row.said or translate("Report", "not answered")


def _columns(width: int) -> tuple[int, int]:
    """Widths of the question's words, and of what is said to it."""
    left = width - _NUMBER_PX
    words = int(left * _WORDS_PART)
    return words, left - words - tokens.L


def _height(metrics: QFontMetrics, width: int, text: str) -> int:
    return metrics.boundingRect(QRect(0, 0, max(width, 1), _TALL), _WRAP, text).height()


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
