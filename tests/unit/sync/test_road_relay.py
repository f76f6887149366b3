"""Syncing by a real relay, in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from satchel.crypto.randomness import random_bytes
from satchel.sync.whereabouts import Where, Whereabouts
from unit.sync.party import Party, Person
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
    again = sync(observer, relay.road(observer))
    assert (again.handed, again.reports, again.problems) == (0, [], [])
