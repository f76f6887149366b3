"""A folder that becomes an archive at one moment: wholly, or not at all.

What it is for: making a new archive and restoring one. What it is not for: what is put
into it. To know first: a mark is there from the first file to the last; whoever finds it
finds no archive, and may begin again in the same folder.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from satchel.domain.errors import RefusedByPolicy
from satchel.system import files
from satchel.system.locks import LOCK_NAME, FolderLock

_MARK = "creating"


def is_unfinished(folder: Path) -> bool:
    """Whether filling the folder was interrupted, or goes on."""
    return (folder / _MARK).exists()


def lock_new(folder: Path, timeout_s: float) -> FolderLock:
    """The folder made if it is missing, and locked; raises as FolderLock does, and
    RefusedByPolicy (code "exists") for a file or a link that leads nowhere."""
    if (folder.exists() or folder.is_symlink()) and not folder.is_dir():
        raise RefusedByPolicy(
            f"{folder} is no folder, and was left alone; choose a new one.", code="exists"
        )
    with files.machine_refusals():
        files.create_private_folder(folder)
    lock = FolderLock(folder, timeout_s)
    lock.acquire()
    return lock


@contextlib.contextmanager
def filling(folder: Path) -> Iterator[None]:
    """A new or empty folder being filled; it becomes an archive only at the end.

    What an interrupted filling left is removed first, and also after a failure. Raises
    RefusedByPolicy (code "not-empty") when something else is there. Hold its lock.
    """
    with files.machine_refusals():
        _clear(folder)
        # One call makes it: a kill leaves the mark or an empty folder, never a third thing.
        os.close(files.create_private(folder / _MARK))
        files.fsync_folder(folder)
    try:
        yield
        with files.machine_refusals():
            files.fsync_folder(folder)
            (folder / _MARK).unlink()
            files.fsync_folder(folder)
    except BaseException:
        with contextlib.suppress(OSError):
            _clear(folder)
        raise


def _clear(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()} - {LOCK_NAME}
    if names and _MARK not in names:
        raise RefusedByPolicy(
            "The folder is not empty, and nothing in it was touched; choose a new one.",
            code="not-empty",
        )
    for name in sorted(names, key=lambda name: name == _MARK):  # the mark goes last
        (folder / name).unlink()
