"""What lies over the pages of a record: forms, and the questions before an act.

Each is made when it is first wanted: all of them at once take long enough to be felt.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget

from satchel.gui.context import Context
from satchel.gui.finding.record_panels import Same, Withdrawing
from satchel.gui.knowledge.form import RecordForm
from satchel.gui.knowledge.saying import Saying
from satchel.gui.knowledge.statement_form import StatementForm

P = TypeVar("P", RecordForm, StatementForm, Withdrawing, Same)


class Over:
    """Pages of `body`, whose first page comes back when one of them is closed."""

    def __init__(
        self,
        body: QStackedWidget,
        context: Context,
        saying: Saying,
        read: Callable[[], None],
        withdraw: Callable[[str, bool], None],
        join: Callable[[str], None],
    ) -> None:
        self._body, self._context, self._saying = body, context, saying
        self._read, self._withdraw, self._join = read, withdraw, join

    @cached_property
    def form(self) -> RecordForm:
        """For edits and questions."""
        made = RecordForm(self._context, self._saying)
        made.kept.connect(lambda *_told: self._read())
        return self._put(made)

    @cached_property
    def statement(self) -> StatementForm:
        """For a fact and its source."""
        made = StatementForm(self._context, self._saying)
        made.kept.connect(lambda *_told: self._read())
        return self._put(made)

    @cached_property
    def withdrawing(self) -> Withdrawing:
        """Asks why."""
        made = Withdrawing()
        made.agreed.connect(self._withdraw)
        return self._put(made)

    @cached_property
    def same(self) -> Same:
        """Asks which other record it is."""
        made = Same(self._context, self._saying)
        made.agreed.connect(self._join)
        return self._put(made)

    def forms(self) -> list[RecordForm | StatementForm]:
        """Those that were made, for drafts."""
        made = (vars(self).get(name) for name in ("form", "statement"))
        return [one for one in made if one is not None]

    def _put(self, panel: P) -> P:
        self._body.addWidget(panel)
        panel.closed.connect(lambda: self._body.setCurrentIndex(0))
        return panel
