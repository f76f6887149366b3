"""The chord, sealing by the window, and an archive that is removed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.sending.conftest import Mission
from gui.sending.test_sending import send_screen, shown
from samples.windows import PASSPHRASE, WAIT_MS, asked, done, opened, settled, window
from satchel.assembly import exposure
from satchel.assembly.opening import open_desk
from satchel.gui.places import Area
from satchel.gui.sending import leaving
from satchel.gui.sending.rehearsal import RehearsalOfLeaving
from satchel.gui.sending.travel import Travel
from satchel.system.programs import LOCKED

_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ROOT = Path(__file__).resolve().parents[3]
# A program with this window, which presses the chord and tells how it ended by its exit code.
_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from samples.passphrases import make_cheap
from satchel.assembly.opening import open_desk
from satchel.gui.appearance import Appearance
from satchel.gui.look.tokens import Theme
from satchel.gui.sending import leaving
from satchel.gui.shell.window import Window
from satchel.gui.tasks import Tasks
make_cheap()
application = QApplication(["Satchel"])
folder, word = Path(sys.argv[1]), sys.argv[2].encode()
tasks = Tasks()
def ready(_nothing):
    look = Appearance(application, "en", Theme.LIGHT)
    shell = Window(tasks, folder, look, lambda: None, lambda: None)
    shell.show()
    print("pressed", flush=True)
    leaving.leave(shell.context, shell)
tasks.open(lambda: open_desk(folder, lambda: word), ready, lambda refused: sys.exit(3))
application.exec()
"""


def test_the_chord_ends_the_process_in_two_seconds_with_everything_sealed(
    mission: Mission,
) -> None:
    observer = open_desk(mission.observer, PASSPHRASE.encode)
    observer.drafts.keep(f"note:{mission.case}", "CANARY half")
    observer.close()
    paths = os.pathsep.join([str(ROOT / "app"), str(ROOT / "tests")])
    program = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(mission.observer), PASSPHRASE],
        env={**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "pressed\n"
    pressed = time.monotonic()
    program.communicate(timeout=30)
    # Two seconds on a machine of its own; here other tests run beside it.
    assert time.monotonic() - pressed < 5
    assert program.returncode == LOCKED
    again = open_desk(mission.observer, PASSPHRASE.encode)
    assert exposure.of(again).is_nothing
    assert again.drafts.all() == []
    again.close()


def test_outside_a_mission_the_chord_saves_and_locks(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "a")
    case = done(qtbot, tasks, lambda d: d.records.add("case", {"title": "Case"}).record)
    shell = window(qtbot, tasks, tmp_path / "a")
    locked: list[bool] = []
    shell._lock = lambda: locked.append(True)
    leaving.leave(shell.context, shell, ends=lambda: locked.append(False))
    assert not shell.isVisible()
    qtbot.waitUntil(lambda: locked == [True], timeout=WAIT_MS)
    assert asked(qtbot, tasks, lambda d: d.records.show(case).fields["title"]) == "Case"


def test_sealing_by_the_window_says_first_what_will_be_gone(qtbot: QtBot, mission: Mission) -> None:
    tasks, screen = send_screen(qtbot, mission.observer)
    qtbot.mouseClick(screen.sealing.seal, Qt.MouseButton.LeftButton)
    settled(qtbot, tasks)
    ask = screen.sealing.ask_seal
    assert ask.isVisibleTo(screen)
    assert "1 record" in ask._said.text()
    assert "not a wipe" in ask._said.text()
    qtbot.keyClick(ask, Qt.Key.Key_Escape)
    assert not ask.isVisibleTo(screen)
    ended: list[bool] = []
    screen.sealing.ends = lambda: ended.append(True)
    ask.ask(["again"])
    qtbot.mouseClick(ask.agree, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ended == [True], timeout=WAIT_MS)
    again = open_desk(mission.observer, PASSPHRASE.encode)
    assert exposure.of(again).is_nothing
    again.close()


def test_travel_empty_names_what_remains_and_removes_the_archive(
    qtbot: QtBot, mission: Mission
) -> None:
    tasks = opened(qtbot, mission.observer)
    screen = shown(window(qtbot, tasks, mission.observer), "travel", Travel)
    assert isinstance(screen, Travel)
    settled(qtbot, tasks)
    remains = [item.what.value for item in screen._state.remaining] if screen._state else []
    assert remains == ["records", "slots", "archive"]
    first = screen.window().focusWidget()
    assert first is not None
    assert first.accessibleName() == "Send", "the keys are on what is to be done first"
    tasks.changed.emit(frozenset({Area.RECORDS}))
    settled(qtbot, tasks)
    again = screen.window().focusWidget()
    assert again is not None
    assert again.accessibleName() == "Send", "also when all is counted anew"
    qtbot.mouseClick(screen.remove, Qt.MouseButton.LeftButton)
    assert not screen.ask.agree.isVisibleTo(screen)  # not before she says that it may be lost
    screen.ask.also.setChecked(True)
    qtbot.mouseClick(screen.ask.agree, Qt.MouseButton.LeftButton)
    settled(qtbot, tasks)
    assert not mission.observer.exists()


def test_the_chord_is_rehearsed_with_nothing_at_stake(qtbot: QtBot) -> None:
    rehearsal = RehearsalOfLeaving()
    qtbot.addWidget(rehearsal)
    with qtbot.waitActive(rehearsal):
        rehearsal.show()
        rehearsal.activateWindow()
    with qtbot.waitSignal(rehearsal.rehearsed, timeout=WAIT_MS):
        qtbot.keyClick(rehearsal, Qt.Key.Key_F12, _CHORD)
    assert rehearsal.done
