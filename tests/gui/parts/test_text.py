"""Text as it is told to readers of the screen."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from satchel.gui.parts.text import Plain, Short


def _told(one: Plain) -> tuple[str, str]:
    spoken = QAccessible.queryAccessibleInterface(one)
    kinds = QAccessible.Text
    return spoken.text(kinds.Name), spoken.text(kinds.Description)


def test_a_text_that_says_what_it_is_about_is_told_too(qtbot: QtBot) -> None:
    answer = Plain("", selectable=True)
    qtbot.addWidget(answer)
    answer.setAccessibleName("Result")
    assert _told(answer) == ("Result", "")
    answer.setText("All bytes are those that were signed.")
    assert _told(answer) == ("Result", "All bytes are those that were signed.")
    answer.setText("")
    assert _told(answer) == ("Result", "")
    alone = Plain("Saved")
    qtbot.addWidget(alone)
    assert _told(alone)[0] == "Saved"


def test_a_text_that_is_cut_is_told_once_and_whole(qtbot: QtBot) -> None:
    cut = Short("A long sentence that has no room at all")
    qtbot.addWidget(cut)
    cut.resize(40, 20)
    assert _told(cut)[0] == "A long sentence that has no room at all"
