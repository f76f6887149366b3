"""The archives that tampering is tried on: an observer's and headquarters', small but whole.

There is a mission, an admission, notes, a legal-only note, a small and a larger content, a
parcel made and its receipt: every table that holds something in the field holds something.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from journeys.tamper.holdings import Holdings, holdings
from journeys.tamper.judging import files_of
from satchel.domain.words import Audience
from satchel.storage.archive import Archive
from unit.sync.party import PASSPHRASE, Party

LARGE = bytes(range(256)) * 2800  # 700 KiB: three rows of content.db
SMALL = b"A photograph so small that it lies in the archive itself. " * 100


@dataclass(frozen=True, slots=True)
class Specimen:
    """A closed archive: where it lies, its files, and what it holds."""

    folder: Path
    files: dict[str, bytes]
    holds: Holdings


@dataclass(frozen=True, slots=True)
class Specimens:
    """An observer's archive before and after a day's work, headquarters', and the last parcel.

    Headquarters has not seen that parcel.
    """

    earlier: Specimen
    observer: Specimen
    headquarters: Specimen
    parcel: bytes


def make_specimens(folder: Path) -> Specimens:
    """Both archives closed; the parcel lies apart."""
    party = Party(folder)
    founder = party.founder()
    observer = party.admitted(founder, "observer")
    for number in range(8):
        observer.note(f"Line {number}: the judge spoke and nobody answered.")
    observer.note("The name of the witness.", Audience.LEGAL)
    observer.attach(SMALL)
    observer.attach(LARGE)
    observer.make(folder / "first.parcel")
    founder.reply(founder.open(folder / "first.parcel"), folder / "receipt.parcel")
    observer.open(folder / "receipt.parcel")
    observer.archive.close()
    earlier = specimen(folder / "observer")
    observer = replace(observer, archive=Archive.open(folder / "observer", PASSPHRASE))
    party.people.append(observer)
    observer.note("Written after the receipt.")
    observer.attach(b"another recording " * 20_000)
    observer.make(folder / "second.parcel")
    party.close()
    return Specimens(
        earlier,
        specimen(folder / "observer"),
        specimen(folder / "founder"),
        (folder / "second.parcel").read_bytes(),
    )


def specimen(folder: Path) -> Specimen:
    """A closed archive, read."""
    with Archive.open(folder, PASSPHRASE) as archive:
        found = holdings(archive)
    return Specimen(folder, files_of(folder), found)
