"""The first screen: three sentences for a newcomer, then today, and what was not kept."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from samples.windows import done, opened
from satchel.assembly.desk import Desk
from satchel.catalog.hearings import HearingWish
from satchel.gui.places import Place
from satchel.gui.shell import home_presenter, navigating

TODAY = date(2026, 11, 22)


def test_a_newcomer_reads_how_to_begin_and_afterwards_what_is_on_today(
    qtbot: QtBot, tmp_path: Path
) -> None:
    tasks = opened(qtbot, tmp_path / "archive")
    new = done(qtbot, tasks, lambda desk: home_presenter.morning(desk, TODAY, "en"))
    assert (new.is_new, new.hearings, new.begun) == (True, (), ())
    assert len(home_presenter.first_words()) == 3

    def begin(desk: Desk) -> str:
        wish = HearingWish(None, "Case A", court="City Court", room="4", date="2026-11-22")
        hearing = desk.hearings.begin(wish).written.record
        other = HearingWish(None, "Case B", court="High Court", date="2026-11-23")
        desk.hearings.begin(other)
        desk.drafts.keep(f"note:{hearing}", {"text": "half"})
        desk.drafts.keep("unknown-thing", "half")
        return hearing

    hearing = done(qtbot, tasks, begin)
    told = done(qtbot, tasks, lambda desk: home_presenter.morning(desk, TODAY, "en"))
    assert [(one.words, one.beside) for one in told.hearings] == [("City Court, room 4", "Case A")]
    assert [one.place for one in told.begun] == [Place("hearing", hearing)]
    lines = done(qtbot, tasks, lambda desk: navigating.column(desk, TODAY))
    assert [one.words for one in lines if one.place == Place("hearing", hearing)] == [
        "City Court, room 4"
    ]
    assert done(qtbot, tasks, home_presenter.waiting)
    assert told.day == datetime(2026, 11, 22).strftime("%d November %Y")
