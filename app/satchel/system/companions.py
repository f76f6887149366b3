"""Processes that stand beside ours: spoken with both ways, some of them outliving us.

What it is for: starting one of our own modules in a process that has none of our memory,
files or working folder, and only the variables it is named. What it is not for: workers
that take one job and end by themselves (`satchel.system.workers`). To know first: a
detached one stays when this process ends, however that ends; whoever starts it must leave
something by which it is found again.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import satchel
from satchel.domain.errors import MachineRefused

_NEEDED_ON_WINDOWS = ("SYSTEMROOT", "WINDIR")
_START = """
import runpy, sys
sys.path.insert(0, sys.argv[2])
runpy.run_module(sys.argv[1], run_name="__main__")
"""
# Windows: no console, no part in our console's signals, and not in the group of processes
# that ends with ours.
_QUIET = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_APART = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(
    subprocess, "CREATE_BREAKAWAY_FROM_JOB", 0
)


def start(
    module: str, *, variables: Sequence[str] = (), detached: bool = False
) -> subprocess.Popen[bytes]:
    """Run `module` as a process of its own; its standard input and output are pipes to us.

    Raises MachineRefused when no process can be started.
    """
    home = str(Path(satchel.__file__).resolve().parent.parent)
    words = [sys.executable, "-I", "-B", "-X", "utf8", "-c", _START, module, home]
    wanted = (*variables, *(_NEEDED_ON_WINDOWS if os.name == "nt" else ()))
    # A group of Windows may forbid leaving it: then the process stays in it, and ends with it.
    for flags in (_QUIET | _APART, _QUIET) if detached else (_QUIET,):
        with suppress(OSError):
            return subprocess.Popen(
                words,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in wanted if name in os.environ},
                cwd=os.path.abspath(os.sep),
                close_fds=True,
                start_new_session=detached and os.name != "nt",
                creationflags=flags,
            )
    raise MachineRefused(
        "This computer could not start another process; close some programs and try again."
    )
