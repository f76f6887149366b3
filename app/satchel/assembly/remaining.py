"""What remains on this laptop, item by item, each with what can be done about it.

What it is for: the end of *Travel empty*. What it is not for: traces outside Satchel
(swap, recent lists, a trash): those nobody can list, and the window says so in words. To
know first: files written outside are known only as far as Satchel wrote them, and after
everything was sealed only parcels and backups are still named.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from satchel.assembly import exposure
from satchel.assembly.desk import Desk
from satchel.storage import outside, removing
from satchel.sync.whereabouts import Where, Whereabouts


class What(StrEnum):
    """The sorts of things that remain, in the order they are told."""

    RECORDS = "records"
    FILES = "files"
    DRAFTS = "drafts"
    RECORDINGS = "recordings"
    RECORDINGS_SEALED = "recordings-sealed"
    KEYS = "keys"
    SEALED_WAITING = "sealed-waiting"
    SEALED_ARRIVED = "sealed-arrived"
    CIPHERTEXT = "ciphertext"
    EXTRACT = "extract"
    EXPORT = "export"
    EXHIBIT = "exhibit"
    PAPER = "paper"
    PARCEL = "parcel"
    BACKUP = "backup"
    SLOTS = "slots"
    ARCHIVE = "archive"


class Remedy(StrEnum):
    """What can be done about a thing that remains."""

    SEAL = "seal"
    SEND = "send"
    REMOVE = "remove"
    DELETE_BY_HAND = "delete-by-hand"
    UNLOCK_AGAIN = "unlock-again"
    REMOVE_ARCHIVE = "remove-archive"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Remaining:
    """One item: `count` of them, `size` in bytes where it is known, `path` of a file."""

    what: What
    remedy: Remedy
    count: int = 1
    size: int | None = None
    path: Path | None = None
    at: str | None = None


def remaining(desk: Desk) -> list[Remaining]:
    """Everything known to be here, what can be read first; never empty: the archive is here."""
    told = exposure.of(desk)
    records = sum(count for kind, count in told.records.items() if kind != "custody-entry")
    places = Whereabouts(desk.archive).places().at
    arrived = places[Where.AT_HEADQUARTERS].sealed
    waiting = sum(amount.sealed for amount in places.values()) - arrived
    received = desk.sealing.received()
    found = [
        Remaining(What.RECORDS, Remedy.SEAL, records),
        Remaining(What.FILES, Remedy.SEAL, told.files, told.size),
        Remaining(What.DRAFTS, Remedy.SEAL, told.drafts),
        Remaining(What.RECORDINGS, Remedy.SEAL, told.recordings),
        Remaining(What.RECORDINGS_SEALED, Remedy.UNLOCK_AGAIN, told.recordings_sealed),
        Remaining(What.KEYS, Remedy.NOTHING, len(told.classes) + told.has_root),
        Remaining(What.SEALED_WAITING, Remedy.SEND, waiting),
        Remaining(What.SEALED_ARRIVED, Remedy.NOTHING, arrived),
        Remaining(What.CIPHERTEXT, Remedy.REMOVE, received.count, received.size),
        *_written(desk),
        Remaining(What.SLOTS, Remedy.NOTHING, len(desk.archive.slots())),
        Remaining(
            What.ARCHIVE,
            Remedy.REMOVE_ARCHIVE,
            size=removing.size_of(desk.archive.folder),
            path=desk.archive.folder,
        ),
    ]
    return [item for item in found if item.count]


def _written(desk: Desk) -> list[Remaining]:
    """Files that Satchel wrote and that are still where it put them, or on a medium that is
    not plugged in: what cannot be looked at is told too."""
    listed = outside.everything(desk.archive.reading())
    return [
        Remaining(What(one.sort.value), Remedy.DELETE_BY_HAND, path=one.path, at=one.at)
        for one in listed
        if one.path.exists() or not one.path.parent.exists()
    ]
