"""An open hearing: its lines, the card to write in, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from satchel.catalog.courtroom_words import CourtroomWords
from satchel.catalog.hearings import Here
from satchel.gui.context import Context
from satchel.gui.hearing import opened_presenter, writing_presenter
from satchel.gui.hearing.asking import ABOUT_ONE_LINE, Askings
from satchel.gui.hearing.controls import Controls
from satchel.gui.hearing.course import Course
from satchel.gui.hearing.finding import Finding
from satchel.gui.hearing.lines_view import Hint, LinesView
from satchel.gui.hearing.opened_presenter import Page
from satchel.gui.hearing.rows_presenter import Row, State, Teller
from satchel.gui.hearing.writing import Writing
from satchel.gui.hearing.writing_presenter import Mode
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.recording.panel import SoundPanel

_CLOCK_MS = 1000
_LOOKED_BACK = 200  # lines, for the last one that was recorded


class Sitting(QWidget):
    """`opened` carries the Page that is shown."""

    opened = Signal(object)

    def __init__(self, on: QWidget, context: Context, words: CourtroomWords) -> None:
        super().__init__(on)
        self._context = context
        self.course = Course(context.tasks, Teller(words), self)
        self.sound: SoundPanel | None = None
        self._wanted: str | None = None
        self._build(words)
        self.askings = Askings(context.tasks, self.course, self.writing, self)
        self._connect()
        clock = QTimer(self)
        clock.timeout.connect(self._tick)
        clock.start(_CLOCK_MS)

    # What the screen asks.

    @property
    def page(self) -> Page | None:
        return self.course.page

    def open(self, hearing: str, line: str | None) -> None:
        """Show a hearing, at one of its lines or at the newest."""
        if self.page is not None and self.page.opened.view.record != hearing:
            self.askings.end()
            self.writing.setEnabled(False)
            self.finding.hide()
        self._wanted = line
        self.course.open(hearing)
        if line is None and self.askings.is_begun:  # she comes back to it: from the list at the
            self.writing.focus()  # left, say, where keys would do nothing

    def leave(self) -> None:
        """Keep what was typed; what plays falls silent, what records goes on."""
        self.askings.keep_draft()
        if self.sound is not None:
            self.sound.leave()

    def make_sound(self) -> None:
        """The panel of sound, made when the lines are there already: she may be writing."""
        if self.sound is None:
            self.sound = SoundPanel(self._context)
            self.sound.bar.answered.connect(self.writing.focus)
            self._beneath.addWidget(self.sound)
            self._show_sound()

    def show_people(self, people: Sequence[Here]) -> None:
        """Who can be picked as the speaker."""
        self.writing.people = people

    def ask(self, mode: Mode) -> None:
        """Ask for something else, about the line that is chosen where it is about one."""
        place, line = self._about() if mode in ABOUT_ONE_LINE else (None, None)
        self.askings.ask(mode, place, line)

    def play(self) -> None:
        """Hear the line that is chosen, else the last one that was recorded."""
        count = self.course.model.rowCount()
        chosen = self.lines.currentIndex().row()
        back = range(count - 1, max(-1, count - _LOOKED_BACK), -1)
        for place in [chosen] if chosen >= 0 else back:
            line = self.course.model.row(place)
            if line is not None and line.sound is not None:
                if self.sound is not None:
                    self.sound.play(*line.sound)
                return

    def to_newest(self) -> None:
        """The newest line, and the caret where words go."""
        self.lines.clearSelection()
        self.lines.setCurrentIndex(QModelIndex())
        self.lines.to_end()
        self.writing.focus()

    # Making it.

    def _build(self, words: CourtroomWords) -> None:
        column = stack(self, 0)
        head = row(spacing=tokens.M)
        head.setContentsMargins(tokens.M, 0, tokens.M, tokens.XS)
        self._clock_says = Plain("", "small", wraps=True)
        self._clock_says.setAccessibleName(translate("Hearing", "Which clock the times are by"))
        self._compare = button(
            translate("Hearing", "Compare clocks"), lambda: self.ask(Mode.CLOCK), "link"
        )
        head.addWidget(self._clock_says, 1)
        head.addWidget(self._compare)
        column.addLayout(head)
        self.finding = Finding()
        column.addWidget(self.finding)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self.lines = LinesView(self.course.model, self._context.appearance)
        self._sealed = Plain("", "dim", wraps=True)
        sealed = QWidget()
        self._around_sealed = stack(sealed, 0)
        self._around_sealed.addWidget(self._sealed)
        self._around_sealed.addStretch(1)
        self._stack.addWidget(self.lines)
        self._stack.addWidget(sealed)
        self.writing = Writing(words, self)
        self.writing.setEnabled(False)
        column.addWidget(self.writing)
        self._controls = Controls(words, lambda tag: self.askings.mark(tag))
        column.addWidget(self._controls)
        self._below = QWidget()
        self._beneath = stack(self._below, 0)
        column.addWidget(self._below)

    def _connect(self) -> None:
        self.course.opened.connect(self._opened)
        self.course.clocked.connect(self._clocked)
        self.course.counted.connect(self._counted)
        self.course.found.connect(self._found)
        self.askings.kept.connect(self.lines.to_end)
        self.writing.lines_wanted.connect(self._to_lines)
        self.lines.typed.connect(self._typed_in_lines)
        self.lines.activated.connect(lambda _index: self.play())
        self.lines.doubleClicked.connect(lambda _index: self.ask(Mode.CORRECT))
        self.finding.sought.connect(self.course.find)
        self.finding.shown.connect(self._show_place)
        self.finding.closed.connect(self._close_finding)
        for words, keys, run, reads in (
            (translate("Hearing", "Moment"), "Ctrl+D", self.askings.stamp, False),
            (translate("Hearing", "Mark"), "Ctrl+1 … 9", self._controls.offer_marks, False),
            (translate("Hearing", "Correct"), "F2", partial(self.ask, Mode.CORRECT), True),
            (translate("Hearing", "From paper"), "Ctrl+Shift+P", self.askings.toggle_paper, False),
            (translate("Hearing", "Cite"), "Ctrl+Shift+U", partial(self.ask, Mode.CITE), False),
            (translate("Hearing", "Find"), "Ctrl+F", self.finding.open, True),
        ):
            self._controls.add(words, keys, run, reads=reads)

    # What happens.

    def _opened(self, page: Page) -> None:
        is_sealed = page.opened.is_sealed
        self._stack.setCurrentIndex(1 if is_sealed else 0)
        self._controls.show_readable(not is_sealed)
        self._sealed.setText(opened_presenter.sealed_count(self.course.sealed) if is_sealed else "")
        self.writing.people = page.people
        self.writing.setEnabled(True)
        reading = page.opened.last_reading(page.device)
        self._clock_says.setText(opened_presenter.by_which_clock(page.opened.zone, reading))
        self._compare.setVisible(page.opened.zone is not None)
        self._tick()
        if not self.askings.is_begun:
            self._show_sound()
            typed = writing_presenter.typed_of(page.draft)
            self.askings.begin(page.opened.view.record, typed)
            if opened_presenter.is_clock_wanted(page):
                self.ask(Mode.CLOCK)
        self.opened.emit(page)
        wanted, self._wanted = self._wanted, None
        for place, line in enumerate(page.opened.kept if wanted else ()):
            if line.record == wanted:
                self._show_place(place)

    def _show_sound(self) -> None:
        if self.sound is not None and self.page is not None:
            opened = self.page.opened
            self.sound.show_hearing(opened.view.record, sealed=opened.is_sealed)

    def _clocked(self, warnings: Sequence[str]) -> None:
        if warnings:
            self._context.say(
                translate(
                    "Hearing",
                    "The courtroom clock and this laptop's are hours apart. Look whether the "
                    "laptop's clock and the zone of the court are right.",
                )
            )

    def _counted(self, count: int) -> None:
        self._sealed.setText(opened_presenter.sealed_count(count))

    def _tick(self) -> None:
        page = self.page
        if page is not None and self.isVisible():
            reading = page.opened.last_reading(page.device)
            now = datetime.now(UTC).astimezone()
            self.writing.show_now(opened_presenter.now_in_court(now, page.opened.zone, reading))

    def _about(self) -> tuple[int | None, Row | None]:
        """The line that is chosen, else the newest that was kept."""
        place = self.lines.currentIndex().row()
        if place < 0:
            place = self.course.model.rowCount() - 1
        line = self.course.model.row(place) if place >= 0 else None
        return (None, None) if line is None or line.state is State.SAVING else (place, line)

    def _to_lines(self) -> None:
        count = self.course.model.rowCount()
        if count and self._stack.currentIndex() == 0:
            self.lines.setCurrentIndex(self.course.model.index(count - 1))
            self.lines.setFocus()

    def _typed_in_lines(self, text: str) -> None:
        self.writing.words.setFocus()
        if text:
            self.writing.words.insertPlainText(text)
        else:
            self.to_newest()

    def _found(self, places: list[int]) -> None:
        self.lines.found = frozenset(places)
        self.lines.viewport().update()
        self.finding.show_found(places, self.lines.first_shown() + 1)

    def _show_place(self, place: int) -> None:
        index = self.course.model.index(place)
        self.lines.setCurrentIndex(index)
        self.lines.scrollTo(index, Hint.PositionAtCenter)

    def _close_finding(self) -> None:
        self.finding.hide()
        self.lines.found = frozenset()
        self.lines.viewport().update()
        self.writing.focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width() - self.lines.verticalScrollBar().sizeHint().width()
        columns = self.lines.typesetter.columns(width)
        self.writing.align(columns)
        right = self.width() - columns.text_left - columns.text_width - tokens.M
        left, right = (max(0, side) for side in (columns.left - tokens.M, right))
        if self.isRightToLeft():
            left, right = right, left
        self._controls.align(left, right)
        self._around_sealed.setContentsMargins(left, tokens.L, right, 0)
        self._below.setContentsMargins(left, 0, right, tokens.S)
