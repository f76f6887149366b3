"""Choosing, looking and making an exhibit by window, and the same by command."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from samples.windows import asked, done, opened, settled, window
from satchel.assembly import exhibiting
from satchel.assembly.desk import Desk
from satchel.assembly.exhibiting import ExhibitWish
from satchel.catalog.notes import NoteWish
from satchel.domain.errors import SatchelError
from satchel.export.verifying import verify_exhibit
from satchel.gui.finding.exhibit import ExhibitScreen
from satchel.gui.places import Place
from satchel.gui.tasks import Tasks
from satchel.storage.records import ListWish


def _case(desk: Desk) -> str:
    case = desk.records.add("case", {"title": "City v. A"}).record
    desk.notes.take(NoteWish(case, "The judge enters", speaker="wallaby"))
    never = [{"uses": ["exhibit"], "why": "asked by the family"}]
    desk.records.add("event", {"event_kind": "meeting", "case": case, "restriction": never})
    return str(case)


@pytest.fixture
def tasks(qtbot: QtBot, tmp_path: Path) -> Tasks:
    return opened(qtbot, tmp_path / "a")


@pytest.fixture
def screen(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> ExhibitScreen:
    shell = window(qtbot, tasks, tmp_path / "a")
    shell.go(Place("exhibit", done(qtbot, tasks, _case)))
    settled(qtbot, tasks)
    found = shell._shown
    assert isinstance(found, ExhibitScreen)
    return found


def _standing(screen: ExhibitScreen) -> list[str]:
    return [line.cells[3] for line in screen.table.model_.lines]


def test_what_goes_in_and_what_does_not_is_said_before_anything_is_written(
    qtbot: QtBot, tasks: Tasks, screen: ExhibitScreen, tmp_path: Path
) -> None:
    assert _standing(screen) == ["whole", "whole", "may not leave: it is restricted"]
    screen._withhold("speaker", True)
    settled(qtbot, tasks)
    assert _standing(screen)[1] == "nothing of its words would be left"
    screen.write(tmp_path / "out")  # nobody has decided yet
    settled(qtbot, tasks)
    assert "Not allowed" in screen.making.result.text()
    assert not (tmp_path / "out").exists()
    custody = asked(qtbot, tasks, lambda desk: desk.records.select(ListWish("custody-entry")))
    assert custody == []


def test_made_by_window_it_is_what_the_command_makes(
    qtbot: QtBot, tasks: Tasks, screen: ExhibitScreen, tmp_path: Path
) -> None:
    screen.options.by.setText("Coordinator")
    screen.options.why.setText("the family agreed in court")
    screen.write(tmp_path / "by-window")
    settled(qtbot, tasks)
    shown = screen.making.result.text()
    assert verify_exhibit(tmp_path / "by-window").fingerprint in shown
    override = screen.choice.wish().override
    wish = ExhibitWish(screen.choice.ids, None, tmp_path / "by-command", override=override)
    made = done(qtbot, tasks, lambda desk: exhibiting.make(desk, wish))
    custody = asked(qtbot, tasks, lambda desk: desk.records.select(ListWish("custody-entry")))
    by_window, by_command = (
        [dict(view.fields) for view in part] for part in (custody[:3], custody[3:])
    )
    assert by_window == by_command
    assert made.numbers == ("EX-0001", "EX-0002", "EX-0003")


def test_a_folder_is_checked_and_a_changed_one_is_told(
    qtbot: QtBot, tasks: Tasks, screen: ExhibitScreen, tmp_path: Path
) -> None:
    screen._without(screen._stopping)
    settled(qtbot, tasks)
    screen.write(tmp_path / "out")
    settled(qtbot, tasks)
    screen.check(tmp_path / "out")
    settled(qtbot, tasks)
    assert screen.making.result.text().startswith("Whole:")
    told = next((tmp_path / "out" / "data").rglob("record.json"))
    told.write_bytes(told.read_bytes() + b" ")
    screen.check(tmp_path / "out")
    settled(qtbot, tasks)
    assert screen.making.result.text().startswith("This exhibit is not as it was made")
    assert screen.making.result.property("role") == "broken"


def test_the_choice_is_there_again_and_nobodys_decision_with_it(
    qtbot: QtBot, tasks: Tasks, screen: ExhibitScreen, tmp_path: Path
) -> None:
    screen.options.by.setText("Coordinator")
    screen.options.why.setText("because")
    screen.leave()
    settled(qtbot, tasks)
    again = window(qtbot, tasks, tmp_path / "a")
    again.go(Place("exhibit"))
    settled(qtbot, tasks)
    found = again._shown
    assert isinstance(found, ExhibitScreen)
    assert found.choice.ids == screen.choice.ids
    assert (found.choice.by, found.options.why.text()) == ("", "")


def test_an_exhibit_that_is_stopped_leaves_no_folder(
    qtbot: QtBot, tasks: Tasks, tmp_path: Path
) -> None:
    case = done(qtbot, tasks, lambda desk: desk.records.add("case", {"title": "A"}).record)
    wish = ExhibitWish([case], None, tmp_path / "stopped")
    with pytest.raises(SatchelError) as refused:
        done(qtbot, tasks, lambda desk: exhibiting.make(desk, wish, None, lambda: True))
    assert refused.value.code == "exhibit-cancelled"
    assert list(tmp_path.glob("stopped*")) == []
