"""Bring in: parcels at headquarters, a verdict on each in words, what came, and the receipt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QProgressBar

from satchel.assembly import arriving
from satchel.assembly.arriving import Brought
from satchel.assembly.desk import Desk
from satchel.domain.errors import SatchelError
from satchel.gui import messages
from satchel.gui.context import Context, Screen
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.choosing import ask_files, ask_new_file
from satchel.gui.parts.controls import button, frame, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import EVERYTHING, Area, Place
from satchel.gui.sending.page import column_of
from satchel.gui.sending.sending_presenter import parcel_name
from satchel.gui.sending.verdicts import Verdicts, labels_of
from satchel.gui.tasks import Work
from satchel.sync.parcel_making import Made
from satchel.sync.reporting import Report


class BringIn(Screen):
    """Choose or drop parcels; each has its verdict, the newest above."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAcceptDrops(True)
        self._work: Work | None = None
        self._unanswered: list[Report] = []
        inside = column_of(self)
        column = stack(inside, tokens.M)
        column.addWidget(
            Plain(
                translate(
                    "Sending",
                    "Drop parcels here, all parts of one together, or open them. They may come "
                    "late, twice or out of order: the archive is the same.",
                ),
                wraps=True,
            )
        )
        buttons = row()
        self.choose = button(
            translate("Sending", "Open parcels"), lambda: ask_files(self, self.bring), "primary"
        )
        self.reply = button(translate("Sending", "Write the receipt"), self._ask_reply)
        self.reply.setEnabled(False)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.reply)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self._going = frame("clear")
        going = row(self._going)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setAccessibleName(translate("Sending", "Parcels are being checked"))
        going.addWidget(bar, 1)
        going.addWidget(button(translate("Sending", "Stop"), self._cancel))
        self._going.hide()
        column.addWidget(self._going)
        self.outcome = Plain("", wraps=True, selectable=True)
        self.outcome.setAccessibleName(translate("Sending", "What became of it"))
        self.outcome.hide()
        column.addWidget(self.outcome)
        self.verdicts = Verdicts(context)
        column.addWidget(self.verdicts)
        column.addStretch(1)

    @staticmethod
    def words() -> str:
        """Its name in the palette."""
        return translate("Sending", "Bring in parcels")

    def arrive(self, place: Place) -> None:
        """What was brought in while the window is open stays to be seen."""
        self.headed.emit(self.words())
        self.choose.setFocus()

    def bring(self, paths: list[Path]) -> None:
        """Open these."""
        self._going.show()
        self.outcome.hide()
        self.choose.setEnabled(False)

        def act(desk: Desk, work: Work) -> tuple[list[Brought], Mapping[str, str]]:
            brought = arriving.bring_in(desk, paths, work.progress, work.cancelled)
            return brought, labels_of(desk)

        self._work = self.context.tasks.work(
            act, self._brought, self, EVERYTHING, self._not_brought, lambda _size: None
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            self.bring(paths)

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _brought(self, came: tuple[list[Brought], Mapping[str, str]]) -> None:
        self._ended()
        brought, labels = came
        newest = self.verdicts.show_brought(brought, labels)
        self._unanswered += [one.report for one in brought if one.report is not None]
        self.reply.setEnabled(bool(self._unanswered))
        (newest or self.choose).setFocus()

    def _not_brought(self, refused: SatchelError) -> None:
        self._ended()
        self._say(messages.sentence(refused, self.context.appearance.language), "broken")

    def _ended(self) -> None:
        self._going.hide()
        self.choose.setEnabled(True)

    def _ask_reply(self) -> None:
        ask_new_file(self, parcel_name(datetime.now()), self.write_reply)

    def write_reply(self, path: Path) -> None:
        """The receipts for everything brought in since the last."""
        reports = list(self._unanswered)

        def written(made: Made) -> None:
            self._unanswered = []
            self.reply.setEnabled(False)
            names = ", ".join(str(file) for file in made.files)
            self._say(
                translate(
                    "Sending", "Receipts written: {files}. Each is sealed to the device it answers."
                ).format(files=names)
                if made.files
                else translate("Sending", "There was nobody to reply to.")
            )

        self.context.tasks.write(
            lambda desk: desk.receipt_giving.reply(reports, path), written, self, {Area.SENDING}
        )

    def _say(self, sentence: str, role: str = "") -> None:
        self.outcome.set_role(role)
        self.outcome.setText(sentence)
        self.outcome.show()
