"""One set-up at a time in a checkout.

The operating system frees the lock when its process ends, however it ends; no stale
lock file can block a later run.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devtools.steps import SetUpFailed, say

if sys.platform == "win32":
    import msvcrt
    import time

    def _take(handle: int, *, wait: bool) -> bool:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
                return True
            except OSError:
                if not wait:
                    return False
                time.sleep(0.2)

else:
    import fcntl

    def _take(handle: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold `lock`; when another process holds it, say so and wait for it to end."""
    try:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as reason:
        raise SetUpFailed(
            f"{lock.parent} cannot be written ({reason.strerror}); "
            "use a copy of Satchel that belongs to you.",
            exit_code=2,
        ) from reason
    try:
        if not _take(handle, wait=False):
            say("another set-up is running here; waiting for it to end")
            _take(handle, wait=True)
        yield
    finally:
        os.close(handle)
