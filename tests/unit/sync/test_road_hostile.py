"""A relay that is against its people: nothing of it is accepted, and each thing is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from satchel.crypto.digest import sha256
from satchel.crypto.randomness import random_bytes
from satchel.crypto.signing import Ed25519Key
from satchel.domain.errors import NoSuchThing
from satchel.domain.ids import new_record_id
from satchel.domain.words import Role
from satchel.storage import devices, incoming, mission
from satchel.sync.roads import collecting
from satchel.sync.syncing import Synced
from satchel.sync.whereabouts import Where, Whereabouts
from satchel.wire.relay_answers import ParcelState, Standing
from satchel.wire.relay_names import (
    PARCEL_LIMIT,
    PART_LIMIT,
    Address,
    Mailbox,
    PartName,
    headquarters_mailbox,
    key_mailbox,
)
from satchel.wire.relay_parcels import sign_manifest, tile
from unit.sync.cheap_road import CheapRoad, Yard
from unit.sync.party import Party, Person
from unit.sync.travelling import sync


class Hostile(CheapRoad):
    """Gives other papers, parts and listings than it was given, where a test says so."""

    listed: Callable[[Mailbox, list[str]], list[str]] = staticmethod(lambda box, found: found)
    paper: Callable[[Address, bytes | None], bytes] | None = None
    bytes_of: Callable[[Address, PartName], bytes] | None = None
    said: Standing | None = None

    def waiting(self, box: Mailbox) -> list[str]:
        return self.listed(box, super().waiting(box))

    def manifests(self, address: Address) -> list[bytes]:
        if self.paper is not None:
            return [self.paper(address, self.yard.papers.get(address))]
        return super().manifests(address)

    def part(self, address: Address, part: PartName) -> bytes:
        return self.bytes_of(address, part) if self.bytes_of else super().part(address, part)

    def claim(self, address: Address) -> ParcelState:
        return ParcelState(self.said) if self.said else super().claim(address)

    def standing(self, address: Address) -> ParcelState:
        return ParcelState(self.said) if self.said else super().standing(address)


class Scene:
    """Headquarters, an observer, and what she has brought to the relay."""

    def __init__(self, party: Party) -> None:
        self.party, self.yard = party, Yard()
        self.founder = party.founder()
        self.observer = party.admitted(self.founder, "assel")
        self.mission = mission.require(self.founder.archive.reading()).id
        self.headquarters = headquarters_mailbox(self.mission)
        self.observer.note("The judge came at 17:16.")
        self.observer.attach(random_bytes(700_000))
        sync(self.observer, CheapRoad(self.yard))

    @property
    def addresses(self) -> list[Address]:
        return [one for one in self.yard.papers if one.box == self.headquarters]

    def box_of(self, person: Person) -> Mailbox:
        own = devices.require_own(person.archive.reading())
        return key_mailbox(own.row.keys.ed25519)

    def require_nothing_taken(self, done: Synced) -> None:
        assert [report.entries_new for report in done.reports] == []
        assert self.founder.texts() == set()

    def require_all_arrives(self) -> None:
        """An honest relay once more: nothing was spoilt."""
        sync(self.founder, CheapRoad(self.yard))
        assert self.founder.texts() == {"The judge came at 17:16."}
        assert incoming.files(self.founder.archive.folder) == []


@pytest.fixture
def scene(party: Party) -> Scene:
    return Scene(party)


def test_parts_of_other_bytes_are_named(scene: Scene) -> None:
    road = Hostile(scene.yard)
    road.bytes_of = lambda address, part: random_bytes(part.size)
    done = sync(scene.founder, road)
    scene.require_nothing_taken(done)
    assert len(done.problems) == 2
    assert all("not what its sender signed" in told for told in done.problems)
    scene.require_all_arrives()


def test_shorter_parts_are_named(scene: Scene) -> None:
    road = Hostile(scene.yard)
    road.bytes_of = lambda address, part: scene.yard.parts[address, part][:-1]
    done = sync(scene.founder, road)
    scene.require_nothing_taken(done)
    assert all("not what its sender signed" in told for told in done.problems)
    scene.require_all_arrives()


def test_withheld_parts_are_named(scene: Scene) -> None:
    def nothing(address: Address, part: PartName) -> bytes:
        raise NoSuchThing("It is not there.")

    road = Hostile(scene.yard)
    road.bytes_of = nothing
    done = sync(scene.founder, road)
    scene.require_nothing_taken(done)
    assert len(done.problems) == 2
    assert all("withheld" in told for told in done.problems)
    scene.require_all_arrives()


def test_a_parcel_that_is_said_to_lie_there_and_is_nowhere_to_be_found(scene: Scene) -> None:
    """Withheld from headquarters: the observer is never told that it arrived."""
    road = Hostile(scene.yard)
    road.listed = lambda box, found: []
    done = sync(scene.founder, road)
    scene.require_nothing_taken(done)
    sync(scene.observer, CheapRoad(scene.yard))
    places = Whereabouts(scene.observer.archive).places()
    assert places.at[Where.AT_HEADQUARTERS].is_nothing
    assert places.at[Where.AT_RELAY].files == 1


def test_what_the_relay_lost_is_brought_again(scene: Scene) -> None:
    for address in scene.addresses:
        del scene.yard.papers[address]
    scene.yard.parts.clear()
    done = sync(scene.observer, CheapRoad(scene.yard))
    assert done.handed == 2
    scene.require_all_arrives()


def test_papers_of_another_parcel_are_named(scene: Scene) -> None:
    first, second = scene.addresses
    papers = {first: scene.yard.papers[second], second: scene.yard.papers[first]}
    road = Hostile(scene.yard)
    road.paper = lambda address, _paper: papers[address]
    done = sync(scene.founder, road)
    scene.require_nothing_taken(done)
    assert len(done.problems) == 2
    assert all("another parcel or mailbox" in told for told in done.problems)
    scene.require_all_arrives()


def test_swapped_mailboxes_are_named(scene: Scene) -> None:
    """Headquarters' parcels, offered to the observer as hers."""
    own = scene.box_of(scene.observer)
    road = Hostile(scene.yard)
    road.listed = lambda box, found: [one.parcel for one in scene.addresses]
    road.paper = lambda address, _paper: scene.yard.papers[
        Address(scene.headquarters, address.parcel)
    ]
    done = sync(scene.observer, road)
    assert done.reports == []
    assert len(done.problems) == len(scene.addresses)
    assert all("another parcel or mailbox" in told for told in done.problems)
    assert own != scene.headquarters


