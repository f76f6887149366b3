"""Syncing by a folder that somebody else carries: half-synced, renamed, doubled."""

from __future__ import annotations

from pathlib import Path

import pytest

from satchel.crypto.randomness import random_bytes
from satchel.domain.words import Role
from satchel.storage import incoming
from satchel.sync.sealing import Sealing
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


def _files(folder: Path, kind: str) -> list[Path]:
    return sorted(path for path in (folder / "satchel" / kind).rglob("*") if path.is_file())


@pytest.fixture
def sent(party: Party, folder: Path) -> tuple[Person, Person, bytes]:
    """Headquarters, an observer, and her file of some parts, in the folder and not fetched."""
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("The judge came at 17:16.")
    data = random_bytes(1_500_000)
    observer.attach(data)
    sync(observer, folder)
    return founder, observer, data


def _has_file(person: Person, data: bytes) -> bool:
    db = person.archive.reading()
    found = [row[0] for row in db.execute("SELECT content FROM contents WHERE state = 'here'")]
    return any(person.archive.contents.open(one).read() == data for one in found)


def test_a_half_synced_folder_waits_and_is_whole_later(
    sent: tuple[Person, Person, bytes], folder: Path
) -> None:
    founder, _observer, data = sent
    late = _files(folder, "parts")[-2:]
    kept = [path.read_bytes() for path in late]
    late[0].write_bytes(kept[0][: len(kept[0]) // 2])  # half of it has come so far
    late[1].unlink()  # and nothing of this one
    first = sync(founder, folder)
    assert any("not there yet, or withheld" in told for told in first.problems)
    for path, whole in zip(late, kept, strict=True):
        path.write_bytes(whole)
    assert sync(founder, folder).problems == []
    assert _has_file(founder, data)
    assert founder.texts() == {"The judge came at 17:16."}


def test_renamed_and_doubled_files_are_known_by_what_is_in_them(
    sent: tuple[Person, Person, bytes], folder: Path
) -> None:
    founder, observer, data = sent
    for number, path in enumerate(_files(folder, "parts")):
        if number % 3 == 0:
            path.rename(path.with_name(f"{path.name} (conflicted copy {number})"))
        elif number % 3 == 1:
            path.rename(path.with_name(f"NEWNAME{number}.TMP"))
        else:
            path.with_name(f"{path.name} (1)").write_bytes(path.read_bytes())
    for number, path in enumerate(_files(folder, "manifests")):
        path.with_name(f"{path.name} (1)").write_bytes(path.read_bytes())
        path.rename(path.with_name(f"paper {number}"))
    (folder / "satchel").rename(folder / "satchel (2)")
    done = sync(founder, folder)
    assert done.problems == []
    assert len(done.reports) == 2
    assert _has_file(founder, data)
    back = sync(observer, folder)
    assert sum(report.receipts_new for report in back.reports) == 1


def test_a_file_that_was_changed_is_named_and_sent_again_by_nobody_else(
    sent: tuple[Person, Person, bytes], folder: Path
) -> None:
    founder, _observer, data = sent
    spoilt = max(_files(folder, "parts"), key=lambda path: path.stat().st_size)
    whole = spoilt.read_bytes()
    spoilt.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
    done = sync(founder, folder)
    assert len(done.problems) == 1
    assert not _has_file(founder, data)
    assert founder.texts() == {"The judge came at 17:16."}
    spoilt.write_bytes(whole)
    sync(founder, folder)
    assert _has_file(founder, data)


def test_what_lies_in_the_folder_tells_nothing_of_who_or_what(
    sent: tuple[Person, Person, bytes], folder: Path
) -> None:
    _founder, observer, data = sent
    for path in _files(folder, "parts") + _files(folder, "manifests"):
        told = path.read_bytes() + str(path).encode()
        assert observer.device.encode() not in told
        assert b"17:16" not in told
        assert data[:64] not in told


def test_two_coordinators_and_a_lawyer_by_one_folder(party: Party, folder: Path) -> None:
    founder = party.founder()
    second = party.admitted(founder, "bolat", Role.COORDINATOR)
    lawyer = party.admitted(founder, "dana", Role.LEGAL)
    observer = party.admitted(founder, "assel")
    for person in (second, lawyer, founder, observer):
        sync(person, folder)
    observer.note("in the field")
    data = random_bytes(400_000)
    observer.attach(data)
    founder.note("at headquarters")
    for _ in range(2):
        for person in (observer, founder, second, lawyer, founder, observer):
            sync(person, folder)
    assert second.texts() == founder.texts() == {"in the field", "at headquarters"}
    assert lawyer.texts() == {"in the field", "at headquarters"}
    assert _has_file(second, data)
    assert _has_file(lawyer, data)
    places = Whereabouts(observer.archive).places()
    assert places.waiting.is_nothing
    for person in (founder, second, lawyer, observer, founder, second):
        done = sync(person, folder)
        assert (done.handed, done.reports, done.problems) == (0, [], [])


def test_sealed_on_the_way_it_still_goes(party: Party, folder: Path) -> None:
    """What was underway is not sent twice, and what was not goes as a bundle."""
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("first")
    sync(observer, folder)
    observer.note("second")
    Sealing(observer.archive, observer.journal, observer.clock).seal_all()
    assert observer.texts() == set()
    went = sync(observer, folder)
    assert went.handed == 1
    sync(founder, folder)
    assert founder.texts() == {"first", "second"}
    sync(observer, folder)
    assert Whereabouts(observer.archive).places().waiting.is_nothing
