"""Origins that break off, lie, dawdle or flood: each an exchange that says so, none a page."""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager

import pytest

from satchel.capture.http.faults import Fault
from satchel.capture.proxy.rules import Limits
from unit.capture.proxy.recorded import Browser, kept, recording
from unit.capture.sites import Caller, Site, site

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"
CHUNKS = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
OK = b"HTTP/1.1 200 OK\r\n"


def stuck(said: bytes) -> AbstractContextManager[Site]:
    """A site that says this much and no more."""

    def answer(caller: Caller) -> None:
        caller.say(said)
        caller.site.over.wait(20)

    return site(answer)


BROKEN_OFF = {
    "half-a-body": (HEAD + b"01234", Fault.CUT, b"01234"),
    "no-body-at-all": (HEAD, Fault.CUT, b""),
    "no-last-chunk": (CHUNKS + b"3\r\nabc\r\n", Fault.CUT, b"abc"),
    "half-a-chunk": (CHUNKS + b"a\r\nabc", Fault.CUT, b"abc"),
    "no-end-of-trailers": (CHUNKS + b"1\r\na\r\n0\r\nX: y\r\n", Fault.CUT, b"a"),
    "chunk-of-no-number": (CHUNKS + b"1\r\na\r\nzz\r\nbb\r\n", Fault.NOT_HTTP, b"a"),
    "chunk-below-zero": (CHUNKS + b"-1\r\na\r\n", Fault.NOT_HTTP, b""),
    "chunk-without-its-end": (CHUNKS + b"1\r\nabc\r\n0\r\n\r\n", Fault.NOT_HTTP, b"a"),
}


@pytest.mark.parametrize("case", BROKEN_OFF)
def test_what_came_before_it_broke_off_is_kept_and_called_cut(case: str) -> None:
    sent, fault, shown = BROKEN_OFF[case]
    with site(sent) as court, recording(court.origin) as recorded:
        with Browser(recorded) as browser:
            browser.say(b"GET %b HTTP/1.1\r\nHost: h\r\n" % court.url().encode())
            browser.say(browser.pass_ + b"\r\n")
            seen = browser.rest()  # the proxy hangs up: no end is made up
        exchange = recorded.only()
        assert (exchange.fault, kept(exchange)) == (fault, sent)
        message = exchange.message
        assert message is not None
        assert (message.truncated, message.entity_sha256) == ("disconnect", None)
    assert seen.startswith(b"HTTP/1.1 200 OK\r\n")
    assert shown in seen
    assert not seen.endswith(b"\r\n0\r\n\r\n")


