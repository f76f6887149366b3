"""All through a SOCKS proxy: names are looked up there, and nothing goes out another way."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from samples.socks_server import socks_server
from satchel.capture.http.faults import Fault
from unit.capture.proxy.recorded import Browser, kept, recording
from unit.capture.proxy.test_passing import PAGE
from unit.capture.proxy.test_tunnels import Certified
from unit.capture.sites import site


def never(host: str, port: int) -> tuple[str, ...]:
    raise AssertionError("a name was looked up here")


def test_a_name_is_looked_up_by_the_proxy_and_not_here() -> None:
    with site(PAGE) as court, socks_server(court.port) as socks:
        with recording(socks=socks.address, resolving=never) as recorded:
            with Browser(recorded) as browser:
                assert browser.get("http://court.example/decree") == PAGE
            exchange = recorded.only()
            assert kept(exchange) == PAGE
            assert (exchange.proxy, exchange.answer, exchange.peer) == ("socks5", (), None)
        assert socks.asked == [(3, "court.example", 80)]


def test_a_hidden_service_is_reached_by_its_name(tmp_path: Path) -> None:
    certified = Certified(tmp_path)
    name = "a" * 56 + ".onion"
    with site(PAGE, tls=certified.context(name)) as court, socks_server(court.port) as socks:
        with recording(
            socks=socks.address, resolving=never, authorities=certified.file
        ) as recorded:
            with Browser(recorded, f"{name}:443", tls=True) as browser:
                assert browser.get("/") == PAGE
            exchange = recorded.only()
            assert exchange.tls is not None
            assert exchange.tls.verified
        assert socks.asked == [(3, name, 443)]


def test_all_connections_of_a_capture_share_a_circuit_and_two_captures_do_not() -> None:
    with site(PAGE) as court, socks_server(court.port) as socks:
        for _ in range(2):
            with recording(socks=socks.address, resolving=never) as recorded:
                for host in ("a.example", "b.example"):
                    with Browser(recorded) as browser:
                        browser.get(f"http://{host}/")
                recorded.wait(2)
        first, second, third, fourth = socks.users
    assert (first, third) == (second, fourth)
    assert first != third


HOME = ["localhost", "a.localhost", "127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1"]
HOME += ["10.0.0.1", "[::1]", "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]", "169.254.169.254"]
HOME += ["printer", "printer.local", "nas.lan", "metadata.google.internal", "1.2.3.4.5", "0x10"]


@pytest.mark.parametrize("host", HOME)
def test_what_can_be_known_to_lead_home_is_never_asked_of_the_proxy(host: str) -> None:
    with socks_server(1) as socks, recording(socks=socks.address, resolving=never) as recorded:
        with Browser(recorded) as browser:
            assert browser.get(f"http://{host}/") == b""
        assert recorded.only().fault is Fault.BLOCKED
    assert socks.asked == []


REFUSALS = {
    "failure": (1, Fault.UNREACHABLE),
    "rules": (2, Fault.REFUSED),
    "network": (3, Fault.UNREACHABLE),
    "host": (4, Fault.NO_SUCH_NAME),
    "refused": (5, Fault.REFUSED),
    "expired": (6, Fault.TIME),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_the_proxy_refuses_is_an_exchange_that_says_so(case: str) -> None:
    refusal, fault = REFUSALS[case]
    with (
        socks_server(1, refusal=refusal) as socks,
        recording(socks=socks.address, resolving=never) as recorded,
    ):
        with Browser(recorded) as browser:
            assert browser.get("http://court.example/") == b""
        exchange = recorded.only()
        assert (exchange.fault, exchange.proxy) == (fault, "socks5")
        assert exchange.request == b""


def test_without_its_proxy_nothing_goes_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"127.0.0.1:{closed.getsockname()[1]}"
    with site(PAGE) as court, recording(court.origin, socks=address, resolving=never) as recorded:
        with Browser(recorded) as browser:
            assert browser.get(court.url()) == b""
        exchange = recorded.only()
        assert exchange.fault is Fault.UNREACHABLE
        assert exchange.reason == "the SOCKS proxy did not answer"
        assert court.connections == 0


def test_a_name_too_long_for_the_library_is_refused() -> None:
    host = ".".join(["a" * 60] * 3) + ".example"
    with socks_server(1) as socks, recording(socks=socks.address, resolving=never) as recorded:
        with Browser(recorded) as browser:
            assert browser.get(f"http://{host}/") == b""
        assert recorded.only().fault is Fault.NOT_AN_ADDRESS
    assert socks.asked == []
