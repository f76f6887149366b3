"""Tunnels that are left unread: judged as all else, passed through as they are, and counted."""

from __future__ import annotations

import socket
import ssl
import struct
from collections.abc import Callable
from dataclasses import replace

import pytest

from samples.socks_server import socks_server
from satchel.capture.http.exchanges import Exchange
from satchel.capture.http.faults import Fault
from satchel.capture.proxy.greetings import Greeting, of_browser, of_site
from unit.capture.proxy.recorded import LIMITS, Browser, Recorded, kept, recording
from unit.capture.proxy.test_passing import PAGE, again
from unit.capture.proxy.test_refusals import LITERALS, no_network
from unit.capture.proxy.test_tunnels import NAME, Certified, here
from unit.capture.sites import Caller, site

HELLO = b"\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00"
ALERT = b"\x15\x03\x03\x00\x02\x02\x28"


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Certified:
    return Certified(tmp_path_factory.mktemp("authority"))


def own_line(recorded: Recorded, via: str, certified: Certified) -> Browser:
    """A browser that verifies the site itself, by the site's own certificate."""
    browser = Browser(recorded, via)
    context = ssl.create_default_context(cafile=certified.file)
    context.set_alpn_protocols(["h2", "http/1.1"])
    browser.socket = context.wrap_socket(browser.socket, server_hostname=NAME)
    return browser


def test_the_site_sees_the_browsers_own_connection_and_nothing_of_it_is_kept(
    certified: Certified,
) -> None:
    with site(again(PAGE, PAGE), tls=certified.context(NAME)) as court:
        via = f"{NAME}:{court.port}"
        with recording(via, resolving=here, unread=True) as recorded:
            with own_line(recorded, via, certified) as browser:
                assert browser.get("/decree") == PAGE
                assert browser.get("/next") == PAGE
                shown = browser.socket.getpeercert()  # type: ignore[attr-defined]
            exchange = recorded.only()
    assert shown["issuer"] != ((("commonName", "This computer, recording"),),)
    assert (exchange.url, exchange.method) == (f"https://{via}/", "CONNECT")
    assert (exchange.request, exchange.message, exchange.tls) == (b"", None, None)
    assert (exchange.answer, exchange.peer) == (("127.0.0.1",), f"127.0.0.1:{court.port}")
    assert (exchange.fault, exchange.reason) == (None, None)
    told = exchange.tunnel
    assert told is not None
    assert (told.name, told.offered) == (NAME, ("h2", "http/1.1"))
    assert told.protocol == "TLSv1.3"
    assert str(told.cipher).startswith("TLS_")
    assert told.received > 2 * len(PAGE)
    assert told.sent > 200


def test_what_is_not_secure_is_recorded_as_ever() -> None:
    with site(again(PAGE, PAGE)) as court:
        via = court.origin
        with recording(via, unread=True) as recorded:
            with Browser(recorded) as browser:
                assert browser.get(court.url("/plain")) == PAGE
            with Browser(recorded, via) as browser:
                assert browser.get("/tunnelled") == PAGE
            first, second = recorded.wait(2)
            assert kept(first) == kept(second) == PAGE
    assert first.tunnel is second.tunnel is None


def test_an_address_at_home_is_refused_in_every_spelling() -> None:
    with recording(unread=True) as recorded, no_network(recorded) as tries:
        for host in LITERALS:
            with Browser(recorded, f"{host}:443") as browser:
                browser.say(HELLO)
                assert browser.until(b"\0") == b"", host
        refused = recorded.wait(len(LITERALS))
        assert tries == []
    assert {one.fault for one in refused} <= {Fault.BLOCKED, Fault.NO_SUCH_NAME}
    assert sum(one.fault is Fault.BLOCKED for one in refused) > 30
    assert all(one.peer is None and one.tunnel is None for one in refused)


def test_a_name_that_moves_home_is_judged_for_each_connection() -> None:
    answers = iter([("93.184.216.34",), ("93.184.216.34", "10.0.0.5")])
    moving = recording(resolving=lambda *_: next(answers), unread=True)
    with moving as recorded, no_network(recorded) as tries:
        for _ in range(2):
            with Browser(recorded, "rebinding.example:443") as browser:
                browser.say(HELLO)
                assert browser.until(b"\0") == b""
        first, second = recorded.wait(2)
    assert tries == [("93.184.216.34", 443)]
    assert (first.fault, second.fault) == (Fault.REFUSED, Fault.BLOCKED)


