"""Syncing by a folder that somebody else carries: half-synced, renamed, doubled."""

from __future__ import annotations

from pathlib import Path

import pytest

from satchel.crypto.randomness import random_bytes
from satchel.storage import incoming
from satchel.sync.whereabouts import Where, Whereabouts
from unit.sync.party import Party, Person
from unit.sync.travelling import sync


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


def _joined_by(party: Party, founder: Person, folder: Path, name: str = "assel") -> Person:
    """An observer who came in by the folder alone."""
    observer = party.invited(founder, name)
    sync(observer, folder)
    sync(founder, folder)
    founder.membership.confirm(observer.device)
    sync(founder, folder)
    sync(observer, folder)
    return observer


def test_a_new_device_comes_in_and_everything_is_confirmed(party: Party, folder: Path) -> None:
    founder = party.founder()
    observer = _joined_by(party, founder, folder)
    observer.note("The judge came at 17:16.")
    data = random_bytes(3_000_000)
    _, content = observer.attach(data)
    went = sync(observer, folder)
    assert went.handed == 2  # the words before the file
    assert went.problems == []
    came = sync(founder, folder)
    assert [report.problems for report in came.reports] == [[], []]
    assert founder.archive.contents.open(content).read() == data
    assert founder.texts() == {"The judge came at 17:16."}
    back = sync(observer, folder)
    assert sum(report.receipts_new for report in back.reports) == 1
    places = Whereabouts(observer.archive).places()
    assert places.waiting.is_nothing
    assert places.at[Where.AT_HEADQUARTERS].files == 1


def test_syncing_again_moves_nothing(party: Party, folder: Path) -> None:
    founder = party.founder()
    observer = _joined_by(party, founder, folder)
    observer.note("once")
    for _ in range(3):
        sync(observer, folder)
        sync(founder, folder)
    before = sorted(folder.rglob("*"))
    for person in (observer, founder, observer):
        done = sync(person, folder)
        assert (done.handed, done.reports, done.sent_bytes) == (0, [], 0)
    assert sorted(folder.rglob("*")) == before
    assert incoming.files(founder.archive.folder) == []
