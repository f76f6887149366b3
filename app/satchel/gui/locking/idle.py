"""Locks after a pause, and after the machine slept without saying so.

The pause is of this program's keys and mouse, heard at its own windows: nothing watches
what she does elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

_LOOK_EVERY_MS = 5_000
_SLEPT_S = 60.0
_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
        QEvent.Type.DragMove,
    }
)


class Idle(QObject):
    """Calls `lock` once when nothing was typed or moved for `minutes`; 0 is never.

    `running_s` does not go on while the machine sleeps, `wall_s` does: when the second ran
    ahead of the first between two looks, the machine slept, and that locks too.
    """

    def __init__(
        self,
        lock: Callable[[], None],
        minutes: int,
        running_s: Callable[[], float],
        wall_s: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lock, self._running_s, self._wall_s = lock, running_s, wall_s
        self._minutes = minutes
        self._alive = running_s()
        self._looked = (running_s(), wall_s())
        self._heard: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._hear)
        self._hear(QGuiApplication.focusWindow())
        self._timer.start()

    def set_minutes(self, minutes: int) -> None:
        """Another pause, counted from now."""
        self._minutes = minutes
        self._alive = self._running_s()

    def look(self) -> None:
        """Called every few seconds: whether it is time."""
        running, wall = self._running_s(), self._wall_s()
        before_running, before_wall = self._looked
        self._looked = (running, wall)
        slept = (wall - before_wall) - (running - before_running) > _SLEPT_S
        paused = self._minutes > 0 and running - self._alive >= self._minutes * 60
        if slept or paused:
            self._timer.stop()
            self._lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hears, and takes nothing."""
        if event.type() in _LIFE:
            self._alive = self._running_s()
        return False

    def _hear(self, window: QWindow | None) -> None:
        """Keys and mouse reach a window before any widget: once for each is enough."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
