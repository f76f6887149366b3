"""The line is cut at each call in turn: afterwards everything has arrived exactly once.

SATCHEL_CUT_POINTS says how many cuts are tried (all sorts of them, spread evenly): 100 in
the suite, 500 and more by hand.
"""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest

from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import OutOfReach
from satchel.storage import incoming, receipts
from satchel.sync.whereabouts import Whereabouts
from satchel.wire.padding import padded_length
from satchel.wire.relay_names import PART_LIMIT
from unit.sync.cheap_road import CheapRoad, Yard
from unit.sync.party import Party, Person
from unit.sync.travelling import sync

CUTS = int(os.environ.get("SATCHEL_CUT_POINTS", "100"))


@pytest.fixture
def pair(party: Party) -> tuple[Person, Person, Yard]:
    founder, yard = party.founder(), Yard()
    observer = party.admitted(founder, "assel")
    return founder, observer, yard


def test_wherever_the_line_is_cut_everything_arrives_once(
    pair: tuple[Person, Person, Yard],
) -> None:
    founder, observer, yard = pair
    written: set[str] = set()
    told = 0
    tried = 0
    for number in count():
        if tried >= CUTS:
            break
        text = f"line {number} at 17:16"
        written.add(text)
        observer.note(text)
        observer.attach(random_bytes(150_000))
        told += 150_000
        # Each time one call later, before it takes effect or when only its answer is lost.
        for person in (observer, founder, observer):
            for after in (False, True):
                tried += _cut(person, yard, 1 + number % 12, after=after)
        for person in (observer, founder, observer, founder):
            sync(person, CheapRoad(yard))
        assert Whereabouts(observer.archive).places().waiting.is_nothing
    assert founder.texts() == written
    assert tried >= CUTS
    assert len(yard.commits) == len(set(yard.commits))
    _nothing_came_twice(founder, observer)
    # A cut costs at most the part that was under way.
    parts = sum(len(data) for data in yard.parts.values())
    assert parts <= yard.bytes_put
    assert yard.bytes_put - told * 1.062 < (tried + len(yard.commits)) * PART_LIMIT
    assert incoming.files(founder.archive.folder) == []


def _cut(person: Person, yard: Yard, at: int, *, after: bool) -> int:
    """One sync that is cut; 1 when it really was."""
    road = CheapRoad(yard, at, after=after)
    try:
        sync(person, road)
    except OutOfReach:
        return 1
    return 0


def _seen(yard: Yard) -> tuple[int, int]:
    """What went over the line, and what of it lies there; an errand may still be ending."""
    with yard.line:
        return yard.bytes_put, sum(map(len, yard.parts.values()))


def _nothing_came_twice(founder: Person, observer: Person) -> None:
    db, own = founder.archive.reading(), observer.archive.reading()
    held = receipts.held_indexes(db, observer.device, 0, 10**9)
    assert held == list(range(len(held)))
    records = "SELECT count(DISTINCT record) FROM entries WHERE kind = 'note' AND device = ?"
    theirs = db.execute(records, [observer.device]).fetchone()
    assert theirs == own.execute(records, [observer.device]).fetchone()


def test_a_cut_costs_no_more_than_one_part(pair: tuple[Person, Person, Yard]) -> None:
    founder, observer, yard = pair
    data = random_bytes(5_000_000)
    _, content = observer.attach(data)
    for at in range(4, 40, 2):
        before, lay = _seen(yard)
        _cut(observer, yard, at, after=False)
        put, lies = _seen(yard)
        assert (put - before) - (lies - lay) <= PART_LIMIT
    sync(observer, CheapRoad(yard))
    sync(founder, CheapRoad(yard))
    assert founder.archive.contents.open(content).read() == data


def test_what_goes_over_the_line_is_little_more_than_the_content(
    pair: tuple[Person, Person, Yard], tmp_path: Path
) -> None:
    _founder, observer, yard = pair
    size = 12_000_000
    observer.attach(random_bytes(size))
    done = sync(observer, CheapRoad(yard))
    sealed = sum(map(len, yard.parts.values()))
    assert done.sent_bytes == sealed == yard.bytes_put
    # Before padding: what remains when the Padmé length of the content alone is taken off.
    assert sealed - (padded_length(size) - size) < size * 1.03
