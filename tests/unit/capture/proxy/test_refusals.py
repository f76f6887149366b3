"""Where a page may not lead: every spelling of an address at home is refused before connecting."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from satchel.capture.http.faults import Fault
from satchel.capture.proxy import lines
from unit.capture.proxy.recorded import Browser, Recorded, kept, recording
from unit.capture.proxy.test_passing import PAGE
from unit.capture.sites import site

LITERALS = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "017700000001",
    "127.0.0.1.",
    "0.0.0.0",
    "0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "168.63.129.16",
    "192.0.0.192",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[fe80::1]",
    "[fc00::1]",
    "[fec0::1]",
    "[ff02::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:10.0.0.1]",
    "[::127.0.0.1]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b::10.0.0.1]",
    "[64:ff9b:1::1]",
    "[2002:7f00:1::1]",
    "[2001:0:7f00:1::]",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "a.localhost",
    "a.b.LocalHost.",
]

ANSWERS = {
    "private": ["10.0.0.5"],
    "link-local": ["169.254.169.254"],
    "loopback-6": ["::1"],
    "link-local-6": ["fe80::1%2"],
    "mapped": ["::ffff:192.168.0.1"],
    "nat64": ["64:ff9b::a00:1"],
    "one-bad-of-three": ["93.184.216.34", "2606:2800:220:1::1", "192.168.0.1"],
    "nothing": [],
    "no-address": ["somewhere"],
}


class Connected(Exception):
    """A test's network was touched."""


@contextmanager
def no_network(recorded: Recorded) -> Iterator[list[tuple[object, ...]]]:
    """Every try to connect to anything but the proxy is noted, and fails."""
    tries: list[tuple[object, ...]] = []

    class Socket(socket.socket):
        def connect(self, address: tuple[object, ...], /) -> None:  # type: ignore[override]
            if address == ("127.0.0.1", recorded.proxy.port):
                super().connect(address)
                return
            tries.append(address)
            raise ConnectionRefusedError

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(lines.socket, "socket", Socket)
        yield tries


@pytest.mark.parametrize("tunnel", [False, True], ids=["asked", "tunnelled"])
@pytest.mark.parametrize("host", LITERALS)
def test_an_address_at_home_is_refused_in_every_spelling(host: str, tunnel: bool) -> None:
    with recording() as recorded, Browser(recorded, f"{host}:80" if tunnel else None) as browser:
        with no_network(recorded) as tries:
            assert browser.get("/admin" if tunnel else f"http://{host}/admin") == b""
            exchange = recorded.only()
        assert tries == []
        assert exchange.fault in (Fault.BLOCKED, Fault.NO_SUCH_NAME)
        assert (exchange.peer, exchange.request, exchange.message) == (None, b"", None)
        assert exchange.url == f"http://{host.lower()}/admin"
        if exchange.fault is Fault.BLOCKED:
            assert recorded.proxy.counts().blocked == 1


def test_most_spellings_are_understood_and_refused_for_what_they_mean() -> None:
    understood = 0
    with recording() as recorded, no_network(recorded):
        for host in ("127.1", "2130706433", "0x7f000001", "0177.0.0.1", "a.localhost", "[::1]"):
            with Browser(recorded) as browser:
                browser.get(f"http://{host}/")
        understood = sum(one.fault is Fault.BLOCKED for one in recorded.wait(6))
    assert understood == 6


@pytest.mark.parametrize("case", ANSWERS)
def test_a_name_that_leads_home_is_refused_with_what_it_resolved_to(case: str) -> None:
    def resolving(host: str, port: int) -> Sequence[str]:
        return ANSWERS[case]

    with recording(resolving=resolving) as recorded:
        with (
            Browser(recorded, "court.example:443", tls=True) as browser,
            no_network(recorded) as tries,
        ):
            assert browser.get("/") == b""
            exchange = recorded.only()
        assert tries == []
        assert exchange.fault is Fault.BLOCKED
        assert exchange.answer == tuple(ANSWERS[case])


def test_localhost_is_refused_though_a_name_server_calls_it_public() -> None:
    with recording(resolving=lambda host, port: ["93.184.216.34"]) as recorded:
        with Browser(recorded) as browser, no_network(recorded) as tries:
            assert browser.get("http://x.localhost/") == b""
            assert recorded.only().fault is Fault.BLOCKED
        assert tries == []


def test_what_was_judged_is_what_is_connected_to() -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    with (
        recording(resolving=lambda host, port: next(answers)) as recorded,
        no_network(recorded) as tries,
    ):
        for _ in range(2):  # a name that changes its mind between two requests
            with Browser(recorded) as browser:
                assert browser.get("http://rebinding.example/") == b""
        first, second = recorded.wait(2)
    assert tries == [("93.184.216.34", 80)]
    assert (first.fault, second.fault) == (Fault.REFUSED, Fault.BLOCKED)


def test_a_redirect_home_is_refused_at_the_hop_that_leads_there() -> None:
    with site(b"secret") as router:
        moved = b"HTTP/1.1 302 F\r\nLocation: %b\r\nContent-Length: 0\r\n\r\n"
        there = router.url("/admin")
        with (
            site(moved % there.encode()) as court,
            recording(court.origin) as recorded,
            Browser(recorded) as browser,
        ):
            assert browser.get(court.url()).startswith(b"HTTP/1.1 302 ")
            assert browser.get(there) == b""
            hop, refused = recorded.wait(2)
            assert (hop.fault, hop.allowed) == (None, True)
            assert (refused.fault, refused.allowed) == (Fault.BLOCKED, False)
        assert router.connections == 0


def test_an_allowed_origin_is_that_port_of_that_host_only() -> None:
    with site(PAGE) as court, site(PAGE) as other, recording(court.origin) as recorded:
        with Browser(recorded) as browser:
            assert browser.get(court.url()) == PAGE
        with Browser(recorded) as browser:
            assert browser.get(other.url()) == b""
        with Browser(recorded) as browser:
            assert browser.get(f"http://localhost:{court.port}/") == b""
        first, second, third = recorded.wait(3)
        assert kept(first) == PAGE
        assert {second.fault, third.fault} == {Fault.BLOCKED}
        assert (court.connections, other.connections) == (1, 0)


def test_the_proxy_does_not_lead_to_itself() -> None:
    with recording() as recorded, Browser(recorded) as browser:
        assert browser.get(f"http://{recorded.proxy.address}/") == b""
        assert recorded.only().fault is Fault.BLOCKED


@pytest.mark.parametrize(
    ("answer", "fault"),
    [(["0.0.0.1"], Fault.REFUSED), ([], Fault.UNREACHABLE)],
    ids=["refused", "no-way"],
)
def test_a_failed_connection_is_an_exchange(answer: list[str], fault: Fault) -> None:
    with recording("court.example:80", resolving=lambda *_: answer) as recorded:
        with Browser(recorded) as browser, no_network(recorded):
            assert browser.get("http://court.example/") == b""
            exchange = recorded.only()
        assert (exchange.fault, exchange.answer) == (fault, tuple(answer))
