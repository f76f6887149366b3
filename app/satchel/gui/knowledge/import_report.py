"""Importing a report: the document is kept whole, and what it cites as far as it is ticked.

The document is in the archive before its text is read, so a report that cannot be read is
kept all the same. The citations hang under the document, as those of `cite` do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from satchel.assembly.desk import Desk
from satchel.catalog.attaching import AttachWish
from satchel.catalog.citing import Document, cited_by
from satchel.domain.citing.citations import Cited
from satchel.domain.errors import SatchelError
from satchel.domain.ids import RecordId
from satchel.domain.showing import one_line
from satchel.gui.context import Context
from satchel.gui.knowledge.came_from import CameFrom
from satchel.gui.knowledge.ticking import TickTable
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area
from satchel.gui.tasks import Work

_PERMILLE = 1000


@dataclass(frozen=True, slots=True)
class _Read:
    """A report that is kept, and what it cites; `reason` where it was read in part."""

    attachment: RecordId
    document: Document
    found: tuple[Cited, ...]


class ImportReport(QWidget):
    """Three steps in place: how it came, reading, ticking. `closed` after any of them."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._on: str | None = None
        self._read: _Read | None = None
        self._work: Work | None = None
        self._steps = QStackedWidget()
        stack(self, 0).addWidget(self._steps)
        self.came = CameFrom(translate("Knowledge", "A report"))
        self.came.told.connect(self._keep)
        self.came.cancelled.connect(self.closed.emit)
        for step in (self.came, self._make_reading(), self._make_ticking()):
            self._steps.addWidget(step)

    def ask(self, paths: Sequence[Path], on: str) -> None:
        """Begin with a document that was chosen; it is kept under the record `on`."""
        self._on = on
        self._steps.setCurrentIndex(0)
        self.came.ask(list(paths)[:1])

    def cite(self, attachment: str) -> None:
        """Begin with a document that is here already."""
        self._steps.setCurrentIndex(1)
        self._said.setText(translate("Knowledge", "Reading what it cites"))
        self._context.tasks.read(
            partial(_cited, attachment=attachment), self._show, self, self._unread
        )

    def _make_reading(self) -> QWidget:
        whole = QWidget()
        column = stack(whole, tokens.M, tokens.M)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._said = Plain("", wraps=True)
        self._progress = QProgressBar()
        self._progress.setAccessibleName(translate("Knowledge", "Progress"))
        self._progress.setRange(0, _PERMILLE)
        column.addWidget(self._said)
        column.addWidget(self._progress)
        below = row(spacing=tokens.S)
        below.addWidget(button(translate("Knowledge", "Stop"), self._stop))
        below.addStretch(1)
        column.addLayout(below)
        return whole

    def _make_ticking(self) -> QWidget:
        whole = QWidget()
        column = stack(whole, tokens.S, tokens.M)
        self._told = Plain("", wraps=True)
        column.addWidget(self._told)
        self.table = TickTable()
        self.table.cited.ticked.connect(self._count)
        column.addWidget(self.table, 1)
        below = row(spacing=tokens.S)
        self.keep_button = button(translate("Knowledge", "Keep"), self._keep_ticked, "primary")
        below.addWidget(self.keep_button)
        tick = self.table.cited.tick_all
        below.addWidget(button(translate("Knowledge", "Tick all"), partial(tick, True)))
        below.addWidget(button(translate("Knowledge", "Tick none"), partial(tick, False)))
        below.addStretch(1)
        below.addWidget(button(translate("Knowledge", "Leave it"), self.closed.emit))
        column.addLayout(below)
        for keys, run in (("Ctrl+Return", self._keep_ticked), ("Esc", self.closed.emit)):
            shortcut = QShortcut(QKeySequence(keys), whole)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)
        return whole

    def _keep(self, paths: list[Path], received_from: str, received_how: str) -> None:
        path, on = paths[0], self._on
        assert on is not None
        self._steps.setCurrentIndex(1)
        self._said.setText(
            translate("Knowledge", "Keeping {name}").format(name=one_line(path.name))
        )
        self._progress.setValue(0)
        self._done, self._size = 0, 0
        wish = AttachWish(
            on=on,
            media_kind="document",
            received_from=received_from or None,
            received_how=received_how or None,
        )

        def act(desk: Desk, work: Work) -> RecordId:
            self._size = path.stat().st_size if path.is_file() else 0
            return desk.attachments.attach(path, wish, work.progress, work.cancelled).record

        self._work = self._context.tasks.work(
            act,
            self.cite,
            self,
            changes={Area.ATTACHED, Area.RECORDS},
            failed=self._unread,
            progress=self._grown,
        )

    def _grown(self, size: int) -> None:
        self._done += size
        self._progress.setValue(min(self._done * _PERMILLE // max(self._size, 1), _PERMILLE))

    def _show(self, read: _Read) -> None:
        self._read = read
        self._steps.setCurrentIndex(2)
        self.table.cited.show(read.found)
        links = sum(one.url is not None for one in read.found)
        told = translate("Knowledge", "%n citations found", None, len(read.found))
        with_link = translate("Knowledge", "%n of them with an address", None, links)
        said = f"{told}, {with_link}. "
        if read.document.state != "complete":
            said += translate("Knowledge", "Its text could be read only in part. ")
        said += translate("Knowledge", "Untick what is not to be kept.")
        self._told.setText(said)
        if read.found:
            self.table.setCurrentIndex(self.table.cited.index(0, 0))
        self.table.setFocus()

    def _count(self, ticked: int) -> None:
        self.keep_button.setText(translate("Knowledge", "Keep %n citations", None, ticked))
        self.keep_button.setAccessibleName(self.keep_button.text())
        self.keep_button.setEnabled(ticked > 0)

    def _keep_ticked(self) -> None:
        read = self._read
        chosen = self.table.cited.chosen()
        if read is None or not chosen:
            return
        self._context.tasks.write(
            lambda desk: desk.citations.keep(
                read.document, chosen, read.attachment, read.attachment
            ),
            self._kept,
            self,
            changes={Area.SOURCES, Area.RECORDS},
        )

    def _kept(self, records: list[RecordId]) -> None:
        self._read = None
        self.closed.emit()
        self._context.say(
            translate("Knowledge", "%n citations kept. Those with an address wait for capture.",
                      None, len(records))
        )  # fmt: skip

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()
        self.closed.emit()

    def _unread(self, refused: SatchelError) -> None:
        self._context.tasks.refused.emit(refused)
        self.closed.emit()


def _cited(desk: Desk, attachment: str) -> _Read:
    document = desk.citations.of_record(attachment)
    return _Read(desk.records.show(attachment).record, document, tuple(cited_by(document)))
