"""Web archives of strangers: read by position, strictly, and never believed."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from satchel.domain.errors import IntegrityFailure, NoSuchThing, SatchelError
from satchel.formats.sniffing import WACZ, WARC, sniff
from satchel.formats.wacz import writing
from satchel.formats.wacz.index_lines import Answer, Place, decode, encode, key_of
from satchel.formats.wacz.reading import WebArchive
from satchel.formats.wacz.zip_reading import ZipList
from satchel.formats.wacz.zip_writing import part_of, zipped
from satchel.formats.warc import REQUEST, RESPONSE, Block, Record, WarcFile, block_of

DATE = "2026-11-22T08:00:00.000001Z"
EVIL = [
    "../../evil", "/etc/passwd", "C:\\evil", "\\\\host\\share\\evil", "archive/../../evil",
    "CON", "archive/a:b", "name\u202egnp.exe", "a" * 4000, "archive/LPT1.warc", "~/.ssh/x",
]  # fmt: skip


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def message(body: bytes, *headers: bytes) -> bytes:
    return b"".join([b"HTTP/1.1 200 OK\r\n", *(line + b"\r\n" for line in headers), b"\r\n", body])


def record(kind: str, data: bytes, url: str, *headers: tuple[str, str]) -> Record:
    block = block_of(data, sha256)
    payload = sha256(data.partition(b"\r\n\r\n")[2]).hex()
    block = Block(block.source, block.size, block.sha256, payload)
    told = {"response": RESPONSE, "request": REQUEST, "revisit": RESPONSE}.get(kind, "text/plain")
    return Record(kind, DATE, told, block, url, headers)


def warc(*records: Record) -> bytes:
    out = io.BytesIO()
    file = WarcFile(out, os.urandom)
    for one in records:
        file.write(one)
    return out.getvalue()


def opened(data: bytes) -> WebArchive:
    return WebArchive(io.BytesIO(data), hashlib.sha256)


def nothing(_: Answer) -> None:
    return None


def zip_of(files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def a_warc() -> bytes:
    return warc(
        record("response", message(b"page", b"Content-Type: text/html"), "http://a.example/"),
        record(
            "response",
            message(b"4\r\nabcd\r\n0\r\n\r\n", b"Transfer-Encoding: chunked"),
            "http://a.example/c",
        ),
    )


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
def test_a_bare_warc_is_read_from_end_to_end_once(packed: bool) -> None:
    data = a_warc() if packed else gzip.decompress(a_warc())
    archive = opened(data)
    page, chunks = archive.answers()
    assert (page.url, page.status, page.mime) == ("http://a.example/", 200, "text/html")
    assert archive.message(page, nothing).body.read() == b"page"
    came = archive.message(chunks, nothing)
    assert b"".join(came.entity()) == b"abcd"
    assert archive.message(chunks, nothing).body.read() == b"4\r\nabcd\r\n0\r\n\r\n"
    assert sniff(data) == WARC


def test_how_an_answer_was_asked_for_is_found_without_an_index() -> None:
    out = io.BytesIO()
    file = WarcFile(out, os.urandom)
    name = file.write(record("response", message(b"{}"), "http://a.example/api"))
    asked = b"POST /api HTTP/1.1\r\nHost: a.example\r\n\r\nq=1"
    file.write(record("request", asked, "http://a.example/api", ("WARC-Concurrent-To", name)))
    [answer] = opened(out.getvalue()).answers()
    assert (answer.method, answer.body_sha256) == ("POST", hashlib.sha256(b"q=1").hexdigest())


def test_a_revisit_is_answered_with_what_it_repeats() -> None:
    head = b"HTTP/1.1 200 OK\r\nX: two\r\n\r\n"
    again_bytes = (
        b"WARC/1.1\r\nWARC-Type: revisit\r\nWARC-Target-URI: http://a.example/\r\n"
        b"WARC-Date: 2026-11-22T08:00:00Z\r\nContent-Type: application/http;msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%b\r\n\r\n" % (len(head), head)
    )
    first_bytes = warc(record("response", message(b"first", b"X: one"), "http://a.example/"))
    data = first_bytes + gzip.compress(again_bytes)
    archive = opened(data)
    first, again = archive.answers()
    assert (first.is_revisit, again.is_revisit) == (False, True)
    came = archive.message(again, lambda _: first)
    assert (came.get("X"), came.body.read()) == ("two", b"first")
    with pytest.raises(NoSuchThing):
        archive.message(again, nothing)


def test_a_resource_is_given_as_an_answer() -> None:
    [answer] = (archive := opened(warc(record("resource", b"words", "urn:text:x")))).answers()
    came = archive.message(answer, nothing)
    assert (came.status, came.head, came.body.read()) == (200, b"", b"words")
    assert came.get("content-type") == "text/plain"


def test_a_strangers_package_is_read_by_its_index_and_without_one() -> None:
    bare = a_warc()
    offset = opened(bare).answers()[1].place
    line = encode(
        Answer("http://a.example/c", "20261122080000", Place("", offset.offset, offset.length)),
        "data.warc.gz",
    )
    head = b'!meta 0 {"format": "cdxj-gzip-1.0"}\n'
    for index in (
        line.encode() + b"\nnonsense\n",
        gzip.compress(head) + gzip.compress(line.encode()),
    ):
        name = "indexes/index.cdx.gz" if index[:1] == b"\x1f" else "indexes/index.cdxj"
        data = zip_of({"archive/data.warc.gz": bare, name: index})
        archive = opened(data)
        [answer] = archive.answers()
        assert b"".join(archive.message(answer, nothing).entity()) == b"abcd"
        assert sniff(data) == WACZ
    without = opened(zip_of({"archive/data.warc.gz": bare, "datapackage.json": b"{"}))
    assert [one.url for one in without.answers()] == ["http://a.example/", "http://a.example/c"]
    assert (without.package(), without.pages()) == ({}, [])


def test_an_index_that_lies_about_places_opens_nothing_else() -> None:
    places = [(10**9, 5), (0, 10**9), (3, 5)]
    lines = [
        encode(Answer(f"http://a.example/{at}", "20261122080000", Place("", at, size)), "d.warc.gz")
        for at, size in places
    ]
    foreign = encode(Answer("http://a.example/f", "20261122080000", Place("", 0, 5)), "../../x")
    index = "\n".join([*lines, foreign]).encode()
    archive = opened(zip_of({"archive/d.warc.gz": a_warc(), "indexes/index.cdxj": index}))
    found = {one.place.offset: one for one in archive.answers()}
    assert sorted(found) == [0, 3, 10**9]
    with pytest.raises(SatchelError):
        archive.record(found[10**9].place)
    with pytest.raises(SatchelError):
        archive.record(found[3].place)
    assert archive.record(found[0].place).kind == "response"


@pytest.mark.parametrize("name", EVIL, ids=range(len(EVIL)))
def test_an_evil_name_is_data_and_nothing_else(name: str) -> None:
    archive = opened(zip_of({name: b"x", "archive/d.warc.gz": a_warc()}))
    assert len(archive.answers()) == 2
    assert archive.member(archive.names()[0], 10) == b"x"


def doubled(data: bytes) -> bytes:
    """Two members of one name."""
    return data.replace(b"second", b"first_")


def overlapping(data: bytes) -> bytes:
    """The second entry of the list leads to the first member's bytes."""
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 42] + struct.pack("<L", 0) + data[at + 46 :].replace(b"second", b"first_", 1)


