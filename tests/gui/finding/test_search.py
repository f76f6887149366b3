"""Search in its window: as one types, by keys alone, opening where the words stand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.knowledge.conftest import Office
from satchel.assembly.desk import Desk
from satchel.catalog.attaching import AttachWish
from satchel.catalog.notes import NoteWish
from satchel.catalog.words import Words
from satchel.gui.finding.search import Search
from satchel.gui.finding.search_model import HitsModel
from satchel.gui.finding.search_presenter import Answer, Found, Question, ask
from satchel.gui.knowledge.saying import Saying
from satchel.gui.knowledge.spoken import saying
from satchel.gui.places import Place
from satchel.system.paths import resources_folder


def _ground(desk: Desk, report: Path) -> tuple[str, str, str]:
    case = desk.records.add("case", {"title": "Bread"}).record
    told = {"event_kind": "hearing", "case": case, "date": "2019-02-14", "zone": "Asia/Almaty"}
    hearing = desk.records.add("event", told).record
    note = desk.notes.take(NoteWish(hearing, "Кенжалиев is brought in.", at="10:03"))
    document = desk.attachments.attach(report, AttachWish(on=case)).record
    return hearing, note.written.record, document


def _office(qtbot: QtBot, tmp_path: Path) -> tuple[Office, tuple[str, str, str]]:
    office = Office(qtbot, tmp_path / "a")
    report = tmp_path / "report.txt"
    report.write_text("Nothing here.\fThe quokka testified.")
    return office, office.do(lambda desk: _ground(desk, report))


def test_hits_open_by_keys_at_the_line_and_at_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    office, (hearing, note, document) = _office(qtbot, tmp_path)
    screen = office.screen(Search, "search")
    qtbot.keyClicks(screen.box, "Kenzhaliyev")
    office.until(lambda: screen.hits.rowCount() == 1)
    found = screen.hits.found(screen.hits.index(0, 0))
    assert found.why == "title: Кенжалиев (a spelling of the name)"
    qtbot.keyClick(screen.box, Qt.Key.Key_Return)
    assert office.gone == [Place("hearing", hearing, note)]
    screen.box.clear()
    qtbot.keyClicks(screen.box, "quokka")
    office.until(lambda: _why(screen) == "page 2: quokka")
    qtbot.keyClick(screen.box, Qt.Key.Key_Down)
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert office.gone[-1] == Place("viewer", document, "page 2|quokka")
    screen.exact.click()
    screen.box.setText("Kenzhaliyev")
    office.until(lambda: screen.told.text().startswith("Nothing found as it is spelled"))


def test_words_of_a_closed_list_stand_in_an_excerpt_as_the_reader_has_them(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office, _ = _office(qtbot, tmp_path)
    told = {
        "organisation_kind": "court",
        "names": [{"text": "Quagga"}],
        "place": "The old court, room 4",
    }
    office.do(lambda desk: desk.records.add("organisation", told))
    russian = Saying(Words(resources_folder() / "words", "ru"))
    (found,) = office.ask(lambda desk: ask(desk, Question("room"), 0, russian)).found
    assert "Суд" in found.snippet.split()
    assert "The old court" in found.snippet


def test_an_older_answer_never_takes_the_place_of_a_newer(qtbot: QtBot, tmp_path: Path) -> None:
    office, _ = _office(qtbot, tmp_path)
    screen = office.screen(Search, "search")
    late = office.ask(lambda desk: ask(desk, Question("quokka"), 0, saying(office.context)))
    screen.box.setText("Kenzhaliyev")
    screen.ask()
    newer = screen._asked
    office.settle()
    screen._show(newer - 1, late)
    assert [screen.hits.rowCount(), _why(screen)] == [
        1,
        "title: Кенжалиев (a spelling of the name)",
    ]
    screen.box.setText("")
    screen.ask()
    screen._show(newer, late)
    assert screen.hits.rowCount() == 0


def test_hits_are_fetched_page_by_page(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    def page(offset: int, size: int) -> Answer:
        found = tuple(
            Found(str(n), f"hit {n}", "", "", (), "", Place("record", str(n)))
            for n in range(offset, offset + size)
        )
        return Answer(Question("hit"), found, offset, 70, 0, ())

    model = HitsModel()
    wanted: list[int] = []
    model.wanted.connect(wanted.append)
    model.begin(page(0, 30))
    model.fetchMore()
    model.fetchMore()
    assert wanted == [30]
    model.go_on(page(30, 30))
    model.go_on(page(30, 30))
    model.fetchMore()
    model.go_on(page(60, 10))
    assert (wanted, model.rowCount(), model.canFetchMore()) == ([30, 60], 70, False)
    qtmodeltester.check(model)


def test_what_cannot_be_opened_here_is_counted_and_said(qtbot: QtBot, tmp_path: Path) -> None:
    office, _ = _office(qtbot, tmp_path)
    screen = office.screen(Search, "search")
    screen._asked = 7
    screen._show(7, Answer(Question("x"), (), 0, 0, 12, ("Only words to leave out.",)))
    told = screen.told.text()
    assert told.startswith("Nothing found. Fewer words")
    assert told.endswith(" · 12 you cannot open here\nOnly words to leave out.")
    QCoreApplication.processEvents()


def _why(screen: Search) -> str:
    index = screen.hits.index(0, 0)
    return screen.hits.found(index).why if index.isValid() else ""
