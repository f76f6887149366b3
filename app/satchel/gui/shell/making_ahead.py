"""Screens made before anyone goes to them, one at a time while nothing else is under way.

A screen of a hundred widgets takes its time when it is first shown. Made ahead, only its
own words are left to be put in, and the way there is as short as the way back. To know
first: the style sheet reaches a widget when it is first shown, which costs as much again as
making it; so a screen is made in one turn, and dressed in the next.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from satchel.gui.context import Screen
from satchel.gui.tasks import Tasks

_EVERY_MS = 100  # keys and painting come between
_FIRST_AFTER_MS = 600  # home is read and painted by then


class MakingAhead(QTimer):
    """Calls `make_next` until there is nothing left to make, which it answers with False, and
    dresses the screens of `owner`."""

    def __init__(self, tasks: Tasks, make_next: Callable[[], bool], owner: QWidget) -> None:
        super().__init__(owner)
        self._tasks, self._make_next, self._owner = tasks, make_next, owner
        self._dressed: set[Screen] = set()
        self.timeout.connect(self._beat)
        self.start(_FIRST_AFTER_MS)

    def _beat(self) -> None:
        self.setInterval(_EVERY_MS)
        if self._tasks.waiting == 0 and not self._dress_one() and not self._make_next():
            self.stop()

    def _dress_one(self) -> bool:
        for screen in self._owner.findChildren(Screen):
            if screen not in self._dressed:
                self._dressed.add(screen)
                around = screen.parentWidget()
                if around is not None and not screen.isVisible():
                    screen.ensurePolished()
                    screen.resize(around.size())
                    return True
        return False
