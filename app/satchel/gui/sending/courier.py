"""The courier file: a stick, one click, and the truth about how it went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton

from satchel.assembly.desk import Desk
from satchel.domain.errors import SatchelError
from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.choosing import ask_folder
from satchel.gui.parts.controls import button, frame, row, stack
from satchel.gui.parts.flowing import Flowing
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area
from satchel.gui.sending import sending_presenter as presenter
from satchel.gui.tasks import Work
from satchel.sync.parcel_making import Made, ParcelWish
from satchel.sync.whereabouts import Places
from satchel.system import volumes

_LOOK_MS = 2000


class Courier(QFrame):
    """The card: what would be carried, a button for each stick, progress, and the outcome."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self._work: Work | None = None
        self._sticks: list[Path] | None = None
        self._done = 0
        column = stack(self, tokens.S, tokens.M)
        column.addWidget(Plain(translate("Sending", "Courier file"), "strong"))
        self._carries = Plain("", wraps=True)
        column.addWidget(self._carries)
        self._none = Plain(
            translate("Sending", "No stick is plugged in; as soon as one is, it shows here."),
            "dim",
            wraps=True,
        )
        column.addWidget(self._none)
        self._buttons = frame("clear")
        self._flow = Flowing(self._buttons)
        column.addWidget(self._buttons)
        self._going = frame("clear")
        going = row(self._going)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(translate("Sending", "How much is written"))
        going.addWidget(self.bar, 1)
        self.stop = button(translate("Sending", "Stop"), self._cancel)
        going.addWidget(self.stop)
        self._going.hide()
        column.addWidget(self._going)
        self.outcome = Plain("", wraps=True, selectable=True)
        self.outcome.setAccessibleName(translate("Sending", "What became of it"))
        self.outcome.hide()
        column.addWidget(self.outcome)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._show_sticks([])

    def show_places(self, places: Places) -> None:
        """What a file made now would carry."""
        self.setEnabled(places.in_mission)
        self._carries.setText(presenter.to_send(places))
        self.bar.setMaximum(max(places.waiting.size, 1))

    def write_to(self, folder: Path) -> None:
        """Make the parcel there."""
        target = presenter.free_name(folder, datetime.now())
        self._busy(True)

        def act(desk: Desk, work: Work) -> Made:
            return desk.parcel_making.make(
                target, ParcelWish(), progress=work.progress, cancelled=work.cancelled
            )

        self._work = self._context.tasks.work(
            act,
            lambda made: self._say(presenter.written(made, folder)),
            self,
            {Area.SENDING},
            lambda refused: self._refused(refused, folder),
            self._progress,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _look(self) -> None:
        """Sticks come and go; looking may take a moment, so it is done on the reading lane."""
        self._context.tasks.read(lambda _desk: volumes.removable(), self._show_sticks, self)

    def _show_sticks(self, sticks: list[Path]) -> None:
        if sticks == self._sticks:
            return
        self._sticks = sticks
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for stick in sticks:
            self._add(_to_stick(stick), partial(self.write_to, stick), "primary")
        self._none.setVisible(not sticks)
        self._add(
            translate("Sending", "Write it elsewhere"),
            lambda: ask_folder(self, self.write_to),
            "",
        )
        self._buttons.updateGeometry()

    def _add(self, words: str, run: Callable[[], None], role: str) -> QPushButton:
        made = button(words, run, role)
        self._flow.addWidget(made)
        return made

    def _busy(self, busy: bool) -> None:
        self._done = 0
        self.bar.setValue(0)
        self._going.setVisible(busy)
        self._buttons.setVisible(not busy)
        if busy:
            self.outcome.hide()
            self.stop.setFocus()

    def _progress(self, size: int) -> None:
        self._done += size
        self.bar.setValue(min(self._done, self.bar.maximum()))

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _say(self, sentence: str, role: str = "") -> None:
        self._busy(False)
        self.outcome.set_role(role)
        self.outcome.setText(sentence)
        self.outcome.show()

    def _refused(self, refused: SatchelError, folder: Path) -> None:
        spoken = self._context.appearance.language
        self._say(presenter.not_written(refused, folder, spoken), "broken")


def _to_stick(stick: Path) -> str:
    return translate("Sending", "Write it to {stick}").format(stick=stick.name or str(stick))
