"""Saying that two records are the same person: both are shown before anything is said."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from satchel.assembly.desk import Desk
from satchel.gui.context import Context
from satchel.gui.knowledge import dossier_presenter
from satchel.gui.knowledge.dossier_presenter import Dossier
from satchel.gui.knowledge.form_fields import shown_under
from satchel.gui.knowledge.reference_editors import ReferenceEditor
from satchel.gui.knowledge.saying import Saying
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, frame, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area

_MOST_LINES = 6  # of what happened, enough to tell two people apart


@dataclass(frozen=True, slots=True)
class _Pair:
    keep: Dossier
    other: Dossier


class Joining(QWidget):
    """`joined` when it is said; nothing is merged: each record stays, and it can be undone."""

    joined = Signal()
    closed = Signal()

    def __init__(self, context: Context, saying: Saying) -> None:
        super().__init__()
        self._context, self._saying = context, saying
        self._record: str | None = None
        self._pair: _Pair | None = None
        column = stack(self, tokens.M, tokens.M)
        column.addWidget(Plain(translate("Knowledge", "The same person"), "heading"))
        told = translate(
            "Knowledge",
            "Lists will show the first one only, with everything that names either. Both records "
            "stay as they are, and it can be taken back.",
        )
        column.addWidget(Plain(told, wraps=True))
        self.other = ReferenceEditor(context.tasks, "person", saying.language, saying.kind)
        self.other.edited.connect(self._look)
        column.addWidget(shown_under(translate("Knowledge", "Is the same as"), self.other))
        cards = QWidget()
        beside = row(cards, tokens.M)
        self._cards = [Plain("", wraps=True, selectable=True) for _ in range(2)]
        for words in self._cards:
            card = frame("card")
            stack(card, 0, tokens.M).addWidget(words)
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            beside.addWidget(card, 1)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(cards)
        column.addWidget(scrolled, 1)
        below = row(spacing=tokens.S)
        self.say_so = button(translate("Knowledge", "They are the same"), self._join, "primary")
        self.say_so.setEnabled(False)
        below.addWidget(self.say_so)
        below.addWidget(button(translate("Knowledge", "Leave it"), self.closed.emit))
        below.addStretch(1)
        column.addLayout(below)
        shortcut = QShortcut(QKeySequence("Esc"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.closed.emit)

    def open(self, record: str) -> None:
        """Open with the person that is kept."""
        self._record, self._pair = record, None
        self.other.put(None)
        self._show(None)
        self.other.setFocus()

    def _look(self) -> None:
        keep, other = self._record, self.other.value()
        if keep is None or not isinstance(other, str) or self.other.problem() or other == keep:
            self._show(None)
            return
        said = self._saying

        def both(desk: Desk) -> _Pair:
            return _Pair(
                dossier_presenter.read(desk, keep, said), dossier_presenter.read(desk, other, said)
            )

        self._context.tasks.read(both, self._show, self)

    def _show(self, pair: _Pair | None) -> None:
        self._pair = pair
        self.say_so.setEnabled(pair is not None)
        told = (pair.keep, pair.other) if pair else (None, None)
        for words, one in zip(self._cards, told, strict=True):
            words.setText(_words(one) if one else "")
            parent = words.parentWidget()
            if parent is not None:
                parent.setVisible(one is not None)

    def _join(self) -> None:
        pair = self._pair
        if pair is None:
            return

        def done(_written: object) -> None:
            self.closed.emit()
            self.joined.emit()

        self._context.tasks.write(
            lambda desk: desk.records.join(pair.keep.record, pair.other.record),
            done,
            self,
            changes={Area.PEOPLE, Area.RECORDS},
        )


def _words(one: Dossier) -> str:
    names = [f"{name.text} ({name.language})" if name.language else name.text for name in one.names]
    lines = [one.title, *(name for name in names if name != one.title)]
    lines += [f"{fact.words}: {'; '.join(said.value for said in fact.said)}" for fact in one.known]
    lines += [mark.said for mark in one.by_kind.marks[:_MOST_LINES]]
    return "\n".join(lines)
