"""Files are chosen without a trace: nothing in the home folder changes by it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from satchel.gui.parts import choosing
from satchel.gui.parts.choosing import Chooser


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own, with two files and a folder in it."""
    home = tmp_path / "home"
    for name in ("Documents", ".config", ".local/share", ".cache"):
        (home / name).mkdir(parents=True)
    (home / "b.pdf").write_bytes(b"b")
    (home / "<b>a<b>.txt").write_bytes(b"a")
    (home / "Documents" / "c.txt").write_bytes(b"c")
    for name, value in {
        "HOME": home,
        "USERPROFILE": home,
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_CACHE_HOME": home / ".cache",
    }.items():
        monkeypatch.setenv(name, str(value))
    return home


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1024, 640)
    QLineEdit(window)
    qtbot.addWidget(window)
    window.show()
    return window


def everything_in(folder: Path) -> dict[str, tuple[int, int]]:
    found = {}
    for path, _, names in os.walk(folder):
        for name in [".", *names]:
            status = os.stat(os.path.join(path, name))
            found[os.path.join(path, name)] = (status.st_mtime_ns, status.st_size)
    return found


def chooser_of(window: QWidget) -> Chooser:
    found = window.findChild(Chooser)
    assert isinstance(found, Chooser)
    return found


def test_files_are_chosen_and_nothing_is_remembered_on_disk(
    qtbot: QtBot, home: Path, window: QWidget
) -> None:
    before = everything_in(home)
    taken: list[Path] = []
    choosing.ask_files(window, taken.extend)
    chooser = chooser_of(window)
    view = chooser.files
    qtbot.waitUntil(lambda: view.model().rowCount(view.rootIndex()) == 3)
    view.setCurrentIndex(view.model().index(0, 0, view.rootIndex()))  # folders stand first
    QTest.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chooser.folder == home / "Documents")
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: view.model().rowCount(view.rootIndex()) == 3)
    view.selectAll()  # of the folder among them nothing is taken
    chooser._choose()
    assert {path.name for path in taken} == {"b.pdf", "<b>a<b>.txt"}
    assert not chooser.isVisible()

    folders: list[Path] = []
    choosing.ask_folder(window, folders.append)
    chooser._choose()
    choosing.ask_new_file(window, "parcel.satchel", folders.append)
    chooser.name.setText("courier.age")
    QTest.keyClick(chooser.name, Qt.Key.Key_Return)
    assert folders == [home, home / "courier.age"]
    chooser.deleteLater()
    qtbot.wait(10)
    assert everything_in(home) == before


def test_enter_in_it_is_not_heard_below(qtbot: QtBot, home: Path, window: QWidget) -> None:
    heard: list[int] = []
    below = window.keyPressEvent
    window.keyPressEvent = lambda event: heard.append(event.key())  # type: ignore[method-assign]
    taken: list[Path] = []
    choosing.ask_files(window, taken.extend)
    view = chooser_of(window).files
    qtbot.waitUntil(lambda: view.model().rowCount(view.rootIndex()) == 3)
    view.setCurrentIndex(view.model().index(2, 0, view.rootIndex()))
    QTest.keyClick(view, Qt.Key.Key_Return)
    window.keyPressEvent = below  # type: ignore[method-assign]
    assert len(taken) == 1
    assert heard == []


def test_a_path_can_be_typed_and_escape_takes_nothing(
    qtbot: QtBot, home: Path, window: QWidget
) -> None:
    taken: list[Path] = []
    line = window.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    choosing.ask_files(window, taken.extend)
    chooser = chooser_of(window)
    chooser.path.setText("~/Documents")
    QTest.keyClick(chooser.path, Qt.Key.Key_Return)
    assert chooser.folder == home / "Documents"
    QTest.keyClick(chooser, Qt.Key.Key_Escape)
    assert not chooser.isVisible()
    assert taken == []
    choosing.ask_files(window, taken.extend)
    chooser.path.setText(str(home / "b.pdf"))
    QTest.keyClick(chooser.path, Qt.Key.Key_Return)
    assert taken == [home / "b.pdf"]


def test_a_path_typed_where_the_files_are_goes_where_paths_are_typed(
    qtbot: QtBot, home: Path, window: QWidget
) -> None:
    choosing.ask_files(window, lambda _paths: None)
    chooser = chooser_of(window)
    chooser.path.clear()
    QTest.keyClick(chooser.files, Qt.Key.Key_Slash)
    assert chooser.path.text() == "/"
    assert chooser.path.hasFocus() or window.focusWidget() is chooser.path
