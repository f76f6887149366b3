"""A hearing report by keyboard, in its window, over a real archive."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from samples.windows import asked, done, opened, settled
from satchel.assembly.desk import Desk
from satchel.catalog.notes import NoteWish
from satchel.catalog.reporting import ReportWish
from satchel.domain.ids import RecordId
from satchel.gui.appearance import Appearance
from satchel.gui.context import Context
from satchel.gui.look.tokens import Theme
from satchel.gui.places import Place
from satchel.gui.report.evidence import RECORD_MIME
from satchel.gui.report.model import QuestionsModel
from satchel.gui.report.view import ReportScreen
from satchel.gui.tasks import Tasks


class Court:
    """One hearing with a line and an accused, and the screen over it."""

    def __init__(self, qtbot: QtBot, folder: Path, language: str = "en") -> None:
        self.qtbot, self.folder = qtbot, folder
        self.tasks: Tasks = opened(qtbot, folder)
        self.hearing, self.note, self.person = done(qtbot, self.tasks, _hearing)
        self.said: list[str] = []
        self.gone: list[Place] = []
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.appearance = Appearance(application, language, Theme.LIGHT)
        self.screen = self.shown()

    def shown(self) -> ReportScreen:
        def nothing() -> None:
            raise AssertionError("nobody asked for this")

        context = Context(
            self.tasks, self.gone.append, nothing, self.said.append, nothing, nothing,
            self.folder, self.appearance,
        )  # fmt: skip
        screen = ReportScreen(context)
        screen.resize(820, 640)
        self.qtbot.addWidget(screen)
        screen.show()
        return screen

    def arrive(self, record: str, spot: str | None = None) -> None:
        self.screen.arrive(Place("report", record, spot))
        self.settle()

    def begin(self) -> str:
        """Begin the hearing's report by its button; its id."""
        self.arrive(self.hearing)
        assert not self.screen.print.isEnabled(), "there is nothing to print"
        self.screen.beginning.button.click()
        self.settle()
        assert self.screen.print.isEnabled()
        assert self.screen._page is not None
        assert self.screen._page.observed is not None
        return str(self.screen._page.observed.record)

    def go(self, number: str) -> None:
        filling = self.screen.filling
        filling._select(filling.model.row_of(number))
        filling.list.setFocus()

    def keys(self, typed: str) -> None:
        """Plain keys, with the focus on the questions."""
        for one in typed:
            self.qtbot.keyClick(self.screen.filling.list, one)

    def enter(self, on: Any = None) -> None:
        self.qtbot.keyClick(on or self.screen.filling.list, Qt.Key.Key_Return)
        self.settle()

    def settle(self) -> None:
        settled(self.qtbot, self.tasks)

    def ask(self, act: Callable[[Desk], Any]) -> Any:
        return asked(self.qtbot, self.tasks, act)

    def answers(self, record: str) -> dict[str, Any]:
        fields = self.ask(lambda desk: dict(desk.records.show(record).fields))
        begin = "answers/"
        return {n.removeprefix(begin): v for n, v in fields.items() if n.startswith(begin)}


def _hearing(desk: Desk) -> tuple[str, str, str]:
    person = desk.records.add("person", {"names": [{"text": "A. B."}], "roles": ["accused"]}).record
    told = {"event_kind": "hearing", "date": "2019-02-14", "zone": "Asia/Almaty"}
    hearing = desk.records.add("event", {**told, "persons": [person]}).record
    note = desk.notes.take(NoteWish(hearing, "Two men film.", at="10:03")).written.record
    return hearing, note, person


@pytest.fixture
def court(qtbot: QtBot, tmp_path: Path) -> Court:
    return Court(qtbot, tmp_path / "a")


def test_one_key_answers_and_the_command_line_leaves_the_same(court: Court) -> None:
    report = court.begin()
    court.go("M8")
    court.keys("1s")  # yes, saw
    editor = court.screen.filling.editor
    court.qtbot.keyClicks(editor._at, "10:03")
    court.qtbot.keyClicks(editor._text, "Two")
    court.screen.filling.link(court.note)
    court.enter(editor._text)
    court.go("D1")
    court.keys("x")
    court.enter()
    court.go("A8")
    court.keys("1")  # the first of its choices
    court.enter()

    def by_command(desk: Desk) -> str:
        other = desk.reporting.start(ReportWish(court.hearing, another=True)).record
        told = {
            "answer": "yes", "how_known": "saw", "at": "10:03", "text": "Two",
            "links": [{"record": court.note}],
        }  # fmt: skip
        desk.reporting.answer(other, {"M8": told})
        desk.reporting.answer(other, {"D1": {"answer": "not-applicable"}})
        desk.reporting.answer(other, {"A8": {"value": "criminal"}})
        return str(other)

    other = done(court.qtbot, court.tasks, by_command)
    answers = court.answers(report)
    assert answers == court.answers(other)
    assert sorted(answers) == ["A8", "D1", "M8"]
    entries = court.ask(lambda desk: len(desk.records.history(report)))
    assert entries == court.ask(lambda desk: len(desk.records.history(other))) == 4
    assert court.screen.subject.currentText() == "The hearing: 3 of 134"


