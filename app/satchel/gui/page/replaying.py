"""Captured pages open in windows of their own, each in a process that reaches no network."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from satchel.assembly.replaying_beside import Beside, prepare
from satchel.capture.replaying.wishes import Counts
from satchel.domain.errors import SatchelError
from satchel.gui import messages
from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.page import opened_presenter as presenter


class Replays(QObject):
    """Those that are open now, by the record of their capture."""

    _ended = Signal(str, object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._open: dict[str, Beside | None] = {}
        self._ended.connect(self._over, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(partial(_stop_all, self._open))

    def open(self, record: str) -> None:
        """Show it; one window for each capture."""
        if record in self._open:
            already = translate("Page", "It is open already, in a window of its own.")
            self._context.say(already)
            return
        self._open[record] = None
        told = translate("Page", "The page opens in a window of its own. It reaches no network.")
        self._context.say(told)
        language = self._context.appearance.language
        self._context.tasks.look(
            lambda desk: prepare(desk, record, language),
            partial(self._start, record),
            self,
            lambda refused: self._over(record, refused),
        )

    def close_what_is_gone(self) -> None:
        """What was sealed or removed meanwhile is shown no longer."""
        for record in list(self._open):
            self._context.tasks.read(
                partial(presenter.can_be_read, record=record),
                partial(self._judge, record),
                self,
            )

    def _judge(self, record: str, can: bool) -> None:
        beside = self._open.get(record)
        if beside is not None and not can:
            beside.stop()

    def _start(self, record: str, beside: Beside) -> None:
        self._open[record] = beside
        ended = self._ended

        def over(came: Counts | SatchelError) -> None:
            ended.emit(record, came)

        beside.start(over)

    def _over(self, record: str, came: object) -> None:
        self._open.pop(record, None)
        if isinstance(came, SatchelError):
            self._context.say(messages.sentence(came, self._context.appearance.language))
        elif isinstance(came, Counts) and came.missed:
            told = translate(
                "Page", "%n things the page asked for were not captured.", None, came.missed
            )
            self._context.say(told)


def _stop_all(open_ones: dict[str, Beside | None]) -> None:
    """With the window of the archive go those of its pages."""
    for beside in open_ones.values():
        if beside is not None:
            beside.stop()
