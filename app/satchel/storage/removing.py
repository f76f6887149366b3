"""The archive's own folder removed: keyslots first, so that from that moment nothing opens.

What it is for: the end of an archive on this laptop. What it is not for: deciding whether
it may go, or wiping a disk: blocks of a flash disk live on for a while, and so do copies
and backups elsewhere. To know first: a mark stands while it goes on; whoever finds it
ends the removal. Only what an archive consists of is deleted, never someone's files.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from satchel.storage import generations, incoming, keyslot_files
from satchel.storage.archive import CONTENT_NAME
from satchel.system import files
from satchel.system.locks import LOCK_NAME, FolderLock

_MARK: Final = "removing"
_SPOOL: Final = "spool"


def remove(folder: Path) -> list[Path]:
    """Everything of the archive in `folder`, which nobody may have open; what is left there.

    Raises RefusedByPolicy (code "in-use"), and MachineRefused: then the rest goes when
    `finish` is called, and nothing opens it any more once the keyslots are gone.
    """
    with FolderLock(folder), files.machine_refusals():
        if not (folder / _MARK).exists():
            os.close(files.create_private(folder / _MARK))
            files.fsync_folder(folder)
        for name in keyslot_files.COPIES:
            _overwrite(folder / name)
        for name in keyslot_files.COPIES:
            (folder / name).unlink(missing_ok=True)
        files.fsync_folder(folder)
        for path in _own(folder):
            path.unlink(missing_ok=True)
        files.clear_unfinished(folder)
        for spool in sorted((folder / _SPOOL).glob("*")):
            spool.rmdir()
        if (folder / _SPOOL).is_dir():
            (folder / _SPOOL).rmdir()
        incoming.leave(folder)
        files.fsync_folder(folder)
        (folder / _MARK).unlink()
    return _leave(folder)


def finish(folder: Path) -> bool:
    """End a removal that was cut off; whether there was one."""
    if not (folder / _MARK).exists():
        return False
    remove(folder)
    return True


def size_of(folder: Path) -> int:
    """Bytes that the archive takes on the disk."""
    kept = [*_own(folder), *(folder / name for name in keyslot_files.COPIES)]
    return sum(path.stat().st_size for path in kept if path.is_file())


def _own(folder: Path) -> Iterator[Path]:
    """The databases with what lies beside them, and recordings and parcels not taken in yet."""
    for number in generations.numbers(folder):
        yield from sorted(folder.glob(f"{generations.database_name(number)}*"))
    yield from sorted(folder.glob(f"{CONTENT_NAME}*"))
    yield from sorted(path for path in (folder / _SPOOL).glob("*/*") if path.is_file())
    yield from incoming.files(folder)


def _overwrite(path: Path) -> None:
    """On a disk that writes in place the wrapped keys are gone; on flash perhaps not."""
    if path.is_file():
        with path.open("r+b") as file:
            file.write(os.urandom(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())


def _leave(folder: Path) -> list[Path]:
    """The folder goes when nothing of anybody's is left in it."""
    with files.machine_refusals():
        (folder / LOCK_NAME).unlink(missing_ok=True)
        left = sorted(folder.iterdir())
        if not left:
            folder.rmdir()
            files.fsync_folder(folder.parent)
    return left
