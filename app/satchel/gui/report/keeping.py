"""What becomes of an answer: one durable write when its question is left, a draft until then.

To know first: an answer on its way to the disk is shown as she gave it, and what cannot be
an answer yet is a draft, which survives every exit. Nothing is dropped by leaving.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from satchel.domain.errors import SatchelError
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject
from satchel.gui import messages
from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.places import Area
from satchel.gui.report import presenter
from satchel.gui.report.pending_presenter import (
    Pending,
    draft_of,
    from_draft,
    lacking,
    pending_of,
    told,
)
from satchel.gui.report.presenter import Page, Reread, draft_key
from satchel.gui.report.rows_presenter import Row

_PAUSE_MS = 600


class Keeping(QObject):
    """Keeps the answers of one page. `reread` carries the report after a write; `drafted`
    a question's key, and whether it has a draft; `said` a sentence on the open question."""

    reread = Signal(object)
    drafted = Signal(str, bool)
    said = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._record: RecordId | None = None
        self._may = False
        self._drafts: dict[str, Pending] = {}
        self._going: dict[str, Pending] = {}  # on their way to the disk
        self._typed: tuple[str, Pending] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._keep_draft)

    def begin(self, page: Page) -> None:
        """Another page: its drafts are what was kept of them."""
        same = page.observed is not None and page.observed.record == self._record
        self._record = page.observed.record if page.observed else None
        self._may = page.may_answer
        if not same:
            self._going.clear()
        read = {key: from_draft(value) for key, value in page.drafts.items()}
        self._drafts = {key: one for key, one in read.items() if one is not None}

    @property
    def drafts(self) -> set[str]:
        """Questions that have words which are no answer yet."""
        return set(self._drafts)

    def pending_for(self, row: Row) -> Pending:
        """What stands in the fields of a question."""
        for known in (self._going, self._drafts):
            if row.key in known:
                return known[row.key]
        return pending_of(row.answer)

    def typed(self, row: Row, pending: Pending) -> None:
        """Something was pressed or typed; after a pause it is a draft on the disk."""
        if self._may:
            self._typed = (row.key, pending)
            self._pause.start()
            self.said.emit(translate("Report", "Not kept yet: Enter keeps it"))

    def settle(self, row: Row, pending: Pending) -> None:
        """The question is left: its answer is kept, or what it has so far stays a draft."""
        self._pause.stop()
        self._typed = None
        if not self._may or pending == self._going.get(row.key):
            return
        if pending == pending_of(row.answer):
            self._forget(row.key)
        elif pending.is_empty:
            self.clear(row)
        elif lacking(row.question, pending) if row.question else True:
            self._draft(row.key, pending)
        elif row.question is not None:
            self._write(row.key, told(row.question, pending), pending)

    def keep(self, row: Row, pending: Pending) -> None:
        """Keep this answer, also where it is one of several that stand there already."""
        if row.question is not None and self._may:
            self._write(row.key, told(row.question, pending), pending)

    def clear(self, row: Row) -> None:
        """Make a question not answered; who answered before stays in its history."""
        self._pause.stop()
        self._typed = None
        if row.is_answered:
            self._write(row.key, None, Pending())
        else:
            self._forget(row.key)

    def _write(self, key: str, answer: JsonObject | None, pending: Pending) -> None:
        record, language = self._record, self._context.appearance.language
        if record is None:
            return
        self._going[key] = pending

        def then(read: Reread) -> None:
            if self._going.get(key) == pending:
                del self._going[key]
            if record != self._record:
                return
            if self._drafts.pop(key, None) is not None:
                self.drafted.emit(key, False)
            self.reread.emit(read)
            clock = datetime.now().strftime("%H:%M:%S")
            self.said.emit(translate("Report", "Saved {time}").format(time=clock))

        def failed(refused: SatchelError) -> None:
            self._going.pop(key, None)
            if record == self._record and not pending.is_empty:
                self._draft(key, pending)
            self._context.say(messages.sentence(refused, language))

        self._context.tasks.write(
            lambda desk: presenter.keep(desk, record, key, answer, language),
            then,
            self,
            {Area.REPORT},
            failed,
        )

    def _keep_draft(self) -> None:
        if self._typed is not None:
            self._draft(*self._typed)

    def _draft(self, key: str, pending: Pending) -> None:
        record = self._record
        if record is None or self._drafts.get(key) == pending:
            return
        if pending.is_empty:
            self._forget(key)
            return
        self._drafts[key] = pending
        self.drafted.emit(key, True)
        kept = draft_of(pending)
        self._context.tasks.write(
            lambda desk: desk.drafts.keep(draft_key(record, key), kept), None, self
        )

    def _forget(self, key: str) -> None:
        record = self._record
        if record is None or self._drafts.pop(key, None) is None:
            return
        self.drafted.emit(key, False)
        self._context.tasks.write(lambda desk: desk.drafts.drop(draft_key(record, key)), None, self)
