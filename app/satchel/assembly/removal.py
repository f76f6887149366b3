"""Removing this laptop's archive, and the refusal while something is nowhere else."""

from __future__ import annotations

from pathlib import Path

from satchel.assembly import exposure
from satchel.assembly.desk import Desk
from satchel.assembly.exposure import recordings_in
from satchel.domain.errors import RefusedByPolicy
from satchel.storage import removing
from satchel.sync.whereabouts import Amount, Whereabouts

WARNING = (
    "This is not a wipe: old blocks of this disk, backups and copies elsewhere are not touched."
)


def lost_with(desk: Desk) -> Amount:
    """What headquarters has not confirmed: it would be gone with the archive."""
    return Whereabouts(desk.archive).places().waiting


def holds_for_others(desk: Desk) -> bool:
    """Whether this is an archive of headquarters: members may have removed what it holds."""
    return bool(exposure.of(desk).classes)


def remove_archive(desk: Desk, *, although_lost: bool = False) -> list[Path]:
    """Close the archive and delete it; what is left in its folder, which is not ours.

    Raises RefusedByPolicy while a recording goes on (code "recording"), and
    (code "not-at-headquarters") while something is confirmed by
    nobody, unless told to go on although it will be lost. The keys go first: a kill leaves
    files that nothing opens, and the next start removes the rest.
    """
    if desk.recordings.running() is not None:
        raise RefusedByPolicy(
            "A recording goes on; stop it first. Nothing was removed.", code="recording"
        )
    if not although_lost and holds_for_others(desk):
        raise RefusedByPolicy(
            "Nothing was removed: keys of headquarters are here, and what others sent may be "
            "nowhere else. Make a backup first, or say that it may be lost.",
            code="not-at-headquarters",
        )
    lost = lost_with(desk)
    recordings = recordings_in(desk.archive.folder)
    if not although_lost and not (lost.is_nothing and not recordings):
        raise RefusedByPolicy(
            f"Nothing was removed: {lost.records} records, {lost.files} files, {lost.sealed} "
            f"sealed entries and {recordings} recordings are not confirmed by headquarters and "
            "would be lost. Send them first, or say that they may be lost.",
            code="not-at-headquarters",
        )
    folder = desk.archive.folder
    desk.archive.close()
    return removing.remove(folder)
