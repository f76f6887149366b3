"""The files `archive-1.db`, `archive-2.db` … of which one counts.

What it is for: their names, and clearing away what a kill left of a change from one to
the next. What it is not for: writing one (`rewrite`). To know first: keyslots name the
number that counts. A lower one holds what was sealed since and must go; a higher one
goes only when this database says that it was being written.
"""

from __future__ import annotations

import re
from pathlib import Path

from satchel.storage import settings
from satchel.storage.database import Database
from satchel.storage.reservations import Writing
from satchel.system.files import fsync_folder, machine_refusals

_NAME = re.compile(r"archive-([1-9][0-9]*)\.db")
_BESIDE = ("", "-wal", "-shm", "-journal")


def database_name(number: int) -> str:
    """`archive-N.db`: N grows by one each time the archive is written anew."""
    return f"archive-{number}.db"


def numbers(folder: Path) -> list[int]:
    """Of all such files in the folder, ascending."""
    matches = (_NAME.fullmatch(path.name) for path in folder.iterdir())
    return sorted(int(match[1]) for match in matches if match)


def delete(folder: Path, number: int) -> None:
    """The database and what lies beside it; durable. What is missing is passed over."""
    with machine_refusals():
        for suffix in _BESIDE:
            (folder / (database_name(number) + suffix)).unlink(missing_ok=True)
        fsync_folder(folder)


def finish(folder: Path, current: int, db: Database, writing: Writing) -> None:
    """Ends a rewriting that was killed: after the switch forwards, before it backwards."""
    for number in numbers(folder):
        if number < current:
            delete(folder, number)
    unfinished = settings.get(db, settings.REWRITING)
    if isinstance(unfinished, int):
        delete(folder, unfinished)
        with writing() as tx:
            settings.put(tx, settings.REWRITING, None)
