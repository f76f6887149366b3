"""Which history a run of leaves continues, from roots alone."""

from __future__ import annotations

import pytest

from satchel.domain.ids import DeviceId
from satchel.ledger.merkle import Frontier, leaf_hash
from satchel.storage import entries, migrations, segments
from satchel.storage.database import Database, in_memory
from satchel.storage.segments import Segment
from satchel.storage.transaction import transaction
from satchel.sync.branches import Run, choose

DEVICE = DeviceId("d-" + "0" * 20)


def history(name: str, size: int) -> list[bytes]:
    """Leaves of a history; those whose names begin alike agree at the beginning."""
    return [leaf_hash(f"{name if i >= 5 else 'common'}{i}".encode()) for i in range(size)]


def run(leaves: list[bytes], start: int, end: int) -> Run:
    frontier = Frontier()
    at_start = frontier.to_bytes()
    for number, leaf in enumerate(leaves[:end]):
        if number == start:
            at_start = frontier.to_bytes()
        frontier.append(leaf)
    if start == end:
        at_start = frontier.to_bytes()
    return Run(DEVICE, start, at_start, tuple(leaves[start:end]), frontier.root)


@pytest.fixture
def db() -> Database:
    found = in_memory()
    migrations.migrate_archive(found)
    return found


def keep(db: Database, item: Run) -> int:
    """Keep a run as opening a parcel does; its branch."""
    branch, _ = choose(db, item)
    with transaction(db) as tx:
        known = {p.index for p in entries.positions(db, DEVICE, branch, item.start, item.size)}
        places = [
            entries.Position(item.start + at, leaf.hex(), b"s" * 64)  # type: ignore[arg-type]  # a leaf is text
            for at, leaf in enumerate(item.leaves)
            if item.start + at not in known
        ]
        entries.add_positions(tx.db, DEVICE, branch, places)
        segments.put(
            tx,
            Segment(DEVICE, branch, item.start, item.size, item.frontier, item.root, "note", False),
        )
    return branch


MAIN, COPY = history("main", 30), history("copy", 30)


def test_what_continues_is_the_same_branch(db: Database) -> None:
    assert [keep(db, run(MAIN, a, b)) for a, b in ((0, 10), (10, 20), (3, 25), (0, 8))] == [0] * 4


def test_late_and_apart_is_still_the_same_branch(db: Database) -> None:
    assert keep(db, run(MAIN, 20, 30)) == 0
    assert keep(db, run(MAIN, 0, 8)) == 0
    assert keep(db, run(MAIN, 8, 20)) == 0


def test_what_contradicts_is_another_branch_and_stays_one(db: Database) -> None:
    assert keep(db, run(MAIN, 0, 20)) == 0
    assert keep(db, run(COPY, 0, 15)) == 1
    assert keep(db, run(MAIN, 20, 30)) == 0
    assert keep(db, run(COPY, 15, 30)) == 1
    assert keep(db, run(MAIN, 0, 12)) == 0
    assert keep(db, run(COPY, 2, 9)) == 1


def test_before_they_part_both_are_one(db: Database) -> None:
    assert keep(db, run(COPY, 0, 5)) == 0
    assert keep(db, run(MAIN, 0, 12)) == 0
    assert keep(db, run(COPY, 5, 12)) == 1


def test_an_empty_run_agrees_at_its_point(db: Database) -> None:
    assert keep(db, run(MAIN, 0, 10)) == 0
    assert keep(db, run(MAIN, 10, 10)) == 0
    assert keep(db, run(COPY, 10, 10)) == 1