@pytest.mark.parametrize(("typed", "word"), [("н", "yes"), ("т", "no"), ("ң", "unknown")])
def test_keys_go_by_place_under_other_layouts(court: Court, typed: str, word: str) -> None:
    report = court.begin()
    court.go("D1")
    event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text=typed)
    court.screen.filling.keyPressEvent(event)
    court.enter()
    assert court.answers(report) == {"D1": {"answer": word}}


def test_unfinished_words_survive_and_are_no_answer(court: Court) -> None:
    report = court.begin()
    court.go("D2")
    court.qtbot.keyClicks(court.screen.filling.editor._text, "at the door")
    court.screen.leave()
    court.settle()
    assert court.answers(report) == {}
    court.screen = court.shown()
    court.arrive(report, "D2")
    filling = court.screen.filling
    assert filling.editor._text.toPlainText() == "at the door"
    assert filling.model.data(filling.list.currentIndex(), Qt.ItemDataRole.UserRole + 1) is True
    court.keys("2")
    court.enter()
    assert court.answers(report) == {"D2": {"answer": "no", "text": "at the door"}}
    assert court.ask(lambda desk: desk.drafts.all()) == []


def test_a_line_is_dropped_or_found_by_typing(court: Court) -> None:
    report = court.begin()
    court.go("D1")
    court.keys("1")
    mime = QMimeData()
    mime.setData(RECORD_MIME, QByteArray(court.note.encode()))
    drop = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, mime,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    court.screen.filling.editor.evidence.dropEvent(drop)
    court.enter()
    court.go("D2")
    court.keys("1l")
    picking = court.screen.picking
    court.qtbot.keyClicks(picking.words, "men 10:03")
    court.qtbot.keyClick(picking.words, Qt.Key.Key_Return)
    court.settle()
    court.enter()
    answers = court.answers(report)
    assert answers["D1"]["links"] == answers["D2"]["links"] == [{"record": court.note}]


def test_what_repeats_has_rows_and_an_answer_can_be_taken_back(court: Court) -> None:
    report = court.begin()
    court.go("I1")
    for thing in ("phone", "knife"):
        court.qtbot.keyClicks(court.screen.filling.editor._lines, thing)
        court.enter(court.screen.filling.editor._lines)
        court.screen.filling.previous()
        court.screen.filling.another()
    assert {k: v["value"] for k, v in court.answers(report).items()} == {
        "I1": "phone",
        "I1.2": "knife",
    }
    court.go("I1")
    court.screen.filling.editor.cleared.emit()
    court.settle()
    assert list(court.answers(report)) == ["I1.2"]


def test_two_values_stand_beside_each_other_until_one_is_kept(court: Court) -> None:
    report = court.begin()

    def apart(desk: Desk) -> None:
        """Two heads, as two devices leave them."""
        before = desk.records.show(report).heads
        desk.reporting.answer(report, {"D1": {"answer": "no"}})
        what = {"act": "edit", "set": {"answers/D1": {"answer": "yes"}}}
        with desk.archive.writing() as tx:
            desk.journal.append(
                tx, "observation", record=RecordId(report), what=what, previous=before
            )

    done(court.qtbot, court.tasks, apart)
    court.arrive(report, "D1")
    filling = court.screen.filling
    row = filling.model.row(filling.model.row_of("D1"))
    assert row.is_several
    assert filling.apart.isVisible()
    filling.apart.chosen.emit(filling.editor.pending)
    court.settle()
    assert not filling.model.row(filling.model.row_of("D1")).is_several


def test_a_report_of_an_accused_is_begun_where_it_lacks(court: Court) -> None:
    court.begin()
    texts = [court.screen.subject.itemText(at) for at in range(court.screen.subject.count())]
    assert texts == ["The hearing: 0 of 134", "A. B.: not begun", "About another accused…"]
    court.screen._choose_subject(1)
    court.settle()
    court.screen.beginning.button.click()
    court.settle()
    page = court.screen._page
    assert page is not None
    assert page.observed is not None
    assert page.observed.person == court.person
    assert not court.screen.letters._made["B"].isEnabled()  # nothing there is asked of an accused
    assert court.screen.letters._made["H"].isEnabled()


def test_the_paper_is_written_where_it_was_asked_for(court: Court, tmp_path: Path) -> None:
    court.begin()
    court.screen._print()
    out = tmp_path / "report.pdf"
    court.screen.printing.write(out)
    court.settle()
    assert out.read_bytes().startswith(b"%PDF")
    assert str(out) in court.screen.printing.said.text()


def test_259_questions_do_not_hold_the_window(court: Court, qtmodeltester: Any) -> None:
    report = court.begin()
    court.screen.arrive(Place("report", report))
    court.settle()
    longest = 0.0
    filling = court.screen.filling
    for letter in "ABCDEFGHIJKLMNOP" * 2:
        started = time.thread_time()
        filling.jump(letter)
        QApplication.processEvents()
        longest = max(longest, time.thread_time() - started)
    assert longest < 0.5  # ten times what is allowed: seconds of this thread's work
    qtmodeltester.check(filling.model)
    assert isinstance(filling.model, QuestionsModel)
