"""Sets one line of a hearing: time, speaker, words, and small words under them.

Everything here is measured before it is painted, and what was set is kept for a while: a
page of lines is painted many times while it scrolls. Colours and sizes are the tokens'.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from satchel.gui.hearing.rows_presenter import Row, State
from satchel.gui.look import tokens
from satchel.gui.look.tokens import Colours

TIME_PX = 58
SPEAKER_PX = 118
GAP_PX = tokens.M
TEXT_CHARS = 72
_ABOVE = tokens.XS + 1
_UNDER_GAP = 2
_HEADING_PX = 34
_HELD = 600


@dataclass(slots=True)
class _Set:
    """A block of text broken into lines."""

    layout: QTextLayout
    height: float


@dataclass(slots=True)
class _Line:
    """All blocks of a row at one width."""

    time: _Set
    speaker: _Set
    text: _Set
    under: _Set | None
    height: int


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns stand in a view of some width; the input stands in the same ones."""

    left: int
    text_left: int
    text_width: int

    @property
    def speaker_left(self) -> int:
        return self.left + TIME_PX + GAP_PX

    @classmethod
    def of(cls, width: int, chars: float) -> Columns:
        """In the middle; the words never wider than a line is comfortably read."""
        beside = TIME_PX + SPEAKER_PX + 2 * GAP_PX
        room = max(120, width - beside - 2 * tokens.L)
        text = int(min(room, TEXT_CHARS * chars))
        left = max(tokens.L, (width - beside - text) // 2)
        return cls(left, left + beside, text)


class Typesetter:
    """Measures and paints rows. One for a view; told when the font or the look is another."""

    def __init__(self, font: QFont) -> None:
        self._plain = QFont(font)
        self._plain.setPixelSize(tokens.TEXT_PX)
        self._small = QFont(font)
        self._small.setPixelSize(tokens.SMALL_PX)
        self._strong = QFont(self._plain)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._slanted = QFont(self._plain)
        self._slanted.setItalic(True)
        self._heading = QFont(self._small)
        self._heading.setWeight(QFont.Weight.DemiBold)
        self._char_px = QFontMetricsF(self._plain).averageCharWidth()
        self._set: dict[tuple[Row, int], _Line] = {}
        self._is_mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def columns(self, width: int) -> Columns:
        """The columns of a view of this width."""
        return Columns.of(width, self._char_px)

    def height(self, row: Row | None, width: int) -> int:
        """How tall a row is; of one that is not read yet, a guess."""
        return self._line(row, width).height if row is not None else self.guess()

    def guess(self) -> int:
        """The height of one line of text."""
        return int(tokens.TEXT_PX * tokens.LINE_HEIGHT / 100) + 2 * _ABOVE

    def paint(
        self, painter: QPainter, row: Row | None, rect: QRect, look: Colours, *, found: bool
    ) -> None:
        """Paint a row in `rect`, which is as tall as `height` said. `found`: it holds what is
        being looked for."""
        columns = self.columns(rect.width())
        if row is None:
            painter.setFont(self._plain)
            painter.setPen(QColor(look.dim))
            x = self._x(rect, columns.text_left, tokens.M)
            painter.drawText(QPointF(x, rect.center().y() + 5), "…")
            return
        line = self._line(row, rect.width())
        top = rect.y() + _ABOVE
        if row.heading:
            self._paint_heading(painter, row.heading, columns, rect, look)
            top += _HEADING_PX
        dim, ink = QColor(look.dim), QColor(look.ink)
        state = {State.SAVING: look.waiting, State.REFUSED: look.broken}.get(row.state)
        time_x = self._x(rect, columns.left, TIME_PX + GAP_PX)
        speaker_x = self._x(rect, columns.speaker_left, SPEAKER_PX)
        text_x = self._x(rect, columns.text_left, columns.text_width)
        self._draw(painter, line.time, time_x, top, QColor(state) if state else dim)
        self._draw(painter, line.speaker, speaker_x, top, dim if row.is_mine else ink)
        self._draw(painter, line.text, text_x, top, dim if row.is_aside else ink)
        if row.is_mine:
            # A bar beside the words: her own remark is told apart by its shape too.
            bar_x = self._x(rect, columns.text_left - tokens.S, 2)
            painter.fillRect(QRectF(bar_x, top + 3, 2, line.text.height - 4), dim)
        if line.under is not None:
            y = top + line.text.height + _UNDER_GAP
            self._draw(painter, line.under, text_x, y, dim)
        if found:
            y = top + line.text.height
            painter.setPen(QPen(QColor(look.accent), 2, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(text_x, y), QPointF(text_x + columns.text_width, y))

    def is_on_under(self, row: Row, rect: QRect, y: int) -> bool:
        """Whether `y` is on the small words of the row in `rect`."""
        line = self._line(row, rect.width())
        top = rect.y() + _ABOVE + (_HEADING_PX if row.heading else 0)
        return line.under is not None and y > top + line.text.height

    def _paint_heading(
        self, painter: QPainter, words: str, columns: Columns, rect: QRect, look: Colours
    ) -> None:
        painter.setFont(self._heading)
        painter.setPen(QColor(look.dim))
        base = rect.y() + _HEADING_PX - tokens.S
        wide = QFontMetricsF(self._heading).horizontalAdvance(words)
        painter.drawText(QPointF(self._x(rect, columns.text_left, wide), base), words)
        right = columns.text_left + columns.text_width
        after = columns.text_left + wide
        painter.setPen(QColor(look.line))
        for begins, ends in ((columns.left, columns.text_left - 12), (after + 12, right)):
            x = self._x(rect, begins, ends - begins)
            painter.drawLine(QPointF(x, base - 4), QPointF(x + ends - begins, base - 4))

    def _x(self, rect: QRect, left: float, width: float) -> float:
        """Where what begins at `left` begins; from the right where one reads from the right."""
        return rect.width() - left - width if self._is_mirrored else left

    @staticmethod
    def _draw(painter: QPainter, block: _Set, x: float, y: float, colour: QColor) -> None:
        painter.setPen(colour)
        block.layout.draw(painter, QPointF(x, y))

    def _line(self, row: Row, width: int) -> _Line:
        key = (row, width)
        found = self._set.get(key)
        if found is not None:
            return found
        while len(self._set) >= _HELD:
            del self._set[next(iter(self._set))]
        columns = self.columns(width)
        words = self._slanted if row.is_mine or row.is_aside else self._plain
        time_font = self._plain if row.state is State.SAVED else self._small
        text = self._block(row.text, words, columns.text_width)
        speaker = self._block(row.speaker, self._speaker_font(row), SPEAKER_PX)
        under = self._block("  ·  ".join(row.under), self._small, columns.text_width)
        height = max(text.height + (_UNDER_GAP + under.height if row.under else 0), speaker.height)
        line = _Line(
            time=self._block(row.time, time_font, TIME_PX + GAP_PX),
            speaker=speaker,
            text=text,
            under=under if row.under else None,
            height=int(height) + 2 * _ABOVE + (_HEADING_PX if row.heading else 0),
        )
        self._set[key] = line
        return line

    def _speaker_font(self, row: Row) -> QFont:
        return self._slanted if row.is_mine else self._strong

    def _block(self, text: str, font: QFont, width: int) -> _Set:
        return _block(text, font, width, self._is_mirrored)


def _block(text: str, font: QFont, width: int, is_mirrored: bool) -> _Set:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if is_mirrored:
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    step = font.pixelSize() * tokens.LINE_HEIGHT / 100
    y = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (step - line.height()) / 2))
        y += step
    layout.endLayout()
    return _Set(layout, max(y, step))
