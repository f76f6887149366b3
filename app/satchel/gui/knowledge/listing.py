"""The lists of cases and of people: a field to narrow, a table, and a form for a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from satchel.assembly.desk import Desk
from satchel.gui.acts import Act
from satchel.gui.context import Context, Screen
from satchel.gui.knowledge import listing_presenter
from satchel.gui.knowledge.form import RecordForm
from satchel.gui.knowledge.kept_widths import keep_widths
from satchel.gui.knowledge.listing_presenter import Listed
from satchel.gui.knowledge.saying import Saying
from satchel.gui.knowledge.spoken import saying
from satchel.gui.knowledge.table import Column, Table
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area, Place

_PAUSE_MS = 150
Reader = Callable[[Desk, str, Saying], Listed]


class Listing(Screen):
    """A list of one kind of record."""

    kind = ""
    new_words = staticmethod(lambda: "")
    count_words = staticmethod(lambda count: str(count))
    reader: Reader
    area = Area.RECORDS

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.saying = saying(context)
        self._asked = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.read)
        column = stack(self, tokens.S, tokens.M)
        self.body = QStackedWidget()
        first = QWidget()
        inside = stack(first, tokens.S)
        above = row(spacing=tokens.S)
        self.words_field = field(translate("Knowledge", "Narrow by name, in any script"))
        self.words_field.setAccessibleName(translate("Knowledge", "Narrow the list"))
        self.words_field.textChanged.connect(lambda _text: self._pause.start())
        above.addWidget(self.words_field, 1)
        above.addWidget(button(self.new_words(), self.add))
        inside.addLayout(above)
        self.table = Table(self.words(), self.columns())
        self.table.opened.connect(context.go)
        self.table.sorting.connect(self._sort)
        self.words_field.returnPressed.connect(self._to_table)
        keep_widths(context.tasks, self.table, self.kind)
        inside.addWidget(self.table, 1)
        self.count = Plain("", "small")
        inside.addWidget(self.count)
        self.form = RecordForm(context, self.saying)
        self.form.closed.connect(lambda: self.body.setCurrentWidget(first))
        self.form.kept.connect(lambda record: context.go(Place(self.kind, record)))
        self.body.addWidget(first)
        self.body.addWidget(self.form)
        column.addWidget(self.body)
        context.tasks.changed.connect(self._changed)

    @staticmethod
    def words() -> str:
        """Its name in the palette."""
        return ""

    def columns(self) -> list[Column]:
        """The table's columns."""
        return []

    def arrive(self, place: Place) -> None:
        self.headed.emit(self.words())
        if place.spot == "new":
            self.add()
        elif not self.form.is_open:
            self.words_field.setFocus()
        self.read()

    def leave(self) -> None:
        self.form.leave()

    def acts(self) -> Sequence[Act]:
        return [Act(f"new-{self.kind}", self.new_words(), self.add, "Ctrl+N")]

    def add(self) -> None:
        """A form for a new one."""
        self.form.add(self.kind)
        self.body.setCurrentWidget(self.form)

    def read(self) -> None:
        """Read the list again; an answer to an older question is dropped."""
        self._asked += 1
        number, typed, said, reader = self._asked, self.words_field.text(), self.saying, self.reader
        self.context.tasks.read(
            lambda desk: reader(desk, typed, said), partial(self._show, number), self
        )

    def _show(self, number: int, listed: Listed) -> None:
        if number != self._asked:
            return
        self.table.show_lines(listed.lines)
        self.count.setText(self.count_words(listed.total))

    def _sort(self, column: int, backwards: bool) -> None:
        self._asked += 1
        number, lines = self._asked, self.table.model_.lines
        self.context.tasks.read(
            lambda _desk: Listed(listing_presenter.sorted_by(lines, column, backwards), len(lines)),
            partial(self._show, number),
            self,
        )

    def _to_table(self) -> None:
        self.table.setFocus()
        self.table.go_to(0)

    def _changed(self, areas: frozenset[Area]) -> None:
        if self.isVisible() and areas & {Area.RECORDS, self.area}:
            self.read()


class Cases(Listing):
    """All cases."""

    kind = "case"
    area = Area.CASES
    reader = staticmethod(listing_presenter.cases)
    new_words = staticmethod(lambda: translate("Knowledge", "New case"))
    count_words = staticmethod(lambda count: translate("Knowledge", "%n cases", None, count))

    @staticmethod
    def words() -> str:
        return translate("Knowledge", "Cases")

    def columns(self) -> list[Column]:
        return [
            Column(translate("Knowledge", "Case"), 340),
            Column(translate("Knowledge", "Number"), 150),
            Column(translate("Knowledge", "Court"), 220),
            Column(translate("Knowledge", "Country"), 120),
        ]


class People(Listing):
    """All people; of those joined as the same one line."""

    kind = "person"
    area = Area.PEOPLE
    reader = staticmethod(listing_presenter.people)
    new_words = staticmethod(lambda: translate("Knowledge", "New person"))
    count_words = staticmethod(lambda count: translate("Knowledge", "%n people", None, count))

    @staticmethod
    def words() -> str:
        return translate("Knowledge", "People")

    def columns(self) -> list[Column]:
        return [
            Column(translate("Knowledge", "Name or code"), 260),
            Column(translate("Knowledge", "Also written"), 280),
            Column(translate("Knowledge", "Roles"), 180),
            Column(translate("Knowledge", "Born"), 120),
        ]
