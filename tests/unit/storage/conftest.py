"""An open archive that costs as little as the rules allow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from satchel.crypto.passphrase import FLOOR
from satchel.crypto.xwing import Identity
from satchel.storage.archive import Archive
from satchel.system.clock import now

PASSPHRASE = b"orbit mango violin"


@pytest.fixture()
def folder(tmp_path: Path) -> Path:
    return tmp_path / "archive"


@pytest.fixture()
def archive(folder: Path) -> Iterator[Archive]:
    with Archive.create(folder, PASSPHRASE, cost=FLOOR, clock=now) as archive:
        yield archive


@pytest.fixture(scope="session")
def headquarters() -> Identity:
    return Identity.generate()