def encrypted(data: bytes) -> bytes:
    at = data.index(b"PK\x01\x02")
    return data[: at + 8] + b"\x01\x00" + data[at + 10 :]


def other_method(data: bytes) -> bytes:
    at = data.index(b"PK\x01\x02")
    return data[: at + 10] + b"\x0c\x00" + data[at + 12 :]


def other_name_inside(data: bytes) -> bytes:
    return data.replace(b"first_", b"f1rst_", 1)


def behind_the_end(data: bytes) -> bytes:
    return data + b"tail"


def many(data: bytes) -> bytes:
    at = data.index(b"PK\x05\x06")
    return data[: at + 8] + b"\xfe\xff\xfe\xff" + data[at + 12 :]


@pytest.mark.parametrize(
    "spoil",
    [doubled, overlapping, encrypted, other_method, other_name_inside, behind_the_end, many],
)
def test_a_zip_that_could_be_read_in_two_ways_is_refused(spoil) -> None:  # type: ignore[no-untyped-def]
    data = zip_of({"first_": b"one", "second": b"two"})
    assert ZipList(io.BytesIO(data)).names() == ["first_", "second"]
    with pytest.raises(IntegrityFailure):
        ZipList(io.BytesIO(spoil(data)))


def test_a_packed_member_costs_no_more_than_is_asked_of_it() -> None:
    bomb = zip_of({"pages/pages.jsonl": b"\0" * 50_000_000}, zipfile.ZIP_DEFLATED)
    assert len(bomb) < 100_000
    with pytest.raises(IntegrityFailure, match="larger"):
        opened(bomb).member("pages/pages.jsonl", 1000)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=40), st.integers(0, 10_000), st.integers(0, 10_000))
