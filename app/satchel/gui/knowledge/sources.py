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
from satchel.gui.page.picture import WIDE, ThumbDelegate, Thumbs
from satchel.gui.page.sources_bar import SourcesBar
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
        self._sources: Sources | None = None
        self.body = QStackedWidget()
        stack(self, tokens.S, tokens.M).addWidget(self.body)
        self._first = QWidget()
        self.body.addWidget(self._first)
        inside = stack(self._first, tokens.S)
        above = row(spacing=tokens.S)
        self.counts = Plain("", wraps=True)
        above.addWidget(self.counts, 1)
        above.addWidget(button(translate("Knowledge", "Import a report"), self.import_report))
        inside.addLayout(above)
        self.table = Table(self.words(), _columns(), tall=True)
        self.table.opened.connect(context.go)
        self.table.sorting.connect(self._sort)
        self.table.moved.connect(self._moved)
        keep_widths(context.tasks, self.table, "cited")
        self.thumbs = Thumbs(context.tasks, context.appearance, self)
        self.thumbs.came.connect(lambda _record: self.table.viewport().update())
        self.pictures = ThumbDelegate(self.thumbs, context.appearance)
        self.table.setItemDelegateForColumn(sources_presenter.PICTURE, self.pictures)
        self.bar = SourcesBar(context, self.saying)
        inside.addWidget(self.bar)
        inside.addWidget(self.table, 1)
        self.around = Plain("", "small", wraps=True, selectable=True)
        self.around.setAccessibleName(translate("Knowledge", "Where it is cited"))
        inside.addWidget(self.around)
        self.body.addWidget(self._make_where())
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
        return [Act("import-report", words, self.import_report), *self.bar.acts()]

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
        self._sources = sources
        self.bar.show_sources(sources, self._record)
        self._show_lines(sources.lines)
        self.counts.setText(sources.said)

    def _show_lines(self, lines: Sequence[Line]) -> None:
        assert self._sources is not None
        pictured = self._sources.pictured
        self.pictures.records = [pictured.get(line.record or "") for line in lines]
        self.thumbs.forget_wishes()
        self.table.show_lines(lines)
        self._moved(self.table.currentIndex().row())

    def _moved(self, row: int) -> None:
        lines = self.table.model_.lines
        line = lines[row] if 0 <= row < len(lines) else None
        self.around.setText(line.cells[-1] if line is not None else "")
        self.around.setVisible(bool(self.around.text()))
        self.bar.choose(line.record if line is not None else None)

    def _sort(self, column: int, backwards: bool) -> None:
        number, lines = self._asked, self.table.model_.lines

        def show(ordered: tuple[Line, ...]) -> None:
            if number == self._asked:
                self._show_lines(ordered)

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
        Column(translate("Knowledge", "Picture"), 72, sorts=False, least=WIDE + 12),
        Column(translate("Knowledge", "Address"), 280, least=150),
        Column(translate("Knowledge", "Marker"), 64, is_number=True),
        Column(translate("Knowledge", "Page"), 64, is_number=True),
        Column(translate("Knowledge", "State, and why"), 210, least=120),
        Column(translate("Knowledge", "Snapshot"), 120, least=100),
        Column(translate("Knowledge", "Where it is cited"), 180),
    ]
