"""Two pages of a record: its content, and its history."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from satchel.gui.finding.record_history_presenter import History
from satchel.gui.finding.record_presenter import Whole
from satchel.gui.knowledge.dossier_presenter import Known, Said
from satchel.gui.knowledge.facts import Facts
from satchel.gui.knowledge.table import Column, Table
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import scrolled, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Place

_LINKS_PX = 150


class ContentPage(QWidget):
    """What the record says of itself, what may leave, and what names it."""

    def __init__(
        self,
        on: QWidget,
        go: Callable[[Place], None],
        take_back: Callable[[Known, Said], None],
    ) -> None:
        super().__init__(on)
        column = stack(self, tokens.S)
        self.told = Plain("", "dim", wraps=True)
        column.addWidget(self.told)
        self.facts = Facts(go, take_back)
        column.addWidget(scrolled(self.facts, self), 1)
        self.links = Table(
            translate("Finding", "What it is linked to, and what names it"),
            [
                Column(translate("Finding", "How"), 200, sorts=False),
                Column(translate("Finding", "Kind"), 120, sorts=False),
                Column(translate("Finding", "Title"), 360, sorts=False),
            ],
        )
        self.links.setFixedHeight(_LINKS_PX)
        self.links.opened.connect(go)
        column.addWidget(self.links)

    def show_whole(self, whole: Whole) -> None:
        """Show a record's words."""
        self.told.setText("\n".join(whole.told))
        self.facts.show_known(whole.known)
        self.links.setVisible(bool(whole.links))
        self.links.show_lines(whole.links)


class HistoryPage(QWidget):
    """Every entry in a line; the one the keys are on stands below in full."""

    def __init__(self, on: QWidget) -> None:
        super().__init__(on)
        self._details: tuple[str, ...] = ()
        column = stack(self, tokens.S)
        self.table = Table(
            translate("Finding", "History"),
            [
                Column(
                    translate("Finding", "When, by the device's clock"), 230, sorts=False, least=340
                ),
                Column(translate("Finding", "Who"), 104, sorts=False),
                Column(translate("Finding", "What was done"), 360, sorts=False),
                Column(translate("Finding", "Entry"), 60, is_number=True, sorts=False),
            ],
        )
        self.table.moved.connect(self._show_detail)
        column.addWidget(self.table, 2)
        self.detail = Plain("", wraps=True, selectable=True)
        self.detail.setAccessibleName(translate("Finding", "The entry in full"))
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(scrolled(self.detail, self), 1)

    def show_history(self, read: History) -> None:
        """Show a history, the newest entry in full."""
        self._details = read.details
        self.table.show_lines(read.lines)
        self.table.go_to(len(read.lines) - 1)

    def _show_detail(self, at: int) -> None:
        self.detail.setText(self._details[at] if 0 <= at < len(self._details) else "")