def test_a_replayed_parcel_changes_nothing(scene: Scene) -> None:
    """The same parcels under new names, with papers by a key of the relay's own."""
    scene.require_all_arrives()
    stranger = Ed25519Key.generate(random_bytes)
    before = scene.founder.archive.reading().execute("SELECT count(*) FROM entries").fetchone()
    for address in list(scene.addresses):
        again = Address(scene.headquarters, new_record_id(random_bytes))
        parts = sorted(part for whose, part in scene.yard.parts if whose == address)
        for part in parts:
            scene.yard.parts[again, part] = scene.yard.parts[address, part]
        scene.yard.papers[again] = sign_manifest(scene.mission, again, parts, stranger)
    done = sync(scene.founder, CheapRoad(scene.yard))
    assert [report.entries_new for report in done.reports] == [0] * len(done.reports)
    after = scene.founder.archive.reading().execute("SELECT count(*) FROM entries").fetchone()
    assert before == after


def test_rubbish_of_a_stranger_is_refused_once_and_not_fetched_again(scene: Scene) -> None:
    stranger = Ed25519Key.generate(random_bytes)
    address = Address(scene.headquarters, new_record_id(random_bytes))
    data = random_bytes(100_000)
    parts = tile([(len(data), sha256(data).hex())])
    scene.yard.parts[address, parts[0]] = data
    scene.yard.papers[address] = sign_manifest(scene.mission, address, parts, stranger)
    first = sync(scene.founder, CheapRoad(scene.yard))
    assert any(address.parcel in told for told in first.problems)
    assert scene.founder.texts() == {"The judge came at 17:16."}
    again = sync(scene.founder, CheapRoad(scene.yard))
    assert (again.problems, again.fetched_bytes) == ([], 0)


