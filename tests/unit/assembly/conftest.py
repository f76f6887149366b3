"""Real archives at the least passphrase cost: headquarters and an observer's, once a module."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from samples.passphrases import cheap_passphrases
from satchel.assembly import beginning, belonging
from satchel.assembly.desk import Desk
from satchel.crypto.passphrase import FLOOR
from satchel.domain.words import Role
from satchel.storage import archive
from satchel.sync.founding import Founded

PASSPHRASE = b"one two three"


@pytest.fixture(scope="module", autouse=True)
def _cheap() -> Iterator[None]:
    with cheap_passphrases(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "calibrate", lambda: FLOOR)
        yield


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("assembly")


@pytest.fixture(scope="module")
def founded(place: Path) -> Iterator[tuple[Desk, Founded]]:
    """A mission just begun, with its recovery shares."""
    with beginning.beginning(place / "hq", PASSPHRASE) as made:
        desk = beginning.begin_device(made, Role.COORDINATOR, "hq", None)
        shares = beginning.found_mission(desk, "Open Bench")
    yield desk, shares
    desk.close()


@pytest.fixture(scope="module")
def headquarters(founded: tuple[Desk, Founded]) -> Desk:
    return founded[0]


@pytest.fixture(scope="module")
def observer(place: Path, headquarters: Desk) -> Iterator[Desk]:
    """An observer's archive, begun by invitation and still pending."""
    headquarters.records.add("case", {"title": "Shared"})
    given = headquarters.inviting.invite(
        Role.OBSERVER,
        "second observer",
        expires=datetime(2100, 1, 1, tzinfo=UTC),
        lines=belonging.lines_for_invitation(headquarters),
    )
    invitation = place / "invitation"
    invitation.write_bytes(given.file)
    opened = beginning.read_invitation(invitation, given.code, Role.OBSERVER)
    with beginning.beginning(place / "observer", PASSPHRASE) as made:
        desk = beginning.join(made, "laptop", opened)
    yield desk
    desk.close()
