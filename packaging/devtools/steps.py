"""Running other programs, each announced on a line of its own.

Output is ASCII, for it must be readable under LANG=C. Children always get UTF-8, and
Windows text rules never reach them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


class SetUpFailed(Exception):
    """Set-up cannot go on; the message says what to do, and `dev` ends with `exit_code`."""

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def say(text: str) -> None:
    """One line on stdout now, in order with what children print."""
    print(f"== {text}", flush=True)


def child_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Our environment for children: UTF-8 everywhere, pip without questions or notices."""
    environment = dict(os.environ)
    # A PYTHONPATH of the caller's could put other code in place of what the lock pins.
    for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"):
        environment.pop(name, None)
    environment.update(
        PYTHONUTF8="1",
        PIP_ROOT_USER_ACTION="ignore",
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        PIP_NO_INPUT="1",
        DEBIAN_FRONTEND="noninteractive",
    )
    if sys.platform == "linux" and not _speaks_utf_8(environment):
        # Programs that are not Python: under LANG=C Chromium waits for ever for a file
        # whose name is not ASCII. Every glibc of Python 3.11's age has this locale built in.
        environment["LC_ALL"] = "C.UTF-8"
    environment.update(extra or {})
    return environment


def _speaks_utf_8(environment: Mapping[str, str]) -> bool:
    names = (environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next(filter(None, names), "C")
    return "utf8" in locale.lower().replace("-", "")


def call(words: Sequence[str | Path], *, cwd: Path, extra: Mapping[str, str] | None = None) -> int:
    """Run a program with our stdout and stderr and return its exit code."""
    command = [str(word) for word in words]
    return subprocess.run(
        command, cwd=cwd, env=child_environment(extra), stdin=subprocess.DEVNULL, check=False
    ).returncode


def call_quietly(words: Sequence[str | Path], *, cwd: Path) -> int:
    """Like `call`, for programs that talk a great deal: shown only when they fail."""
    command = [str(word) for word in words]
    done = subprocess.run(
        command,
        cwd=cwd,
        env=child_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode != 0:
        sys.stdout.buffer.write(done.stdout)
        sys.stdout.flush()
    return done.returncode


def must(words: Sequence[str | Path], *, cwd: Path, otherwise: str) -> None:
    """Run a program that set-up cannot do without.

    Raises SetUpFailed with the sentence `otherwise` when the program fails.
    """
    if call(words, cwd=cwd) != 0:
        raise SetUpFailed(otherwise)
