"""The window as a process of its own, and a fresh one each time it locks.

A lock is the end of the process that held the keys: nothing of it stays in memory. The
process here starts the window, waits, and starts it anew when it ended LOCKED. It never
sees a passphrase, a key or a line, and loads nothing but the standard library.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType

import satchel
from satchel.domain.errors import MachineRefused
from satchel.system.guarding import no_core_files

LOCKED = 75
"""The exit code of a window that locked (EX_TEMPFAIL: start me again)."""

NO_WINDOWS = 69
"""The exit code of a window that could not be shown at all (EX_UNAVAILABLE)."""

_LAST_MEANS = -getattr(signal, "SIGALRM", 0)
"""How a window ends that hung while it locked: the kernel ended it in time."""

_LONGEST_WORDS = 200
_OPTIONS = re.compile(rb"(--[a-z]+ [a-z]+[ \n])+")
_START = """
import runpy, sys
sys.path.insert(0, sys.argv[2])
sys.argv[1:] = sys.argv[3:]
runpy.run_module({module!r}, run_name="__main__", alter_sys=True)
"""
_ASK_FOR_A_WINDOW = """
import sys
try:
    from PySide6.QtWidgets import QApplication
    from PySide6 import QtMultimedia
except ImportError:
    sys.exit({no_windows})
QApplication([])
"""
_OTHER_PEOPLES_QT = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QML2_IMPORT_PATH")
_NO_WINDOWS = MachineRefused(
    "Windows cannot be shown here: there is no screen, or libraries that Qt needs are "
    "missing ('python3 dev setup' brings them). Nothing was opened; every other command works.",
    code="no-windows",
)


def keep_open(module: str, words: Sequence[str] = ()) -> int:
    """Run `module` until it ends otherwise than LOCKED; returns its exit code.

    `words` are its arguments, followed from the second time on by the words it wrote in its
    first line of output: how the next window is to look. Raises MachineRefused (code
    "no-windows") when this machine shows no windows, and when no process can be started.
    """
    no_core_files()
    environment = _environment()
    _require_a_screen(environment)
    again: list[str] = []
    while True:
        start = _START.format(module=module)
        code, last_words = _run_once(start, [module, *words, *again], environment)
        if code not in (LOCKED, _LAST_MEANS):
            break
        again = last_words or again
    if code not in (0, -signal.SIGINT, -signal.SIGTERM) and not _can_show(environment):
        raise _NO_WINDOWS
    return code


def _run_once(
    start: str, words: Sequence[str], environment: Mapping[str, str]
) -> tuple[int, list[str]]:
    process = _start(start, words, environment, stdout=subprocess.PIPE)
    before = signal.signal(signal.SIGTERM, _ended_by_others)
    try:
        while True:
            try:
                code = process.wait()
                return code, _last_words(process) if code == LOCKED else []
            except KeyboardInterrupt:
                # The terminal has told the window too; it keeps its drafts and ends.
                continue
    finally:
        signal.signal(signal.SIGTERM, before)
        if process.poll() is None:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=2)
            process.kill()
            process.wait()
        assert process.stdout is not None
        process.stdout.close()


def _last_words(process: subprocess.Popen[bytes]) -> list[str]:
    """One that locked has written them; of any other a process of its own might hold the
    other end open, and reading would wait for that."""
    assert process.stdout is not None
    line = process.stdout.readline(_LONGEST_WORDS)
    # A library may have written there before: what is no option is not handed on.
    return line.decode("ascii").split() if _OPTIONS.fullmatch(line) else []


def _start(
    start: str,
    words: Sequence[str],
    environment: Mapping[str, str],
    stdout: int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    """-I keeps the caller's folder and PYTHONPATH out, so that it is told where we live."""
    name, *rest = words
    home = str(Path(satchel.__file__).resolve().parent.parent)
    try:
        return subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", "-c", start, name, home, *rest],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            # Libraries below talk of what they open; none of that is for a terminal's history.
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=os.path.abspath(os.sep),
        )
    except OSError:
        raise MachineRefused(
            "This computer could not start another process, so no window was opened; "
            "close some programs and try again."
        ) from None


def _ended_by_others(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + signal.SIGTERM)


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _OTHER_PEOPLES_QT}


def _require_a_screen(environment: Mapping[str, str]) -> None:
    """Known without starting anything, where it can be known."""
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        raise _NO_WINDOWS


def _can_show(environment: Mapping[str, str]) -> bool:
    """Asked only after a window ended badly: whether an empty one can be had."""
    probe = _ASK_FOR_A_WINDOW.format(no_windows=NO_WINDOWS)
    process = _start(probe, ["window"], environment)
    try:
        return process.wait(timeout=20) == 0
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False
