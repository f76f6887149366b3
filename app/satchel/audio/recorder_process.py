"""The process that records: it has public keys only, and stays when the window goes.

Started detached by `satchel.audio.starting`. Standard input: four bytes of length and a
JSON object of that length. Standard output: one line of JSON, that it records, or why not;
after that windows ask over `satchel.audio.control`. Three threads: this one reads the
microphone every few hundredths of a second and does nothing else that could wait; one
encodes, seals and syncs (`taking`); one answers. Sound is never on the disk in the clear,
and neither this process nor anyone with its memory of a minute ago can open what it wrote.
"""

from __future__ import annotations

import array
import json
import os
import queue
import signal
import threading
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer

from satchel.audio import control, microphone_process
from satchel.audio.clocks import Clocks
from satchel.audio.microphone_process import Microphone
from satchel.audio.spool import SpoolFolder
from satchel.audio.taking import Taking
from satchel.audio.watching import Watch
from satchel.crypto.xwing import Recipient
from satchel.domain.errors import SatchelError
from satchel.system import clock
from satchel.system.awake import Awake
from satchel.system.guarding import keep_memory_private
from satchel.system.kept_none import keep_none

_LOOK_MS = 30
_STALLED_NS = 6_000_000_000
_AGAIN_NS = 500_000_000
_GUARD_NS = 1_000_000_000
_ENDING_S = 20.0


class Recorder:
    """The microphone's side, in the main thread; `taking` belongs to the writing thread."""

    def __init__(self, job: dict[str, Any], application: QCoreApplication) -> None:
        self.taking = Taking(
            job["recording"],
            SpoolFolder(Path(job["folder"])),
            [Recipient.from_text(text) for text in job["recipients"]],
            job["margin"],
            clock.now,
        )
        self._application = application
        self._wanted: str | None = job["device"]
        self._microphone: Microphone | None = None
        self._paused = False
        self._watch = Watch()
        self._last = self._tried = time.monotonic_ns()
        self._peak = 0
        self._why: str | None = None
        self._asked: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._work: queue.SimpleQueue[tuple[str, Any, Any]] = queue.SimpleQueue()
        self._ended = threading.Event()
        self._writer = threading.Thread(target=self._write, name="writer")

    def begin(self) -> str | None:
        """Open the microphone and start writing; a sentence when there is none."""
        if not self._open():
            return (
                "No microphone could be opened. Plug one in, or allow this program to use it in "
                "the system's settings, and begin again."
            )
        self._writer.start()
        return None

    def look(self) -> None:
        """Every few hundredths of a second: read, and see what was asked."""
        while not self._asked.empty():
            self._obey(self._asked.get())
        if self._why is not None:
            self._application.quit()
        elif self._microphone is not None:
            self._read(self._microphone)
        elif not self._paused and time.monotonic_ns() - self._tried > _AGAIN_NS:
            self._open()

    def finish(self) -> None:
        """What was heard is written; nothing comes after."""
        self._drop()
        self._watch.close()
        self._work.put(("end", self._why or "ended", None))
        self._writer.join()

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        """In a thread of the control: how it stands, after what was asked was done."""
        asked = question.get("do")
        if asked in ("stop", "pause", "resume"):
            self._asked.put(str(asked))
        if asked == "stop":
            self._ended.wait(_ENDING_S)
        told = self.taking.told
        return {
            "state": self._state(),
            "seconds": self.taking.seconds,
            "kept_seconds": told.packets / 50,
            "peak": self._peak,
            "silent": self._state() == "recording" and self._watch.is_silent(time.monotonic_ns()),
            "device": told.device,
            "lost": told.lost,
            "lost_seconds": told.lost_ns / 1_000_000_000,
            "why": self._why,
        }

    def end(self, why: str) -> None:
        """Ends at the next look."""
        self._why = self._why or why

    def _state(self) -> str:
        if self._ended.is_set() or self._why is not None:
            return "ended" if self._ended.is_set() else "ending"
        if self._paused:
            return "paused"
        return "recording" if self._microphone is not None else "waiting"

    def _obey(self, asked: str) -> None:
        if asked == "stop":
            self.end("stopped")
        elif asked == "pause" and not self._paused:
            self._paused = True
            self._drop()
            self._work.put(("interrupt", "paused", None))
        elif asked == "resume" and self._paused:
            self._paused = False
            self._open()

    def _open(self) -> bool:
        self._tried = time.monotonic_ns()
        device = microphone_process.chosen(self._wanted)
        try:
            self._microphone = Microphone(device) if device is not None else None
        except OSError:
            self._microphone = None
        if self._microphone is None:
            return False
        self._last = time.monotonic_ns()
        self._watch.begin(self._last)
        self._work.put(("begin", self._microphone.name, None))
        return True

    def _drop(self) -> None:
        if self._microphone is not None:
            self._microphone.close()
            self._microphone = None
        self._peak = 0

    def _read(self, microphone: Microphone) -> None:
        pcm, now = microphone.read(), time.monotonic_ns()
        if pcm:
            self._last = now
            heard = array.array("h", pcm)
            self._peak = max(max(heard), -min(heard))
            self._watch.heard(self._peak, now)
            self._work.put(("sound", pcm, now))
        if self._is_gone(microphone, now):
            self._drop()
            self._work.put(("interrupt", "device-gone", None))

    def _is_gone(self, microphone: Microphone, now: int) -> bool:
        return (
            microphone.is_gone
            or now - self._last > _STALLED_NS
            or self._watch.sees_gone(microphone.id, now)
        )

    def _write(self) -> None:
        """The writing thread: whatever the disk refuses ends the recording, with its reason."""
        clocks, guarded = Clocks.now(), time.monotonic_ns()
        try:
            while True:
                what, one, two = self._work.get()
                if time.monotonic_ns() - guarded > _GUARD_NS and what != "end":
                    guarded = time.monotonic_ns()
                    self.taking.require_room()
                    for name, told in clocks.changes():
                        self.taking.event(name, **told)
                if what == "sound":
                    self.taking.sound(one, two)
                elif what == "begin":
                    self.taking.begin(one)
                elif what == "interrupt":
                    self.taking.interrupt(one)
                else:
                    self.taking.end(one)
                    return
        except SatchelError as refusal:
            self._refused(refusal)
        finally:
            self.end("failed")  # where nothing else was said before: our own mistake
            self._ended.set()

    def _refused(self, refusal: SatchelError) -> None:
        self.end(refusal.code)
        try:
            self.taking.end(refusal.code)
        except SatchelError:
            return  # the reserve is used up too: what was written is all there is


