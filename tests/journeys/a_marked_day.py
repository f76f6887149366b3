"""A day at the window in which everything is marked, as a process of its own that is watched.

    python a_marked_day.py ARCHIVE WORDS    (WORDS: a JSON file of what to type and open)

It opens every kind of thing, copies one line and prints one report; then it says what the
clipboard was given meanwhile, waits for a line on its input, and locks.
"""

from __future__ import annotations

import json
import select
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from journeys.a_day import Day, told  # it makes the program importable

from PySide6.QtCore import Qt  # isort: skip
from PySide6.QtGui import QClipboard, QGuiApplication  # isort: skip
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip

from samples.passphrases import make_cheap
from satchel.gui import main as front
from satchel.gui.attaching.offered import Offered
from satchel.gui.attaching.presenter import State as Coming
from satchel.gui.attaching.screen import AttachScreen
from satchel.gui.finding.record import RecordScreen
from satchel.gui.finding.search import Search
from satchel.gui.hearing.view import Hearing
from satchel.gui.places import Place
from satchel.gui.report.view import ReportScreen
from satchel.gui.viewing.screen import ViewScreen

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Copied:
    """What the clipboard, and the selection that X11 keeps beside it, were given; and when.

    Looked at when the program comes back to its events, among which others' questions are.
    """

    def __init__(self) -> None:
        self.during = ""
        self.seen: list[list[str]] = []
        self._board = QGuiApplication.clipboard()
        later = Qt.ConnectionType.QueuedConnection
        self._board.dataChanged.connect(lambda: self._note("clipboard"), later)
        self._board.selectionChanged.connect(lambda: self._note("selection"), later)
        self.selected = 0

    def _note(self, which: str) -> None:
        self.selected += which == "selection"
        mode = QClipboard.Mode.Clipboard if which == "clipboard" else QClipboard.Mode.Selection
        text = self._board.text(mode)
        if text:
            self.seen.append([self.during, which, text])


def hearing(day: Day, words: dict[str, Any]) -> None:
    """Lines; the words of the next one are selected, and stay a draft."""
    screen = day.screen(Place("hearing", words["hearing"]), Hearing)
    day.until(screen.sitting.writing.isEnabled, "the page")
    field = screen.sitting.writing.words
    for line in words["lines"]:
        field.setFocus()
        QTest.keyClicks(field, line)
        QTest.keyClick(field, Qt.Key.Key_Return)
        day.settle()
    QTest.keyClicks(field, words["draft"])
    QTest.keyClick(field, Qt.Key.Key_A, _CONTROL)
    QTest.keyClick(field, Qt.Key.Key_Home, _SHIFT)
    day.until(lambda: day.ask(lambda desk: desk.drafts.all()), "the draft")


def copying(day: Day, words: dict[str, Any]) -> None:
    """The last line of the hearing, because she asks for it."""
    screen = day.screen(Place("hearing", words["hearing"]), Hearing)
    model, lines = screen.sitting.course.model, screen.sitting.lines
    lines.setFocus()
    lines.setCurrentIndex(model.index(model.rowCount() - 1))
    QTest.keyClick(lines, Qt.Key.Key_C, _CONTROL)


def attaching(day: Day, words: dict[str, Any]) -> None:
    """Files of every kind, from somebody."""
    screen = day.screen(Place("attach", words["hearing"]), AttachScreen)
    screen.take(Offered(tuple(Path(one) for one in words["files"])))
    day.settle()
    QTest.keyClicks(screen.who, words["giver"])
    screen.keep.click()
    sheet = screen.sheet
    assert sheet is not None
    day.until(lambda: all(one.state is Coming.KEPT for one in sheet.model.items), "the files", 120)
    words["kept"] = [one.record for one in sheet.model.items]
    day.settle()


