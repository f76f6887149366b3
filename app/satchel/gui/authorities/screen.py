"""Trusted time: the authorities, what is known of the chosen one, and what waits for a stamp."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from satchel.gui.authorities import presenter
from satchel.gui.authorities.adding import Adding
from satchel.gui.authorities.presenter import Board, Row
from satchel.gui.context import Context, Screen
from satchel.gui.finding.record_timestamps import TimestampAsking
from satchel.gui.knowledge.spoken import saying
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, frame, labelled, row, rule, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area, Place
from satchel.gui.sending.asking import Ask, in_card
from satchel.gui.sending.page import column_of

_LIST_PX = 96


class AuthoritiesScreen(Screen):
    """Nothing here is asked of anybody but by the button that says so."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: tuple[Row, ...] = ()
        self._shown = ""
        column = stack(column_of(self), tokens.M)
        about = translate(
            "Authorities",
            "An authority for timestamps says by its own clock that something was signed by then. "
            "Only a number goes to it, never a word, and only when you ask.",
        )
        column.addWidget(Plain(about, "dim", wraps=True))
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Authorities", "Authorities for timestamps"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFixedHeight(_LIST_PX)
        self.list.currentRowChanged.connect(lambda _row: self._choose())
        column.addWidget(self.list)
        self.advice = Plain("", wraps=True)
        column.addWidget(self.advice)
        line = row()
        self.add = button(translate("Authorities", "Pin an authority"), self._add)
        line.addWidget(self.add)
        line.addStretch(1)
        column.addLayout(line)
        self.adding = Adding(context, self._refresh)
        column.addWidget(self.adding)
        column.addWidget(self._make_card())
        column.addWidget(rule())
        column.addWidget(self._make_waiting())
        column.addStretch(1)
        context.tasks.changed.connect(self._changed)

    @staticmethod
    def words() -> str:
        """Its name in the palette."""
        return translate("Authorities", "Trusted time")

    def arrive(self, place: Place) -> None:
        """Read everything again."""
        self.headed.emit(self.words())
        self.adding.forget()
        self.asking.forget()
        self._refresh()
        self.list.setFocus()

    def _make_card(self) -> QFrame:
        self.card = frame("card")
        column = stack(self.card, tokens.S, tokens.M)
        self.name = Plain("", "strong", wraps=True, selectable=True)
        self.facts = Plain("", "small", wraps=True, selectable=True)
        column.addWidget(self.name)
        column.addWidget(self.facts)
        self.why = field()
        self._reason = in_card(
            labelled(translate("Authorities", "Why it is believed no more"), self.why)
        )
        column.addWidget(self._reason)
        line = row()
        self.newer = button(translate("Authorities", "Give it a newer certificate"), self._newer)
        self.drop = button(translate("Authorities", "Drop"), self._ask_drop, "danger")
        line.addWidget(self.newer)
        line.addWidget(self.drop)
        line.addStretch(1)
        column.addLayout(line)
        self.ask = Ask(translate("Authorities", "Drop"), self._drop)
        column.addWidget(self.ask)
        return self.card

    def _make_waiting(self) -> QWidget:
        inside = QWidget()
        column = stack(inside, tokens.S)
        self.heading = Plain("", "section", wraps=True)
        self.waits = Plain("", wraps=True, selectable=True)
        column.addWidget(self.heading)
        column.addWidget(self.waits)
        self.asking = TimestampAsking(self.context, self._refresh)
        column.addWidget(self.asking)
        return inside

    @property
    def row(self) -> Row | None:
        """The chosen authority."""
        at = self.list.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _refresh(self) -> None:
        said = saying(self.context)
        self.context.tasks.look(lambda desk: presenter.read(desk, said), self._show, self)

    def _show(self, board: Board) -> None:
        known = [one.record for one in board.rows]
        at = known.index(self._shown) if self._shown in known else 0
        self._rows = ()  # nothing is chosen while the list is made anew
        self.list.clear()
        self._rows = board.rows
        for one in board.rows:
            item = QListWidgetItem(one.said)
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
            self.list.addItem(item)
        self.list.setVisible(bool(board.rows))
        self.list.setCurrentRow(at)
        self.advice.setText(board.advice)
        self.advice.setVisible(bool(board.advice))
        self._tell_waiting(board)
        self._choose()

    def _tell_waiting(self, board: Board) -> None:
        lines = list(board.waits)
        if board.more:
            lines.append(translate("Authorities", "and %n more", None, board.more))
        elif not lines and (why := presenter.nothing_asked(board)):
            lines.append(why)
        self.heading.setText(presenter.waiting_heading(len(lines)))
        self.waits.setText("\n".join(lines))
        self.waits.setVisible(bool(lines))
        self.asking.show_asking(board.asking)

    def _choose(self) -> None:
        one = self.row
        self.card.setVisible(one is not None)
        if one is None:
            return
        if one.record != self._shown:  # what is typed stays while the same one is shown
            self._shown = one.record
            self.ask.hide()
            self.why.clear()
            self._reason.hide()
        self.name.setText(one.name)
        self.facts.setText("\n".join(one.facts))
        self.newer.setVisible(one.is_asked)
        self.drop.setVisible(one.can_drop)
        self._reason.setVisible(one.can_drop and not self._reason.isHidden())

    def _add(self) -> None:
        self.adding.ask()

    def _newer(self) -> None:
        if self.row is not None:
            self.adding.ask(self.row)

    def _ask_drop(self) -> None:
        one = self.row
        if one is None or not self.why.text().strip():
            self._reason.show()
            self.why.setFocus()
            return
        self.ask.ask([presenter.dropped(one.name)])

    def _drop(self) -> None:
        one, why = self.row, self.why.text().strip()
        if one is None:
            return
        self.context.tasks.write(
            lambda desk: desk.timestamps.unpin(one.record, why),
            lambda _written: self.why.clear(),
            self,
            {Area.SENDING, Area.SETTINGS},
        )

    def _changed(self, areas: frozenset[Area]) -> None:
        if self.isVisible() and areas:
            self._refresh()
