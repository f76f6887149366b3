"""Send: where everything is, and how it gets from here to headquarters."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFrame

from satchel.assembly.arrivals import read_texts
from satchel.assembly.arriving import Brought
from satchel.assembly.desk import Desk
from satchel.gui.context import Context, Screen
from satchel.gui.core_sentences import spoken
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.choosing import ask_files
from satchel.gui.parts.controls import button, frame, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import EVERYTHING, Area, Place
from satchel.gui.sending import places_presenter
from satchel.gui.sending import sending_presenter as presenter
from satchel.gui.sending.courier import Courier
from satchel.gui.sending.home import HomeRoad
from satchel.gui.sending.page import column_of
from satchel.gui.sending.picture import FourPlaces
from satchel.gui.sending.sealing import SealAndRemove
from satchel.gui.sending.verdicts import Verdicts, labels_of
from satchel.gui.tasks import Work
from satchel.sync.reporting import Report
from satchel.sync.whereabouts import Places, Whereabouts


class Send(Screen):
    """The picture, the courier file, what comes back, and sealing, from top to bottom."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        inside = column_of(self)
        column = stack(inside, tokens.M)
        self.picture = FourPlaces(lambda: context.appearance.colours)
        self.picture.chosen.connect(lambda _number: self._explain())
        column.addWidget(self.picture)
        self.meaning = Plain("", "dim", wraps=True)
        self.meaning.setAccessibleName(translate("Sending", "The chosen place"))
        column.addWidget(self.meaning)
        self.state = Plain("", wraps=True)
        self.state.setAccessibleName(translate("Sending", "Parcels and receipts"))
        column.addWidget(self.state)
        self.home = HomeRoad(context)
        self.home.arrived.connect(self._arrived)
        column.addWidget(self.home)
        self.verdicts = Verdicts(context)
        column.addWidget(self.verdicts)
        self.courier = Courier(context)
        column.addWidget(self.courier)
        column.addWidget(self._make_coming())
        self.sealing = SealAndRemove(context)
        column.addWidget(self.sealing)
        column.addWidget(self._make_travel())
        column.addStretch(1)
        context.tasks.changed.connect(self._changed)

    @staticmethod
    def words() -> str:
        """Its name in the palette."""
        return translate("Sending", "Send")

    def arrive(self, place: Place) -> None:
        """Count again."""
        self.headed.emit(self.words())
        self.picture.setFocus()
        self._refresh()

    def bring(self, paths: list[Path]) -> None:
        """Take in a receipt or an answer."""

        def act(desk: Desk, work: Work) -> list[Report]:
            opened = desk.parcel_opening.open(
                paths, progress=work.progress, cancelled=work.cancelled
            )
            read_texts(desk, opened)
            return opened

        self.context.tasks.work(act, self._came, self, EVERYTHING)

    def _make_coming(self) -> QFrame:
        card = frame("card")
        column = stack(card, tokens.S, tokens.M)
        column.addWidget(Plain(translate("Sending", "What comes back"), "strong"))
        column.addWidget(
            Plain(
                translate(
                    "Sending",
                    "A receipt, an answer, a form or a case comes as a file too. Several parts "
                    "of one parcel are brought in together.",
                ),
                wraps=True,
            )
        )
        below = row()
        below.addWidget(
            button(translate("Sending", "Bring in a file"), lambda: ask_files(self, self.bring))
        )
        self.to_bringing = button(
            translate("Sending", "Open the page for parcels"),
            lambda: self.context.go(Place("bring-in")),
            "quiet",
        )
        below.addWidget(self.to_bringing)
        below.addStretch(1)
        column.addLayout(below)
        self.came = Plain("", wraps=True, selectable=True)
        self.came.setAccessibleName(translate("Sending", "What came"))
        self.came.hide()
        column.addWidget(self.came)
        return card

    def _make_travel(self) -> QFrame:
        card = frame("card")
        line = row(card, tokens.M, tokens.M)
        line.addWidget(
            Plain(
                translate(
                    "Sending", "Before a border: send, seal, remove, and see what remains here."
                ),
                wraps=True,
            ),
            1,
        )
        line.addWidget(
            button(translate("Sending", "Travel empty"), lambda: self.context.go(Place("travel")))
        )
        return card

    def _refresh(self) -> None:
        self.context.tasks.read(
            lambda desk: Whereabouts(desk.archive).places(), self._show_places, self
        )
        self.sealing.refresh()

    def _show_places(self, places: Places) -> None:
        self.picture.show_stations(places_presenter.stations(places))
        self.state.setText("\n".join(places_presenter.state(places)))
        self.home.show_places(places)
        self.courier.show_places(places)
        self.to_bringing.setVisible(places.is_headquarters)

    def _explain(self) -> None:
        station = self.picture.station
        if station is not None:
            self.meaning.setText(f"{station.title}. {places_presenter.meaning(station.where)}")

    def _came(self, reports: list[Report]) -> None:
        problems = [spoken(line) for report in reports for line in report.problems]
        self.came.setText("\n".join([presenter.came(reports), *problems]))
        self.came.show()

    def _arrived(self, brought: list[Brought]) -> None:
        """What members sent by the line, each with its verdict; what came before it is gone."""
        self.verdicts.clear()
        if brought:
            self.context.tasks.read(
                labels_of, lambda labels: self._show_arrived(brought, labels), self
            )

    def _show_arrived(self, brought: list[Brought], labels: Mapping[str, str]) -> None:
        newest = self.verdicts.show_brought(brought, labels)
        if newest is not None and self.window().focusWidget() is self.home.now:
            newest.setFocus()

    def _changed(self, areas: frozenset[Area]) -> None:
        if self.isVisible() and areas:
            self._refresh()
