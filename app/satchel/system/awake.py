"""Asking the system not to fall asleep by itself, for as long as this process lives.

For a recording: an hour of a hearing has no key pressed. Not against a closed lid or a person
who chooses sleep: that stays hers. To know first: each way ends with this process, however
it ends. What cannot be asked is not: then a sleep is told in the recording afterwards.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from typing import Any

_WINDOWS_CONTINUOUS, _WINDOWS_SYSTEM = 0x80000000, 0x00000001
_NAME = "Satchel"


class Awake:
    """Asked from the moment it is made until `close`."""

    def __init__(self) -> None:
        self._helper: subprocess.Popen[bytes] | None = None
        if sys.platform == "win32":
            _windows(_WINDOWS_CONTINUOUS | _WINDOWS_SYSTEM)
        elif sys.platform == "darwin":
            self._helper = _start("caffeinate", "-i", "-w", str(os.getpid()))
        else:
            # `cat` ends when our end of its input does, and with it what was asked.
            told = f"--who={_NAME}", f"--why={_NAME}"
            self._helper = _start("systemd-inhibit", "--what=idle:sleep", *told, "cat")

    def close(self) -> None:
        """It may sleep again. A second time changes nothing."""
        if sys.platform == "win32":
            _windows(_WINDOWS_CONTINUOUS)
        helper, self._helper = self._helper, None
        if helper is not None:
            assert helper.stdin is not None
            with suppress(OSError):
                helper.stdin.close()
            helper.terminate()
            helper.wait()


def _start(program: str, *words: str) -> subprocess.Popen[bytes] | None:
    """None where the system has no such program."""
    found = shutil.which(program, path=os.environ.get("PATH", os.defpath))
    if found is None:
        return None
    with suppress(OSError):
        return subprocess.Popen(
            [found, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    return None


def _windows(state: int) -> None:
    library: Any = ctypes
    with suppress(OSError, AttributeError):
        library.windll.kernel32.SetThreadExecutionState(state)
