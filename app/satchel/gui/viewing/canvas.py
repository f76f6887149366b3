"""The part of a page that is in the window: one picture, drawn elsewhere, moved and marked.

It keeps no other page and no other part. What it needs it asks for by `wanted`; until the
answer comes, the last picture stays where it belongs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from satchel.formats.previews.told import Found
from satchel.gui.appearance import Appearance
from satchel.gui.language import translate
from satchel.gui.viewing.pages_presenter import Fit, Look, Seen, step

_EDGE = 1
_SOFT, _MARK = 60, 3


class Canvas(QAbstractScrollArea):
    """A page with scroll bars. `wanted` says that `look()` has changed, `beyond` that she
    went past the page's end (1) or its beginning (-1)."""

    wanted = Signal()
    beyond = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accent = QColor(appearance.colours.accent)
        self._look = Look()
        self._seen: Seen | None = None
        self._picture = QPixmap()
        self._marks: Sequence[Found] = ()
        self._current = -1
        self._to_end = False
        self._placing = False
        self._choose_bars()
        self.setAccessibleName(translate("Viewing", "Page"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(40)
            bar.valueChanged.connect(lambda _value: self._moved())

    def look(self) -> Look:
        """What is to be drawn now, in pixels of the screen."""
        ratio = self.devicePixelRatioF()
        window = self.viewport().size() * ratio
        at = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value()) * ratio
        return replace(
            self._look,
            window=(max(1, window.width()), max(1, window.height())),
            at=(at.x(), at.y()),
            ratio=ratio,
        )

    def forget(self) -> None:
        """Nothing is shown; the next document begins at its first page."""
        self._look, self._seen, self._picture = Look(fit=self._look.fit), None, QPixmap()
        self.mark((), -1)
        self._set_bars()
        self.viewport().update()

    def turn_to(self, page: int, *, at_end: bool = False) -> None:
        """Another page, from its top, or from its end when one comes from behind."""
        self._look = replace(self._look, page=page)
        self.mark((), -1)
        self._to_end = at_end
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setValue(bar.maximum() if at_end and bar is self.verticalScrollBar() else 0)
        self.wanted.emit()

    def fit(self, fit: Fit) -> None:
        """As wide as the window, or whole in it."""
        self._look = replace(self._look, fit=fit)
        self._choose_bars()
        self.wanted.emit()

    def zoom(self, larger: bool | None) -> None:
        """A step larger or smaller, None for one to one; the middle stays in the middle."""
        now = self._zoom_now()
        to = 1.0 if larger is None else step(now, larger)
        self._look = replace(self._look, fit=Fit.FREE, zoom=to)
        self._choose_bars()
        for bar, size in (
            (self.verticalScrollBar(), self.viewport().height()),
            (self.horizontalScrollBar(), self.viewport().width()),
        ):
            middle = int((bar.value() + size / 2) * to / now - size / 2)
            bar.setMaximum(max(bar.maximum(), middle))
            bar.setValue(middle)
        self.wanted.emit()

    def turn(self) -> None:
        """A quarter clockwise."""
        self._look = replace(self._look, turn=(self._look.turn + 90) % 360)
        self.mark((), -1)
        self.wanted.emit()

    def show_seen(self, seen: Seen, image: QImage) -> None:
        """What was drawn, as `prepared`, if it is still of this page."""
        if (seen.look.page, seen.look.turn) != (self._look.page, self._look.turn):
            return
        self._picture = QPixmap.fromImage(image)
        self._seen = seen
        if seen.look.zoom == self._look.zoom:
            self._look = replace(self._look, zoom=seen.zoom)  # very large pages have a limit
        self._set_bars()
        if self._to_end:
            self._to_end = False
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        self.viewport().update()

    def mark(self, found: Sequence[Found], current: int) -> None:
        """Show where words stand; the current one is framed and brought into the window."""
        self._marks, self._current = found, current
        if 0 <= current < len(found) and self._seen is not None:
            box = self._placed(found[current].boxes[0]) if found[current].boxes else QRectF()
            page = box.translated(self._scrolled())
            window = self.viewport().size()
            for bar, start, end, size in (
                (self.verticalScrollBar(), page.top(), page.bottom(), window.height()),
                (self.horizontalScrollBar(), page.left(), page.right(), window.width()),
            ):
                if start < bar.value() or end > bar.value() + size:
                    bar.setValue(int(start - size / 3))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    # Painting and moving.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        seen = self._seen
        if seen is None:
            return
        shown = self._to_window()
        place = QRectF(*seen.corner, seen.picture.width, seen.picture.height)
        corner = QPointF(self._origin()) + place.topLeft() * shown
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._waits())
        painter.drawPixmap(
            QRectF(corner, place.size() * shown), self._picture, QRectF(self._picture.rect())
        )
        for number, hit in enumerate(self._marks):
            for box in hit.boxes:
                self._draw_mark(painter, self._placed(box), number == self._current)

    def _draw_mark(self, painter: QPainter, place: QRectF, current: bool) -> None:
        soft = QColor(self._accent)
        soft.setAlpha(_SOFT)
        painter.fillRect(place, soft)
        if current:
            painter.setPen(QPen(self._accent, _MARK))
            painter.drawRect(place.adjusted(-_MARK, -_MARK, _MARK, _MARK))

    def _placed(self, box: tuple[float, float, float, float]) -> QRectF:
        """A box of the page in the window."""
        assert self._seen is not None
        scale = self._seen.scale * self._to_window()
        left, top, right, bottom = (edge * scale for edge in box)
        return QRectF(left, top, right - left, bottom - top).translated(self._origin())

    def _whole(self) -> QSize:
        if self._seen is None:
            return QSize(0, 0)
        shown = self._to_window()
        return QSize(int(self._seen.whole[0] * shown), int(self._seen.whole[1] * shown))

    def _zoom_now(self) -> float:
        """What she has asked for, also while it is still being drawn."""
        if self._look.fit is Fit.FREE:
            return self._look.zoom
        return self._seen.zoom if self._seen is not None else 1.0

    def _waits(self) -> bool:
        """Whether the picture is of another size than she asked for."""
        return self._seen is not None and self._zoom_now() != self._seen.zoom

    def _to_window(self) -> float:
        """From pixels of the picture to places of the window."""
        assert self._seen is not None
        return self._zoom_now() / self._seen.zoom / self.devicePixelRatioF()

    def _origin(self) -> QPoint:
        """Where the page's corner is: in the middle of a wider window, else as scrolled."""
        whole, window = self._whole(), self.viewport().size()
        spare = QPoint(
            max(0, (window.width() - whole.width()) // 2),
            max(0, (window.height() - whole.height()) // 2),
        )
        return spare - self._scrolled()

    def _scrolled(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _choose_bars(self) -> None:
        """Where the size follows from the window, whether there are bars does not follow from
        the size: they would come and go for ever."""
        policy, fit = Qt.ScrollBarPolicy, self._look.fit
        free = policy.ScrollBarAsNeeded if fit is Fit.FREE else policy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(free)
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if fit is Fit.WIDTH else free)

    def _set_bars(self) -> None:
        whole, window = self._whole(), self.viewport().size()
        for bar, length, size in (
            (self.verticalScrollBar(), whole.height(), window.height()),
            (self.horizontalScrollBar(), whole.width(), window.width()),
        ):
            before, self._placing = self._placing, True  # drawn already: no other part is wanted
            bar.setPageStep(size)
            bar.setRange(0, max(0, length - size))
            self._placing = before

    def _moved(self) -> None:
        self.viewport().update()
        if self._placing:
            return
        if self._seen is None or not self._covers():
            self.wanted.emit()

    def _covers(self) -> bool:
        """Whether the picture holds all that is in the window."""
        assert self._seen is not None
        look, drawn = self.look(), self._seen.picture
        have = QRect(*self._seen.corner, drawn.width, drawn.height)
        page = QRect(0, 0, *self._seen.whole)
        return have.contains(QRect(*look.at, *look.window).intersected(page))

    def resizeEvent(self, event: object) -> None:
        self._set_bars()
        self.wanted.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(event.angleDelta().y() > 0)
            return
        bar, down = self.verticalScrollBar(), event.angleDelta().y() < 0
        if bar.value() == (bar.maximum() if down else 0) and event.angleDelta().y():
            self.beyond.emit(1 if down else -1)
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.scroll_page(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def scroll_page(self, way: int) -> None:
        """A window down or up, and beyond the end to the next page."""
        bar = self.verticalScrollBar()
        if bar.value() == (bar.maximum() if way > 0 else 0):
            self.beyond.emit(way)
        else:
            bar.setValue(bar.value() + way * int(bar.pageStep() * 0.9))
