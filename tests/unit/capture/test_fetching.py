"""Pages from real sites on this computer: what is kept is what was sent, to the byte."""

from __future__ import annotations

import gzip
import hashlib
import socket
import time
from collections.abc import Sequence

import pytest
import requests

from satchel.capture.http.exchanges import Outcome
from satchel.capture.http.faults import Failed, Fault
from satchel.capture.http.fetching import fetch
from satchel.capture.http.rules import Caps
from unit.capture.sites import Caller, Site, fetched, message_bytes, rules, site

PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello"


def moved(to: str, status: bytes = b"302 Found") -> bytes:
    return b"HTTP/1.1 %s\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % (status, to.encode())


def chunked(*pieces: bytes) -> bytes:
    body = b"".join(b"%x;note=1\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
    return (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body + b"0\r\nAfter: 1\r\n\r\n"
    )


def test_a_page_is_kept_with_how_it_was_asked_for() -> None:
    with site(PAGE) as court:
        page = fetched(court.url("/decree?id=7#part"), court.origin)
    assert (page.outcome, page.fault, page.reason) == (Outcome.CAPTURED, None, None)
    assert page.last is not None
    assert page.last.message is not None
    assert (page.last.message.status, page.last.peer) == (200, court.origin)
    assert court.requests == [page.last.request]
    assert page.last.request == (
        b"GET /decree?id=7 HTTP/1.1\r\nHost: %b\r\nUser-Agent: python-requests/%b\r\n"
        b"Accept: */*\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
        % (court.origin.encode(), requests.__version__.encode())
    )


@pytest.mark.parametrize(
    ("sent", "status", "entity"),
    [
        (PAGE, 200, b"hello"),
        (chunked(b"one ", b"two " * 50_000, b"three"), 200, b"one " + b"two " * 50_000 + b"three"),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone", 404, b"gone"),
        (b"HTTP/1.1 503 Busy\r\nContent-Length: 1\r\n\r\n.", 503, b"."),
        (b"HTTP/1.0 200 OK\r\n\r\nuntil the line ends", 200, b"until the line ends"),
        (b"HTTP/1.1 200 OK\nContent-Length: 2\n\nhi", 200, b"hi"),
        (b"HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", 200, b""),
        (
            b"HTTP/1.1 200 \xd0\x9e\xd0\x9a\r\nX-Judge: \xd1\xf3\xe4\xfc\xff\r\nSet-Cookie: a=1\r\n"
            b"set-cookie: b=2\r\nX-Fold: one\r\n two\r\nContent-Length: 1\r\n\r\n!",
            200,
            b"!",
        ),
        (b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 60_000 + b"\r\n\r\nbody", 200, b"body"),
    ],
    ids=["plain", "chunked", "404", "503", "to-the-end", "bare-lf", "empty", "odd", "long"],
)
def test_stored_bytes_are_the_bytes_that_were_sent(sent: bytes, status: int, entity: bytes) -> None:
    with site(sent) as court:
        page = fetched(court.url(), court.origin)
    assert page.outcome is Outcome.CAPTURED
    assert message_bytes(page) == sent == court.said
    assert page.last is not None
    message = page.last.message
    assert message is not None
    assert message.status == status
    _, _, body = sent.partition(b"\r\n\r\n" if b"\r\n\r\n" in sent else b"\n\n")
    assert message.head_size == len(sent) - len(body)
    assert message.block_sha256 == hashlib.sha256(sent).hexdigest()
    assert message.body_sha256 == hashlib.sha256(body).hexdigest()
    assert message.entity_sha256 == hashlib.sha256(entity).hexdigest()
    assert message.entity_size == len(entity)


def test_headers_keep_their_order_and_their_duplicates() -> None:
    sent = b"HTTP/1.1 200 OK\r\nB: 1\r\nSet-Cookie: x\r\nA:2\r\nSet-Cookie: y\r\n\r\n"
    with site(sent) as court:
        page = fetched(court.url(), court.origin)
    assert page.last is not None
    assert page.last.message is not None
    assert page.last.message.headers == (
        ("B", "1"),
        ("Set-Cookie", "x"),
        ("A", "2"),
        ("Set-Cookie", "y"),
    )


def test_interim_answers_are_set_apart_from_the_answer() -> None:
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
    more = b"HTTP/1.1 100 Continue\r\n\r\n"
    with site(hints + more + PAGE) as court:
        page = fetched(court.url(), court.origin)
    assert message_bytes(page) == PAGE
    assert page.last is not None
    assert page.last.interim == hints + more


def test_bytes_behind_the_end_are_counted_but_not_part_of_the_page() -> None:
    with site(PAGE + b"EVIL") as court:
        page = fetched(court.url(), court.origin)
    assert message_bytes(page) == PAGE
    assert page.last is not None
    assert page.last.surplus in (0, 4)


def test_a_gzip_bomb_is_kept_packed_and_never_unpacked_here() -> None:
    bomb = gzip.compress(gzip.compress(b"\0" * 50_000_000))
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\nContent-Length: %d\r\n\r\n"
    with site(head % len(bomb) + bomb) as court:
        page = fetched(court.url(), court.origin)
    assert page.outcome is Outcome.CAPTURED
    assert message_bytes(page).endswith(bomb)


# --- redirects ---------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [b"301 M", b"302 F", b"303 S", b"307 T", b"308 P"])
def test_each_hop_of_a_redirect_is_an_exchange_of_its_own(status: bytes) -> None:
    def answer(caller: Caller) -> None:
        caller.say(PAGE if caller.path == "/new" else moved("/new", status))

    with site(answer) as court:
        page = fetched(court.url("/old"), court.origin)
    assert [exchange.url for exchange in page.exchanges] == [court.url("/old"), court.url("/new")]
    assert message_bytes(page) == PAGE


def test_a_redirect_to_a_private_address_is_refused_before_connecting() -> None:
    with site(b"secret") as router, site(moved(router.url("/admin"))) as court:
        page = fetched(court.url(), court.origin)
        assert router.connections == 0
    assert (page.outcome, page.fault) == (Outcome.REFUSED, Fault.BLOCKED)
    assert [exchange.fault for exchange in page.exchanges] == [None, Fault.BLOCKED]
    assert "after a redirect" in (page.reason or "")


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://x.example/", "http://u:p@x.example/", "http://[", "data:,x"]
)
def test_a_redirect_to_what_is_not_fetched_is_refused(to: str) -> None:
    with site(moved(to)) as court:
        page = fetched(court.url(), court.origin)
    assert page.outcome is Outcome.REFUSED
    assert len(page.exchanges) == 1


