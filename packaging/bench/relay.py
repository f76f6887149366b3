"""Two hundred devices at one relay at once: throughput, memory, how long the last ones wait."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.crowd import Headquarters, Line, Traveller, cut, fetch, insist, take
from bench.figures import Figure, below, percentile
from bench.ground import Ground
from bench.program import MIB
from bench.relay_process import RelayProcess
from satchel.crypto.signing import Ed25519Key
from satchel.wire import relay_names as names

DEVICES = 200
PARCELS_EACH = 2
PARCEL_MIB = 2
P99_LIMIT_S = 10.0
MEMORY_LIMIT_MIB = 400


@dataclass(slots=True)
class _Told:
    """What was seen of one crowd."""

    up_s: float = 0.0
    down_s: float = 0.0
    size: int = 0
    up_cpu_s: float = 0.0
    down_cpu_s: float = 0.0
    answered_down: int = 0
    waited: list[float] = field(default_factory=list)


def crowd(ground: Ground) -> Iterator[Figure]:
    """200 devices syncing at once with one relay process over a folder"""
    devices = ground.count(DEVICES)
    mission = ground.folder / "mission.json"
    headquarters = Headquarters.found()
    mission.write_bytes(headquarters.document())
    relay = RelayProcess(str(ground.folder / "store"), mission).start()
    try:
        idle = relay.memory_mib()
        seen = asyncio.run(_crowd(relay, headquarters, devices))
        most = relay.memory_mib("VmHWM")
    finally:
        relay.end()
    total = seen.size / MIB
    requests = len(seen.waited) + seen.answered_down
    processor = seen.up_cpu_s + seen.down_cpu_s
    yield Figure(f"relay: up, {devices} devices at once", f"{total / seen.up_s:,.1f} MiB/s")
    yield Figure("relay: down, one coordinator", f"{total / seen.down_s:,.1f} MiB/s")
    yield Figure("relay: requests answered", f"{requests:,}")
    yield Figure("relay: processor time of a request", f"{processor / requests * 1000:.2f} ms")
    for way, spent in (("up", seen.up_cpu_s), ("down, taken and deleted", seen.down_cpu_s)):
        measured = f"{spent / total * 1000:.2f} ms"
        yield Figure(f"relay: processor time of 1 MiB {way}", measured)
    for share in (0.5, 0.95):
        measured = f"{percentile(seen.waited, share):.3f} s"
        yield Figure(f"relay: answer to a device, p{share * 100:.0f}", measured)
    tail = percentile(seen.waited, 0.99)
    yield below("relay: answer to a device, p99", tail, P99_LIMIT_S, "s")
    yield Figure("relay: answer to a device, longest", f"{max(seen.waited):.3f} s")
    yield Figure("relay: memory at rest", f"{idle:.0f} MiB")
    yield below("relay: memory at most", most, MEMORY_LIMIT_MIB, "MiB")


async def _crowd(relay: RelayProcess, headquarters: Headquarters, devices: int) -> _Told:
    seen, mission, url = _Told(), headquarters.mission.id, relay.url
    coordinator = Line(url, Ed25519Key.generate())
    await _let_in(coordinator, headquarters, coordinator=True)
    travellers = [Traveller(Line(url, Ed25519Key.generate()), mission) for _ in range(devices)]
    for traveller in travellers:
        await _let_in(traveller.line, headquarters)
    # One body for all: the relay cannot know, and the generator would be measured otherwise.
    bodies = [os.urandom(PARCEL_MIB * MIB) for _ in range(PARCELS_EACH)]
    for body in bodies:
        cut(body, names.PART_LIMIT)
    begun, used = time.perf_counter(), relay.cpu_seconds()
    await asyncio.gather(*(_one(traveller, bodies) for traveller in travellers))
    seen.up_s, seen.up_cpu_s = time.perf_counter() - begun, relay.cpu_seconds() - used
    for traveller in travellers:
        seen.waited += traveller.line.waited
        await traveller.line.close()
    seen.size = devices * sum(len(body) for body in bodies)
    begun, used = time.perf_counter(), relay.cpu_seconds()
    for traveller in travellers:
        for parcel in traveller.acknowledged:
            address = traveller.address(parcel)
            await fetch(coordinator, mission, address)
            await take(coordinator, mission, address)
    seen.down_s, seen.down_cpu_s = time.perf_counter() - begun, relay.cpu_seconds() - used
    seen.answered_down = len(coordinator.waited)
    await coordinator.close()
    return seen


async def _let_in(line: Line, headquarters: Headquarters, *, coordinator: bool = False) -> None:
    paper = headquarters.admit(line.key, coordinator=coordinator)
    where = names.admit_path(names.key_mailbox(line.key.public), 1)
    await insist(lambda: line.put_paper(where, paper))


async def _one(traveller: Traveller, bodies: list[bytes]) -> None:
    for body in bodies:
        await traveller.send(body, names.PART_LIMIT)
