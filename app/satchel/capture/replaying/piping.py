"""The pipe of a replay, seen from its process: bytes of the archive, one asker at a time.

The parent answers each `need` with exactly these bytes; it says nothing unasked. So that
its end is noticed while nobody needs anything, it is asked for a sign of life as well.
"""

from __future__ import annotations

import os
import threading
import time
from typing import Any, BinaryIO

from satchel.capture.replaying.stock import BLOCK
from satchel.formats.previews import frames

_LOOK_S = 1.0


class Pipe:
    """Both ends of it. From any thread."""

    def __init__(self, heard: BinaryIO, said: BinaryIO) -> None:
        self._heard, self._said = heard, said
        self._lock = threading.Lock()

    def job(self) -> dict[str, Any]:
        """The first frame. Raises EOFError or ValueError."""
        return frames.hear(self._heard, 0)[0]

    def fetch(self, offset: int, size: int) -> bytearray:
        """Bytes of the archive. Where there is no parent any more, the process ends."""
        return self._exchange({"need": [offset, size]}, size)

    def say(self, words: dict[str, Any]) -> None:
        """One frame that is not answered."""
        with self._lock:
            try:
                frames.say(self._said, words)
            except OSError:
                os._exit(0)

    def watch(self) -> None:
        """From now on the process ends with its parent."""
        threading.Thread(target=self._watch, name="parent", daemon=True).start()

    def _watch(self) -> None:
        while True:
            time.sleep(_LOOK_S)
            self._exchange({"alive": True}, 0)

    def _exchange(self, words: dict[str, Any], size: int) -> bytearray:
        with self._lock:
            try:
                frames.say(self._said, words)
                answer, raw = frames.hear(self._heard, BLOCK)
            except (OSError, EOFError, ValueError):
                os._exit(0)
            if "given" not in answer or len(raw) != size:
                os._exit(0)
            return raw
