"""People of a mission made once for a module, and copied for each test that spoils them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from journeys.tamper.judging import remembered_derivations
from satchel.domain.moments import Clock
from satchel.storage.archive import Archive
from unit.sync.party import PASSPHRASE, Person


def made_once(folder: Path, make: Callable[[Path], None]) -> Iterator[Path]:
    """For a fixture: what `make` puts into `folder`; their passphrases cost little meanwhile."""
    with remembered_derivations():
        make(folder)
        yield folder


def copied(archives: Path, folder: Path, name: str, clock: Clock) -> Person:
    """A copy of one archive, open, with a clock of its own."""
    shutil.copytree(archives / name, folder / name)
    return Person(Archive.open(folder / name, PASSPHRASE), clock)  # type: ignore[arg-type]  # another clock, same shape
