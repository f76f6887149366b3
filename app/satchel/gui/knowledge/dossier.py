"""The body of a case's and a person's screen: what happened, what is known, all by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QScrollArea, QTabWidget, QWidget

from satchel.gui.context import Context
from satchel.gui.knowledge.dossier_presenter import Dossier, Known, Said, Section
from satchel.gui.knowledge.editors import Choice
from satchel.gui.knowledge.facts import Facts
from satchel.gui.knowledge.listing_presenter import sorted_by
from satchel.gui.knowledge.table import Column, Line, Table
from satchel.gui.knowledge.timeline import Timeline, scrolled
from satchel.gui.knowledge.timeline_presenter import Plot, Rows
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.flowing import Flowing
from satchel.gui.parts.text import Plain

_PLOT_PART, _PLOT_LEAST_PX = 0.38, 90
_WHEN_PX = 225  # a day and a time, in one line
_BAR_PX = 12  # of scrolling, once it is drawn wider


class DossierView(QWidget):
    """Three tabs over one dossier. `material_wanted` asks for what was written and received."""

    opened = Signal(object)
    material_wanted = Signal(bool)

    def __init__(
        self, context: Context, take_back: Callable[[Known, Said], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._dossier: Dossier | None = None
        self._sections: Sequence[Section] = ()
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(translate("Knowledge", "Views of this record"))
        stack(self, 0).addWidget(self.tabs)
        happened = QWidget(self.tabs)
        self.tabs.addTab(happened, translate("Knowledge", "What happened"))
        self._fill_happened(happened)
        self.facts = Facts(context.go, take_back)
        self._known = QScrollArea(self.tabs)
        self._known.setWidgetResizable(True)
        self._known.setWidget(self.facts)
        self.tabs.addTab(self._known, translate("Knowledge", "What is known"))
        by_kind = QWidget(self.tabs)
        self.tabs.addTab(by_kind, translate("Knowledge", "All by kind"))
        self._fill_by_kind(by_kind)
        for table in (self.chronology, self.listed):
            table.opened.connect(context.go)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show another state or another record."""
        is_same = self._dossier is not None and self._dossier.record == dossier.record
        self._dossier = dossier
        self._draw()
        self.chronology.show_lines(dossier.chronology)
        self._none.setVisible(not dossier.chronology)
        self.chronology.setVisible(bool(dossier.chronology))
        self.facts.show_known(dossier.known)
        if not is_same and (dossier.chronology or not dossier.known):
            self.tabs.setCurrentIndex(0)
        elif not is_same:  # nothing happened to it on a day that is known
            self.tabs.setCurrentWidget(self._known)
            self.tabs.tabBar().setFocus()

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show everything by kind."""
        self._sections = sections
        self._list_kinds()

    def show_kind(self, kind: str) -> None:
        """Show everything of one kind."""
        at = self.kinds.findData(kind)
        if at >= 0:
            self.kinds.setCurrentIndex(at)
            self._show_section()
            self.tabs.setCurrentIndex(self.tabs.count() - 1)

    def _fill_happened(self, whole: QWidget) -> None:
        column = stack(whole, tokens.S, tokens.XS)
        controls = QWidget(whole)
        above = Flowing(controls)
        self.rows = Choice()
        self.rows.setAccessibleName(translate("Knowledge", "Rows of the timeline"))
        self.rows.addItem(translate("Knowledge", "Rows by kind"), Rows.KIND)
        self.rows.addItem(translate("Knowledge", "Rows by person"), Rows.PERSON)
        self.rows.activated.connect(lambda _at: self._draw())
        self.material = QCheckBox(translate("Knowledge", "With notes, documents and sources"))
        self.material.clicked.connect(self.material_wanted.emit)
        above.addWidget(self.rows)
        above.addWidget(self.material)
        self.timeline = Timeline(self._context.appearance)
        wider = button(
            translate("Knowledge", "Wider"), lambda: self.timeline.draw_wider(2), "quiet"
        )
        narrower = button(
            translate("Knowledge", "Narrower"), lambda: self.timeline.draw_wider(0.5), "quiet"
        )
        above.addWidget(wider)
        above.addWidget(narrower)
        column.addWidget(controls)
        self.plot_area = scrolled(self.timeline)
        column.addWidget(self.plot_area)
        self.caption = Plain("", "small")
        self.caption.setAccessibleName(translate("Knowledge", "What the mark stands for"))
        column.addWidget(self.caption)
        self.chronology = Table(
            translate("Knowledge", "Chronology"), _happened_columns(), tall=True, hides_empty=True
        )
        column.addWidget(self.chronology, 1)
        self._none = Plain(translate("Knowledge", "Nothing with a date is recorded yet."), "dim")
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._none, 1)
        self.timeline.moved.connect(self._marked)
        self.timeline.chosen.connect(self._chosen)
        self.chronology.moved.connect(self._lined)

    def _fill_by_kind(self, whole: QWidget) -> None:
        column = stack(whole, tokens.S, tokens.XS)
        above = row(spacing=tokens.S)
        self.kinds = Choice()
        self.kinds.setAccessibleName(translate("Knowledge", "Kind of record"))
        self.kinds.activated.connect(lambda _at: self._show_section())
        above.addWidget(self.kinds)
        above.addStretch(1)
        column.addLayout(above)
        self.listed = Table(
            translate("Knowledge", "Records of this kind"), _listed_columns(), hides_empty=True
        )
        self.listed.sorting.connect(self._sort_section)
        column.addWidget(self.listed, 1)

    def _draw(self) -> None:
        plot = Plot()
        if self._dossier is not None:
            by_person = self.rows.currentData() is Rows.PERSON
            plot = self._dossier.by_person if by_person else self._dossier.by_kind
        self.plot_area.setVisible(bool(plot.marks))
        self.timeline.show_plot(plot)
        self._fit_plot()
        self._say()

    def _fit_plot(self) -> None:
        """As tall as its rows, but never more than its part: the chronology comes first."""
        most = max(int(self.height() * _PLOT_PART), _PLOT_LEAST_PX)
        self.plot_area.setFixedHeight(min(self.timeline.height() + _BAR_PX, most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_plot()

    def _say(self) -> None:
        mark = self.timeline.current
        self.caption.setText(mark.said if mark is not None else "")

    def _marked(self, line: int) -> None:
        self.chronology.blockSignals(True)
        self.chronology.go_to(line)
        self.chronology.blockSignals(False)
        self._say()

    def _chosen(self, line: int) -> None:
        place = self.chronology.model_.lines[line].place
        if place is not None:
            self.opened.emit(place)

    def _lined(self, line: int) -> None:
        self.timeline.go_to_line(line)
        self._say()

    def _list_kinds(self) -> None:
        held = self.kinds.currentData()
        self.kinds.clear()
        for section in self._sections:
            self.kinds.addItem(f"{section.words}  {len(section.lines)}", section.kind)
        self.kinds.setCurrentIndex(max(self.kinds.findData(held), 0))
        self._show_section()

    def _show_section(self) -> None:
        wanted = self.kinds.currentData()
        lines = next((one.lines for one in self._sections if one.kind == wanted), ())
        self.listed.show_lines(lines)

    def _sort_section(self, column: int, backwards: bool) -> None:
        lines = self.listed.model_.lines

        def show(ordered: tuple[Line, ...]) -> None:
            if self.listed.model_.lines is lines:
                self.listed.show_lines(ordered)

        self._context.tasks.read(lambda _desk: sorted_by(lines, column, backwards), show, self)


def _happened_columns() -> list[Column]:
    return [
        Column(translate("Knowledge", "When"), 215, sorts=False, least=_WHEN_PX),
        Column(translate("Knowledge", "What"), 330, sorts=False),
        Column(translate("Knowledge", "Who"), 150, sorts=False),
        Column(translate("Knowledge", "Source"), 240, sorts=False),
    ]


def _listed_columns() -> list[Column]:
    return [
        Column(translate("Knowledge", "When"), 215, least=_WHEN_PX),
        Column(translate("Knowledge", "What"), 330),
        Column(translate("Knowledge", "Who"), 150),
        Column(translate("Knowledge", "Source"), 240),
    ]
