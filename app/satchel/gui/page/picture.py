"""Small pictures of captured pages for lists: drawn by the worker, kept in memory only.

Too small to be read, so they are no look at the page that would have to be signed.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from satchel.assembly.desk import Desk
from satchel.capture.looked_at import has_picture
from satchel.formats.previews.asking import Drawn
from satchel.formats.previews.told import Box
from satchel.gui.appearance import Appearance
from satchel.gui.tasks import Tasks
from satchel.gui.viewing.picturing import pictured

WIDE, TALL = 64, 40
_MOST = 200


class Thumbs(QObject):
    """Pictures by the record of their capture. `came` says that one more is there."""

    came = Signal(str)

    def __init__(self, tasks: Tasks, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._appearance = tasks, appearance
        self._known: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._wanted: list[str] = []
        self._busy = False

    def get(self, record: str) -> QPixmap | None:
        """The picture, or None while there is none; then it is made, the newest wish first."""
        if record in self._known:
            return self._known[record]
        if record not in self._wanted:
            self._wanted.append(record)
            self._next()
        return None

    def forget_wishes(self) -> None:
        """Whoever scrolled on wants other ones."""
        self._wanted.clear()

    def _next(self) -> None:
        if self._busy or not self._wanted:
            return
        record, self._busy = self._wanted.pop(), True
        act = partial(_small, record, self._appearance)
        self._tasks.look(act, partial(self._made, record), self, lambda _no: self._failed(record))

    def _made(self, record: str, image: QImage | None) -> None:
        self._busy = False
        self._known[record] = None if image is None else QPixmap.fromImage(image)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)
        self.came.emit(record)
        self._next()

    def _failed(self, record: str) -> None:
        self._made(record, None)


class ThumbDelegate(QStyledItemDelegate):
    """Paints the picture of a row's capture; an empty frame where there is none. `records` are
    the captures of the rows."""

    def __init__(self, thumbs: Thumbs, appearance: Appearance) -> None:
        super().__init__(thumbs)
        self._thumbs = thumbs
        self.records: list[str | None] = []
        self._line = QColor(appearance.colours.line)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        rect: QRect = option.rect
        frame = QRect(0, 0, WIDE, TALL - 6)
        frame.moveCenter(rect.center())
        row = index.row()
        record = self.records[row] if row < len(self.records) else None
        found = self._thumbs.get(record) if record is not None else None
        painter.save()
        if found is not None:
            painter.drawPixmap(frame, found, QRect(0, 0, found.width(), found.height()))
        painter.setPen(self._line)
        style = Qt.PenStyle.SolidLine if record is not None else Qt.PenStyle.DotLine
        pen = painter.pen()
        pen.setStyle(style)
        painter.setPen(pen)
        painter.drawRect(frame)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(WIDE + 8, TALL)


def _small(record: str, appearance: Appearance, desk: Desk) -> QImage | None:
    """On the looking lane: the top of the page, as wide as the frame; twice for sharp screens."""
    seen = desk.looked_at.show(desk.records.show(record))
    if not has_picture(seen.view):
        return None
    source = desk.looked_at.picture(seen)
    size = source.seek(0, 2)
    drawn = Drawn(source, size, "image/png", desk.previews.start)
    try:
        width, height = drawn.size(0)
        scale = 2 * WIDE / width
        tall = min(2 * (TALL - 6), max(1, int(height * scale)))
        picture = drawn.draw(0, scale, box=Box(0, 0, 2 * WIDE, tall))
    finally:
        drawn.close()
    image = pictured(picture, appearance, is_paper=False)
    whole = QImage(2 * WIDE, 2 * (TALL - 6), QImage.Format.Format_RGB32)
    whole.fill(QColor(appearance.colours.sunk))
    painter = QPainter(whole)
    painter.drawImage(0, 0, image)
    painter.end()
    return whole
