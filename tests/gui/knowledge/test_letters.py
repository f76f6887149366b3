"""Letters and sources in their windows; the models that lists are made of."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.knowledge.conftest import Office
from satchel.assembly.desk import Desk
from satchel.domain.citing.citations import Cited
from satchel.gui.knowledge.candidates import Candidate
from satchel.gui.knowledge.letter import Letter
from satchel.gui.knowledge.letters import Letters
from satchel.gui.knowledge.reference_editors import CandidatesModel
from satchel.gui.knowledge.sources import SourcesScreen
from satchel.gui.knowledge.table import PAGE, Column, Line, TableModel
from satchel.gui.knowledge.ticking import CitedModel, TickTable
from satchel.gui.places import Place

MAIL = b"""From: clerk@court.example
To: mission@example.org
Subject: Room 4
Date: Mon, 12 Jan 2026 10:00:00 +0500
Message-ID: <one@court.example>
Content-Type: text/plain; charset=utf-8

No.
"""


def test_a_letter_says_by_itself_how_long_nobody_has_answered(office: Office) -> None:
    def sent(desk: Desk) -> str:
        day = desk.letters.today() - timedelta(days=42)
        return desk.letters.add({"letter_kind": "letter", "sent": day.isoformat()}).record

    office.do(sent)
    screen = office.screen(Letters, "letters")
    (line,) = screen.table.model_.lines
    assert line.cells[4] == "no reply after 42 days"
    screen.table.setFocus()
    screen.table.go_to(0)
    office.qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert office.gone == [Place("letter", line.record)]


def test_an_e_mail_is_brought_in_as_a_letter_once(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "one.eml"
    file.write_bytes(MAIL)
    case = office.do(lambda desk: desk.records.add("case", {"title": "Bread"}).record)
    screen = office.screen(Letters, "letters", case)
    for _ in range(2):
        screen.chosen([file])
        screen.came._tell()
        office.settle()
    (line,) = screen.table.model_.lines
    assert line.cells[1:4] == ("clerk@court.example", "mission@example.org", "Room 4")
    assert office.said[-1] == "0 letters kept, byte for byte. 1 here already."
    letter = office.screen(Letter, "letter", line.record)
    assert letter.letter is not None
    assert letter.letter.text == "No."
    assert letter.letter.document is not None


def test_only_what_is_ticked_of_a_report_is_kept_and_then_waits(
    office: Office, tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    report.write_text("One [1]. Two [2].\n\n[1] https://a.example.org\n[2] https://b.example.org\n")
    case = office.do(lambda desk: desk.records.add("case", {"title": "Bread"}).record)
    screen = office.screen(SourcesScreen, "sources", case)
    screen.chosen([report])
    screen.reports.came._tell()
    table = screen.reports.table
    office.until(lambda: table.cited.rowCount() == 2)
    office.qtbot.keyClick(table, Qt.Key.Key_Space)
    assert [one.url for one in table.cited.chosen()] == ["https://b.example.org"]
    screen.reports._keep_ticked()
    office.settle()
    (line,) = screen.table.model_.lines
    assert line.cells[1] == "https://b.example.org"
    assert line.cells[4] == "waiting"
    assert screen.counts.text() == "1 source · 1 waiting"
    assert line.leads_to(3) is not None


@pytest.mark.parametrize("rows", [0, 1, 2 * PAGE + 50])
def test_a_table_shows_itself_page_by_page(qtmodeltester: ModelTester, rows: int) -> None:
    model = TableModel([Column("a"), Column("b", is_number=True)])
    model.show([Line((str(n), str(n))) for n in range(rows)])
    assert model.rowCount() == min(rows, PAGE)
    qtmodeltester.check(model)  # which asks for more as a view does
    while model.canFetchMore():
        model.fetchMore()
    assert model.rowCount() == rows


def test_the_other_models_hold_what_qt_asks_of_them(
    qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    found = CandidatesModel(lambda kind: kind)
    found.show([Candidate("a" * 20, "person", "A. B.")])
    qtmodeltester.check(found)
    table = TickTable()
    qtbot.addWidget(table)
    cited: CitedModel = table.cited
    cited.show([Cited("https://a.example.org", "1", 1, "around"), Cited(None, "2", 1, "words")])
    qtmodeltester.check(cited)
    cited.tick_all(False)
    assert cited.chosen() == []
