"""The first run: a few calm pages, one question each, Enter goes on, Escape goes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from satchel.assembly import first_run
from satchel.assembly.desk import Desk
from satchel.assembly.first_run import Begun
from satchel.domain.errors import SatchelError
from satchel.gui import messages
from satchel.gui.entering import pages
from satchel.gui.entering.languages import language_row
from satchel.gui.entering.pages import Page
from satchel.gui.entering.steps import Answers, Step, not_tried
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, middled, row, scrolled, stack
from satchel.gui.parts.reading import Reading
from satchel.gui.parts.text import Plain
from satchel.gui.tasks import Tasks

_WIDTH = 560
_TOP = 4 * tokens.XL  # every page begins at the same height: nothing moves from step to step


class FirstRun(QWidget):
    """Asks, makes the archive, and calls `ready` with it open."""

    def __init__(
        self,
        tasks: Tasks,
        folder: Path,
        language: str,
        ready: Callable[[None], None],
        choose: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._tasks, self._folder, self._language, self._ready = tasks, folder, language, ready
        self._answers = Answers()
        self._begun: Begun | None = None
        self._proved = self._tried = False
        self._step = Step.WAY
        self._page: Page | None = None
        self.setWindowTitle("Satchel")
        inside = QWidget()
        inside.setFixedWidth(_WIDTH)
        self._column = stack(inside, tokens.L)
        self.where = Plain("", "small")
        self.said = Plain("", "broken", wraps=True)
        self.said.setAccessibleName(translate("Entering", "Answer"))
        self.back = button(translate("Entering", "Back"), self.go_back)
        self.on = button(translate("Entering", "Continue"), self.go_on, "primary")
        below = row()
        below.addWidget(self.back)
        below.addStretch(1)
        below.addWidget(self.on)
        self._column.addWidget(self.where)
        self._column.addWidget(self.said)
        self._column.addLayout(below)
        middle = Reading()
        outer = stack(middle, 0, tokens.XL)
        outer.addSpacing(_TOP - tokens.XL)
        outer.addLayout(middled(inside))
        outer.addStretch(1)
        self._languages = language_row(language, choose)
        whole = stack(self, 0)
        whole.addWidget(scrolled(middle), 1)
        whole.addWidget(self._languages)
        whole.addSpacing(tokens.L)
        self._show(Step.WAY)

    def go_on(self) -> None:
        """To the next page, if this one is answered."""
        problem = self._answers.problem(self._step)
        if problem is not None:
            self._say(problem)
            return
        if self._step is Step.REHEARSAL and self._begun is None:
            self._make()
        elif self._step is Step.SHARES_BACK:
            self._prove()
        else:
            self._advance()

    def go_back(self) -> None:
        """To the page before; what was made for a mission not yet rehearsed goes again."""
        steps = self._answers.steps()
        place = steps.index(self._step)
        if place == 0 or (self._begun is not None and self._step is not Step.SHARES_BACK):
            return
        self._show(steps[place - 1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(self.focusWidget(), QPlainTextEdit):
                return
            if self._step is Step.LEAVING and not self._tried:
                self._say(not_tried(), "dim")  # by habit one would press past the very thing
            else:
                self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A mission whose recovery was not rehearsed is not left behind."""
        begun = self._begun
        if begun is None or not begun.shares or self._proved:
            event.accept()
            return
        event.ignore()
        self._wait(translate("Entering", "Taking back what was begun"))
        self._tasks.work(
            lambda _desk, _work: begun.abandon(), lambda _nothing: self._gone(), self, alone=True
        )

    def _gone(self) -> None:
        self._begun = None
        self.close()

    def _advance(self) -> None:
        steps = self._answers.steps()
        place = steps.index(self._step) + 1
        if place < len(steps):
            self._show(steps[place])
        else:
            self._ready(None)

    def _make(self) -> None:
        self._wait(translate("Entering", "Making the archive, a few seconds"))
        wish = self._answers.wish(self._folder)

        def act() -> Desk:
            self._begun = first_run.begin(wish)
            return self._begun.desk

        self._tasks.open(act, self._made, self._refused)

    def _made(self, _nothing: None) -> None:
        """Founding stays open until it is rehearsed; the rest is finished here."""
        begun = self._begun
        if begun is None or begun.shares:
            self._advance()
        else:
            self._tasks.write(lambda _desk: begun.finish(), lambda _desk: self._advance(), self)

    def _prove(self) -> None:
        begun = self._begun
        if begun is None:
            return
        typed = [line.strip() for line in self._answers.shares_back if line.strip()]
        self._wait(translate("Entering", "Bringing the keys back from the shares"))

        def act(_desk: Desk) -> Desk:
            begun.rehearse(typed)
            return begun.finish()

        self._tasks.write(act, self._is_proved, self, failed=self._refused)

    def _is_proved(self, _desk: Desk) -> None:
        self._proved = True
        self._advance()

    def _show(self, step: Step) -> None:
        steps = self._answers.steps()
        self._step = step
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
        self._page = self._paged(step)
        self._column.insertWidget(1, self._page)
        # A layout shows what it was given only at the next turn; keys are heard from now on.
        self._page.show()
        number, last = steps.index(step) + 1, step is steps[-1]
        told = translate("Entering", "Step {number} of {count}")
        self.where.setText(told.format(number=number, count=len(steps)))
        if step is Step.WAY:
            self.where.setText(translate("Entering", "A new archive"))
        self.back.setVisible(number > 1 and (self._begun is None or step is Step.SHARES_BACK))
        self.on.setText(
            translate("Entering", "Begin without trying it")
            if last
            else translate("Entering", "Continue")
        )
        # The chord is what is asked for on the last page; going on without it is second to that.
        self._lead("" if last else "primary")
        self._languages.setVisible(step is Step.WAY)
        self._say("")
        self.back.setEnabled(True)
        self.on.setEnabled(True)
        (self._page.first or self.on).setFocus()

    def _paged(self, step: Step) -> Page:
        answers, begun = self._answers, self._begun
        if step is Step.WAY:
            return pages.way_page(answers)
        if step is Step.INVITATION:
            return pages.invitation_page(answers)
        if step is Step.MISSION:
            name = translate("Entering", "Name of the mission")
            return pages.line_page(
                step, name, answers.mission, lambda text: setattr(answers, "mission", text)
            )
        if step is Step.LABEL:
            name = translate("Entering", "Name of this laptop")
            return pages.line_page(
                step, name, answers.label, lambda text: setattr(answers, "label", text)
            )
        if step is Step.PASSPHRASE:
            return pages.passphrase_page(answers)
        if step is Step.REHEARSAL:
            return pages.rehearsal_page(answers)
        assert begun is not None
        if step is Step.LEAVING:
            return pages.leaving_page(self._rehearsed)
        if step is Step.WORDS:
            return pages.words_page(begun.words or "")
        if step is Step.SHARES:
            return pages.shares_page(begun.shares, begun.threshold)
        return pages.shares_back_page(answers, begun.threshold)

    def _rehearsed(self) -> None:
        self._tried = True
        self._say("")
        self.on.setText(translate("Entering", "Begin"))
        self._lead("primary")

    def _lead(self, role: str) -> None:
        self.on.setProperty("role", role)
        self.on.style().unpolish(self.on)
        self.on.style().polish(self.on)

    def _wait(self, sentence: str) -> None:
        self._say(sentence, "dim")
        self.back.setEnabled(False)
        self.on.setEnabled(False)

    def _refused(self, refused: SatchelError) -> None:
        self._say(messages.sentence(refused, self._language))
        self.back.setEnabled(True)
        self.on.setEnabled(True)

    def _say(self, sentence: str, role: str = "broken") -> None:
        self.said.set_role(role)
        self.said.setText(sentence)
