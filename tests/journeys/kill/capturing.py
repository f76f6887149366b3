"""One run of the real queue with the real browser, killed at a moment of its life.

`python -m journeys.kill.capturing ARCHIVE ORIGIN VICTIM PHASE SECONDS` tries all that waits in
the queue. So many seconds after PHASE has begun, VICTIM (`parent`, which is this process, or
`worker`, its browser) is ended by SIGKILL. Phases are told on standard output as they
begin, with the time, and so is in which phase the kill came. PHASE `none` kills nobody.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from samples.passphrases import make_cheap
from satchel.assembly.capturing_now import made_findable
from satchel.assembly.opening import open_desk
from satchel.capture import running
from satchel.capture.browser import driving
from satchel.capture.browser.results import Browsed, Progress
from satchel.capture.browser.wishes import BrowserCaps, BrowserWish
from satchel.storage.journal import Journal
from satchel.system import companions

PASSPHRASE = b"orbit mango violin"
QUEUED, SEALING, WRITING, WRITTEN = "queued", "sealing", "writing", "written"
_CAPS = BrowserCaps(quiet_s=0.3)


@dataclass(slots=True)
class Life:
    """The phases as they come, and the kill."""

    victim: str
    wanted: str
    seconds: float
    phase: str = ""
    worker: int = 0

    def enter(self, phase: str) -> None:
        if phase == self.phase:
            return
        self.phase = phase
        _say("phase", phase, f"{time.monotonic():.4f}")
        if phase == self.wanted:
            threading.Thread(target=self._kill, daemon=True).start()

    def _kill(self) -> None:
        time.sleep(self.seconds)
        if self.victim == "parent":
            _say("killed", self.phase)
            os.kill(os.getpid(), signal.SIGKILL)
        with suppress(ProcessLookupError):  # it was gone already: then nothing was killed
            phase = self.phase
            os.kill(self.worker or 1 << 30, signal.SIGKILL)  # 0 would be all of us
            _say("killed", phase)


def main(folder: str, origin: str, victim: str, phase: str, seconds: str) -> None:
    make_cheap()
    life = Life(victim, phase, float(seconds))
    _tell_of_workers(life)
    driving._LOOK_S = 0.005  # phases are told as they come
    _before(running, "keep", lambda: life.enter(SEALING))
    _before(Journal, "append", lambda: life.enter(WRITING))
    desk = open_desk(Path(folder), lambda: PASSPHRASE)
    captures = desk.captures(frozenset([origin]))

    def browse(url: str, cancelled: Callable[[], bool]) -> Browsed:
        def told(progress: Progress) -> None:
            life.enter(progress.stage.value)

        wish = BrowserWish(url, caps=_CAPS)
        return driving.drive(wish, captures.rules, progress=told, cancelled=cancelled)

    life.enter(QUEUED)
    tried = replace(captures, browse=browse).run_pending()
    life.enter(WRITTEN)
    made_findable(desk, tried)
    life.enter("over")
    desk.close()


def _before(owner: Any, name: str, told: Callable[[], None]) -> None:
    real = getattr(owner, name)

    def wrapped(*words: Any, **more: Any) -> Any:
        told()
        return real(*words, **more)

    setattr(owner, name, wrapped)


def _tell_of_workers(life: Life) -> None:
    real = companions.start

    def start(module: str, **more: Any) -> subprocess.Popen[bytes]:
        process = real(module, **more)
        life.worker = process.pid
        _say("worker", str(process.pid))
        return process

    companions.start = start


def _say(*words: str) -> None:
    os.write(1, (" ".join(words) + "\n").encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
