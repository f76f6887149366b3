"""Creating an object in a directory: the first wins, and what was acknowledged is on the disk.

A file is written under another name and synced, then gets its name by a hard link, which
the system refuses when the name is taken; then its folder is synced. Who comes second syncs
the folder too: the first may have been killed in between.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import shutil
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from satchel.domain.errors import MachineRefused, OutOfReach
from satchel.system.files import (
    create_private,
    create_private_folder,
    disk_full,
    fsync_folder,
    machine_refusals,
)

RESERVE: Final = 256 * 1024 * 1024
"""Bytes of the disk that stay free: a full disk also stops what else runs there."""

_ARRIVING: Final = "arriving"
_FORGOTTEN: Final = 3600.0
_THREADS: Final = 16


@dataclass(frozen=True, slots=True)
class Directory:
    """A folder of objects, for any number of processes of one machine."""

    root: Path
    reserve: int = RESERVE
    _threads: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(_THREADS, "store")
    )

    def prepare(self) -> None:
        """The folder is there, private, and can do what is needed of it.

        Raises MachineRefused, also for a file system that cannot link (code "no-links").
        """
        with machine_refusals():
            create_private_folder(self.root)
            create_private_folder(self.root / _ARRIVING)
            self._clear_leftovers()
            trial = f"{_ARRIVING}/trial-{os.urandom(6).hex()}"
        try:
            self._write(trial, b"")
        except OSError as error:
            raise MachineRefused(
                "This folder's file system cannot decide who was first (no hard links); "
                "keep the relay's parcels on another disk.",
                code="no-links",
            ) from error
        with contextlib.suppress(OSError):
            (self.root / trial).unlink()

    async def require(self) -> None:
        """Something can be kept now. Raises MachineRefused (read-only or full), OutOfReach."""
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._threads, self._require)

    def _require(self) -> None:
        arriving = self.root / _ARRIVING
        if not arriving.is_dir():
            raise OutOfReach("The folder of the relay's store is not there.", code="store")
        with machine_refusals():
            if shutil.disk_usage(self.root).free < self.reserve:
                raise disk_full()
            # Not by writing: whoever may ask for health may not wear out a disk.
            if not os.access(arriving, os.W_OK):
                raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    async def create(self, name: str, data: bytes) -> bool:
        """Whether it was the first. Raises MachineRefused."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._create, name, data)

    def _create(self, name: str, data: bytes) -> bool:
        with machine_refusals():
            if shutil.disk_usage(self.root).free < self.reserve + len(data):
                raise disk_full()
            return self._write(name, data)

    def _write(self, name: str, data: bytes) -> bool:
        arriving = self.root / _ARRIVING / os.urandom(12).hex()
        return create_durably(self.root / name, data, arriving)

    def _clear_leftovers(self) -> None:
        """What killed processes left; what is young may be another's that still writes."""
        oldest = time.time() - _FORGOTTEN
        for path in (self.root / _ARRIVING).iterdir():
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()


def create_durably(final: Path, data: bytes, arriving: Path) -> bool:
    """Whether `final` was free; on the disk when this returns, either way. Raises OSError.

    `arriving` is a name on the same disk that nobody else uses; nothing of it is left.
    """
    try:
        with open(create_private(arriving), "wb", buffering=0) as file:
            _write_all(file.fileno(), data)
            os.fsync(file.fileno())
        return _name(arriving, final)
    finally:
        with contextlib.suppress(FileNotFoundError):
            arriving.unlink()


def _name(arriving: Path, final: Path) -> bool:
    while True:
        try:
            if not final.parent.is_dir():
                create_private_folder(final.parent)
            was_first = _link(arriving, final)
            fsync_folder(final.parent)
            return was_first
        except (FileNotFoundError, FileExistsError):
            # The last object of that folder was deleted just now, and the folder with it:
            # it is gone, or was there when it was made and is gone when it is looked at.
            if _is_no_folder(final.parent) or not arriving.exists():
                raise


def _is_no_folder(path: Path) -> bool:
    """Whether something else has the name: looked at once, for folders come and go."""
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return False
    return not (stat.S_ISDIR(mode) or path.is_dir())


def _link(arriving: Path, final: Path) -> bool:
    try:
        if os.name == "nt":
            os.rename(arriving, final)  # refuses there what is taken
        else:
            os.link(arriving, final)
    except FileExistsError:
        return False
    return True


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
