"""One letter: its thread, what it says, and the statement that nobody answered it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from satchel.domain.json_values import JsonValue
from satchel.gui.acts import Act
from satchel.gui.context import Context, Screen
from satchel.gui.knowledge import letters_presenter
from satchel.gui.knowledge.form import RecordForm
from satchel.gui.knowledge.letters_presenter import KIND, InThread, Opened
from satchel.gui.knowledge.no_reply import NoReplyForm
from satchel.gui.knowledge.spoken import saying
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.flowing import Flowing
from satchel.gui.parts.reading import Reading
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area, Place

_WIDEST_PX = 720
_DEEPEST = 6


class Letter(Screen):
    """A letter and what belongs to it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.saying = saying(context)
        self.record: str | None = None
        self.letter: Opened | None = None
        self._asked = 0
        column = stack(self, tokens.S, tokens.M)
        self.body = QStackedWidget()
        self._first = QWidget()
        inside = stack(self._first, tokens.S)
        over = QWidget()
        above = Flowing(over)
        self.open_file = button(translate("Knowledge", "Open the letter"), self._open)
        self.deny = button(translate("Knowledge", "State: no reply"), self.no_reply)
        above.addWidget(self.open_file)
        above.addWidget(button(translate("Knowledge", "Add an answer"), self.answer))
        above.addWidget(self.deny)
        above.addWidget(button(translate("Knowledge", "Edit"), self.edit))
        above.addWidget(button(translate("Knowledge", "Attach"), self._attach))
        inside.addWidget(over)
        self.state = Plain("", wraps=True)
        inside.addWidget(self.state)
        self._scrolled = QScrollArea()
        self._scrolled.setWidgetResizable(True)
        inside.addWidget(self._scrolled, 1)
        self.form = RecordForm(context, self.saying)
        self.denial = NoReplyForm(context)
        for page in (self._first, self.form, self.denial):
            self.body.addWidget(page)
        self.form.closed.connect(self._back)
        self.form.kept.connect(lambda record: context.go(Place("letter", record)))
        self.denial.closed.connect(self._back)
        column.addWidget(self.body)
        context.tasks.changed.connect(self._changed)

    def arrive(self, place: Place) -> None:
        if place.record != self.record:
            self.form.put_aside(quietly=True)
            self.denial.close_it()
        self.record = place.record
        self.read()

    def holder(self) -> str | None:
        return self.record

    def leave(self) -> None:
        self.form.leave()
        self.denial.leave()

    def acts(self) -> Sequence[Act]:
        return [
            Act("edit", translate("Knowledge", "Edit"), self.edit, "F2"),
            Act("answer-letter", translate("Knowledge", "Add an answer"), self.answer),
            Act("no-reply", translate("Knowledge", "State: no reply"), self.no_reply),
        ]

    def read(self) -> None:
        """Read the letter again."""
        if self.record is None:
            return
        self._asked += 1
        number, record, said = self._asked, self.record, self.saying
        self.context.tasks.read(
            lambda desk: letters_presenter.opened(desk, record, said),
            partial(self._show, number),
            self,
        )

    def edit(self) -> None:
        """A form for its fields."""
        if self.record is not None:
            self.form.edit(self.record)
            self.body.setCurrentWidget(self.form)

    def answer(self) -> None:
        """A form for a letter that answers this one."""
        if self.letter is not None:
            preset: dict[str, JsonValue] = {"answers": [self.letter.record]}
            if self.letter.case is not None:
                preset["case"] = self.letter.case
            self.form.add(KIND, preset, self.letter.record)
            self.body.setCurrentWidget(self.form)

    def no_reply(self) -> None:
        """State that nobody had answered by a day."""
        if self.record is not None:
            self.body.setCurrentWidget(self.denial)
            self.denial.open(self.record)

    def _show(self, number: int, letter: Opened) -> None:
        if number != self._asked:
            return
        self.letter = letter
        self.headed.emit(letter.title)
        self.state.setText(letter.state)
        self.state.set_role("waiting" if letter.waits else "dim")
        self.open_file.setVisible(letter.document is not None)
        self.deny.setVisible(letter.waits)
        inside = Reading()
        inside.setMaximumWidth(_WIDEST_PX)
        column = stack(inside, tokens.M)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        for name, value in letter.facts:
            line = row(spacing=tokens.M)
            label = Plain(name, "dim", wraps=True)
            label.setFixedWidth(140)
            line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Plain(value, wraps=True, selectable=True), 1)
            column.addLayout(line)
        for said in letter.statements:
            column.addWidget(Plain(said, "waiting", wraps=True, selectable=True))
        if letter.text:
            column.addWidget(Plain(translate("Knowledge", "WHAT IT SAYS"), "section"))
            column.addWidget(Plain(letter.text, wraps=True, selectable=True))
        if len(letter.thread) > 1:
            column.addWidget(Plain(translate("Knowledge", "THREAD"), "section"))
            for one in letter.thread:
                column.addLayout(self._threaded(one))
        self._scrolled.setWidget(inside)

    def _threaded(self, one: InThread) -> QHBoxLayout:
        line = row(spacing=0)
        line.addSpacing(min(one.depth, _DEEPEST) * tokens.XL)
        if one.is_this:
            line.addWidget(Plain(one.words, "strong", wraps=True), 1)
        else:
            go = partial(self.context.go, Place("letter", one.record))
            line.addWidget(button(one.words, go, "quiet"))
            line.addStretch(1)
        return line

    def _open(self) -> None:
        if self.letter is not None and self.letter.document is not None:
            self.context.go(self.letter.document)

    def _attach(self) -> None:
        self.context.go(Place("attach", self.record))

    def _back(self) -> None:
        self.body.setCurrentWidget(self._first)

    def _changed(self, areas: frozenset[Area]) -> None:
        if self.isVisible() and areas & {Area.RECORDS, Area.LETTERS, Area.ATTACHED}:
            self.read()
