"""The pipe: what is said arrives, and what no worker says is refused."""

from __future__ import annotations

import io
import json
import threading
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from satchel.capture.http.exchanges import Exchange
from satchel.capture.http.faults import Fault
from satchel.capture.proxy import hearing as module
from satchel.capture.proxy.frames import LARGEST, Frame, FrameWriter, Garbled, Kind, read
from satchel.capture.proxy.hearing import Hearing, Spools
from satchel.capture.proxy.rules import Limits, ProxyRules
from satchel.capture.proxy.telling import moment_told
from satchel.crypto.randomness import random_bytes
from satchel.system import clock

NOW = moment_told(clock.now())
HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"
END: dict[str, Any] = {
    "ended": NOW,
    "fault": None,
    "reason": None,
    "truncated": None,
    "entity_sha256": "0" * 64,
    "entity_size": 2,
    "surplus": 0,
    "garbage": "",
    "changed": [],
    "channel": None,
    "answer": ["93.184.216.34"],
    "allowed": False,
    "peer": "93.184.216.34:80",
    "tls": None,
    "connection": 1,
    "proxy": None,
}
BEGUN = {"url": "http://court.example/", "method": "GET", "begun": NOW}


class Trickle(io.RawIOBase):
    """A pipe that gives less than is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def read(self, size: int = -1, /) -> bytes:
        return self._data.read(min(size, 777))


def told(kind: Kind, number: int, what: object) -> Frame:
    return Frame(kind, number, json.dumps(what).encode())


def hearing(**limits: int) -> Hearing:
    return Hearing(Limits(**limits), Spools(random_bytes))  # type: ignore[arg-type]


def test_what_is_said_arrives_in_order_however_it_is_cut() -> None:
    sink = io.BytesIO()
    writer = FrameWriter(sink)
    writer.tell(Kind.TOLD, 7, {"text": "суд", "count": 3})
    writer.give(Kind.BODY, 2**32 - 1, b"x" * (LARGEST + 1))
    writer.give(Kind.BODY, 1, b"")
    writer.give(Kind.PIECE, 1, b"\x00")
    frames = list(read(Trickle(sink.getvalue())))  # type: ignore[arg-type]
    assert [(frame.kind, frame.number, len(frame.payload)) for frame in frames[1:]] == [
        (Kind.BODY, 2**32 - 1, LARGEST),
        (Kind.BODY, 2**32 - 1, 1),
        (Kind.PIECE, 1, 1),
    ]
    assert frames[0].told() == {"text": "суд", "count": 3}


def test_many_threads_share_a_pipe_without_mixing_their_words() -> None:
    sink = io.BytesIO()
    writer = FrameWriter(sink)

    def say(number: int) -> None:
        for _ in range(200):
            writer.give(Kind.BODY, number, bytes([number]) * 999)

    threads = [threading.Thread(target=say, args=[number]) for number in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    frames = list(read(io.BytesIO(sink.getvalue())))
    assert len(frames) == 1600
    assert all(frame.payload == bytes([frame.number]) * 999 for frame in frames)


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x00\x00",
        b"\x00\x00\x00\x04\x20\x00\x00\x00\x01",
        b"\xff\xff\xff\xff\x20\x00\x00\x00\x01",
        b"\x00\x00\x00\x05\x63\x00\x00\x00\x01",
        b"\x00\x00\x00\x09\x20\x00\x00\x00\x01{}",
    ],
    ids=["half-a-head", "too-short", "too-long", "unknown-kind", "half-a-payload"],
)
def test_what_is_no_frame_is_refused(data: bytes) -> None:
    with pytest.raises(Garbled):
        list(read(io.BytesIO(data)))


@pytest.mark.parametrize("payload", [b"", b"[]", b"\xff", b"{", b"[" * 90_000, b"1"])
def test_words_that_are_no_object_are_refused(payload: bytes) -> None:
    with pytest.raises(Garbled):
        Frame(Kind.TOLD, 1, payload).told()


def test_an_exchange_is_put_together() -> None:
    heard = hearing()
    for frame in (
        told(Kind.EXCHANGE, 3, BEGUN),
        Frame(Kind.REQUEST, 3, b"GET / HTTP/1.1\r\n\r\n"),
        Frame(Kind.INTERIM, 3, b"HTTP/1.1 103 Hints\r\n\r\n"),
        Frame(Kind.HEAD, 3, HEAD),
        Frame(Kind.BODY, 3, b"h"),
        Frame(Kind.BODY, 3, b"i"),
    ):
        assert heard.take(frame) is None
    exchange = heard.take(told(Kind.END, 3, END))
    assert exchange is not None
    assert exchange.message is not None
    assert exchange.message.spool.open().read() == HEAD + b"hi"
    assert (exchange.message.status, exchange.message.headers) == (200, (("Content-Length", "2"),))
    assert exchange.peer == "93.184.216.34:80"


BEGIN = told(Kind.EXCHANGE, 1, BEGUN)
GARBLED = {
    "nothing-begun": [Frame(Kind.BODY, 1, b"x")],
    "begun-twice": [BEGIN, BEGIN],
    "begun-again": [BEGIN, told(Kind.END, 1, END), BEGIN],
    "number-beyond": [told(Kind.EXCHANGE, 99, BEGUN)],
    "no-address": [told(Kind.EXCHANGE, 1, {**BEGUN, "url": 5})],
    "no-time": [told(Kind.EXCHANGE, 1, {**BEGUN, "begun": {}})],
    "body-first": [BEGIN, Frame(Kind.BODY, 1, b"x")],
    "two-heads": [BEGIN, Frame(Kind.HEAD, 1, HEAD), Frame(Kind.HEAD, 1, HEAD)],
    "no-head": [BEGIN, Frame(Kind.HEAD, 1, b"SSH-2.0\r\n\r\n")],
    "late-request": [BEGIN, Frame(Kind.HEAD, 1, HEAD), Frame(Kind.REQUEST, 1, b"x")],
    "late-interim": [BEGIN, Frame(Kind.HEAD, 1, HEAD), Frame(Kind.INTERIM, 1, b"x")],
    "other-kind": [BEGIN, Frame(Kind.PIECE, 1, b"x")],
    "too-much": [BEGIN, Frame(Kind.HEAD, 1, HEAD)] + [Frame(Kind.BODY, 1, b"x" * 999_999)] * 4,
    **{
        f"end-{field}": [BEGIN, told(Kind.END, 1, {**END, field: value})]
        for field, value in {
            "fault": "no-such",
            "reason": "why?",
            "truncated": "maybe",
            "garbage": "A" * 9000,
            "answer": [1],
            "peer": 7,
            "surplus": -1,
            "connection": True,
            "channel": {},
            "tls": {"chain": ["!"]},
            "ended": None,
        }.items()
    },
    "end-unwhole": [
        BEGIN,
        Frame(Kind.HEAD, 1, HEAD),
        told(Kind.END, 1, {**END, "entity_sha256": None}),
    ],
    "end-without": [BEGIN, told(Kind.END, 1, {})],
}


@pytest.mark.parametrize("case", GARBLED)
def test_what_no_worker_says_is_refused(case: str) -> None:
    heard = hearing(exchanges=50, total=1_000_000, resource=6_000_000, connections=1, request=0)
    *before, last = GARBLED[case]
    for frame in before:
        heard.take(frame)
    with pytest.raises(Garbled):
        heard.take(last)
    heard.close()


def test_without_an_end_an_exchange_is_called_cut() -> None:
    heard = hearing()
    heard.take(BEGIN)
    heard.take(Frame(Kind.HEAD, 1, HEAD))
    heard.take(Frame(Kind.BODY, 1, b"h"))
    (exchange,) = heard.broken_off(clock.now())
    assert exchange.fault is Fault.CUT
    assert exchange.message is not None
    assert exchange.message.truncated == "disconnect"
    assert exchange.message.entity_sha256 is None
    assert heard.broken_off(clock.now()) == []


def test_rules_survive_the_way_to_the_worker() -> None:
    rules = ProxyRules(frozenset(["127.0.0.1:80", "[::1]:81"]), "/a.pem", "h:9050", Limits(total=5))
    assert ProxyRules.heard(json.loads(json.dumps(rules.told()))) == rules
    for broken in ({}, {**rules.told(), "socks": 4}, {**rules.told(), "limits": {"tot": 1}}):
        with pytest.raises(Garbled):
            ProxyRules.heard(broken)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(Kind),
            st.integers(0, 3),
            st.one_of(
                st.binary(max_size=60),
                st.sampled_from([HEAD, json.dumps(BEGUN).encode(), json.dumps(END).encode()]),
                st.recursive(
                    st.none() | st.integers() | st.text(max_size=5),
                    lambda inner: st.dictionaries(st.sampled_from(sorted(END)), inner, max_size=9),
                    max_leaves=5,
                ).map(lambda value: json.dumps(value).encode()),
            ),
        ),
        max_size=12,
    )
)
def test_no_words_of_a_worker_are_met_by_anything_but_refusal(
    frames: list[tuple[Kind, int, bytes]],
) -> None:
    heard = hearing()
    try:
        for kind, number, payload in frames:
            exchange = heard.take(Frame(kind, number, payload))
            assert exchange is None or exchange.url == BEGUN["url"]
    except Garbled:
        pass
    finally:
        heard.close()


def test_a_page_of_many_parts_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_HELD", 300_000)
    heard = hearing()
    body = b"m" * 100_000
    exchanges: list[Exchange] = []
    for number in range(1, 21):
        heard.take(told(Kind.EXCHANGE, number, BEGUN))
        heard.take(Frame(Kind.HEAD, number, HEAD))
        heard.take(Frame(Kind.BODY, number, body))
        ended = heard.take(told(Kind.END, number, END))
        assert ended is not None
        exchanges.append(ended)
    held = 0
    for exchange in exchanges:
        assert exchange.message is not None
        held += exchange.message.spool.held
        assert exchange.message.spool.open().read() == HEAD + body
        exchange.message.spool.close()
    assert held < 300_000
