"""Two lines bring one parcel, and it is taken between two steps of the slower one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from satchel.wire import relay_names as names
from satchel.wire.relay_answers import ParcelState, Standing
from satchel.wire.relay_parcels import sign_manifest, sign_taken
from unit.relay.asgi import DATA, Device, Relay, code


def _meanwhile(relay: Relay, name: str, act: Callable[[], Awaitable[object]]) -> None:
    """Do `act` just before the next object of that kind is created."""
    create, done = relay.objects._create, []

    async def slow(where: str, data: bytes) -> bool:
        if where.startswith(name) and not done:
            done.append(where)
            await act()
        return await create(where, data)

    object.__setattr__(relay.objects, "_create", slow)


def _left(relay: Relay) -> list[str]:
    kinds = ("claims/", "manifests/", "parts/", "slots/")
    return [name for kind in kinds for name in relay.runner.run(relay.objects.names(kind))]


def test_a_manifest_that_comes_after_the_parcel_was_taken_leaves_no_ghost(
    relay: Relay, observer: Device, coordinator: Device
) -> None:
    address = observer.address()
    manifest = sign_manifest(relay.mission.id, address, observer.send(address, DATA), observer.key)
    word = sign_taken(relay.mission.id, address, coordinator.key)

    async def taken() -> None:
        assert await relay.objects.create(address.taken_object(coordinator.name), word)
        await relay.parcels.clear(address)

    _meanwhile(relay, "manifests/", taken)
    assert observer.put(address.manifest_path, manifest).status == 201
    assert _left(relay) == []
    box = coordinator.get(names.box_path(address.box)).json
    assert box["parcels"] == []


def test_a_claim_that_comes_after_the_parcel_was_taken_takes_no_slot(
    relay: Relay, observer: Device, coordinator: Device
) -> None:
    address = observer.address()
    word = sign_taken(relay.mission.id, address, coordinator.key)

    async def taken() -> None:
        assert await relay.objects.create(address.taken_object(coordinator.name), word)

    _meanwhile(relay, "claims/", taken)
    answer = observer.put(address.claim_path)
    assert ParcelState.from_json(answer.json).standing is Standing.TAKEN
    assert _left(relay) == []


def test_who_was_second_to_claim_keeps_no_slot_for_it(relay: Relay, observer: Device) -> None:
    other, address = Device(relay, b"p").admitted(), observer.address()
    claim = f"claims/{address.box}/{address.parcel}"
    create = relay.objects._create

    async def first() -> None:
        await create(claim, other.name.encode())

    _meanwhile(relay, "claims/", first)
    assert code(observer.put(address.claim_path)) == "other-sender"
    assert relay.runner.run(relay.objects.names(f"slots/{observer.name}/")) == []


def test_what_a_kill_left_of_a_late_manifest_is_swept_away(
    relay: Relay, observer: Device, coordinator: Device
) -> None:
    address = observer.address()
    word = sign_taken(relay.mission.id, address, coordinator.key)
    for name in (address.taken_object(coordinator.name), address.manifest_object):
        assert relay.runner.run(relay.objects.create(name, word))
    assert relay.runner.run(relay.parcels.finish_clearing()) == 1
    assert _left(relay) == []
