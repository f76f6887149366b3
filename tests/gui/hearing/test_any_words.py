"""What people type and paste, in any script and with any signs: kept as it came, shown harmless."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.hearing.test_courtroom import Court
from satchel.gui.finding.search_presenter import Question, ask
from satchel.gui.knowledge.spoken import saying

ODD = (
    "e\u0301 o\u0308\u0323 й",  # marks that combine
    "שלמה כהן says no; مريم agrees (3).",
    "👩🏽‍⚖️ and 🇰🇿",
    "nul\0bell\x07esc\x1b[31m end",
    "invoice \u202egpj.exe",
)


@pytest.fixture
def court(qtbot: QtBot, tmp_path: Path) -> Court:
    return Court(qtbot, tmp_path / "archive")


def _paste(court: Court, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    court.words.insertFromMimeData(data)


def test_any_words_are_kept_as_they_came_and_shown_harmless(court: Court) -> None:
    long = "Сөз " * 5000
    for text in (*ODD, long):
        _paste(court, text)
        court.key(Qt.Key.Key_Return)
    court.settle()
    kept = [note["text"] for note in court.notes()]
    assert kept[-1].strip() == long.strip()
    assert kept[0] == ODD[0]
    assert kept[1:3] == list(ODD[1:3])
    assert "\u202e" in kept[4]
    model = court.page.course.model
    rows = [model.row(at) for at in range(model.rowCount())]
    shown = [row.text for row in rows if row is not None]
    assert not any(sign in text for text in shown for sign in "\u202e\0\x07\x1b")
    assert any("<U+202E>gpj.exe" in text for text in shown)


def test_letters_that_come_by_an_input_method_or_a_dead_key_are_kept(court: Court) -> None:
    half = QInputMethodEvent("ә", [])
    QCoreApplication.sendEvent(court.words, half)
    assert court.words.words() == ""  # it is not decided yet
    for letters in ("ә", "ңгіме", "é"):
        done = QInputMethodEvent()
        done.setCommitString(letters)
        QCoreApplication.sendEvent(court.words, done)
    QTest.keyClick(court.words, Qt.Key.Key_Return)
    court.settle()
    assert [note["text"] for note in court.notes()] == ["әңгімеé"]


def test_kazakh_letters_and_yo_are_found_as_they_are_and_as_people_write_them(
    court: Court,
) -> None:
    for text in ("Свидетель Пётр Ложкин молчит.", "Қоңыратов сұрақ қояды."):
        _paste(court, text)
        court.key(Qt.Key.Key_Return)
    court.settle()

    def titles(words: str) -> list[str]:
        context = court.page._context
        found = court.ask(lambda desk: ask(desk, Question(words), 0, saying(context)))
        return [one.snippet for one in found.found]

    for words, inside in (
        ("Петр", "Пётр"),
        ("Пётр", "Пётр"),
        ("петр", "Пётр"),
        ("Қоңыратов", "Қоңыратов"),
        ("сұрақ", "Қоңыратов"),
        ("СҰРАҚ", "Қоңыратов"),
    ):
        assert any(inside in one for one in titles(words)), words
