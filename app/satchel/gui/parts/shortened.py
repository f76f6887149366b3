"""A button whose words are others', and as long as they please: cut where there is no room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from satchel.gui.parts.text import tip


class ShortButton(QPushButton):
    """Shows as much of `text` as there is room for; whole in its tip, and for readers of the
    screen."""

    def __init__(self, text: str, run: Callable[[], None], role: str = "") -> None:
        super().__init__()
        self._whole = text
        self.setAccessibleName(text)
        self.setAutoDefault(True)  # as `controls.button` has it
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: run())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        beside = self.sizeHint().width() - metrics.horizontalAdvance(self.text())
        room = max(0, self.width() - beside)
        shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        tip(self, self._whole if shown != self._whole else "")
