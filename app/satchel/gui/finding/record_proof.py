"""The page that explains a record's proof, and compares its bytes when asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from satchel.assembly.desk import Desk
from satchel.assembly.proving import compare_bytes
from satchel.domain.described import Described
from satchel.domain.errors import SatchelError
from satchel.gui import messages
from satchel.gui.context import Context
from satchel.gui.finding import record_proof_presenter
from satchel.gui.finding.record_proof_presenter import Told
from satchel.gui.finding.record_timestamps import TimestampAsking
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, rule, scrolled, stack
from satchel.gui.parts.reading import Reading
from satchel.gui.parts.text import Plain
from satchel.gui.tasks import Work

_COLUMN_PX = 680  # about eighty characters: a page to be read


class ProofPage(QWidget):
    """Sentences first; numbers for a technician below, to be selected and copied."""

    def __init__(self, on: QWidget, context: Context, renew: Callable[[], None]) -> None:
        super().__init__(on)
        self._context = context
        self._record = ""
        self._work: Work | None = None
        inside = Reading()
        inside.setMaximumWidth(_COLUMN_PX)
        stack(self, 0).addWidget(scrolled(inside, self))
        self._column = stack(inside, tokens.S, tokens.M)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._parts = QWidget()
        self._told = stack(self._parts, tokens.S)
        self._column.addWidget(self._parts)
        self.timestamps = TimestampAsking(context, renew)
        self._column.addWidget(self.timestamps)
        line = row(spacing=tokens.S)
        self.compare = button(translate("Finding", "Compare its bytes now"), self._compare)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setAccessibleName(translate("Finding", "Progress"))
        self.busy.hide()
        self.stop = button(translate("Finding", "Stop"), self._stop)
        self.stop.hide()
        for one in (self.compare, self.busy, self.stop):
            line.addWidget(one)
        line.addStretch(1)
        self._column.addLayout(line)
        self.result = Plain("", wraps=True, selectable=True)
        self.result.setAccessibleName(translate("Finding", "Result"))
        self._column.addWidget(self.result)
        self._column.addWidget(rule())
        self._column.addWidget(Plain(translate("Finding", "For a technician"), "section"))
        self.technical = Plain("", "small", wraps=True, selectable=True)
        self.technical.setAccessibleName(translate("Finding", "For a technician"))
        self._column.addWidget(self.technical)

    def show_proof(self, record: str, told: Told) -> None:
        """Show what can be shown of a record."""
        if record != self._record:
            self.timestamps.forget()
        self._record = record
        self.timestamps.show_asking(told.asking)
        while (item := self._told.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for part in told.parts:
            self._told.addWidget(Plain(part.heading, "strong", wraps=True))
            for sentence in part.sentences:
                role = "broken" if part.is_wrong else ""
                self._told.addWidget(Plain(sentence, role, wraps=True, selectable=True))
        self.technical.setText(told.technical)
        self.compare.setVisible(told.can_compare)
        self.result.setText("")

    def _compare(self) -> None:
        record = self._record

        def act(desk: Desk, work: Work) -> Described:
            return compare_bytes(desk, record, work.progress, work.cancelled)

        self._let(False)
        self._work = self._context.tasks.work(act, self._same, self, failed=self._failed)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _same(self, told: Described) -> None:
        self._let(True)
        self.result.set_role("")
        self.result.setText(record_proof_presenter.compared(told))

    def _failed(self, refused: SatchelError) -> None:
        self._let(True)
        self.result.set_role("broken")
        self.result.setText(messages.sentence(refused, self._context.appearance.language))

    def _let(self, may: bool) -> None:
        self.compare.setEnabled(may)
        self.busy.setVisible(not may)
        self.stop.setVisible(not may)
