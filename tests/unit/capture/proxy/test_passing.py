"""What crosses the proxy is what is kept: the bytes as the origin sent them, and as it got them."""

from __future__ import annotations

import gzip
import hashlib

import pytest

from unit.capture.proxy.recorded import Browser, kept, recording
from unit.capture.sites import Caller, site

PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello"
CLOSING = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\nlast"


def chunked(*pieces: bytes, trailers: bytes = b"") -> bytes:
    body = b"".join(b"%x;note=1\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
    return (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: Digest\r\n\r\n"
        + body
        + b"0\r\n"
        + trailers
        + b"\r\n"
    )


def again(*answers: bytes):  # type: ignore[no-untyped-def]
    """A site that answers one request after another on one connection."""

    def answer(caller: Caller) -> None:
        for number, said in enumerate(answers):
            if number:
                caller.request = b""
                if not caller.hear():
                    return
                caller.site.requests.append(caller.request)
            caller.say(said)
        caller.request = b""
        caller.hear()

    return answer


PACKED = gzip.compress(b"minutes of the hearing " * 400)

AS_SENT = {
    "plain": (PAGE, b"hello"),
    "chunked": (
        chunked(b"one ", b"two " * 50_000, b"three"),
        b"one " + b"two " * 50_000 + b"three",
    ),
    "trailers": (chunked(b"abc", trailers=b"Digest: x\r\nLater: y\r\n"), b"abc"),
    "many-chunks": (chunked(*[b"%d," % number for number in range(3000)]), None),
    "packed": (
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(PACKED)
        + PACKED,
        PACKED,
    ),
    "no-length": (b"HTTP/1.1 200 OK\r\nContent-Type: a/b\r\n\r\nuntil the line ends", None),
    "old": (b"HTTP/1.0 200 OK\r\n\r\nuntil the line ends", b"until the line ends"),
    "not-found": (b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone", b"gone"),
    "no-reason": (b"HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", b""),
    "nothing": (b"HTTP/1.1 204 No Content\r\nX: y\r\n\r\n", b""),
    "repeated": (
        b"HTTP/1.1 200 \xd0\x9e\xd0\x9a\r\nX-Judge: \xd1\xf3\xe4\xfc\xff\r\nSet-Cookie: a=1\r\n"
        b"set-cookie: b=2\r\nX-Fold: one\r\n two\r\nContent-Length: 1\r\n\r\n!",
        b"!",
    ),
    "giant-head": (
        b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 500_000 + b"\r\nContent-Length: 4\r\n\r\nbody",
        b"body",
    ),
    "redirect": (
        b"HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\nContent-Length: 0\r\n\r\n",
        b"",
    ),
}


@pytest.mark.parametrize("case", AS_SENT)
def test_stored_bytes_are_the_bytes_that_were_sent(case: str) -> None:
    sent, entity = AS_SENT[case]
    with site(sent) as court, recording(court.origin) as recorded:
        with Browser(recorded) as browser:
            shown = browser.get(court.url("/decree?id=7"))
        exchange = recorded.only()
        assert kept(exchange) == sent == court.said
        message = exchange.message
        assert message is not None
        assert (exchange.fault, message.truncated) == (None, None)
        assert message.block_sha256 == hashlib.sha256(sent).hexdigest()
        body = sent[message.head_size :]
        assert message.body_sha256 == hashlib.sha256(body).hexdigest()
        if entity is not None:
            assert message.entity_sha256 == hashlib.sha256(entity).hexdigest()
            assert message.entity_size == len(entity)
            if b"chunked" not in shown:
                assert shown.endswith(b"\r\n\r\n" + entity)
    assert shown.split()[1] == sent.split()[1]


def test_the_request_is_kept_as_it_went_over_the_line() -> None:
    with site(PAGE) as court, recording(court.origin) as recorded:
        with Browser(recorded) as browser:
            browser.get(
                court.url("/a?b=%20c"),
                b"X-Case: Kept",
                b"Accept-Encoding: gzip, deflate, br, zstd",
                b"Proxy-Connection: keep-alive",
                b"Cookie: a=1",
            )
        exchange = recorded.only()
        assert [exchange.request] == court.requests
        host = court.origin.encode()
        assert exchange.request == (
            b"GET /a?b=%%20c HTTP/1.1\r\nHost: %b\r\nX-Case: Kept\r\n"
            b"Accept-Encoding: gzip, deflate, br\r\nCookie: a=1\r\n\r\n" % host
        )
        assert exchange.changed == ("Accept-Encoding: zstd was taken out",)
        assert (exchange.url, exchange.method) == (court.url("/a?b=%20c"), "GET")
        assert (exchange.peer, exchange.answer) == (court.origin, ("127.0.0.1",))


@pytest.mark.parametrize("framing", ["length", "chunks"])
def test_a_posted_body_is_kept_with_its_request(framing: str) -> None:
    body = "query=суд&page=2".encode() * 5000

    def answer(caller: Caller) -> None:
        while body not in caller.request.replace(b"\r\n", b"") and len(caller.request) < 300_000:
            caller.request += caller.connection.recv(65_536)
        caller.site.requests[-1] = caller.request
        caller.say(PAGE)

    with site(answer) as court, recording(court.origin) as recorded:
        with Browser(recorded) as browser:
            head = b"POST %b HTTP/1.1\r\nHost: h\r\n" % court.url("/find").encode() + browser.pass_
            if framing == "length":
                browser.say(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
            else:
                pieces = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
                browser.say(head + b"Transfer-Encoding: chunked\r\n\r\n" + pieces)
            assert browser.answer() == PAGE
        exchange = recorded.only()
        assert exchange.method == "POST"
        assert exchange.request.endswith(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        assert [exchange.request] == court.requests


def test_a_range_is_asked_for_and_kept_as_a_part() -> None:
    head = b"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 2-4/9\r\nContent-Length: 3"
    part = head + b"\r\n\r\ncde"
    with site(part) as court, recording(court.origin) as recorded:
        with Browser(recorded) as browser:
            assert browser.get(court.url("/film"), b"Range: bytes=2-4") == part
        exchange = recorded.only()
        assert b"\r\nRange: bytes=2-4\r\n" in exchange.request
        assert kept(exchange) == part
        assert exchange.message is not None
        assert exchange.message.status == 206


def test_a_head_request_has_an_answer_without_a_body() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"
    with site(head) as court, recording(court.origin) as recorded:
        with Browser(recorded) as browser:
            browser.say(b"HEAD %b HTTP/1.1\r\nHost: h\r\n" % court.url().encode())
            browser.say(browser.pass_ + b"\r\n")
            assert browser.until(b"\r\n\r\n") == head
        exchange = recorded.only()
        assert kept(exchange) == head
        assert exchange.fault is None


def test_interim_answers_are_set_apart_from_the_answer() -> None:
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
    more = b"HTTP/1.1 100 Continue\r\n\r\n"
    with site(hints + more + PAGE) as court, recording(court.origin) as recorded:
        with Browser(recorded) as browser:
            assert browser.get(court.url()) == PAGE
        exchange = recorded.only()
        assert kept(exchange) == PAGE
        assert exchange.interim == hints + more


def test_bytes_behind_the_end_are_counted_and_the_line_is_not_used_again() -> None:
    with site(again(PAGE + b"HTTP/1.1 200 EVIL\r\n\r\n", PAGE)) as court:
        with recording(court.origin) as recorded:
            with Browser(recorded) as browser:
                assert browser.get(court.url("/1")) == PAGE
                assert browser.get(court.url("/2"))[:15] == PAGE[:15]
            first, second = recorded.wait(2)
            assert kept(first) == PAGE
            assert first.surplus in (0, 21)
            assert first.connection != second.connection
        assert court.connections == 2


def test_a_connection_is_kept_for_the_next_request_to_the_same_origin() -> None:
    with site(again(PAGE, chunked(b"two"), CLOSING)) as court, site(PAGE) as other:
        with recording(court.origin, other.origin) as recorded:
            with Browser(recorded) as browser:
                for path in ("/1", "/2", "/3", "/4"):
                    browser.get(court.url(path))
                browser.get(other.url())
            exchanges = recorded.wait(5)
            assert [exchange.connection for exchange in exchanges] == [1, 1, 1, 2, 3]
            assert {exchange.peer for exchange in exchanges[:3]} == {court.origin}
        assert (court.connections, other.connections) == (2, 1)


def test_a_kept_connection_that_was_closed_meanwhile_is_made_anew() -> None:
    def answer(caller: Caller) -> None:
        caller.say(PAGE)
        if caller.site.connections == 1:
            caller.request = b""
            caller.hear()  # the second request, left without an answer

    with site(answer) as court, recording(court.origin) as recorded:
        with Browser(recorded) as browser:
            assert browser.get(court.url("/1")) == PAGE
            assert browser.get(court.url("/2")) == PAGE
        first, second = recorded.wait(2)
        assert (first.changed, second.fault) == ((), None)
        assert second.changed == (
            "sent a second time, for the kept connection had been closed meanwhile",
        )


MENDED = {
    "space-in-a-name": b"HTTP/1.1 200 OK\r\nX Powered By: x\r\nContent-Length: 2\r\n\r\nhi",
    "space-behind-a-name": b"HTTP/1.1 200 OK\r\nServer : x\r\nContent-Length : 2\r\n\r\nhi",
    "no-header": b"HTTP/1.1 200 OK\r\nWarning on line 3\r\nContent-Length: 2\r\n\r\nhi",
    "stray-return": b"HTTP/1.1 200 OK\r\nA: b\rSet-Cookie: c\r\nContent-Length: 2\r\n\r\nhi",
    "status-line": b"HTTP/1.1 200\tOK\r\nContent-Length: 2\r\n\r\nhi",
    "identity": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\nhi",
    "zero": b"HTTP/1.1 200 OK\r\nA: b\x00c\r\nContent-Length: 2\r\n\r\nhi",
}


@pytest.mark.parametrize("case", MENDED)
def test_an_odd_head_is_kept_as_it_came_and_shown_as_far_as_it_is_one(case: str) -> None:
    sent = MENDED[case]
    with site(sent) as court, recording(court.origin) as recorded:
        with Browser(recorded) as browser:
            shown = browser.get(court.url())
        exchange = recorded.only()
        assert (exchange.fault, kept(exchange)) == (None, sent)
        assert exchange.message is not None
        assert exchange.message.entity_sha256 == hashlib.sha256(b"hi").hexdigest()
    assert b"Set-Cookie" not in shown
    assert b"hi" in shown
    assert shown.startswith(b"HTTP/1.1 200 ")
