"""A question put to her waits on the first screen, and beside the hearing it is about."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from samples.windows import asked, done, opened, settled, window
from satchel.assembly.desk import Desk
from satchel.catalog.hearings import HearingWish
from satchel.catalog.notes import NoteWish
from satchel.gui.finding.record import RecordScreen
from satchel.gui.places import Place
from satchel.gui.shell.window import Window

WORDS = "Which of the two judges?"


def test_a_question_for_her_is_on_the_first_screen_and_beside_the_hearing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    tasks = opened(qtbot, tmp_path / "a")

    def begin(desk: Desk) -> tuple[str, str]:
        case = desk.records.add("case", {"title": "Bread"}).record
        hearing = desk.hearings.begin(HearingWish(case=case, court="City Court")).written.record
        line = desk.notes.take(NoteWish(on=hearing, text="The judge refuses.")).written.record
        own = desk.device.row.member
        return hearing, desk.questions.ask(line, WORDS, to=own).record

    hearing, question = done(qtbot, tasks, begin)
    shell = window(qtbot, tasks, tmp_path / "a")
    for place in (Place("home"), Place("hearing", hearing)):
        shell.go(place)
        qtbot.waitUntil(lambda: _link(shell) is not None)
        settled(qtbot, tasks)
        link = _link(shell)
        assert link is not None
        link.click()
        assert shell.place == Place("record", question)
        settled(qtbot, tasks)

    done(qtbot, tasks, lambda desk: desk.questions.answer(question, "The presiding one."))
    shell.go(Place("home"))
    settled(qtbot, tasks)
    qtbot.waitUntil(lambda: _link(shell) is None)
    tasks.close(10)


def test_a_question_is_asked_from_the_records_page(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "a")
    case = done(qtbot, tasks, lambda desk: desk.records.add("case", {"title": "Bread"}).record)
    shell = window(qtbot, tasks, tmp_path / "a")
    shell.go(Place("record", case))
    settled(qtbot, tasks)
    screen = shell.findChild(RecordScreen)
    assert screen is not None
    screen.ask()
    qtbot.waitUntil(lambda: screen.body.currentWidget() is screen.over.form)
    qtbot.waitUntil(lambda: screen.over.form.values().get("on") == case)
    assert (
        asked(qtbot, tasks, lambda desk: desk.questions.listed()) == []
    )  # not before she keeps it
    tasks.close(10)


def _link(shell: Window) -> QPushButton | None:
    shown = (one for one in shell.findChildren(QPushButton) if one.isVisible())
    return next(
        (one for one in shown if one.accessibleName() == WORDS or one.text() == WORDS), None
    )
