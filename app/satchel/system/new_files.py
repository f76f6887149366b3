"""New files for other people's use: they appear whole under their name, or not at all.

Not for replacing anything: a name that is taken is left alone.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.system.files import create_private, fsync_folder, machine_refusals


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

    Only the owner may read it. Raises what `require_free` does, and MachineRefused when the
    disk does not take it.
    """
    require_free(path)
    # Short: the name itself may already be as long as names can be.
    part = path.with_name(f".satchel-{os.getpid()}.part")
    with machine_refusals():
        part.unlink(missing_ok=True)
        descriptor = create_private(part)
    try:
        with machine_refusals():
            with os.fdopen(descriptor, "w+b") as sink:
                yield sink
                sink.flush()
                os.fsync(sink.fileno())
            os.replace(part, path)
            fsync_folder(path.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
