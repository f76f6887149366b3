"""Buttons, where the keys are given to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from satchel.gui.parts.controls import button
from satchel.gui.parts.shortened import ShortButton


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_a_button(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[str] = []
    for made in (
        button("Keep", lambda: pressed.append("keep")),
        ShortButton("Go there", lambda: pressed.append("go")),
    ):
        qtbot.addWidget(made)
        made.show()
        QTest.keyClick(made, key)
    assert pressed == ["keep", "go"]
