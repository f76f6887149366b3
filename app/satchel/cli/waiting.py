"""Waiting for a line: why the last try failed and when the next will be, on stderr.

A reason is a sentence of its own and told once, for the same one may last for days; at a
terminal the time of the next try then stays on one line.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from satchel.cli.answers import plain
from satchel.domain.errors import OutOfReach

EVERY_S = 60.0


class Waiting:
    """For a road, until it is there or somebody stops it (Ctrl-C)."""

    def __init__(self, road: str, pause: Callable[[float], object] = time.sleep) -> None:
        self._road = plain(road)
        self._pause = pause
        self._tries = 1
        self._told = ""

    def after(self, failed: OutOfReach) -> None:
        """Wait for the next try."""
        if failed.message != self._told:
            self._told = failed.message
            _write(plain(failed.message) + "\n")
        self._tries += 1
        at = time.strftime("%H:%M:%S", time.localtime(time.time() + EVERY_S))
        line = f"Waiting for a line to {self._road}: try {self._tries} at {at}."
        is_seen = sys.stderr is not None and sys.stderr.isatty()
        _write(f"\r{line}" if is_seen else line + "\n")
        try:
            self._pause(EVERY_S)
        finally:
            if is_seen:
                _write("\r" + " " * len(line) + "\r")


def _write(text: str) -> None:
    """Whatever the terminal's encoding; nothing where there is no stderr any more."""
    if sys.stderr is not None:
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stderr.flush()
