"""What belongs to the hearing: who is here, the report, what is attached and cited."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from satchel.catalog.courtroom_words import OBSERVER, CourtroomWords
from satchel.catalog.hearings import Here
from satchel.catalog.people import PersonWish
from satchel.domain.names.spelled import Spelled
from satchel.gui.hearing import speakers_presenter
from satchel.gui.hearing.opened_presenter import Belonging
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, row, stack
from satchel.gui.parts.shortened import ShortButton
from satchel.gui.parts.text import Plain
from satchel.gui.places import Place

Go = Callable[[Place], None]
_TITLE_CHARS = 34


class Side(QWidget):
    """`added` carries the record of a person who is here, or a PersonWish for a new one;
    `begins` asks for another hearing of the case."""

    added = Signal(object)
    begins = Signal()
    attaches = Signal()
    cites = Signal()

    def __init__(self, words: CourtroomWords, go: Go) -> None:
        super().__init__()
        self._words, self._go = words, go
        self._hearing, self._case = "", ""
        self._people: Sequence[Here] = ()
        column = stack(self, tokens.S, tokens.M)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._head(column, translate("Hearing", "People here"))
        self._here = self._part(column)
        self._make_adding(column)
        self._head(column, translate("Hearing", "Report"))
        self._report = self._part(column)
        self._questions_head = self._head(column, translate("Hearing", "Questions"))
        self._questions = self._part(column)
        self._attached_head = self._head(column, translate("Hearing", "Attached"))
        self._attached = self._part(column)
        self._cited_head = self._head(column, translate("Hearing", "Cited"))
        self._cited = self._part(column)
        self._head(column, translate("Hearing", "Next hearing"))
        self._next = self._part(column)

    def show_people(self, hearing: str, case: str, people: Sequence[Here]) -> None:
        """Who is here, with the letter of each; the others of the case can be chosen."""
        self._hearing, self._case, self._people = hearing, case, people
        lines: list[QWidget] = []
        for one in (one for one in people if one.here):
            letter = speakers_presenter.letter_of(one, self._words)
            line = QWidget()
            across = row(line, tokens.S)
            mark = Plain(letter or "·", "strong")
            mark.setFixedWidth(tokens.L)
            across.addWidget(mark)
            across.addWidget(self._person(one), 1)
            lines.append(line)
        nobody = translate("Hearing", "Nobody is recorded yet.")
        _fill(self._here, lines or [Plain(nobody, "small", wraps=True)])
        self._others.clear()
        self._others.addItem(translate("Hearing", "From the case"), None)
        for one in (one for one in people if not one.here):
            self._others.addItem(one.name, one.record)
        self._of_case.setVisible(self._others.count() > 1)

    def show_belonging(self, told: Belonging) -> None:
        """The rest of the column."""
        hearing = self._hearing
        answered = translate("Hearing", "{answered} of {asked} answered").format(
            answered=told.answered, asked=told.asked
        )
        begun = answered if told.asked else translate("Hearing", "Not begun. Begin it")
        _fill(self._report, [_link(begun, lambda: self._go(Place("report", hearing)))])
        self._questions_head.setVisible(bool(told.questions))
        inside = self._questions.parentWidget()
        if inside is not None:
            inside.setVisible(bool(told.questions))
        _fill(self._questions, self._links(told.questions, lambda one: Place("record", one)))
        self._attached_head.setText(
            translate("Hearing", "Attached  {count}").format(count=told.attached_count)
        )
        self._cited_head.setText(
            translate("Hearing", "Cited  {count}").format(count=told.cited_count)
        )
        attach = button(translate("Hearing", "Attach files"), self.attaches.emit, "link")
        cite = button(translate("Hearing", "Cite an address"), self.cites.emit, "link")
        _fill(
            self._attached, [*self._links(told.attached, lambda one: Place("viewer", one)), attach]
        )
        _fill(self._cited, [*self._links(told.cited, lambda one: Place("record", one)), cite])
        if told.next is not None:
            record, when = told.next
            _fill(self._next, [_link(when, lambda: self._go(Place("hearing", record)))])
        else:
            begin = button(translate("Hearing", "Plan it"), self.begins.emit, "link")
            unknown = Plain(translate("Hearing", "not recorded"), "small")
            _fill(self._next, [unknown, begin])

    # Making it.

    def _head(self, column: QVBoxLayout, words: str) -> Plain:
        head = Plain(words, "section")
        column.addSpacing(tokens.XS)
        column.addWidget(head)
        return head

    def _part(self, column: QVBoxLayout) -> QVBoxLayout:
        inside = QWidget()
        column.addWidget(inside)
        return stack(inside, 2)

    def _make_adding(self, column: QVBoxLayout) -> None:
        self._others = QComboBox()
        self._others.setAccessibleName(translate("Hearing", "Somebody of the case"))
        self._name = field(translate("Hearing", "Add somebody: name or code"))
        self._name.setAccessibleName(translate("Hearing", "Name or code of somebody who is here"))
        self._name.returnPressed.connect(self._add)
        self._role = QComboBox()
        self._role.setAccessibleName(translate("Hearing", "Role"))
        for role, word in self._words.speakers.items():
            if role != OBSERVER:
                self._role.addItem(f"{self._words.letter_of(role)}  {word}".strip(), role)
        self._protected = QCheckBox(translate("Hearing", "protected, by a code"))
        for choice in (self._others, self._role):  # never wider than the column
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(6)
        line = row()
        line.addWidget(self._role, 1)
        line.addWidget(button(translate("Hearing", "Add"), self._add))
        # Not added as soon as it is chosen: the arrow keys choose each one they pass.
        self._of_case = QWidget()
        of_case = row(self._of_case)
        of_case.addWidget(self._others, 1)
        here = button(translate("Hearing", "Add"), self._add_of_case)
        here.setAccessibleName(translate("Hearing", "Add somebody of the case"))
        of_case.addWidget(here)
        column.addWidget(self._of_case)
        column.addWidget(self._name)
        column.addLayout(line)
        column.addWidget(self._protected)

    def _person(self, one: Here) -> QWidget:
        role = ", ".join(self._words.speaker(role) for role in one.roles)
        name = _cut(one.name)
        if one.record is None:
            return Plain(name, wraps=True)
        record = one.record
        made = _link(name, lambda: self._go(Place("person", record)))
        if role:
            made.setAccessibleDescription(role)
        return made

    def _links(
        self, told: Sequence[tuple[str, str]], place: Callable[[str], Place]
    ) -> list[QWidget]:
        return [
            ShortButton(title, lambda record=record: self._go(place(record)), "link")  # type: ignore[misc]  # a default binds it
            for record, title in told
        ]

    # What happens.

    def _add_of_case(self) -> None:
        record = self._others.currentData()
        if record is not None:
            self.added.emit(record)
        else:
            self._others.setFocus()

    def _add(self) -> None:
        name = " ".join(self._name.text().split())
        protected = self._protected.isChecked()
        if not name and not protected:
            self._name.setFocus()
            return
        known = next((one for one in self._people if one.name == name and one.record), None)
        if known is not None:
            self.added.emit(known.record)
        else:
            role = str(self._role.currentData())
            names = [Spelled(name)] if name and not protected else []
            code = name if name and protected else None
            case = self._case or None
            self.added.emit(
                PersonWish(names=names, protected=protected, code=code, roles=(role,), case=case)
            )

    def clear_adding(self) -> None:
        """After somebody was added."""
        self._name.clear()
        self._protected.setChecked(False)


def _link(words: str, go: Callable[[], None]) -> QWidget:
    return button(words, go, "link")


def _cut(text: str) -> str:
    return text if len(text) <= _TITLE_CHARS else text[: _TITLE_CHARS - 1] + "…"


def _fill(part: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    while (item := part.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        part.addWidget(widget)
