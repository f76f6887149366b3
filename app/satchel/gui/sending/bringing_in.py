"""Bring in: parcels at headquarters, a verdict on each in words, what came, and the receipt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from satchel.assembly import arriving
from satchel.assembly.arriving import Brought
from satchel.assembly.desk import Desk
from satchel.domain.errors import SatchelError
from satchel.domain.folding import RecordView
from satchel.gui import messages
from satchel.gui.context import Context, Screen
from satchel.gui.knowledge.opening import place_of_view
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.choosing import ask_files, ask_new_file
from satchel.gui.parts.controls import button, frame, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import EVERYTHING, Area, Place
from satchel.gui.sending import verdicts_presenter as presenter
from satchel.gui.sending.came_list import CameList, Sender
from satchel.gui.sending.page import column_of
from satchel.gui.sending.sending_presenter import parcel_name
from satchel.gui.tasks import Work
from satchel.storage import mission
from satchel.sync.parcel_making import Made
from satchel.sync.reporting import Report


class BringIn(Screen):
    """Choose or drop parcels; each has its verdict, the newest above."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAcceptDrops(True)
        self._work: Work | None = None
        self._labels: Mapping[str, str] = {}
        self._unanswered: list[Report] = []
        self._newest: QPushButton  # what the keys are on after parcels came
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
        self.came = CameList(context)
        self.came.opened.connect(self._open)
        verdicts = frame("clear")
        self._verdicts = stack(verdicts, tokens.M)
        column.addWidget(verdicts)
        column.addWidget(self.came)
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
            return brought, _labels(desk)

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
        brought, self._labels = came
        self._newest = self.choose
        for one in brought:
            label = self._labels.get(one.report.member) if one.report else None
            said = presenter.verdict(one, label, self.context.appearance.language)
            self._verdicts.insertWidget(0, self._card(one, said))
            if one.report is not None:
                self._unanswered.append(one.report)
        self.reply.setEnabled(bool(self._unanswered))
        self._newest.setFocus()

    def _not_brought(self, refused: SatchelError) -> None:
        self._ended()
        self._say(messages.sentence(refused, self.context.appearance.language), "broken")

    def _ended(self) -> None:
        self._going.hide()
        self.choose.setEnabled(True)

    def _card(self, brought: Brought, said: presenter.Verdict) -> QFrame:
        card = frame("card")
        column = stack(card, tokens.XS, tokens.M)
        column.addWidget(Plain(said.title, "strong", wraps=True, selectable=True))
        for hole in said.holes:
            role = "broken" if brought.report is None else "waiting"
            column.addWidget(Plain(hole, role, wraps=True, selectable=True))
        for line in said.lines:
            column.addWidget(Plain(line, "dim", wraps=True, selectable=True))
        report = brought.report
        if report is not None and (report.touched or report.branches):
            column.addLayout(self._ways_on(report))
        return card

    def _ways_on(self, report: Report) -> QHBoxLayout:
        """What came; and where a copied archive is dealt with."""
        below = row()
        if report.touched:
            self._newest = button(translate("Sending", "See what came"), lambda: self._see(report))
            below.addWidget(self._newest)
        if report.branches:
            place = Place("lost-device", None, report.device)
            copied = translate("Sending", "Copied or lost: what to do")
            below.addWidget(button(copied, lambda: self.context.go(place)))
        below.addStretch(1)
        return below

    def _see(self, report: Report) -> None:
        label = self._labels.get(report.member) or report.member
        sender = Sender(report.device, report.member, label)
        self.context.tasks.read(
            lambda desk: arriving.arrived(desk, report),
            lambda rows: self.came.show_came(sender, rows),
            self,
        )

    def _open(self, view: RecordView) -> None:
        self.context.go(place_of_view(view))

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


def _labels(desk: Desk) -> dict[str, str]:
    """How this archive calls the members; outside a mission there are none."""
    if mission.find(desk.archive.reading()) is None:
        return {}
    return {one.member: one.label for one in desk.membership.listed() if one.label}
