"""A real archive for every test here, with the smallest allowed passphrase cost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from samples.passphrases import cheap_passphrases
from satchel.catalog.kinds import Kinds
from satchel.catalog.notes import Notes
from satchel.catalog.records import Records
from satchel.crypto.passphrase import Cost
from satchel.crypto.randomness import random_bytes
from satchel.domain.ids import MemberCode
from satchel.domain.words import Role
from satchel.ledger.line import Line
from satchel.storage import devices
from satchel.storage.archive import Archive
from satchel.storage.journal import Author, Journal
from satchel.system import clock
from satchel.system.paths import schema_folder

FLOOR = Cost(64 * 1024, 3, 4)


@pytest.fixture(autouse=True, scope="module")
def _cheap() -> Iterator[None]:
    with cheap_passphrases():
        yield


@pytest.fixture(scope="session")
def new_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed archive of an observer's, for copying: making one takes several syncs."""
    folder = tmp_path_factory.mktemp("new") / "archive"
    with (
        cheap_passphrases(),
        Archive.create(folder, b"passphrase", cost=FLOOR, clock=clock.now) as archive,
        archive.writing() as tx,
    ):
        devices.begin(tx, Role.OBSERVER, MemberCode("M-TEST00"), random_bytes, "now")
    return folder


@pytest.fixture
def records(tmp_path: Path, new_archive: Path) -> Iterator[Records]:
    """Acts on the records of a new archive."""
    shutil.copytree(new_archive, tmp_path / "archive")
    with Archive.open(tmp_path / "archive", b"passphrase") as archive:
        own = devices.require_own(archive.reading())
        kinds = Kinds(schema_folder() / "kinds")
        author = Author(own.device, own.keys.ed25519.sign, {"device": own.device})
        journal = Journal(author, clock.now, random_bytes, kinds.words, lambda db: None)
        yield Records(archive, journal, kinds)


@pytest.fixture
def frozen() -> list[Line]:
    """Lines that notes asked to freeze."""
    return []


@pytest.fixture
def notes(records: Records, frozen: list[Line]) -> Notes:
    """Taking notes in the new archive."""
    return Notes(records, lambda tx, lines: frozen.extend(lines))
