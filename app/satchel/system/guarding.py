"""What a process with keys asks of the system, so that its memory stays its own.

Not a wall against malware or against root. It prevents what happens by itself: a crash
that writes all memory to a core file, a crash reporter that sends it, another program of
the same user that reads it. On Windows and macOS only the core file's limit is set, where
there is one; swap and hibernation are the whole system's, and are said in the manual.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4
_PR_SET_NAME = 15
_NAME = b"satchel"  # what lists of processes show of us, and nothing else


def no_core_files() -> None:
    """No crash of this process or its children writes its memory to a file."""
    if sys.platform == "win32":
        return
    import resource  # not there on Windows

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def keep_memory_private() -> None:
    """For a process with keys, first thing: no core file, and no other program attaches.

    On Linux the kernel then refuses `ptrace` and /proc/PID/mem to all but root, and hands
    no memory to a crash reporter. Children start without this and must ask for themselves.
    """
    no_core_files()
    if sys.platform.startswith("linux"):
        library = ctypes.CDLL(None)
        library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        library.prctl(_PR_SET_NAME, _NAME, 0, 0, 0)
