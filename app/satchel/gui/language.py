"""Every visible word passes here: in the presenters too, which otherwise know no Qt.

The first two arguments are literals wherever this is called, for that is how the sources
of translation are gathered. Values are put in with `.format` after translating, so that a
language may order them as it likes.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LANGUAGES = ("en", "ru", "kk")


def translate(context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
    """`text` in the language of the window; `%n` becomes `n` in its plural form."""
    return QCoreApplication.translate(context, text, disambiguation, n)


def decimal(value: float, places: int) -> str:
    """A number as the language of the window writes it: 56.3, or 56,3."""
    return QLocale().toString(value, "f", places)


def of_the_system() -> str:
    """The first language of this machine that we speak, else English."""
    for name in QLocale.system().uiLanguages():
        language = name.partition("-")[0].lower()
        if language in LANGUAGES:
            return language
    return "en"


def current() -> str:
    """The language that `speak` was last told."""
    return QLocale().name().partition("_")[0]


def speak(application: QCoreApplication, language: str, folder: Path) -> list[QTranslator]:
    """Load every `*_LANGUAGE.qm` of `folder`, and Qt's own words where Qt has them.

    The translators are returned so that `forget` can take them back. Later ones win.
    """
    QLocale.setDefault(QLocale(language))
    loaded: list[QTranslator] = []
    qt = QTranslator(application)
    own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt.load(f"qtbase_{language}", own):
        loaded.append(qt)
    for file in sorted(folder.glob(f"*_{language}.qm")):
        translator = QTranslator(application)
        if translator.load(str(file)):
            loaded.append(translator)
    for translator in loaded:
        application.installTranslator(translator)
    return loaded


def forget(application: QCoreApplication, translators: list[QTranslator]) -> None:
    """Take `speak` back."""
    for translator in translators:
        application.removeTranslator(translator)
