"""The end of this process by a given moment, whatever hangs in it.

For the lock: the keys must be gone in time even when a task waits for a disk that does
not answer. What is on the disk by then is whole, since every write here is all or nothing.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

_LONGER_S = 0.4


def end_at_latest(deadline_s: float, code: int) -> None:
    """End this process with `code` in `deadline_s` seconds unless it ends by itself before.

    A thread does it. Should a library hold Python's own lock at that moment, no thread of
    Python runs: then, a little later, the kernel's alarm ends the process (on Windows
    there is none, and the thread is all).
    """

    def end() -> None:
        time.sleep(deadline_s)
        os._exit(code)

    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, deadline_s + _LONGER_S)
    threading.Thread(target=end, name="deadline", daemon=True).start()
