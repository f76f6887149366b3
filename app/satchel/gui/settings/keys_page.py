"""Every act with its key, and how to give it another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from satchel.gui.context import Context
from satchel.gui.keys.chosen_presenter import PREFERENCE, ChosenKeys
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, field, frame, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area
from satchel.gui.settings import presenter
from satchel.gui.settings.key_field import KeyField
from satchel.gui.settings.keys_model import KeysModel
from satchel.gui.settings.tables import table


class KeysPage(QWidget):
    """The table, and below it a line in which the next key pressed is taken."""

    def __init__(self, context: Context, changed: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._changed = context, changed
        self._chosen = ChosenKeys({})
        self._rows: list[presenter.KeyRow] = []
        self._row: presenter.KeyRow | None = None
        column = stack(self, tokens.S)
        column.addWidget(Plain(translate("Settings", "Keys"), "strong"))
        sentence = translate(
            "Settings",
            "A key is a place on the keyboard: it is the same under every layout. Choose an act, "
            "press Enter, then the key it is to have.",
        )
        column.addWidget(Plain(sentence, "dim", wraps=True))
        self.narrow = field(translate("Settings", "Part of an act's name"))
        self.narrow.setAccessibleName(translate("Settings", "Find an act"))
        self.narrow.textChanged.connect(self._show)
        column.addWidget(self.narrow)
        self.model = KeysModel()
        self.table = table(self.model, translate("Settings", "Acts and their keys"))
        self.table.setMinimumHeight(260)
        self.table.activated.connect(self._begin)
        column.addWidget(self.table)
        column.addWidget(self._make_taking())

    def arrive(self, chosen: ChosenKeys) -> None:
        """Gather all acts; done when this is looked at, for it makes every screen."""
        self._chosen = chosen
        self._rows = presenter.rows(self._context.every_act(), chosen)
        self._show()

    def _make_taking(self) -> QWidget:
        self.taking = frame("card")
        column = stack(self.taking, tokens.S, tokens.M)
        self._asks = Plain("", wraps=True)
        self.key = KeyField()
        self.key.setPlaceholderText(translate("Settings", "Press the key"))
        self.key.setAccessibleName(translate("Settings", "The key it is to have"))
        self.key.taken.connect(self._take)
        self.key.left.connect(self._end)
        self._refused = Plain("", "waiting", wraps=True)
        line = row()
        line.addWidget(self.key, 1)
        line.addWidget(button(translate("Settings", "As it was made"), self._own))
        line.addWidget(button(translate("Settings", "No key"), lambda: self._take("")))
        line.addWidget(button(translate("Settings", "Leave it"), self._end, "quiet", "Esc"))
        column.addWidget(self._asks)
        column.addLayout(line)
        column.addWidget(self._refused)
        self.taking.hide()
        return self.taking

    def _show(self) -> None:
        self.model.show(presenter.narrowed(self._rows, self.narrow.text()))

    def _begin(self, index: QModelIndex) -> None:
        self._row = self.model.row(index)
        asks = translate("Settings", "The key of “{act}”, now {key}:")
        key = presenter.key_words(self._row.keys)
        self._asks.setText(asks.format(act=self._row.act.words, key=key))
        self._refused.setText("")
        self.taking.show()
        self.key.setFocus()

    def _take(self, keys: str) -> None:
        if self._row is None:
            return
        refusal = presenter.refusal(self._row, keys, self._rows)
        self._refused.setText(refusal)
        if refusal:
            self.key.setFocus()
            return
        name = self._row.act.name
        self._chosen = self._chosen.with_key(self._row.act, keys)
        kept = self._chosen.as_preference()
        self._context.tasks.write(
            lambda desk: desk.preferences.keep(PREFERENCE, kept),
            lambda _none: self._changed(),
            self,
            {Area.SETTINGS},
        )
        self._rows = presenter.rows([one.act for one in self._rows], self._chosen)
        self._end()
        self.table.selectRow(self.model.row_of(name))

    def _own(self) -> None:
        if self._row is not None:
            self._take(self._row.act.keys)

    def _end(self) -> None:
        self._row = None
        self.taking.hide()
        self._show()
        self.table.setFocus()
