"""The line under the notes that records: begun once asked, always saying how it stands.

It never takes the focus from the notes by itself. The recorder is another process, so the
bar finds again what an earlier window began.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from shiboken6 import isValid

from satchel.domain.errors import SatchelError
from satchel.gui.acts import Act
from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area
from satchel.gui.recording import refusals_presenter as refusals
from satchel.gui.recording import words_presenter as words
from satchel.gui.recording.asking import Asking
from satchel.gui.recording.meter import Meter

if TYPE_CHECKING:
    from satchel.assembly.desk import Desk
    from satchel.audio.intake import Kept
    from satchel.audio.running import Running, Status
    from satchel.gui.tasks import Work

_LOOK_MS = 200
_CHANGED = (Area.RECORDING, Area.ATTACHED)


class RecordingBar(QWidget):
    """`recorded` tells that a recording was taken in, so that lists and places are new;
    `answered` that she is done here, and nothing else has the focus."""

    recorded = Signal()
    answered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._hearing: str | None = None
        self._sealed = False
        self._running: Running | None = None
        self._looking = False
        self._before: QWidget | None = None  # what had the focus before the question
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._show_idle("")

    def show_hearing(self, hearing: str, *, sealed: bool = False) -> None:
        """Record under this one from now on; what goes on under another is shown too."""
        self._hearing, self._sealed = hearing, sealed
        self._asking.hide()
        self._context.tasks.work(_adopted, self._adopted, self, _CHANGED)

    def acts(self) -> Sequence[Act]:
        """Ctrl+R begins, pauses and goes on; ending has its own name."""
        return (
            Act("record", translate("Recording", "Record, pause or go on"), self.toggle, "Ctrl+R",
                lambda: self._hearing is not None),
            Act("record-stop", translate("Recording", "Stop recording"), self.stop, "",
                lambda: self._running is not None),
        )  # fmt: skip

    @property
    def is_recording(self) -> bool:
        """Whether a recording goes on, here or under another hearing."""
        return self._running is not None

    def toggle(self) -> None:
        """Begin, by asking; or pause; or go on."""
        if self._running is None:
            self._ask()
        elif self._pause.isVisible():
            self._pause.click()

    def stop(self) -> None:
        """End it and take in what was heard."""
        self._give_back()
        self._timer.stop()
        self._say(translate("Recording", "Taking in what was heard"), "small")
        for made in (self._pause, self._stop):
            made.setEnabled(False)
        self._context.tasks.work(_stopped, self._stopped, self, _CHANGED, failed=self._refused)

    # Making it.

    def _build(self) -> None:
        column = stack(self, tokens.XS)
        line = row()
        self._begin = button(translate("Recording", "Record"), self._ask, keys="Ctrl+R")
        self._state = Plain("", "strong")
        self._meter = Meter()
        self._device = Plain("", "small")
        self._pause = button(translate("Recording", "Pause"), self._pause_or_go_on, keys="Ctrl+R")
        self._stop = button(translate("Recording", "Stop"), self.stop)
        for part in (self._begin, self._state, self._meter):
            line.addWidget(part)
        line.addWidget(self._device)
        line.addStretch(1)
        line.addWidget(self._pause)
        line.addWidget(self._stop)
        self._told = Plain("", "small", wraps=True)
        self._asking = Asking()
        self._asking.begins.connect(self._start)
        self._asking.left.connect(self._end_asking)
        self._asking.hide()
        column.addLayout(line)
        column.addWidget(self._told)
        column.addWidget(self._asking)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    # What happens.

    def _ask(self) -> None:
        if self._hearing is None or self._running is not None:
            return
        if self._asking.isHidden():  # asked again, the question itself has the focus
            self._before = QApplication.focusWidget()
        self._asking.ask(self._sealed)
        self._context.tasks.read(
            lambda desk: desk.recordings.devices(), self._asking.show_devices, self
        )

    def _end_asking(self) -> None:
        """Back to where she was writing: before the question goes, for Qt hands the focus of
        what is hidden to whatever comes next, and her words would go there."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and not self.isAncestorOf(before):
            before.setFocus()
        self._give_back()
        self._asking.hide()

    def _give_back(self) -> None:
        """The focus must not stay on what is about to be hidden or disabled."""
        held = QApplication.focusWidget()
        if held is not None and self.isAncestorOf(held):
            self.answered.emit()

    def _start(self, allowed: str) -> None:
        hearing, sealed = self._hearing, self._sealed
        device, outlives = self._asking.device, self._asking.outlives.isChecked()
        self._end_asking()
        self._begin.setEnabled(False)
        self._say(translate("Recording", "Opening the microphone"), "small")

        def begin(desk: Desk) -> Running:
            assert hearing is not None
            return desk.recordings.begin(
                hearing, allowed=allowed, device=device, sealed=sealed, outlives=outlives
            )

        self._context.tasks.write(begin, self._show_running, self, failed=self._refused)

    def _adopted(self, found: tuple[list[Kept], Running | None]) -> None:
        kept, running = found
        self._show_running(running)
        if kept:
            self._say(words.adopted(kept), "small")
            self.recorded.emit()

    def _show_running(self, running: Running | None) -> None:
        self._running = running
        if running is None:
            self._show_idle("")
            return
        self._begin.hide()
        for part in (self._state, self._meter, self._device, self._pause, self._stop):
            part.show()
            part.setEnabled(True)
        self._state.setText(words.clock(0))
        self._say("", "small")
        self._timer.start()

    def _show_idle(self, sentence: str) -> None:
        self._running = None
        self._timer.stop()
        for part in (self._state, self._meter, self._device, self._pause, self._stop):
            part.hide()
        self._begin.show()
        self._begin.setEnabled(True)
        self._say(sentence, "small")

    def _look(self) -> None:
        running = self._running
        if running is None or self._looking:
            return
        self._looking = True
        self._context.tasks.read(
            lambda _desk: running.status(), partial(self._show_status, running), self
        )

    def _show_status(self, running: Running, status: Status) -> None:
        self._looking = False
        if running is not self._running or not self._timer.isActive():
            return
        if status.state == "ended" and not status.seconds:
            # Nobody answers: gone, or only slow. What is gone is taken in, what is not goes on.
            self._timer.stop()
            self._context.tasks.work(_adopted, self._adopted, self, _CHANGED)
            return
        self._state.setText(words.standing(status))
        self._meter.show_level(words.level(status.level_db), words.level_in_words(status))
        self._device.setText(status.device)
        paused = status.state == "paused"
        go_on, pause = translate("Recording", "Go on"), translate("Recording", "Pause")
        self._pause.setText(go_on if paused else pause)
        self._pause.setAccessibleName(self._pause.text())
        self._say(*words.notice(status, running.outlives, running.hearing != self._hearing))

    def _pause_or_go_on(self) -> None:
        running = self._running
        if running is None:
            return
        paused = self._pause.text() == translate("Recording", "Go on")
        self._context.tasks.read(
            lambda _desk: running.resume() if paused else running.pause(),
            partial(self._show_status, running),
            self,
        )

    def _stopped(self, found: list[Kept]) -> None:
        self._show_idle(words.kept(found))
        self.recorded.emit()

    def _refused(self, refused: SatchelError) -> None:
        sentence = refusals.sentence(refused, self._context.appearance.language)
        self._show_idle("")
        self._say(sentence, "broken")
        # What was refused may be the second of its kind: then the first one goes on, and she
        # must be able to end it.
        self._context.tasks.read(
            lambda desk: desk.recordings.running(), partial(self._goes_on, sentence), self
        )

    def _goes_on(self, sentence: str, running: Running | None) -> None:
        if running is not None and self._running is None:
            self._show_running(running)
            self._say(sentence, "broken")

    def _say(self, sentence: str, role: str) -> None:
        self._told.setText(sentence)
        self._told.set_role(role)
        self._told.setVisible(bool(sentence))


def _adopted(desk: Desk, work: Work) -> tuple[list[Kept], Running | None]:
    if not (desk.archive.folder / "spool").is_dir():
        return [], None  # nothing of sound need be loaded
    return desk.recordings.adopt(work.progress), desk.recordings.running()


def _stopped(desk: Desk, work: Work) -> list[Kept]:
    return desk.recordings.stop(work.progress)
