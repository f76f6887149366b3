"""Every look at one address, and what changed between two of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from satchel.domain.errors import SatchelError
from satchel.gui import messages
from satchel.gui.context import Context
from satchel.gui.knowledge.saying import Saying
from satchel.gui.knowledge.table import Column, Table
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.page import opened_presenter as presenter
from satchel.gui.page.opened_presenter import Changed, Opened
from satchel.gui.page.pages import ChangeShown
from satchel.gui.parts.controls import button, stack
from satchel.gui.parts.flowing import Flowing
from satchel.gui.parts.text import Plain


class HistoryPart(QWidget):
    """A table of looks; below it the difference of the chosen one to the one before."""

    def __init__(self, on: QWidget, context: Context, saying: Saying) -> None:
        super().__init__(on)
        self._context, self._saying = context, saying
        self._opened: Opened | None = None
        self._asked = 0
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        stack(self, tokens.S).addWidget(split, 1)
        self.table = Table(translate("Page", "Captures of this address"), _columns(), tall=True)
        self.table.opened.connect(context.go)
        lower = QWidget()
        split.addWidget(self.table)
        split.addWidget(lower)
        split.setStretchFactor(1, 2)
        acts = QWidget()
        line = Flowing(acts)
        self.compare = button(translate("Page", "Compare it with the chosen one"), self._compare)
        self.before = button(translate("Page", "Compare it with the one before"), self._before)
        line.addWidget(self.before)
        line.addWidget(self.compare)
        self.said = Plain("", wraps=True)
        self.change = ChangeShown(context.appearance.colours)
        under = stack(lower, tokens.S)
        under.setContentsMargins(0, tokens.S, 0, 0)  # off the line that parts them
        under.addWidget(acts)
        under.addWidget(self.said)
        under.addWidget(self.change, 1)
        self.table.moved.connect(lambda _row: self._judge())

    def show_history(self, opened: Opened) -> None:
        """The looks at the address of this capture."""
        self._opened = opened
        self.table.show_lines(opened.history)
        self.table.go_to(opened.at)
        if not self.change.toPlainText():
            self.said.setText(
                translate(
                    "Page",
                    "Choose one in the table and compare: what went and what came stands below.",
                )
            )
        self._judge()

    def forget(self) -> None:
        """Nothing is shown."""
        self._opened = None
        self._asked += 1
        self.table.show_lines(())
        self.said.setText("")
        self.change.clear()

    def _judge(self) -> None:
        current = self.table.current()
        here = self._opened.record if self._opened is not None else None
        chosen = current.record if current is not None else None
        readable = self._opened is not None and self._opened.can_be_read
        self.compare.setEnabled(bool(readable and chosen and chosen != here))
        self.before.setEnabled(
            bool(readable and self._opened is not None and self._opened.before is not None)
        )

    def _before(self) -> None:
        if self._opened is not None and self._opened.before is not None:
            self._ask(self._opened.before, self._opened.record)

    def _compare(self) -> None:
        current = self.table.current()
        if self._opened is None or current is None or current.record is None:
            return
        rows = [line.record for line in self._opened.history]
        pair = sorted((current.record, self._opened.record), key=rows.index)
        self._ask(pair[0], pair[1])

    def _ask(self, before: str, after: str) -> None:
        self._asked += 1
        number = self._asked
        self.said.setText(translate("Page", "Comparing"))
        self.change.clear()
        self._context.tasks.look(
            lambda desk: presenter.changed(desk, before, after, self._saying),
            partial(self._show, number),
            self,
            partial(self._failed, number),
        )

    def _show(self, number: int, changed: Changed) -> None:
        if number == self._asked:
            self.said.setText(changed.said)
            self.change.show_lines(changed.lines)

    def _failed(self, number: int, refused: SatchelError) -> None:
        if number == self._asked:
            self.said.setText(messages.sentence(refused, self._context.appearance.language))


def _columns() -> list[Column]:
    return [
        Column(translate("Page", "When"), 160, sorts=False, least=170),
        Column(translate("Page", "What came"), 120, sorts=False, least=110),
        Column(translate("Page", "How"), 190, sorts=False),
        Column(translate("Page", "Beside the one before"), 180, sorts=False, least=120),
        Column(translate("Page", "Shown"), 90, sorts=False, least=80),
    ]
