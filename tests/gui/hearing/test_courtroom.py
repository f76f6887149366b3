"""A hearing written down by keys, over a real archive: what stays, and that it is the same as
by command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from samples.windows import WAIT_MS, asked, done, opened, settled, window
from satchel.assembly.desk import Desk
from satchel.catalog.hearings import HearingWish
from satchel.catalog.notes import NoteWish
from satchel.catalog.people import PersonWish
from satchel.cli.grammar.whole import parse
from satchel.cli.session import Session
from satchel.domain.names.spelled import Spelled
from satchel.gui.hearing.rows_presenter import State
from satchel.gui.hearing.view import Hearing
from satchel.gui.hearing.writing_presenter import Mode
from satchel.gui.places import Area, Place
from satchel.gui.shell.window import Window
from satchel.gui.tasks import Tasks
from satchel.storage.records import ListWish

LETTERS = "JPADWI"
COMPARED = 70  # lines: every speaker, with marks and without
ROLES = ("judge", "prosecutor", "accused", "defence", "witness", "observer")


class Court:
    """An archive, a window on it, and a hearing that is open."""

    def __init__(self, qtbot: QtBot, folder: Path, **wish: Any) -> None:
        self.qtbot, self.folder = qtbot, folder
        mission = wish.pop("mission", None)
        self.tasks: Tasks = opened(qtbot, folder, mission=mission)
        today = datetime.now().date().isoformat()
        told = HearingWish(None, "Case", place="Almaty", date=today, **wish)
        self.hearing: str = done(qtbot, self.tasks, lambda desk: _begun(desk, told))
        self.shell: Window = window(qtbot, self.tasks, folder)
        self.arrive()

    def arrive(self, spot: str | None = None) -> None:
        self.shell.go(Place("hearing", self.hearing, spot))
        self.settle()
        screen = self.shell._made["hearing"]
        assert isinstance(screen, Hearing)
        self.screen, self.page = screen, screen.sitting
        self.words = self.page.writing.words
        self.qtbot.waitUntil(self.words.isEnabled)
        # What belongs to the hearing is made after its lines, when she may be writing already.
        self.qtbot.waitUntil(lambda: screen._side is not None)

    def settle(self) -> None:
        settled(self.qtbot, self.tasks)

    def type(self, text: str, on: Any = None) -> None:
        QTest.keyClicks(on or self.words, text)

    def key(self, key: Qt.Key, on: Any = None) -> None:
        QTest.keyClick(on or self.words, key)

    def line(self, text: str) -> None:
        self.type(text)
        self.key(Qt.Key.Key_Return)

    def act(self, name: str) -> None:
        (found,) = [one for one in self.shell.acts() if one.name == name]
        assert found.possible()
        found.run()

    def notes(self, hearing: str | None = None) -> list[dict[str, Any]]:
        """Every line's fields in the order they were kept."""
        return asked(self.qtbot, self.tasks, lambda desk: _notes(desk, hearing or self.hearing))

    def ask(self, act: Callable[[Desk], Any]) -> Any:
        return asked(self.qtbot, self.tasks, act)


def _begun(desk: Desk, wish: HearingWish) -> str:
    hearing = desk.hearings.begin(wish).written.record
    if not wish.sealed:
        desk.hearings.read_clock(hearing, datetime.now(UTC).strftime("%H:%M:%S"))
    return hearing


def _notes(desk: Desk, hearing: str) -> list[dict[str, Any]]:
    kept = desk.hearing_lines.open(hearing).kept
    views = [desk.records.show(line.record) for line in kept]
    return [dict(view.fields) for view in views if "clock" not in view.fields]


@pytest.fixture
def court(qtbot: QtBot, tmp_path: Path) -> Court:
    return Court(qtbot, tmp_path / "archive")


