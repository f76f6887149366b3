"""What a browser's process may say, and what its silence means; no browser is started here."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from satchel.capture.browser.gate import Gate
from satchel.capture.browser.gathering import Gathering
from satchel.capture.browser.judging import Told
from satchel.capture.browser.results import Browsed, Limit, Part, Stage, Video, VideoState
from satchel.capture.browser.saying import Saying
from satchel.capture.browser.wishes import BrowserCaps, BrowserWish
from satchel.capture.http.exchanges import Outcome
from satchel.capture.http.faults import Fault
from satchel.capture.proxy import frames
from satchel.capture.proxy.frames import Frame, FrameWriter, Garbled, Kind
from satchel.capture.proxy.rules import Limits
from satchel.crypto.digest import sha256
from unit.capture.browser.seeing import rules

URL = "https://court.example/day"
NOW = {
    "utc": "2026-11-22T10:00:00.000000Z", "offset_minutes": 0, "zone": None,
    "monotonic_ns": "1", "boot": None,
}  # fmt: skip
ENDED: dict[str, Any] = {
    "ended": NOW, "fault": None, "reason": None, "truncated": None,
    "entity_sha256": sha256(b"<p>x").hex(), "entity_size": 4, "surplus": 0, "garbage": "",
    "changed": [], "channel": None, "answer": ["192.0.2.7"], "allowed": False,
    "peer": "192.0.2.7:443", "tls": None, "connection": 1, "proxy": None,
}  # fmt: skip
END: dict[str, Any] = {
    "final": URL, "about": {"document": URL, "title": "Day", "language": "kk"},
    "behaviours": [], "view": None, "file": None,
    "engine": {
        "program": "p", "qt": "6", "chromium": "1", "security_patch": "2", "user_agent": "u",
        "system": "s", "sandbox": True, "why": None,
    },
}  # fmt: skip

Says = Callable[[FrameWriter, Saying], None]


def exchange(writer: FrameWriter, number: int, url: str = URL, **more: object) -> None:
    writer.tell(Kind.EXCHANGE, number, {"url": url, "method": "GET", "begun": NOW})
    writer.give(Kind.REQUEST, number, b"GET / HTTP/1.1\r\n\r\n")
    if "fault" not in more:
        writer.give(Kind.HEAD, number, b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n")
        writer.give(Kind.BODY, number, b"<p>x")
    writer.tell(Kind.END, number, ENDED | more)


def heard(says: Says, *, wish: BrowserWish | None = None, broken: bool = False) -> Browsed:
    """All that `says` says, gathered; the caller reads facts only, so spools are closed."""
    pipe = io.BytesIO()
    writer = FrameWriter(pipe)
    says(writer, Saying(writer))
    pipe.seek(0)
    gathering = Gathering(wish or BrowserWish(URL), rules(), Limits())
    try:
        for frame in frames.read(pipe):
            gathering.take(frame)
        gathering.broken = broken
        browsed = gathering.browsed()
        browsed.close()
        return browsed
    finally:
        gathering.close()


def whole(writer: FrameWriter, saying: Saying) -> None:
    saying.stage(Stage.LOADING)
    exchange(writer, 1)
    saying.part(Part.TEXT, b"words", None)
    saying.end(END)


def test_what_came_whole_is_captured() -> None:
    browsed = heard(whole)
    assert (browsed.outcome, browsed.fault, browsed.reason) == (Outcome.CAPTURED, None, None)
    assert (browsed.title, browsed.language, browsed.final_url) == ("Day", "kk", URL)
    assert browsed.last is browsed.exchanges[0]
    [text] = browsed.made
    assert (text.size, text.sha256) == (5, sha256(b"words").hex())


def _cut(limit: Limit) -> Says:
    def says(writer: FrameWriter, saying: Saying) -> None:
        exchange(writer, 1)
        saying.part(Part.TEXT, b"words", None)
        saying.cut(limit, "there was more")
        saying.end(END)

    return says


@pytest.mark.parametrize("limit", sorted(Limit))
def test_what_was_cut_never_looks_whole(limit: Limit) -> None:
    """But a page that goes on asking for news, or a video or a copy beside it, is not the page."""
    browsed = heard(_cut(limit))
    beside = limit in (Limit.SETTLE, Limit.WAITING, Limit.VIDEO, Limit.SAVED)
    assert browsed.outcome is (Outcome.CAPTURED if beside else Outcome.PARTIAL)
    assert browsed.reason == (None if beside else "there was more")
    assert [cut.limit for cut in browsed.cuts] == [limit]


def _refused(writer: FrameWriter, saying: Saying) -> None:
    exchange(writer, 1, fault="blocked", reason="it is a private address", entity_size=0)
    saying.part(Part.PICTURE, b"our own words", None)
    saying.end(END)


def _gone(writer: FrameWriter, saying: Saying) -> None:
    exchange(writer, 1, fault="no-such-name", reason="there is no such name", entity_size=0)
    saying.end(END)


def _dropped(writer: FrameWriter, saying: Saying) -> None:
    """The process is gone in the middle of a picture."""
    exchange(writer, 1)
    saying.part(Part.TEXT, b"words", None)
    writer.tell(Kind.PART, 2, {"part": "picture"})
    writer.give(Kind.PIECE, 2, b"half of it")


def _silent(writer: FrameWriter, saying: Saying) -> None:
    saying.stage(Stage.LOADING)


def _truncated(writer: FrameWriter, saying: Saying) -> None:
    exchange(writer, 1)
    exchange(writer, 2, URL + "/film", truncated="length", entity_sha256=None)
    saying.part(Part.TEXT, b"words", None)
    saying.end(END)


@pytest.mark.parametrize(
    ("says", "outcome", "fault", "reason", "made"),
    [
        (_refused, Outcome.REFUSED, Fault.BLOCKED, "private address", 0),
        (_gone, Outcome.FAILED, Fault.NO_SUCH_NAME, "no such name", 0),
        (_dropped, Outcome.PARTIAL, Fault.CUT, "broke down", 1),
        (_silent, Outcome.FAILED, None, "broke down", 0),
        (_truncated, Outcome.PARTIAL, None, "1 of its parts were larger", 1),
    ],
)
def test_what_did_not_come_is_said(
    says: Says, outcome: Outcome, fault: Fault | None, reason: str, made: int
) -> None:
    browsed = heard(says)
    assert (browsed.outcome, browsed.fault, len(browsed.made)) == (outcome, fault, made)
    assert reason in str(browsed.reason)


def test_a_page_asked_for_again_for_its_video_is_not_taken_for_the_page() -> None:
    def says(writer: FrameWriter, saying: Saying) -> None:
        exchange(writer, 1)
        saying.part(Part.TEXT, b"words", None)
        saying.stage(Stage.VIDEO)
        exchange(writer, 2, begun={**NOW, "monotonic_ns": "9"})
        saying.video(Video(VideoState.CAPTURED, None, "yt-dlp 1", "0" * 64, "Film", (URL,)))
        saying.end(END)

    browsed = heard(says)
    assert len(browsed.exchanges) == 2
    assert browsed.last is browsed.exchanges[0]
    assert (browsed.video.state, browsed.video.urls) == (VideoState.CAPTURED, (URL,))


def _tell(**told: object) -> Frame:
    return Frame(Kind.TOLD, 0, json.dumps(told).encode())


GARBLED = {
    "a word nobody says": _tell(keys="please"),
    "links that are none": _tell(links=[["https://a.example"]]),
    "a line that is no number": _tell(
        console=[{"level": "e", "text": "t", "source": "s", "line": -1}]
    ),
    "an engine in pieces": _tell(end=END | {"cuts": [], "engine": {"program": 1}}),
    "a ratio beyond numbers": _tell(
        end=END
        | {"cuts": [], "view": dict.fromkeys(("width", "height", "page_width", "page_height"), 1)}
    ),
    "a limit that is none": _tell(end=END | {"cuts": [{"limit": "x", "reason": "y"}]}),
    "a video that is none": _tell(video={"state": "seen"}),
    "a stage that is none": _tell(stage="dancing"),
    "a part that is none": Frame(Kind.PART, 1, b'{"part": "../../passwd"}'),
    "a piece of nothing": Frame(Kind.PIECE, 1, b"x"),
    "an exchange of nothing": Frame(Kind.BODY, 7, b"x"),
}


@pytest.mark.parametrize("name", GARBLED)
def test_what_no_such_process_says_ends_it(name: str) -> None:
    gathering = Gathering(BrowserWish(URL), rules(), Limits())
    with pytest.raises(Garbled):
        gathering.take(GARBLED[name])
    gathering.close()


def test_a_part_larger_than_it_may_be_ends_it() -> None:
    wish = BrowserWish(URL, caps=BrowserCaps(part=10))
    with pytest.raises(Garbled, match="larger"):
        heard(lambda _, saying: saying.part(Part.TEXT, b"x" * 11, None), wish=wish)
    with pytest.raises(Garbled, match="twice"):
        heard(lambda _, saying: [saying.part(Part.TEXT, b"x", None) for _ in "ab"])  # type: ignore[arg-type,return-value]


def test_what_is_told_has_an_end_and_can_be_kept_as_text() -> None:
    told = Told()
    for _ in range(120):
        told.take({"links": [["https://a.example/", "half \ud83d"]] * 50})
    assert len(told.links) == 5000
    assert told.links[0].text.encode() == b"half ?"


def test_what_begins_before_the_gate_is_open_is_told_to_nobody() -> None:
    pipe = io.BytesIO()
    gate = Gate(pipe, shut=True)
    gate.tell(Kind.EXCHANGE, 1, {"url": "https://a.example/login"})
    gate.give(Kind.REQUEST, 1, b"password")
    gate.open()
    gate.tell(Kind.EXCHANGE, 2, {"url": URL})
    gate.give(Kind.BODY, 1, b"still the login")
    gate.tell(Kind.END, 1, {})
    gate.give(Kind.BODY, 2, b"the page")
    gate.tell(Kind.TOLD, 0, {})
    pipe.seek(0)
    assert [(one.kind, one.number) for one in frames.read(pipe)] == [
        (Kind.EXCHANGE, 2), (Kind.BODY, 2), (Kind.TOLD, 0),
    ]  # fmt: skip


def test_a_wish_arrives_as_it_was_sent() -> None:
    wish = BrowserWish(URL, assisted=True, spoken="kk", caps=BrowserCaps(load_s=1.5))
    assert BrowserWish.heard(json.loads(json.dumps(wish.told()))) == wish


TUNNEL = {
    "sent": 900, "received": 4000, "name": "court.example", "offered": ["h2"],
    "protocol": "TLSv1.3", "cipher": "TLS_AES_128_GCM_SHA256", "refused": None,
}  # fmt: skip


def connection(writer: FrameWriter, number: int, url: str, **more: object) -> None:
    writer.tell(Kind.EXCHANGE, number, {"url": url, "method": "CONNECT", "begun": NOW})
    told = ENDED | {"entity_sha256": None, "tunnel": TUNNEL} | more
    writer.tell(Kind.END, number, told)


def _unread(*says: Says, broken: bool = False) -> Browsed:
    def all_of_it(writer: FrameWriter, saying: Saying) -> None:
        saying.stage(Stage.LOADING)
        for one in says:
            one(writer, saying)

    return heard(all_of_it, wish=BrowserWish(URL, unread=True), broken=broken)


def _came(writer: FrameWriter, saying: Saying) -> None:
    connection(writer, 1, "https://other.example/")
    connection(writer, 2, "https://court.example/")


def _made(writer: FrameWriter, saying: Saying) -> None:
    saying.answered({"status": 403, "protocol": "h2"})
    saying.many("asked", [{"method": "GET", "url": URL, "kind": "MainFrame"}])
    saying.part(Part.TEXT, b"words", None)


def _ended(writer: FrameWriter, saying: Saying) -> None:
    saying.end(END)


def test_an_unread_page_is_what_the_browser_told_and_the_connection_to_its_site() -> None:
    browsed = _unread(_came, _made, _ended)
    assert (browsed.tier, browsed.outcome, browsed.fault) == ("T2", Outcome.CAPTURED, None)
    assert browsed.last is not None
    assert browsed.last.url == "https://court.example/"
    assert browsed.last.tunnel is not None
    assert browsed.unread is not None
    assert (browsed.unread.status, browsed.unread.protocol) == (403, "h2")
    assert [one.url for one in browsed.unread.asked] == [URL]


def _not_trusted(writer: FrameWriter, saying: Saying) -> None:
    saying.many("blocked", [{"what": "certificate", "url": URL}])
    saying.end(END)


def _refused(writer: FrameWriter, saying: Saying) -> None:
    refused = {**TUNNEL, "received": 7, "refused": 40}
    connection(
        writer, 1, "https://court.example/", fault="tls", reason="it refused", tunnel=refused
    )
    saying.end(END)


@pytest.mark.parametrize(
    ("says", "fault", "reason"),
    [
        ((_came, _not_trusted), Fault.TLS, "the browser does not trust its certificate"),
        ((_refused,), Fault.TLS, "it refused"),
        ((_came,), None, "the browser broke down before it was whole"),
    ],
    ids=["not-trusted", "refused", "broken"],
)
def test_an_unread_page_that_did_not_come_never_looks_captured(
    says: tuple[Says, ...], fault: Fault | None, reason: str
) -> None:
    browsed = _unread(*says)
    assert (browsed.outcome, browsed.fault, browsed.reason) == (Outcome.FAILED, fault, reason)
    assert (browsed.made, browsed.tier) == ((), "T2")


@pytest.mark.parametrize(
    "told",
    [
        {**TUNNEL, "sent": -1},
        {**TUNNEL, "offered": [1]},
        {**TUNNEL, "refused": "40"},
        {"sent": 1},
        [],
    ],
    ids=["negative", "number", "word", "missing", "list"],
)
def test_a_tunnel_that_is_none_is_not_believed(told: object) -> None:
    with pytest.raises(Garbled):
        heard(lambda writer, _: connection(writer, 1, "https://court.example/", tunnel=told))
