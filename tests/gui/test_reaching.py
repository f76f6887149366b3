"""Every screen with something on it, on a small screen: read whole, and used without a mouse.

A screen of 1366x768 at 125 % leaves 1092x614. The archive is the made-up one of the pictures.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import demo.program
from journeys.driving import start
from samples.looking import cut, nameless, tabbed, unreached, upwards
from samples.windows import WAIT_MS, settled
from satchel.assembly.opening import open_desk
from satchel.crypto import passphrase
from satchel.gui.appearance import Appearance
from satchel.gui.entering.first_run import FirstRun
from satchel.gui.entering.steps import Way
from satchel.gui.entering.unlock import Unlock
from satchel.gui.language import LANGUAGES
from satchel.gui.look.tokens import Theme
from satchel.gui.parts import choosing
from satchel.gui.places import Place
from satchel.gui.shell.screens import screens
from satchel.gui.shell.window import Window
from satchel.gui.tasks import Tasks
from shots import archive, scenes
from shots.within import WITHIN

SMALL = (1092, 614)
LEAST = (1024, 640)
# Offered under the field one types in, and moved through by its arrows: Qt has no Tab for that.
BY_ARROWS = "Who may be meant"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("pictured")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo.program, "satchel", lambda: start(cheap=True))
        return folder / "archive", archive.make(folder)


@pytest.fixture
def tasks(
    qtbot: QtBot,
    tmp_path: Path,
    made: tuple[Path, dict[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Tasks]:
    # The commands paid the real function, at its least; other tests of this process do not.
    monkeypatch.setattr(passphrase, "Argon2id", Argon2id)
    shutil.copytree(made[0], tmp_path / "archive")
    lanes, opened, refused = Tasks(), [], []
    lanes.open(
        lambda: open_desk(tmp_path / "archive", archive.PASSPHRASE.encode),
        opened.append,
        refused.append,
    )
    qtbot.waitUntil(lambda: bool(opened or refused), timeout=WAIT_MS)
    assert refused == []
    yield lanes
    assert lanes.close(30)


@pytest.fixture
def window(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> Iterator[Callable[[str], Window]]:
    """A small window in one language; afterwards the tests are in English again."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    look = Appearance(application, "en", Theme.LIGHT)

    def made(language: str) -> Window:
        look.speak(language)
        shown = Window(tasks, tmp_path / "archive", look, lambda: None, lambda: None)
        qtbot.addWidget(shown)
        shown.resize(*SMALL)
        shown.show()
        shown.activateWindow()
        return shown

    yield made
    look.speak("en")


def _sights(shell: Window, tasks: Tasks, qtbot: QtBot, ids: dict[str, str]) -> Iterator[str]:
    """Goes through everything there is to see; the name of each when it is there."""
    for name, entry in screens().items():
        place = scenes.place(name, entry, ids)
        assert place is not None
        for number, step in enumerate((lambda _screen: None, *WITHIN.get(name, {}).values())):
            shell.go(place)
            settled(qtbot, tasks)
            step(shell._made[name])
            settled(qtbot, tasks)
            yield f"{name} {number}"
    shell.go(Place("hearing"))
    settled(qtbot, tasks)
    yield "a new hearing"
    shell.palette_.open()
    yield "the palette"
    shell.palette_.hide()
    choosing.ask_files(shell, lambda _paths: None)
    yield "choosing files"


def _is_read_whole(qtbot: QtBot, shell: Window, name: str) -> None:
    try:
        qtbot.waitUntil(lambda: not cut(shell), timeout=WAIT_MS)  # words that come late move it
    except qtbot.TimeoutError:
        pytest.fail(f"{name}: {cut(shell)}")
    least = shell.layout().minimumSize()
    assert (least.width() <= LEAST[0], least.height() <= LEAST[1]) == (True, True), name


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_no_words_are_cut_on_a_small_screen(
    qtbot: QtBot,
    tasks: Tasks,
    window: Callable[[str], Window],
    made: tuple[Path, dict[str, str]],
    language: str,
) -> None:
    shell = window(language)
    for name in _sights(shell, tasks, qtbot, made[1]):
        _is_read_whole(qtbot, shell, name)


def test_all_that_takes_the_mouse_is_reached_by_tab_and_can_be_read(
    qtbot: QtBot,
    tasks: Tasks,
    window: Callable[[str], Window],
    made: tuple[Path, dict[str, str]],
) -> None:
    shell = window("en")
    for name in _sights(shell, tasks, qtbot, made[1]):
        _is_read_whole(qtbot, shell, name)
        qtbot.waitUntil(lambda: _has_the_keys(shell))
        others = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        assert others == [shell], name  # nothing flashes up beside it
        assert nameless(shell) == [], name
        forth, back = tabbed(shell)
        lost = [one for one in unreached(shell, [*forth, *back]) if not one.endswith(BY_ARROWS)]
        assert (lost, upwards(forth)) == ([], []), name
        settled(qtbot, tasks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_before_an_archive_is_open(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    look = Appearance(application, language, Theme.LIGHT)
    first = FirstRun(Tasks(), tmp_path / "none", language, lambda _none: None, lambda _one: None)
    unlock = Unlock(lambda _passphrase: None, language, lambda _one: None)
    for shown in (unlock, first):
        qtbot.addWidget(shown)
        shown.resize(*SMALL)
    unlock.show()
    _is_whole_and_reached(qtbot, unlock, "unlock")
    unlock.hide()
    words = " ".join(["acrobat"] * 8)
    first._begun = SimpleNamespace(words=words, shares=[" ".join([words] * 4)] * 3, threshold=2)
    first.show()
    for way in Way:
        first._answers.way = way
        for step in first._answers.steps():
            first._show(step)
            _is_whole_and_reached(qtbot, first, f"{way} {step}")
    first._begun = None
    look.speak("en")


def _is_whole_and_reached(qtbot: QtBot, shown: QWidget, name: str) -> None:
    try:
        qtbot.waitUntil(lambda: not cut(shown), timeout=WAIT_MS)
    except qtbot.TimeoutError:
        pytest.fail(f"{name}: {cut(shown)}")
    qtbot.waitUntil(lambda: _has_the_keys(shown))
    forth, back = tabbed(shown)
    assert nameless(shown) == [], name
    assert (unreached(shown, [*forth, *back]), upwards(forth)) == ([], []), name


def _has_the_keys(shown: QWidget) -> bool:
    here = QApplication.focusWidget()
    if here is None or here.window() is not shown:
        shown.activateWindow()
        return False
    return True
