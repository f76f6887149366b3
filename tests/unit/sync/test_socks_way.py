"""A relay through SOCKS: what the proxy's answers mean, and who it is told we are."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from samples.socks_server import socks_server
from satchel.domain.errors import OutOfReach, UsageError
from satchel.sync.roads import socks_way
from satchel.sync.roads.connection import Connection
from satchel.sync.roads.errands import may_pass
from satchel.sync.roads.socks_way import SocksWay
from satchel.wire.relay_address import read_relay_address

# The example of rend-spec-v3, section 6.
ONION = "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion"


@contextmanager
def answering(words: bytes = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello") -> Iterator[int]:
    """Each connection is answered once, however often it asks."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                one, _ = server.accept()
            except OSError:
                return
            with one:
                one.settimeout(10)
                one.recv(4096)
                one.sendall(words)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield server.getsockname()[1]
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join(10)


def ask(where: str, proxy: str | None) -> bytes:
    connection = Connection(read_relay_address(where), proxy)
    try:
        return connection.ask("GET", "/", {}, None, 100).body
    finally:
        connection.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (0x01, "onion-away"),
        (0x04, "onion-away"),
        (0x05, "onion-away"),
        (0x06, "proxy-slow"),
        (0xF0, "onion-away"),
        (0xF2, "onion-away"),
        (0xF7, "onion-away"),
    ],
)
def test_what_tor_answers_is_told_as_it_is(code: int, told: str) -> None:
    """Tor that answers is never said not to run."""
    with socks_server(0, refusal=code) as server:
        with pytest.raises(OutOfReach) as raised:
            ask(f"http://{ONION}/", f"socks5h://{server.address}")
        assert server.asked == [(3, ONION, 80)]
    assert raised.value.code == told
    assert raised.value.message.startswith("Tor runs")
    # A service's way in moves now and then; two minutes without any way are waited once.
    assert may_pass(raised.value) == (told == "onion-away")


def test_of_other_relays_a_refusal_is_no_way_there() -> None:
    with socks_server(0, refusal=4) as server, pytest.raises(OutOfReach) as raised:
        ask("https://relay.example/", f"socks5h://{server.address}")
    assert raised.value.code == "out-of-reach"


def test_two_roads_share_no_circuit() -> None:
    """Tor keeps streams of different users apart."""
    with answering() as port, socks_server(port) as server:
        for _ in range(2):
            assert ask(f"http://{ONION}/", f"socks5://{server.address}") == b"hello"
    one, other = server.users
    assert one != other
    assert len(one) == 32


def test_a_named_user_is_the_one_the_proxy_is_told() -> None:
    with answering() as port, socks_server(port) as server:
        assert ask(f"http://{ONION}/", f"socks5h://as%40sel:secret@{server.address}") == b"hello"
    assert server.users == ["as@sel"]


def test_tor_browsers_tor_is_found_where_there_is_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    with answering() as port, socks_server(port) as server:
        browsers = int(server.address.partition(":")[2])
        ports = (("127.0.0.1", free_port()), ("127.0.0.1", browsers))
        monkeypatch.setattr(socks_way, "_TOR", ports)
        # What this machine is set up to use is never asked for a .onion name.
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
        assert ask(f"http://{ONION}/", None) == b"hello"
        assert server.asked == [(3, ONION, 80)]


def test_without_tor_the_sentence_says_what_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socks_way, "_TOR", (("127.0.0.1", free_port()),))
    with pytest.raises(OutOfReach) as raised:
        ask(f"http://{ONION}/", None)
    assert raised.value.code == "tor"
    assert "start Tor" in raised.value.message
    assert not may_pass(raised.value)


@pytest.mark.parametrize("words", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n"])
def test_what_is_no_socks_proxy_is_a_line_that_broke(words: bytes) -> None:
    with answering(words) as port, pytest.raises(OutOfReach) as raised:
        ask(f"http://{ONION}/", f"socks5h://127.0.0.1:{port}")
    assert raised.value.code == "out-of-reach"


def test_a_proxy_that_wants_another_user_says_how_to_name_it() -> None:
    with answering(b"\x05\xff") as port, pytest.raises(OutOfReach) as raised:
        ask("https://relay.example/", f"socks5h://127.0.0.1:{port}")
    assert raised.value.code == "proxy"
    assert "USER:PASSWORD" in raised.value.message


def test_closing_ends_waiting_for_the_proxy() -> None:
    """Tor may look for a way for two minutes; who stops does not wait for that."""
    server = socket.create_server(("127.0.0.1", 0))
    way = f"socks5h://127.0.0.1:{server.getsockname()[1]}"
    connection = Connection(read_relay_address(f"http://{ONION}/"), way)
    told: list[OutOfReach] = []

    def ask_on() -> None:
        try:
            connection.ask("GET", "/", {}, None, 100)
        except OutOfReach as cut:
            told.append(cut)

    thread = threading.Thread(target=ask_on)
    thread.start()
    with server, server.accept()[0] as one:
        assert one.recv(10)
        connection.close()
        thread.join(60)
    assert len(told) == 1


@pytest.mark.parametrize("said", ["socks5h://127.0.0.1", "socks5h://:9050", "socks5h://h:x", "x"])
def test_what_is_no_address_of_a_proxy_is_refused(said: str) -> None:
    with pytest.raises(UsageError):
        Connection(read_relay_address(f"http://{ONION}/"), said)


def test_a_way_that_was_not_named_goes_to_this_computer_only() -> None:
    way: SocksWay = socks_way.own_tor()
    assert {host for host, _ in way.servers} == {"127.0.0.1"}
