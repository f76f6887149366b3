"""The picture of the four places: drawn, and read with the arrow keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.look.tokens import Colours
from satchel.gui.sending.places_presenter import Station

_TALL = 136
_NUMBER_PX = 26
_ARROW = 5


class FourPlaces(QWidget):
    """One box for each place, an arrow to the next; the chosen one says its numbers in words.

    State is told by words and the form of the edge, never by colour alone: what waits has a
    thick edge and says so, what does not exist a broken one.
    """

    chosen = Signal(int)

    def __init__(self, colours: Callable[[], Colours]) -> None:
        super().__init__()
        self._colours = colours
        self._stations: list[Station] = []
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(_TALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Sending", "Where things are"))

    def show_stations(self, stations: list[Station]) -> None:
        """Draw these, the first of them that waits chosen."""
        self._stations = stations
        self._choose(self._at if self._at < len(stations) else 0)

    @property
    def station(self) -> Station | None:
        """The chosen one."""
        return self._stations[self._at] if self._stations else None

    def sizeHint(self) -> QSize:
        return QSize(720, _TALL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        if step and 0 <= self._at + step < len(self._stations):
            self._choose(self._at + step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number, box in enumerate(self._boxes()):
            if box.contains(event.position()):
                self._choose(number)

    def _choose(self, number: int) -> None:
        self._at = number
        self.setAccessibleDescription(". ".join(one.said for one in self._stations))
        if self._stations:
            name = translate("Sending", "Where things are")
            self.setAccessibleName(f"{name}: {self._stations[number].said}")
        self.chosen.emit(number)
        self.update()

    def _boxes(self) -> list[QRectF]:
        count = max(len(self._stations), 1)
        gap = tokens.XL
        wide = (self.width() - gap * (count - 1) - 4) / count
        boxes = [QRectF(2 + n * (wide + gap), 2, wide, self.height() - 4) for n in range(count)]
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return boxes[::-1] if mirrored else boxes

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._colours()
        boxes = self._boxes()
        for number, (station, box) in enumerate(zip(self._stations, boxes, strict=False)):
            self._paint_box(painter, look, station, box, number == self._at)
            if number + 1 < len(self._stations):
                _paint_arrow(painter, look, box, boxes[number + 1])
        painter.end()

    def _paint_box(
        self, painter: QPainter, look: Colours, station: Station, box: QRectF, chosen: bool
    ) -> None:
        edge = QPen(QColor(look.waiting if station.waits else look.edge), 2 if station.waits else 1)
        if not station.is_there:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(QColor(look.raised if station.is_there else look.paper))
        painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        if chosen and self.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), tokens.RADIUS, tokens.RADIUS)
        inside = box.adjusted(tokens.S, tokens.S, -tokens.S, -tokens.S)
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
        painter.setPen(QColor(look.ink if station.is_there else look.dim))
        painter.setFont(_font(self.font(), tokens.TEXT_PX, strong=True))
        drawn = painter.boundingRect(inside, wrap, station.title)
        painter.drawText(inside, wrap, station.title)
        if station.is_there:
            painter.setFont(_font(self.font(), _NUMBER_PX, strong=False))
            inside.setTop(drawn.bottom() + tokens.XS)
            painter.drawText(inside, wrap, str(station.number))
            inside.setTop(inside.top() + _NUMBER_PX + tokens.S)
        else:
            inside.setTop(drawn.bottom() + tokens.S)
        painter.setPen(QColor(look.dim))
        painter.setFont(_font(self.font(), tokens.SMALL_PX, strong=False))
        painter.drawText(inside, wrap, "\n".join(station.lines))


def _paint_arrow(painter: QPainter, look: Colours, box: QRectF, following: QRectF) -> None:
    forwards = following.left() > box.left()
    begin = QPointF((box.right() if forwards else box.left()), box.center().y())
    end = QPointF((following.left() if forwards else following.right()), box.center().y())
    back = -_ARROW if forwards else _ARROW
    inset = tokens.XS if forwards else -tokens.XS
    painter.setPen(QPen(QColor(look.edge), 1.5))
    tip = end - QPointF(inset, 0)
    painter.drawLine(begin + QPointF(inset, 0), tip)
    painter.drawLine(tip, tip + QPointF(back, -_ARROW))
    painter.drawLine(tip, tip + QPointF(back, _ARROW))


def _font(base: QFont, size: int, *, strong: bool) -> QFont:
    made = QFont(base)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made
