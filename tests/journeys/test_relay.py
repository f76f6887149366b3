"""The relay as a process: pinned, stopped gently, killed in mid-traffic, two over one store."""

from __future__ import annotations

import asyncio
import json
import os
import random
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.crowd import Headquarters, Line, NotServed, Traveller, fetch, insist, take
from bench.relay_process import RelayProcess
from satchel.crypto.digest import sha256
from satchel.crypto.signing import Ed25519Key
from satchel.wire import relay_names as names
from satchel.wire.relay_answers import BoxPage, Standing

# More by hand: SATCHEL_RELAY_KILLS=200 pytest tests/journeys/test_relay.py -k kill
KILLS = int(os.environ.get("SATCHEL_RELAY_KILLS", "3"))
DEVICES, PART = 4, 20_000


@pytest.fixture
def headquarters() -> Headquarters:
    return Headquarters.found()


@pytest.fixture
def relay(tmp_path: Path, headquarters: Headquarters) -> Iterator[RelayProcess]:
    mission = tmp_path / "mission.json"
    mission.write_bytes(headquarters.document())
    process = RelayProcess(str(tmp_path / "store"), mission).start()
    yield process
    process.end()


async def _let_in(line: Line, headquarters: Headquarters, *, coordinator: bool = False) -> Line:
    paper = headquarters.admit(line.key, coordinator=coordinator)
    where = names.admit_path(names.key_mailbox(line.key.public), 1)
    await insist(lambda: line.put_paper(where, paper))
    return line


async def _traveller(relay: RelayProcess, headquarters: Headquarters) -> Traveller:
    line = Line(relay.url, Ed25519Key.generate())
    return Traveller(await _let_in(line, headquarters), headquarters.mission.id)


async def _require_all(
    relay: RelayProcess, headquarters: Headquarters, travellers: list[Traveller]
) -> None:
    """Every parcel that was acknowledged is fetched whole, taken, and then gone."""
    line = Line(relay.url, Ed25519Key.generate())
    await _let_in(line, headquarters, coordinator=True)
    mission = headquarters.mission.id
    for traveller in travellers:
        for parcel, digest in traveller.acknowledged.items():
            address = traveller.address(parcel)
            assert sha256(await fetch(line, mission, address)) == digest
            await take(line, mission, address)
    await line.close()


def test_a_relay_is_who_its_address_says(
    relay: RelayProcess, headquarters: Headquarters, tmp_path: Path
) -> None:
    async def journey() -> None:
        traveller = await _traveller(relay, headquarters)
        await traveller.send(random.randbytes(100_000), PART)
        await traveller.line.close()
        begin = relay.url.partition("#")[0]
        other = Line(f"{begin}#{'0' * 64}", traveller.line.key)
        with pytest.raises(NotServed):
            await other.ask("GET", names.ACCOUNT_PATH)
        await other.close()
        relay.end()
        before = relay.url
        relay.start()  # the same certificate again
        assert relay.url == before
        await _require_all(relay, headquarters, [traveller])

    asyncio.run(journey())
    store = tmp_path / "store"
    if os.name != "nt":
        assert stat.S_IMODE(store.stat().st_mode) == 0o700
        assert stat.S_IMODE((store / "relay.pem").stat().st_mode) == 0o600


def test_asked_to_stop_it_ends_what_it_began(
    relay: RelayProcess, headquarters: Headquarters
) -> None:
    async def journey() -> list[Traveller]:
        travellers = [await _traveller(relay, headquarters) for _ in range(DEVICES)]
        bodies = [random.randbytes(120_000) for _ in travellers]
        sending = [
            asyncio.create_task(traveller.send(body, PART))
            for traveller, body in zip(travellers, bodies, strict=True)
        ]
        while not any(traveller.line.carried > 3 * PART for traveller in travellers):
            await asyncio.sleep(0.01)
        assert await asyncio.to_thread(relay.end) == 0
        await asyncio.to_thread(relay.start)
        await asyncio.gather(*sending)
        await _require_all(relay, headquarters, travellers)
        for traveller in travellers:
            await traveller.line.close()
        return travellers

    travellers = asyncio.run(journey())
    assert all(len(traveller.acknowledged) == 1 for traveller in travellers)


async def _collect(line: Line, mission: str, fetched: dict[str, bytes]) -> bool:
    """Fetch and take what waits for headquarters; whether anything did."""
    box = names.headquarters_mailbox(mission)
    page = BoxPage.from_json(json.loads(await insist(lambda: line.ask("GET", names.box_path(box)))))
    whole = [item.parcel for item in page.parcels if item.standing is Standing.WHOLE]
    for parcel in whole:
        address = names.Address(box, parcel)
        data = sha256(await fetch(line, mission, address))
        assert fetched.setdefault(parcel, data) == data
        await take(line, mission, address)
    return bool(whole)


def test_killed_in_mid_traffic_nothing_committed_is_lost(
    relay: RelayProcess, headquarters: Headquarters, tmp_path: Path
) -> None:
    chance, mission = random.Random(6), headquarters.mission.id
    fetched: dict[str, bytes] = {}

    async def send_on(traveller: Traveller, ended: asyncio.Event) -> None:
        while not ended.is_set():
            await traveller.send(random.randbytes(chance.randrange(1, 8 * PART)), PART)

    async def collect_on(line: Line, ended: asyncio.Event) -> None:
        while await _collect(line, mission, fetched) or not ended.is_set():
            await asyncio.sleep(0.05)

    async def journey() -> None:
        travellers = [await _traveller(relay, headquarters) for _ in range(DEVICES)]
        coordinator = Line(relay.url, Ed25519Key.generate())
        await _let_in(coordinator, headquarters, coordinator=True)
        ended, all_sent = asyncio.Event(), asyncio.Event()
        collecting = asyncio.create_task(collect_on(coordinator, all_sent))
        sending = [asyncio.create_task(send_on(one, ended)) for one in travellers]
        for _ in range(KILLS):
            await asyncio.sleep(chance.uniform(0.05, 0.5))
            await asyncio.to_thread(relay.kill)
            await asyncio.to_thread(relay.start)
        ended.set()
        await asyncio.gather(*sending)
        all_sent.set()
        await collecting
        for traveller in travellers:
            assert traveller.acknowledged
            assert traveller.acknowledged.items() <= fetched.items()
            await traveller.line.close()
        await coordinator.close()

    asyncio.run(journey())
    files = (path for path in (tmp_path / "store").rglob("*") if path.is_file())
    left = {path.relative_to(tmp_path / "store").parts[0] for path in files}
    # What was taken leaves its words only; of what was never committed nothing was begun anew.
    assert left <= {"admits", "arriving", "relay.pem", "secret", "taken"}


def test_two_processes_over_one_folder_are_one_relay(
    relay: RelayProcess, headquarters: Headquarters
) -> None:
    second = RelayProcess(relay.store, relay.mission).start()

    async def journey() -> None:
        one = await _traveller(relay, headquarters)
        # The same parcels by both at once, as a device does whose first line hangs.
        other = Traveller(Line(second.url, one.line.key), headquarters.mission.id)
        for number in range(5):
            body, parcel = random.randbytes(100_000), f"{number:020}"
            await asyncio.gather(one.send(body, PART, parcel), other.send(body, PART, parcel))
        await _require_all(second, headquarters, [one])
        for traveller in (one, other):
            await traveller.line.close()

    try:
        asyncio.run(journey())
    finally:
        second.end()
    assert second.url.partition("#")[2] == relay.url.partition("#")[2]
