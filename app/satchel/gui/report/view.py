"""The hearing report's screen: sections, questions, and the one that is open.

Widgets and where the caret goes; what is shown the presenters decide, what is kept
`keeping` does. To know first: the questions are one list, and only the open one has
fields, so that 259 of them cost no more than one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from satchel.catalog.answers import Evidence
from satchel.catalog.reporting import ReportWish
from satchel.gui.acts import Act
from satchel.gui.context import Context, Screen
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.places import Area, Place
from satchel.gui.report.beginning import Beginning
from satchel.gui.report.comparing import Comparing
from satchel.gui.report.doings import Doings, acts_of
from satchel.gui.report.filling import Filling
from satchel.gui.report.letters import Letters
from satchel.gui.report.lines import LinesPanel
from satchel.gui.report.presenter import Page, read_page, subject_words
from satchel.gui.report.printing import PrintingPanel
from satchel.gui.report.rows_presenter import counts_of


class ReportScreen(Screen):
    """The report of one hearing: `Place.record` is the hearing or an observation of it,
    `Place.spot` the number of a question."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._page: Page | None = None
        self._asked_for: Place | None = None
        heading, language = translate("Report", "Lines of the hearing"), context.appearance.language
        self._lines = LinesPanel(heading, context.tasks, language)
        self._lines.chosen.connect(self._linked)
        self._build()
        context.tasks.changed.connect(self._changed)

    def _build(self) -> None:
        column = stack(self, tokens.S)
        column.setContentsMargins(tokens.M, 0, tokens.M, tokens.S)
        head = row(spacing=tokens.S)
        self.subject = QComboBox()
        self.subject.setAccessibleName(translate("Report", "Whom the report is about"))
        self.subject.activated.connect(self._choose_subject)
        head.addWidget(self.subject, 1)
        self.compare = button(translate("Report", "Compare observers"), self._compare)
        self.print = button(translate("Report", "Print"), self._print, keys="Ctrl+P")
        head.addWidget(self.compare)
        head.addWidget(self.print)
        column.addLayout(head)
        self.letters = Letters()
        self.letters.jumped.connect(self._jump)
        column.addWidget(self.letters)
        self.body = QStackedWidget()
        self.filling = Filling(self.context)
        self.filling.counted.connect(self._count)
        self.filling.moved.connect(self.letters.mark)
        self.filling.wanted_line.connect(self._pick_line)
        self.filling.opened.connect(self._open_evidence)
        self._empty = QWidget()
        self.body.addWidget(self._empty)
        self.body.addWidget(self.filling)
        column.addWidget(self.body, 1)

    # Pages that are made when they are first asked for: a report opens without them.

    @cached_property
    def beginning(self) -> Beginning:
        """Where there is no report yet."""
        made = Beginning(self.context)
        made.begun.connect(self._begin)
        self.body.addWidget(made)
        return made

    @cached_property
    def comparing(self) -> Comparing:
        """Observers side by side."""
        made = Comparing(self.context)
        made.left.connect(self._back_to_questions)
        self.body.addWidget(made)
        return made

    @cached_property
    def printing(self) -> PrintingPanel:
        """The report on paper."""
        made = PrintingPanel(self.context)
        made.left.connect(self._back_to_questions)
        self.body.addWidget(made)
        return made

    @cached_property
    def picking(self) -> LinesPanel:
        """A line chosen by typing."""
        which = translate("Report", "Which line is the evidence? Enter takes it, Escape goes back")
        made = LinesPanel(which, self.context.tasks, self.context.appearance.language)
        made.chosen.connect(self._picked)
        made.left.connect(self._back_to_questions)
        self.body.addWidget(made)
        return made

    # What the window asks.

    def arrive(self, place: Place) -> None:
        """Show the report of `place`; without a record the one that was shown last."""
        self._asked_for = place if place.record is not None else self._asked_for
        if self._asked_for is None:
            self.headed.emit(translate("Report", "Hearing report"))
            return
        self._read(str(self._asked_for.record), None, self._asked_for.spot)

    def leave(self) -> None:
        self.filling.settle()

    def side(self) -> QWidget | None:
        return self._lines

    def acts(self) -> Sequence[Act]:
        filling = self.filling
        return acts_of(
            Doings(
                is_open=lambda: self.body.currentWidget() is filling,
                jump=self._jump,
                next=filling.next,
                previous=filling.previous,
                next_open=filling.next_open,
                another=filling.another,
                may_repeat=filling.may_repeat,
                link=self._pick_line,
                print=self._print,
                compare=self._compare,
                may_print=self.print.isEnabled,
                may_compare=self.compare.isEnabled,
            )
        )

    # Reading and showing.

    def _read(self, record: str, person: str | None, spot: str | None = None) -> None:
        language = self.context.appearance.language
        self.context.tasks.read(
            lambda desk: read_page(desk, record, person, language),
            lambda page: self._show(page, spot),
            self,
        )

    def _show(self, page: Page, spot: str | None) -> None:
        before = self._page
        self._page = page
        self.headed.emit(translate("Report", "Report · {hearing}").format(hearing=page.title))
        self.subject.clear()
        self.subject.addItems([subject_words(one) for one in page.subjects])
        self.subject.addItem(translate("Report", "About another accused…"))
        self.subject.setCurrentIndex(page.chosen)
        if before is None or before.hearing != page.hearing:
            self._read_lines(page)
        observed = page.observed
        self.print.setEnabled(observed is not None)
        self.compare.setEnabled(any(one.record is not None for one in page.subjects))
        if observed is None:
            self.letters.hide()
            self.beginning.show_subject(page.subject, page.forms)
            self.body.setCurrentWidget(self.beginning)
            self.beginning.button.setFocus()
            return
        form = observed.form
        self.letters.setVisible(form is not None)
        if form is None:
            self.body.setCurrentWidget(self._empty)
            self.context.say(
                translate(
                    "Report",
                    "The form {form} {version} is not here, so its questions are not known; "
                    "the answers are kept.",
                ).format(form=observed.form_name, version=observed.form_version)
            )
            return
        if before is None or before.observed is None or before.observed.form is not form:
            self.letters.show_groups(form.groups, self.context.appearance.language)
        self.body.setCurrentWidget(self.filling)
        QTimer.singleShot(0, lambda: self._fill(page, spot))  # what is shown is drawn first

    def _fill(self, page: Page, spot: str | None) -> None:
        if page is self._page:
            self.filling.show_page(page, spot)

    def _count(self, page: Page) -> None:
        """An answer was kept: how far it is now."""
        self._page = page
        self.subject.setItemText(page.chosen, subject_words(page.subject))
        if page.observed is not None:
            self.letters.count(counts_of(page.observed))

    def _changed(self, areas: frozenset[Area]) -> None:
        if self._page is not None and areas & {Area.NOTES, Area.ATTACHED}:
            self._read_lines(self._page)

    def _read_lines(self, page: Page) -> None:
        self._lines.show_hearing(page.hearing)

    # What she does.

    def _choose_subject(self, at: int) -> None:
        page = self._page
        if page is None:
            return
        self.filling.settle()
        if at >= len(page.subjects):
            self.letters.hide()
            self.body.setCurrentWidget(self.beginning)
            self.beginning.ask_whom(page.forms)
            return
        one = page.subjects[at]
        self._read(one.record or page.hearing, one.person if one.record is None else None)

    def _begin(self, form: str, person: object) -> None:
        if self._page is None:
            return
        told = str(person) if person else None
        wish = ReportWish(self._page.hearing, form or None, person=told)
        self.context.tasks.write(
            lambda desk: desk.reporting.start(wish),
            lambda begun: self._read(begun.record, None),
            self,
            {Area.REPORT, Area.RECORDS},
        )

    def _jump(self, letter: str) -> None:
        self._back_to_questions()
        self.filling.jump(letter)

    def _pick_line(self) -> None:
        if self._page is None:
            return
        self.picking.share(self._lines)
        self.body.setCurrentWidget(self.picking)
        self.picking.begin()

    def _picked(self, record: str) -> None:
        self._back_to_questions()
        self._linked(record)

    def _linked(self, record: str) -> None:
        self.filling.link(record)

    def _open_evidence(self, one: Evidence, kind: str) -> None:
        assert self._page is not None
        if kind == "note":
            self.context.go(Place("hearing", self._page.hearing, one.record))
        elif kind == "attachment":
            self.context.go(Place("viewer", one.record, one.place))
        else:
            self.context.go(Place("record", one.record, one.place))

    def _compare(self) -> None:
        if self._page is None:
            return
        self.filling.settle()
        self.comparing.open(self._page.hearing)
        self.body.setCurrentWidget(self.comparing)

    def _print(self) -> None:
        if self._page is None:
            return
        self.filling.settle()
        observed = self._page.observed
        self.printing.show_report(self._page.hearing, observed.record if observed else None)
        self.body.setCurrentWidget(self.printing)

    def _back_to_questions(self) -> None:
        if self._page is not None and self._page.observed is not None:
            self.body.setCurrentWidget(self.filling)
            self.filling.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = isinstance(self.body.currentWidget(), Comparing | PrintingPanel)
        if event.key() == Qt.Key.Key_Escape and back:
            self._back_to_questions()
            return
        super().keyPressEvent(event)


def words() -> str:
    """What it is called where it can be chosen."""
    return translate("Report", "Hearing report")
