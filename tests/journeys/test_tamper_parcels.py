"""A parcel that is not what its sender made is refused whole, and leaves nothing behind."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from journeys.tamper.holdings import Holdings, holdings
from journeys.tamper.judging import random_bit, with_bit_flipped
from journeys.tamper.parcels import (
    Opened,
    chunk_edges,
    manifests,
    put_together,
    put_together_as_it_is,
    refusal,
    refusal_of_check,
    sealed_for,
    taken_apart,
)
from satchel.domain.errors import SatchelError
from satchel.domain.words import Audience
from satchel.ledger.line import Line, decode_line
from satchel.storage import check
from satchel.sync.parcel_making import ParcelWish
from satchel.wire.bag import BAGIT, info
from satchel.wire.parts import LINE_SIZE
from unit.sync.party import Party, Person

SEED = 20261122
FLIPS = 350


class Scene:
    """Headquarters, two observers, and a parcel of each that headquarters has not seen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.party = Party(folder)
        self.founder = self.party.founder()
        self.observer = self.party.admitted(self.founder, "observer")
        self.other = self.party.admitted(self.founder, "other")
        self.sealed, self.opened = self._parcel(self.observer, "mine")
        self.sealed_other, self.opened_other = self._parcel(self.other, "theirs")
        self.before = holdings(self.founder.archive)

    def _parcel(self, person: Person, name: str) -> tuple[bytes, Opened]:
        for number in range(4):
            person.note(f"{name} {number}")
        person.note("for lawyers", Audience.LEGAL)
        person.attach(f"photo of {name} ".encode() * 20)
        person.attach(f"recording of {name} ".encode() * 12_000)
        person.make(self.folder / name)
        sealed = (self.folder / name).read_bytes()
        return sealed, taken_apart(sealed, self.founder)[1]

    def refused(self, data: bytes) -> str:
        """The code of the refusal of a file with these bytes."""
        path = self.folder / "tampered"
        path.write_bytes(data)
        error = refusal(self.founder, path)
        assert error is not None, "it was taken in"
        assert error.exit_code in (4, 7)
        assert error.exit_code == 4 or error.code in ("not-for-us", "newer-parcel")
        return error.code

    def refused_inside(self, tar: bytes) -> str:
        """The same for a tar stream sealed again."""
        return self.refused(sealed_for(self.founder, tar))

    def checked_inside(self, tar: bytes) -> SatchelError | None:
        """What verifying such a stream says, if anything; it is not kept."""
        path = self.folder / "tampered"
        path.write_bytes(sealed_for(self.founder, tar))
        return refusal_of_check(self.founder, path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    scene = Scene(tmp_path_factory.mktemp("parcels"))
    yield scene
    scene.party.close()


@pytest.fixture
def scene(shared: Scene) -> Iterator[Scene]:
    """Whatever a test tries, headquarters holds afterwards what it held before."""
    yield shared
    assert _kept(holdings(shared.founder.archive)) == _kept(shared.before)
    assert list(check.run(shared.founder.archive)) == []


def _kept(held: Holdings) -> object:
    """Row ids promised to an intake go on; what they were promised for is gone."""
    tables = {name: d for name, d in held.tables.items() if name not in ("reservations",)}
    return tables, held.contents


def test_every_flipped_bit_of_a_parcel_is_refused(scene: Scene) -> None:
    chance = random.Random(SEED)
    codes = Counter(
        scene.refused(with_bit_flipped(scene.sealed, random_bit(scene.sealed, chance)))
        for _ in range(FLIPS)
    )
    assert codes.total() == FLIPS
    print(dict(codes))


def test_every_bit_of_a_header_counts(scene: Scene) -> None:
    """The header is a small part of the file, so a random bit rarely lies in it."""
    chance = random.Random(SEED)
    end = chunk_edges(scene.sealed)[1]
    for _ in range(60):
        scene.refused(with_bit_flipped(scene.sealed, chance.randrange(end * 8)))


def test_a_parcel_cut_at_every_edge_is_refused(scene: Scene) -> None:
    for edge in chunk_edges(scene.sealed):
        for at in (edge - 1, edge, edge + 1):
            scene.refused(scene.sealed[:at])
    for at in (0, 1, 21, 22, 100, len(scene.sealed) - 1):
        scene.refused(scene.sealed[:at])


def test_a_parcel_with_more_behind_it_is_refused(scene: Scene) -> None:
    for tail in (b"\0", b"\n", bytes(512), bytes(65552), scene.sealed, scene.sealed_other):
        scene.refused(scene.sealed + tail)


def test_chunks_swapped_repeated_left_out_or_foreign_are_refused(scene: Scene) -> None:
    edges = [*chunk_edges(scene.sealed)[1:], len(scene.sealed)]
    chunks = [scene.sealed[a:b] for a, b in pairwise(edges)]
    head = scene.sealed[: edges[0]]
    assert len(chunks) > 3
    foreign = scene.sealed_other[chunk_edges(scene.sealed_other)[1] :][: len(chunks[0])]
    for at in range(len(chunks) - 1):
        swapped = list(chunks)
        swapped[at : at + 2] = [chunks[at + 1], chunks[at]]
        scene.refused(head + b"".join(swapped))
        scene.refused(head + b"".join([*chunks[:at], chunks[at], *chunks[at:]]))
        scene.refused(head + b"".join([*chunks[:at], *chunks[at + 1 :]]))
        scene.refused(head + b"".join([*chunks[:at], foreign, *chunks[at + 1 :]]))
    scene.refused(head + b"".join(chunks[:-1]))
    scene.refused(scene.sealed[: edges[1]] + scene.sealed_other[edges[1] :])


def test_a_stream_cut_at_every_member_is_refused(scene: Scene) -> None:
    """Sealed again, so that only the parcel's own order and manifests can tell."""
    tar = put_together(scene.opened)
    at, edges = 0, []
    while at < len(tar) and tar[at]:
        size = int(tar[at + 124 : at + 136].rstrip(b"\0 "), 8)
        edges += [at, at + 512, at + 512 + size]
        at += 512 + size + -size % 512
    for edge in [*edges, at, at + 512, at + 1024]:
        for cut in (edge - 1, edge, edge + 1):
            if 0 <= cut < at + 1024:
                scene.refused_inside(tar[:cut])


def test_members_of_another_order_or_number_are_refused(scene: Scene) -> None:
    members = list(scene.opened.members)
    tags = [("bagit.txt", BAGIT), ("bag-info.txt", info(scene.opened.parcel))]
    whole = [*tags, *members, *manifests(members)]
    assert (
        put_together_as_it_is(scene.opened.parcel, whole)[:4096]
        == put_together(scene.opened)[:4096]
    )
    for at in range(len(whole)):
        without = [*whole[:at], *whole[at + 1 :]]
        scene.refused_inside(put_together_as_it_is(scene.opened.parcel, without))
        twice = [*whole[:at], whole[at], *whole[at:]]
        scene.refused_inside(put_together_as_it_is(scene.opened.parcel, twice))
        if at:
            swapped = list(whole)
            swapped[at - 1 : at + 1] = [whole[at], whole[at - 1]]
            scene.refused_inside(put_together_as_it_is(scene.opened.parcel, swapped))
    other = scene.opened_other.parcel
    scene.refused_inside(put_together_as_it_is(other, whole))


@pytest.mark.parametrize(
    "ending", ["1-ledger.json", "2-checkpoint.txt", "3-leaves.bin", "4-entries.jsonl"]
)
def test_halves_of_two_parcels_are_refused(scene: Scene, ending: str) -> None:
    """Each half is genuine and the manifests fit; the signed parts do not belong together."""
    (name,) = scene.opened.names(ending)
    (foreign,) = scene.opened_other.names(ending)
    data = scene.opened_other.get(foreign)
    scene.refused_inside(put_together(scene.opened.with_member(name, lambda _: data)))


def test_a_content_under_the_name_of_another_is_refused(scene: Scene) -> None:
    foreign = scene.opened_other.get(scene.opened_other.names(".age")[0])
    names = scene.opened.names(".age")
    own = [scene.opened.get(name) for name in names]
    for name, data in ((names[0], own[1]), (names[1], own[0]), (names[0], foreign)):
        changed = scene.opened.with_member(name, lambda _, data=data: data)
        scene.refused_inside(put_together(changed))


@pytest.mark.parametrize("ending", ["2-checkpoint.txt", "3-leaves.bin", "4-entries.jsonl"])
def test_mutated_ledgers_are_refused(scene: Scene, ending: str) -> None:
    """Bytes, order and tail, under manifests that fit.

    What passes is the same ledger: a signature line said twice, or ciphertext that only
    lawyers can open and that headquarters can neither check nor believe.
    """
    chance = random.Random(f"{SEED} {ending}")
    (name,) = scene.opened.names(ending)
    data = scene.opened.get(name)
    refused = 0
    for _ in range(100):
        mutated = chance.choice(_MUTATIONS)(data, chance)
        changed = scene.opened.with_member(name, lambda _, mutated=mutated: mutated)
        error = scene.checked_inside(put_together(changed))
        if error is None:
            assert _says_the_same(ending, data, mutated)
        else:
            refused += mutated != data
            assert error.exit_code == 4
    assert refused > 50


def _says_the_same(ending: str, before: bytes, after: bytes) -> bool:
    if ending == "2-checkpoint.txt":
        return set(before.splitlines()) == set(after.splitlines())
    if ending == "4-entries.jsonl":
        return _without_sealed(before) == _without_sealed(after)
    return before == after


def _without_sealed(lines: bytes) -> list[Line]:
    return [replace(decode_line(raw), sealed={}) for raw in lines.splitlines()]


def _flip(data: bytes, chance: random.Random) -> bytes:
    return with_bit_flipped(data, random_bit(data, chance))


def _drop(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randrange(1, 97) :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    return b"".join([*lines[:at], lines[at], *lines[at:]])


def _shuffle(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


def _add(data: bytes, chance: random.Random) -> bytes:
    return data + chance.choice([b"\n", b"\0", b"{}\n", data[-96:]])


_MUTATIONS = (_flip, _flip, _drop, _cut, _repeat, _shuffle, _add)


def test_a_parcel_of_another_mission_is_refused(scene: Scene, tmp_path: Path) -> None:
    strangers = Party(tmp_path)
    founder = strangers.founder()
    observer = strangers.admitted(founder, "stranger")
    observer.note("from elsewhere")
    observer.make(tmp_path / "foreign")
    sealed = (tmp_path / "foreign").read_bytes()
    assert scene.refused(sealed) == "not-for-us"
    tar, _ = taken_apart(sealed, founder)
    strangers.close()
    assert scene.refused_inside(tar) == "other-mission"


def test_its_own_sender_cannot_open_a_parcel(scene: Scene) -> None:
    path = scene.folder / "mine"
    error = refusal(scene.observer, path)
    assert error is not None
    assert (error.code, error.exit_code) == ("not-for-us", 7)


def test_what_is_no_parcel_is_refused(scene: Scene) -> None:
    for data in (b"", b"age-encryption.org/v1\n", b"PK\x03\x04" + bytes(500), bytes(10_000)):
        scene.refused(data)
    scene.refused_inside(b"")
    scene.refused_inside(bytes(1024))


def test_parts_that_do_not_make_one_parcel_are_refused(scene: Scene, tmp_path: Path) -> None:
    for person, name in ((scene.observer, "a"), (scene.other, "b")):
        person.note(f"parts of {name}")
        person.making.make(tmp_path / name, ParcelWish(everything=True), part_size=65536)
    a = sorted(tmp_path.glob("a.*"))
    b = sorted(tmp_path.glob("b.*"))
    assert len(a) > 3
    missing = refusal(scene.founder, *a[:-1])
    assert missing is not None
    assert missing.code == "parts-missing"
    assert f": {len(a)};" in missing.message
    for paths in (a[1:], a[:1], [*a[:2], *b[2:]], [*a[:1], *b[1:]]):
        error = refusal(scene.founder, *paths)
        assert error is not None
        assert error.exit_code == 4
    chance = random.Random(SEED)
    for _ in range(40):
        path = chance.choice(a)
        data = path.read_bytes()
        path.write_bytes(
            with_bit_flipped(
                data, chance.choice([random_bit(data, chance), chance.randrange(132 * 8)])
            )
        )
        error = refusal(scene.founder, *a)
        path.write_bytes(data)
        assert error is not None
        assert error.exit_code in (4, 7)
    for cut in (0, 1, 131, 132, 133, 5000):
        data = a[1].read_bytes()
        a[1].write_bytes(data[:cut])
        assert refusal(scene.founder, *a) is not None
        a[1].write_bytes(data)
    # The line of one part on the bytes of another.
    one, two = a[0].read_bytes(), a[1].read_bytes()
    a[0].write_bytes(one[:132] + two[132:])
    assert refusal(scene.founder, *a) is not None
    a[0].write_bytes(one)


def test_a_genuine_parcel_goes_in_after_refused_ones(tmp_path: Path) -> None:
    """In parts, in any order, one of them twice; and then once more."""
    party = Party(tmp_path)
    founder = party.founder()
    observer = party.admitted(founder, "observer")
    contents = [observer.attach(b"photo" * 20)[1], observer.attach(b"recording" * 30_000)[1]]
    observer.making.make(tmp_path / "whole", ParcelWish(), part_size=65536)
    parts = sorted(tmp_path.glob("whole.*"))
    joined = b"".join(part.read_bytes()[LINE_SIZE:] for part in parts)
    for seed in range(5):
        (tmp_path / "flipped").write_bytes(_flip(joined, random.Random(seed)))
        assert refusal(founder, tmp_path / "flipped") is not None
    (report,) = founder.open(*reversed(parts), parts[0])
    assert report.problems == []
    assert sorted(report.contents_new) == sorted(contents)
    assert founder.archive.contents.open(contents[1]).read() == b"recording" * 30_000
    after = holdings(founder.archive)
    (again,) = founder.open(*parts)
    assert (again.entries_new, again.contents_new, again.contents_known) == (0, [], 2)
    assert holdings(founder.archive) == after
    party.close()


def test_what_a_revoked_device_sends_is_taken_in_and_disputed(tmp_path: Path) -> None:
    party = Party(tmp_path)
    founder = party.founder()
    observer = party.admitted(founder, "observer")
    founder.membership.revoke(observer.device)
    observer.note("written after the revocation")
    observer.make(tmp_path / "late")
    (report,) = founder.open(tmp_path / "late")
    assert report.disputed > 0
    with founder.archive.writing() as tx:
        rows = tx.db.execute(
            "SELECT DISTINCT standing FROM entries WHERE device = ? AND kind = 'note'",
            [observer.device],
        ).fetchall()
    assert rows == [("disputed",)]
    party.close()