def test_no_damage_to_a_web_archive_breaks_its_reader(new: bytes, at: int, cut: int) -> None:
    whole = zip_of({"archive/d.warc.gz": a_warc(), "pages/pages.jsonl": b'{"url": "x"}\n'})
    at, cut = at % len(whole), cut % len(whole)
    for data in (whole[:at] + new + whole[at + len(new) :], whole[:cut], a_warc()[: cut // 2]):
        try:
            archive = opened(data)
            archive.pages()
            for answer in archive.answers():
                archive.message(answer, nothing).body.read(100_000)
        except SatchelError:
            continue


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www.Court.example/", "example,court)/"),
        ("https://court.example:443/A/?b=2&a=1", "example,court)/a?a=1&b=2"),
        ("http://court.example:8080/x?a.b=1&a=2", "example,court:8080)/x?a=2&a.b=1"),
        ("http://10.0.0.1/", "1,0,0,10)/"),
        ("urn:text:http://x/", "urn:text:http://x/"),
        ("http://[::1]:bad/", "http://[::1]:bad/"),
    ],
)
def test_addresses_sort_as_others_sort_them(url: str, key: str) -> None:
    assert key_of(url) == key


def test_a_line_of_the_index_comes_back_as_it_was() -> None:
    answer = Answer(
        "http://a.example/b", "20261122080000", Place("archive/data.warc.gz", 5, 6), 201,
        "text/html", "POST", "a" * 64, "x=1", "sha256:" + "b" * 64, "c" * 64,
    )  # fmt: skip
    assert decode(encode(answer, "data.warc.gz").encode()) == answer


@pytest.mark.parametrize(
    "line",
    [
        b"", b"x", b"a b c", b"a 20261122080000 []", b"a 20261122080000 {}", b"\xff \xfe {}",
        b'a 2026 {"url":"x","filename":"f","offset":"0","length":"1"}',
        b'a 20261122080000 {"url":"x","filename":"f","offset":"-1","length":"1"}',
        b'a 20261122080000 {"url":"x","filename":"f","offset":"1e9","length":"1"}',
        b"a 20261122080000 " + b"[" * 100_000,
    ],
    ids=range(10),
)  # fmt: skip
def test_what_is_no_line_of_an_index_is_left_out(line: bytes) -> None:
    assert decode(line) is None


def test_what_is_written_is_a_zip_like_any_other() -> None:
    made = zipped([part_of("archive/data.warc.gz", b"warc"), part_of("pages/pages.jsonl", b"")])
    with made as source, zipfile.ZipFile(io.BytesIO(source.read())) as other:
        assert other.testzip() is None
        assert {info.filename: other.read(info) for info in other.infolist()} == {
            "archive/data.warc.gz": b"warc", "pages/pages.jsonl": b"",
        }  # fmt: skip
        assert {info.date_time[0] for info in other.infolist()} == {1980}


def test_the_list_of_pages_says_whether_it_holds_words() -> None:
    head, page = map(json.loads, writing.pages([{"url": "x", "text": "слова"}]).splitlines())
    assert (head["format"], head["hasText"], page["text"]) == ("json-pages-1.0", True, "слова")
    assert json.loads(writing.pages([{"url": "x"}]).splitlines()[0])["hasText"] is False
