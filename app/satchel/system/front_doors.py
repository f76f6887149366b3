"""Another front door of the program, started by name in place of this one.

For what serves and opens no archive: a front door may not import another, and a process
that only serves should hold nothing else. Windows have a keeper of their own (`programs`).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import satchel
from satchel.domain.errors import MachineRefused
from satchel.system.guarding import no_core_files

_START = """
import runpy, sys
sys.path.insert(0, sys.argv[2])
name, sys.argv[1:] = sys.argv[1], sys.argv[3:]
runpy.run_module(name, run_name="__main__", alter_sys=True)
"""


def go_through(module: str, words: Sequence[str]) -> int:
    """Run `module` with these words, this terminal and this environment.

    Where the system can, it takes this process's place: signals reach it directly, and a
    supervisor sees one process. Elsewhere returns its exit code. Raises MachineRefused.
    """
    no_core_files()
    home = str(Path(satchel.__file__).resolve().parent.parent)
    command = [sys.executable, "-I", "-X", "utf8", "-c", _START, module, home, *words]
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        if os.name != "nt":
            os.execv(sys.executable, command)
        return subprocess.call(command)
    except OSError:
        raise MachineRefused(
            "This computer could not start another process; close some programs and try again."
        ) from None
