"""Parcels on their way in, as files in the archive's folder: ciphertext, and only for a while.

A parcel that comes by a road comes in parts, over hours and through cuts; what is there of
it waits here until it is whole and opened. A name is the parcel's random id.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

from satchel.domain.errors import Bug
from satchel.domain.ids import is_record_id
from satchel.system.files import create_private, create_private_folder, machine_refusals

_FOLDER: Final = "incoming"


def incoming_file(folder: Path, parcel: str) -> Path:
    """The file of a parcel that comes into the archive at `folder`; empty when it is new."""
    if not is_record_id(parcel):
        raise Bug("a parcel was to be put under a name that is none")
    path = folder / _FOLDER / parcel
    with machine_refusals():
        create_private_folder(path.parent)
        with contextlib.suppress(FileExistsError):
            os.close(create_private(path))
    return path


def drop(folder: Path, parcel: str) -> None:
    """It was taken in, or never will be."""
    with machine_refusals():
        (folder / _FOLDER / parcel).unlink(missing_ok=True)


def files(folder: Path) -> list[Path]:
    """What waits here."""
    return sorted(path for path in (folder / _FOLDER).glob("*") if path.is_file())


def leave(folder: Path) -> None:
    """Give up the folder once nothing is in it."""
    with contextlib.suppress(OSError):
        (folder / _FOLDER).rmdir()
