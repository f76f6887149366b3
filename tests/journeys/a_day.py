"""One day at the window, as a process of its own that a test kills: python a_day.py PHASE …

Everything is done through the widgets of the real program, with keys and clicks; only the
desk's answers are read directly, to tell the parent what was acknowledged. It prints one
JSON value a line. The parent gives the display, the sound server and the folders.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "app"), str(ROOT / "tests")]

from PySide6.QtCore import QObject, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton  # noqa: E402

from samples.passphrases import make_cheap  # noqa: E402
from satchel.assembly.desk import Desk  # noqa: E402
from satchel.gui.appearance import Appearance  # noqa: E402
from satchel.gui.attaching.offered import Offered  # noqa: E402
from satchel.gui.attaching.presenter import State as Coming  # noqa: E402
from satchel.gui.attaching.screen import AttachScreen  # noqa: E402
from satchel.gui.entering.first_run import FirstRun  # noqa: E402
from satchel.gui.entering.steps import Step  # noqa: E402
from satchel.gui.entering.unlock import Unlock  # noqa: E402
from satchel.gui.hearing.view import Hearing  # noqa: E402
from satchel.gui.look.tokens import Theme  # noqa: E402
from satchel.gui.main import Program  # noqa: E402
from satchel.gui.places import Place  # noqa: E402
from satchel.gui.recording.bar import RecordingBar  # noqa: E402
from satchel.gui.report.view import ReportScreen  # noqa: E402
from satchel.gui.sending.send import Send  # noqa: E402
from satchel.gui.shell.window import Window  # noqa: E402
from satchel.storage.records import ListWish  # noqa: E402
from satchel.system.kept_none import keep_none  # noqa: E402

PASSPHRASE = "seven words that only she knows now"
LINES = 300
ANSWERS = ("D1", "D2", "D6")  # yes-or-no questions
T = TypeVar("T")


class Day:
    """The program, its window, and waiting for what was asked for."""

    def __init__(self, folder: Path) -> None:
        make_cheap()
        keep_none()
        self.application = QApplication(["Satchel"])
        self.program = Program(folder, Appearance(self.application, "en", Theme.LIGHT))
        self.program.show()

    @property
    def window(self) -> Window:
        assert isinstance(self.program.shown, Window)
        return self.program.shown

    def until(self, there: Callable[[], Any], what: str, within_s: float = 60) -> None:
        """Let the window live until something is so."""
        latest = time.monotonic() + within_s
        while not there():
            assert time.monotonic() < latest, what
            self.application.processEvents()
            time.sleep(0.005)

    def settle(self) -> None:
        self.until(lambda: self.program.tasks.waiting == 0, "what was asked for", 120)

    def ask(self, act: Callable[[Desk], T]) -> T:
        answers: list[T] = []
        owner = QObject()
        self.program.tasks.read(act, answers.append, owner)
        self.until(lambda: answers, "an answer")
        return answers[0]

    def unlock(self) -> None:
        unlock = self.program.shown
        assert isinstance(unlock, Unlock)
        QTest.keyClicks(unlock.passphrase, PASSPHRASE)
        QTest.keyClick(unlock.passphrase, Qt.Key.Key_Return)
        self.until(lambda: isinstance(self.program.shown, Window), "the open archive")
        self.settle()

    def join(self, invitation: Path, code: str) -> None:
        """The first run, by invitation."""
        run = self.program.shown
        assert isinstance(run, FirstRun)

        def typed(at: Step, *texts: str) -> None:
            self.until(lambda: run._step is at, at.value)
            assert run._page is not None
            for line, text in zip(run._page.findChildren(QLineEdit), texts, strict=True):
                line.setFocus()
                QTest.keyClicks(line, text)
            run.go_on()

        assert run._page is not None
        run._page.findChildren(QRadioButton)[1].click()
        run.go_on()
        typed(Step.INVITATION, str(invitation), code)
        typed(Step.LABEL, "laptop")
        typed(Step.PASSPHRASE, PASSPHRASE)
        typed(Step.REHEARSAL, PASSPHRASE)
        self.until(lambda: run._step is Step.WORDS, "the eight words")
        run.go_on()
        run.go_on()
        self.until(lambda: isinstance(self.program.shown, Window), "the open archive")
        self.settle()

    def screen(self, place: Place, kind: type[T]) -> T:
        self.window.go(place)
        self.settle()
        found = self.window._made[place.screen]
        assert isinstance(found, kind)
        return found


def told(**values: Any) -> None:
    print(json.dumps(values), flush=True)


def court(folder: Path, invitation: Path, code: str, files: Path, seconds: float) -> None:
    """First run, a hearing written down and recorded, twelve files, a report; then wait to die."""
    day = Day(folder)
    day.join(invitation, code)
    hearing = _open_hearing(day)
    screen = day.screen(Place("hearing", hearing), Hearing)
    bar = day.window.findChild(RecordingBar)
    assert isinstance(bar, RecordingBar)
    bar.toggle()
    day.until(lambda: bar._asking.isVisible() and bar._asking.devices.count(), "the question")
    bar._asking.answers["yes"].click()
    day.until(lambda: bar.is_recording, "the recording")
    began = time.monotonic()
    words = screen.sitting.writing.words
    for number in range(LINES):
        words.setFocus()
        QTest.keyClicks(words, f"line {number} of the day")
        QTest.keyClick(words, Qt.Key.Key_Return)
        day.application.processEvents()
    day.settle()
    report = _report(day, hearing)
    _attach(day, hearing, sorted(files.iterdir()))
    day.screen(Place("hearing", hearing), Hearing)
    words.setFocus()
    QTest.keyClicks(words, "half a sentence that was never")
    day.until(lambda: day.ask(lambda desk: desk.drafts.all()), "the draft")
    day.until(lambda: time.monotonic() - began > seconds, "the recording", seconds + 60)
    told(hearing=hearing, report=report, heard=time.monotonic() - began)
    while True:
        day.application.processEvents()
        time.sleep(0.01)


def _open_hearing(day: Day) -> str:
    form = day.screen(Place("hearing"), Hearing).beginning
    day.until(lambda: form.case.count(), "the form")
    form.title.setText("Case of the bridge")
    form.place.setText("Almaty")
    form.begin.click()
    day.until(lambda: day.window.place.record is not None, "the hearing")
    day.settle()
    return str(day.window.place.record)


def _report(day: Day, hearing: str) -> str:
    screen = day.screen(Place("report", hearing), ReportScreen)
    screen.beginning.button.click()
    day.settle()
    filling = screen.filling

    def is_there(number: str) -> bool:
        return bool(filling.model.row_of(number) >= 0)

    for count, number in enumerate(ANSWERS, 1):
        day.until(partial(is_there, number), number)
        filling._select(filling.model.row_of(number))
        filling.list.setFocus()
        QTest.keyClick(filling.list, Qt.Key.Key_Y)
        QTest.keyClick(filling.list, Qt.Key.Key_Return)
        day.until(partial(_answered, day, screen, count), f"the answer to {number}")
        day.settle()
    assert screen._page is not None
    assert screen._page.observed is not None
    return str(screen._page.observed.record)


def _answered(day: Day, screen: ReportScreen, count: int) -> bool:
    page = screen._page
    if page is None or page.observed is None:
        return False
    record = str(page.observed.record)
    return bool(day.ask(lambda desk: desk.reports.show(record).answered) == count)


def _attach(day: Day, hearing: str, files: list[Path]) -> None:
    screen = day.screen(Place("attach", hearing), AttachScreen)
    screen.take(Offered(tuple(files)))
    day.settle()
    screen.keep.click()
    sheet = screen.sheet
    assert sheet is not None
    day.until(lambda: all(one.state is Coming.KEPT for one in sheet.model.items), "the files", 120)
    day.settle()


def again(folder: Path, hearing: str, stick: Path) -> None:
    """After the kill: what is there, the draft too; then a courier file, and lock."""
    day = Day(folder)
    day.unlock()
    screen = day.screen(Place("hearing", hearing), Hearing)
    listed = ListWish(kind="attachment", on=hearing)

    def taken_in() -> bool:
        found = day.ask(lambda desk: desk.records.select(listed))
        return any("recording" in one.fields for one in found)

    bar = day.window.findChild(RecordingBar)
    assert isinstance(bar, RecordingBar)
    day.until(lambda: bar.is_recording, "the recording that went on without a window")
    bar.stop()
    day.until(taken_in, "the recording taken in")
    day.settle()
    send = day.screen(Place("send"), Send)
    send.courier.write_to(stick)
    day.settle()
    told(draft=screen.sitting.writing.words.toPlainText(), said=send.courier.outcome.text())
    day.window.lock()


def seal(folder: Path, receipt: Path) -> None:
    """The receipt comes in; everything is sealed, which locks."""
    day = Day(folder)
    day.unlock()
    send = day.screen(Place("send"), Send)
    send.bring([receipt])
    day.settle()
    told(came=send.came.text())
    send.sealing.seal.click()
    day.settle()
    send.sealing.ask_seal.agree.click()
    day.until(lambda: False, "the lock")


if __name__ == "__main__":
    phase, *words = sys.argv[1:]
    if phase == "court":
        court(Path(words[0]), Path(words[1]), words[2], Path(words[3]), float(words[4]))
    elif phase == "again":
        again(Path(words[0]), words[1], Path(words[2]))
    elif phase == "seal":
        seal(Path(words[0]), Path(words[1]))
