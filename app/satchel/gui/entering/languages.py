"""The three languages, each by its own name, before anything else is asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from satchel.gui.language import LANGUAGES
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row

NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}


def language_row(spoken: str, choose: Callable[[str], None]) -> QWidget:
    """One quiet button a language; the one spoken now is told apart by its shape."""
    whole = QWidget()
    line = row(whole, tokens.XS)
    line.addStretch(1)
    for language in LANGUAGES:
        made = button(NAMES[language], partial(choose, language), "quiet")
        made.setCheckable(True)
        made.setChecked(language == spoken)
        line.addWidget(made)
    line.addStretch(1)
    return whole
