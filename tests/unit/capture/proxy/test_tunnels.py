"""Secure sites through the proxy: whose certificate, which connection, and who may ask."""

from __future__ import annotations

import ssl
from datetime import datetime
from pathlib import Path

import pytest
import trustme

from satchel.capture.http.faults import Fault
from unit.capture.proxy.recorded import Browser, kept, recording
from unit.capture.proxy.test_passing import PAGE, again
from unit.capture.sites import Caller, site

NAME = "court.example"


class Certified:
    """An authority of the test's own, and contexts of sites it vouches for."""

    def __init__(self, folder: Path) -> None:
        self.authority = trustme.CA()
        self.file = str(folder / "authorities.pem")
        self.authority.cert_pem.write_to_path(self.file)

    def context(self, *names: str, **more: object) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert(*names, **more).configure_cert(context)  # type: ignore[arg-type]
        return context


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Certified:
    return Certified(tmp_path_factory.mktemp("authority"))


def here(host: str, port: int) -> tuple[str, ...]:
    return ("127.0.0.1",)


def test_a_secure_page_is_kept_with_the_chain_of_its_own_connection(certified: Certified) -> None:
    middle = certified.authority.create_child_ca()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf = middle.issue_cert(NAME)
    leaf.configure_cert(context)
    sent = [ssl.PEM_cert_to_DER_cert(blob.bytes().decode()) for blob in leaf.cert_chain_pems]
    with site(again(PAGE, PAGE), tls=context) as court:
        via = f"{NAME}:{court.port}"
        with recording(via, authorities=certified.file, resolving=here) as recorded:
            with Browser(recorded, via, tls=True) as browser:
                assert browser.get("/decree") == PAGE
                assert browser.get("/next") == PAGE
                shown = browser.socket.getpeercert()  # type: ignore[attr-defined]
            first, second = recorded.wait(2)
            assert first.tls is not None
            assert first.tls.verified
            assert list(first.tls.chain)[: len(sent)] == sent
            assert first.tls.protocol == "TLSv1.3"
            assert first.peer == f"127.0.0.1:{court.port}"
            assert (second.connection, second.tls) == (first.connection, first.tls)
            assert first.url == f"https://{NAME}:{court.port}/decree"
            assert kept(first) == PAGE
        assert court.connections == 1
    assert shown["subjectAltName"] == (("DNS", NAME),)


BAD = {
    "unknown-authority": ({}, NAME, "not to be trusted"),
    "another-name": ({}, "bank.example", "not to be trusted"),
    "expired": ({"not_after": datetime(2020, 1, 1)}, NAME, "expired"),
}


@pytest.mark.parametrize("case", BAD)
def test_an_origin_that_cannot_be_verified_is_sent_nothing(certified: Certified, case: str) -> None:
    more, name, why = BAD[case]
    known = None if case == "unknown-authority" else certified.file
    with site(PAGE, tls=certified.context(name, **more)) as court:
        via = f"{NAME}:{court.port}"
        with recording(via, authorities=known, resolving=here) as recorded:
            with Browser(recorded, via, tls=True) as browser:
                assert browser.get("/secret?token=1") == b""
            exchange = recorded.only()
            assert (exchange.fault, exchange.message) == (Fault.TLS, None)
            assert why in (exchange.reason or "")
            assert exchange.request == b""
            assert exchange.tls is not None
            assert not exchange.tls.verified
            assert len(exchange.tls.chain) >= 1
            assert exchange.peer == f"127.0.0.1:{court.port}"
        assert court.requests == []


def test_an_origin_without_tls_where_it_should_be_is_called_so() -> None:
    with site(b"HTTP/1.1 400 Bad\r\n\r\n", speaks_first=True) as court:
        via = f"{NAME}:{court.port}"
        with recording(via, resolving=here) as recorded:
            with Browser(recorded, via, tls=True) as browser:
                assert browser.get("/") == b""
            assert recorded.only().fault is Fault.TLS


def test_a_secure_connection_that_ends_without_saying_so_is_told(certified: Certified) -> None:
    def answer(caller: Caller) -> None:
        caller.say(b"HTTP/1.1 200 OK\r\n\r\nhalf of the minutes")
        caller.cut()

    with site(answer, tls=certified.context(NAME)) as court:
        via = f"{NAME}:{court.port}"
        with recording(via, authorities=certified.file, resolving=here) as recorded:
            with Browser(recorded, via, tls=True) as browser:
                assert b"half of the minutes" in browser.get("/")
            exchange = recorded.only()
            assert exchange.fault is Fault.CUT
            assert exchange.message is not None
            assert exchange.message.truncated == "disconnect"


