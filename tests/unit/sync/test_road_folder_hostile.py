"""A folder that others write to as well: by malice, by a bad stick, by a program that syncs it."""

from __future__ import annotations

import errno
import os
import sys
from itertools import cycle
from pathlib import Path

import pytest

from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import MachineRefused, OutOfReach
from satchel.sync.roads import folder as folder_module
from unit.sync.party import Party, Person
from unit.sync.travelling import sync

PIPES = pytest.mark.skipif(sys.platform == "win32", reason="no pipes or links among files there")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


@pytest.fixture
def sent(party: Party, folder: Path) -> tuple[Person, Person]:
    """Headquarters, and an observer whose words and file lie in the folder, not fetched."""
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("The judge came at 17:16.")
    observer.attach(random_bytes(1_200_000))
    sync(observer, folder)
    return founder, observer


def _files(folder: Path, kind: str) -> list[Path]:
    return sorted(path for path in (folder / "satchel" / kind).rglob("*") if path.is_file())


def _all_came(founder: Person) -> bool:
    here = "SELECT count(*) FROM contents WHERE state = 'here'"
    came: int = founder.archive.reading().execute(here).fetchone()[0]
    return founder.texts() == {"The judge came at 17:16."} and came == 1


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _placeholder(path: Path) -> None:
    path.write_bytes(b"")


def _endless(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def _elsewhere(path: Path) -> None:
    """A link to bytes of the same length, outside."""
    outside = path.parents[4] / path.name
    outside.write_bytes(bytes(path.stat().st_size))
    path.unlink()
    path.symlink_to(outside)


@PIPES
@pytest.mark.parametrize("kind", ["parts", "manifests"])
def test_what_the_folder_lost_is_named_and_brought_again(
    sent: tuple[Person, Person], folder: Path, kind: str
) -> None:
    founder, observer = sent
    spoils = cycle((_pipe, _elsewhere, _placeholder, Path.unlink, _endless))
    for spoil, path in zip(spoils, _files(folder, kind), strict=False):
        spoil(path)
    first = sync(founder, folder)
    assert first.reports == []
    assert len(first.problems) == (2 if kind == "parts" else 0)
    assert sync(observer, folder).handed == 2
    assert sync(founder, folder).problems == []
    assert _all_came(founder)


@PIPES
def test_what_lies_in_the_way_is_told_and_left_alone(
    party: Party, folder: Path, tmp_path: Path
) -> None:
    observer = party.admitted(party.founder(), "assel")
    observer.note("in the field")
    ours, outside = folder / "satchel", tmp_path / "outside"
    outside.mkdir()
    ours.symlink_to(outside)
    assert "a link that leads out of it" in _only_problem(observer, folder)
    ours.unlink()
    ours.mkdir()
    (ours / "parts").symlink_to(outside)
    assert "a link that leads out of it" in _only_problem(observer, folder)
    assert list(outside.iterdir()) == []
    (ours / "parts").unlink()
    ours.rmdir()
    ours.write_bytes(b"my own list")
    assert "move it away" in _only_problem(observer, folder)
    assert ours.read_bytes() == b"my own list"


def _only_problem(person: Person, folder: Path) -> str:
    done = sync(person, folder)
    assert done.handed == 0
    (problem,) = done.problems
    return problem


def test_a_folder_under_the_name_of_a_part_stops_no_other_parcel(
    sent: tuple[Person, Person], folder: Path
) -> None:
    founder, observer = sent
    blocked = min(_files(folder, "parts"), key=lambda path: path.stat().st_size)
    blocked.unlink()
    blocked.mkdir()
    observer.note("later")
    done = sync(observer, folder)
    assert done.handed == 1
    assert len(done.problems) == 1
    assert "move it away" in done.problems[0]
    sync(founder, folder)
    blocked.rmdir()
    sync(observer, folder)
    assert sync(founder, folder).problems == []
    assert founder.texts() == {"The judge came at 17:16.", "later"}


def test_a_name_in_capitals_is_found(sent: tuple[Person, Person], folder: Path) -> None:
    founder, _observer = sent
    for path in _files(folder, "parts") + _files(folder, "manifests"):
        path.rename(path.with_name(path.name.upper()))
    (folder / "satchel").rename(folder / "SATCHEL")
    sync(founder, folder)
    assert _all_came(founder)


def test_a_missing_part_is_not_sought_in_files_that_name_others(
    sent: tuple[Person, Person], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else one late part would have every file of its length read, from a share or a cloud."""
    founder, _observer = sent
    late = max(_files(folder, "parts"), key=lambda path: path.stat().st_size)
    size = late.stat().st_size
    late.unlink()
    other = late.with_name(f"{0:012}-{size:07}-{'0' * 64} (conflicted copy)")
    with other.open("wb") as file:
        file.truncate(size)
    opened: list[Path] = []
    real = folder_module.open_plain_file
    monkeypatch.setattr(
        folder_module, "open_plain_file", lambda path: opened.append(path) or real(path)
    )
    assert len(sync(founder, folder).problems) == 1
    assert opened.count(other) == 1  # its beginning, to see that it is no manifest


_FAULTS = [
    (errno.ENOSPC, MachineRefused, "is full"),
    (errno.EROFS, MachineRefused, "cannot be written to"),
    (errno.EIO, OutOfReach, "pulled out or cannot be reached"),
    (errno.ENODEV, OutOfReach, "pulled out or cannot be reached"),
]


def test_what_fails_is_the_folder_and_not_the_archives_disk(
    party: Party, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("The judge came at 17:16.")
    observer.attach(random_bytes(1_200_000))
    for number, refused, told in _FAULTS:

        def fails(_source: object, _target: object, number: int = number) -> None:
            raise OSError(number, os.strerror(number))

        with monkeypatch.context() as patched:
            patched.setattr(folder_module.os, "replace", fails)
            with pytest.raises(refused, match=told) as failed:
                sync(observer, folder)
        assert "disk" not in str(failed.value)
        assert not list(folder.rglob("*.unfinished"))
    sync(observer, folder)
    sync(founder, folder)
    assert _all_came(founder)