def main() -> None:
    """Record as told on standard input, until told to stop."""
    keep_memory_private()  # of the last second of sound, which is not sealed yet
    keep_none()
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    with os.fdopen(os.dup(0), "rb") as source:
        job = json.loads(source.read(int.from_bytes(source.read(4), "big")))
    for descriptor in (0, 1):  # a window that is gone must not matter, nor what libraries print
        os.dup2(nowhere, descriptor)
    application = QCoreApplication(["Satchel"])
    application.setApplicationName("Satchel")
    if job["do"] == "list":
        _say(answers, {"devices": microphone_process.listed()})
        return
    with SpoolFolder(Path(job["folder"])).lock():
        _record(job, application, answers)


def _record(job: dict[str, Any], application: QCoreApplication, answers: Any) -> None:
    recorder = Recorder(job, application)
    refusal = recorder.begin()
    if refusal is not None:
        _say(answers, {"refused": refusal})
        return
    awake = Awake()
    listening = control.Listening(job["recording"], bytes.fromhex(job["word"]), recorder.answer)
    for name in ("SIGTERM", "SIGINT"):
        signal.signal(getattr(signal, name), lambda *_: recorder.end("system"))
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    timer = QTimer()
    timer.setInterval(_LOOK_MS)
    timer.timeout.connect(recorder.look)
    timer.start()
    _say(answers, {"recording": True})
    application.exec()
    recorder.finish()
    awake.close()
    time.sleep(0.1)  # whoever asked it to stop hears that it did
    listening.close()


def _say(answers: Any, line: dict[str, Any]) -> None:
    """The one line of the start; a window that died meanwhile changes nothing."""
    try:
        with answers:
            answers.write(json.dumps(line).encode("ascii") + b"\n")
    except OSError:
        return


if __name__ == "__main__":
    main()
