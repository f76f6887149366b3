"""Many connections, strange answers, and a program that is no longer there."""

from __future__ import annotations

import os
import socket
import threading

from hypothesis import given, settings
from hypothesis import strategies as st

from satchel.capture.http.exchanges import Exchange
from satchel.capture.proxy.frames import FrameWriter
from satchel.capture.proxy.recording import RecordingProxy
from satchel.capture.proxy.rules import Limits, ProxyRules
from unit.capture.proxy.recorded import Browser, Recorded, kept, recording
from unit.capture.proxy.test_passing import PAGE, again, chunked
from unit.capture.sites import Caller, site

CALLERS = 24
EACH = 12


def answer_of(path: str) -> bytes:
    """Different bytes for each path, framed in one of two ways."""
    seed = path.encode()
    body = (seed + b"/") * (1 + (len(path) * 7919 + sum(seed)) % 3000)
    if sum(seed) % 2:
        return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
    return chunked(body[: len(body) // 3], body[len(body) // 3 :])


def test_answers_to_many_at_once_are_not_mixed() -> None:
    def answer(caller: Caller) -> None:
        while caller.request:
            caller.connection.sendall(answer_of(caller.path))
            caller.request = b""
            caller.hear()

    def browse(recorded: Recorded, url: str, number: int) -> None:
        with Browser(recorded) as browser:
            for count in range(EACH):
                browser.get(f"{url}{number}-{count}")

    with site(answer) as court, recording(court.origin) as recorded:
        threads = [
            threading.Thread(target=browse, args=[recorded, court.url(), number])
            for number in range(CALLERS)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        exchanges = recorded.wait(CALLERS * EACH)
        assert len({exchange.url for exchange in exchanges}) == CALLERS * EACH
        for exchange in exchanges:
            path = "/" + exchange.url.rpartition("/")[2]
            assert (exchange.fault, kept(exchange)) == (None, answer_of(path))
            assert exchange.request.startswith(b"GET %b HTTP/1.1\r\n" % path.encode())
        assert court.connections == CALLERS
        assert recorded.proxy.in_flight == 0


PIECES = st.sampled_from(
    [
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 103 Hints\r\n\r\n",
        b"HTTP/1.1 304 Not Modified\r\n",
        b"HTTP/1.0 200\n",
        b"HTTP/2.0 200 OK\r\n",
        b"HTTP/1.1  200 OK\r\n",
        b"HTTP/1.1 099 Low\r\n",
        b"HTTP/1.1 999 High\r\n",
        b"No Header\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
        b"Content-Length: 5\r\n",
        b"Content-Length: 0\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Connection: close\r\n",
        b"X: \xff\x00\r\n",
        b" folded\r\n",
        b": none\r\n",
        b"\r\n",
        b"\n",
        b"5\r\nhello\r\n",
        b"0\r\n\r\n",
        b"hello",
    ]
) | st.binary(max_size=8)


def fuzz(examples: int) -> None:
    """Any answer at all: what is told is what came, from its first byte on, and an end."""
    said = [b""]
    with (
        site(lambda caller: caller.say(said[0])) as court,
        recording(
            court.origin, limits=Limits(stall_s=20, resource_s=40, exchanges=1_000_000)
        ) as recorded,
    ):

        @settings(max_examples=examples, deadline=None, database=None)
        @given(st.lists(PIECES, max_size=9))
        def told_as_it_came(pieces: list[bytes]) -> None:
            said[0] = b"".join(pieces)
            before = len(recorded.exchanges)
            with Browser(recorded) as browser:
                browser.say(b"GET %b HTTP/1.1\r\nHost: h\r\n" % court.url().encode())
                browser.say(browser.pass_ + b"\r\n")
                browser.socket.shutdown(socket.SHUT_WR)
                browser.rest()
            exchange = recorded.wait(before + 1)[before]
            assert said[0].startswith(exchange.interim + whole_or_garbage(exchange))
            assert (exchange.fault is None) == (
                exchange.message is not None and exchange.message.truncated is None
            )

        told_as_it_came()


def whole_or_garbage(exchange: Exchange) -> bytes:
    return exchange.garbage if exchange.message is None else kept(exchange)


def test_whatever_an_origin_says_is_told_as_it_came() -> None:
    fuzz(int(os.environ.get("SATCHEL_PROXY_FUZZ", "60")))


def test_without_the_program_nothing_is_asked_any_more() -> None:
    reading, writing = os.pipe()
    with site(again(PAGE, PAGE)) as court, open(writing, "wb", buffering=0) as sink:
        rules = ProxyRules(frozenset([court.origin]))
        with RecordingProxy(rules, FrameWriter(sink)) as proxy:
            os.close(reading)
            with Browser(Recorded(proxy, None)) as browser:  # type: ignore[arg-type]
                assert browser.get(court.url()) == b""
            assert proxy.close()
            assert proxy.parent_is_gone
        assert court.connections == 0


def test_a_full_house_takes_the_next_when_one_has_left() -> None:
    limits = Limits(connections=2)
    with site(again(PAGE, PAGE)) as court, recording(court.origin, limits=limits) as recorded:
        first, second = Browser(recorded), Browser(recorded)
        with Browser(recorded) as third:
            third.say(b"GET %b HTTP/1.1\r\nHost: h\r\n" % court.url("/3").encode())
            third.say(third.pass_ + b"\r\n")
            assert first.get(court.url("/1")) == PAGE
            first.close()
            assert third.answer() == PAGE
        second.close()
        assert [one.url[-1] for one in recorded.wait(2)] == ["1", "3"]
