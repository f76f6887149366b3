"""First run and unlock through the real windows: what is made is what `init` makes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from samples.passphrases import make_cheap
from samples.windows import PASSPHRASE, WAIT_MS, asked
from satchel.assembly.opening import open_desk
from satchel.gui.appearance import Appearance
from satchel.gui.entering.first_run import FirstRun
from satchel.gui.entering.steps import Answers, Step, Way
from satchel.gui.entering.unlock import Unlock
from satchel.gui.look.tokens import Theme
from satchel.gui.main import Program
from satchel.gui.shell.home import Home
from satchel.gui.shell.window import Window
from satchel.storage import settings

Start = Callable[[Path], Program]


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    """Starts the program on a folder; its windows are gone when the test is over."""
    make_cheap()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    started: list[Program] = []

    def begin(folder: Path) -> Program:
        for program in started:
            program.shown.hide()
        started.append(Program(folder, Appearance(application, "en", Theme.LIGHT)))
        started[-1].show()
        return started[-1]

    yield begin
    for program in started:
        program.tasks.close(20)
        shiboken6.delete(program.shown)


def _first_run(program: Program) -> FirstRun:
    assert isinstance(program.shown, FirstRun)
    return program.shown


def _lines(run: FirstRun) -> list[QLineEdit]:
    assert run._page is not None
    return run._page.findChildren(QLineEdit)


def _answer(qtbot: QtBot, run: FirstRun, text: str, expected: Step) -> None:
    qtbot.keyClicks(_lines(run)[0], text)
    qtbot.keyClick(_lines(run)[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: run._step is expected or not run.isVisible(), timeout=WAIT_MS)


def _leave_rehearsed(qtbot: QtBot, run: FirstRun) -> None:
    """The last page: the chord is pressed, and only answers."""
    qtbot.waitUntil(lambda: run._step is Step.LEAVING, timeout=WAIT_MS)
    assert run.on.text() == "Begin without trying it"
    run.activateWindow()
    qtbot.waitUntil(run.isActiveWindow, timeout=WAIT_MS)
    qtbot.keyClick(run, Qt.Key.Key_Return)
    assert run._step is Step.LEAVING, "Enter by habit does not go past it"
    assert run.said.text().startswith("Not tried yet")
    qtbot.keyClick(
        run,
        Qt.Key.Key_F12,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert run.on.text() == "Begin"
    assert run.said.text() == ""
    qtbot.keyClick(run, Qt.Key.Key_Return)


def _until_open(qtbot: QtBot, program: Program) -> Window:
    qtbot.waitUntil(lambda: isinstance(program.shown, Window), timeout=WAIT_MS)
    shell = program.shown
    assert isinstance(shell, Window)
    # She has arrived somewhere: the day is told, and Enter begins what is most likely.
    qtbot.waitUntil(lambda: shell._heading.whole == "Today", timeout=WAIT_MS)
    home = shell._made["home"]
    assert isinstance(home, Home)
    qtbot.waitUntil(lambda: bool(home._day.text()), timeout=WAIT_MS)
    assert shell.focusWidget() is home.begin
    return shell


def test_alone_by_keyboard_only(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    program = start(tmp_path / "a")
    run = _first_run(program)
    qtbot.keyClick(run, Qt.Key.Key_Return)
    _answer(qtbot, run, "Old laptop", Step.PASSPHRASE)
    _answer(qtbot, run, PASSPHRASE, Step.REHEARSAL)
    qtbot.keyClicks(_lines(run)[0], PASSPHRASE)
    qtbot.keyClick(_lines(run)[0], Qt.Key.Key_Return)
    _leave_rehearsed(qtbot, run)
    _until_open(qtbot, program)
    role = asked(qtbot, program.tasks, lambda desk: settings.get(desk.archive.reading(), "role"))
    assert role == "observer"
    assert program.tasks.close(20)
    desk = open_desk(tmp_path / "a", PASSPHRASE.encode)
    assert settings.get(desk.archive.reading(), "name") == "Old laptop"
    desk.close()


def test_a_step_hears_keys_from_the_moment_it_stands(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    run = _first_run(start(tmp_path / "a"))
    run.go_on()
    assert run._step is Step.LABEL
    assert run._page is not None
    assert run._page.isVisible()


def test_nothing_is_made_before_the_passphrase_was_typed_again(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    program = start(tmp_path / "a")
    run = _first_run(program)
    qtbot.keyClick(run, Qt.Key.Key_Return)
    _answer(qtbot, run, "L", Step.PASSPHRASE)
    _answer(qtbot, run, PASSPHRASE, Step.REHEARSAL)
    qtbot.keyClicks(_lines(run)[0], "something else")
    qtbot.keyClick(_lines(run)[0], Qt.Key.Key_Return)
    assert "not what you chose" in run.said.text()
    assert not (tmp_path / "a").exists()


def _to_shares(qtbot: QtBot, program: Program) -> FirstRun:
    run = _first_run(program)
    assert run._page is not None
    run._page.findChildren(QRadioButton)[2].setChecked(True)
    run.go_on()
    _answer(qtbot, run, "Bridge", Step.LABEL)
    _answer(qtbot, run, "L", Step.PASSPHRASE)
    _answer(qtbot, run, PASSPHRASE, Step.REHEARSAL)
    _answer(qtbot, run, PASSPHRASE, Step.SHARES)
    return run


def test_founding_ends_when_recovery_was_rehearsed(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    program = start(tmp_path / "a")
    run = _to_shares(qtbot, program)
    begun = run._begun
    assert begun is not None
    assert len(begun.shares) > begun.threshold
    run.go_on()
    assert run._page is not None
    box = run._page.findChildren(QPlainTextEdit)[0]
    box.setPlainText("not a share")
    run.go_on()
    qtbot.waitUntil(lambda: run.on.isEnabled(), timeout=WAIT_MS)
    assert run._step is Step.SHARES_BACK
    assert run.said.text()
    box.setPlainText("\n".join(begun.shares[1 : 1 + begun.threshold]))
    run.go_on()
    _leave_rehearsed(qtbot, run)
    _until_open(qtbot, program)
    told = asked(
        qtbot, program.tasks, lambda desk: settings.get(desk.archive.reading(), "rehearsed")
    )
    assert told


def test_leaving_before_the_rehearsal_leaves_nothing(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    program = start(tmp_path / "a")
    run = _to_shares(qtbot, program)
    assert (tmp_path / "a").exists()
    run.close()
    qtbot.waitUntil(lambda: not run.isVisible(), timeout=WAIT_MS)
    assert not (tmp_path / "a").exists()


def test_a_wrong_passphrase_says_only_that_it_did_not_open(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    test_alone_by_keyboard_only(start, qtbot, tmp_path)
    program = start(tmp_path / "a")
    unlock = program.shown
    assert isinstance(unlock, Unlock)
    assert unlock.passphrase.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClicks(unlock.passphrase, "wrong")
    qtbot.keyClick(unlock.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: unlock.passphrase.isEnabled(), timeout=WAIT_MS)
    assert unlock.said.text() == "That did not open it."
    qtbot.keyClicks(unlock.passphrase, PASSPHRASE)
    qtbot.keyClick(unlock.passphrase, Qt.Key.Key_Return)
    _until_open(qtbot, program)


def test_before_it_is_open_nothing_tells_what_it_is_for(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "keyslots-a.json").write_text(json.dumps({}))
    program = start(tmp_path / "a")
    said = " ".join(
        f"{child.property('text') or ''} {child.accessibleName()} {child.toolTip()}".lower()
        for child in program.shown.findChildren(QWidget)
    )
    assert "passphrase" in said
    assert program.shown.windowTitle() == "Satchel"
    for telling in ("trial", "court", "hearing", "evidence", "case", "witness", "observer"):
        assert telling not in said


@pytest.mark.parametrize("way", list(Way))
def test_every_way_asks_for_a_label_and_the_passphrase_twice(way: Way) -> None:
    steps = Answers(way=way).steps()
    assert steps[0] is Step.WAY
    kept = [step for step in steps if step in (Step.LABEL, Step.PASSPHRASE, Step.REHEARSAL)]
    assert kept == [Step.LABEL, Step.PASSPHRASE, Step.REHEARSAL]


def test_the_two_spellings_of_one_letter_are_one_passphrase() -> None:
    answers = Answers(passphrase="й", rehearsed="\u0438\u0306")
    assert answers.problem(Step.REHEARSAL) is None
