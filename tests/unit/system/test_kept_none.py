"""A process that uses Qt for long does not run out of None."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

APP = Path(__file__).resolve().parents[3] / "app"
_MANY_CALLS = f"""
import sys; sys.path.insert(0, {str(APP)!r})
from satchel.system.kept_none import keep_none
keep_none()
from PySide6.QtCore import QPointF
point = QPointF()
for _ in range(200_000):
    point.setX(1.0)
print("still here")
"""


def test_two_hundred_thousand_calls_that_answer_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _MANY_CALLS], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "still here\n"), done.stderr
