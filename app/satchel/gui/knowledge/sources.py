"""The screen of sources: each cited page of a case or a report, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from satchel.gui.acts import Act
from satchel.gui.context import Context, Screen
from satchel.gui.knowledge import listing_presenter, sources_presenter
from satchel.gui.knowledge.form_fields import shown_under
from satchel.gui.knowledge.import_report import ImportReport
from satchel.gui.knowledge.kept_widths import keep_widths
from satchel.gui.knowledge.reference_editors import ReferenceEditor
from satchel.gui.knowledge.sources_presenter import Sources
from satchel.gui.knowledge.spoken import saying
from satchel.gui.knowledge.table import Column, Line, Table
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.choosing import ask_files
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area, Place


class SourcesScreen(Screen):
    """All citations, or those under one record; its reports are imported here."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.saying = saying(context)
        self._record: str | None = None
        self._asked = 0
        column = stack(self, tokens.S, tokens.M)
        self.body = QStackedWidget()
        self._first = QWidget()
        inside = stack(self._first, tokens.S)
        above = row(spacing=tokens.S)
        self.counts = Plain("", wraps=True)
        above.addWidget(self.counts, 1)
        above.addWidget(button(translate("Knowledge", "Import a report"), self.import_report))
        inside.addLayout(above)
        self.table = Table(self.words(), _columns())
        self.table.opened.connect(context.go)
        self.table.sorting.connect(self._sort)
        self.table.moved.connect(self._say_context)
        keep_widths(context.tasks, self.table, "sources")
        inside.addWidget(self.table, 1)
        self.around = Plain("", "small", wraps=True, selectable=True)
        self.around.setAccessibleName(translate("Knowledge", "Where it is cited"))
        inside.addWidget(self.around)
        for page in (self._first, self._make_where()):
            self.body.addWidget(page)
        column.addWidget(self.body)
        context.tasks.changed.connect(self._changed)

    @cached_property
    def reports(self) -> ImportReport:
        """The steps of importing; made when first asked for."""
        made = ImportReport(self.context)
        made.closed.connect(self._back)
        self.body.addWidget(made)
        return made

    @staticmethod
    def words() -> str:
        """Its name in the palette."""
        return translate("Knowledge", "Sources")

    def arrive(self, place: Place) -> None:
        if place.record != self._record:
            self._back()
        self._record = place.record
        self.headed.emit(self.words())
        if place.spot == "import":
            self.import_report()
        elif place.spot == "cite" and place.record is not None:
            self.body.setCurrentWidget(self.reports)
            self.reports.cite(place.record)
        else:
            self.table.setFocus()
        self.read()

    def acts(self) -> Sequence[Act]:
        words = translate("Knowledge", "Import a report")
        return [Act("import-report", words, self.import_report)]

    def read(self) -> None:
        """Read the table again."""
        self._asked += 1
        number, record, said = self._asked, self._record, self.saying
        self.context.tasks.read(
            lambda desk: sources_presenter.sources(desk, record, said),
            partial(self._show, number),
            self,
        )

    def import_report(self) -> None:
        """Choose a report; where it belongs is asked when no record is shown."""
        if self._record is None:
            self.body.setCurrentIndex(1)
            self.where.setFocus()
        else:
            ask_files(self, self.chosen)

    def chosen(self, paths: Sequence[Path]) -> None:
        """A file was chosen."""
        on = self._record or self.where.value()
        if paths and isinstance(on, str):
            self.body.setCurrentWidget(self.reports)
            self.reports.ask(paths, on)

    def _make_where(self) -> QWidget:
        whole = QWidget()
        column = stack(whole, tokens.M)
        self.where = ReferenceEditor(
            self.context.tasks, "case", self.saying.language, self.saying.kind
        )
        name = translate("Knowledge", "Which case does the report belong to")
        column.addWidget(shown_under(name, self.where))
        below = row(spacing=tokens.S)
        below.addWidget(button(translate("Knowledge", "Choose the file"), self._choose, "primary"))
        below.addWidget(button(translate("Knowledge", "Leave it"), self._back))
        below.addStretch(1)
        column.addLayout(below)
        column.addStretch(1)
        return whole

    def _choose(self) -> None:
        wrong = self.where.problem()
        if not wrong and self.where.value() is None:
            wrong = translate("Knowledge", "Choose the case first.")
        if wrong:
            self.context.say(wrong)
        else:
            ask_files(self, self.chosen)

    def _show(self, number: int, sources: Sources) -> None:
        if number != self._asked:
            return
        title = f"{self.words()}: {sources.of}" if sources.of else self.words()
        self.headed.emit(title)
        self.table.show_lines(sources.lines)
        parts = (
            translate("Knowledge", "%n sources", None, len(sources.lines)),
            translate("Knowledge", "%n captured", None, sources.captured),
            translate("Knowledge", "%n waiting", None, sources.waiting),
            translate("Knowledge", "%n failed", None, sources.failed),
        )
        self.counts.setText(" · ".join(parts))

    def _say_context(self, row: int) -> None:
        lines = self.table.model_.lines
        self.around.setText(lines[row].cells[-1] if 0 <= row < len(lines) else "")

    def _sort(self, column: int, backwards: bool) -> None:
        number, lines = self._asked, self.table.model_.lines

        def show(ordered: tuple[Line, ...]) -> None:
            if number == self._asked:
                self.table.show_lines(ordered)

        self.context.tasks.read(
            lambda _desk: listing_presenter.sorted_by(lines, column, backwards), show, self
        )

    def _back(self) -> None:
        self.body.setCurrentWidget(self._first)

    def _changed(self, areas: frozenset[Area]) -> None:
        if self.isVisible() and areas & {Area.SOURCES, Area.RECORDS}:
            self.read()


def _columns() -> list[Column]:
    return [
        Column(translate("Knowledge", "Address"), 300, least=200),
        Column(translate("Knowledge", "Marker"), 64, is_number=True),
        Column(translate("Knowledge", "Page"), 64, is_number=True),
        Column(translate("Knowledge", "State, and why"), 210),
        Column(translate("Knowledge", "Snapshot"), 100),
        Column(translate("Knowledge", "Where it is cited"), 200),
    ]
