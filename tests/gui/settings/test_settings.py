"""What she chooses works at once, is kept in the archive, and no key is had twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCollator, QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from samples.windows import asked, opened, settled
from satchel.domain.json_values import JsonObject
from satchel.gui.acts import Act
from satchel.gui.appearance import Appearance
from satchel.gui.context import Context
from satchel.gui.keys.chosen_presenter import ChosenKeys
from satchel.gui.look.tokens import Theme
from satchel.gui.ordering import in_order
from satchel.gui.places import Place
from satchel.gui.settings import glossary_presenter, presenter
from satchel.gui.settings.glossary_model import GlossaryModel
from satchel.gui.settings.view import Settings
from satchel.gui.tasks import Tasks
from satchel.system.paths import resources_folder

LOCK = Act("lock", "Lock", lambda: None, "Ctrl+L")
STAMP = Act("stamp", "Stamp a line", lambda: None, "Ctrl+D")
BACK = Act("back", "Back", lambda: None)
ACTS = (LOCK, STAMP, BACK)


class Opened:
    """The settings over a real archive."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.tasks: Tasks = opened(qtbot, folder)
        self.renewed: list[int] = []
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.appearance = Appearance(application, "en", Theme.LIGHT)

        def nothing(*_: object) -> None:
            raise AssertionError("nobody asked for this")

        context = Context(
            self.tasks, nothing, nothing, nothing, nothing, lambda: self.renewed.append(1),
            folder, self.appearance, lambda: ACTS,
        )  # fmt: skip
        self.screen = Settings(context)
        self.screen.resize(900, 700)
        qtbot.addWidget(self.screen)
        self.screen.show()
        self.screen.arrive(Place("settings"))
        settled(qtbot, self.tasks)

    def liked(self) -> JsonObject:
        settled(self.qtbot, self.tasks)
        return asked(self.qtbot, self.tasks, lambda desk: desk.preferences.all())


@pytest.fixture
def settings(qtbot: QtBot, tmp_path: Path) -> Opened:
    return Opened(qtbot, tmp_path / "archive")


def test_a_look_is_worn_at_once_and_a_language_makes_the_window_anew(settings: Opened) -> None:
    settings.screen.look.buttons["courtroom"].click()
    assert settings.appearance.theme is Theme.COURTROOM
    settings.screen.lock.buttons["5"].click()
    settings.screen.language.buttons["kk"].click()
    assert settings.liked() == {"theme": "courtroom", "lock_minutes": 5, "language": "kk"}
    assert settings.renewed == [1]


def test_another_key_is_pressed_and_kept(settings: Opened, qtbot: QtBot) -> None:
    page = settings.screen.keys
    page.table.activated.emit(page.model.index(1, 0))
    assert page.taking.isVisible()
    qtbot.keyClick(page.key, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert page.taking.isVisible(), "Ctrl+L locks"
    qtbot.keyClick(page.key, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert settings.liked()["keys"] == {"stamp": "Ctrl+M"}
    assert page.model.index(1, 1).data() == "Ctrl+M (chosen)"
    page.table.activated.emit(page.model.index(1, 0))
    qtbot.keyClick(page.key, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert "keys" not in settings.liked(), "its own key is no choice"


def test_a_key_is_refused_in_one_sentence() -> None:
    rows = presenter.rows(ACTS, ChosenKeys({"back": "Ctrl+B"}))
    lock, stamp, _ = rows
    assert presenter.refusal(stamp, "Ctrl+B", rows).startswith("Ctrl+B is the key of “Back”")
    assert "writing" in presenter.refusal(stamp, "Ctrl+V", rows)
    assert "never without" in presenter.refusal(lock, "", rows)
    assert presenter.refusal(stamp, "", rows) == ""
    assert presenter.refusal(stamp, "Ctrl+D", rows) == ""


def test_what_was_kept_badly_is_passed_over() -> None:
    assert ChosenKeys.kept({"keys": {"lock": 7, "stamp": "F3"}}).chosen == {"stamp": "F3"}
    assert ChosenKeys.kept({"keys": "F3"}).of(LOCK) == "Ctrl+L"


def test_the_glossary_is_whole_and_in_the_readers_order(
    qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    terms = glossary_presenter.read(resources_folder())
    assert len(terms) >= 120
    assert len({term.en for term in terms}) == len(terms)
    assert all(term.said(one).strip() for term in terms for one in ("en", "ru", "kk"))
    found = glossary_presenter.found(terms, "куә", "kk")
    assert "witness" in {term.en for term in found}
    model = GlossaryModel({"kk": "Қазақша", "en": "English"})
    model.show(found)
    qtmodeltester.check(model)


def test_kazakh_letters_stand_in_their_places() -> None:
    alphabet = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
    assert "".join(sorted(alphabet, key=in_order)) == alphabet
    assert sorted(["Яна", "ёж", "Аян", "Әсел", "Бек"], key=in_order) == [
        "Аян", "Әсел", "Бек", "ёж", "Яна",
    ]  # fmt: skip
    # Another hand's table of the same order: Unicode's, for Kazakh and for Russian.
    for spoken, letters in (("kk", alphabet), ("ru", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя")):
        theirs = QCollator(QLocale(spoken))
        assert sorted(letters, key=in_order) == sorted(letters, key=theirs.sortKey)
