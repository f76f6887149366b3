"""The screen of a person: names in scripts side by side, then what happened and is known."""

from __future__ import annotations

from functools import cached_property, partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from satchel.assembly.desk import Desk
from satchel.domain.errors import NoSuchThing
from satchel.domain.json_values import JsonValue
from satchel.domain.names.spelled import Spelled
from satchel.gui.knowledge import values_said
from satchel.gui.knowledge.dossier_presenter import Dossier, Named
from satchel.gui.knowledge.dossier_screen import DossierScreen
from satchel.gui.knowledge.joining import Joining
from satchel.gui.knowledge.naming import Naming
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area
from satchel.storage.records import SAME_AS

_IN_A_ROW = 3


class Person(DossierScreen):
    """One person; a protected one is a code here and nothing else."""

    adds = ("charge", "outcome", "custody", "office", "listing", "decision", "event", "incident")

    def _build(self) -> None:
        super()._build()
        self.spellings = Plain("", wraps=True, selectable=True)
        self.spellings.setAccessibleName(translate("Knowledge", "Names"))
        self.above.addWidget(self.spellings)
        self._names = QScrollArea()
        self._names.setWidgetResizable(True)
        self.view.tabs.insertTab(1, self._names, translate("Knowledge", "Names"))

    @cached_property
    def naming(self) -> Naming:
        """The form of another spelling."""
        made = Naming(self.context, self.saying)
        made.kept.connect(self.read)
        made.closed.connect(self.show_first)
        self.body.addWidget(made)
        return made

    @cached_property
    def joining(self) -> Joining:
        """Two records beside each other."""
        made = Joining(self.context, self.saying)
        made.joined.connect(self.read)
        made.closed.connect(self.show_first)
        self.body.addWidget(made)
        return made

    def more_buttons(self) -> None:
        self.buttons.addWidget(button(translate("Knowledge", "Add a name"), self._name))
        self.buttons.addWidget(button(translate("Knowledge", "Same as"), self._join))

    def preset(self, kind: str) -> dict[str, JsonValue]:
        named = kind in ("decision", "event", "incident")
        return {"persons": [self.record]} if named else {"person": self.record}

    def leave(self) -> None:
        super().leave()
        if self.is_made("naming"):
            self.naming.leave()

    def shown(self, dossier: Dossier) -> None:
        self.spellings.setText(_in_one_line(dossier))
        self.spellings.setVisible(bool(self.spellings.text()))
        whole = QWidget()
        column = stack(whole, tokens.M, tokens.S)
        grid = QGridLayout()
        grid.setSpacing(tokens.M)
        for number, name in enumerate(dossier.names):
            grid.addLayout(self._named(name), number // _IN_A_ROW, number % _IN_A_ROW)
        for at in range(_IN_A_ROW):
            grid.setColumnStretch(at, 1)
        column.addLayout(grid)
        if dossier.is_protected:
            column.addWidget(Plain(_in_one_line(dossier), wraps=True))
        if dossier.joined:
            column.addWidget(Plain(translate("Knowledge", "THE SAME PERSON"), "section"))
        for record, title in dossier.joined:
            column.addLayout(self._joined(record, title))
        column.addStretch(1)
        self._names.setWidget(whole)

    def _joined(self, record: str, title: str) -> QHBoxLayout:
        """Another record of the same person: it can be opened, and parted again."""
        line = row(spacing=tokens.S)
        line.addWidget(Plain(title, wraps=True), 1)
        part = button(translate("Knowledge", "Not the same"), partial(self._part, record), "quiet")
        part.setAccessibleName(translate("Knowledge", "Not the same as {name}").format(name=title))
        line.addWidget(part)
        return line

    def _named(self, name: Named) -> QVBoxLayout:
        """One spelling: how it is written, in which language, and where it was read."""
        bare = translate("Knowledge", "language not recorded")
        note = values_said.language(name.language) if name.language else bare
        if name.chosen:
            note += " · " + translate("Knowledge", "the name to use")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(Plain(name.text, "strong", wraps=True, selectable=True))
        column.addWidget(Plain(note, "small"))
        column.addWidget(Plain(name.source, "small", wraps=True))
        if name.language and not name.chosen:
            words = translate("Knowledge", "Use this one")
            use = button(words, partial(self._use, name.text, name.language), "quiet")
            use.setAccessibleName(translate("Knowledge", "Use {name}").format(name=name.text))
            column.addWidget(use, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column

    def _use(self, text: str, language: str) -> None:
        record = self.record
        if record is not None:
            chosen = Spelled(text, language, True)
            self.context.tasks.write(
                lambda desk: desk.people.name(record, chosen), None, self, changes={Area.PEOPLE}
            )

    def _part(self, other: str) -> None:
        record = self.record
        if record is not None:
            self.context.tasks.write(
                partial(_parted, one=record, other=other),
                None,
                self,
                changes={Area.PEOPLE, Area.RECORDS},
            )

    def _name(self) -> None:
        if self.record is not None:
            self.body.setCurrentWidget(self.naming)
            self.naming.open(self.record, self.dossier is not None and self.dossier.is_protected)

    def _join(self) -> None:
        if self.record is not None:
            self.body.setCurrentWidget(self.joining)
            self.joining.open(self.record)


def _in_one_line(dossier: Dossier) -> str:
    """The names side by side; of a protected person that there is none to be read."""
    if dossier.is_protected:
        return translate(
            "Knowledge",
            "A protected person, known by this code. The name is for legal staff only and is "
            "not shown here.",
        )
    others = [name.text for name in dossier.names if name.text != dossier.title]
    return " · ".join(dict.fromkeys(others))


def _parted(desk: Desk, one: str, other: str) -> None:
    """Take back that two are the same, whichever of them says so."""
    for saying, said in ((one, other), (other, one)):
        view = desk.records.show(saying)
        if any(link.relation == SAME_AS and link.to == said for link in view.links):
            desk.records.link(saying, SAME_AS, said, undo=True)
            return
    raise NoSuchThing("These two are the same by way of a third record; part them there.")
