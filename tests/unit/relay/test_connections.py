"""Slow, silent and hostile lines, over real sockets: each ends in time, and honest ones stay."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from satchel.relay import connections, limiting, serving
from satchel.wire import relay_names as names
from unit.relay.asgi import DATA, Device, Relay, cut, relay_over
from unit.relay.sockets import LIMIT_S, SOON_S, Served, head, rest


@pytest.fixture
def relay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Relay]:
    monkeypatch.setattr(connections, "_REQUEST_S", SOON_S)
    monkeypatch.setattr(connections, "_LOOK_S", SOON_S)
    monkeypatch.setattr(limiting, "_SILENCE_S", SOON_S)
    with relay_over(tmp_path / "store") as made:
        yield made


@pytest.fixture
def observer(relay: Relay) -> Device:
    return Device(relay, b"o").admitted()


@pytest.fixture
def served(relay: Relay, observer: Device) -> Iterator[Served]:
    observer.put(observer.address().claim_path)
    made = Served(relay)
    try:
        yield made
    finally:
        made.end()


def _drip(line: socket.socket) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < LIMIT_S:
        line.sendall(b"x")
        time.sleep(SOON_S / 8)


@pytest.mark.parametrize(
    "beginning", [b"", b"GET /v1/heal", b"GET / HTTP/1.1\r\nA: b\r\n"],
    ids=["nothing", "half-a-line", "half-a-head"],
)  # fmt: skip
def test_who_never_finishes_asking_is_hung_up_on(served: Served, beginning: bytes) -> None:
    with served.line() as line:
        line.sendall(beginning)
        assert rest(line) == b""


def test_a_head_that_comes_byte_by_byte_is_hung_up_on(served: Served) -> None:
    with served.line() as line, pytest.raises((BrokenPipeError, ConnectionResetError)):
        _drip(line)


def test_a_head_too_large_is_refused(served: Served) -> None:
    with served.line() as line:
        line.sendall(b"GET / HTTP/1.1\r\nA: " + b"a" * 100_000)
        assert rest(line).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    "junk",
    [b"\x16\x03\x01\x02\x00", b"\r\n\r\n\r\n", b"GET  HTTP/1.1\r\n\r\n", b"\x00" * 64,
     b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"GET / HTTP/1.1\r\nContent-Length: 1, 2\r\n\r\n",
     b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n"],
    ids=["tls", "blank", "no-path", "zeros", "http2", "two-lengths", "two-hosts", "no-host"],
)  # fmt: skip
def test_what_is_no_http_ends_the_line_and_nothing_else(served: Served, junk: bytes) -> None:
    with served.line() as line:
        line.sendall(junk)
        assert rest(line)[:12] in (b"", b"HTTP/1.1 400", b"HTTP/1.1 404")
    with served.line() as line:
        line.sendall(b"GET /v1/health HTTP/1.1\r\nHost: relay\r\nConnection: close\r\n\r\n")
        assert rest(line).startswith(b"HTTP/1.1 200")


def test_a_body_that_stops_is_not_waited_for(served: Served, observer: Device) -> None:
    part = cut(DATA, 1000)[0]
    path = observer.address().part_path(part)
    with served.line() as line:
        line.sendall(head("PUT", path, observer.signed("PUT", path, DATA[:1000]), 1000))
        line.sendall(DATA[:500])
        assert line.recv(65536).startswith(b"HTTP/1.1 408")


def test_a_line_that_moves_keeps_its_connection(served: Served, observer: Device) -> None:
    """Slower in all than every limit, but never silent."""
    part = cut(DATA, 1000)[0]
    path = observer.address().part_path(part)
    with served.line() as line:
        line.sendall(head("PUT", path, observer.signed("PUT", path, DATA[:1000]), 1000))
        for at in range(0, 1000, 100):
            line.sendall(DATA[at : at + 100])
            time.sleep(SOON_S / 5)
        assert line.recv(65536).startswith(b"HTTP/1.1 201")


def test_who_does_not_read_the_answer_is_hung_up_on(
    served: Served, relay: Relay, observer: Device
) -> None:
    body = bytes(names.PART_LIMIT)
    box = observer.address(box=observer.name)
    coordinator = Device(relay, b"c").coordinating()
    (part,) = coordinator.send(box, body, len(body))
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.settimeout(LIMIT_S)
        line.connect(served.listening.getsockname())
        path = box.part_path(part)
        line.sendall(head("GET", path, observer.signed("GET", path), 0))
        assert line.recv(1) == b"H"  # the answer has begun
        deadline = time.monotonic() + LIMIT_S
        while served.server.server_state.connections and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not served.server.server_state.connections
        assert len(rest(line)) < len(body)


def test_a_reader_that_is_slow_gets_all_of_it(
    served: Served, relay: Relay, observer: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_LEAST_READ", 1)
    body = bytes(names.PART_LIMIT)
    box = observer.address(box=observer.name)
    coordinator = Device(relay, b"c").coordinating()
    (part,) = coordinator.send(box, body, len(body))
    with served.line() as line:
        path = box.part_path(part)
        close = {"Connection": "close"}
        line.sendall(head("GET", path, observer.signed("GET", path) | close, 0))
        said = b""
        while piece := line.recv(128 * 1024):
            said += piece
            time.sleep(SOON_S / 20)
        assert said.endswith(body[:1000])
        assert len(said) > len(body)


def test_an_answer_goes_out_whole_at_once_and_waits_for_no_acknowledgement() -> None:
    """Head and body are two writes: with Nagle's wait the second would stand for 40 ms."""

    async def sent_at_once() -> int:
        found: asyncio.Queue[int] = asyncio.Queue()

        async def accepted(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            line = writer.get_extra_info("socket")
            await found.put(line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with serving._listen(serving.Place("127.0.0.1", 0)) as listening:
            where = listening.getsockname()
            async with await asyncio.start_server(accepted, sock=listening):
                _reader, writer = await asyncio.open_connection(*where)
                seen = await found.get()
                writer.close()
                await writer.wait_closed()
                return seen

    assert asyncio.run(sent_at_once()) != 0
