"""Everything that locks by itself, for one open window.

macOS says sleep and lock through a library that is not bound here: there the pause locks,
and the first look after sleep does.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from satchel.domain.json_values import JsonObject
from satchel.gui.locking.idle import Idle

LOCK_MINUTES = "lock_minutes"
"""The preference: a pause in minutes, 0 for never."""

_USUAL_MINUTES = 10


def minutes_of(liked: JsonObject) -> int:
    """The pause after which to lock, from the preferences of an archive."""
    held = liked.get(LOCK_MINUTES)
    return held if isinstance(held, int) and held >= 0 else _USUAL_MINUTES


class Locks(QObject):
    """Calls `lock` at most once, for whichever comes first."""

    def __init__(self, window: QWidget, lock: Callable[[], None], minutes: int) -> None:
        super().__init__(window)
        self._lock: Callable[[], None] | None = lock
        self.idle = Idle(self._once, minutes, time.monotonic, time.time, self)
        if sys.platform == "win32":
            from satchel.gui.locking.windows_session import WindowsSession

            self._session = WindowsSession(self._once, int(window.winId()))
            application = QCoreApplication.instance()
            assert application is not None
            application.installNativeEventFilter(self._session)
        elif sys.platform.startswith("linux"):
            from PySide6.QtDBus import QDBusConnection

            from satchel.gui.locking.desktop import Desktop

            buses = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
            self._desktop = Desktop(self._once, *buses, self)

    def _once(self) -> None:
        if self._lock is not None:
            lock, self._lock = self._lock, None
            lock()
