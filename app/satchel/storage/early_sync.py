"""Rows put on the disk while more are being written, so that a commit has little to wait for.

What it is for: the wait at the end of a large intake, half a second for each GiB. What it
is not for: durability, which is the commit's and needs nothing from here. To know first:
the database never writes over a page before its journal is on the disk, so syncing its
file early cannot put anything in the wrong order; the system might do it at any time.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import BinaryIO

from satchel.system.files import machine_refusals

EVERY = 32 << 20


class EarlySync:
    """Beside one open database. All calls from one thread at a time, or under its lock."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        self._thread: threading.Thread | None = None
        self._failure: OSError | None = None
        self._written = 0

    def wrote(self, size: int) -> None:
        """So many more bytes are with the system. Never waits."""
        self._written += size
        if self._written < EVERY or (self._thread is not None and self._thread.is_alive()):
            return
        self._written = 0
        self._thread = threading.Thread(target=self._sync, name="early sync", daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Waits for what is under way. Raises MachineRefused when the disk refused any of it:
        not every system tells the same fault a second time, to the commit."""
        self._wait()
        failure, self._failure = self._failure, None
        if failure is not None:
            with machine_refusals():
                raise failure

    def forget(self) -> None:
        """What was written is given up, and so are its faults."""
        self._wait()
        self._failure = None
        self._written = 0

    def close(self) -> None:
        """Only after the database: closing a file ends the process's POSIX locks on it."""
        self._wait()
        if self._file is not None:
            self._file.close()

    def _wait(self) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _sync(self) -> None:
        try:
            if self._file is None:
                self._file = self._path.open("r+b", buffering=0)
        except OSError:
            return  # nothing is lost by not syncing early
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            self._failure = error
