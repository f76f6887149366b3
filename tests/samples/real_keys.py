"""Real keys for windows of other processes: xdotool on an X server of our own."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass


def wait_until(true: Callable[[], bool], what: str, within_s: float = 60) -> None:
    """Look again and again, for what other processes do; `what` is said when they do not."""
    end = time.monotonic() + within_s
    while not true():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.02)


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The keyboard of the X server `display`. There is no window manager: we give the focus."""

    display: str

    @property
    def variables(self) -> dict[str, str]:
        """For programs that are to show their windows there."""
        shown = {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        return {**os.environ, **shown}

    def windows(self, name: str = "^Satchel$") -> list[str]:
        """The ids of the windows that are seen and have this name."""
        return self._ask("search", "--onlyvisible", "--name", name).split()

    def all_windows(self) -> list[str]:
        """The ids of all windows that are seen: menus and open lists are windows too."""
        return self._ask("search", "--onlyvisible", "--maxdepth", "1", "--name", "").split()

    def focus(self, name: str = "^Satchel$") -> str:
        """Wait for one window, give it the keys, and answer its id."""
        wait_until(lambda: len(self.windows(name)) == 1, "one window")
        window = self.windows(name)[0]
        self._ask("windowfocus", "--sync", window)
        return window

    def type(self, text: str) -> None:
        self._ask("type", "--delay", "1", text)

    def press(self, *keys: str) -> None:
        """Keys as xdotool calls them, such as `ctrl+l`, or numbers of places on the keyboard."""
        self._ask("key", *keys)

    def _ask(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        return done.stdout
