"""What a record says of itself: each field with its values and where each is from.

Values that contradict each other stand side by side, under a line that says so; none is
chosen over another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from satchel.gui.knowledge.dossier_presenter import Known, Said
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, frame, row, stack
from satchel.gui.parts.reading import Reading
from satchel.gui.parts.text import Plain
from satchel.gui.places import Place


class Facts(Reading):
    """Built anew for each record: no record has more fields than a page holds."""

    def __init__(
        self, go: Callable[[Place], None], take_back: Callable[[Known, Said], None]
    ) -> None:
        super().__init__()
        self._go, self._take_back = go, take_back
        self._column = stack(self, tokens.M, tokens.XS)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_known(self, known: Sequence[Known]) -> None:
        """Show these fields instead of the last ones."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for fact in known:
            self._column.addWidget(self._block(fact))
        if not known:
            nothing = translate("Knowledge", "Nothing is recorded of it yet.")
            self._column.addWidget(Plain(nothing, "dim"))

    def _block(self, fact: Known) -> QWidget:
        whole = QWidget()
        column = stack(whole, tokens.XS)
        column.addWidget(Plain(fact.words, "section"))
        if fact.disputed:
            differ = translate("Knowledge", "Sources disagree; each value stands with its source.")
            column.addWidget(Plain(differ, "waiting", wraps=True))
        beside = row(spacing=tokens.S)
        for said in fact.said:
            self._add(beside, fact, said)
        column.addLayout(beside)
        return whole

    def _add(self, beside: QHBoxLayout, fact: Known, said: Said) -> None:
        card = frame("card") if fact.disputed or len(fact.said) > 1 else QWidget()
        inside = stack(card, tokens.XS, tokens.S if fact.disputed or len(fact.said) > 1 else 0)
        inside.addWidget(Plain(said.value, wraps=True, selectable=True))
        inside.addWidget(Plain(said.source, "small", wraps=True))
        below = row(spacing=tokens.XS)
        if said.place is not None:
            below.addWidget(self._button(translate("Knowledge", "Open the source"), fact, said, 0))
        if said.name:
            below.addWidget(self._button(translate("Knowledge", "Take back"), fact, said, 1))
        if below.count():
            below.addStretch(1)
            inside.addLayout(below)
        beside.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)

    def _button(self, words: str, fact: Known, said: Said, which: int) -> QWidget:
        run = partial(self._take_back, fact, said) if which else partial(self._go, _place(said))
        made = button(words, run, "quiet")
        made.setAccessibleName(f"{words}: {fact.words}, {said.value}")
        return made


def _place(said: Said) -> Place:
    assert said.place is not None
    return said.place
