"""One process at a time in an archive's folder.

The operating system drops the lock when its process ends, however it ends; the small
lock file stays and means nothing by itself.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

import filelock

from satchel.domain.errors import MachineRefused, RefusedByPolicy
from satchel.system.files import machine_refusal

LOCK_NAME = "lock"


class FolderLock:
    """Held from `acquire` to `release`, or for a `with` block.

    Raises RefusedByPolicy (code "in-use") when another holder did not let go within
    `timeout_s` seconds.
    """

    def __init__(self, folder: Path, timeout_s: float = 10.0) -> None:
        # fallback_to_soft: a lock that is only a file would outlive a killed process.
        self._lock = filelock.FileLock(
            folder / LOCK_NAME,
            timeout=timeout_s,
            mode=0o600,
            thread_local=False,
            fallback_to_soft=False,
            preserve_lock_file=True,
        )

    def acquire(self) -> None:
        try:
            self._lock.acquire()
        except filelock.Timeout as error:  # an OSError too, so it comes first
            raise RefusedByPolicy(
                "Another Satchel has this archive open; close it there, then try again.",
                code="in-use",
            ) from error
        except NotImplementedError as error:
            raise MachineRefused(
                "This disk cannot lock files, so an archive is not safe on it; choose another."
            ) from error
        except OSError as error:
            raise machine_refusal(error) from error

    def release(self) -> None:
        """May be called again; a lock not held is left alone."""
        self._lock.release()

    def __enter__(self) -> FolderLock:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
