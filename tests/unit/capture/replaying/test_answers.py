"""A replayed request gets the bytes that came then, or is told that there are none."""

from __future__ import annotations

import json

import pytest

from satchel.capture.asked import query_of
from satchel.capture.replaying.answering import Outcome
from satchel.capture.replaying.wanted import plain, range_of
from unit.capture.replaying.stored import SORRY, One, replayed

AT = "http://court.example"
FILM = bytes(range(256)) * 40


def test_the_bytes_that_came_go_out_as_they_came() -> None:
    packed = b"\x1f\x8b as it came, packed or not"
    headers = (("Content-Encoding", "gzip"), ("X-Said", "once"), ("x-said", "twice"))
    web = replayed([One(f"{AT}/", packed, headers=headers)])
    status, told, body = web.ask(f"{AT}/")
    assert (status, body, told["content-encoding"]) == (200, packed, "gzip")
    assert told["x-said"] == "twice"
    assert web.noted == [(f"{AT}/", Outcome.EXACT)]


def test_what_is_not_there_is_a_404_that_says_so_and_counts() -> None:
    web = replayed([One(f"{AT}/", b"one")])
    status, told, body = web.ask(f"{AT}/<other>")
    assert status == 404
    assert SORRY.encode() in body
    assert b"<other>" not in body
    assert told["content-security-policy"].startswith("default-src 'none'")
    assert web.noted == [(f"{AT}/<other>", Outcome.MISSED)]


def test_the_same_question_again_gets_what_came_the_second_time() -> None:
    web = replayed([One(f"{AT}/news", b"first"), One(f"{AT}/news", b"second")])
    heard = [web.ask(f"{AT}/news")[2] for _ in range(3)]
    assert heard == [b"first", b"second", b"second"]
    web.shelf.rewind()
    assert web.ask(f"{AT}/news")[2] == b"first"


def test_answers_are_told_apart_by_what_was_asked() -> None:
    web = replayed(
        [
            One(f"{AT}/find", b"judges", method="POST", sent=b"who=judges"),
            One(f"{AT}/find", b"clerks", method="POST", sent=b"who=clerks"),
            One(f"{AT}/find", b"nobody"),
        ]
    )
    assert web.ask(f"{AT}/find", method="POST", body=b"who=clerks")[2] == b"clerks"
    assert web.ask(f"{AT}/find", method="POST", body=b"who=judges")[2] == b"judges"
    assert web.ask(f"{AT}/find")[2] == b"nobody"
    assert web.ask(f"{AT}/find", method="POST", body=b"who=ushers")[0] == 404


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (b'{"at": 1900000009999, "who": "judges"}', Outcome.SIMILAR),
        (b'{"at": 1900000009999, "who": "clerks"}', Outcome.MISSED),
        (b'{"at": 17, "who": "judges"}', Outcome.MISSED),
    ],
    ids=["another-moment", "another-question", "no-moment"],
)
def test_a_like_body_is_one_that_differs_in_made_up_values_only(
    asked: bytes, expected: Outcome
) -> None:
    stored = json.dumps({"at": 1_900_000_000_000, "who": "judges"}).encode()
    kind = "application/json"
    one = One(f"{AT}/find", b"it", method="POST", sent=stored, sent_type=kind)
    web = replayed([one], asked={one.url: query_of(_head(kind), stored)})
    web.ask(f"{AT}/find", method="POST", body=asked, asked=query_of(_head(kind), asked))
    assert [what for _, what in web.noted] == [expected]


def _head(kind: str) -> bytes:
    return f"POST / HTTP/1.1\r\nContent-Type: {kind}".encode()


@pytest.mark.parametrize(
    ("stored", "asked", "is_page", "expected"),
    [
        ("/a?_=1900000000000", "/a?_=1900000009999", False, Outcome.SIMILAR),
        ("/a?x=0.1234567891", "/a?x=0.9876543219", False, Outcome.SIMILAR),
        ("/a?x=1&y=2", "/a?y=2&x=1", False, Outcome.SIMILAR),
        ("/0.1234567891/a.gif", "/0.9988776655/a.gif", False, Outcome.SIMILAR),
        ("/a?_=1900000000000", "/a?_=1900000009999", True, Outcome.MISSED),
        ("/a?id=17", "/a?id=18", False, Outcome.MISSED),
        ("/posts/10158000000000001", "/posts/10158000000000002", False, Outcome.MISSED),
        ("/a?t=1", "/a?t=2", False, Outcome.MISSED),
        ("/a", "/a#below", True, Outcome.EXACT),
        ("/a?x=1", "/a", False, Outcome.MISSED),
    ],
)
def test_a_like_request_is_answered_only_by_the_written_rules(
    stored: str, asked: str, is_page: bool, expected: Outcome
) -> None:
    web = replayed([One(AT + stored, b"it")])
    web.ask(plain(AT + asked), is_page=is_page)
    assert [what for _, what in web.noted] == [expected]


