"""Unlocking an archive, and ending what a kill or a restore left half done.

Imports that unlocking does not need stand below it: a front door may load them meanwhile,
in a thread, since deriving a key leaves the interpreter free.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import NoSuchThing
from satchel.storage import removing, settings
from satchel.storage.archive import Archive
from satchel.system import clock

if TYPE_CHECKING:
    from satchel.assembly.desk import Desk


def open_desk(folder: Path, passphrase: Callable[[], bytes]) -> Desk:
    """Unlock the archive in `folder`; everything in it is as it was acknowledged."""
    if removing.finish(folder):
        raise NoSuchThing("The archive here was being removed, and now is; `init` makes a new one.")
    archive = Archive.open(folder, passphrase())
    try:
        from satchel.assembly.desk import Desk

        _begin_anew_if_restored(archive)
        _end_what_was_cut_off(archive)
    except BaseException:
        archive.close()
        raise
    return Desk(archive)


def _begin_anew_if_restored(archive: Archive) -> None:
    """A restored archive begins a new ledger, once."""
    if settings.get(archive.reading(), settings.RESTORED_FROM) is None:
        return
    from satchel.sync import restoring

    with archive.writing() as tx:
        restoring.go_on(tx, random_bytes, clock.now().utc_text())
        settings.put(tx, settings.RESTORED_FROM, None)


def _end_what_was_cut_off(archive: Archive) -> None:
    """A kill in the middle of sealing or capturing: finish the one, let the other wait again."""
    from satchel.assembly.desk import Desk
    from satchel.storage import queue, sealing_rows

    if sealing_rows.is_marked(archive.reading()):
        Desk(archive).sealing.finish()
    if settings.get(archive.reading(), settings.SEAL_ALL) is not None:
        from satchel.assembly import leaving  # what parcels need, which a note must not wait for

        leaving.finish(Desk(archive))
    with archive.writing() as tx:
        queue.revive(tx.db)
