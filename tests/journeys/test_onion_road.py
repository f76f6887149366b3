"""The road home through a real Tor: an onion service before a relay, in a network of our own.

Nothing here leaves this computer: the Tor network is `samples.tor_network`. A proof by hand, for
a real Tor takes its time, and on a busy machine more of it:

    apt install tor && SATCHEL_TOR=1 pytest tests/journeys/test_onion_road.py

One test, because each process that ran a part of it would bring up a network.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.relay_process import RelayProcess
from samples.passphrases import cheap_passphrases
from samples.tor_network import Tor, TorNetwork
from satchel.assembly import belonging, first_run, roads
from satchel.assembly.desk import Desk
from satchel.assembly.first_run import FirstWish
from satchel.catalog.attaching import AttachWish
from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import OutOfReach
from satchel.domain.ids import RecordId
from satchel.domain.words import Role
from satchel.sync.roads.papers import Papers
from satchel.sync.roads.relay import RelayRoad
from satchel.sync.whereabouts import Where, Whereabouts
from satchel.wire.relay_address import read_relay_address

WORD = b"correct horse battery staple"
SIZE = 4_000_000


@dataclass
class Mission:
    """Headquarters and an observer with a file; a relay behind an onion service."""

    office: Desk
    her: Desk
    case: RecordId
    data: bytes
    relay: RelayProcess
    client: Tor
    way: roads.Way

    def sync(self, desk: Desk, tick: Callable[[], None] = lambda: None) -> roads.Travelled:
        done = roads.sync(desk, self.way, tick=tick)
        assert done.synced.problems == []
        return done

    def circuits(self) -> dict[str, str]:
        """The user that each circuit to a service was made for, by the circuit's number."""
        told = self.client.ask("GETINFO circuit-status")
        joined = r"(?m)^(\d+) .*HS_STATE=HSCR_JOINED.*SOCKS_USERNAME=\"(\w+)\""
        return dict(re.findall(joined, told))

    def once_parts_lie_there(self, act: Callable[[], object]) -> Callable[[], None]:
        """A tick that does something once, when a first part has reached the relay."""
        done: list[object] = []

        def tick() -> None:
            if not done and any(Path(self.relay.store).rglob("*-*-*")):
                done.append(act())

        return tick


@contextmanager
def mission(folder: Path) -> Iterator[Mission]:
    """The network comes up while the archives are made."""
    network = TorNetwork(folder / "tor")
    relay = RelayProcess(str(folder / "store"), folder / "mission.json", ("--plain",))
    with ThreadPoolExecutor(1) as beside:
        coming_up = beside.submit(network.start)
        try:
            wish = FirstWish(folder / "hq", WORD, "hq", Role.COORDINATOR, mission="Open Bench")
            office = first_run.begin(wish).finish()
            relay.mission.write_bytes(belonging.mission_document(office))
            relay.start()
            coming_up.result()
            _, onion = network.service(int(relay.listen.rpartition(":")[2]))
            client, socks = network.client()
            way = roads.Way(f"http://{onion}/", f"socks5h://{socks}")
            her, case, data = _joined(office, folder, way.to)
            yield Mission(office, her, case, data, relay, client, way)
            her.close()
            office.close()
        finally:
            coming_up.exception()
            network.end()
            relay.end()


def _joined(office: Desk, folder: Path, relay: str) -> tuple[Desk, RecordId, bytes]:
    """By an invitation that names the relay, with a case and a file in it."""
    lines = belonging.lines_for_invitation(office)
    given = office.inviting.invite(Role.OBSERVER, "Assel", lines=lines, relay=relay)
    paper, file = folder / "invitation", folder / "file"
    paper.write_bytes(given.file)
    wish = FirstWish(folder / "her", WORD, "laptop", invitation=paper, code=given.code)
    her = first_run.begin(wish).finish()
    case = her.records.add("case", {"title": "Case"}).record
    data = random_bytes(SIZE)
    file.write_bytes(data)
    her.attachments.attach(file, AttachWish(on=case))
    return her, case, data


@contextmanager
def network_heard() -> Iterator[set[str]]:
    """Every address this process connects to meanwhile, and every name it has looked up."""
    heard: set[str] = set()
    _hearing.append(heard)
    try:
        yield heard
    finally:
        _hearing.remove(heard)


_hearing: list[set[str]] = []


def _hear(event: str, told: tuple[object, ...]) -> None:
    if _hearing and event.startswith(("socket.connect", "socket.get", "socket.sendto")):
        for heard in _hearing:
            heard.add(f"{told[1]}" if event == "socket.connect" else f"{event} {told}")


@pytest.mark.skipif("SATCHEL_TOR" not in os.environ, reason="a proof by hand")
def test_home_through_tor(tmp_path: Path) -> None:
    sys.addaudithook(_hear)
    with cheap_passphrases(), mission(tmp_path) as m:
        m.sync(m.office)
        first = set(m.circuits().values())
        assert len(first) == 1
        _tor_dies_while_she_sends(m)
        _she_sends_the_rest(m)
        assert first.isdisjoint(m.circuits().values()), "two roads shared a circuit"
        _a_circuit_dies_while_headquarters_fetches(m)
        m.sync(m.her)
        assert Whereabouts(m.her.archive).of_record(m.case) is Where.AT_HEADQUARTERS
        _the_relay_is_down(m)


def _tor_dies_while_she_sends(m: Mission) -> None:
    with pytest.raises(OutOfReach) as raised:
        m.sync(m.her, m.once_parts_lie_there(m.client.kill))
    assert raised.value.code == "proxy"
    assert Whereabouts(m.her.archive).of_record(m.case) is not Where.AT_HEADQUARTERS


def _she_sends_the_rest(m: Mission) -> None:
    """And neither name nor address of anything but Tor is asked for on this computer."""
    m.client.start().await_log("Bootstrapped 100%")
    with network_heard() as heard:
        m.sync(m.her)
    port = int(str(m.way.proxy).rpartition(":")[2])
    assert heard == {str(("127.0.0.1", port))}


def _a_circuit_dies_while_headquarters_fetches(m: Mission) -> None:
    def close_circuits() -> list[str]:
        return [m.client.ask(f"CLOSECIRCUIT {number}") for number in m.circuits()]

    done = m.sync(m.office, m.once_parts_lie_there(close_circuits))
    contents = [content for one in done.synced.reports for content in one.contents_new]
    assert len(contents) == 1
    with m.office.archive.contents.open(contents[0]) as source:
        assert source.read() == m.data


def _the_relay_is_down(m: Mission) -> None:
    m.relay.end()
    road = RelayRoad(read_relay_address(m.way.to), m.her.device.keys.ed25519, m.way.proxy)
    with pytest.raises(OutOfReach) as raised:
        road.reach(Papers())
    road.close()
    assert raised.value.code == "onion-away"
