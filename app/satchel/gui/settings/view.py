"""Settings: language, look, when it locks, keys. All of it is kept in the archive only."""

from __future__ import annotations

from satchel.domain.json_values import JsonObject, JsonValue
from satchel.gui.authorities.screen import AuthoritiesScreen
from satchel.gui.context import Context, Screen
from satchel.gui.entering.languages import NAMES
from satchel.gui.keys.chosen_presenter import ChosenKeys
from satchel.gui.language import translate
from satchel.gui.locking.locks import LOCK_MINUTES, Locks, minutes_of
from satchel.gui.look import tokens
from satchel.gui.look.tokens import Theme
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area, Place
from satchel.gui.sending.page import column_of
from satchel.gui.settings import presenter
from satchel.gui.settings.choice import Choice
from satchel.gui.settings.keys_page import KeysPage


class Settings(Screen):
    """A few choices; each works at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        column = stack(column_of(self), tokens.XL)
        about = translate(
            "Settings",
            "What you choose here is kept in the archive and nowhere else on this computer.",
        )
        column.addWidget(Plain(about, "dim", wraps=True))
        self.language = Choice(
            translate("Settings", "Language"),
            translate("Settings", "Of the windows. What you wrote stays as you wrote it."),
            NAMES,
            self._speak,
        )
        self.look = Choice(
            translate("Settings", "Look"),
            translate("Settings", "Courtroom is nearly black, so that the screen draws no eyes."),
            {
                Theme.LIGHT: translate("Settings", "Light"),
                Theme.DARK: translate("Settings", "Dark"),
                Theme.COURTROOM: translate("Settings", "Courtroom"),
            },
            self._wear,
        )
        pauses = {str(one): presenter.minutes_words(one) for one in presenter.MINUTES}
        self.lock = Choice(
            translate("Settings", "Lock after a pause of"),
            translate(
                "Settings",
                "Locking ends the program that held the keys, and drafts are kept. When it locks "
                "by itself, a recording goes on. It also locks when the lid is closed, the "
                "computer sleeps or its screen locks. With “Never” only those lock it.",
            ),
            pauses,
            self._pause,
        )
        self.keys = KeysPage(context, context.renew)
        for choice in (self.language, self.look, self.lock, self.keys):
            column.addWidget(choice)
        line = row()
        line.addWidget(
            button(
                translate("Settings", "Open the glossary"), lambda: context.go(Place("glossary"))
            )
        )
        line.addWidget(button(AuthoritiesScreen.words(), lambda: context.go(Place("authorities"))))
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)

    @staticmethod
    def words() -> str:
        """Its name in the palette."""
        return translate("Settings", "Settings")

    def arrive(self, place: Place) -> None:
        """Ask what was chosen."""
        self.headed.emit(self.words())
        self.context.tasks.read(lambda desk: desk.preferences.all(), self._show, self)

    def _show(self, liked: JsonObject) -> None:
        self.language.mark(self.context.appearance.language)
        self.language.focus()
        self.look.mark(self.context.appearance.theme)
        self.lock.mark(str(minutes_of(liked)))
        self.keys.arrive(ChosenKeys.kept(liked))

    def _speak(self, language: str) -> None:
        if language != self.context.appearance.language:
            self._keep("language", language, renewed=True)

    def _wear(self, theme: str) -> None:
        self.context.appearance.wear(Theme(theme))
        self._keep("theme", theme)

    def _pause(self, minutes: str) -> None:
        for locks in self.window().findChildren(Locks):
            locks.idle.set_minutes(int(minutes))
        self._keep(LOCK_MINUTES, int(minutes))

    def _keep(self, name: str, value: JsonValue, *, renewed: bool = False) -> None:
        self.context.tasks.write(
            lambda desk: desk.preferences.keep(name, value),
            (lambda _none: self.context.renew()) if renewed else None,
            self,
            {Area.SETTINGS},
        )
