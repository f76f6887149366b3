"""The hearing's lines beside the report: dragged onto an answer, or chosen by typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from satchel.domain.ids import RecordId
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import field, stack
from satchel.gui.parts.text import Plain
from satchel.gui.report.evidence import RECORD_MIME
from satchel.gui.report.lines_presenter import Line, after, narrowed, read_lines
from satchel.gui.tasks import Tasks

_Index = QModelIndex | QPersistentModelIndex


class LinesModel(QAbstractListModel):
    """The lines that hold what was typed; each can be dragged as its record's id."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, at: int) -> Line:
        return self._lines[at]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        item = Qt.ItemFlag
        return item.ItemIsEnabled | item.ItemIsSelectable | item.ItemIsDragEnabled

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._lines[index.row()].words
        return None

    def mimeTypes(self) -> list[str]:
        return [RECORD_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        made = QMimeData()
        records = " ".join(self._lines[one.row()].record for one in indexes)
        made.setData(RECORD_MIME, QByteArray(records.encode()))
        return made


class LinesPanel(QWidget):
    """A field that narrows, and the lines. `chosen` carries a record's id, `left` is Escape."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, heading: str, tasks: Tasks, language: str) -> None:
        super().__init__()
        self._tasks, self._language = tasks, language
        self._lines: list[Line] = []
        self._hearing: RecordId | None = None
        column = stack(self, tokens.S, tokens.M)
        column.addWidget(Plain(heading, "section", wraps=True))
        self.words = field(translate("Report", "Type to find a line"))
        self.words.setAccessibleName(translate("Report", "Type to find a line"))
        self.words.textChanged.connect(lambda _text: self._narrow())
        self.words.returnPressed.connect(self._choose)
        column.addWidget(self.words)
        self.model = LinesModel()
        self.list = _LinesView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(translate("Report", "Lines of the hearing"))
        self.list.activated.connect(lambda index: self._pick(index.row()))
        column.addWidget(self.list, 1)
        self._none = Plain(
            translate("Report", "This hearing has no line that holds this."), "dim", wraps=True
        )
        self._none.hide()
        column.addWidget(self._none)

    def show_hearing(self, hearing: RecordId) -> None:
        """Read the lines of a hearing, a part at a time."""
        self._hearing, self._lines = hearing, []
        self._read(hearing, 0, 0)

    def share(self, other: LinesPanel) -> None:
        """Show the lines that another panel has read already."""
        self._hearing, self._lines = other._hearing, other._lines
        self._narrow()

    def begin(self) -> None:
        """The caret where she types."""
        self.words.clear()
        self.words.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        if event.key() == Qt.Key.Key_Down and self.words.hasFocus():
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(0, 0))
            return
        super().keyPressEvent(event)

    def _read(self, hearing: RecordId, kind: int, offset: int) -> None:
        def then(part: list[Line]) -> None:
            if hearing != self._hearing:
                return
            self._lines += part
            following = after(kind, offset, len(part))
            if following is not None:
                self._read(hearing, *following)
            else:
                self._narrow()

        self._tasks.read(
            lambda desk: read_lines(desk, hearing, kind, offset, self._language), then, self
        )

    def _narrow(self) -> None:
        found = narrowed(self._lines, self.words.text())
        self.model.show(found)
        self._none.setVisible(not found)

    def _choose(self) -> None:
        if self.model.rowCount():
            self._pick(0)

    def _pick(self, at: int) -> None:
        self.chosen.emit(self.model.line(at).record)


class _LinesView(QListView):
    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
