"""Waiting in the one thread of Qt: for a time, for a thing to become so, for a script's answer.

Everything has a limit, for a page may do as it likes: a script that runs in circles never
answers. To know first: each wait runs Qt's events, so signals arrive in the middle of it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWebEngineCore import QWebEngineFrame, QWebEnginePage, QWebEngineScript

from satchel.capture.browser import scripts

_LOOK_MS = 20
_ANSWER_S = 5.0
_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value


class Patience:
    """Waits until moments of one capture, none of them behind its end."""

    def __init__(self, total_s: float) -> None:
        self._end = time.monotonic() + total_s
        self.is_over: Callable[[], bool] = lambda: False
        self._loop = QEventLoop()
        self._beat = QTimer()  # so that a wait for events never waits for long
        self._beat.start(_LOOK_MS)

    @property
    def left(self) -> float:
        """Seconds until the end; never below 0, and 0 when the capture is over before."""
        return 0.0 if self.is_over() else max(0.0, self._end - time.monotonic())

    def nap(self, seconds: float) -> None:
        """Run events for so long."""
        self.until(lambda: False, seconds)

    def until(self, met: Callable[[], bool], most_s: float) -> bool:
        """Run events until `met`; False when the time was over before."""
        end = time.monotonic() + min(most_s, self.left)
        while not met():
            if time.monotonic() >= end or self.is_over():
                return False
            self._loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return True

    def hear(self, begin: Callable[[Callable[[Any], None]], None], most_s: float) -> Any:
        """What `begin` calls back with; None when it does not in time."""
        heard: list[Any] = []
        begin(heard.append)
        self.until(lambda: bool(heard), most_s)
        return heard[0] if heard else None

    def ask(
        self, frame: QWebEngineFrame, name: str, *values: Any, most_s: float = _ANSWER_S
    ) -> dict[str, Any]:
        """What a script of ours answers in that frame; nothing when it does not answer."""
        if not frame.isValid():
            return {}
        script = scripts.call(name, *values)
        return _object(self.hear(lambda back: frame.runJavaScript(script, _WORLD, back), most_s))

    def prepare(self, page: QWebEnginePage) -> list[QWebEngineFrame]:
        """All frames of the page, each with our scripts in it; the page itself first."""
        frames = _within(page.mainFrame())
        for frame in frames:
            if not self.ask(frame, "satchelLooking.drawn"):
                frame.runJavaScript(scripts.behaviours(), _WORLD)
                frame.runJavaScript(scripts.looking(), _WORLD)
        return frames


def _object(text: Any) -> dict[str, Any]:
    try:
        value = json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _within(frame: QWebEngineFrame, most: int = 60) -> list[QWebEngineFrame]:
    found: list[QWebEngineFrame] = []
    waiting = [frame]
    while waiting and len(found) < most:
        one = waiting.pop(0)
        if one.isValid():
            found.append(one)
            waiting += one.children()
    return found
