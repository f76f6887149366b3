"""How long the window does not answer: the main thread's longest stalls, under a full archive."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

from bench import filling
from bench.figures import Figure, below
from bench.ground import Ground
from bench.program import ProgramFailed

RECORDS = 100_000
LINES = 20_000
LIMIT_MS = 50
OWN_LIMIT_MS = 40  # of the thread's own work: a slower laptop needs the rest
_PATIENCE_S = 600


def stalls(ground: Ground) -> Iterator[Figure]:
    """the window's main thread, with 100,000 records and a hearing of 20,000 lines"""
    program, case = ground.observer("window")
    add = ("hearing", "add", "--case", case, "--place", "Almaty", "--date", f"{date.today()}")
    hearing = str(program.run(*add).value["id"])
    lines = ground.count(LINES)
    filling.hearing(program, hearing, lines)
    filling.people(program, ground.count(RECORDS) - lines)
    # A process of its own: Qt, its fonts and its threads are no part of other measurements.
    done = subprocess.run(
        [sys.executable, "-m", "bench.window_probe", program.archive, hearing],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_PATIENCE_S,
        check=False,
    )
    if done.returncode != 0:
        raise ProgramFailed(f"the window: {done.stderr.strip()[-400:]}")
    measured = json.loads(done.stdout.splitlines()[-1])
    for what, stall_ms in measured["stalls_ms"].items():
        own_ms = measured["own_ms"][what]
        yield below(f"window: longest stall by the clock, {what}", stall_ms, LIMIT_MS, "ms")
        yield below(f"window: most processor time at once, {what}", own_ms, OWN_LIMIT_MS, "ms")
    yield Figure(f"window: {lines:,} lines opened in", f"{measured['opened_s']:.2f} s")
    yield Figure("window: a line from Enter to saved, median", f"{measured['line_ms']:.0f} ms")
