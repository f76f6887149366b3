"""Members of the mission: who is in it, the eight words, invitations."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from satchel.assembly import belonging
from satchel.gui.context import Context, Screen
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, frame, labelled, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area, Place
from satchel.gui.sending import members_presenter as presenter
from satchel.gui.sending.asking import Ask, in_card
from satchel.gui.sending.inviting import Inviting
from satchel.gui.sending.members_lacking_presenter import Notes, notes
from satchel.gui.sending.page import column_of

_LIST_PX = 200


class Members(Screen):
    """A list, what can be done with the chosen line, and the invitation below."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: tuple[presenter.Row, ...] = ()
        self._notes: dict[str, Notes] = {}
        self._left_by: QWidget | None = None
        column = stack(column_of(self), tokens.M)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Sending", "Members of the mission"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.currentRowChanged.connect(lambda _row: self._chosen())
        column.addWidget(self.list)
        column.addWidget(self._make_card())
        self.inviting = Inviting(context)
        column.addWidget(self.inviting)
        column.addStretch(1)
        context.tasks.changed.connect(self._changed)

    @staticmethod
    def words() -> str:
        """Its name in the palette."""
        return translate("Sending", "Members")

    def arrive(self, place: Place) -> None:
        """Read them again. `spot` may say that somebody is to be invited."""
        self.headed.emit(self.words())
        self.inviting.forget()
        if place.spot == "invite":
            self.inviting.name.setFocus()
        elif self._left_by is not None:
            self._left_by.setFocus()
        else:
            self.list.setFocus()
        self._left_by = None
        self._refresh()

    def leave(self) -> None:
        """The six words are not left on a screen nobody looks at."""
        self.inviting.forget()

    def _make_card(self) -> QFrame:
        self.card = frame("card")
        column = stack(self.card, tokens.S, tokens.M)
        self.told = Plain("", "small", wraps=True, selectable=True)
        column.addWidget(self.told)
        self.noted = Plain("", wraps=True, selectable=True)
        column.addWidget(self.noted)
        self.compare = Plain("", wraps=True, selectable=True)
        column.addWidget(self.compare)
        self.heard = field()
        self.heard.returnPressed.connect(self._confirm)
        self._hearing = labelled(
            translate("Sending", "The eight words they read to you"), self.heard
        )
        column.addWidget(in_card(self._hearing))
        below = row()
        self.agree = button(translate("Sending", "They agree"), self._confirm, "primary")
        self.revoke = button(translate("Sending", "Revoke"), self._ask_revoke, "danger")
        below.addWidget(self.agree)
        below.addWidget(self.revoke)
        self.lost = button(translate("Sending", "Lost, or to be shut out"), self._lost)
        below.addWidget(self.lost)
        below.addStretch(1)
        column.addLayout(below)
        self.ask = Ask(translate("Sending", "Revoke for good"), self._revoke)
        column.addWidget(self.ask)
        return self.card

    @property
    def row(self) -> presenter.Row | None:
        """The chosen line."""
        at = self.list.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _refresh(self) -> None:
        self.context.tasks.read(presenter.members, self._show, self)
        self.context.tasks.read(notes, self._show_notes, self)

    def _show(self, found: presenter.Members) -> None:
        chosen = self.row.id if self.row is not None else None
        self._rows = found.rows
        self.list.clear()
        for one in found.rows:
            item = QListWidgetItem(self._line(one))
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
            self.list.addItem(item)
        at = [at for at, one in enumerate(found.rows) if one.id == chosen]
        self.list.setCurrentRow(at[0] if at else 0)
        tall = max(self.list.sizeHintForRow(0), 1) * max(len(found.rows), 1) + tokens.XS
        self.list.setFixedHeight(min(tall, _LIST_PX))
        self.inviting.setVisible(found.can_invite)
        if not found.in_mission:
            self.context.say(
                translate("Sending", "This archive is in no mission, so there are no members.")
            )
        self._chosen()

    def _show_notes(self, found: dict[str, Notes]) -> None:
        self._notes = found
        for at, one in enumerate(self._rows):
            item = self.list.item(at)
            if item is not None:
                item.setText(self._line(one))
        self._chosen()

    def _line(self, one: presenter.Row) -> str:
        mark = self._notes[one.id].mark if one.id in self._notes else ""
        return f"{one.said} — {one.state}" + (f" · {mark}" if mark else "")

    def _chosen(self) -> None:
        one = self.row
        self.card.setVisible(one is not None)
        self.ask.hide()
        if one is None:
            return
        self.told.setText(one.known_by)
        noted = self._notes[one.id].lines if one.id in self._notes else ()
        self.noted.setText("\n".join(noted))
        self.noted.setVisible(bool(noted))
        self.compare.setText(
            translate(
                "Sending",
                "Read these eight words to each other, by telephone or face to face:\n{words}",
            ).format(words=one.words)
            if one.words
            else ""
        )
        self.compare.setVisible(bool(one.words))
        can_confirm = one.can_admit or (one.is_own and one.words is not None)
        self._hearing.setVisible(can_confirm)
        self.agree.setVisible(can_confirm)
        self.revoke.setVisible(one.can_revoke)
        self.lost.setVisible(one.is_other_device)

    def _confirm(self) -> None:
        one, heard = self.row, self.heard.text().strip()
        if one is None or not heard:
            self.heard.setFocus()
            return

        def done(_state: object) -> None:
            self.heard.clear()
            self.list.setFocus()  # the next one may wait, too
            self.context.say(
                translate(
                    "Sending", "The words agree. The admission goes with the next answer to them."
                )
                if one.can_admit
                else translate("Sending", "The words agree: this is your headquarters.")
            )

        self.context.tasks.write(
            lambda desk: belonging.confirm(desk, one.id, heard), done, self, {Area.SENDING}
        )

    def _ask_revoke(self) -> None:
        self.ask.ask(
            [
                translate(
                    "Sending",
                    "No device can begin with this invitation any more. This cannot be taken back.",
                )
            ]
        )

    def _revoke(self) -> None:
        one = self.row
        if one is not None:
            self.context.tasks.write(
                lambda desk: desk.inviting.revoke(one.id), None, self, {Area.SENDING}
            )

    def _lost(self) -> None:
        """A device is shut out step by step, and with a time: that is another page."""
        if self.row is not None:
            self._left_by = self.lost
            self.context.go(Place("lost-device", None, self.row.id))

    def _changed(self, areas: frozenset[Area]) -> None:
        if self.isVisible() and areas:
            self._refresh()
