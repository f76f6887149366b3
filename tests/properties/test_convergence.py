"""Several coordinators without a master: whatever comes in whatever order, all know the same.

A small world in the suite. The whole one, once by hand:
SATCHEL_CONVERGENCE=10x1000 pytest -n0 -s tests/properties/test_convergence.py
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from samples.passphrases import cheap_passphrases
from satchel.domain.ids import RecordId
from satchel.domain.words import Act, Role
from satchel.storage import segments
from satchel.storage.archive import Archive
from satchel.sync.missing import contents_missing, missing_entries
from unit.sync.party import PASSPHRASE, Party, Person

OBSERVERS, ENTRIES = map(int, os.environ.get("SATCHEL_CONVERGENCE", "3x30").split("x"))
ROUNDS = 2 if ENTRIES < 100 else 5
COORDINATORS = ("founder", "second", "third")
SEED = 6


@dataclass(frozen=True, slots=True)
class World:
    """Archives of three coordinators before anything came, and what the observers sent."""

    folder: Path
    party: Party
    parcels: list[Path]
    devices: list[str]


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """Observers who write apart and about one shared record; one archive is used twice."""
    with tempfile.TemporaryDirectory() as name, cheap_passphrases():
        folder, began = Path(name), time.monotonic()
        party = Party(folder)
        founder = party.founder()
        for coordinator in COORDINATORS[1:]:
            party.admitted(founder, coordinator, Role.COORDINATOR)
        observers = [party.admitted(founder, f"observer{at}") for at in range(OBSERVERS)]
        shared = founder.note("shared").record
        for observer in observers:
            out = folder / f"shared-{observer.device}"
            founder.make(out, to=observer.device, only=(shared,))
            observer.open(out)
        made = World(folder, party, [], [person.device for person in (founder, *observers)])
        for at in range(ROUNDS):
            if at == 1:
                observers.append(_copied(party, observers))
            for number, observer in enumerate(observers):
                _write(observer, f"{number}-{at}", shared)
                made.parcels.append(folder / f"parcel-{number}-{at}")
                observer.make(made.parcels[-1])
        party.close()
        print(f"\n{len(made.parcels)} parcels written in {time.monotonic() - began:.1f} s")
        yield made


def _copied(party: Party, observers: list[Person]) -> Person:
    """The last observer's archive, copied while it was locked; both copies are used on."""
    original = observers[-1]
    folder = original.archive.folder
    original.archive.close()
    shutil.copytree(folder, party.folder / "copy")
    observers[-1] = _reopened(party, folder)
    return _reopened(party, party.folder / "copy")


def _reopened(party: Party, folder: Path) -> Person:
    person = Person(Archive.open(folder, PASSPHRASE), party.clock)
    party.people.append(person)
    return person


def _write(observer: Person, name: str, shared: RecordId) -> None:
    """A round's work: notes, corrections of own notes, and words about the shared record."""
    count = ENTRIES // ROUNDS - 2
    with observer.archive.writing() as tx:
        record: RecordId | None = None
        for at in range(count):
            act = Act.CREATE if record is None else Act.EDIT
            what = {"act": act.value, "set": {"text": f"{name}-{at}"}}
            written = observer.journal.append(tx, "note", record=record, what=what)
            record = written.record if act is Act.CREATE else None
        what = {"act": Act.EDIT.value, "set": {"text": name, f"lines/{name}": {"text": name}}}
        observer.journal.append(tx, "note", record=shared, what=what)
    observer.attach(name.encode() * 2_000)


def _known(person: Person, world: World) -> dict[str, object]:
    """All that the archive knows of the observers' work, but for how it numbers branches."""
    db = person.archive.reading()
    theirs = set(world.devices[1:])
    ours = set(world.devices) - theirs

    def rows(sql: str) -> list[tuple[object, ...]]:
        return [tuple(row) for row in db.execute(sql).fetchall()]

    heads: dict[tuple[str, int], tuple[int, bytes]] = {}
    for segment in segments.everything(db):
        key = (segment.device, segment.branch)
        heads[key] = max(heads.get(key, (0, b"")), (segment.size, segment.root))
    return {
        "entries": [
            row
            for row in rows("SELECT device, leaf, header, standing FROM entries ORDER BY leaf")
            if row[0] in theirs
        ],
        "places": [
            row
            for row in rows("SELECT DISTINCT device, idx, leaf FROM positions ORDER BY 1, 2, 3")
            if row[0] in theirs
        ],
        "views": rows(
            "SELECT record, fields, contradictions, statements, heads FROM records"
            " WHERE kind <> 'custody-entry' ORDER BY record"
        ),
        "contents": rows("SELECT content, state, payload_size FROM contents ORDER BY content"),
        "heads": sorted((device, *head) for (device, _), head in heads.items() if device in theirs),
        "missing": [(missing_entries(db, one), contents_missing(db, one)) for one in theirs - ours],
    }


def _opened(world: World, folder: Path, name: str) -> Person:
    shutil.copytree(world.folder / name, folder / name)
    return Person(Archive.open(folder / name, PASSPHRASE), world.party.clock)


def _require_same(people: list[Person], world: World) -> None:
    first, *others = (_known(person, world) for person in people)
    for other in others:
        for what, found in first.items():
            assert other[what] == found, what
    entries = OBSERVERS * ENTRIES + ENTRIES * (ROUNDS - 1) // ROUNDS
    assert len(first["entries"]) >= entries - ROUNDS * (OBSERVERS + 1)  # type: ignore[arg-type]  # rows
    copied = world.devices[-1]
    heads = [head[0] for head in first["heads"]]  # type: ignore[attr-defined]  # rows
    assert heads.count(copied) == 2
    assert len(heads) == OBSERVERS + 1


def test_in_any_order_and_twice_three_coordinators_know_the_same(
    world: World, tmp_path: Path
) -> None:
    chance = random.Random(SEED)
    people = [_opened(world, tmp_path, name) for name in COORDINATORS]
    for person in people:
        order = world.parcels * 2
        chance.shuffle(order)
        began = time.monotonic()
        reports = [report for path in order for report in person.open(path)]
        took, new = time.monotonic() - began, sum(report.entries_new for report in reports)
        print(f"{len(order)} parcels opened, {new} entries new, in {took:.1f} s")
    began = time.monotonic()
    _require_same(people, world)
    print(f"compared in {time.monotonic() - began:.1f} s")
    for person in people:
        person.archive.close()


def test_what_each_got_a_third_of_they_make_whole_among_themselves(
    world: World, tmp_path: Path
) -> None:
    """Every parcel reaches one coordinator only; each then sends the others what she has."""
    chance = random.Random(SEED)
    people = [_opened(world, tmp_path, name) for name in COORDINATORS]
    for at, path in enumerate(chance.sample(world.parcels, len(world.parcels))):
        people[at % len(people)].open(path)
    sent = [tmp_path / f"from-{name}" for name in COORDINATORS]
    for person, out in zip(people, sent, strict=True):
        person.make(out, everything=True)
    for at, person in enumerate(people):
        person.open(*chance.sample(sent[:at] + sent[at + 1 :], len(sent) - 1))
    _require_same(people, world)
    for person in people:
        person.archive.close()
