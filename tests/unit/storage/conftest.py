"""An open archive that costs as little as the rules allow."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from samples.passphrases import cheap_passphrases
from satchel.crypto.passphrase import FLOOR
from satchel.crypto.xwing import Identity
from satchel.storage.archive import Archive
from satchel.system.clock import now

PASSPHRASE = b"orbit mango violin"


@pytest.fixture(autouse=True, scope="module")
def _cheap() -> Iterator[None]:
    with cheap_passphrases():
        yield


@pytest.fixture(scope="session")
def new_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed archive just made, for copying: making one takes several syncs."""
    folder = tmp_path_factory.mktemp("new") / "archive"
    with cheap_passphrases():
        Archive.create(folder, PASSPHRASE, cost=FLOOR, clock=now).close()
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "archive"


@pytest.fixture
def archive(folder: Path, new_archive: Path) -> Iterator[Archive]:
    shutil.copytree(new_archive, folder)
    with Archive.open(folder, PASSPHRASE) as archive:
        yield archive


@pytest.fixture(scope="session")
def headquarters() -> Identity:
    return Identity.generate()
