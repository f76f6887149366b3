"""Making a new archive: its keys, its device, and its mission if there is one.

An archive that could not be finished is not left behind: what was made for it is
removed again, so that the next try meets an empty folder.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from satchel.assembly.desk import Desk
from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import IntegrityFailure, NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.ids import MemberCode, new_member_code
from satchel.domain.words import Role
from satchel.storage import devices, removing, settings
from satchel.storage.archive import Archive
from satchel.sync import founding, joining
from satchel.sync.founding import Founded
from satchel.sync.joining import Opened
from satchel.system import clock
from satchel.system.locks import LOCK_NAME

_LARGEST_INVITATION = 64 * 1024 * 1024


@contextlib.contextmanager
def beginning(folder: Path, passphrase: bytes) -> Iterator[Archive]:
    """A new archive in `folder`; if the block does not end well, it is removed again."""
    removing.finish(folder)
    stood = folder.is_dir()
    if stood and any(folder.glob("archive-*.db")):
        raise RefusedByPolicy(
            "There is an archive in this folder already, and it was left alone; choose a new "
            "folder with --archive DIR.",
            code="not-empty",
        )
    archive = _created(folder, passphrase)
    try:
        yield archive
    except BaseException:
        archive.close()
        _remove(folder, keep_folder=stood)
        raise


def _created(folder: Path, passphrase: bytes) -> Archive:
    """A folder of someone else's is left as it was, without our lock in it."""
    lock = folder / LOCK_NAME
    locked = lock.exists()
    try:
        return Archive.create(folder, passphrase, clock=clock.now)
    except RefusedByPolicy as refused:
        if refused.code == "not-empty" and not locked:
            with contextlib.suppress(OSError):
                lock.unlink()
        raise


def begin_device(archive: Archive, role: Role, label: str, member: MemberCode | None) -> Desk:
    """Give a new archive its device; `label` is known only in this archive."""
    with archive.writing() as tx:
        code = member or new_member_code(random_bytes)
        devices.begin(tx, role, code, random_bytes, clock.now().utc_text())
        settings.put(tx, "role", role.value)
        settings.put(tx, "name", label)
    return Desk(archive)


def read_invitation(path: Path, code: str, role: Role) -> Opened:
    """`read_any_invitation`, for this `role` only. Raises UsageError for another."""
    opened = read_any_invitation(path, code)
    if opened.role is not role:
        raise UsageError(f"This invitation is for the role {opened.role.value}: use that --role.")
    return opened


def read_any_invitation(path: Path, code: str) -> Opened:
    """Open an invitation before anything is made. Raises what is wrong with it."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST_INVITATION + 1)
    except FileNotFoundError as missing:
        raise NoSuchThing(f"There is no invitation file {path}.") from missing
    if len(raw) > _LARGEST_INVITATION:
        raise IntegrityFailure(f"{path} is too large to be an invitation.")
    return joining.read_invitation(raw, code, clock.now().utc_text())


def join(archive: Archive, label: str, opened: Opened) -> Desk:
    """Give a new archive its device as the invitation's member, pending."""
    with archive.writing() as tx:
        joining.join(tx, opened, random_bytes, clock.now().utc_text())
        settings.put(tx, "role", opened.role.value)
        settings.put(tx, "name", label)
    desk = Desk(archive)
    with archive.writing() as tx:
        joining.begin_with(tx, desk.journal, opened)
    return desk


def found_mission(desk: Desk, name: str) -> Founded:
    """Begin a mission with this archive as its founder."""
    with desk.archive.writing() as tx:
        own = devices.require_own(tx.db)
        return founding.found(tx, own, name, now=clock.now().utc_text(), random=random_bytes)


def rehearse(desk: Desk, shares: list[str]) -> None:
    """Prove one recovery from shares typed back. Raises UsageError when it fails."""
    with desk.archive.writing() as tx:
        founding.rehearse(tx, shares, random_bytes)


def _remove(folder: Path, *, keep_folder: bool) -> None:
    """Only what `create` makes, and the folder if we made it: never someone's files."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.suffix == ".json" or path.name.startswith(("archive-", "content.db", "lock")):
                path.unlink()
        if not keep_folder:
            shutil.rmtree(folder, ignore_errors=True)
