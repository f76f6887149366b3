"""Where a stick or a card lies on this machine, so that nobody has to know its path."""

from __future__ import annotations

import os
import string
import sys
from pathlib import Path


def removable() -> list[Path]:
    """Folders of what is plugged in, as far as the system tells by where it mounts it.

    On Windows all drives but the first, which is the system's. Only names are read, so that
    a network drive that does not answer keeps nobody waiting.
    """
    if sys.platform == "win32":
        drives = (Path(f"{letter}:\\") for letter in string.ascii_uppercase)
        return [drive for drive in drives if os.path.exists(drive)][1:]
    if sys.platform == "darwin":
        return _inside(Path("/Volumes"))
    user = Path.home().name
    return [*_inside(Path("/media") / user), *_inside(Path("/run/media") / user)]


def _inside(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as found:
            return sorted(folder / one.name for one in found)
    except OSError:
        return []
