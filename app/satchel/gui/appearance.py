"""The language and the look of all windows of this process, changed in one place."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from satchel.gui import language
from satchel.gui.look import stylesheet, tokens
from satchel.gui.look.tokens import Colours, Theme
from satchel.system.paths import resources_folder


class Appearance:
    """What is spoken and worn now. Texts change only in windows made afterwards."""

    def __init__(self, application: QApplication, spoken: str, theme: Theme) -> None:
        self._application = application
        self._kept: list[QTranslator] = []
        self.language = ""
        self.theme = theme
        self.speak(spoken)
        self.wear(theme)

    @property
    def colours(self) -> Colours:
        """For what is painted by hand."""
        return tokens.colours(self.theme, resources_folder())

    def speak(self, spoken: str) -> None:
        """One of `language.LANGUAGES` from now on."""
        if spoken == self.language:
            return
        language.forget(self._application, self._kept)
        self.language = spoken
        folder = resources_folder() / "translations"
        self._kept = language.speak(self._application, spoken, folder)

    def wear(self, theme: Theme) -> None:
        """Another theme from now on, in windows that are shown too."""
        self.theme = theme
        stylesheet.dress(self._application, self.colours)
