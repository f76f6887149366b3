"""Correspondence: letters in and out, with how long nobody has answered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from satchel.assembly.desk import Desk
from satchel.catalog.mail_in import BroughtIn, MailWish
from satchel.domain.json_values import JsonObject
from satchel.gui.acts import Act
from satchel.gui.context import Context, Screen
from satchel.gui.knowledge import letters_presenter, listing_presenter
from satchel.gui.knowledge.came_from import CameFrom
from satchel.gui.knowledge.editors import Choice
from satchel.gui.knowledge.form import RecordForm
from satchel.gui.knowledge.kept_widths import keep_widths
from satchel.gui.knowledge.letters_presenter import KIND, Mail, Shown
from satchel.gui.knowledge.spoken import saying
from satchel.gui.knowledge.table import Column, Line, Table
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.choosing import ask_files
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area, Place
from satchel.gui.tasks import Work


class Letters(Screen):
    """All letters, or those of one case."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.saying = saying(context)
        self._case: str | None = None
        self._asked = 0
        column = stack(self, tokens.S, tokens.M)
        self.body = QStackedWidget()
        first = QWidget()
        inside = stack(first, tokens.S)
        above = row(spacing=tokens.S)
        self.shown = Choice()
        self.shown.setAccessibleName(translate("Knowledge", "Which letters"))
        for which, words in (
            (Shown.ALL, translate("Knowledge", "All letters")),
            (Shown.WAITING, translate("Knowledge", "Waiting for an answer")),
            (Shown.RECEIVED, translate("Knowledge", "With a date of receipt")),
            (Shown.SENT, translate("Knowledge", "Without a date of receipt")),
        ):
            self.shown.addItem(words, which)
        self.shown.activated.connect(lambda _at: self.read())
        above.addWidget(self.shown)
        above.addStretch(1)
        above.addWidget(button(translate("Knowledge", "Bring in an e-mail"), self.bring_in))
        above.addWidget(button(translate("Knowledge", "New letter"), self.add))
        inside.addLayout(above)
        self.table = Table(self.words(), _columns(), tall=True)
        self.table.opened.connect(context.go)
        self.table.sorting.connect(self._sort)
        keep_widths(context.tasks, self.table, "letters")
        inside.addWidget(self.table, 1)
        self.count = Plain("", "small")
        inside.addWidget(self.count)
        self.form = RecordForm(context, self.saying)
        self.form.closed.connect(lambda: self.body.setCurrentWidget(first))
        self.form.kept.connect(lambda record: context.go(Place("letter", record)))
        self.came = CameFrom(translate("Knowledge", "An e-mail as a file"))
        self.came.cancelled.connect(lambda: self.body.setCurrentWidget(first))
        self.came.told.connect(self._bring)
        for page in (first, self.form, self.came):
            self.body.addWidget(page)
        self._first = first
        column.addWidget(self.body)
        context.tasks.changed.connect(self._changed)

    @staticmethod
    def words() -> str:
        """Its name in the palette."""
        return translate("Knowledge", "Letters")

    def arrive(self, place: Place) -> None:
        if place.record != self._case:
            self.form.put_aside(quietly=True)
        self._case = place.record
        self.headed.emit(self.words())
        if not self.form.is_open:
            self.table.setFocus()
        self.read()

    def leave(self) -> None:
        self.form.leave()

    def acts(self) -> Sequence[Act]:
        return [
            Act("new-letter", translate("Knowledge", "New letter"), self.add, "Ctrl+N"),
            Act("bring-in-mail", translate("Knowledge", "Bring in an e-mail"), self.bring_in),
        ]

    def read(self) -> None:
        """Read the letters again."""
        self._asked += 1
        number, case, said = self._asked, self._case, self.saying
        shown = self.shown.currentData()
        self.context.tasks.read(
            lambda desk: letters_presenter.mail(desk, case, shown, said),
            partial(self._show, number),
            self,
        )

    def add(self) -> None:
        """A form for a letter."""
        self.form.add(KIND, self._preset(), self._case)
        self.body.setCurrentWidget(self.form)

    def bring_in(self) -> None:
        """Choose an e-mail's file, then say how it came."""
        ask_files(self, self.chosen)

    def chosen(self, paths: Sequence[Path]) -> None:
        """Files were chosen: ask once who gave them and how they came."""
        if paths:
            self.body.setCurrentWidget(self.came)
            self.came.ask(list(paths))

    def _bring(self, paths: list[Path], received_from: str, received_how: str) -> None:
        self.body.setCurrentWidget(self._first)
        wish = MailWish(self._preset(), received_from or None, received_how or None)

        def act(desk: Desk, _work: Work) -> list[BroughtIn]:
            return [desk.mail_in.add(path, wish) for path in paths]

        self.context.tasks.work(
            act, self._brought, self, changes={Area.LETTERS, Area.ATTACHED, Area.RECORDS}
        )

    def _brought(self, done: list[BroughtIn]) -> None:
        new = [one for one in done if not one.already]
        said = translate("Knowledge", "%n letters kept, byte for byte.", None, len(new))
        if len(new) < len(done):
            said += " " + translate("Knowledge", "%n here already.", None, len(done) - len(new))
        self.context.say(said)
        if len(done) == 1:
            self.context.go(Place("letter", done[0].record))

    def _preset(self) -> JsonObject:
        return {"case": self._case} if self._case else {}

    def _show(self, number: int, mail: Mail) -> None:
        if number != self._asked:
            return
        title = f"{self.words()}: {mail.case}" if mail.case else self.words()
        self.headed.emit(title)
        self.table.show_lines(mail.lines)
        letters = translate("Knowledge", "%n letters", None, len(mail.lines))
        waiting = translate("Knowledge", "%n wait for an answer", None, mail.waiting)
        self.count.setText(f"{letters} · {waiting}")

    def _sort(self, column: int, backwards: bool) -> None:
        number, lines = self._asked, self.table.model_.lines

        def show(ordered: tuple[Line, ...]) -> None:
            if number == self._asked:
                self.table.show_lines(ordered)

        self.context.tasks.read(
            lambda _desk: listing_presenter.sorted_by(lines, column, backwards), show, self
        )

    def _changed(self, areas: frozenset[Area]) -> None:
        if self.isVisible() and areas & {Area.RECORDS, Area.LETTERS}:
            self.read()


def _columns() -> list[Column]:
    return [
        Column(translate("Knowledge", "When"), 130, least=190),
        Column(translate("Knowledge", "From"), 170),
        Column(translate("Knowledge", "To"), 170),
        Column(translate("Knowledge", "Subject"), 230),
        Column(translate("Knowledge", "Answer"), 200),
    ]
