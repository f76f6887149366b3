"""One thing, whole: Content, History, Proof.

Each of the three is read when it is looked at. What is asked (withdraw, the same as, edit,
a statement) lies over them in place, and Escape gives them back.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from satchel.catalog.questions import KIND as QUESTION
from satchel.domain.json_values import JsonObject
from satchel.gui import messages
from satchel.gui.acts import Act
from satchel.gui.context import Context, Screen
from satchel.gui.finding import record_history_presenter, record_presenter, record_proof_presenter
from satchel.gui.finding.record_history_presenter import History
from satchel.gui.finding.record_over import Over
from satchel.gui.finding.record_pages import ContentPage, HistoryPage
from satchel.gui.finding.record_presenter import Whole
from satchel.gui.finding.record_proof import ProofPage
from satchel.gui.finding.record_proof_presenter import Told
from satchel.gui.giving.standing import StandingLine
from satchel.gui.knowledge.dossier_presenter import Known, Said
from satchel.gui.knowledge.spoken import saying
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, stack
from satchel.gui.parts.flowing import Flowing
from satchel.gui.places import EVERYTHING, Area, Place

CONTENT, HISTORY, PROOF = range(3)


class RecordScreen(Screen):
    """`Place.record` is any record; `spot` "history" or "proof" opens at that page."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.saying = saying(context)
        self.record: str | None = None
        self.whole: Whole | None = None
        column = stack(self, tokens.S, tokens.M)
        self.body = QStackedWidget()
        column.addWidget(self.body)
        self.first = QWidget()
        self.body.addWidget(self.first)
        self._build()
        self.over = Over(self.body, context, self.saying, self.read, self._withdraw, self._join)
        context.tasks.changed.connect(self._changed)

    def _build(self) -> None:
        column = stack(self.first, tokens.S)
        acts = QWidget()
        column.addWidget(acts)
        line = Flowing(acts)
        self.open_button = button(translate("Finding", "Open"), self._open, "primary")
        self.edit_button = button(translate("Finding", "Edit"), self.edit)
        self.state_button = button(translate("Finding", "State a fact"), self.state)
        self.exhibit_button = button(translate("Finding", "Into an exhibit"), self._exhibit)
        self.same_button = button(translate("Finding", "The same as"), self._ask_same)
        self.ask_button = button(translate("Finding", "Ask about this"), self.ask)
        self.withdraw_button = button(translate("Finding", "Withdraw"), self._ask_why)
        for one in (
            self.open_button,
            self.edit_button,
            self.state_button,
            self.exhibit_button,
            self.same_button,
            self.ask_button,
            self.withdraw_button,
        ):
            line.addWidget(one)
        self.standing = StandingLine(self.context)
        line.addWidget(self.standing.give)
        column.addWidget(self.standing)
        self.tabs = QTabBar(self.first)
        self.tabs.setAccessibleName(translate("Finding", "Pages of this record"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for words in (
            translate("Finding", "Content"),
            translate("Finding", "History"),
            translate("Finding", "Proof"),
        ):
            self.tabs.addTab(words)
        self.tabs.currentChanged.connect(self._turned)
        column.addWidget(self.tabs)
        self.pages = QStackedWidget()
        column.addWidget(self.pages, 1)
        self.content = ContentPage(self.pages, self.context.go, self._take_back)
        self.history = HistoryPage(self.pages)
        self.proof = ProofPage(self.pages, self.context, self.read)
        for page in (self.content, self.history, self.proof):
            self.pages.addWidget(page)

    # What the window asks.

    def arrive(self, place: Place) -> None:
        if place.record is not None and place.record != self.record:
            for form in self.over.forms():
                form.put_aside()
            self.record, self.whole = place.record, None
            self.proof.show_proof(place.record, Told((), "", False))  # never another one's
            self.body.setCurrentWidget(self.first)
        at = {"history": HISTORY, "proof": PROOF}.get(place.spot or "", CONTENT)
        if self.tabs.currentIndex() != at:
            self.tabs.setCurrentIndex(at)
        self.read()
        self.tabs.setFocus()

    def leave(self) -> None:
        for form in self.over.forms():
            form.leave()

    def acts(self) -> Sequence[Act]:
        def is_shown() -> bool:
            return self.whole is not None and self.body.currentWidget() is self.first

        named = (
            ("record-content", translate("Finding", "Content"), "Alt+1"),
            ("record-history", translate("Finding", "History"), "Alt+2"),
            ("record-proof", translate("Finding", "Proof"), "Alt+3"),
        )
        pages = [
            Act(name, words, partial(self.tabs.setCurrentIndex, at), keys, is_shown)
            for at, (name, words, keys) in enumerate(named)
        ]
        return [
            *pages,
            Act("edit", translate("Finding", "Edit"), self.edit, "F2", is_shown),
            Act("state", translate("Finding", "State a fact"), self.state, "", is_shown),
            Act("ask", translate("Finding", "Ask about this"), self.ask, "", is_shown),
            Act("withdraw", translate("Finding", "Withdraw"), self._ask_why, "", is_shown),
        ]

    # Reading.

    def read(self) -> None:
        """Read the record anew, and the page that is shown."""
        record = self.record
        if record is None:
            return
        self.context.tasks.read(
            lambda desk: record_presenter.read(desk, record, self.saying), self._show, self
        )
        self._turned(self.tabs.currentIndex())

    def _turned(self, at: int) -> None:
        self.pages.setCurrentIndex(at)
        record = self.record
        if record is None or at == CONTENT:
            return
        if at == HISTORY:
            self.context.tasks.read(
                lambda desk: record_history_presenter.read(desk, record, self.saying),
                lambda read: self._show_history(record, read),
                self,
            )
            return
        self.context.tasks.read(
            lambda desk: record_proof_presenter.read(desk, record, self.saying),
            lambda told: self._show_proof(record, told),
            self,
            lambda refused: self._show_proof(
                record,
                record_proof_presenter.not_held(messages.sentence(refused, self.saying.language)),
            ),
        )

    def _show(self, whole: Whole) -> None:
        self.whole = whole
        self.record = whole.record
        self.headed.emit(whole.title)
        self.content.show_whole(whole)
        stands = whole.withdrawn is None
        self.standing.show_record(whole.record)
        self.open_button.setVisible(whole.place is not None)
        for one in (
            self.edit_button,
            self.state_button,
            self.exhibit_button,
            self.same_button,
            self.ask_button,
            self.withdraw_button,
        ):
            one.setEnabled(stands)

    def _show_history(self, record: str, read: History) -> None:
        if record == self.record:
            self.history.show_history(read)

    def _show_proof(self, record: str, told: Told) -> None:
        if record == self.record:
            self.proof.show_proof(record, told)

    def _changed(self, areas: frozenset[Area]) -> None:
        if self.isVisible() and areas - {Area.SENDING, Area.SETTINGS, Area.RECORDING}:
            self.read()

    # What she does.

    def edit(self) -> None:
        """The form of its kind, in place."""
        if self.whole is not None:
            self.over.form.edit(self.whole.record)
            self.body.setCurrentWidget(self.over.form)

    def ask(self) -> None:
        """A question about it, put to whoever wrote it, in place."""
        whole = self.whole
        if whole is None:
            return

        def show(to: str) -> None:
            preset: JsonObject = {"on": whole.record, "to": to} if to else {"on": whole.record}
            self.over.form.add(QUESTION, preset, whole.record)
            self.body.setCurrentWidget(self.over.form)

        self.context.tasks.read(lambda desk: desk.questions.whom(whole.record), show, self)

    def state(self) -> None:
        """A statement with its source, in place."""
        if self.whole is not None:
            self.over.statement.state(self.whole.record)
            self.body.setCurrentWidget(self.over.statement)

    def _open(self) -> None:
        if self.whole is not None and self.whole.place is not None:
            self.context.go(self.whole.place)

    def _exhibit(self) -> None:
        self.context.go(Place("exhibit", self.record))

    def _ask_why(self) -> None:
        if self.whole is not None:
            self.body.setCurrentWidget(self.over.withdrawing)
            self.over.withdrawing.open()

    def _ask_same(self) -> None:
        if self.whole is not None:
            self.body.setCurrentWidget(self.over.same)
            self.over.same.open(self.whole.kind)

    def _withdraw(self, why: str, destroy: bool) -> None:
        record = str(self.record)
        self.context.tasks.write(
            lambda desk: desk.records.withdraw(record, why, content=destroy),
            lambda _written: self._back(),
            self,
            EVERYTHING,
        )

    def _join(self, other: str) -> None:
        record = str(self.record)
        self.context.tasks.write(
            lambda desk: desk.records.join(record, other),
            lambda _written: self._back(),
            self,
            EVERYTHING,
        )

    def _take_back(self, fact: Known, said: Said) -> None:
        record = str(self.record)
        self.context.tasks.write(
            lambda desk: desk.records.edit(record, {}, retract=[said.name]),
            None,
            self,
            EVERYTHING,
        )

    def _back(self) -> None:
        self.body.setCurrentWidget(self.first)