def test_redirects_without_end_are_given_up() -> None:
    with site(lambda caller: caller.say(moved(caller.path + "x"))) as court:
        page = fetched(court.url("/"), court.origin)
    assert (page.outcome, page.fault, len(page.exchanges)) == (
        Outcome.FAILED,
        Fault.REDIRECTS,
        11,
    )


def test_a_redirect_without_an_address_is_a_page() -> None:
    sent = b"HTTP/1.1 302 Found\r\nContent-Length: 2\r\n\r\nhm"
    with site(sent) as court:
        page = fetched(court.url(), court.origin)
    assert (page.outcome, message_bytes(page)) == (Outcome.CAPTURED, sent)


def test_the_body_of_a_redirect_is_read_under_the_same_caps_and_not_unpacked() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    head = (
        b"HTTP/1.1 302 F\r\nLocation: /new\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
    )

    def answer(caller: Caller) -> None:
        caller.say(PAGE if caller.path == "/new" else head % len(bomb) + bomb)

    with site(answer) as court:
        page = fetched(court.url(), court.origin)
    assert page.outcome is Outcome.CAPTURED
    first = page.exchanges[0].message
    assert first is not None
    assert first.entity_size == len(bomb)


def test_cookies_are_recorded_but_never_sent_back() -> None:
    def answer(caller: Caller) -> None:
        if caller.path == "/":
            caller.say(b"HTTP/1.1 302 F\r\nSet-Cookie: id=7; Path=/\r\nLocation: /new\r\n\r\n")
        else:
            caller.say(PAGE)

    with site(answer) as court:
        fetched(court.url("/"), court.origin)
    assert len(court.requests) == 2
    assert not any(b"cookie" in request.lower() for request in court.requests)


# --- private addresses -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "LOCALHOST", "a.localhost", "0x7f.1", "2130706433", "0"]
)
def test_no_spelling_of_this_computer_is_connected_to(host: str) -> None:
    with site(PAGE) as court:
        page = fetched(court.url(host=host))
        assert court.connections == 0
    assert page.outcome in (Outcome.REFUSED, Outcome.FAILED)