def test_plain_http_within_a_tunnel_is_heard_too() -> None:
    with site(PAGE) as court, recording(court.origin) as recorded:
        with Browser(recorded, court.origin) as browser:
            assert browser.get("/x") == PAGE
        assert recorded.only().url == court.url("/x")


def test_another_protocol_within_a_tunnel_goes_nowhere() -> None:
    with site(PAGE) as court, recording(court.origin) as recorded:
        with Browser(recorded, court.origin) as browser:
            browser.say(b"\x00\x01\x00\x00turn me around\r\n\r\n")
            assert browser.rest() == b""
        exchange = recorded.only()
        assert (exchange.method, exchange.fault) == ("CONNECT", Fault.NOT_HTTP)
        assert court.connections == 0


def test_a_browser_that_does_not_trust_us_is_told_of() -> None:
    with recording() as recorded:
        with Browser(recorded, "court.example:443") as browser:
            context = ssl.create_default_context()
            with pytest.raises(ssl.SSLCertVerificationError):
                context.wrap_socket(browser.socket, server_hostname="court.example").close()
        exchange = recorded.only()
        assert (exchange.method, exchange.fault) == ("CONNECT", Fault.TLS)
        assert exchange.url == "https://court.example/"


def test_a_tunnel_in_which_nothing_is_asked_is_no_exchange() -> None:
    with recording() as recorded:
        with Browser(recorded, "court.example:443"):
            pass
        with Browser(recorded, "court.example:443", tls=True):
            pass
    assert recorded.exchanges == []


@pytest.mark.parametrize("given", ["none", "wrong", "garbled"])
def test_without_the_token_nobody_is_served(given: str) -> None:
    lines = {
        "none": b"",
        "wrong": b"Proxy-Authorization: Basic c2F0Y2hlbDp3cm9uZw==\r\n",
        "garbled": b"Proxy-Authorization: Basic \xff\xff\r\n",
    }
    with site(PAGE) as court, recording(court.origin) as recorded:
        with Browser(recorded, token=False) as browser:
            for asked in (b"GET %b" % court.url().encode(), b"CONNECT %b" % court.origin.encode()):
                browser.say(asked + b" HTTP/1.1\r\nHost: h\r\n" + lines[given] + b"\r\n")
                refused = browser.answer()
                assert refused.startswith(b"HTTP/1.1 407 ")
                assert b"Proxy-Authenticate: Basic " in refused
            # The browser asks again over the same connection.
            with Browser(recorded) as other:
                right = other.token
            asked = b"GET %b HTTP/1.1\r\nHost: h\r\n" % court.url().encode()
            browser.say(asked + b"Proxy-Authorization: Basic " + right + b"\r\n\r\n")
            assert browser.answer() == PAGE
        assert b"Proxy-Authorization" not in recorded.only().request
    assert len(recorded.exchanges) == 1


NOT_ASKED = {
    "path": b"GET /etc/passwd HTTP/1.1",
    "ftp": b"GET ftp://court.example/ HTTP/1.1",
    "nonsense": b"nonsense",
    "with-a-password": b"GET http://user:word@court.example/ HTTP/1.1",
    "no-port": b"CONNECT court.example:99999 HTTP/1.1",
    "no-host": b"GET http:///x HTTP/1.1",
    "no-brackets": b"CONNECT [::1 HTTP/1.1",
}


@pytest.mark.parametrize("case", NOT_ASKED)
def test_what_no_browser_asks_is_refused(case: str) -> None:
    with recording() as recorded, Browser(recorded) as browser:
        browser.say(NOT_ASKED[case] + b"\r\nHost: h\r\n" + browser.pass_ + b"\r\n")
        assert browser.answer().startswith(b"HTTP/1.1 400 ")
        assert browser.rest() == b""
    assert recorded.exchanges == []


def test_where_certificates_cannot_name_their_site_one_public_key_stands_for_all() -> None:
    with site(PAGE) as court, recording(court.origin, names_sites=False) as recorded:
        context = ssl.create_default_context(cadata=recorded.proxy.authority_pem.decode())
        context.check_hostname = False
        with Browser(recorded, "court.example:443") as browser:
            secured = context.wrap_socket(browser.socket, server_hostname="court.example")
            with secured:
                der = secured.getpeercert(binary_form=True)
                assert secured.getpeercert().get("subjectAltName") is None  # type: ignore[union-attr]
        assert der is not None
        assert b"court.example" not in der
