"""Pages of a browser in the archive: what is kept, what stands in for it, what is found damaged."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from satchel.assembly.checking import verify
from satchel.assembly.desk import Desk
from satchel.capture.browser.results import Browsed
from satchel.capture.checking import check
from satchel.capture.choosing import Browse
from satchel.capture.http.exchanges import Outcome
from satchel.capture.packing import pack
from satchel.capture.recording import Recorder
from satchel.capture.running import Captures, Tried
from satchel.capture.spool import Spool
from satchel.crypto.digest import new_sha256
from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import MachineRefused, RefusedByPolicy
from satchel.domain.ids import RecordId
from satchel.formats.wacz.reading import MANIFEST, WebArchive
from satchel.storage import records
from satchel.storage.archive import Archive
from satchel.storage.queue import Standing
from unit.capture.browsing import PICTURE, TEXT, browsed, exchanged, posted, unanswered
from unit.capture.conftest import PASSPHRASE, allowing
from unit.capture.sites import Caller, Site, site
from unit.capture.test_fetching import PAGE, moved


def answer(caller: Caller) -> None:
    big = b"HTTP/1.1 200 OK\r\nContent-Type: image/x\r\nContent-Length: 200000\r\n\r\n"
    path = caller.path
    if path.startswith("/big"):
        caller.say(big + hashlib.shake_128(path.encode()).digest(200_000))
    else:
        caller.say(moved("/page") if path == "/old" else PAGE)


def page(court: Site, *more: str, outcome: Outcome = Outcome.CAPTURED, **told: object) -> Browsed:
    way = exchanged(court.url("/old"), court.origin)
    rest = tuple(one for path in more for one in exchanged(court.url(path), court.origin))
    called = posted(court.url("/api"), court.origin)
    lost = unanswered("http://10.0.0.1/")
    everything = (*way, *rest, called, lost)
    return browsed(court.url("/old"), everything, way[-1], outcome=outcome, **told)


def packed(result: Browsed) -> bytes:
    spool = Spool(random_bytes)
    recorder = Recorder(spool, random_bytes)
    recorder.write(result)
    return pack(result, "T1", recorder, random_bytes).source.read()


def fields_of(captures: Captures, record: RecordId | None) -> dict[str, object]:
    assert record is not None
    view = records.get(captures.archive.reading(), record)
    assert view is not None
    return dict(view.fields)


def one(captures: Captures, url: str, browse: Browse) -> Tried:
    [tried] = replace(captures, browse=browse).capture_urls([url])
    return tried


def test_a_page_of_the_browser_is_kept_with_all_it_made(captures: Captures) -> None:
    with site(answer) as court:
        mine = allowing(captures, court.origin)
        tried = one(mine, court.url("/old"), lambda _url, _stop: page(court))
    assert (tried.state, tried.outcome, tried.tier, tried.why_tier) == (
        Standing.DONE, "captured", "T1", None,
    )  # fmt: skip
    told = fields_of(captures, tried.record)
    assert (told["tier"], told["title"], told["language"]) == ("T1", "Суд, page one", "ru")
    assert told["redirects"] == [{"url": court.url("/old"), "status": 302}]
    assert (told["final_url"], told["status"]) == (court.url("/page"), 200)
    assert (told["exchanges"], told["exchanges_failed"], told["links"]) == (4, 1, 1)
    assert told["browser"] == {
        "program": "QtWebEngine 6.11",
        "chromium": "140.0",
        "security_patch": "140.0.1",
        "sandbox": True,
        "why_no_sandbox": None,
    }
    parts = told["parts"]
    assert isinstance(parts, dict)
    assert set(parts) == {"picture", "text", "dom"}
    assert parts["picture"]["sha256"] == hashlib.sha256(PICTURE).hexdigest()
    assert parts["dom"]["cut"] == "it was cut"
    content = told["content"]
    assert isinstance(content, dict)
    with captures.archive.contents.open(content["id"]) as stored:
        archive = WebArchive(stored, new_sha256)
        assert check(stored, str(told["manifest_sha256"])) == []
        by_url = {found.url: found for found in archive.answers()}
        shown = archive.message(by_url[f"urn:fullPage:{court.url('/page')}"], lambda _: None)
        assert shown.body.read() == PICTURE
        called = by_url[court.url("/api")]
        assert (called.method, called.asked) == ("POST", "page=2")
        assert called.body_sha256 == hashlib.sha256(b'{"page": 2}').hexdigest()
        [listed] = archive.pages()
        assert (listed.url, listed.title, listed.text) == (
            court.url("/page"), "Суд, page one", TEXT,
        )  # fmt: skip


def test_what_the_browser_read_can_be_searched(captures: Captures) -> None:
    with site(answer) as court:
        tried = one(
            allowing(captures, court.origin), court.url("/old"), lambda _url, _stop: page(court)
        )
    desk = Desk(captures.archive)
    assert tried.content is not None
    read = desk.texts.parts(tried.content, "application/wacz")
    assert (read.parts, read.state) == ((("text", TEXT),), "complete")


def test_a_page_that_did_not_load_is_partial_and_says_so(captures: Captures) -> None:
    with site(answer) as court:
        half = page(court, outcome=Outcome.PARTIAL)
        tried = one(allowing(captures, court.origin), court.url("/old"), lambda _url, _stop: half)
    assert tried.outcome == "partial"
    told = fields_of(captures, tried.record)
    assert told["reason"] == "the page had not said that it is loaded"
    assert told["cuts"] == [{"limit": "load", "reason": "it never loaded"}]


def broken(court: Site) -> Browsed:
    return browsed(
        court.url("/page"), (), None, outcome=Outcome.FAILED, reason="the browser broke down"
    )


def is_a_file(court: Site) -> Browsed:
    return browsed(court.url("/page"), (), None, outcome=Outcome.FAILED, is_file=True)


def no_browser(_: Site) -> Browsed:
    raise RefusedByPolicy("No browser is installed here.", code="no-browser")


@pytest.mark.parametrize(
    ("browse", "why"),
    [
        (broken, "the browser broke down"),
        (is_a_file, None),
        (no_browser, "No browser is installed here"),
    ],
)
def test_where_the_browser_cannot_the_file_is_fetched_and_it_is_said(
    captures: Captures, browse: Callable[[Site], Browsed], why: str | None
) -> None:
    with site(answer) as court:
        mine = allowing(captures, court.origin)
        tried = one(mine, court.url("/page"), lambda _url, _stop: browse(court))
    assert (tried.outcome, tried.tier, tried.why_tier) == ("captured", "T3", why)
    told = fields_of(captures, tried.record)
    assert (told["tier"], told.get("why_tier")) == ("T3", why)
    assert "browser" not in told


def test_a_file_is_fetched_as_one_unless_a_page_comes_in_its_place(captures: Captures) -> None:
    asked: list[str] = []

    def browse(url: str, _stop: object) -> Browsed:
        asked.append(url)
        return page(court)

    with site(answer) as court:
        mine = allowing(captures, court.origin)
        assert one(mine, court.url("/big.PDF"), browse).tier == "T3"
        assert asked == []
        assert one(mine, court.url("/ruling.pdf"), browse).tier == "T1"
        assert asked == [court.url("/ruling.pdf")]


@pytest.mark.parametrize("code", ["cancelled", "refused"])
def test_what_was_stopped_waits_and_is_no_fault_of_the_site(captures: Captures, code: str) -> None:
    def stopped(_url: str, _stop: object) -> Browsed:
        if code == "refused":
            raise MachineRefused("There is no room.")
        raise RefusedByPolicy("Stopped.", code="cancelled")

    if code == "refused":
        with pytest.raises(MachineRefused):
            one(captures, "https://court.example/", stopped)
    else:
        assert one(captures, "https://court.example/", stopped).reason == "it was stopped"
    [wish] = captures.waiting()
    assert (wish.state, wish.tries, wish.capture) == (Standing.WAITING, 0, None)


def test_every_flipped_byte_is_found_and_most_are_told_to_the_record() -> None:
    with site(answer) as court:
        whole = packed(page(court))
    assert check(io.BytesIO(whole)) == []
    archive = WebArchive(io.BytesIO(whole), new_sha256)
    manifest = json.loads(archive.member(MANIFEST, 1 << 20))
    begin = next(one.offset for one in archive.members() if one.name.startswith("archive/"))
    for record in manifest["records"]:  # the first, a middle and the last byte of each
        for at in (0, record["length"] // 2, record["length"] - 1):
            found = check(io.BytesIO(flipped(whole, begin + record["offset"] + at)))
            assert [damage.where for damage in found] == [
                f"record {record['number']} of {len(manifest['records'])} "
                f"({record['type']}, {record['id'].strip('<>')})"
            ]
    for at in range(begin + manifest["warc"]["size"], len(whole), 61):
        assert check(io.BytesIO(flipped(whole, at))), at
    assert check(io.BytesIO(whole), "0" * 64)[0].where == MANIFEST


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :]


def test_verify_names_the_damaged_record_of_a_capture(captures: Captures, folder: Path) -> None:
    with site(answer) as court:
        mine = allowing(captures, court.origin)
        big = lambda _url, _stop: page(court, "/big1", "/big2", "/big3")  # noqa: E731
        tried = one(mine, court.url("/old"), big)
    assert verify(Desk(captures.archive)).ok
    payload, _ = captures.archive.contents.payload(tried.content)  # type: ignore[arg-type]
    with payload:
        sealed = payload.read()
    captures.archive.close()
    mark = sealed[300_000:300_048]  # within the second of the three
    stored = folder / "content.db"
    data = stored.read_bytes()
    assert data.count(mark) == 1
    stored.write_bytes(flipped(data, data.index(mark)))
    with Archive.open(folder, PASSPHRASE) as again:
        report = verify(Desk(again))
    said = [problem for problem in report.problems if problem.where == f"record {tried.record}"]
    assert len(said) in (1, 2)
    for problem in said:
        assert "(response, urn:uuid:" in problem.what or "(request, urn:uuid:" in problem.what
        assert "is damaged" in problem.what
    assert os.fspath(folder) not in str(said)
