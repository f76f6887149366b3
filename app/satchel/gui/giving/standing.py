"""For the page of a record: that it came from headquarters, or to whom it was given."""

from __future__ import annotations

from satchel.gui.context import Context
from satchel.gui.giving import presenter
from satchel.gui.giving.presenter import Standing
from satchel.gui.language import translate
from satchel.gui.parts.controls import button
from satchel.gui.parts.text import Plain
from satchel.gui.places import Place


class StandingLine(Plain):
    """One line, hidden where there is nothing to say. `give` is a button for the page's own
    row, shown at headquarters alone."""

    def __init__(self, context: Context) -> None:
        super().__init__("", "small", wraps=True, selectable=True)
        self._context = context
        self._record: str | None = None
        self.give = button(translate("Giving", "Give to an observer"), self._go)
        self.give.hide()
        self.hide()

    def show_record(self, record: str) -> None:
        """Read what is to be said of this record."""
        self._record = record
        self._context.tasks.read(
            lambda desk: presenter.standing(desk, record),
            lambda standing: self._say(record, standing),
            self,
        )

    def _say(self, record: str, standing: Standing) -> None:
        if record == self._record:
            self.setText(standing.said)
            self.setVisible(bool(standing.said))
            self.give.setVisible(standing.can_give)

    def _go(self) -> None:
        if self._record is not None:
            self._context.go(Place("giving", self._record))
