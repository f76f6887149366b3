"""Too much at once, and the end: everybody who is a relay's client hears it from the relay."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from satchel.domain.errors import OutOfReach, RefusedByPolicy
from satchel.relay import connections, door, serving
from satchel.relay.identity import own_certificate
from satchel.relay.limiting import AtOnce
from satchel.sync.roads.relay import RelayRoad
from satchel.wire import relay_names as names
from satchel.wire.relay_address import read_relay_address
from unit.relay.asgi import DATA, Device, Relay, cut, relay_over
from unit.relay.sockets import LIMIT_S, Served, head, rest

HEALTH = b"GET /v1/health HTTP/1.1\r\nHost: relay\r\n\r\n"


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[Relay]:
    with relay_over(tmp_path / "store") as made:
        yield made


@pytest.fixture
def observer(relay: Relay) -> Device:
    made = Device(relay, b"o").admitted()
    made.put(made.address().claim_path)
    return made


@pytest.fixture
def served(relay: Relay, observer: Device) -> Iterator[Served]:
    made = Served(relay)
    try:
        yield made
    finally:
        made.end()


def _until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + LIMIT_S
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _half_a_part(line: socket.socket, observer: Device) -> None:
    path = observer.address().part_path(cut(DATA, 1000)[0])
    line.sendall(head("PUT", path, observer.signed("PUT", path, DATA[:1000]), 1000) + DATA[:500])


def _judged(said: bytes) -> tuple[bytes, str, bool]:
    """Status, the refusal's code, whether a client sees that a relay said it."""
    begin, _, body = said.partition(b"\r\n\r\n")
    return begin[9:12], json.loads(body)["error"], b"satchel-challenge: " in begin.lower()


def test_a_crowd_beyond_the_limit_is_told_by_the_relay_to_come_later(
    served: Served, relay: Relay, observer: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "REQUESTS", 2)
    with ExitStack() as open_lines:
        for _ in range(2):
            _half_a_part(open_lines.enter_context(served.line()), observer)
        _until(lambda: relay.telling.underway == 2)
        late = open_lines.enter_context(served.line())
        late.sendall(HEALTH)
        assert _judged(rest(late)) == (b"503", "crowded", True)
        where = served.listening.getsockname()
        road = RelayRoad(read_relay_address(f"http://127.0.0.1:{where[1]}/"), observer.key)
        with pytest.raises(OutOfReach) as told:
            road.waiting(observer.name)
        road.close()
        assert told.value.code == OutOfReach.default_code  # which is tried again
    _until(lambda: relay.telling.underway == 0)


def test_who_asks_nothing_gives_way_to_who_comes(
    served: Served, relay: Relay, observer: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_MOST", 3)
    with ExitStack() as open_lines:
        sending = open_lines.enter_context(served.line())
        _half_a_part(sending, observer)
        _until(lambda: relay.telling.underway == 1)
        idle = [open_lines.enter_context(served.line()) for _ in range(3)]
        assert rest(idle[0]) == b""  # the one that waited longest
        for line in idle[1:]:
            line.sendall(HEALTH)
            assert line.recv(65536).startswith(b"HTTP/1.1 200")
        sending.sendall(DATA[500:1000])
        assert sending.recv(65536).startswith(b"HTTP/1.1 201")


def test_one_device_cannot_take_every_place(
    served: Served, relay: Relay, observer: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = cut(DATA, 1000)[0]
    path = observer.address().part_path(part)
    with ExitStack() as open_lines:
        for _ in range(door._OF_ONE):
            _half_a_part(open_lines.enter_context(served.line()), observer)
        _until(lambda: relay.telling.underway == door._OF_ONE)
        with served.line() as line:
            line.sendall(head("PUT", path, observer.signed("PUT", path, DATA[:1000]), 1000))
            assert line.recv(65536).startswith(b"HTTP/1.1 429")
        other = Device(relay, b"p").admitted()
        other.put(other.address("1" * 20).claim_path)
        mine = other.address("1" * 20).part_path(part)
        with served.line() as line:
            line.sendall(head("PUT", mine, other.signed("PUT", mine, DATA[:1000]), 1000))
            line.sendall(DATA[:1000])
            assert line.recv(65536).startswith(b"HTTP/1.1 201")
    _until(lambda: relay.telling.underway == 0)
    assert observer.put(path, DATA[:1000]).status in (200, 201)


def test_strangers_papers_take_only_so_many_places(
    served: Served, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = head("PUT", names.guest_path(names.Mailbox("0" * 26)), {}, 1000)
    with ExitStack() as open_lines:
        for _ in range(door._OF_STRANGERS):
            open_lines.enter_context(served.line()).sendall(paper)
        _until(lambda: relay.telling.underway == door._OF_STRANGERS)
        with served.line() as line:
            line.sendall(paper)
            assert line.recv(65536).startswith(b"HTTP/1.1 429")


def test_who_connects_and_says_nothing_in_tls_is_let_go(
    relay: Relay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "_HANDSHAKE_S", 0.2)
    pem = tmp_path / "relay.pem"
    own_certificate(pem)
    served = Served(relay, pem)
    try:
        with served.line() as line:
            assert rest(line) == b""
    finally:
        served.end()


def test_places_are_free_again_whatever_happened() -> None:
    places = AtOnce(1)
    for _ in range(2):
        with places.one("a"), places.one("b"), pytest.raises(RefusedByPolicy), places.one("a"):
            pass
    with pytest.raises(ZeroDivisionError), places.one("a"):
        raise ZeroDivisionError
    assert not places._underway


def test_what_is_not_done_when_the_relay_ends_is_told_so(
    served: Served, relay: Relay, observer: Device
) -> None:
    served.server.config.timeout_graceful_shutdown = 0
    with served.line() as line:
        _half_a_part(line, observer)
        _until(lambda: relay.telling.underway == 1)
        served.server.should_exit = True
        assert _judged(rest(line)) == (b"503", "stopping", True)
    served.end()
    part = cut(DATA, 1000)[0]
    assert relay.runner.run(relay.objects.names(observer.address().parts_prefix)) == []
    assert observer.put(observer.address().part_path(part), DATA[:1000]).status == 201