NO_ANSWER = {
    "empty": (b"", Fault.CUT),
    "half-a-head": (b"HTTP/1.1 200 OK\r\nContent-Le", Fault.CUT),
    "another-protocol": (b"SSH-2.0-OpenSSH_9.2\r\n", Fault.NOT_HTTP),
    "a-page-without-a-head": (b"<html>minutes</html>", Fault.NOT_HTTP),
    "two-lengths": (OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", Fault.NOT_HTTP),
    "length-below-zero": (OK + b"Content-Length: -1\r\n\r\n", Fault.NOT_HTTP),
    "unknown-framing": (OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", Fault.NOT_HTTP),
    "two-lengths-mended": (
        OK + b"No Header\r\nContent-Length: 1\r\nContent-Length : 2\r\n\r\nab",
        Fault.NOT_HTTP,
    ),
    "another-version": (b"HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n", Fault.NOT_HTTP),
    "no-status": (b"HTTP/1.1 fine\r\nContent-Length: 0\r\n\r\n", Fault.NOT_HTTP),
    "head-without-end": (OK + b"X: y\r\n" * 200_000, Fault.NOT_HTTP),
    "head-at-its-cap": (
        OK + b"X: " + b"y" * (1024 * 1024 - 24) + b"\r\nContent-Length: 0\r\n\r\n",
        Fault.NOT_HTTP,
    ),
    "switch-unasked": (b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\nbytes", Fault.NOT_HTTP),
}


@pytest.mark.parametrize("case", NO_ANSWER)
def test_what_is_no_answer_reaches_the_browser_as_a_line_that_ends(case: str) -> None:
    sent, fault = NO_ANSWER[case]
    with site(sent) as court, recording(court.origin) as recorded:
        with Browser(recorded) as browser:
            assert browser.get(court.url()) == b""
        exchange = recorded.only()
        assert (exchange.fault, exchange.message) == (fault, None)
        assert exchange.garbage == sent[:4096]
        assert exchange.request == court.requests[0]
        assert recorded.proxy.counts().failed == 1


@pytest.mark.parametrize("said", [b"", HEAD, HEAD + b"012"], ids=["nothing", "head", "half"])
def test_a_stuck_origin_is_not_waited_for_without_end(said: bytes) -> None:
    limits = Limits(stall_s=1.2, resource_s=20)
    with stuck(said) as court, recording(court.origin, limits=limits) as recorded:
        with Browser(recorded) as browser:
            browser.say(b"GET %b HTTP/1.1\r\nHost: h\r\n" % court.url().encode())
            browser.say(browser.pass_ + b"\r\n")
            browser.rest()
        exchange = recorded.only()
        assert exchange.fault is Fault.TIME
        assert (exchange.message and exchange.message.truncated) == ("time" if said else None)


def test_an_origin_that_dawdles_is_cut_at_the_whole_time() -> None:
    def answer(caller: Caller) -> None:
        caller.say(OK + b"\r\n")
        while not caller.site.over.wait(0.05):
            caller.say(b".")

    limits = Limits(stall_s=5, resource_s=1.5)
    with site(answer) as court, recording(court.origin, limits=limits) as recorded:
        with Browser(recorded) as browser:
            browser.get(court.url())
        exchange = recorded.only()
        assert exchange.fault is Fault.TIME
        assert exchange.message is not None
        assert exchange.message.truncated == "time"


def test_a_flood_is_cut_at_the_cap_and_called_so() -> None:
    def answer(caller: Caller) -> None:
        caller.say(OK + b"\r\n")
        while True:
            caller.connection.sendall(b"x" * 65_536)

    limits = Limits(resource=1_000_000, stall_s=20)
    with site(answer) as court, recording(court.origin, limits=limits) as recorded:
        with Browser(recorded) as browser:
            browser.get(court.url())
        exchange = recorded.only()
        assert exchange.fault is Fault.TOO_LARGE
        assert exchange.message is not None
        assert exchange.message.truncated == "length"
        assert exchange.message.spool.size == 1_000_000


def test_all_of_a_capture_together_has_a_cap() -> None:
    page = OK + b"Content-Length: 40000\r\n\r\n" + b"x" * 40_000
    with site(page) as court, recording(court.origin, limits=Limits(total=100_000)) as recorded:
        for _ in range(4):
            with Browser(recorded) as browser:
                browser.get(court.url())
        exchanges = recorded.wait(4)
        faults = [exchange.fault for exchange in exchanges]
        assert faults == [None, None, Fault.TOO_LARGE, Fault.TOO_LARGE]
        assert recorded.proxy.counts().received <= 100_000
        assert court.connections == 3  # what cannot be kept any more is not asked for


def test_more_requests_than_are_recorded_are_refused_and_counted() -> None:
    page = OK + b"Content-Length: 1\r\n\r\nx"
    with site(page) as court, recording(court.origin, limits=Limits(exchanges=2)) as recorded:
        for _ in range(4):
            with Browser(recorded) as browser:
                browser.get(court.url())
        assert len(recorded.wait(2)) == 2
        assert recorded.proxy.counts().beyond == 2
        assert court.connections == 2


def test_a_request_larger_than_its_cap_is_not_sent() -> None:
    with site(HEAD) as court, recording(court.origin, limits=Limits(request=1000)) as recorded:
        with Browser(recorded) as browser:
            head = b"POST %b HTTP/1.1\r\nHost: h\r\nContent-Length: 2000\r\n" % court.url().encode()
            browser.say(head + browser.pass_ + b"\r\n" + b"x" * 2000)
            assert browser.rest() == b""
        assert recorded.only().fault is Fault.TOO_LARGE
        assert court.connections == 0


def test_what_the_page_no_longer_wants_is_taken_to_its_end_when_it_is_near() -> None:
    whole = threading.Event()
    page = OK + b"Content-Length: 3000000\r\n\r\n" + b"v" * 3_000_000

    def answer(caller: Caller) -> None:
        caller.say(page[:1_000_000])
        whole.wait(10)
        caller.say(page[1_000_000:])

    with site(answer) as court, recording(court.origin) as recorded:
        with Browser(recorded) as browser:
            browser.say(b"GET %b HTTP/1.1\r\nHost: h\r\n" % court.url().encode())
            browser.say(browser.pass_ + b"\r\n")
            browser.exactly(1000)
        whole.set()
        exchange = recorded.only()
        assert exchange.fault is None
        assert kept(exchange) == page


def test_what_the_page_no_longer_wants_is_left_when_it_is_far() -> None:
    def answer(caller: Caller) -> None:
        caller.say(OK + b"Content-Length: 900000000\r\n\r\n")
        while True:
            caller.connection.sendall(b"v" * 65_536)

    limits = Limits(carry_on=100_000, stall_s=20)
    with site(answer) as court, recording(court.origin, limits=limits) as recorded:
        with Browser(recorded) as browser:
            browser.say(b"GET %b HTTP/1.1\r\nHost: h\r\n" % court.url().encode())
            browser.say(browser.pass_ + b"\r\n")
            browser.exactly(1000)
        exchange = recorded.only()
        assert exchange.fault is Fault.ABANDONED
        assert exchange.message is not None
        assert exchange.message.truncated == "disconnect"


def test_what_is_under_way_at_the_end_of_a_capture_is_called_so() -> None:
    with stuck(HEAD + b"0") as court, recording(court.origin, limits=Limits()) as recorded:
        with Browser(recorded) as browser:
            browser.say(b"GET %b HTTP/1.1\r\nHost: h\r\n" % court.url().encode())
            browser.say(browser.pass_ + b"\r\n")
            browser.exactly(len(HEAD) + 1)
            assert recorded.proxy.in_flight == 1
            assert recorded.proxy.close()
        exchange = recorded.only()
        assert exchange.fault is Fault.TIME
        assert exchange.reason == "the capture ended before it was whole"
        assert recorded.proxy.in_flight == 0


def test_interim_answers_without_end_are_cut() -> None:
    hint = b"HTTP/1.1 103 Hints\r\nX: " + b"x" * 900 + b"\r\n\r\n"
    with site(hint * 500) as court, recording(court.origin) as recorded:
        with Browser(recorded) as browser:
            assert browser.get(court.url()) == b""
        exchange = recorded.only()
        assert exchange.fault is Fault.NOT_HTTP
        assert 0 < len(exchange.interim) <= 65_536
        assert hint.startswith(exchange.interim[: len(hint)])


@pytest.mark.parametrize(
    ("method", "path", "is_asked"),
    [
        (b"M" * 5000, b"/", True),
        (b"GET", b"/?" + b"\\" * 200_000, True),
        (b"GET", b"/" + b'"' * 200_000, True),
        (b"GET", b"/" + b"x" * 400_000, False),
    ],
    ids=["method", "backslashes", "quotes", "too-long"],
)
def test_whatever_a_page_asks_for_can_be_told(method: bytes, path: bytes, is_asked: bool) -> None:
    """A page must not be able to end its own capture by what it asks for."""

    def answer(caller: Caller) -> None:
        caller.say(OK + b"Content-Length: 0\r\n\r\n")

    with site(answer) as court, recording(court.origin) as recorded:
        with Browser(recorded, court.origin) as browser:
            browser.say(method + b" " + path + b" HTTP/1.1\r\nHost: h\r\n\r\n")
            assert bool(browser.answer()) == is_asked
        exchange = recorded.only()
        if is_asked:
            assert (exchange.method.encode(), exchange.url) == (method, court.url(path.decode()))
        else:
            assert (exchange.method, exchange.fault) == ("CONNECT", Fault.NOT_HTTP)
