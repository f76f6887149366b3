"""The first screen: what is on today, how to begin, and what waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from satchel.gui.context import Context, Screen
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.shortened import ShortButton
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area, Place
from satchel.gui.shell import home_presenter
from satchel.gui.shell.home_presenter import Morning, Told

_WIDTH = 600


class Home(Screen):
    """A calm page with what to do next."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        stack(self, 0).addWidget(scrolled)
        inside = QWidget()
        scrolled.setWidget(inside)
        across = row(inside, 0, tokens.XL)
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        across.addStretch(1)
        across.addWidget(page, 12)
        across.addStretch(1)
        column = stack(page, tokens.S)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._day = Plain("", "section")
        column.addWidget(self._day)
        self._hearings = self._part(column)
        column.addSpacing(tokens.M)
        line = row()
        self.begin = button(
            translate("Home", "New hearing"), lambda: context.go(Place("hearing")), "primary"
        )
        line.addWidget(self.begin)
        line.addWidget(
            button(translate("Home", "New case"), lambda: context.go(Place("cases", None, "new")))
        )
        line.addStretch(1)
        column.addLayout(line)
        column.addSpacing(tokens.L)
        self._asked_head = Plain(translate("Home", "You are asked"), "section")
        column.addWidget(self._asked_head)
        self._asked = self._part(column)
        self._begun = self._part(column)
        self._waiting = Plain("", "dim", wraps=True)
        column.addWidget(self._waiting)
        self._first = self._part(column)
        column.addStretch(1)
        context.tasks.changed.connect(self._changed)

    @staticmethod
    def words() -> str:
        """Its name in the palette."""
        return translate("Home", "Today")

    def arrive(self, place: Place) -> None:
        self.headed.emit(self.words())
        self.begin.setFocus()
        self._read()

    def _changed(self, areas: frozenset[Area]) -> None:
        if self.isVisible() and areas & {Area.RECORDS, Area.CASES, Area.NOTES, Area.SENDING}:
            self._read()

    def _read(self) -> None:
        today, language = datetime.now().date(), self.context.appearance.language
        self.context.tasks.read(
            lambda desk: home_presenter.morning(desk, today, language), self._show, self
        )

    def _show(self, told: Morning) -> None:
        self._day.setText(told.day)
        none = Plain(translate("Home", "No hearing is recorded for today."), "dim", wraps=True)
        _fill(self._hearings, [self._line(one) for one in told.hearings] or [none])
        self._asked_head.setVisible(bool(told.questions))
        _fill(self._asked, [self._question(one) for one in told.questions])
        _fill(self._begun, [self._line(one) for one in told.begun])
        words = home_presenter.first_words() if told.is_new else ()
        self._waiting.setVisible(not told.is_new)
        if not told.is_new:
            self.context.tasks.read(home_presenter.waiting, self._waiting.setText, self)
        _fill(self._first, [Plain(sentence, "dim", wraps=True) for sentence in words])

    def _line(self, told: Told) -> QWidget:
        line = QWidget()
        across = row(line, tokens.M)
        across.addWidget(button(told.words, lambda: self.context.go(told.place), "link"))
        across.addWidget(Plain(told.beside, "small"), 1)
        return line

    def _question(self, told: Told) -> QWidget:
        """Words as long as somebody else pleased: cut where there is no room."""
        asked = QWidget()
        column = stack(asked, 0)
        column.addWidget(ShortButton(told.words, lambda: self.context.go(told.place), "link"))
        column.addWidget(Plain(told.beside, "small", wraps=True))
        return asked

    @staticmethod
    def _part(column: QVBoxLayout) -> QVBoxLayout:
        inside = QWidget()
        column.addWidget(inside)
        return stack(inside, tokens.S)


def _fill(part: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    while (item := part.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        part.addWidget(widget)
    within = part.parentWidget()
    if within is not None:
        within.setVisible(bool(widgets))
