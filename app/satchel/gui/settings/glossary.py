"""The glossary: a term as courts say it, in the three languages side by side."""

from __future__ import annotations

from satchel.gui.context import Context, Screen
from satchel.gui.entering.languages import NAMES
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import field, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Place
from satchel.gui.settings import glossary_presenter as presenter
from satchel.gui.settings.glossary_model import GlossaryModel
from satchel.gui.settings.tables import table
from satchel.system.paths import resources_folder


class Glossary(Screen):
    """A field to narrow with, and the table."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._language = context.appearance.language
        self._terms = presenter.read(resources_folder())
        column = stack(self, tokens.S, tokens.M)
        self.words_field = field(translate("Settings", "A word, in any of the languages"))
        self.words_field.setAccessibleName(translate("Settings", "Find a term"))
        self.words_field.textChanged.connect(self._narrow)
        names = {one: NAMES[one] for one in presenter.columns(self._language)}
        self.model = GlossaryModel(names)
        self.table = table(self.model, translate("Settings", "Terms"))
        self._count = Plain("", "small")
        for widget in (self.words_field, self.table, self._count):
            column.addWidget(widget)
        self._narrow("")

    @staticmethod
    def words() -> str:
        """Its name in the palette."""
        return translate("Settings", "Glossary")

    def arrive(self, place: Place) -> None:
        """The caret where a word is typed."""
        self.headed.emit(self.words())
        self.words_field.setFocus()
        self.words_field.selectAll()

    def _narrow(self, typed: str) -> None:
        found = presenter.found(self._terms, typed, self._language)
        self.model.show(found)
        self._count.setText(translate("Settings", "%n terms", None, len(found)))
