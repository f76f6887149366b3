"""What was written outside the archive, and where: so that nobody has to remember it.

A list for the person of this device: unsigned, it never leaves the archive. What was done
with evidence is signed in custody entries; where its file was put is nobody else's
business. Sealing everything forgets the files whose names may tell what was sealed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from satchel.storage import settings
from satchel.storage.database import Database
from satchel.storage.transaction import Transaction

_NAME: Final = "outside"
_MOST: Final = 500


class Sort(StrEnum):
    """What kind of file was written."""

    PARCEL = "parcel"
    BACKUP = "backup"
    EXTRACT = "extract"
    EXPORT = "export"
    EXHIBIT = "exhibit"
    PAPER = "paper"


# Sealed to the mission, or opened by the passphrase alone: their names tell nothing.
_KEPT_WHEN_SEALED: Final = (Sort.PARCEL, Sort.BACKUP)


@dataclass(frozen=True, slots=True)
class Outside:
    """A file or folder that was written; `at` is UTC text."""

    sort: Sort
    path: Path
    at: str


def note(tx: Transaction, sort: Sort, path: Path, at: str) -> None:
    """Remember where something was written; one path is told once, and the newest are kept."""
    written = Outside(sort, path.absolute(), at)
    others = [one for one in everything(tx.db) if one.path != written.path]
    _put(tx, [*others, written][-_MOST:])


def everything(db: Database) -> list[Outside]:
    """What was written, the oldest first; whether it is still there is not asked."""
    kept = settings.get(db, _NAME, [])
    told = kept if isinstance(kept, list) else []
    return [
        Outside(Sort(str(one["sort"])), Path(str(one["path"])), str(one["at"]))
        for one in told
        if isinstance(one, dict)
    ]


def forget(tx: Transaction, path: Path) -> None:
    """It is gone, or need not be told any more."""
    _put(tx, [one for one in everything(tx.db) if one.path != path])


def forget_names(tx: Transaction) -> None:
    """Everything was sealed: only what says nothing about it stays on the list."""
    _put(tx, [one for one in everything(tx.db) if one.sort in _KEPT_WHEN_SEALED])


def _put(tx: Transaction, listed: list[Outside]) -> None:
    told = [{"sort": one.sort.value, "path": str(one.path), "at": one.at} for one in listed]
    settings.put(tx, _NAME, list(told) or None)
