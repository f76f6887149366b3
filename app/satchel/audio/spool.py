"""The folder a recording goes to while it goes on: small sealed files, and room kept for them.

`spool/RECORDING/NNNNNNNN.age` in the archive's folder, each file synced before the next is
begun. What it is not for: what is in them. To know first: `reserve` is a file of nothing
whose room becomes the items', so that another program filling the disk stops neither the
recording at once nor the notes; who records holds the folder's lock, and the system drops
that with its process.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from satchel.domain.errors import RefusedByPolicy
from satchel.system import files
from satchel.system.locks import FolderLock

FOLDER = "spool"
_RESERVE = "reserve"
_ITEM = re.compile(r"([0-9]{8})\.age")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Space:
    """Bytes: `reserve` is kept before the first sound, `margin` is left to everybody else."""

    reserve: int = 48 << 20
    margin: int = 64 << 20


@dataclass(frozen=True, slots=True)
class SpoolFolder:
    """The folder of one recording."""

    path: Path

    @classmethod
    def of(cls, archive: Path, recording: str) -> SpoolFolder:
        """Where a recording of an archive lies."""
        return cls(archive / FOLDER / recording)

    def make(self, space: Space) -> None:
        """The folder and its reserve, on the disk when this returns. Raises MachineRefused."""
        with files.machine_refusals():
            files.create_private_folder(self.path)
            with open(files.create_private(self.path / _RESERVE), "wb") as reserve:
                _allocate(reserve.fileno(), space.reserve)
                os.fsync(reserve.fileno())
            files.fsync_folder(self.path)

    def lock(self) -> FolderLock:
        """Held by who records, and for a moment by who looks whether anybody does."""
        return FolderLock(self.path, timeout_s=0)

    def is_being_written(self) -> bool:
        """Whether a recorder is alive in it."""
        if not self.path.is_dir():
            return False
        lock = self.lock()
        try:
            lock.acquire()
        except RefusedByPolicy as refusal:
            if refusal.code != "in-use":
                raise
            return True
        lock.release()
        return False

    def put(self, number: int, sealed: bytes) -> None:
        """One item, durable when this returns; the reserve gives its room."""
        path = self.path / f"{number:08d}.age"
        with files.machine_refusals():
            self._give(len(sealed))
            try:
                with open(files.create_private(path), "wb") as file:
                    file.write(sealed)
                    file.flush()
                    os.fsync(file.fileno())
            except OSError:
                with contextlib.suppress(OSError):
                    path.unlink()
                raise
            files.fsync_folder(self.path)

    def has_room(self, margin: int) -> bool:
        """Whether the reserve still has room, or the disk more than `margin`."""
        return self._reserved() > 0 or self.free() > margin

    def free(self) -> int:
        """Bytes that can still be written to this disk, the reserve apart."""
        return shutil.disk_usage(self.path).free

    def give_back(self) -> None:
        """The reserve goes: nothing more will be written."""
        with files.machine_refusals(), contextlib.suppress(FileNotFoundError):
            (self.path / _RESERVE).unlink()

    def items(self) -> Iterator[tuple[int, Path]]:
        """What was written, by number."""
        names = sorted(os.listdir(self.path)) if self.path.is_dir() else []
        for name in names:
            if match := _ITEM.fullmatch(name):
                yield int(match[1]), self.path / name

    def remove(self) -> None:
        """Everything goes, durably; what is gone already is passed over."""
        with files.machine_refusals():
            if self.path.is_dir():
                for path in self.path.iterdir():
                    path.unlink()
                self.path.rmdir()
            with contextlib.suppress(OSError):  # the folder of other recordings stays
                self.path.parent.rmdir()
            files.fsync_folder(self.path.parent.parent)

    def _reserved(self) -> int:
        try:
            return (self.path / _RESERVE).stat().st_size
        except FileNotFoundError:
            return 0

    def _give(self, size: int) -> None:
        reserved = self._reserved()
        if reserved:
            # Whole blocks of a disk: what is given must be room for the item and its name.
            os.truncate(self.path / _RESERVE, max(0, reserved - size - 8192))


def _allocate(descriptor: int, size: int) -> None:
    """Room on the disk, and not only a size; where the system cannot promise, zeros are written."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(descriptor, 0, size)
        return
    for at in range(0, size, _BLOCK):
        os.write(descriptor, bytes(min(_BLOCK, size - at)))
