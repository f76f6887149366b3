"""A real archive with its desk, and sound that needs no microphone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from samples.passphrases import cheap_passphrases
from satchel.assembly import beginning
from satchel.assembly.desk import Desk
from satchel.crypto.passphrase import FLOOR
from satchel.domain.ids import RecordId
from satchel.domain.words import Role
from satchel.storage import archive


@pytest.fixture(scope="module", autouse=True)
def _cheap() -> Iterator[None]:
    with cheap_passphrases(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "calibrate", lambda: FLOOR)
        yield


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with beginning.beginning(tmp_path / "archive", b"one two three") as made:
        desk = beginning.begin_device(made, Role.OBSERVER, "observer", None)
    yield desk
    desk.close()


@pytest.fixture
def hearing(desk: Desk) -> RecordId:
    """What is recorded under; any record will do."""
    return desk.records.add("case", {"title": "A hearing"}).record
