"""Syncing by a real relay, in a process of its own."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from satchel.assembly import roads
from satchel.assembly.opening import open_desk
from satchel.assembly.roads import Way
from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import OutOfReach, RefusedByPolicy
from satchel.storage import backup, mission
from satchel.sync.parcel_making import ParcelWish
from satchel.sync.roads import papers
from satchel.sync.syncing import Sight
from satchel.sync.whereabouts import Where, Whereabouts
from satchel.wire.relay_names import headquarters_mailbox
from satchel.wire.relay_papers import Rights, field_rights
from unit.sync.party import PASSPHRASE, Party, Person
from unit.sync.relays import Relay
from unit.sync.travelling import sync


@pytest.fixture
def founder(party: Party) -> Person:
    return party.founder()


@pytest.fixture
def relay(founder: Person, tmp_path: Path) -> Iterator[Relay]:
    relay = Relay.of(founder, tmp_path / "relay")
    yield relay
    relay.end()


def test_what_has_no_room_at_the_relay_stays_and_goes_once_there_is(
    party: Party, founder: Person, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    def two(ours: str, key: bytes) -> Rights:
        return replace(field_rights(ours, key), slots=2)

    monkeypatch.setattr(papers, "field_rights", two)
    observer = party.admitted(founder, "observer")
    sync(founder, relay.road(founder))
    told = []
    for line in ("one", "two", "three", "four"):
        observer.note(line)
        told.append(sync(observer, relay.road(observer)))
    assert [(one.handed, len(one.problems)) for one in told] == [(1, 0), (1, 0), (0, 1), (0, 1)]
    assert "headquarters has to fetch it first" in told[-1].problems[0]
    assert "The rest is still here" in told[-1].problems[0]
    places = Whereabouts(observer.archive).places()
    assert places.at[Where.AT_RELAY].records == 2
    assert places.at[Where.HERE_ONLY].records + places.at[Where.ON_ITS_WAY].records == 2
    sync(founder, relay.road(founder))
    after = sync(observer, relay.road(observer))
    assert (after.handed, after.problems) == (2, [])
    sync(founder, relay.road(founder))
    assert founder.texts() == {"one", "two", "three", "four"}
    sync(observer, relay.road(observer))
    assert Whereabouts(observer.archive).places().at[Where.AT_HEADQUARTERS].records == 4


def test_a_restored_archive_is_told_why_the_relay_does_not_know_it_and_what_to_do(
    party: Party, founder: Person, relay: Relay, tmp_path: Path
) -> None:
    observer = party.admitted(founder, "observer")
    sync(founder, relay.road(founder))
    observer.note("before")
    copy = tmp_path / "backup"
    backup.make(observer.archive, copy)
    backup.restore(copy, tmp_path / "restored")
    with contextlib.closing(open_desk(tmp_path / "restored", lambda: PASSPHRASE)) as restored:
        way = Way(relay.address.text())
        with pytest.raises(
            RefusedByPolicy, match=r"restored from a backup.*carry one parcel"
        ) as no:
            roads.sync(restored, way)
        assert no.value.code == "unknown"
        hello = tmp_path / "hello"
        restored.parcel_making.make(hello, ParcelWish())
        founder.open(hello)
        sync(founder, relay.road(founder))
        assert roads.sync(restored, way).synced.problems == []


def test_from_the_invitation_to_the_receipt_by_the_relay_alone(
    party: Party, founder: Person, relay: Relay
) -> None:
    sync(founder, relay.road(founder))
    observer = party.invited(founder, "assel")
    sync(observer, relay.road(observer))
    sync(founder, relay.road(founder))
    founder.membership.confirm(observer.device)
    sync(founder, relay.road(founder))
    sync(observer, relay.road(observer))
    observer.note("The judge came at 17:16.")
    data = random_bytes(3_000_000)
    _, content = observer.attach(data)
    went = sync(observer, relay.road(observer))
    assert (went.handed, went.problems) == (2, [])
    assert 3_000_000 < went.sent_bytes < 3_090_000 * 1.062
    places = Whereabouts(observer.archive).places()
    assert (places.at[Where.AT_RELAY].files, places.at[Where.AT_RELAY].records) == (1, 2)
    came = sync(founder, relay.road(founder))
    assert [report.problems for report in came.reports] == [[], []]
    assert founder.archive.contents.open(content).read() == data
    back = sync(observer, relay.road(observer))
    assert sum(report.receipts_new for report in back.reports) == 1
    assert Whereabouts(observer.archive).places().at[Where.AT_HEADQUARTERS].files == 1
    # The only coordinator has it all: nothing is kept at the relay, and its slots are free.
    road = relay.road(founder)
    assert road.waiting(headquarters_mailbox(mission.require(founder.archive.reading()).id)) == []
    road.close()
    again = sync(observer, relay.road(observer))
    assert (again.handed, again.reports, again.problems) == (0, [], [])


def test_a_revoked_device_is_turned_away_and_keeps_everything(
    party: Party, founder: Person, relay: Relay
) -> None:
    sync(founder, relay.road(founder))
    observer = party.admitted(founder, "assel")
    sync(founder, relay.road(founder))
    observer.note("before")
    assert sync(observer, relay.road(observer)).handed == 1
    founder.membership.revoke(observer.device)
    sync(founder, relay.road(founder))
    observer.note("after")
    with pytest.raises(RefusedByPolicy) as raised:
        sync(observer, relay.road(observer))
    assert raised.value.code == "unknown"
    assert observer.texts() == {"before", "after"}


def test_a_clock_wrong_by_years_goes_home_all_the_same(
    party: Party, founder: Person, relay: Relay
) -> None:
    sync(founder, relay.road(founder))
    observer = party.admitted(founder, "assel")
    sync(founder, relay.road(founder))
    observer.clock.now = datetime(1999, 1, 1, tzinfo=UTC)
    observer.note("by a clock of last century")
    assert sync(observer, relay.road(observer)).handed == 1
    sync(founder, relay.road(founder))
    assert founder.texts() == {"by a clock of last century"}


def test_a_killed_relay_costs_one_more_sync(
    party: Party, founder: Person, relay: Relay, tmp_path: Path
) -> None:
    """Killed while parts come in, started again over the same store: they need not go again."""
    sync(founder, relay.road(founder))
    observer = party.admitted(founder, "assel")
    sync(founder, relay.road(founder))
    data = random_bytes(6_000_000)
    _, content = observer.attach(data)
    sight = Sight()

    def killed() -> bool:
        if sight.over_the_line > 2_000_000 and relay.process.poll() is None:
            relay.process.kill()
        return False

    with pytest.raises(OutOfReach):
        sync(observer, relay.road(observer), sight=sight, cancelled=killed)
    second = Relay.of(founder, tmp_path / "relay")
    try:
        done = sync(observer, second.road(observer))
        assert done.spared_bytes > 1_500_000
        sync(founder, second.road(founder))
    finally:
        second.end()
    assert founder.archive.contents.open(content).read() == data


def test_stopped_it_goes_on_where_it_was(party: Party, founder: Person, relay: Relay) -> None:
    sync(founder, relay.road(founder))
    observer = party.admitted(founder, "assel")
    sync(founder, relay.road(founder))
    observer.attach(random_bytes(4_000_000))
    sight = Sight()
    with pytest.raises(RefusedByPolicy) as raised:
        sync(
            observer,
            relay.road(observer),
            sight=sight,
            cancelled=lambda: sight.over_the_line > 1_000_000,
        )
    assert raised.value.code == "cancelled"
    done = sync(observer, relay.road(observer))
    assert done.spared_bytes > 900_000
    assert done.sent_bytes < 3_400_000
