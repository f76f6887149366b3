"""Giving an invitation: for whom, in which role; a file, and six words said by another road."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFrame

from satchel.assembly import belonging
from satchel.assembly.desk import Desk
from satchel.domain.words import Role
from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.choosing import ask_new_file
from satchel.gui.parts.controls import button, field, labelled, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area
from satchel.gui.sending.asking import in_card
from satchel.gui.sending.members_presenter import role
from satchel.gui.sending.sending_presenter import parcel_name
from satchel.sync.inviting import Given
from satchel.system.new_files import require_free, writing_durably


class Inviting(QFrame):
    """The card; the words stand in it until the screen is left."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        column = stack(self, tokens.S, tokens.M)
        column.addWidget(Plain(translate("Sending", "Invite someone"), "strong"))
        self.name = field()
        named = labelled(
            translate("Sending", "How this archive is to call them"),
            self.name,
            translate("Sending", "Known only in this archive; signed data has a code."),
        )
        column.addWidget(in_card(named))
        self.role = QComboBox()
        for one in Role:
            self.role.addItem(role(one), one.value)
        column.addWidget(in_card(labelled(translate("Sending", "What they do"), self.role)))
        below = row()
        self.write = button(translate("Sending", "Write the invitation to a file"), self._choose)
        below.addWidget(self.write)
        below.addStretch(1)
        column.addLayout(below)
        self.words = Plain("", "heading", wraps=True, selectable=True)
        self.words.setAccessibleName(translate("Sending", "The six words"))
        self.said = Plain("", wraps=True, selectable=True)
        self.words.hide()
        self.said.hide()
        column.addWidget(self.words)
        column.addWidget(self.said)

    def forget(self) -> None:
        """Take the words away."""
        for shown in (self.words, self.said):
            shown.setText("")
            shown.hide()

    def invite(self, path: Path) -> None:
        """Write the invitation; it works once."""
        label, chosen = self.name.text().strip(), Role(self.role.currentData())

        def act(desk: Desk) -> Given:
            require_free(path)
            given = desk.inviting.invite(chosen, label, lines=belonging.lines_for_invitation(desk))
            with writing_durably(path) as sink:
                sink.write(given.file)
            return given

        def done(given: Given) -> None:
            self.name.clear()
            self.words.setText(given.code)
            self.said.setText(
                translate(
                    "Sending",
                    "Written: {file}. Say these six words to them, not by the same road. The "
                    "invitation works once, until {day}.",
                ).format(file=path, day=given.expires[:10])
            )
            self.words.show()
            self.said.show()

        self._context.tasks.write(act, done, self, {Area.SENDING})

    def _choose(self) -> None:
        if not self.name.text().strip():
            self.name.setFocus()
            return
        ask_new_file(self, parcel_name(datetime.now()), self.invite)