def test_gigabytes_of_a_stranger_are_never_fetched(scene: Scene) -> None:
    stranger = Ed25519Key.generate(random_bytes)
    address = Address(scene.headquarters, new_record_id(random_bytes))
    pieces = [(PART_LIMIT, "0" * 64)] * (PARCEL_LIMIT // PART_LIMIT)
    scene.yard.papers[address] = sign_manifest(scene.mission, address, tile(pieces), stranger)
    done = sync(scene.founder, CheapRoad(scene.yard))
    assert any("more than they may" in told for told in done.problems)
    assert done.fetched_bytes < 2_000_000
    assert scene.founder.texts() == {"The judge came at 17:16."}


def test_an_observer_takes_nothing_from_whom_she_does_not_know(scene: Scene) -> None:
    stranger = Ed25519Key.generate(random_bytes)
    address = Address(scene.box_of(scene.observer), new_record_id(random_bytes))
    pieces = [(PART_LIMIT, "0" * 64)]
    scene.yard.papers[address] = sign_manifest(scene.mission, address, tile(pieces), stranger)
    done = sync(scene.observer, CheapRoad(scene.yard))
    assert done.fetched_bytes == 0
    assert any("nobody this archive knows" in told for told in done.problems)


def test_rubbish_by_the_thousand_is_not_told_by_the_thousand(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "_NAMED", 3)
    stranger = Ed25519Key.generate(random_bytes)
    for _ in range(8):
        address = Address(scene.headquarters, new_record_id(random_bytes))
        parts = tile([(5, "0" * 64)])
        scene.yard.papers[address] = sign_manifest(scene.mission, address, parts, stranger)
    done = sync(scene.founder, CheapRoad(scene.yard))
    assert len(done.problems) == 4
    assert done.problems[-1].startswith("More parcels than these")
    assert scene.founder.texts() == {"The judge came at 17:16."}


def test_an_old_parcel_with_old_keys_does_not_bring_them_back(scene: Scene) -> None:
    """The relay keeps a parcel from before somebody left, and gives it after the renewal."""
    second = scene.party.admitted(scene.founder, "bolat")
    kept = {one: scene.yard.papers[one] for one in scene.addresses}
    scene.founder.membership.revoke(second.device)
    newest = mission.require(scene.founder.archive.reading()).version
    sync(scene.founder, CheapRoad(scene.yard))
    sync(scene.observer, CheapRoad(scene.yard))
    scene.yard.papers |= kept
    sync(scene.founder, CheapRoad(scene.yard))
    sync(scene.observer, CheapRoad(scene.yard))
    for person in (scene.founder, scene.observer):
        assert mission.require(person.archive.reading()).version == newest


def test_a_split_view_shows_as_what_one_coordinator_lacks(party: Party) -> None:
    """One coordinator is shown the parcels, the other is not: her receipt says what is missing."""
    founder, yard = party.founder(), Yard()
    second = party.admitted(founder, "dana", Role.COORDINATOR)
    observer = party.admitted(founder, "assel")
    sync(second, CheapRoad(yard))
    sync(founder, CheapRoad(yard))
    observer.note("seen by one only")
    sync(observer, CheapRoad(yard))
    hiding = Hostile(yard)
    hiding.listed = lambda box, found: found if box == _own_box(second) else []
    sync(founder, CheapRoad(yard))
    sync(second, hiding)
    sync(observer, CheapRoad(yard))
    assert founder.texts() == {"seen by one only"}
    assert second.texts() == set()
    # Two receipts are needed, and one is missing: it is not said to be at headquarters.
    places = Whereabouts(observer.archive).places()
    assert places.at[Where.AT_HEADQUARTERS].records == 0
    sync(second, CheapRoad(yard))
    sync(observer, CheapRoad(yard))
    assert Whereabouts(observer.archive).places().at[Where.AT_HEADQUARTERS].records == 1


def _own_box(person: Person) -> Mailbox:
    return key_mailbox(devices.require_own(person.archive.reading()).row.keys.ed25519)


def test_a_relay_that_says_it_has_all_gets_nothing_and_proves_nothing(scene: Scene) -> None:
    scene.observer.note("second line")
    road = Hostile(scene.yard)
    road.said = Standing.WHOLE
    put = scene.yard.bytes_put
    sync(scene.observer, road)
    assert scene.yard.bytes_put == put
    places = Whereabouts(scene.observer.archive).places()
    assert places.at[Where.AT_HEADQUARTERS].is_nothing
    # An honest answer later, and it goes after all.
    done = sync(scene.observer, CheapRoad(scene.yard))
    assert done.handed == 1
    sync(scene.founder, CheapRoad(scene.yard))
    assert scene.founder.texts() == {"The judge came at 17:16.", "second line"}
