"""The end of the window's process: in time while a task hangs, and with its last words."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from satchel.system.programs import LOCKED

APP = Path(__file__).resolve().parents[3] / "app"
HANGS = """
import sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from satchel.gui.appearance import Appearance
from satchel.gui.look.tokens import Theme
from satchel.gui.main import Program

application = QApplication(["Satchel"])
program = Program(Path(sys.argv[2]), Appearance(application, "kk", Theme.COURTROOM))
program.tasks.prepare(lambda: time.sleep(60))
def lock():
    print(time.monotonic(), file=sys.stderr, flush=True)
    program.lock()
QTimer.singleShot(100, lock)
application.exec()
"""


def test_a_window_whose_task_hangs_is_gone_within_two_seconds(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HANGS, str(APP), str(tmp_path / "none")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    ended = time.monotonic()
    assert done.returncode == LOCKED, done.stderr
    assert ended - float(done.stderr.splitlines()[-1]) < 2
    assert done.stdout == "--language kk --theme courtroom\n"
