"""WebSockets go through as they are, and are told as metadata."""

from __future__ import annotations

import hashlib

import pytest
from wsproto import ConnectionType, WSConnection
from wsproto.events import (
    AcceptConnection,
    BytesMessage,
    CloseConnection,
    Event,
    Ping,
    Request,
    TextMessage,
)
from wsproto.extensions import PerMessageDeflate

from satchel.capture.http.faults import Fault
from satchel.capture.proxy.rules import Limits
from unit.capture.proxy.recorded import Browser, kept, recording
from unit.capture.proxy.test_passing import PAGE
from unit.capture.sites import Caller, site

ANSWERED = "Слушание продолжается " * 10_000


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def echo(caller: Caller) -> None:
    """Answers each message, and says goodbye when told to."""
    server = WSConnection(ConnectionType.SERVER)
    server.receive_data(caller.request)
    while True:
        for event in server.events():
            if isinstance(event, Request):
                offered = [PerMessageDeflate()] if event.extensions else []
                caller.say(server.send(AcceptConnection(extensions=offered)))
                caller.say(server.send(TextMessage(data="welcome")))
                caller.say(server.send(Ping(payload=b"there?")))
            elif isinstance(event, TextMessage) and event.message_finished:
                caller.say(server.send(TextMessage(data=ANSWERED)))
            elif isinstance(event, CloseConnection):
                caller.say(server.send(event.response()))
        piece = caller.connection.recv(65_536)
        if not piece:
            return
        server.receive_data(piece)


def asked(browser: Browser, url: str, **more: object) -> WSConnection:
    client = WSConnection(ConnectionType.CLIENT)
    head = client.send(Request(host="h", target="/live", **more))  # type: ignore[arg-type]
    browser.say(head.replace(b"GET /live", b"GET " + url.encode()))
    return client


def hear(browser: Browser, client: WSConnection, until: type[Event]) -> list[Event]:
    heard: list[Event] = []
    while not any(
        isinstance(one, until) and getattr(one, "message_finished", True) for one in heard
    ):
        client.receive_data(browser.some() or None)
        heard += list(client.events())
    return heard


def test_a_websocket_goes_through_and_is_told_message_by_message() -> None:
    with site(echo) as court, recording(court.origin) as recorded:
        with Browser(recorded, court.origin) as browser:
            client = asked(browser, "/live", extensions=[PerMessageDeflate()])
            hear(browser, client, Ping)
            assert recorded.proxy.in_flight == 0
            browser.say(client.send(TextMessage(data="what happens?")))
            hear(browser, client, TextMessage)
            browser.say(client.send(BytesMessage(data=b"\x00\x01")))
            browser.say(client.send(CloseConnection(code=1000)))
            hear(browser, client, CloseConnection)
        exchange = recorded.only()
    assert exchange.url == court.url("/live").replace("http", "ws")
    assert exchange.fault is None
    assert exchange.message is not None
    assert exchange.message.status == 101
    assert b"Sec-WebSocket-Extensions" not in exchange.request
    assert "Sec-WebSocket-Extensions was taken out" in exchange.changed
    channel = exchange.channel
    assert channel is not None
    assert (channel.sent, channel.sent_size) == (2, len("what happens?") + 2)
    assert (channel.received, channel.received_size) == (2, 7 + len(ANSWERED.encode()))
    assert channel.close_code == 1000
    told = {(piece.sent, piece.kind, piece.size, piece.sha256) for piece in channel.pieces}
    assert (False, "text", len(ANSWERED.encode()), digest(ANSWERED)) in told
    assert (True, "text", 13, digest("what happens?")) in told
    assert (False, "ping", 6, digest("there?")) in told


def test_a_websocket_that_is_refused_is_an_ordinary_answer() -> None:
    with site(PAGE) as court, recording(court.origin) as recorded:
        with Browser(recorded, court.origin) as browser:
            asked(browser, "/live")
            assert browser.answer() == PAGE
        exchange = recorded.only()
        assert kept(exchange) == PAGE
        assert exchange.channel is None


def test_frames_that_are_none_go_through_and_are_not_counted() -> None:
    def answer(caller: Caller) -> None:
        server = WSConnection(ConnectionType.SERVER)
        server.receive_data(caller.request)
        list(server.events())
        caller.say(server.send(AcceptConnection()) + b"\xff\xff\xff nonsense")

    with site(answer) as court, recording(court.origin) as recorded:
        with Browser(recorded, court.origin) as browser:
            asked(browser, "/live")
            assert browser.rest().endswith(b"\xff\xff\xff nonsense")
        channel = recorded.only().channel
        assert channel is not None
        assert (channel.received, channel.close_code) == (0, None)


@pytest.mark.parametrize("way", ["cap", "end"])
def test_a_websocket_ends_at_its_cap_and_with_the_capture(way: str) -> None:
    with site(echo) as court, recording(court.origin, limits=Limits(resource=5000)) as recorded:
        with Browser(recorded, court.origin) as browser:
            client = asked(browser, "/live")
            hear(browser, client, Ping)
            if way == "cap":
                browser.say(client.send(TextMessage(data="x" * 6000)))
            else:
                recorded.proxy.close()
            browser.rest()
        exchange = recorded.only()
        assert exchange.channel is not None
        assert exchange.channel.received == 1
        assert exchange.fault is (Fault.TOO_LARGE if way == "cap" else None)
