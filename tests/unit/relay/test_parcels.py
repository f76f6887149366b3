"""A parcel's way through the relay: what is acknowledged, to whom, and when it goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from satchel.wire import relay_names as names
from satchel.wire.relay_answers import Account, BoxPage, ParcelState, Standing
from satchel.wire.relay_papers import (
    Rights,
    field_rights,
)
from satchel.wire.relay_parcels import open_manifest, sign_manifest, sign_taken
from unit.relay.asgi import (
    DATA,
    Device,
    Relay,
    code,
    committed,
    cut,
    made_mission,
    relay_over,
)


def test_a_parcel_goes_up_in_parts_and_comes_down_the_same(
    observer: Device, coordinator: Device
) -> None:
    address = observer.address()
    manifest = committed(observer)
    page = BoxPage.from_json(coordinator.get(names.box_path(address.box)).json)
    assert [(item.parcel, item.standing) for item in page.parcels] == [
        (address.parcel, Standing.WHOLE)
    ]
    assert not page.more
    fetched = coordinator.get(address.manifest_path)
    assert fetched.body == manifest
    opened = open_manifest(fetched.body, observer.relay.mission.id, address)
    assert opened.sender == observer.name
    parts = [coordinator.get(address.part_path(part)).body for part in opened.parts]
    assert b"".join(parts) == DATA


def test_every_step_may_be_taken_twice(observer: Device) -> None:
    manifest = committed(observer)
    address = observer.address()
    assert observer.put(address.manifest_path, manifest).status == 200
    part = cut(DATA, 1000)[0]
    assert observer.put(address.part_path(part), DATA[:1000]).status == 200
    state = ParcelState.from_json(observer.put(address.claim_path).json)
    assert state.standing is Standing.WHOLE


def test_the_sender_learns_what_is_there_and_sends_only_the_rest(observer: Device) -> None:
    address = observer.address()
    assert ParcelState.from_json(observer.get(address.path).json).standing is Standing.ABSENT
    observer.put(address.claim_path)
    first, second, *_ = cut(DATA, 1000)
    observer.put(address.part_path(second), DATA[1000:2000])
    state = ParcelState.from_json(observer.get(address.path).json)
    assert (state.standing, state.parts) == (Standing.BEGUN, (second,))
    observer.put(address.part_path(first), DATA[:1000])
    state = ParcelState.from_json(observer.put(address.claim_path).json)
    assert set(state.parts) == {first, second}


def test_nothing_is_committed_before_all_its_parts_are_there(
    observer: Device, coordinator: Device
) -> None:
    address = observer.address()
    parts = observer.send(address, DATA)
    more = [*parts, *cut(DATA + b"x", 4000)[-1:]]
    manifest = sign_manifest(observer.relay.mission.id, address, more, observer.key)
    answer = observer.put(address.manifest_path, manifest)
    assert (answer.status, code(answer)) == (409, "parts-missing")
    assert coordinator.get(address.manifest_path).status == 404


def test_a_part_is_what_its_name_and_signature_say(observer: Device) -> None:
    address = observer.address()
    observer.put(address.claim_path)
    part = cut(DATA, 1000)[0]
    other = bytes(1000)
    assert observer.put(address.part_path(part), other).status == 400
    # Signed as it should be, and changed on the way.
    headers = observer.signed("PUT", address.part_path(part), DATA[:1000])
    answer = observer.relay.ask("PUT", address.part_path(part), other, headers)
    assert (answer.status, code(answer)) == (400, "body-differs")
    assert ParcelState.from_json(observer.get(address.path).json).parts == ()


def test_only_who_began_a_parcel_goes_on_with_it(relay: Relay, observer: Device) -> None:
    other, address = Device(relay, b"p").admitted(), observer.address()
    parts = observer.send(address, DATA)
    assert code(other.put(address.claim_path)) == "other-sender"
    assert code(other.put(address.part_path(parts[0]), DATA[:1000])) == "other-sender"
    theirs = sign_manifest(relay.mission.id, address, parts, other.key)
    assert code(other.put(address.manifest_path, theirs)) == "other-sender"
    assert observer.put(address.manifest_path, theirs).status == 400  # not signed by who brings it


def test_a_parcel_that_was_not_begun_takes_no_parts(observer: Device) -> None:
    part = cut(DATA, 1000)[0]
    answer = observer.put(observer.address().part_path(part), DATA[:1000])
    assert (answer.status, code(answer)) == (404, "not-claimed")


def test_a_committed_parcel_is_not_committed_otherwise(observer: Device) -> None:
    address = observer.address()
    committed(observer)
    again = cut(DATA, 1024)
    for part in again:
        observer.put(address.part_path(part), DATA[part.offset : part.offset + part.size])
    manifest = sign_manifest(observer.relay.mission.id, address, again, observer.key)
    assert code(observer.put(address.manifest_path, manifest)) == "committed"


def test_what_headquarters_took_is_deleted_and_stays_taken(
    relay: Relay, observer: Device, coordinator: Device, tmp_path: Path
) -> None:
    address = observer.address()
    manifest = committed(observer)
    word = sign_taken(relay.mission.id, address, coordinator.key)
    assert observer.put(address.taken_path, word).status == 403
    state = ParcelState.from_json(coordinator.put(address.taken_path, word).json)
    assert state.standing is Standing.TAKEN
    left = [path.relative_to(tmp_path / "store") for path in (tmp_path / "store").rglob("*")]
    assert {path.parts[0] for path in left} >= {"taken"}
    assert not {path.parts[0] for path in left} & {"parts", "manifests", "claims", "slots"}
    # Brought again, by a device that missed the news: nothing is stored anew.
    assert ParcelState.from_json(observer.put(address.claim_path).json).standing is Standing.TAKEN
    assert observer.put(address.manifest_path, manifest).status == 200
    assert coordinator.put(address.taken_path, word).status == 200
    assert BoxPage.from_json(coordinator.get(names.box_path(address.box)).json).parcels == ()


def test_as_many_coordinators_as_the_mission_asks_must_have_taken_it(tmp_path: Path) -> None:
    with relay_over(tmp_path / "store", mission=made_mission(receipts_needed=2)) as relay:
        observer = Device(relay, b"o").admitted()
        first, second = Device(relay, b"c").coordinating(), Device(relay, b"d").coordinating()
        address = observer.address()
        committed(observer)
        for who, left in (
            (first, Standing.WHOLE),
            (first, Standing.WHOLE),
            (second, Standing.TAKEN),
        ):
            word = sign_taken(relay.mission.id, address, who.key)
            state = ParcelState.from_json(who.put(address.taken_path, word).json)
            assert state.standing is left


def test_a_mission_of_one_coordinator_waits_for_no_second(tmp_path: Path) -> None:
    with relay_over(tmp_path / "store", mission=made_mission(receipts_needed=2)) as relay:
        observer, only = Device(relay, b"o").admitted(), Device(relay, b"c").coordinating()
        address = observer.address()
        committed(observer)
        word = sign_taken(relay.mission.id, address, only.key)
        assert only.put(address.taken_path, word).json["standing"] == "taken"


def test_a_word_of_another_or_for_another_parcel_deletes_nothing(
    relay: Relay, observer: Device, coordinator: Device
) -> None:
    address = observer.address()
    committed(observer)
    for word in (
        sign_taken(relay.mission.id, address, observer.key),
        sign_taken(relay.mission.id, observer.address("1" * 20), coordinator.key),
        sign_taken("0" * 64, address, coordinator.key),
    ):
        assert coordinator.put(address.taken_path, word).status == 400
    assert coordinator.get(address.manifest_path).status == 200
    never = observer.address("2" * 20)
    word = sign_taken(relay.mission.id, never, coordinator.key)
    assert coordinator.put(never.taken_path, word).status == 404


def test_a_device_empties_its_own_mailbox(
    relay: Relay, observer: Device, coordinator: Device
) -> None:
    address = observer.address(box=observer.name)
    parts = coordinator.send(address, DATA)
    manifest = sign_manifest(relay.mission.id, address, parts, coordinator.key)
    assert coordinator.put(address.manifest_path, manifest).status == 201
    assert observer.get(address.manifest_path).body == manifest
    word = sign_taken(relay.mission.id, address, observer.key)
    assert observer.put(address.taken_path, word).json["standing"] == "taken"


def test_slots_are_what_may_wait_and_come_back_when_it_was_taken(
    relay: Relay, coordinator: Device
) -> None:
    device = Device(relay, b"q")
    rights = field_rights(relay.mission.id, device.key.public)
    device.admitted(Rights(rights.reads, rights.writes, (), 2, 4000))
    one, two, three = (device.address(digit * 20) for digit in "123")
    assert [device.put(a.claim_path).status for a in (one, two, one)] == [200, 200, 200]
    refused = device.put(three.claim_path)
    assert (refused.status, code(refused)) == (403, "quota")
    account = Account.from_json(device.get(names.ACCOUNT_PATH).json)
    assert (account.slots_used, account.version, account.name) == (2, 1, device.name)
    word = sign_taken(relay.mission.id, one, coordinator.key)
    assert coordinator.put(one.taken_path, word).status == 200
    assert device.put(three.claim_path).status == 200


def test_a_parcel_larger_than_a_slot_is_refused_before_it_is_read(relay: Relay) -> None:
    device = Device(relay, b"q")
    rights = field_rights(relay.mission.id, device.key.public)
    device.admitted(Rights(rights.reads, rights.writes, (), 2, 2500))
    address, parts = device.address(), cut(DATA, 1000)
    device.put(address.claim_path)
    codes = [
        device.put(address.part_path(part), DATA[part.offset : part.offset + part.size]).status
        for part in parts
    ]
    assert codes == [201, 201, 403, 403]


def test_part_of_a_part_may_be_fetched(observer: Device, coordinator: Device) -> None:
    committed(observer)
    address, part = observer.address(), cut(DATA, 1000)[1]
    some = coordinator.get(address.part_path(part), Range="bytes=10-19")
    assert (some.status, some.body) == (206, DATA[1010:1020])
    assert some.headers["content-range"] == "bytes 10-19/1000"
    rest = coordinator.get(address.part_path(part), Range="bytes=990-99999999")
    assert (rest.status, rest.body) == (206, DATA[1990:2000])
    for odd in ("bytes=1000-1001", "bytes=5-4", "bytes=-5", "lines=1-2", "bytes=1-2,4-5"):
        assert coordinator.get(address.part_path(part), Range=odd).body == DATA[1000:2000]


def test_a_mailbox_is_listed_page_by_page(
    relay: Relay, coordinator: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("satchel.relay.parcels.PAGE", 3)
    device = Device(relay, b"q").admitted()
    parcels = [f"{number:020}" for number in range(7)]
    for parcel in parcels:
        device.put(device.address(parcel).claim_path)
    path, found, after = names.box_path(device.headquarters), [], ""
    while True:
        page = BoxPage.from_json(coordinator.get(f"{path}?after={after}").json)
        found += [item.parcel for item in page.parcels]
        after = found[-1]
        if not page.more:
            break
    assert found == parcels


def test_two_relays_over_one_store_are_one(tmp_path: Path) -> None:
    with relay_over(tmp_path / "store") as one, relay_over(tmp_path / "store") as other:
        here = Device(one, b"o").admitted()
        there = Device(other, b"o")
        address, parts = here.address(), cut(DATA, 1000)
        for number, part in enumerate(parts):
            who = (here, there)[number % 2]
            assert who.put(address.claim_path).status == 200
            piece = DATA[part.offset : part.offset + part.size]
            assert who.put(address.part_path(part), piece).status == 201
        manifest = sign_manifest(one.mission.id, address, parts, here.key)
        assert there.put(address.manifest_path, manifest).status == 201
        assert here.put(address.manifest_path, manifest).status == 200
        # A challenge of the one is good at the other.
        headers = here.signed("GET", names.ACCOUNT_PATH)
        assert other.ask("GET", names.ACCOUNT_PATH, headers=headers).status == 200


def test_a_clearing_that_was_cut_off_is_finished(
    relay: Relay, observer: Device, coordinator: Device, tmp_path: Path
) -> None:
    address = observer.address()
    committed(observer)
    word = sign_taken(relay.mission.id, address, coordinator.key)
    # As a kill after the first step leaves it: the word is there, and nothing deleted.
    relay.runner.run(relay.objects.create(address.taken_object(coordinator.name), word))
    assert relay.runner.run(relay.parcels.finish_clearing()) == 1
    assert relay.runner.run(relay.parcels.finish_clearing()) == 0
    assert not list((tmp_path / "store" / "parts").rglob("*-*"))