@pytest.mark.parametrize(
    ("first", "last", "expected"), [(0, None, FILM), (100, 199, FILM[100:200]), (9000, 99999, None)]
)
def test_a_piece_is_cut_out_of_a_whole(first: int, last: int | None, expected: bytes) -> None:
    web = replayed([One(f"{AT}/film", FILM, headers=(("ETag", '"1"'),))])
    status, told, body = web.ask(f"{AT}/film", first=first, last=last)
    wanted = FILM[first:] if expected is None else expected
    assert (status, body) == (206, wanted)
    assert told["content-range"] == f"bytes {first}-{first + len(wanted) - 1}/{len(FILM)}"
    assert told["content-length"] == str(len(wanted))
    assert told["etag"] == '"1"'


def test_pieces_that_were_fetched_are_put_together_for_others() -> None:
    """As of a paper that a viewer fetched in a hundred pieces."""
    size = len(FILM)
    pieces = [
        One(
            f"{AT}/film",
            FILM[at : at + 1000],
            206,
            (("Content-Range", f"bytes {at}-{min(at + 1000, size) - 1}/{size}"),),
        )
        for at in (5000, 0, 2000, 1000, 9000, 3000, 4000, 8000, 7000, 6000, 10000)
    ]
    web = replayed(pieces)
    assert web.ask(f"{AT}/film", first=500, last=9500)[2] == FILM[500:9501]
    status, told, body = web.ask(f"{AT}/film")
    assert (status, body, "content-range" in told) == (200, FILM, False)


def test_a_hole_between_pieces_is_not_filled() -> None:
    size = len(FILM)
    pieces = [
        One(f"{AT}/film", FILM[a:b], 206, (("Content-Range", f"bytes {a}-{b - 1}/{size}"),))
        for a, b in ((0, 100), (200, 300))
    ]
    status, told, body = replayed(pieces).ask(f"{AT}/film", first=50, last=250)
    assert (status, body, told["content-range"]) == (206, FILM[50:100], f"bytes 50-99/{size}")


def test_chunks_trailers_and_all_go_out_as_they_are() -> None:
    body = b"5;a=b\r\nseven\r\n0\r\nX-End: yes\r\n\r\n"
    raw = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-End\r\n\r\n" + body
    status, told, got = replayed([One(f"{AT}/c", raw=raw)]).ask(f"{AT}/c")
    assert (status, got, told["transfer-encoding"]) == (200, body, "chunked")


@pytest.mark.parametrize(
    "told", ["Transfer-Encoding: chunked", "Content-Length: 4"], ids=["chunked", "short"]
)
def test_a_length_that_is_not_true_is_told_as_it_is(told: str) -> None:
    """Some recorders store bodies without their framing and leave the headers."""
    body = b"a body that was stored unpacked\nin two lines"
    raw = f"HTTP/2 200\r\n{told}\r\n\r\n".encode() + body
    _, headers, got = replayed([One(f"{AT}/c", raw=raw)]).ask(f"{AT}/c")
    assert (got, headers["content-length"]) == (body, str(len(body)))
    assert "transfer-encoding" not in headers


def test_what_was_cut_short_then_is_cut_short_again() -> None:
    raw = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nonly the beginning"
    reply = replayed([One(f"{AT}/c", raw=raw, truncated="disconnect")])
    _, told, got = reply.ask(f"{AT}/c")
    assert (told["content-length"], told["connection"], got) == ("5000", "close", raw[-18:])


def test_not_modified_is_only_for_who_holds_something() -> None:
    web = replayed([One(f"{AT}/a", b"new"), One(f"{AT}/a", status=304)])
    assert web.ask(f"{AT}/a")[2] == b"new"
    assert web.ask(f"{AT}/a")[0] == 200
    web.shelf.rewind()
    web.ask(f"{AT}/a")
    assert web.ask(f"{AT}/a", is_conditional=True)[0] == 304


@pytest.mark.parametrize("status", [101, 407])
def test_answers_that_were_for_the_recorder_are_shown_to_nobody(status: int) -> None:
    assert replayed([One(f"{AT}/a", status=status)]).ask(f"{AT}/a")[0] == 404


def test_a_head_of_a_stranger_ends_no_line_of_ours() -> None:
    raw = b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\n\tb\r\nConnection: keep-alive\r\n\r\nx"
    _, told, _ = replayed([One(f"{AT}/", raw=raw)]).ask(f"{AT}/")
    assert told["set-cookie"] == "a=1 b"
    assert "connection" not in told


def test_the_head_of_an_answer_is_known_where_the_answer_is() -> None:
    status, told, body = replayed([One(f"{AT}/", b"four")]).ask(f"{AT}/", method="HEAD")
    assert (status, told["content-length"], body) == (200, "4", b"")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://Court.Example:80", "http://court.example/"),
        ("https://court.example:443/a?b#c", "https://court.example/a?b"),
        ("https://court.example:8443/", "https://court.example:8443/"),
        ("wss://court.example:443/s", "wss://court.example/s"),
        ("http://[::1]:80/", "http://[::1]/"),
        ("http://[::1", "http://[::1"),
    ],
)
def test_one_address_is_written_in_one_way(url: str, expected: str) -> None:
    assert plain(url) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("bytes=0-", (0, None)),
        ("bytes=5-9", (5, 9)),
        ("bytes=-5", (None, None)),
        ("bytes=0-1,4-5", (None, None)),
        (None, (None, None)),
    ],
    ids=["open", "closed", "suffix", "two", "none"],
)
def test_plain_ranges_are_understood_and_others_left(
    told: str | None, expected: tuple[int | None, int | None]
) -> None:
    assert range_of(told) == expected