def test_300_lines_by_keys_are_there_after_reopening_as_by_command_line(
    court: Court, qtbot: QtBot, tmp_path: Path
) -> None:
    tags = ("counsel", "publicity")
    for number in range(300):
        if number % 10 == 0:
            court.key(Qt.Key.Key_Tab)
            assert court.page.writing.speaker.hasFocus()
            court.type(LETTERS[number // 10 % 6].lower(), court.page.writing.speaker)
            court.key(Qt.Key.Key_Tab, court.page.writing.speaker)
            assert court.words.hasFocus()
        if number % 50 == 7:
            for tag in tags:
                court.act(f"hearing-mark-{tag}")
        court.line(f"Line {number}")
    court.settle()
    model = court.page.course.model
    assert model.row(model.rowCount() - 1).state is State.SAVED  # type: ignore[union-attr]
    by_window = court.notes()
    court.tasks.close(10)
    again = opened(qtbot, court.folder)
    assert asked(qtbot, again, lambda desk: _notes(desk, court.hearing)) == by_window
    by_command = done(qtbot, again, lambda desk: _by_command(desk, court.hearing, tags))
    again.close(10)
    assert len(by_window) == 300
    assert _comparable(by_window[:COMPARED]) == _comparable(by_command)


def _by_command(desk: Desk, hearing: str, tags: tuple[str, ...]) -> list[dict[str, Any]]:
    """The same lines by `note`, under a hearing of their own."""
    case = str(desk.records.show(hearing).fields["case"])
    session = Session(parse(["list", "case"]))
    session.desk = lambda: desk  # type: ignore[method-assign]  # the archive is open already
    today = datetime.now().date().isoformat()
    add = ["hearing", "add", "--case", case, "--place", "Almaty", "--date", today]
    made: Any = session.run(parse(add)).value
    for number in range(COMPARED):
        words = ["note", made["id"], f"Line {number}"]
        words += ["--speaker", ROLES[number // 10 % 6]]
        if number % 50 == 7:
            words += [part for tag in tags for part in ("--tag", tag)]
        session.run(parse(words))
    return _notes(desk, made["id"])


def _comparable(notes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without the hearing and the time of day, but with the shape of the time."""
    return [{**note, "on": "", "at": (len(note["at"]), note["at"][-6:])} for note in notes]


def test_a_correction_keeps_the_original_and_a_withdrawal_its_place(court: Court) -> None:
    court.line("Refuses adjurnment.")
    court.settle()
    court.act("hearing-correct")
    assert court.words.words() == "Refuses adjurnment."
    writing = court.page.writing
    writing.show_now("11:11")
    court.act("hearing-cite")
    assert writing._now.text() == writing._clock  # and no longer the time of that line
    court.act("hearing-correct")
    court.words.set_words("Refuses adjournment.")
    court.key(Qt.Key.Key_Return)
    court.settle()
    model = court.page.course.model
    row = model.row(model.rowCount() - 1)
    assert row is not None
    assert row.text == "Refuses adjournment."
    assert "was: Refuses adjurnment." in row.under[-1]
    court.act("hearing-withdraw")
    court.line("entered twice")
    court.settle()
    gone = model.row(model.rowCount() - 1)
    assert gone is not None
    assert gone.text == "withdrawn: entered twice"
    assert court.words.words() == ""


def test_what_was_typed_survives_a_kill_and_a_turn_to_something_else(
    court: Court, qtbot: QtBot
) -> None:
    court.line("Opens.")
    court.type("Half a sen")
    court.act("hearing-cite")
    assert court.words.words() == ""
    court.key(Qt.Key.Key_Escape)
    assert court.words.words() == "Half a sen"
    court.type("tence")
    court.settle()
    qtbot.waitUntil(lambda: _draft(court) == "Half a sentence", timeout=WAIT_MS)
    # Nothing is told that it ends: as after a kill, only the archive is there.
    court.shell._made.clear()
    court.tasks.close(10)
    court.tasks = opened(qtbot, court.folder)
    court.shell = window(qtbot, court.tasks, court.folder)
    court.arrive()
    assert court.words.words() == "Half a sentence"
    court.key(Qt.Key.Key_Return)
    court.settle()
    assert _draft(court) is None
    assert [note["text"] for note in court.notes()] == ["Opens.", "Half a sentence"]


def test_who_comes_back_to_a_hearing_from_the_list_goes_on_writing(court: Court) -> None:
    court.line("Opens.")
    court.settle()
    court.shell.left.list.setFocus()
    court.shell.go(Place("hearing", court.hearing))
    assert court.words.hasFocus()
    side = court.page  # coming back changes nothing that was asked
    assert side.askings.mode is Mode.LIVE


def _draft(court: Court) -> str | None:
    draft = court.ask(lambda desk: desk.drafts.get(f"note:{court.hearing}"))
    return draft["text"] if draft else None


def test_a_moment_an_address_and_a_line_from_paper(court: Court) -> None:
    court.type("half")
    court.act("hearing-stamp")
    court.settle()
    assert court.words.words() == "half"
    court.act("hearing-cite")
    court.line("https://a.example/order")
    court.settle()
    court.act("hearing-paper")
    at = court.page.writing._at
    assert at.hasFocus()
    court.type("9:47", at)
    court.key(Qt.Key.Key_Return, at)
    court.line("Phones are collected.")
    court.settle()
    moment, paper = court.notes()
    assert "text" not in moment
    assert (paper["at_told"], paper["typed_up_from"], paper["at"][11:16]) == (
        "9:47",
        "paper",
        "09:47",
    )
    assert at.text() == ""
    (cited,) = court.ask(lambda desk: desk.records.select(ListWish("citation")))
    assert cited.fields["url"] == "https://a.example/order"
    court.key(Qt.Key.Key_Escape)
    assert court.words.words() == "half"


def test_a_line_that_is_refused_stays_in_words(court: Court) -> None:
    done(court.qtbot, court.tasks, lambda desk: desk.records.withdraw(court.hearing, "by mistake"))
    court.line("Something important.")
    court.settle()
    model = court.page.course.model
    row = model.row(model.rowCount() - 1)
    assert row is not None
    assert (row.state, row.time) == (State.REFUSED, "not saved")
    assert court.words.words() == "Something important."
    assert court.shell.notice.isVisible()


def test_a_sealed_hearing_shows_only_how_many_lines_were_kept(qtbot: QtBot, tmp_path: Path) -> None:
    court = Court(qtbot, tmp_path / "archive", mission="M", sealed=True)
    court.line("Zanzibar")
    court.line("Timbuktu")
    court.settle()
    assert court.page.course.model.rowCount() == 0
    assert "2 line" in court.page._sealed.text()
    assert court.ask(lambda desk: desk.drafts.all()) == []
    assert court.notes() == []


def test_the_speaker_completes_people_of_the_hearing_and_protected_ones_by_code(
    court: Court,
) -> None:
    wish = PersonWish(names=[Spelled("Ismailova")], roles=("judge",))
    court.screen._add_person(wish)
    court.settle()
    court.screen._add_person(PersonWish(protected=True, roles=("witness",)))
    court.settle()
    speaker = court.page.writing.speaker
    for typed in ("j", "w-"):
        court.key(Qt.Key.Key_Tab)
        court.type(typed, speaker)
        court.key(Qt.Key.Key_Return, speaker)
        court.line(f"by {typed}")
    court.settle()
    judge, witness = court.notes()
    here = court.ask(lambda desk: desk.hearings.people(court.hearing))
    assert [(one.name, one.roles) for one in here] == [
        ("Ismailova", ("judge",)),
        ("W-1", ("witness",)),
    ]
    assert (judge["speaker"], judge["spoken_by"]) == ("judge", here[0].record)
    assert (witness["speaker"], witness["spoken_by"]) == ("W-1", here[1].record)


def test_lines_that_others_brought_in_are_shown_and_found(court: Court) -> None:
    court.line("Opens.")
    court.settle()
    court.tasks.write(
        lambda desk: desk.notes.take(NoteWish(court.hearing, "Судья отказывает.")),
        None, None, {Area.NOTES},
    )  # fmt: skip
    court.settle()
    model = court.page.course.model
    court.qtbot.waitUntil(lambda: model.rowCount() == 3)
    court.act("hearing-find")
    court.page.finding.words.setText("СУДЬЯ")
    court.qtbot.waitUntil(lambda: bool(court.page.lines.found), timeout=WAIT_MS)
    assert court.page.lines.found == {2}
    assert court.page.lines.currentIndex().row() == 2
    court.page.ask(Mode.CORRECT)
    court.settle()
    assert court.words.words() == "Судья отказывает."


def test_a_new_hearing_is_opened_in_place_and_asks_for_the_clock(court: Court) -> None:
    court.shell.go(Place("hearing"))
    court.settle()
    form = court.screen.beginning
    court.type("City Court", form.court)
    court.type("Almaty", form.place)
    court.settle()
    assert form.zone.text() == "Asia/Almaty"
    form.begin.click()
    court.settle()
    assert court.shell.place.record not in (None, court.hearing)
    assert court.page.askings.mode is Mode.CLOCK
    view = court.ask(lambda desk: desk.records.show(court.shell.place.record))
    assert (view.fields["court"], view.fields["zone"]) == ("City Court", "Asia/Almaty")
    court.line("Not a time, but a line.")
    court.act("hearing-clock")
    court.line("10:02")
    court.settle()
    assert [note["text"] for note in court.notes(court.shell.place.record)] == [
        "Not a time, but a line."
    ]
    assert "courtroom clock" in court.page._clock_says.text()
    assert court.page.askings.mode is Mode.LIVE


def test_a_new_hearing_is_of_the_day_it_is_at_the_court(court: Court) -> None:
    court.shell.go(Place("hearing"))
    court.settle()
    form = court.screen.beginning
    shown = []
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):  # 25 hours apart
        before = datetime.now(ZoneInfo(zone)).date()
        form.zone.selectAll()
        court.type(zone, form.zone)
        shown.append(form.date.text())
        assert before.isoformat() <= shown[-1] <= datetime.now(ZoneInfo(zone)).date().isoformat()
    assert shown[0] > shown[1]
    form.date.selectAll()
    court.type("2031-05-14", form.date)
    form.zone.selectAll()
    court.type("Asia/Almaty", form.zone)
    assert form.date.text() == "2031-05-14", "what she told stays"
