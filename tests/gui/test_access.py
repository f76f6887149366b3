"""Whoever hears the screen instead of seeing it is told of every control what it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from samples.windows import opened, settled, window
from satchel.gui.entering.first_run import FirstRun
from satchel.gui.entering.unlock import Unlock

# Parts of Qt's own controls, which speak for them.
_PARTS = ("qt_", "QTabBar::", "ScrollLeftButton", "ScrollRightButton")
# By their last two parts: named with the question each time one is asked in them.
_NAMED_WHEN_ASKED = {"Ask > QCheckBox", "QFrame > Line"}


def _controls(inside: QWidget) -> list[QWidget]:
    """Everything in `inside` that the keys or the mouse can be given to."""
    return [
        one
        for one in inside.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not one.objectName().startswith(_PARTS)
        and type(one) not in (QScrollArea, QAbstractScrollArea)
        and one.focusProxy() is None
        and not _is_list_of_a_choice(one)
    ]


def _is_list_of_a_choice(one: QWidget) -> bool:
    above = one.parentWidget()
    return above is not None and isinstance(above.parentWidget(), QComboBox)


def _nameless(inside: QWidget) -> list[str]:
    found = []
    for one in _controls(inside):
        spoken = QAccessible.queryAccessibleInterface(one)
        if not spoken.text(QAccessible.Text.Name).strip():
            above = [type(up).__name__ for up in _upwards(one)]
            found.append(" > ".join(reversed(above[:5])))
    return sorted({one for one in found if not one.endswith(tuple(_NAMED_WHEN_ASKED))})


def _upwards(one: QWidget | None) -> Iterator[QWidget]:
    while one is not None:
        yield one
        one = one.parentWidget()


def test_every_control_of_every_screen_has_a_name_and_a_role(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "archive")
    shell = window(qtbot, tasks, tmp_path / "archive")
    shell.every_act()
    settled(qtbot, tasks)
    assert len(_controls(shell)) > 100
    assert _nameless(shell) == []
    roles = {QAccessible.queryAccessibleInterface(one).role() for one in _controls(shell)}
    assert QAccessible.Role.NoRole not in roles


def test_what_comes_before_an_archive_is_open_has_names_too(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "archive")
    unlock = Unlock(lambda _passphrase: None, "en", lambda _language: None)
    first = FirstRun(tasks, tmp_path / "new", "en", lambda _none: None, lambda _language: None)
    for one in (unlock, first):
        qtbot.addWidget(one)
        assert _controls(one)
        assert _nameless(one) == []
