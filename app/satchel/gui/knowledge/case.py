"""The screen of a case: its chronology first, then what is known, then all by kind."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from satchel.domain.json_values import JsonValue
from satchel.gui.giving.standing import StandingLine
from satchel.gui.knowledge.dossier_presenter import Dossier
from satchel.gui.knowledge.dossier_screen import DossierScreen
from satchel.gui.language import translate
from satchel.gui.parts.controls import button
from satchel.gui.places import Place


class Case(DossierScreen):
    """One case."""

    adds = (
        "event",
        "proceeding",
        "person",
        "charge",
        "outcome",
        "custody",
        "decision",
        "correspondence",
        "incident",
        "figure",
        "office",
        "organisation",
        "listing",
    )

    def more_buttons(self) -> None:
        begin = button(translate("Knowledge", "New hearing"), self._begin)
        self.buttons.addWidget(begin)
        for words, screen in (
            (translate("Knowledge", "Letters"), "letters"),
            (translate("Knowledge", "Sources"), "sources"),
            (translate("Knowledge", "Attach"), "attach"),
        ):
            self.buttons.addWidget(self._leading(words, screen))
        self.buttons.addWidget(self.standing.give)

    def _build(self) -> None:
        self.standing = StandingLine(self.context)
        super()._build()
        self.above.addWidget(self.standing)

    def shown(self, dossier: Dossier) -> None:
        self.standing.show_record(dossier.record)

    def preset(self, kind: str) -> dict[str, JsonValue]:
        return {"case": self.record}

    def _begin(self) -> None:
        self.context.go(Place("hearing", None, self.record))

    def _leading(self, words: str, screen: str) -> QWidget:
        return button(words, lambda: self.context.go(Place(screen, self.record)))
