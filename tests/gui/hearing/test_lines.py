"""The list of lines: its model, its heights, and what a row says."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from satchel.catalog.courtroom_words import CourtroomWords
from satchel.catalog.hearing_lines import Earlier, HeardLine
from satchel.domain.court_clock import Reading
from satchel.domain.ids import RecordId
from satchel.gui.appearance import Appearance
from satchel.gui.hearing.heights import Heights
from satchel.gui.hearing.lines_view import Hint, LinesView
from satchel.gui.hearing.model import HELD, PAGE, RECORD_MIME, HearingModel
from satchel.gui.hearing.rows_presenter import Row, State, Teller
from satchel.gui.look.tokens import Theme

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
RECORD = RecordId("0123456789abcdefghjk")


def row(text: str = "Opens.") -> Row:
    return Row(State.SAVED, "10:02", "Judge", text)


def heard(text: str | None = "Opens.", **more: object) -> HeardLine:
    at = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)
    told: dict[str, object] = {
        "record": RECORD, "typed": at, "at": at, "by_court": True, "told": None,
        "speaker": "judge", "spoken_by": None, "text": text, "tags": (), "typed_up_from": None,
        "document": None, "clock": None, "earlier": (), "withdrawn": None, "head": None, **more,
    }  # fmt: skip
    return HeardLine(**told)  # type: ignore[arg-type]  # as above


def told(line: HeardLine, before: HeardLine | None = None) -> Row:
    return Teller(CourtroomWords(RESOURCES, "en")).row(line, before, None)


def test_the_model_of_lines_is_one_that_qt_accepts(qtmodeltester: ModelTester) -> None:
    model = HearingModel()
    model.open(PAGE + 3)
    qtmodeltester.check(model)
    model.put(0, [row(str(number)) for number in range(PAGE)])
    place = model.append(row("new"))
    model.replace(place, row("newer"))
    model.append(row("refused"))
    model.remove(place + 1)
    assert model.rowCount() == PAGE + 4
    assert model.row(place) == row("newer")


def test_a_page_is_asked_for_once_and_only_some_are_held(qtbot: QtBot) -> None:
    model = HearingModel()
    wanted: list[int] = []
    model.wanted.connect(wanted.append)
    model.open(100 * PAGE)
    assert [model.row(n) for n in (0, 1, PAGE)] == [None, None, None]
    for number in range(HELD + 1):
        model.put(number, [row(str(number))] * PAGE)
    assert wanted == [0, 1]
    assert model.row(HELD * PAGE) == row(str(HELD))
    assert model.row(0) is None
    assert wanted == [0, 1, 0]


def test_a_dragged_line_gives_its_record_and_nothing_it_says(qtbot: QtBot) -> None:
    model = HearingModel()
    model.open(1)
    model.put(0, [told(heard("Zanzibar"))])
    mime = model.mimeData([model.index(0)])
    assert mime.formats() == [RECORD_MIME]
    assert bytes(mime.data(RECORD_MIME).data()) == RECORD.encode()


def test_heights_are_guessed_until_they_are_known() -> None:
    heights = Heights(10)
    heights.begin(5)
    assert heights.measure(2, 30)
    heights.insert(5, 1)
    assert [heights.row_at(y) for y in (0, 19, 20, 49, 50, 999)] == [0, 1, 2, 2, 3, 5]
    heights.remove(2, 3)
    assert (len(heights), heights.total) == (5, 50)
    assert not heights.is_measured(2)


def test_what_is_read_stays_in_its_place_while_heights_become_known(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    model = HearingModel()
    view = LinesView(model, Appearance(application, "en", Theme.LIGHT))
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show()
    model.open(5 * PAGE)
    for number in range(5):
        model.put(number, [row("long words " * (at % 40)) for at in range(PAGE)])
    assert view.is_at_end
    middle = model.index(2 * PAGE)
    view.scrollTo(middle, Hint.PositionAtTop)
    assert view.visualRect(middle).top() == 0
    bar = view.verticalScrollBar()
    for _ in range(30):  # up through lines that were never seen, a little at a time
        shown = view.indexAt(view.viewport().rect().center())
        before = view.visualRect(shown).top()
        bar.setValue(bar.value() - 20)
        assert abs(view.visualRect(shown).top() - before - 20) <= 1
    assert view.indexAt(view.visualRect(shown).center()).row() == shown.row()
    first = view.first_shown()
    model.open(5 * PAGE + 1)  # the same lines anew, with one that somebody else kept
    assert view.first_shown() == first
    view.to_end()
    model.open(5 * PAGE + 2)
    assert view.is_at_end


def test_a_row_tells_what_a_line_was_and_how_it_came() -> None:
    until = datetime(2026, 11, 22, 10, 7, tzinfo=UTC)
    corrected = told(heard(earlier=(Earlier("Open.", until),), tags=("counsel",)))
    paper = told(heard(at=None, typed_up_from="paper", speaker="observer"))
    moment = told(heard(None))
    wall = told(heard(None, clock=Reading("10:02", 115, 30, "d-1"), speaker=None))
    gone = told(heard(withdrawn="twice", text=None))
    assert corrected.under == ("#counsel", "corrected 10:07, was: Open.")
    assert (paper.time, paper.is_mine) == ("–", True)
    assert paper.under == ("from paper, time not recorded, typed up 22.11.2026 10:02",)
    assert (moment.text, moment.is_aside) == ("a moment, not written down yet", True)
    assert wall.text == "The courtroom clock shows 10:02: 1 min 55 s ahead of this laptop's."
    assert gone.text == "withdrawn: twice"
    assert corrected.aloud().startswith("22 November 2026, 10:02, Judge, Opens.")


def test_a_day_is_told_where_it_begins() -> None:
    first = heard()
    untimed = heard(at=None, typed_up_from="paper")
    assert told(first).heading == "22 November 2026"
    assert told(heard(), first).heading == ""
    assert told(heard(), untimed).heading == ""


def test_keys_of_the_list_walk_through_the_lines(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    model = HearingModel()
    view = LinesView(model, Appearance(application, "en", Theme.COURTROOM))
    qtbot.addWidget(view)
    view.resize(700, 200)
    view.show()
    model.open(30)
    model.put(0, [row(str(number)) for number in range(30)])
    typed: list[str] = []
    view.typed.connect(typed.append)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, "j")
    assert view.currentIndex().row() == 1
    assert typed == ["j"]
    assert not view.grab().isNull()
