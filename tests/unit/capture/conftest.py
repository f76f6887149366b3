"""A real archive that captures from sites on this computer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from samples import archives
from samples.passphrases import cheap_passphrases
from satchel.capture.running import Captures
from satchel.crypto.passphrase import FLOOR
from satchel.crypto.randomness import random_bytes
from satchel.domain.ids import MemberCode
from satchel.domain.words import Role
from satchel.storage import devices
from satchel.storage.archive import Archive
from satchel.storage.journal import Author, Journal
from satchel.system import clock
from unit.capture.sites import rules

PASSPHRASE = b"orbit mango violin"


def captures_of(archive: Archive, *origins: str) -> Captures:
    own = devices.require_own(archive.reading())
    author = Author(own.device, own.keys.ed25519.sign, {"device": own.device})
    journal = Journal(author, clock.now, random_bytes, lambda kind: None, lambda db: None)
    return Captures(archive, journal, lambda audience: [], rules(*origins), by="M-TEST00")


@pytest.fixture(autouse=True, scope="module")
def _cheap() -> Iterator[None]:
    with cheap_passphrases():
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "archive"


@pytest.fixture
def captures(folder: Path) -> Iterator[Captures]:
    archives.copied("capture", _make, folder)
    with Archive.open(folder, PASSPHRASE) as archive:
        yield captures_of(archive)


def _make(folder: Path) -> None:
    with (
        Archive.create(folder, PASSPHRASE, cost=FLOOR, clock=clock.now) as archive,
        archive.writing() as tx,
    ):
        devices.begin(tx, Role.OBSERVER, MemberCode("M-TEST00"), random_bytes, "now")


def allowing(captures: Captures, *origins: str) -> Captures:
    """The same with these origins allowed."""
    return replace(captures, rules=rules(*origins))
