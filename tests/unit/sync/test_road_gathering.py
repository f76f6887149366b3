"""Parcels come one ahead of the one that is opened, and nothing is written after the end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from satchel.crypto.digest import sha256
from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import OutOfReach, RefusedByPolicy
from satchel.sync.roads.errands import Errands
from satchel.sync.roads.gathering import Gathering, OneAhead
from satchel.sync.roads.pace import Pace
from satchel.wire.relay_names import Address, Mailbox, PartName
from satchel.wire.relay_parcels import Manifest

Bring = Callable[[PartName], bytes]
_WAIT_S = 30.0
_SIZE = 1000


@pytest.fixture
def errands() -> Iterator[Errands]:
    own = Errands(lambda: None)
    yield own
    own.end()


class _Parcel:
    """Some bytes in four parts, and the file that they come to."""

    def __init__(self, folder: Path, name: str) -> None:
        self.whole = random_bytes(3 * _SIZE + 1)
        self.path = folder / name
        self.path.touch()
        self.spared: list[int] = []
        self.parts = tuple(
            PartName(begin, len(piece), sha256(piece).hex())
            for begin in range(0, len(self.whole), _SIZE)
            for piece in (self.whole[begin : begin + _SIZE],)
        )
        address = Address(Mailbox("0" * 26), "0" * 20)
        self.manifest = Manifest(address, self.parts, b"")

    def bytes_of(self, part: PartName) -> bytes:
        return self.whole[part.offset : part.offset + part.size]

    def begin(self, errands: Errands, bring: Bring | None = None) -> Gathering:
        pace = Pace(lambda: 0.0)
        return Gathering(
            self.path, self.manifest, bring or self.bytes_of, errands, pace, self.spared.append
        )


def test_the_next_parcel_comes_while_nobody_waits_for_it(errands: Errands, tmp_path: Path) -> None:
    parcels = [_Parcel(tmp_path, name) for name in ("one", "two", "three")]
    begun: list[_Parcel] = []
    last_part = threading.Event()

    def all_of_them() -> Iterator[Gathering]:
        for parcel in parcels:
            begun.append(parcel)
            yield parcel.begin(errands, lambda part, parcel=parcel: bring(parcel, part))  # type: ignore[misc]  # bound now

    def bring(parcel: _Parcel, part: PartName) -> bytes:
        if parcel is parcels[1] and part == parcel.parts[-1]:
            last_part.set()
        return parcel.bytes_of(part)

    coming = OneAhead(all_of_them())
    assert coming.next().read_bytes() == parcels[0].whole
    assert last_part.wait(_WAIT_S)
    assert begun == parcels[:2], "more than one is ahead"
    assert coming.next().read_bytes() == parcels[1].whole
    assert coming.next().read_bytes() == parcels[2].whole
    coming.close()


def test_one_that_does_not_come_stops_none_of_the_others(errands: Errands, tmp_path: Path) -> None:
    lost, sound = _Parcel(tmp_path, "lost"), _Parcel(tmp_path, "sound")

    def cut(part: PartName) -> bytes:
        raise OutOfReach("The line was cut.")

    coming = OneAhead(iter([lost.begin(errands, cut), sound.begin(errands)]))
    with pytest.raises(OutOfReach):
        coming.next()
    assert coming.next().read_bytes() == sound.whole
    coming.close()


def test_what_lies_there_is_spared(errands: Errands, tmp_path: Path) -> None:
    parcel = _Parcel(tmp_path, "half")
    there = bytearray(parcel.whole[: 2 * _SIZE])
    there[5] ^= 1
    parcel.path.write_bytes(there)
    asked: list[PartName] = []

    def bring(part: PartName) -> bytes:
        asked.append(part)
        return parcel.bytes_of(part)

    assert parcel.begin(errands, bring).whole().read_bytes() == parcel.whole
    assert parcel.spared == [_SIZE]
    assert asked == [parcel.parts[0], *parcel.parts[2:]]


def test_after_the_end_a_late_part_changes_nothing(tmp_path: Path) -> None:
    parcel = _Parcel(tmp_path, "late")
    asked, may_come, came = threading.Event(), threading.Event(), threading.Event()

    def bring(part: PartName) -> bytes:
        asked.set()
        assert may_come.wait(_WAIT_S)
        came.set()
        return parcel.bytes_of(part)

    errands = Errands(lambda: None)
    gathering = parcel.begin(errands, bring)
    assert asked.wait(_WAIT_S)
    gathering.end()
    parcel.path.unlink()  # also where an open file cannot be deleted
    may_come.set()
    assert came.wait(_WAIT_S)
    with pytest.raises(RefusedByPolicy, match="Stopped as asked"):
        gathering.whole()
    errands.end()
    assert not parcel.path.exists()
