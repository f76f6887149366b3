"""Files and pictures dropped on a page go to the attach sheet of what the page shows.

Words are not taken: a dropped word belongs into the field it is dropped on.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QStackedWidget

from satchel.gui.attaching.offered import from_data
from satchel.gui.attaching.screen import AttachScreen
from satchel.gui.context import Screen
from satchel.gui.places import Place


class Dropping(QObject):
    """Watches the `work` area for drops that no screen of its own takes."""

    def __init__(self, work: QStackedWidget, go: Callable[[Place], None]) -> None:
        super().__init__(work)
        self._work, self._go = work, go
        work.setAcceptDrops(True)
        work.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return False
        assert isinstance(event, QDropEvent)  # of which a drag's entering is one
        holder = self._holder()
        if holder is None or not _is_a_thing(event.mimeData()):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            offered = from_data(event.mimeData())
            self._go(Place("attach", holder))
            sheet = self._work.currentWidget()
            if isinstance(sheet, AttachScreen):
                sheet.take(offered)
        return True

    def _holder(self) -> str | None:
        screen = self._work.currentWidget()
        return screen.holder() if isinstance(screen, Screen) else None


def _is_a_thing(data: QMimeData) -> bool:
    return any(url.isLocalFile() for url in data.urls()) or data.hasImage()
