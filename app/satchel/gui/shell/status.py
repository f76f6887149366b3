"""The bottom line: saved when, what waits, what could be read here."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QFrame

from satchel.gui.look import tokens
from satchel.gui.parts.controls import row, stack
from satchel.gui.parts.text import Plain, Short
from satchel.gui.shell import navigating, standing
from satchel.gui.shell.standing import Standing
from satchel.gui.tasks import Tasks

_COUNT_AFTER_MS = 3000  # of quiet, before it is counted again what waits
_COUNT_AT_LEAST_MS = 15_000  # also while she writes on: what stands here must be true
_LONG_MS = 400  # a write that takes longer is told of


class StatusLine(QFrame):
    """Always true: it says saved only when an answer came back from the disk."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._last = navigating.all_saved()
        self.setProperty("role", "bar")
        whole = stack(self, 0)
        whole.setContentsMargins(tokens.M, tokens.XS, tokens.M, tokens.XS)
        self.saved = Plain(self._last, "small")
        self.waiting = Short(role="small")
        # A line of its own: on it a person's safety may hang, so it is not cut for others.
        self.readable = Short(role="small")
        line = row(spacing=tokens.L)
        line.addWidget(self.saved)
        line.addWidget(self.waiting, 1)
        whole.addLayout(line)
        whole.addWidget(self.readable)
        self._stands_for_nothing = False
        self._since = QElapsedTimer()  # the first change that is not counted yet
        self._since.start()
        self._said = QElapsedTimer()
        self._said.start()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._count)
        tasks.changed.connect(self._changed)
        tasks.counted.connect(self._counted)
        self._count()

    def _count(self) -> None:
        self._tasks.read(standing.of, self._stands, self)

    def _stands(self, stands: Standing) -> None:
        self._stands_for_nothing = stands.is_nothing
        self._said.start()
        self.waiting.show_text(stands.waiting)
        self.readable.show_text(stands.readable)

    def _changed(self, _areas: object) -> None:
        self._last = navigating.saved(datetime.now())
        self.saved.setText(self._last)
        quiet = _COUNT_AFTER_MS
        if self._stands_for_nothing and self._said.hasExpired(_COUNT_AFTER_MS):
            quiet = 0  # that may be true no longer: said at once
        if not self._again.isActive():
            self._since.restart()
        left = max(0, _COUNT_AT_LEAST_MS - self._since.elapsed())
        self._again.start(min(quiet, left))

    def _counted(self, waiting: int) -> None:
        if waiting > 1:
            QTimer.singleShot(_LONG_MS, self, self._say_saving)
        if not self._tasks.writing:  # also when what was written was refused: nothing more is due
            self.saved.setText(self._last)

    def _say_saving(self) -> None:
        if self._tasks.writing > 0:
            self.saved.setText(navigating.saving(self._tasks.writing))
