"""Files that are wholly there or not at all, and the machine's refusals in one sentence.

What it is for: replacing a small file durably, and making a folder or file that only
its owner may read. What it is not for: databases, which have their own journals. To
know first: a new name is durable only when its folder was synced too; Windows cannot
sync a folder and does not need to (NTFS journals names), so there it is left out.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from satchel.domain.errors import MachineRefused

_OWNER_ONLY = 0o600
_UNFINISHED = ".unfinished"
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}


def disk_full() -> MachineRefused:
    """The refusal for a disk with no room left, whoever noticed it."""
    return MachineRefused(
        "The disk is full. What was saved before is untouched; free some space and try again.",
        code="disk-full",
    )


def read_only() -> MachineRefused:
    """The refusal for a place that may not be written to."""
    return MachineRefused(
        "This folder cannot be written to. What was saved before is untouched; "
        "make it writable or choose another.",
        code="read-only",
    )


def disk_failing() -> MachineRefused:
    """The refusal for a disk that reports errors: nothing may be acknowledged after it."""
    return MachineRefused(
        "The disk reported an error, so nothing more was saved. What was saved before is "
        "untouched; copy the archive to another disk.",
        code="disk-failing",
    )


def machine_refusal(error: OSError) -> MachineRefused:
    """The sentence for an operating system's error; unknown ones keep their own words."""
    if error.errno in _FULL:
        return disk_full()
    if error.errno in _FORBIDDEN:
        return read_only()
    if error.errno == errno.EIO:
        return disk_failing()
    return MachineRefused(
        f"The machine refused: {error.strerror or type(error).__name__}. "
        "What was saved before is untouched; look at the disk and try again."
    )


@contextlib.contextmanager
def machine_refusals() -> Iterator[None]:
    """Turns every OSError inside into MachineRefused."""
    try:
        yield
    except OSError as error:
        raise machine_refusal(error) from error


def fsync_folder(folder: Path) -> None:
    """Makes names created, replaced or removed in `folder` durable."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def fsync_file(path: Path) -> None:
    """Makes the bytes of an existing file durable."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def create_private(path: Path) -> int:
    """A descriptor of a new file that only its owner may read; it must not exist yet.

    On Windows the folder's own access list decides; a user's folders are private there.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, _OWNER_ONLY)


def create_private_folder(path: Path) -> None:
    """Makes `path` and what is missing above it, durably; only its owner may enter.

    The name of a folder that was there is synced too: who made it just now may not have.
    """
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name != "nt":
        path.chmod(0o700)
    for folder in missing or [path]:
        # A folder that one may enter but not list cannot be opened, and so not synced.
        with contextlib.suppress(PermissionError):
            fsync_folder(folder.parent)


def write_durably(path: Path, data: bytes) -> None:
    """Replaces `path` by `data`, on disk when this returns; a kill leaves the old or the new.

    Raises MachineRefused; then the old file is still there.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}{_UNFINISHED}")
    with machine_refusals():
        try:
            with open(create_private(temporary), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        fsync_folder(path.parent)


def clear_unfinished(folder: Path) -> None:
    """Removes what killed calls of `write_durably` left in `folder`; hold its lock."""
    with machine_refusals():
        for path in folder.glob(f".*{_UNFINISHED}"):
            path.unlink()
