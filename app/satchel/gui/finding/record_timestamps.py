"""Asking authorities for timestamps from the proof page; nothing is asked but by a button.

The line is waited for on the lane of long looks, so that a note typed meanwhile is kept at
once; what came is then kept on the writing lane.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar, QWidget

from satchel.assembly.desk import Desk
from satchel.domain.errors import SatchelError
from satchel.gui import messages
from satchel.gui.context import Context
from satchel.gui.finding import record_timestamps_presenter as presenter
from satchel.gui.finding.record_timestamps_presenter import Asking
from satchel.gui.lanes import Work
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area
from satchel.sync.timestamps.asking import ask_by
from satchel.sync.timestamps.keeping import Answered, Tried


class TimestampAsking(QWidget):
    """A button, what it means on an observer's laptop, and what came of it."""

    def __init__(self, context: Context, renew: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        self._renew = renew
        self._asking = presenter.NOWHERE
        self._work = _work()
        self._is_busy = False
        column = stack(self, tokens.S)
        self.weighed = Plain(presenter.weighed(), "small", wraps=True)
        column.addWidget(self.weighed)
        line = row(spacing=tokens.S)
        self.get = button(translate("Finding", "Ask for timestamps now"), self._get)
        self.agree = button(translate("Finding", "Ask from here"), self._agree)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setAccessibleName(translate("Finding", "Progress"))
        self.stop = button(translate("Finding", "Stop"), self._stop)
        for one in (self.get, self.agree, self.busy, self.stop):
            line.addWidget(one)
        line.addStretch(1)
        column.addLayout(line)
        self.result = Plain("", wraps=True, selectable=True)
        column.addWidget(self.result)
        self.show_asking(presenter.NOWHERE)

    def show_asking(self, asking: Asking) -> None:
        """Show what can be asked here; what came before stays told while one looks at it."""
        self._asking = asking
        self.setVisible(asking.may)
        if not self._is_busy:
            self._let(True)

    def forget(self) -> None:
        """Another record is shown."""
        self.result.setText("")
        self.result.hide()

    def _get(self) -> None:
        if self._asking.weigh:
            self.weighed.show()
            self.agree.show()
            self.get.hide()
            self.agree.setFocus()
            return
        self._agree()

    def _agree(self) -> None:
        self._work = work = _work()

        def act(desk: Desk) -> list[Answered]:
            return desk.timestamps.fetch(ask_by(None), from_here=True, cancelled=work.cancelled)

        self._let(False)
        self._context.tasks.look(act, self._came, self, self._failed)

    def _stop(self) -> None:
        self._work.cancel()
        self.stop.setEnabled(False)

    def _came(self, answered: list[Answered]) -> None:
        self._context.tasks.write(
            lambda desk: desk.timestamps.keep(answered),
            self._kept,
            self,
            {Area.RECORDS, Area.SENDING},
            self._failed,
        )

    def _kept(self, tried: list[Tried]) -> None:
        self._let(True)
        self._tell(presenter.came(tried), any(one.is_refused for one in tried))
        self._renew()

    def _failed(self, refused: SatchelError) -> None:
        self._let(True)
        self._tell(messages.sentence(refused, self._context.appearance.language), True)

    def _tell(self, sentence: str, is_wrong: bool) -> None:
        self.result.set_role("broken" if is_wrong else "")
        self.result.setText(sentence)
        self.result.show()

    def _let(self, may: bool) -> None:
        self._is_busy = not may
        self.get.setVisible(may)
        self.agree.hide()
        self.weighed.hide()
        self.busy.setVisible(not may)
        self.stop.setVisible(not may)
        self.stop.setEnabled(True)
        self.result.setVisible(bool(self.result.text()))


def _work() -> Work:
    """Only for being stopped: nothing else of the archive goes in between."""
    return Work(lambda _size: None, lambda: None)
