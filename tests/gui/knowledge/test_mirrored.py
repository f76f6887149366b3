"""Where one reads from the right: the timeline runs from there, and so do its keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from satchel.gui.appearance import Appearance
from satchel.gui.knowledge.table_laying import kept_together
from satchel.gui.knowledge.timeline import Timeline
from satchel.gui.knowledge.timeline_presenter import Mark, Plot, Shape
from satchel.gui.look.stylesheet import sheet
from satchel.gui.look.tokens import Theme


def _plot() -> Plot:
    marks = tuple(
        Mark(day, day, 0, Shape.POINT, f"day {day}", line) for line, day in enumerate((1.0, 9.0))
    )
    return Plot(marks=marks, rows=("Events",), days=10.0)


def test_a_timeline_runs_the_way_one_reads(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    drawn = Timeline(Appearance(application, "en", Theme.LIGHT))
    qtbot.addWidget(drawn)
    drawn.resize(640, 80)
    drawn.show_plot(_plot())
    marks = drawn._plot.marks
    as_usual = [drawn._seen(drawn._x(mark.start)) for mark in marks]
    qtbot.keyClick(drawn, Qt.Key.Key_Right)
    assert drawn.current == marks[1]
    drawn.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert [drawn.width() - x for x in as_usual] == [
        drawn._seen(drawn._x(mark.start)) for mark in marks
    ]
    qtbot.keyClick(drawn, Qt.Key.Key_Right)
    assert drawn.current == marks[0]
    before = drawn.grab().toImage()
    drawn.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert drawn.grab().toImage() != before


def test_the_mark_of_a_chosen_row_stands_where_a_row_begins(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    colours = Appearance(application, "en", Theme.LIGHT).colours
    assert "border-left: 3px" in sheet(colours)
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert "border-left: 3px" not in sheet(colours)
        assert "border-right: 3px" in sheet(colours)
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_an_address_is_never_broken_after_its_scheme() -> None:
    drawn = kept_together("https://a.example/b?c=d")
    assert drawn.startswith("https:\u2060/\u2060/\u2060a\u200b.")
    assert drawn.replace("\u2060", "").replace("\u200b", "") == "https://a.example/b?c=d"
    assert kept_together("cited at https://a.example") == "cited at https://a.example"
    assert kept_together("no address printed") == "no address printed"