def viewing(day: Day, words: dict[str, Any]) -> None:
    """Each file shown; the first word that is looked for in it typed."""
    for record in words["kept"]:
        screen = day.screen(Place("viewer", record), ViewScreen)
        reader = screen.reader

        def shown(reader: Any = reader) -> bool:
            return reader.canvas._seen is not None or bool(reader.words.toPlainText())

        day.until(shown, "the page")
        reader.finding.open()
        QTest.keyClicks(reader.finding.words, words["sought"])
        QTest.keyClick(reader.finding.words, Qt.Key.Key_Return)
        QTest.keyClick(reader.finding.words, Qt.Key.Key_Home, _SHIFT)
        day.settle()
        if reader.words.isVisible():
            reader.words.setFocus()
            QTest.keyClick(reader.words, Qt.Key.Key_A, _CONTROL)


def hearing_the_sound(day: Day, words: dict[str, Any]) -> None:
    """Played for a second, with its transcript open."""
    screen = day.screen(Place("viewer", words["recording"]), ViewScreen)
    day.until(lambda: screen._listening is not None, "the player")
    assert screen._listening is not None
    playing = screen._listening.player.playing
    day.until(lambda: playing.is_open, "the sound")
    playing.play()
    day.until(lambda: playing.at > 1, "a second of it")
    screen._listening._show_words.click()
    QTest.keyClicks(screen._listening.transcript.field, words["spoken"])
    QTest.keyClick(screen._listening.transcript.field, Qt.Key.Key_Return)
    day.settle()


def searching(day: Day, words: dict[str, Any]) -> None:
    """What is typed is found, and opened."""
    screen = day.screen(Place("search"), Search)
    QTest.keyClicks(screen.box, words["sought"])
    day.until(lambda: screen.hits.rowCount() > 0, "a hit")
    QTest.keyClick(screen.box, Qt.Key.Key_A, _CONTROL)
    QTest.keyClick(screen.box, Qt.Key.Key_Return)
    day.settle()


def recording_pages(day: Day, words: dict[str, Any]) -> None:
    """Content, history and proof of the case and the person; a form begun and left."""
    for record in (words["case"], words["person"]):
        screen = day.screen(Place("record", record), RecordScreen)
        for page in range(screen.tabs.count()):
            screen.tabs.setCurrentIndex(page)
            day.settle()
        for begin in (screen.edit, screen.state):
            begin()
            day.settle()
    for name, record in (("case", words["case"]), ("person", words["person"])):
        day.window.go(Place(name, record))
        day.settle()


def printing(day: Day, words: dict[str, Any]) -> None:
    """A report begun, one answer, and the PDF where she wants it."""
    screen = day.screen(Place("report", words["hearing"]), ReportScreen)
    screen.beginning.button.click()
    day.settle()
    screen._print()
    screen.printing.write(Path(words["pdf"]))
    day.settle()
    day.until(Path(words["pdf"]).exists, "the PDF")


ACTS: tuple[Callable[[Day, dict[str, Any]], None], ...] = (
    hearing, attaching, viewing, hearing_the_sound, searching, recording_pages, printing, copying,
)  # fmt: skip


class Marked(Day):
    """A day of the program as its own `run` starts it."""

    def __init__(self, program: front.Program) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.application, self.program = application, program


def live(program: front.Program, words: dict[str, Any]) -> int:
    """All acts, in place of waiting for a person; the lock at the end ends the process."""
    day, copied = Marked(program), Copied()
    day.unlock()
    for act in ACTS:
        copied.during = act.__name__
        act(day, words)
        day.application.processEvents()
    titles = sorted({one.windowTitle() for one in day.application.topLevelWidgets()})
    told(copied=copied.seen, selected=copied.selected, titles=titles)
    while not select.select([sys.stdin], [], [], 0)[0]:
        day.application.processEvents()
    day.window.lock()
    return 0


def main(folder: str, words: dict[str, Any]) -> None:
    make_cheap()
    made: list[front.Program] = []

    class Seen(front.Program):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given)
            made.append(self)

    front.Program = Seen  # type: ignore[misc]  # the same, but that we know it
    QApplication.exec = lambda *_: live(made[0], words)  # type: ignore[assignment,method-assign]
    front.run(["--archive", folder, "--language", "en"])


if __name__ == "__main__":
    main(sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")))