def test_an_allowance_is_for_one_origin_exactly() -> None:
    with site(PAGE) as one, site(PAGE) as other:
        assert fetched(one.url(), one.origin).outcome is Outcome.CAPTURED
        assert fetched(other.url(), one.origin).outcome is Outcome.REFUSED
        assert fetched(one.url(host="localhost"), one.origin).outcome is Outcome.REFUSED
        assert fetched(one.url(), f"localhost:{one.port}").outcome is Outcome.REFUSED
        assert (one.connections, other.connections) == (1, 0)
        allowed = fetched(one.url(), one.origin).last
    assert allowed is not None
    assert allowed.allowed


def test_the_address_that_was_judged_is_the_one_connected_to() -> None:
    """A name server that changes its answer between the judging and the connecting."""
    asked: list[str] = []

    def rebinding(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    with site(PAGE) as court:
        name = f"court.example:{court.port}"
        page = fetched(f"http://{name}/", name, resolve=rebinding)
    assert page.outcome is Outcome.CAPTURED
    assert asked == ["court.example"]
    assert page.last is not None
    assert (page.last.answer, page.last.peer) == (("127.0.0.1",), court.origin)
    assert b"Host: court.example:" in page.last.request


def test_a_name_with_one_private_address_is_not_tried_at_its_public_one() -> None:
    page = fetched("http://mixed.example/", resolve=lambda host, port: ["8.8.8.8", "10.0.0.1"])
    assert (page.outcome, page.fault) == (Outcome.REFUSED, Fault.BLOCKED)


def test_the_next_address_is_tried_when_the_first_does_not_answer() -> None:
    with site(PAGE) as court:
        name = f"court.example:{court.port}"
        page = fetched(
            f"http://{name}/", name, resolve=lambda host, port: ["127.0.0.9", "127.0.0.1"]
        )
    assert page.outcome is Outcome.CAPTURED
    assert page.last is not None
    assert page.last.peer == court.origin


def test_environment_and_netrc_change_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pytest.TempPathFactory
) -> None:
    with site(PAGE) as court, site(PAGE) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url())
        netrc = tmp_path / "netrc"  # type: ignore[operator]
        netrc.write_text("machine 127.0.0.1 login observer password secret\n")
        monkeypatch.setenv("NETRC", str(netrc))
        assert fetched(court.url(), court.origin).outcome is Outcome.CAPTURED
        assert proxy.connections == 0
    assert b"uthorization" not in court.requests[0]


# --- sites that behave badly -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "truncated"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", "disconnect"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", "disconnect"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", "disconnect"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello", "disconnect"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello", "disconnect"),
    ],
)
def test_a_page_that_broke_off_is_partial_and_its_bytes_are_kept(
    sent: bytes, truncated: str
) -> None:
    with site(sent) as court:
        page = fetched(court.url(), court.origin)
    assert page.outcome is Outcome.PARTIAL
    assert page.reason
    assert page.last is not None
    assert page.last.message is not None
    assert (page.last.message.truncated, page.last.message.entity_sha256) == (truncated, None)
    assert message_bytes(page) == sent


def test_a_part_nobody_asked_for_is_partial() -> None:
    with site(b"HTTP/1.1 206 Part\r\nContent-Range: bytes 0-1/9\r\n\r\nab") as court:
        assert fetched(court.url(), court.origin).outcome is Outcome.PARTIAL


def test_not_modified_is_told_for_what_it_is() -> None:
    with site(b"HTTP/1.1 304 Not Modified\r\nContent-Length: 9000\r\n\r\n") as court:
        page = fetched(court.url(), court.origin)
    assert page.outcome is Outcome.CAPTURED
    assert "nothing had changed" in (page.reason or "")


def test_a_page_above_the_size_cap_is_partial() -> None:
    head = b"HTTP/1.1 200 OK\r\n\r\n"
    with site(head + b"x" * 3_000_000) as court:
        page = fetched(court.url(), court.origin, caps=Caps(size=1_000_000, total_s=5, idle_s=2))
    assert (page.outcome, page.fault) == (Outcome.PARTIAL, Fault.TOO_LARGE)
    assert page.last is not None
    assert page.last.message is not None
    assert page.last.message.truncated == "length"
    assert message_bytes(page) == head + b"x" * (1_000_000 - len(head))


