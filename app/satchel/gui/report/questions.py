"""The list of questions as a widget: its keys, and "another one"."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from satchel.gui.language import translate
from satchel.gui.report.model import QuestionsModel
from satchel.gui.report.rows_presenter import Kind


class Questions(QListView):
    """The list; keys that are not for moving go to whoever holds it."""

    another = Signal(int)
    _MOVES = (
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    )

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Report", "Questions"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in self._MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        model = self.model()
        if (
            index.isValid()
            and isinstance(model, QuestionsModel)
            and model.row(index.row()).kind is Kind.ANOTHER
        ):
            self.another.emit(index.row())
            return
        super().mousePressEvent(event)
