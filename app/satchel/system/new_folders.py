"""New folders for other people's use: they appear whole under their name, or not at all.

The folder's counterpart of `new_files`. What a kill left lies under a hidden name, held by
nobody, and the next folder made beside it clears it away.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from satchel.domain.errors import SatchelError
from satchel.system.files import create_private_folder, fsync_folder, machine_refusals
from satchel.system.locks import LOCK_NAME, FolderLock
from satchel.system.new_files import require_free

_PART = ".satchel-{}.parts"


@contextlib.contextmanager
def making_folder(out: Path) -> Iterator[Path]:
    """A private folder to fill, which becomes `out` when the block ends well; otherwise
    nothing is left. The name "lock" in it is taken.

    Raises what `require_free` does, and MachineRefused when the disk does not take it.
    """
    require_free(out)
    _clear_leftovers(out.parent)
    part = out.parent / _PART.format(os.urandom(4).hex())
    with machine_refusals():
        create_private_folder(part)
    held = FolderLock(part, 0)
    try:
        with machine_refusals():
            held.acquire()
            yield part
            held.release()
            (part / LOCK_NAME).unlink(missing_ok=True)
            for folder in (part, *(one for one in part.rglob("*") if one.is_dir())):
                fsync_folder(folder)
            require_free(out)
            part.rename(out)
            fsync_folder(out.parent)
    except BaseException:
        held.release()
        shutil.rmtree(part, ignore_errors=True)
        raise


def _clear_leftovers(folder: Path) -> None:
    for part in folder.glob(_PART.format("*")):
        if part.is_symlink() or not part.is_dir():
            continue
        with contextlib.suppress(SatchelError, OSError):
            held = FolderLock(part, 0)
            held.acquire()
            held.release()
            shutil.rmtree(part)
