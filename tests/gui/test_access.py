"""Whoever hears the screen instead of seeing it is told of every control what it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from samples.looking import controls, nameless
from samples.windows import opened, settled, window
from satchel.gui.entering.first_run import FirstRun
from satchel.gui.entering.unlock import Unlock


def test_every_control_of_every_screen_has_a_name_and_a_role(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "archive")
    shell = window(qtbot, tasks, tmp_path / "archive")
    shell.every_act()
    settled(qtbot, tasks)
    assert len(controls(shell)) > 100
    assert nameless(shell) == []
    roles = {QAccessible.queryAccessibleInterface(one).role() for one in controls(shell)}
    assert QAccessible.Role.NoRole not in roles


def test_what_comes_before_an_archive_is_open_has_names_too(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "archive")
    unlock = Unlock(lambda _passphrase: None, "en", lambda _language: None)
    first = FirstRun(tasks, tmp_path / "new", "en", lambda _none: None, lambda _language: None)
    for one in (unlock, first):
        qtbot.addWidget(one)
        assert controls(one)
        assert nameless(one) == []
