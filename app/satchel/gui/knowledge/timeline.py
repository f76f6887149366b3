"""The plot of a chronology: rows of marks over time, read by arrow keys as well as by eye.

It runs the way one reads. Left and right go from mark to mark, up and down to the nearest of the
next row, plus and minus draw it wider and narrower, Enter opens. Each mark is told in words, too.
"""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QBrush,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStyle, QWidget

from satchel.gui.appearance import Appearance
from satchel.gui.knowledge.timeline_presenter import Mark, Plot, Shape
from satchel.gui.language import translate
from satchel.gui.look import tokens

_ROW_PX = 26
_AXIS_PX = 24
_MARK_PX = 5.0
_LABEL_PX = 128
_NARROWEST = 9.0
_ROOM_FOR_MONTHS_PX = 64
_WIDEST = 64


class Timeline(QWidget):
    """The drawing. `moved` and `chosen` carry the line of the chronology."""

    moved = Signal(int)
    chosen = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._theme = appearance.theme
        self._colours = appearance.colours
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("Knowledge", "Timeline"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._plot = Plot()
        self._starts: list[float] = []
        self._current = -1
        self._zoom = 1
        self.setMinimumHeight(_AXIS_PX + 2 * _ROW_PX)

    def show_plot(self, plot: Plot) -> None:
        """Draw another plot."""
        self._plot = plot
        self._starts = [mark.start for mark in plot.marks]
        self._current = 0 if plot.marks else -1
        self.setFixedHeight(_AXIS_PX + max(len(plot.rows), 1) * _ROW_PX + tokens.S)
        self._tell()
        self.update()

    @property
    def current(self) -> Mark | None:
        """The mark the keys are on."""
        marks = self._plot.marks
        return marks[self._current] if 0 <= self._current < len(marks) else None

    def go_to_line(self, line: int) -> None:
        """Make the mark of a line of the chronology current, without telling."""
        marks = self._plot.marks
        at = next((at for at, mark in enumerate(marks) if mark.line == line), -1)
        if at >= 0 and at != self._current:
            self._current = at
            self._tell()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, self.minimumHeight())

    # Keys and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        key = event.key()
        if key in (keys.Key_Left, keys.Key_Right):
            on = keys.Key_Left if self.isRightToLeft() else keys.Key_Right
            self._go(self._current + (1 if key == on else -1))
        elif key in (keys.Key_Up, keys.Key_Down):
            self._go_row(1 if key == keys.Key_Down else -1)
        elif key in (keys.Key_Home, keys.Key_End):
            self._go(0 if key == keys.Key_Home else len(self._plot.marks) - 1)
        elif key in (keys.Key_Plus, keys.Key_Equal):
            self.draw_wider(2)
        elif key == keys.Key_Minus:
            self.draw_wider(0.5)
        elif key in (keys.Key_Return, keys.Key_Enter) and self.current is not None:
            self.chosen.emit(self.current.line)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position())
        if at >= 0:
            self._go(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position()) >= 0 and self.current is not None:
            self.chosen.emit(self.current.line)

    def draw_wider(self, by: float) -> None:
        """Draw it wider or narrower; what is current stays in sight."""
        self._zoom = int(min(max(self._zoom * by, 1), _WIDEST))
        around = self._around()
        width = around.viewport().width() if around is not None else self.width()
        self.setMinimumWidth(width * self._zoom if self._zoom > 1 else 0)
        self._show_current()
        self.update()

    def _go(self, at: int) -> None:
        if not self._plot.marks:
            return
        self._current = min(max(at, 0), len(self._plot.marks) - 1)
        self._tell()
        self._show_current()
        self.update()
        self.moved.emit(self._plot.marks[self._current].line)

    def _go_row(self, step: int) -> None:
        here = self.current
        if here is None:
            return
        rows = range(here.row + step, len(self._plot.rows) if step > 0 else -1, step)
        for row in rows:
            near = [at for at, mark in enumerate(self._plot.marks) if mark.row == row]
            if near:
                marks = self._plot.marks
                self._go(min(near, key=lambda at: abs(marks[at].start - here.start)))
                return

    def _tell(self) -> None:
        mark = self.current
        self.setAccessibleDescription(
            mark.said if mark else translate("Knowledge", "Nothing here has a date yet.")
        )
        told = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(told)

    def _around(self) -> QScrollArea | None:
        above = self.parentWidget()
        area = above.parentWidget() if above is not None else None
        return area if isinstance(area, QScrollArea) else None

    def _show_current(self) -> None:
        around, mark = self._around(), self.current
        if around is not None and mark is not None:
            y = _AXIS_PX + mark.row * _ROW_PX + _ROW_PX // 2
            around.ensureVisible(int(self._seen(self._x(mark.start))), y, 60, _ROW_PX)

    # Drawing.

    def _x(self, day: float) -> float:
        """How far from where one begins to read; `_seen` is where that is in the window."""
        room = max(self.width() - _LABEL_PX - tokens.M, 1)
        return _LABEL_PX + day / (self._plot.days or 1) * room

    def _seen(self, x: float, width: float = 0.0) -> float:
        """The left edge of what begins at `x` and is so wide; and the other way round."""
        return self.width() - x - width if self.isRightToLeft() else x

    def _at(self, point: QPointF) -> int:
        x = self._seen(point.x())
        row = int((point.y() - _AXIS_PX) // _ROW_PX)
        best, nearest = -1, 12.0
        for at, mark in enumerate(self._plot.marks):
            if mark.row != row:
                continue
            left, right = self._x(mark.start), self._x(mark.end)
            far = max(left - x, x - max(right, left + _MARK_PX), 0.0)
            if far < nearest:
                best, nearest = at, far
        return best

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._appearance.theme is not self._theme:  # its table is a file, read once a theme
            self._theme, self._colours = self._appearance.theme, self._appearance.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_rows(painter)
        self._paint_axis(painter)
        shown = event.rect()
        begins = self._seen(shown.left(), shown.width()) - 20
        ends = begins + shown.width() + 40
        # What lasted may begin long before, so only what begins afterwards is left out.
        day = (ends - _LABEL_PX) / max(self.width() - _LABEL_PX, 1) * self._plot.days
        for at in range(bisect_left(self._starts, day + 1)):
            mark = self._plot.marks[at]
            if self._x(mark.end) >= begins or at == self._current:
                self._paint_mark(painter, mark, at == self._current)
        painter.end()

    def _paint_rows(self, painter: QPainter) -> None:
        colours = self._colours
        metrics = QFontMetrics(self.font())
        for number, name in enumerate(self._plot.rows):
            top = _AXIS_PX + number * _ROW_PX
            if number % 2 == 0:
                painter.fillRect(0, top, self.width(), _ROW_PX, QColor(colours.sunk))
            painter.setPen(QColor(colours.ink))
            wide = _LABEL_PX - tokens.M
            room = QRectF(self._seen(tokens.XS, wide), top, wide, _ROW_PX)
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, wide)
            start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, QStyle.visualAlignment(self.layoutDirection(), start), text)

    def _paint_axis(self, painter: QPainter) -> None:
        colours = self._colours
        metrics = QFontMetrics(self.font())
        bottom = _AXIS_PX + len(self._plot.rows) * _ROW_PX
        free = 0.0
        month = self._x(30) - self._x(0)
        for tick in sorted(self._plot.ticks, key=lambda tick: tick.at):
            if tick.is_fine and month < _ROOM_FOR_MONTHS_PX:
                continue
            x = self._x(tick.at)
            painter.setPen(QPen(QColor(colours.line), 1))
            line = self._seen(x)
            painter.drawLine(QPointF(line, _AXIS_PX - 4), QPointF(line, bottom))
            width = metrics.horizontalAdvance(tick.words)
            left = min(x - width / 2, self.width() - width - tokens.XS)
            if left > free:
                painter.setPen(QColor(colours.dim))
                painter.drawText(QPointF(self._seen(left, width), _AXIS_PX - 8), tick.words)
                free = left + width + tokens.S

    def _paint_mark(self, painter: QPainter, mark: Mark, is_current: bool) -> None:
        colours = self._colours
        ink = QColor(colours.accent)
        middle = _AXIS_PX + mark.row * _ROW_PX + _ROW_PX / 2
        left, right = self._x(mark.start), max(self._x(mark.end), self._x(mark.start))
        painter.setPen(QPen(ink, 1.4))
        if mark.shape is Shape.POINT:
            self._paint_point(painter, QPointF(self._seen(left), middle), ink, mark.disputed)
            box = QRectF(self._seen(left - 8, 16), middle - 8, 16, 16)
        else:
            wide = max(right - left, _NARROWEST)
            box = QRectF(self._seen(left, wide), middle - 6, wide, 12)
            self._paint_stretch(painter, mark, box, ink)
        if is_current:
            painter.setPen(QPen(QColor(colours.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 4, 4)

    def _paint_point(self, painter: QPainter, middle: QPointF, ink: QColor, disputed: bool) -> None:
        """A filled dot; a hollow diamond where another date is stated too."""
        if not disputed:
            painter.setBrush(ink)
            painter.drawEllipse(middle, _MARK_PX, _MARK_PX)
            return
        painter.setBrush(QColor(self._colours.raised))
        size = _MARK_PX + 1.5
        x, y = middle.x(), middle.y()
        painter.drawPolygon(
            [QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size), QPointF(x - size, y)]
        )

    def _paint_stretch(self, painter: QPainter, mark: Mark, box: QRectF, ink: QColor) -> None:
        """Solid for what lasted; hatched within a broken line for what is only known so far."""
        if mark.shape is Shape.BAR:
            painter.setBrush(ink)
        else:
            painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
            if mark.shape is Shape.VAGUE:
                painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 3, 3)
        if mark.opens:  # an arrow: it goes on as far as is known
            tip, back = (box.left(), 6) if self.isRightToLeft() else (box.right(), -6)
            y = box.center().y()
            painter.drawLine(QPointF(tip + back, y - 9), QPointF(tip, y))
            painter.drawLine(QPointF(tip + back, y + 9), QPointF(tip, y))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.update()


def scrolled(timeline: Timeline) -> QScrollArea:
    """The plot in an area that scrolls when it is drawn wider."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(timeline)
    area.setFocusProxy(timeline)
    return area
