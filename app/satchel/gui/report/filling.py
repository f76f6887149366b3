"""The questions and the open one: moving between them, pressing keys, keeping answers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from satchel.catalog.answers import Evidence
from satchel.domain.forms import Asks
from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import stack
from satchel.gui.parts.text import Plain
from satchel.gui.report import naming_presenter, presenter
from satchel.gui.report.apart import Apart
from satchel.gui.report.delegate import QuestionDelegate
from satchel.gui.report.editor import Editor
from satchel.gui.report.keeping import Keeping
from satchel.gui.report.keys import place_of
from satchel.gui.report.model import QuestionsModel
from satchel.gui.report.pending_presenter import Pending, lacking, pending_of
from satchel.gui.report.presenter import Page, Reread
from satchel.gui.report.questions import Questions
from satchel.gui.report.rows_presenter import Kind, Row, rows_of


class Filling(QWidget):
    """`counted` carries the page after each answer, `moved` the letter of the open question,
    `wanted_line` asks for a line as evidence, `opened` carries evidence and its kind."""

    counted = Signal(object)
    moved = Signal(str)
    wanted_line = Signal()
    opened = Signal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._page: Page | None = None
        self._row: Row | None = None
        self._more: dict[str, int] = {}  # rows on the screen of what repeats
        self._people: dict[str, str] | None = None
        self.keeping = Keeping(context)
        self.model = QuestionsModel()
        self.list = Questions()
        self.list.setModel(self.model)
        self.list.setItemDelegate(QuestionDelegate(self.list))
        self.list.selectionModel().currentChanged.connect(self._current)
        self.list.another.connect(self._add_row)
        self.editor = Editor()
        self.setFocusProxy(self.list)
        column = stack(self, tokens.S)
        self._checked = Plain("", "small", wraps=True)
        column.addWidget(self._checked)
        column.addWidget(self.list, 1)
        self.apart = Apart()
        self.apart.chosen.connect(self._keep_one)
        column.addWidget(self.apart)
        column.addWidget(self.editor)
        self.editor.edited.connect(self._edited)
        self.editor.done.connect(self.next)
        self.editor.cleared.connect(self._cleared)
        self.editor.evidence.wanted.connect(self.wanted_line)
        self.editor.evidence.opened.connect(self._look)
        self.keeping.reread.connect(self._reread)
        self.keeping.drafted.connect(self.model.mark_draft)
        self.keeping.said.connect(self.editor.state.setText)

    # What the screen asks.

    def show_page(self, page: Page, spot: str | None) -> None:
        """Show another report, at `spot`, else where she was, else at the first open one."""
        before, self._page = self._page, page
        same = bool(before and before.observed and page.observed) and (
            before.observed.record == page.observed.record  # type: ignore[union-attr]  # as said
        )
        held = self._row.key if same and self._row is not None else ""
        if not same:
            self._more.clear()
        self._row = None
        self.keeping.begin(page)
        self.editor.set_zone(page.zone)
        self._show_rows()
        form = page.observed.form if page.observed else None
        unchecked = presenter.unchecked_words(form, self._language) if form else ""
        readonly = "" if page.may_answer else translate("Report", "This report is only read here.")
        self._checked.setText(" ".join(part for part in (readonly, unchecked) if part))
        self._checked.setVisible(bool(self._checked.text()))
        self.counted.emit(page)
        at = max(self.model.row_of(spot or held), -1)
        self._select(
            at if at >= 0 else max(self.model.next_open(-1), self.model.next_question(-1, 1))
        )
        self.list.setFocus()

    def settle(self) -> None:
        """Keep what the open question has."""
        if self._row is not None:
            self.keeping.settle(self._row, self.editor.pending)

    def jump(self, letter: str) -> None:
        """To the first question of a section."""
        at = self.model.first_of(letter)
        if at >= 0:
            self._select(at, top=True)
            self.list.setFocus()

    def next(self) -> None:
        """Keep, and go on; the caret goes where the next answer is given."""
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def next_open(self) -> None:
        """The next question that nobody answered here."""
        at = self.model.next_open(self.list.currentIndex().row())
        if at >= 0:
            self._select(at)
            self._caret()

    def may_repeat(self) -> bool:
        asked = self._row.question if self._row else None
        return bool(self._page and self._page.may_answer and asked and asked.repeats)

    def another(self) -> None:
        """One more of what the open question asks of."""
        if self.may_repeat() and self._row is not None:
            at = self.list.currentIndex().row()
            while self.model.row(at).kind is not Kind.ANOTHER:
                at += 1
            self._add_row(at)

    def link(self, record: str) -> None:
        """A record as evidence of the open question."""
        if self._row is None or self._page is None or not self._page.may_answer:
            return
        self.editor.link(record)
        language = self._language
        self._context.tasks.read(
            lambda desk: naming_presenter.titles_of(desk, [record], language), self._named, self
        )

    # Rows.

    @property
    def _language(self) -> str:
        return self._context.appearance.language

    def _show_rows(self) -> None:
        page = self._page
        if page is None or page.observed is None:
            return
        rows = rows_of(page.observed, self._more, page.names, page.word, self._language)
        self.model.show(rows, self.keeping.drafts)

    def _reread(self, read: Reread) -> None:
        if self._page is None:
            return
        observed, names = read
        self._page = presenter.with_names(self._page, observed, names)
        self._show_rows()
        if self._row is not None:
            at = self.model.row_of(self._row.key)
            if at >= 0:
                self._row = self.model.row(at)
                self.apart.show_row(self._row, self._page, self._language)
        self.counted.emit(self._page)

    def _named(self, names: dict[str, str]) -> None:
        if self._page is not None:
            self._page = replace(self._page, names={**self._page.names, **names})
            self.editor.rename(self._page.names)

    def _add_row(self, at: int) -> None:
        row_ = self.model.row(at)
        if row_.question is None or not row_.question.repeats:
            return
        self.settle()
        number = int(row_.key.rpartition(".")[2])
        self._more[row_.question.repeats] = number
        self._show_rows()
        self._select(self.model.row_of(row_.key))
        self._caret()

    # The open question.

    def _current(self, now: QModelIndex, _before: QModelIndex) -> None:
        page = self._page
        if not now.isValid() or page is None:
            return
        shown = self.model.row(now.row())
        if shown.kind is not Kind.QUESTION or shown.question is None:
            return
        if self._row is not None and self._row.key != shown.key:
            self.settle()
        self._row = shown
        if shown.question.asks is Asks.PERSON and self._people is None:
            self._read_people()
        pending = self.keeping.pending_for(shown)
        self.editor.show_row(
            shown, pending, page.names, page.word, self._language, may=page.may_answer
        )
        self._say_state(shown, pending)
        self.apart.show_row(shown, self._page, self._language)
        self.moved.emit(shown.letter)

    def _say_state(self, shown: Row, pending: Pending) -> None:
        assert shown.question is not None
        if pending != pending_of(shown.answer):
            told = lacking(shown.question, pending) or translate("Report", "Saving")
            self.editor.state.setText(told)
        elif shown.is_answered:
            self.editor.state.setText(translate("Report", "Saved"))
        else:
            self.editor.state.setText(translate("Report", "Not answered"))

    def _edited(self, pending: Pending) -> None:
        if self._row is not None:
            self.keeping.typed(self._row, pending)

    def _cleared(self) -> None:
        if self._row is not None and self._page is not None:
            self.keeping.clear(self._row)
            self.editor.pending = Pending()
            self.editor.show_row(
                self._row, Pending(), self._page.names, self._page.word, self._language, may=True
            )
            self.list.setFocus()

    def _look(self, one: Evidence) -> None:
        record = one.record
        self._context.tasks.read(
            lambda desk: desk.records.show(record).kind,
            lambda kind: self.opened.emit(one, kind),
            self,
        )

    def _read_people(self) -> None:
        self._people = {}
        language = self._language
        self._context.tasks.read(
            lambda desk: presenter.people_of(desk, language), self._know_people, self
        )

    def _know_people(self, people: dict[str, str]) -> None:
        self._people = people
        self.editor.set_people(people)

    # Moving.

    def _step(self, step: int) -> None:
        at = self.model.next_question(self.list.currentIndex().row(), step)
        if at < 0:
            self.settle()
            return
        self._select(at)
        self._caret()

    def _caret(self) -> None:
        if not self.editor.focus_value():
            self.list.setFocus()

    def _select(self, at: int, *, top: bool = False) -> None:
        if at < 0:
            return
        index = self.model.index(at, 0)
        self.list.setCurrentIndex(index)
        hint = QAbstractItemView.ScrollHint
        if top:  # the head of the section with it
            self.list.scrollTo(self.model.index(at - 1, 0), hint.PositionAtTop)
        else:
            self.list.scrollTo(index, hint.EnsureVisible)

    def _keep_one(self, pending: Pending) -> None:
        if self._row is not None and self._page is not None:
            self.keeping.keep(self._row, pending)
            self.editor.show_row(
                self._row, pending, self._page.names, self._page.word, self._language, may=True
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of answers, wherever the focus is but in a text."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in enter:
            empty = self._row is not None and self.editor.pending.is_empty
            if not (empty and self.list.hasFocus() and self.editor.focus_value()):
                self.next()
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.NoModifier and self.editor.press(place_of(event.text())):
            return
        if event.text() == "+" and self.may_repeat():
            self.another()
            return
        super().keyPressEvent(event)
