"""Answers that were given apart and differ: both, and either can be kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.report.pending_presenter import pending_of
from satchel.gui.report.presenter import Page
from satchel.gui.report.rows_presenter import Row, answer_words


class Apart(QWidget):
    """`chosen` carries the Pending that is to stand; until then all of them do."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lines = stack(self, tokens.XS)
        self.hide()

    def show_row(self, shown: Row, page: Page | None, language: str) -> None:
        """Show the answers of a question, where there are several; else hide."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        question = shown.question
        self.setVisible(shown.is_several)
        if not shown.is_several or page is None or question is None:
            return
        self._lines.addWidget(
            Plain(translate("Report", "Answered apart; all are kept. Which holds?"), "strong")
        )
        for one in shown.answers:
            line = QWidget()
            across = row(line, tokens.S)
            told = answer_words(question, one, page.names, page.word, language)
            across.addWidget(Plain(f"{one.by or '?'}:  {told}", wraps=True), 1)
            if page.may_answer and one.is_readable and not one.is_taken_back:
                keep = partial(self.chosen.emit, pending_of(one))
                across.addWidget(button(translate("Report", "Keep this one"), keep))
            self._lines.addWidget(line)
