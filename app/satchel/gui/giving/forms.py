"""Forms of the mission's own, at headquarters: which went out, and one more from its file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFrame

from satchel.assembly import form_adding
from satchel.assembly.desk import Desk
from satchel.domain.forms import Form
from satchel.domain.showing import one_line
from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.choosing import ask_files
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area
from satchel.storage import mission


class SendingForms(QFrame):
    """The card. A form goes to every observer with the next sync; its version never changes."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        column = stack(self, tokens.S, tokens.M)
        column.addWidget(Plain(translate("Giving", "Forms of the mission"), "strong"))
        about = translate(
            "Giving",
            "A form for reports, from the file it is written in, goes to every observer with the "
            "next sync. What was answered in an older version stays with that version.",
        )
        column.addWidget(Plain(about, wraps=True))
        self.sent = Plain("", wraps=True, selectable=True)
        column.addWidget(self.sent)
        below = row()
        self.add = button(translate("Giving", "Send a form"), self._choose)
        below.addWidget(self.add)
        below.addStretch(1)
        column.addLayout(below)
        self.hide()

    def read(self) -> None:
        """Which went out."""
        self._context.tasks.read(_sent, self._show, self)

    def take(self, path: Path) -> None:
        """Keep the form in this file; what is wrong with it is said with its place."""

        def done(form: Form) -> None:
            told = translate("Giving", "Kept: {form} {version}. It goes with the next sync.")
            self._context.say(told.format(form=one_line(form.name), version=form.version))
            self.read()
            self.add.setFocus()

        self._context.tasks.write(
            lambda desk: form_adding.add(desk, path)[1], done, self, {Area.RECORDS, Area.REPORT}
        )

    def _choose(self) -> None:
        ask_files(self, lambda chosen: self.take(chosen[0]))

    def _show(self, sent: tuple[str, ...] | None) -> None:
        self.setVisible(sent is not None)
        nothing = translate("Giving", "No form was sent yet; those of the program are with all.")
        self.sent.setText("\n".join(sent or ()) or nothing)


def _sent(desk: Desk) -> tuple[str, ...] | None:
    """Name and version of each; None where forms are not sent from."""
    if mission.find(desk.archive.reading()) is None or not desk.sendings.may_send:
        return None
    known = [one.form for one in desk.forms.listed() if one.record and one.is_ours]
    return tuple(f"{one_line(form.name)} {form.version}" for form in known)
