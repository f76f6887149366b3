"""Giving an observer a case file in the window, and where she finds it."""

from __future__ import annotations

import json
from pathlib import Path

from pytestqt.qtbot import QtBot

from samples.field import field
from samples.windows import opened, settled, window
from satchel.assembly.desk import Desk
from satchel.domain.errors import SatchelError
from satchel.gui.giving.screen import GivingScreen
from satchel.gui.knowledge.case import Case
from satchel.gui.knowledge.listing import Cases
from satchel.gui.places import Place
from satchel.gui.shell.window import Window
from satchel.gui.tasks import Tasks
from unit.catalog.reporting_party import mission_form


def opened_window(qtbot: QtBot, folder: Path) -> tuple[Tasks, Window]:
    tasks = opened(qtbot, folder)
    return tasks, window(qtbot, tasks, folder)


def screen(qtbot: QtBot, tasks: Tasks, shell: Window, place: Place, kind: type) -> object:
    shell.go(place)
    settled(qtbot, tasks)
    found = shell.findChild(kind)
    assert found is not None
    return found


def a_case(desk: Desk) -> str:
    return str(desk.records.add("case", {"title": "Bread"}).record)


def test_a_case_file_is_given_and_taken_back_with_a_reason(qtbot: QtBot, tmp_path: Path) -> None:
    made = field(tmp_path)
    case = str(made.at(made.headquarters, a_case))
    tasks, shell = opened_window(qtbot, made.headquarters)
    page = screen(qtbot, tasks, shell, Place("case", case), Case)
    assert isinstance(page, Case)
    qtbot.waitUntil(page.standing.give.isVisible)
    page.standing.give.click()
    settled(qtbot, tasks)
    giving = shell.findChild(GivingScreen)
    assert isinstance(giving, GivingScreen)
    qtbot.waitUntil(giving.give.isVisible)
    assert shell.focusWidget() is giving.whom
    assert giving.whom.currentText() == f"Assel · {made.member}"
    giving.why.setText("for tomorrow")
    giving.give.click()
    settled(qtbot, tasks)
    qtbot.waitUntil(lambda: giving.list.count() == 1)
    assert "goes with the next sync" in giving.list.item(0).text()

    qtbot.waitUntil(giving.take_back.isVisible)
    giving.take_back.click()
    settled(qtbot, tasks)
    assert "goes with the next sync" in giving.list.item(0).text(), "not without a reason"
    giving.reason.setText("passed on")
    giving.take_back.click()
    settled(qtbot, tasks)
    qtbot.waitUntil(lambda: "taken back: passed on" in giving.list.item(0).text())
    qtbot.waitUntil(lambda: not giving.take_back.isVisible())


def test_it_stands_with_the_observer_where_she_looks(qtbot: QtBot, tmp_path: Path) -> None:
    made = field(tmp_path)

    def give(desk: Desk) -> str:
        case = a_case(desk)
        desk.sendings.send(case, made.member, "for tomorrow")
        return case

    case = str(made.at(made.headquarters, give))
    made.meet()
    tasks, shell = opened_window(qtbot, made.observer)
    cases = screen(qtbot, tasks, shell, Place("cases"), Cases)
    assert isinstance(cases, Cases)
    qtbot.waitUntil(lambda: bool(cases.table.model_.lines))
    assert cases.table.model_.lines[0].cells[0] == "from headquarters · Bread"
    page = screen(qtbot, tasks, shell, Place("case", case), Case)
    assert isinstance(page, Case)
    qtbot.waitUntil(page.standing.isVisible)
    assert page.standing.text().startswith("From headquarters, 20")
    assert page.standing.text().endswith("for tomorrow")
    assert not page.standing.give.isVisible()
    giving = screen(qtbot, tasks, shell, Place("giving"), GivingScreen)
    assert isinstance(giving, GivingScreen)
    qtbot.waitUntil(lambda: giving.list.count() == 1)
    assert shell.focusWidget() is giving.list
    assert not giving.card.isVisible()
    assert "for tomorrow" in giving.told.text()
    assert not giving.take_back.isVisible()


def test_a_form_of_the_mission_is_sent_from_its_file(qtbot: QtBot, tmp_path: Path) -> None:
    made = field(tmp_path)
    tasks, shell = opened_window(qtbot, made.headquarters)
    giving = screen(qtbot, tasks, shell, Place("giving"), GivingScreen)
    assert isinstance(giving, GivingScreen)
    qtbot.waitUntil(giving.forms.isVisible)
    refused: list[SatchelError] = []
    tasks.refused.connect(refused.append)
    file = tmp_path / "remand.json"
    file.write_text("{}", encoding="utf-8")
    giving.forms.take(file)
    settled(qtbot, tasks)
    assert len(refused) == 1, "what is wrong with it is said, and nothing kept"
    file.write_text(json.dumps(mission_form()), encoding="utf-8")
    giving.forms.take(file)
    settled(qtbot, tasks)
    qtbot.waitUntil(lambda: giving.forms.sent.text() == "remand 1")
    assert tasks.close(30)
    made.meet()
    names = made.at(made.observer, lambda desk: [one.form.name for one in desk.forms.listed()])
    assert isinstance(names, list)
    assert "remand" in names