def drip(caller: Caller, data: bytes) -> None:
    for byte in data:
        if caller.site.over.wait(0.05):
            return
        caller.say(bytes([byte]))


def test_a_site_that_drips_is_left_when_time_is_up() -> None:
    begun = time.monotonic()
    with site(lambda caller: drip(caller, PAGE + b"x" * 1000)) as court:
        page = fetched(court.url(), court.origin, caps=Caps(total_s=0.6, idle_s=0.5))
    assert time.monotonic() - begun < 3
    assert (page.outcome, page.fault) == (Outcome.FAILED, Fault.TIME)


def test_a_body_that_drips_is_partial_with_every_byte_that_came() -> None:
    def answer(caller: Caller) -> None:
        caller.say(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        drip(caller, b"x" * 1000)

    with site(answer) as court:
        page = fetched(court.url(), court.origin, caps=Caps(total_s=0.6, idle_s=0.5))
    assert (page.outcome, page.fault) == (Outcome.PARTIAL, Fault.TIME)
    assert court.said.startswith(message_bytes(page))
    assert len(message_bytes(page)) > 45


def test_a_site_that_falls_silent_is_left() -> None:
    with site(lambda caller: caller.site.over.wait(5)) as court:
        page = fetched(court.url(), court.origin, caps=Caps(total_s=5, idle_s=0.2))
        court.over.set()
    assert (page.outcome, page.fault) == (Outcome.FAILED, Fault.TIME)


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        (b"", Fault.CUT),
        (b"<html>HTTP/0.9 has no headers</html>", Fault.NOT_HTTP),
        (b"SSH-2.0-OpenSSH_9.2\r\n", Fault.NOT_HTTP),
        (b"HTTP/9.9 200 OK\r\n\r\n", Fault.NOT_HTTP),
        (b"HTTP/1.1 20x OK\r\n\r\n", Fault.NOT_HTTP),
        (b"HTTP/1.1 200 OK\r\nContent-Le", Fault.CUT),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\n", Fault.NOT_HTTP),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5_000 + b"\r\n", Fault.NOT_HTTP),
        ((b"HTTP/1.1 103 Hint\r\nX: " + b"x" * 60_000 + b"\r\n\r\n") * 30, Fault.NOT_HTTP),
        (b"\x00" * 100, Fault.NOT_HTTP),
    ],
    ids=["nothing", "0.9", "ssh", "9.9", "20x", "cut", "line", "headers", "interim", "zeros"],
)
def test_an_answer_that_is_not_http_is_a_failure_not_a_page(sent: bytes, fault: Fault) -> None:
    with site(sent) as court:
        page = fetched(court.url(), court.origin)
    assert (page.outcome, page.fault) == (Outcome.FAILED, fault)
    assert page.last is not None
    assert page.last.message is None
    assert sent.startswith(page.last.garbage)


def test_a_closed_port_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    page = fetched(f"http://127.0.0.1:{port}/", f"127.0.0.1:{port}")
    assert (page.outcome, page.fault) == (Outcome.FAILED, Fault.REFUSED)


@pytest.mark.parametrize("fault", [Fault.NO_SUCH_NAME, Fault.UNREACHABLE])
def test_a_name_that_leads_nowhere_is_told(fault: Fault) -> None:
    def unknown(host: str, port: int) -> Sequence[str]:
        raise Failed(fault, "its name is not known")

    page = fetched("https://gone.example/", resolve=unknown)
    assert (page.outcome, page.fault, len(page.exchanges)) == (Outcome.FAILED, fault, 1)


def test_what_is_not_an_address_is_refused_without_a_word_sent() -> None:
    page = fetch("not an address", rules())
    assert (page.outcome, page.exchanges) == (Outcome.REFUSED, ())


def test_nothing_is_left_open(recwarn: pytest.WarningsRecorder) -> None:
    with site(PAGE) as court:
        fetched(court.url(), court.origin).close()
    assert not recwarn.list


def test_site_class_is_what_the_tests_think() -> None:
    with site(PAGE) as court:
        assert isinstance(court, Site)
        with socket.create_connection(("127.0.0.1", court.port)) as raw:
            raw.sendall(b"GET / HTTP/1.1\r\n\r\n")
            assert raw.recv(1000) == PAGE
