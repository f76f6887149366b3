"""A verdict for each parcel that came, by file or by a line, and the list of what came in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea

from satchel.assembly import arriving
from satchel.assembly.arriving import Arrived, Brought
from satchel.assembly.desk import Desk
from satchel.domain.folding import RecordView
from satchel.gui.context import Context
from satchel.gui.knowledge.opening import place_of_view
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, frame, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Place
from satchel.gui.sending import verdicts_presenter as presenter
from satchel.gui.sending.came_list import CameList, Sender
from satchel.storage import mission
from satchel.sync.reporting import Report


class Verdicts(QFrame):
    """Cards, the newest above, and below them what came in the one that was asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._context = context
        self._labels: Mapping[str, str] = {}
        self._newest: QPushButton | None = None
        column = stack(self, tokens.M)
        cards = frame("clear")
        self._cards = stack(cards, tokens.M)
        column.addWidget(cards)
        self.came = CameList(context)
        self.came.opened.connect(self._open)
        column.addWidget(self.came)

    def show_brought(
        self, brought: Sequence[Brought], labels: Mapping[str, str]
    ) -> QPushButton | None:
        """Add a card for each; what the keys go to now, if there is something to be seen."""
        self._labels, self._newest = labels, None
        for one in brought:
            label = labels.get(one.report.member) if one.report else None
            said = presenter.verdict(one, label, self._context.appearance.language)
            self._cards.insertWidget(0, self._card(one, said))
        return self._newest

    def clear(self) -> None:
        """Take all of them away."""
        self.came.hide()
        while (held := self._cards.takeAt(0)) is not None:
            if (card := held.widget()) is not None:
                card.deleteLater()

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
            below.addWidget(button(copied, lambda: self._context.go(place)))
        below.addStretch(1)
        return below

    def _see(self, report: Report) -> None:
        label = self._labels.get(report.member) or report.member
        sender = Sender(report.device, report.member, label)
        self._context.tasks.read(
            lambda desk: arriving.arrived(desk, report),
            lambda rows: self._show_came(sender, rows),
            self,
        )

    def _show_came(self, sender: Sender, rows: Sequence[Arrived]) -> None:
        self.came.show_came(sender, rows)
        QTimer.singleShot(0, self.came, self._into_view)  # it has its place only then

    def _into_view(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self.came)

    def _open(self, view: RecordView) -> None:
        self._context.go(place_of_view(view))


def labels_of(desk: Desk) -> dict[str, str]:
    """How this archive calls the members; outside a mission there are none."""
    if mission.find(desk.archive.reading()) is None:
        return {}
    return {one.member: one.label for one in desk.membership.listed() if one.label}
