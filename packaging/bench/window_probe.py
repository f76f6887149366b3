"""`python -m bench.window_probe ARCHIVE HEARING`: uses a real window, and tells how it answered.

A timer beats every few milliseconds in the main thread; what comes late by more was a stall.
Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.ground import PASSPHRASE
from satchel.assembly.opening import open_desk
from satchel.domain.errors import SatchelError
from satchel.gui.appearance import Appearance
from satchel.gui.hearing.rows_presenter import State
from satchel.gui.hearing.view import Hearing
from satchel.gui.loading import keep_what_is_loaded, name_widgets
from satchel.gui.look.tokens import Theme
from satchel.gui.places import Place
from satchel.gui.shell.making_ahead import MakingAhead
from satchel.gui.shell.window import Window
from satchel.gui.tasks import Tasks
from satchel.system.kept_none import keep_none

_BEAT_MS = 4
_PATIENCE_S = 120.0
_LINES = 60
_JUMPS = 60
_WHEEL = 400
NOTHING = "while nothing is done"  # what other work on this machine costs, and screens made ahead


class Heartbeat(QObject):
    """Beats in the main thread; `longest_ms` is how late it ever was since `begin`, by
    the clock; `own_ms` the most processor time the thread used between two beats. What the
    first has above the second is other work on this machine, or a lane that held Python."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MS)
        self.begin()

    def begin(self) -> None:
        self._last, self.longest_ms = time.perf_counter(), 0.0
        self._worked, self.own_ms = time.thread_time(), 0.0

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000 - _BEAT_MS)
        self._last = now
        worked = time.thread_time()
        self.own_ms = max(self.own_ms, (worked - self._worked) * 1000)
        self._worked = worked


class Probe:
    """One window, used as a person would."""

    def __init__(self, folder: Path, hearing: str) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.tasks, self.hearing = Tasks(), hearing
        opened: list[None] = []
        self.tasks.open(lambda: open_desk(folder, PASSPHRASE.encode), opened.append, _refused)
        self._until(lambda: bool(opened))
        look = Appearance(application, "en", Theme.LIGHT)
        self.window = Window(self.tasks, folder, look, lambda: None, lambda: None)
        self.window.resize(1280, 720)
        self.window.show()
        self.window.go(Place("home"))
        # As the program does.
        self.ahead = MakingAhead(self.tasks, self.window.make_next, self.window)
        self._idle()
        self.beat = Heartbeat()
        self.stalls: dict[str, float] = {}
        self.own: dict[str, float] = {}

    def measure(self, what: str, act: Callable[[], None]) -> None:
        """Do it, until nothing is under way; keep its longest stall."""
        self._idle()
        self.pause(50)
        self.beat.begin()
        act()
        self._idle()
        self.pause(50)
        self.stalls[what] = self.beat.longest_ms
        self.own[what] = self.beat.own_ms

    def nothing(self) -> None:
        """Until every screen there is was made ahead."""
        self._until(lambda: not self.ahead.isActive())

    def open(self) -> None:
        """The hearing, from nothing to its last lines on the screen."""
        self.window.go(Place("hearing", self.hearing))
        screen = self.window.findChild(Hearing)
        assert isinstance(screen, Hearing)
        self.sitting, self.model = screen.sitting, screen.sitting.course.model
        self._until(lambda: self.model.rowCount() > 0 and self._is_saved())

    def scroll(self) -> None:
        """With the wheel, upwards."""
        view = self.sitting.lines.viewport()
        middle = QPointF(view.rect().center())
        for _ in range(_WHEEL):
            turned = QWheelEvent(
                middle, view.mapToGlobal(middle), QPoint(), QPoint(0, 120),
                Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(view, turned)
            self.pause(4)

    def jump(self) -> None:
        """By the scroll bar, to places nobody has seen."""
        bar = self.sitting.lines.verticalScrollBar()
        for number in range(_JUMPS):
            bar.setValue(bar.maximum() * (number * 37 % _JUMPS) // _JUMPS)
            self.pause(20)

    def write(self) -> None:
        """Lines by key, as fast as they are taken."""
        self.sitting.to_newest()
        took = []
        words = self.sitting.writing.words
        for number in range(_LINES):
            QTest.keyClicks(words, f"Line {number}")
            started = time.perf_counter()
            QTest.keyClick(words, Qt.Key.Key_Return)
            self._until(self._is_saved)
            took.append(time.perf_counter() - started)
        self.line_ms = statistics.median(took) * 1000

    def find(self) -> None:
        """Words that many lines hold."""
        self.sitting.finding.open()
        self.sitting.finding.words.setText("the witness answers")
        self._until(lambda: bool(self.sitting.lines.found))
        self.sitting.finding.closed.emit()

    def close(self) -> None:
        self.tasks.close(10)

    def _is_saved(self) -> bool:
        last = self.model.row(self.model.rowCount() - 1)
        return last is not None and last.state is State.SAVED

    def _idle(self) -> None:
        self._until(lambda: self.tasks.waiting == 0)

    def _until(self, so: Callable[[], bool]) -> None:
        ends = time.perf_counter() + _PATIENCE_S
        while not so():
            if time.perf_counter() > ends:
                raise SystemExit("the window did not come so far")
            self.pause(2)

    def pause(self, ms: int) -> None:
        # Not QTest.qWait: in Qt for Python 6.11 it keeps Python's lock, and no lane works on.
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()


def _refused(why: SatchelError) -> None:
    raise SystemExit(why.message)


def main() -> None:
    keep_none()
    application = QApplication(["Satchel"])
    name_widgets()  # as the program does while the passphrase is typed
    keep_what_is_loaded()
    probe = Probe(Path(sys.argv[1]), sys.argv[2])
    probe.measure(NOTHING, probe.nothing)
    started = time.perf_counter()
    probe.measure("opening a hearing", probe.open)
    opened_s = time.perf_counter() - started
    probe.measure("scrolling", probe.scroll)
    probe.measure("jumping", probe.jump)
    probe.measure("writing lines", probe.write)
    probe.measure("finding", probe.find)
    probe.measure("the list of cases", lambda: probe.window.go(Place("cases")))
    probe.measure("back to the hearing", lambda: probe.window.go(Place("hearing", probe.hearing)))
    told = {
        "stalls_ms": probe.stalls,
        "own_ms": probe.own,
        "opened_s": opened_s,
        "line_ms": probe.line_ms,
    }
    print(json.dumps(told), flush=True)
    probe.close()
    assert application
    os._exit(0)


if __name__ == "__main__":
    main()
