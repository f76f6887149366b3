"""New files for other people's use: they appear whole under their name, or not at all.

Not for replacing anything: a name that is taken is left alone. To know first: a file is
written under a hidden name and held by a lock of the system, which ends with its process,
however that ends. So what a kill left is known by nobody holding it, and the next file
written to that folder clears it away.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.system.files import create_private, fsync_folder, machine_refusals

# Short: the name itself may already be as long as names can be.
_PART = ".satchel-{}.part"

if sys.platform == "win32":

    def _hold(descriptor: int) -> None:
        """Windows removes no file that is open."""

    def _clear(part: Path) -> None:
        part.unlink()

else:
    import fcntl

    def _hold(descriptor: int) -> None:
        # Some network folders have no locks: nothing is ever cleared away there.
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)

    def _clear(part: Path) -> None:
        descriptor = os.open(part, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                part.unlink()
        finally:
            os.close(descriptor)


def require_free(path: Path) -> None:
    """Raises NoSuchThing without its folder, RefusedByPolicy ("exists") for a name that is
    taken, be it by a link that leads nowhere."""
    if not path.parent.is_dir():
        raise NoSuchThing(f"There is no folder {path.parent}.")
    if path.exists() or path.is_symlink():
        raise RefusedByPolicy(
            f"{path} exists already and was left alone; choose another name.", code="exists"
        )


@contextlib.contextmanager
def writing_durably(path: Path) -> Iterator[BinaryIO]:
    """A sink whose bytes become `path` when the block ends well; otherwise nothing is left.

    Only the owner may read it. The sink can be read back and sought in. Raises what
    `require_free` does, and MachineRefused when the disk does not take it.
    """
    require_free(path)
    with machine_refusals():
        _clear_leftovers(path.parent)
        part, descriptor = _begin(path.parent)
    try:
        with machine_refusals():
            with os.fdopen(descriptor, "w+b") as sink:
                yield sink
                sink.flush()
                os.fsync(sink.fileno())
                if os.name != "nt":  # named while it is held: nobody takes it for a leftover
                    os.replace(part, path)
            if os.name == "nt":  # no open file can be renamed there
                os.replace(part, path)
            fsync_folder(path.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _begin(folder: Path) -> tuple[Path, int]:
    """A new hidden file, held."""
    while True:
        part = folder / _PART.format(os.urandom(4).hex())
        descriptor = create_private(part)
        _hold(descriptor)
        if part.exists():
            return part, descriptor
        os.close(descriptor)  # cleared away by another before it was held


def _clear_leftovers(folder: Path) -> None:
    """Remove what killed writers left; what is held, or is not ours to remove, stays."""
    for part in folder.glob(_PART.format("*")):
        with contextlib.suppress(OSError):
            _clear(part)
