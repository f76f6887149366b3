"""Qt's own words in our windows (menus of fields, buttons) are in the reader's language too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from satchel.gui import language
from satchel.system.paths import resources_folder

WORDS = {
    "QLineEdit": ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All"),
    "QWidgetTextControl": ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All"),
    "QAbstractSpinBox": ("&Select All", "&Step up", "Step &down"),
    "QPlatformTheme": ("Cancel", "Close", "Save"),
}


@pytest.mark.parametrize("spoken", ["ru", "kk"])
def test_qt_speaks_the_language_of_the_window(qapp: QApplication, spoken: str) -> None:
    kept = language.speak(qapp, spoken, resources_folder() / "translations")
    try:
        english = [
            f"{context}: {word}"
            for context, words in WORDS.items()
            for word in words
            if QCoreApplication.translate(context, word) == word
        ]
    finally:
        language.forget(qapp, kept)
    assert english == []
