"""A captured page opened as it was: the side that holds the archive.

What it is for: starting the process of a replay, giving it the bytes it asks for, and
hearing what came of it. What it is not for: looking into the web archive; that is done over
there, for strangers wrote it. To know first: `run` blocks until the window is closed, in
the thread that may read `source`; `stop` ends it from any.
"""

from __future__ import annotations

import subprocess
import threading
from contextlib import suppress
from typing import Any, BinaryIO

from satchel.capture.replaying.stock import BLOCK
from satchel.capture.replaying.wishes import Counts, Mode, ReplayWish, Report, Round
from satchel.domain.errors import IntegrityFailure, MachineRefused
from satchel.formats.previews import frames
from satchel.system import companions

PROCESS = "satchel.capture.replaying.replay_process"
_CHECK_S = 240.0
_VARIABLES = (
    "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "XAUTHORITY", "QT_QPA_PLATFORM", "HOME",
)  # fmt: skip


class Replaying:
    """One replay. Raises MachineRefused when no process can be started. Close it, and with
    it `source`."""

    def __init__(self, source: BinaryIO, wish: ReplayWish) -> None:
        self._source, self._wish = source, wish
        self._heard: dict[str, Any] = {}
        self._process = _start()
        self._late: threading.Timer | None = None

    def run(self) -> Report | Counts:
        """A Report of a check; of a window, once it is closed, what was asked for in it.

        Raises MachineRefused (code "no-replay") when the process ended by itself or took
        too long, and IntegrityFailure when what is to be replayed is no web archive.
        """
        if self._wish.mode is Mode.CHECK:
            self._late = threading.Timer(_CHECK_S * self._wish.rounds, self.stop)
            self._late.daemon = True
            self._late.start()
        try:
            self._say(self._wish.told())
            while not self._heard:
                self._hear()
        except (EOFError, OSError, ValueError, TypeError, KeyError, RecursionError):
            raise _ended() from None
        if "refused" in self._heard:
            raise IntegrityFailure(
                "What was captured cannot be shown: the web archive in it is damaged or is none. "
                "Its stored bytes are untouched; 'verify' says what is affected."
            )
        return self._result(self._heard["done"])

    def stop(self) -> None:
        """Close the window, or end the check, at once; `run` raises. Any thread."""
        self._process.kill()

    def close(self) -> None:
        """The process is gone when this returns; a second time changes nothing."""
        if self._late is not None:
            self._late.cancel()
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        self._source.close()

    def __enter__(self) -> Replaying:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _hear(self) -> None:
        assert self._process.stdout is not None
        words, _ = frames.hear(self._process.stdout, 0)  # type: ignore[arg-type]
        if "need" in words:
            offset, size = int(words["need"][0]), int(words["need"][1])
            if not (offset >= 0 and 0 < size <= BLOCK and offset + size <= self._wish.size):
                raise ValueError("bytes outside the file were asked for")
            self._source.seek(offset)
            self._say({"given": size}, self._source.read(size))
        elif "alive" in words:
            self._say({"given": 0})
        elif "done" in words or "refused" in words:
            self._heard = words

    def _say(self, words: dict[str, Any], raw: bytes = b"") -> None:
        assert self._process.stdin is not None
        frames.say(self._process.stdin, words, raw)  # type: ignore[arg-type]

    def _result(self, told: dict[str, Any]) -> Report | Counts:
        try:
            if self._wish.mode is Mode.SHOW:
                return _counts(told)
            rounds = tuple(_round(one) for one in told["rounds"])
            return Report(rounds, bool(told["is_alone"]), bool(told["has_sandbox"]))
        except (KeyError, TypeError, ValueError):
            raise _ended() from None


def _start() -> subprocess.Popen[bytes]:
    return companions.start(PROCESS, variables=_VARIABLES)


def _ended() -> MachineRefused:
    return MachineRefused(
        "The window that shows captured pages ended by itself; nothing was changed, and the "
        "capture is as it was. On a computer without a screen ask for '--check'.",
        code="no-replay",
    )


def _counts(told: dict[str, Any]) -> Counts:
    missing = tuple(str(one) for one in told["missing"])
    return Counts(int(told["exact"]), int(told["similar"]), int(told["missed"]), missing)


def _round(told: dict[str, Any]) -> Round:
    return Round(
        picture=None if told["picture"] is None else float(told["picture"]),
        text=None if told["text"] is None else float(told["text"]),
        sha256=str(told["sha256"]),
        counts=_counts(told["counts"]),
        painted_s=float(told["painted_s"]),
        seconds=float(told["seconds"]),
        shown=str(told["shown"]),
        has_ended=bool(told["has_ended"]),
    )
