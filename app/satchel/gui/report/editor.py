"""One question, open: its answer, how it is known, when, in her words, and its evidence.

Draws a `Pending` and tells each change of it; what becomes of it the screen decides.
Keys go by position and stand on what they press.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from satchel.domain.forms import Asks, Question, said
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, frame, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.report import pending_presenter as pending_
from satchel.gui.report.controls import Choices, Words
from satchel.gui.report.evidence import EvidenceBox
from satchel.gui.report.pending_presenter import Pending
from satchel.gui.report.rows_presenter import Row, Word

_BELOW_PX = 96
_HOW_KEYS = ("S", "H", "T", "D")
_LETTERS = {"y": "yes", "n": "no", "x": "not-applicable", "u": "unknown"}


class Editor(QWidget):
    """`edited` carries the Pending after each change; `done` is Enter in a field."""

    edited = Signal(object)
    done = Signal()
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self.pending = Pending()
        self._names: Mapping[str, str] = {}
        self._people: Mapping[str, str] = {}
        self._zone: tzinfo | None = None
        self._may = False
        card = frame("card")
        stack(self, 0).addWidget(card)
        column = stack(card, tokens.XS + 2, tokens.S)
        head = row(spacing=tokens.M)
        self._asked = Plain("", "strong", wraps=True)
        self.state = Plain("", "small")
        self.state.setAccessibleName(translate("Report", "State of this answer"))
        head.addWidget(self._asked, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        self._clear = button(translate("Report", "Make it not answered"), self.cleared.emit, "link")
        head.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._about = Plain("", "small", wraps=True)
        column.addWidget(self._about)
        self._line = field()
        self._line.textEdited.connect(self._valued)
        self._line.returnPressed.connect(self.done)
        self._lines = Words(translate("Report", "Answer"), lines=2)
        self._lines.hear(self._valued)
        self._lines.done.connect(self.done)
        column.addWidget(self._line)
        column.addWidget(self._lines)
        self._answers = Choices(translate("Report", "Answer"))
        self._answers.chosen.connect(self._answered)
        column.addWidget(self._answers)
        self._how = Choices(translate("Report", "How known"), translate("Report", "How known"))
        self._how.chosen.connect(lambda how: self._change(replace(self.pending, how_known=how)))
        column.addWidget(self._how)
        self._sure = Choices(translate("Report", "How sure"), translate("Report", "How sure"))
        self._sure.chosen.connect(lambda sure: self._change(replace(self.pending, confidence=sure)))
        column.addWidget(self._sure)
        column.addLayout(self._below())

    def show_row(
        self,
        shown: Row,
        pending: Pending,
        names: Mapping[str, str],
        word: Word,
        lang: str,
        *,
        may: bool,
    ) -> None:
        """Show a question and what stands in its fields."""
        question = shown.question
        assert question is not None
        self._question, self._names = question, names
        mark = " †" if question.is_draft else ""
        self._asked.setText(f"{shown.shown}{mark}   {shown.text}")
        about = [said(question.help, lang) if question.help else "", " · ".join(question.basis)]
        self._about.setText("  ".join(text for text in about if text))
        self._about.setVisible(any(about))
        self._offer(question, word, lang)
        for one in (self._line, self._lines, self._answers, self._how, self._sure, self._told_by):
            one.setEnabled(may)
        for field_ in (self._at, self._text, self._now, self._clear):
            field_.setEnabled(may)
        self._may = may
        self._put(pending)

    def set_people(self, people: Mapping[str, str]) -> None:
        """Names that complete a question for a person, and their records."""
        self._people = people
        completer = QCompleter(list(people), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._valued)
        self._completer = completer

    def press(self, key: str) -> bool:
        """A key pressed outside of any text; False for one that means nothing here."""
        if self._answers.press(key) or self._how.press(key):
            return True
        if key in _LETTERS:
            word = _LETTERS[key]
            open_ = word in pending_.OPEN
            if open_ or (self._question and self._question.asks is Asks.YES_NO):
                self._answered(word)
                return True
        if key == "l":
            self.evidence.wanted.emit()
            return True
        return False

    def focus_value(self) -> bool:
        """Put the caret where the answer is typed; False where it is pressed."""
        for one in (self._line, self._lines):
            if one.isVisible() and one.isEnabled():
                one.setFocus()
                return True
        return False

    def set_zone(self, zone: tzinfo | None) -> None:
        """The court's zone; without one nobody can say what "now" is there."""
        self._zone = zone
        self._now.setVisible(zone is not None)

    def link(self, record: str) -> None:
        """One more record as evidence."""
        if self._may:
            self._change(self.pending.linked(record))

    def rename(self, names: Mapping[str, str]) -> None:
        """Titles that were read meanwhile."""
        self._names = names
        self.evidence.show_links(self.pending.links, names, may=self._may)

    def _below(self) -> QHBoxLayout:
        across = row(spacing=tokens.M)
        left = stack(holder := frame("clear"), tokens.XS)
        holder.setFixedHeight(_BELOW_PX)
        times = row(spacing=tokens.S)
        self._at = field(translate("Report", "Time, 10:05"))
        self._at.setAccessibleName(translate("Report", "Time"))
        self._at.setFixedWidth(136)
        self._at.textEdited.connect(self._timed)
        self._at.returnPressed.connect(self.done)
        self._now = button(translate("Report", "Now"), self._put_now, "quiet")
        self._told_by: QLineEdit = field(translate("Report", "Told by whom"))
        self._told_by.setAccessibleName(translate("Report", "Told by whom"))
        self._told_by.textEdited.connect(
            lambda by: self._change(replace(self.pending, told_by=by), redraw=False)
        )
        self._told_by.returnPressed.connect(self.done)
        for one in (self._at, self._now):
            times.addWidget(one)
        times.addWidget(self._told_by, 1)
        left.addLayout(times)
        self._text = Words(
            translate("Report", "In your own words"),
            translate("Report", "In your own words. Enter keeps; Shift+Enter begins a line."),
            lines=2,
        )
        self._text.hear(lambda text: self._change(replace(self.pending, text=text), redraw=False))
        self._text.done.connect(self.done)
        left.addWidget(self._text)
        across.addWidget(holder, 3)
        self.evidence = EvidenceBox()
        self.evidence.setFixedHeight(_BELOW_PX)
        self.evidence.dropped.connect(self.link)
        self.evidence.removed.connect(lambda one: self._change(self.pending.unlinked(one)))
        across.addWidget(self.evidence, 2)
        return across

    def _offer(self, question: Question, word: Word, lang: str) -> None:
        offered: list[tuple[str, str]] = []
        if question.asks is Asks.YES_NO:
            offered = [(one, word("answer", one)) for one in pending_.WORDS]
            keys = "1234"
        else:
            offered = [(choice.key, said(choice.text, lang)) for choice in question.choices]
            offered += [(one, word("answer", one)) for one in pending_.OPEN]
            keys = "123456789" if question.choices else "34"
        padded = keys.ljust(len(offered))
        self._answers.offer(
            [(own, text, key.strip()) for (own, text), key in zip(offered, padded, strict=False)]
        )
        how = [(one, word("how_known", one)) for one in pending_.HOW]
        self._how.offer([(o, t, key) for (o, t), key in zip(how, _HOW_KEYS, strict=True)])
        self._sure.offer([(one, word("confidence", one), "") for one in pending_.SURE])
        self._sure.setVisible(question.takes_confidence)
        several = question.asks in (Asks.LIST, Asks.TEXT)
        self._lines.setVisible(several)
        self._lines.setPlaceholderText(_hint(question))
        self._line.setVisible(question.asks in (Asks.DATE, Asks.TIME, Asks.NUMBER, Asks.PERSON))
        self._line.setPlaceholderText(_hint(question))
        self._line.setAccessibleName(translate("Report", "Answer"))
        if question.asks is Asks.PERSON and self._people:
            self._line.setCompleter(self._completer)
        else:
            self._line.setCompleter(None)  # type: ignore[arg-type]  # Qt: none at all

    def _answered(self, own: str) -> None:
        question = self._question
        if question is None or not self._may:
            return
        if question.asks is Asks.CHOICE and own not in pending_.OPEN:
            answer = "" if self.pending.answer in pending_.OPEN else self.pending.answer
            self._change(replace(self.pending, answer=answer, value=own))
        else:
            self._change(self.pending.answered(own))

    def _valued(self, text: str) -> None:
        self._change(self.pending.valued(self._people.get(text, text)), redraw=False)
        self._show_answer()

    def _timed(self, text: str) -> None:
        self._change(replace(self.pending, at=text), redraw=False)

    def _put_now(self) -> None:
        self._change(replace(self.pending, at=datetime.now(self._zone).strftime("%H:%M")))

    def _change(self, pending: Pending, *, redraw: bool = True) -> None:
        if pending == self.pending:
            self._show_answer()
            return
        if redraw:
            self._put(pending)
        self.pending = pending
        self._clear.setVisible(not pending.is_empty)
        self.edited.emit(pending)

    def _put(self, pending: Pending) -> None:
        self.pending = pending
        self._show_answer()
        value = pending.value
        if self._question and self._question.asks is Asks.PERSON:
            value = self._names.get(value) or value
        if self._line.text() != value:
            self._line.setText(value)
        self._lines.put(value)
        self._at.setText(pending_.clock_of(pending.at))
        self._told_by.setText(pending.told_by)
        self._text.put(pending.text)
        self.evidence.show_links(pending.links, self._names, may=self._may)

    def _show_answer(self) -> None:
        is_choice = self._question is not None and self._question.asks is Asks.CHOICE
        self._answers.show_chosen(self.pending.answer or (self.pending.value if is_choice else ""))
        self._how.show_chosen(self.pending.how_known)
        self._sure.show_chosen(self.pending.confidence)
        self._clear.setVisible(not self.pending.is_empty)


def _hint(question: Question) -> str:
    match question.asks:
        case Asks.DATE:
            return translate("Report", "Date as exact as it is known: 2026-11-22, 2026-11, 2026~")
        case Asks.TIME:
            return translate("Report", "Time: 10:05")
        case Asks.NUMBER:
            return translate("Report", "Number")
        case Asks.LIST:
            return translate("Report", "One in each line (Shift+Enter begins a line)")
        case Asks.PERSON:
            return translate("Report", "Name or protected code")
        case _:
            return translate("Report", "The answer in words")