def test_by_a_socks_proxy_the_name_is_looked_up_there(certified: Certified) -> None:
    def never(host: str, port: int) -> tuple[str, ...]:
        raise AssertionError("a name was looked up here")

    with (
        site(PAGE, tls=certified.context(NAME)) as court,
        socks_server(court.port) as socks,
        recording(socks=socks.address, resolving=never, unread=True) as recorded,
    ):
        with own_line(recorded, f"{NAME}:443", certified) as browser:
            assert browser.get("/") == PAGE
        exchange = recorded.only()
    assert (exchange.proxy, exchange.answer, exchange.peer) == ("socks5", (), None)
    assert socks.asked == [(3, NAME, 443)]


def refusing(caller: Caller) -> None:
    caller.connection.recv(65_536)
    caller.say(ALERT)


def hanging_up(caller: Caller) -> None:
    caller.connection.recv(65_536)


def resetting(caller: Caller) -> None:
    caller.connection.recv(65_536)
    caller.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    caller.connection.close()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (refusing, "it refused a secure connection (TLS alert 40)"),
        (hanging_up, "it hung up when a secure connection was begun"),
        (resetting, "it cut the line when a secure connection was begun"),
    ],
)
def test_a_site_that_refuses_the_browser_too_is_told(
    answer: Callable[[Caller], None], reason: str
) -> None:
    with (
        site(answer, speaks_first=True) as court,
        recording(court.origin, unread=True) as recorded,
    ):
        with Browser(recorded, court.origin) as browser:
            browser.say(HELLO)
            browser.until(b"\0")
        exchange = recorded.only()
    assert (exchange.fault, exchange.reason) == (Fault.TLS, reason)
    assert exchange.tunnel is not None
    assert exchange.tunnel.sent == len(HELLO)


def test_a_capture_ends_at_its_size_in_tunnels_too() -> None:
    def much(caller: Caller) -> None:
        caller.connection.recv(65_536)
        caller.say(b"\x16\x03\x03\x00\x00" + b"x" * 400_000)

    def one(recorded: Recorded, via: str) -> Exchange:
        with Browser(recorded, via) as browser:
            browser.say(HELLO)
            browser.until(b"never")
        return recorded.only()

    with site(much, speaks_first=True) as court:
        limits = replace(LIMITS, total=100_000)
        with recording(court.origin, limits=limits, unread=True) as recorded:
            exchange = one(recorded, court.origin)
            assert recorded.proxy.counts().received <= 100_000
    assert exchange.fault is Fault.TOO_LARGE
    assert exchange.tunnel is not None


def test_hanging_up_ends_what_is_open_and_no_more(certified: Certified) -> None:
    with site(again(PAGE), tls=certified.context(NAME)) as court:
        via = f"{NAME}:{court.port}"
        with recording(via, resolving=here, unread=True) as recorded:
            with own_line(recorded, via, certified) as browser:
                assert browser.get("/") == PAGE
                recorded.proxy.hang_up()
                recorded.wait(1)
            with own_line(recorded, via, certified) as browser:
                assert browser.get("/") == PAGE
            recorded.wait(2)


def test_what_stands_when_the_capture_ends_was_not_cut(certified: Certified) -> None:
    with site(again(PAGE), tls=certified.context(NAME)) as court:
        via = f"{NAME}:{court.port}"
        with recording(via, resolving=here, unread=True) as recorded:
            browser = own_line(recorded, via, certified)
            assert browser.get("/") == PAGE
        exchange = recorded.only()
        browser.socket.close()
    assert (exchange.fault, exchange.reason) == (None, None)


def test_a_greeting_that_is_none_or_cut_is_nothing_known() -> None:
    whole = {}
    client, server = socket.socketpair()
    with client, server:
        context = ssl.create_default_context()
        outgoing = ssl.MemoryBIO()
        secure = context.wrap_bio(ssl.MemoryBIO(), outgoing, server_hostname=NAME)
        with pytest.raises(ssl.SSLWantReadError):
            secure.do_handshake()
        whole = outgoing.read()
    assert of_browser(whole) == Greeting(NAME, ())
    records = b"".join(
        b"\x16\x03\x01" + len(piece).to_bytes(2, "big") + piece
        for piece in (whole[5:][at : at + 90] for at in range(0, len(whole) - 5, 90))
    )
    assert of_browser(records) == Greeting(NAME, ())
    assert [at for at in range(len(whole)) if of_browser(whole[:at]) is not None] == []
    for at in range(5, len(whole)):  # whatever a stranger writes, nothing is raised
        of_browser(whole[:at] + b"\xff" * 3 + whole[at + 3 :])
        of_site(whole[:at] + b"\xff" * 3 + whole[at + 3 :])
    assert of_site(whole) is None
    assert of_site(ALERT) == Greeting(alert=40)
    assert of_browser(b"") is of_site(b"\x15\x03") is None
