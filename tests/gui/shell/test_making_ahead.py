"""Screens are made before anyone goes to them, and never while something is under way."""

from __future__ import annotations

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from samples.windows import WAIT_MS, opened, settled, window
from satchel.gui.context import Screen
from satchel.gui.shell.making_ahead import MakingAhead
from satchel.gui.shell.screens import screens


def test_every_screen_is_there_before_she_goes_to_it(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "a")
    shell = window(qtbot, tasks, tmp_path / "a")
    settled(qtbot, tasks)
    ahead = MakingAhead(tasks, shell.make_next, shell)
    gate = threading.Event()
    tasks.read(lambda _desk: gate.wait(WAIT_MS / 1000), None, shell)
    before = len(shell.findChildren(Screen))
    qtbot.wait(1200)
    assert len(shell.findChildren(Screen)) == before  # something was under way
    gate.set()
    qtbot.waitUntil(lambda: not ahead.isActive(), timeout=WAIT_MS)
    assert len(shell.findChildren(Screen)) == len(screens())
    tasks.close(10)
