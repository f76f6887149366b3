"""The lines on the screen, newest at the bottom: only what is seen is measured and painted.

Qt's own list asks the height of every row before it shows one; with words that wrap that is
seconds for 20,000 lines. Here a row that was never seen has a guessed height. To know
first: heights become known while one scrolls, and what is being read must not move for it.
So each time one row is held where it is, and the rest arranges itself around it.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame

from satchel.gui.appearance import Appearance
from satchel.gui.hearing.heights import Heights
from satchel.gui.hearing.model import HearingModel
from satchel.gui.hearing.typesetting import Typesetter
from satchel.gui.language import translate
from satchel.gui.look.tokens import Colours

_ROUNDS = 4  # of measuring, until nothing new comes into sight
Hint = QAbstractItemView.ScrollHint
Move = QAbstractItemView.CursorAction


class LinesView(QAbstractItemView):
    """A list of lines. `found` are the places that hold what is being looked for; `typed`
    carries a letter typed here, or nothing when she only wants to be back at her words."""

    typed = Signal(str)

    def __init__(self, model: HearingModel, appearance: Appearance) -> None:
        super().__init__()
        self._rows, self._appearance = model, appearance
        self.typesetter = Typesetter(self.font())
        self.found: frozenset[int] = frozenset()
        self._heights = Heights(self.typesetter.guess())
        self._width = 0
        self._settling = False
        self._held = -1
        self._worn, self._look = appearance.theme, appearance.colours
        self.setAccessibleName(translate("Hearing", "Lines of the hearing"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._hold)
        model.modelReset.connect(self._begin)
        self._begin()

    # What the page asks.

    def to_end(self) -> None:
        """Show the newest line."""
        self._settle(at_end=True)

    @property
    def is_at_end(self) -> bool:
        return self.verticalScrollBar().value() >= self.verticalScrollBar().maximum()

    def first_shown(self) -> int:
        """The place of the topmost line on the screen."""
        return self._heights.row_at(self.verticalOffset())

    # Geometry.

    def _hold(self) -> None:
        """The same lines may come anew, with others': whoever reads above the end stays there."""
        self._held = -1 if self.is_at_end else self.first_shown()

    def _begin(self) -> None:
        self._heights.begin(self._rows.rowCount())
        held = 0 <= self._held < len(self._heights)
        self._settle(at_end=not held)
        if held:
            self.scrollTo(self._rows.index(self._held, 0), Hint.PositionAtTop)

    def _measure(self, row: int) -> bool:
        """Whether the height of a row on the screen became another."""
        content = None if self._heights.is_measured(row) else self._rows.row(row)
        if content is None:
            return False
        return self._heights.measure(row, self.typesetter.height(content, self.viewport().width()))

    def _settle(self, *, at_end: bool = False) -> None:
        """Measure what is seen, holding what is read in its place (or the end at the end)."""
        if self._settling:
            return
        self._settling = True
        heights, bar, tall = self._heights, self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(max(1, tall - self.typesetter.guess()))
        bar.setSingleStep(self.typesetter.guess())
        for _ in range(_ROUNDS):
            bar.setRange(0, max(0, heights.total - tall))
            if at_end:
                bar.setValue(bar.maximum())
            if not len(heights):
                break
            offset = bar.value()
            first = heights.row_at(offset)
            held = min(first + (heights.top(first) != offset), len(heights) - 1)
            if heights.top(held) - offset > tall:
                held = first
            y = heights.top(held) - offset
            if not self._measure_from(first, heights.top(first) - offset, tall):
                break
            bar.setRange(0, max(0, heights.total - tall))
            bar.setValue(bar.maximum() if at_end else heights.top(held) - y)
        bar.setEnabled(bar.maximum() > 0)  # its place is kept, with nothing in it
        self._settling = False
        self.viewport().update()

    def _measure_from(self, row: int, below: int, tall: int) -> bool:
        """Measure the rows from `row`, which begins at `below`; whether any was another."""
        changed = False
        while row < len(self._heights) and below < tall:
            changed |= self._measure(row)
            below += self._heights[row]
            row += 1
        return changed

    # What Qt asks of a view.

    def visualRect(self, index: QModelIndex) -> QRect:  # type: ignore[override]  # as Qt has it
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        top = self._heights.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._heights[index.row()])

    def scrollTo(  # type: ignore[override]  # as Qt has it
        self, index: QModelIndex, hint: Hint = Hint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        for _ in range(2):  # once there, what is above it is measured
            rect, tall = self.visualRect(index), self.viewport().height()
            bar = self.verticalScrollBar()
            if hint is Hint.PositionAtCenter:
                bar.setValue(bar.value() + rect.center().y() - tall // 2)
            elif rect.top() < 0 or hint is Hint.PositionAtTop or rect.height() > tall:
                bar.setValue(bar.value() + rect.top())
            elif rect.bottom() >= tall or hint is Hint.PositionAtBottom:
                bar.setValue(bar.value() + rect.bottom() - tall + 1)
            self._settle()

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        if not len(self._heights) or y < 0 or y >= self._heights.total:
            return QModelIndex()
        return self._rows.index(self._heights.row_at(y), 0)

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count, row = len(self._heights), self.currentIndex().row()
        if not count:
            return QModelIndex()
        tall = self.viewport().height()
        top = self._heights.top(max(0, row))
        moved = {
            Move.MoveUp: row - 1,
            Move.MovePrevious: row - 1,
            Move.MoveDown: row + 1,
            Move.MoveNext: row + 1,
            Move.MoveHome: 0,
            Move.MoveEnd: count - 1,
            Move.MovePageUp: self._heights.row_at(max(0, top - tall)),
            Move.MovePageDown: self._heights.row_at(top + tall),
        }.get(action, row)
        return self._rows.index(max(0, min(moved if row >= 0 else count - 1, count - 1)), 0)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: QModelIndex) -> bool:  # type: ignore[override]  # as Qt has it
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        first = self.indexAt(rect.normalized().topLeft())
        last = self.indexAt(rect.normalized().bottomLeft())
        self.selectionModel().select(QItemSelection(first, last), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._settling:
            self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        at_end, held = self.is_at_end, self.first_shown()
        if self.viewport().width() != self._width:
            self._width = self.viewport().width()
            self._heights.forget(0, len(self._heights))
        self._settle(at_end=at_end)
        if not at_end and len(self._heights):
            self.scrollTo(self._rows.index(held, 0), Hint.PositionAtTop)

    def rowsInserted(self, parent: QModelIndex, start: int, end: int) -> None:  # type: ignore[override]  # as Qt has it
        at_end = self.is_at_end
        self._heights.insert(start, end - start + 1)
        super().rowsInserted(parent, start, end)
        self._settle(at_end=at_end)

    def rowsAboutToBeRemoved(self, parent: QModelIndex, start: int, end: int) -> None:  # type: ignore[override]  # as Qt has it
        self._heights.remove(start, end + 1)
        super().rowsAboutToBeRemoved(parent, start, end)
        self._settle(at_end=True)

    def dataChanged(  # type: ignore[override]  # as Qt has it
        self, first: QModelIndex, last: QModelIndex, roles: list[int] | None = None
    ) -> None:
        at_end = self.is_at_end
        self._heights.forget(first.row(), last.row() + 1)
        super().dataChanged(first, last, roles or [])
        self._settle(at_end=at_end)

    def updateGeometries(self) -> None:
        """The scroll bar is set where heights are known."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed here is meant for the words of the next line."""
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if plain and (event.text().isprintable() and event.text().strip()):
            self.typed.emit(event.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.typed.emit("")
        else:
            super().keyPressEvent(event)

    # Painting.

    def _colours(self) -> Colours:
        if self._worn is not self._appearance.theme:
            self._worn, self._look = self._appearance.theme, self._appearance.colours
        return self._look

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        try:  # a painter that outlives its event, as in a traceback, ends the process
            self._paint(painter, event.rect())
        finally:
            painter.end()

    def _paint(self, painter: QPainter, exposed: QRect) -> None:
        look = self._colours()
        painter.fillRect(exposed, QColor(look.paper))
        if not len(self._heights):
            return
        row = self._heights.row_at(self.verticalOffset() + exposed.top())
        current = self.currentIndex().row() if self.hasFocus() else -1
        while row < len(self._heights):
            rect = self.visualRect(self._rows.index(row, 0))
            if rect.top() > exposed.bottom():
                break
            if self.selectionModel().isRowSelected(row, QModelIndex()):
                painter.fillRect(rect, QColor(look.accent_soft))
                painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), QColor(look.accent))
            if row == current:
                painter.setPen(QPen(QColor(look.accent), 1))
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
            self.typesetter.paint(painter, self._rows.row(row), rect, look, found=row in self.found)
            row += 1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the place in the sound plays from there; anywhere else it selects."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        row = self._rows.row(index.row()) if index.isValid() else None
        if row is not None and row.sound is not None:
            rect = self.visualRect(index)
            if self.typesetter.is_on_under(row, rect, round(event.position().y())):
                self.activated.emit(index)
