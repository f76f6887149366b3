"""Where there is no report yet: one sentence, and one button that begins it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, labelled, stack
from satchel.gui.parts.text import Plain
from satchel.gui.report.presenter import Subject, people_of


class Beginning(QWidget):
    """`begun` carries the form's name and the accused's record, or None for the hearing."""

    begun = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._person: str | None = None
        self._asks_whom = False
        self._people: Mapping[str, str] = {}
        column = stack(self, tokens.M, tokens.XL)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._said = Plain("", "strong", wraps=True)
        column.addWidget(self._said)
        column.addWidget(
            Plain(
                translate(
                    "Report",
                    "Nothing is forced: leave open what you do not know. A question without an "
                    "answer stays “not answered”.",
                ),
                "dim",
                wraps=True,
            )
        )
        self.whom = field(translate("Report", "Name or protected code"))
        self._whom = labelled(translate("Report", "The accused"), self.whom)
        self.whom.returnPressed.connect(self._begin)
        column.addWidget(self._whom)
        self.form = QComboBox()
        self._form = labelled(translate("Report", "The form"), self.form)
        column.addWidget(self._form)
        self.button = button(translate("Report", "Begin the report"), self._begin, "primary")
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._wrong = Plain("", "dim", wraps=True)
        column.addWidget(self._wrong)

    def show_subject(self, subject: Subject, forms: Sequence[str]) -> None:
        """Offer a report of the hearing or of one accused."""
        self._asks_whom, self._person = False, subject.person
        self._said.setText(
            translate("Report", "There is no report of {whom} yet.").format(whom=subject.title)
            if subject.person
            else translate("Report", "You have not begun a report of this hearing.")
        )
        self._offer(forms)

    def ask_whom(self, forms: Sequence[str]) -> None:
        """Offer a report of somebody who is not named in the hearing."""
        self._asks_whom, self._person, self._people = True, None, {}
        language = self._context.appearance.language
        self._context.tasks.read(lambda desk: people_of(desk, language), self._offer_people, self)
        self._said.setText(translate("Report", "A report of another accused in this hearing"))
        self.whom.clear()
        self._offer(forms)
        self.whom.setFocus()

    def _offer_people(self, people: Mapping[str, str]) -> None:
        self._people = people
        completer = QCompleter(list(people), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.whom.setCompleter(completer)

    def _offer(self, forms: Sequence[str]) -> None:
        self._wrong.setText("")
        self._whom.setVisible(self._asks_whom)
        self.form.clear()
        self.form.addItems(list(forms))
        self._form.setVisible(len(forms) > 1)

    def _begin(self) -> None:
        person = self._person
        if self._asks_whom:
            person = self._people.get(self.whom.text().strip())
            if person is None:
                self._wrong.setText(
                    translate("Report", "Nobody of that name is kept here; add the person first.")
                )
                return
        self.begun.emit(self.form.currentText(), person)
