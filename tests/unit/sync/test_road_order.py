"""In which order things go, how fast a line is thought to be, and how parts follow it."""

from __future__ import annotations

import pytest

from satchel.crypto.randomness import random_bytes
from satchel.domain.durations import about
from satchel.domain.words import Role
from satchel.storage import roads
from satchel.sync.addressed import Addressed
from satchel.sync.roads.pace import SMALLEST, Pace
from satchel.wire.relay_names import PART_LIMIT
from unit.sync.cheap_road import CheapRoad, Yard
from unit.sync.party import Party
from unit.sync.travelling import sync, syncing


def test_words_go_before_files_and_what_was_asked_for_before_others(
    party: Party,
) -> None:
    founder, yard = party.founder(), Yard()
    observer = party.admitted(founder, "assel")
    observer.note("The judge came at 17:16.")
    files = [observer.attach(random_bytes(size)) for size in (300_000, 1_400_000, 1_500_000)]
    wanted, content = files[2]
    sync(observer, CheapRoad(yard), first=(wanted.record,), volume=1_000_000)
    rows = {row.parcel: row for row in roads.on(observer.archive.reading(), CheapRoad(yard).name)}
    went = [rows[address.parcel].carries for address in yard.commits]
    assert went[0].ledgers
    assert not went[0].contents
    order = [one.content for carries in went for one in carries.contents]
    assert order == [files[number][1] for number in (2, 0, 1)]
    sync(founder, CheapRoad(yard))
    assert founder.archive.contents.open(content).read(10)


def test_a_few_small_things_go_together(party: Party) -> None:
    founder, yard = party.founder(), Yard()
    observer = party.admitted(founder, "assel")
    observer.note("short")
    observer.attach(random_bytes(50_000))
    assert sync(observer, CheapRoad(yard)).handed == 1


def test_a_new_coordinators_files_wait_for_what_makes_her_known(party: Party) -> None:
    founder, yard = party.founder(), Yard()
    observer = party.admitted(founder, "assel")
    second = party.admitted(founder, "daniyar", Role.COORDINATOR)
    sync(founder, CheapRoad(yard))
    # More than a stranger's parcel may be; the one that tells of her is larger still.
    order, content = second.attach(random_bytes(300_000))
    sync(second, CheapRoad(yard))
    syncing(second, lambda _db, _device: Addressed([order.record])).sync(CheapRoad(yard))
    told = founder.attach(random_bytes(500_000))[0].record
    syncing(founder, lambda _db, _device: Addressed([told])).sync(CheapRoad(yard))
    assert sync(observer, CheapRoad(yard)).problems == []
    assert observer.archive.contents.open(content).read(1)


def test_parts_grow_on_a_good_line_and_shrink_on_a_bad_one() -> None:
    now = 0.0
    pace = Pace(lambda: now)
    assert pace.seconds_for(1000) is None  # nobody knows yet
    for _ in range(8):
        began, now = now, now + 0.5
        pace.done(pace.size, began)
    assert (pace.size, pace.at_once > 1) == (PART_LIMIT, True)
    pace.failed()
    assert (pace.size, pace.at_once) == (PART_LIMIT // 2, 1)
    for _ in range(8):
        began, now = now, now + 30
        pace.done(pace.size, began)
    assert (pace.size, pace.at_once) == (SMALLEST, 1)
    for _ in range(12):
        began, now = now, now + 5
        pace.done(SMALLEST, began)
    left = pace.seconds_for(100 * SMALLEST)
    assert left is not None
    assert 450 < left < 550


@pytest.mark.parametrize("rate", [100_000 / 8, 2_000_000 / 8, 8_000_000 / 8])
def test_on_a_slow_line_parts_go_one_at_a_time(rate: float) -> None:
    """What a cut costs is then the one that was under way; also where the line was good before."""
    now = 0.0
    pace = Pace(lambda: now)
    for _ in range(40):
        began, now = now, now + 0.02 + pace.size / rate
        pace.done(pace.size, began)
        assert pace.at_once == 1
    for _ in range(10):
        began, now = now, now + 0.1
        pace.done(PART_LIMIT, began)
    assert pace.at_once > 1
    began, now = now, now + pace.at_once * PART_LIMIT / rate  # they share it
    pace.done(PART_LIMIT, began)
    assert pace.at_once == 1


def test_where_answers_come_from_far_two_halves_are_under_way() -> None:
    """Together they are one part: what a cut costs stays the same, and the line is not idle."""
    rate, far = 10_000_000 / 8, 0.6
    now = 0.0
    pace = Pace(lambda: now)

    def ask() -> None:
        nonlocal now
        began, now = now, now + far
        pace.answered(began)

    ask()
    while pace.size < PART_LIMIT:
        began, now = now, now + far + pace.size / rate
        pace.done(pace.size, began)
        assert not pace.bears([pace.size], pace.size)
    began, now = now, now + far + PART_LIMIT / rate
    pace.done(PART_LIMIT, began)
    half = PART_LIMIT // 2
    assert pace.size == half
    assert pace.bears([half], half)
    assert not pace.bears([half] * 2, SMALLEST)
    assert not pace.bears([PART_LIMIT], half)
    assert pace.bears([], PART_LIMIT)
    for _ in range(8):
        began, now = now, now + far + half / rate
        pace.done(half, began)
        assert pace.size == half
    ask()  # the next parcel: the line may have become better
    assert pace.size == PART_LIMIT
    assert not pace.bears([PART_LIMIT], PART_LIMIT)
    began, now = now, now + 0.1
    pace.done(PART_LIMIT, began)
    assert pace.bears([PART_LIMIT], PART_LIMIT)
    pace.failed()
    assert not pace.bears([SMALLEST], SMALLEST)


def test_time_left_is_told_no_more_exactly_than_it_is_known() -> None:
    told = [about(seconds) for seconds in (12, 80, 3000, 8000, 200_000)]
    assert told == [
        "less than a minute",
        "about 1 minute",
        "about 50 minutes",
        "about 2 hours",
        "about 2 days",
    ]
