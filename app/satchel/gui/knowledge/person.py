"""The screen of a person: names in scripts side by side, then what happened and is known."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from satchel.domain.json_values import JsonValue
from satchel.domain.names.spelled import Spelled
from satchel.gui.knowledge.dossier_presenter import Dossier, Named
from satchel.gui.knowledge.dossier_screen import DossierScreen
from satchel.gui.knowledge.joining import Joining
from satchel.gui.knowledge.naming import Naming
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, frame
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area

_IN_A_ROW = 3


class Person(DossierScreen):
    """One person; a protected one is a code here and nothing else."""

    adds = ("charge", "outcome", "custody", "office", "listing", "decision", "event", "incident")

    def _build(self) -> None:
        super()._build()
        self._names: QWidget = frame("card")
        self.above.addWidget(self._names)
        self.naming = Naming(self.context, self.saying)
        self.joining = Joining(self.context, self.saying)
        for page in (self.naming, self.joining):
            self.body.addWidget(page)
            page.closed.connect(lambda: self.body.setCurrentWidget(self.first))
        self.naming.kept.connect(self.read)
        self.joining.joined.connect(self.read)

    def more_buttons(self) -> None:
        self.buttons.addWidget(button(translate("Knowledge", "Add a name"), self._name))
        self.buttons.addWidget(button(translate("Knowledge", "Same as"), self._join))

    def preset(self, kind: str) -> dict[str, JsonValue]:
        named = kind in ("decision", "event", "incident")
        return {"persons": [self.record]} if named else {"person": self.record}

    def leave(self) -> None:
        super().leave()
        self.naming.leave()

    def shown(self, dossier: Dossier) -> None:
        self.above.removeWidget(self._names)
        self._names.deleteLater()
        self._names = frame("card")
        self.above.addWidget(self._names)
        grid = QGridLayout(self._names)
        grid.setSpacing(tokens.M)
        grid.setContentsMargins(tokens.M, tokens.S, tokens.M, tokens.S)
        if dossier.is_protected:
            kept = translate(
                "Knowledge",
                "A protected person, known by this code. The name is for legal staff only and is "
                "not shown here.",
            )
            grid.addWidget(Plain(kept, wraps=True), 0, 0)
        for number, name in enumerate(dossier.names):
            grid.addLayout(self._named(name), number // _IN_A_ROW, number % _IN_A_ROW)
        self._names.setVisible(bool(dossier.names) or dossier.is_protected)

    def _named(self, name: Named) -> QVBoxLayout:
        """One spelling: how it is written, in which language, and where it was read."""
        note = name.language or translate("Knowledge", "language not recorded")
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

    def _name(self) -> None:
        if self.record is not None:
            self.body.setCurrentWidget(self.naming)
            self.naming.open(self.record, self.dossier is not None and self.dossier.is_protected)

    def _join(self) -> None:
        if self.record is not None:
            self.body.setCurrentWidget(self.joining)
            self.joining.open(self.record)
