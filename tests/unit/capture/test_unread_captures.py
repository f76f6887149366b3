"""Captures by the browser's own connection: kept, proven and found like others, never like T1."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from warcio.checker import Checker

from satchel.assembly.capture_export import ExportWish, export
from satchel.assembly.capture_file_check import check as check_file
from satchel.assembly.checking import verify
from satchel.assembly.desk import Desk
from satchel.capture.browser.results import Asked, Browsed, Part, Unread
from satchel.capture.checking import check
from satchel.capture.http.exchanges import Exchange, Outcome, Tunnel
from satchel.capture.http.faults import Fault
from satchel.capture.running import Captures, Tried
from satchel.crypto.digest import new_sha256
from satchel.domain.cited import may_refuse_recorder
from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.formats.wacz.reading import MANIFEST, WebArchive
from satchel.storage import queue
from satchel.storage.queue import Standing
from satchel.system import clock
from unit.capture.browsing import PICTURE, TEXT, browsed, exchanged, made
from unit.capture.conftest import allowing
from unit.capture.sites import site
from unit.capture.test_browser_captures import fields_of, flipped
from unit.capture.test_exporting import warc_in
from unit.capture.test_fetching import PAGE

URL = "https://court.example/day"
MHTML = b"From: <Saved by Blink>\r\n"
TUNNEL = Tunnel(900, 4000, "court.example", ("h2", "http/1.1"), "TLSv1.3", "TLS_AES_128", None)


def tunnel(url: str, **more: object) -> Exchange:
    now = clock.now()
    told: dict[str, object] = {
        "method": "CONNECT", "answer": ("93.184.216.34",), "peer": "93.184.216.34:443",
        "tunnel": TUNNEL, "connection": 1,
    }  # fmt: skip
    return Exchange(url, now, now, **(told | more))  # type: ignore[arg-type]


def unread(url: str = URL, *others: Exchange, status: int = 200, **more: object) -> Browsed:
    """A page of which a browser told; `others` are recorded exchanges beside it."""
    first = tunnel("https://court.example/")
    page = browsed(url, (first, tunnel("https://other.example/"), *others), first)
    told = Unread(status, "h2", (Asked("GET", url, "MainFrame"), Asked("GET", f"{url}.css", "css")))
    saved = (*page.made, made(Part.SAVED, MHTML))
    return replace(page, **({"final_url": url, "unread": told, "made": saved} | more))  # type: ignore[arg-type]


def captured(captures: Captures, page: Callable[[], Browsed] = unread) -> Tried:
    mine = replace(captures, browse_unread=lambda _url, _stop: page())
    [tried] = mine.capture_urls([URL], unread=True)
    return tried


def test_what_is_kept_says_plainly_what_is_not(captures: Captures) -> None:
    tried = captured(captures)
    assert (tried.state, tried.outcome, tried.tier) == (Standing.DONE, "captured", "T2")
    assert not tried.may_refuse_recorder
    told = fields_of(captures, tried.record)
    assert (told["tier"], told["status"], told["address"]) == ("T2", 200, "93.184.216.34:443")
    assert (told["final_url"], told["exchanges"]) == (URL, 2)
    assert told["unread"] == {
        "connections": 2, "sent": 1800, "received": 8000, "asked": 2, "protocol": "h2",
        "tls": "TLSv1.3", "cipher": "TLS_AES_128",
    }  # fmt: skip
    # Nothing that would pass for an answer of the site, or for a certificate.
    assert not told.keys() & {"tls", "size", "body_sha256", "media_type", "exchanges_failed"}
    parts = told["parts"]
    assert isinstance(parts, dict)
    assert set(parts) == {"picture", "text", "dom", "mhtml"}
    [entry] = Desk(captures.archive).records.history(str(tried.record))
    assert entry.source == {
        "received_how": "shown by this program's browser over its own connections, which were "
        "not recorded"
    }


def test_every_byte_of_it_is_proven_and_none_passes_for_the_sites(captures: Captures) -> None:
    tried = captured(captures)
    told = fields_of(captures, tried.record)
    assert tried.content is not None
    with captures.archive.contents.open(tried.content) as stored:
        assert check(stored, str(told["manifest_sha256"])) == []
        archive = WebArchive(stored, new_sha256)
        answers = archive.answers()
        assert [one.url for one in answers if not one.url.startswith("urn:")] == []
        by_url = {one.url: one for one in answers}
        shown = archive.message(by_url[f"urn:mhtml:{URL}"], lambda _: None)
        assert shown.body.read() == MHTML
        whole = stored.seek(0) or stored.read()
    listed = check(io.BytesIO(flipped(whole, len(whole) // 3)))
    assert listed[0].where.startswith(("record ", "archive"))
    assert b'"tier":"T2"' in WebArchive(io.BytesIO(whole), new_sha256).member(MANIFEST, 1 << 20)
    assert verify(Desk(captures.archive)).ok


def test_it_is_found_cited_compared_and_never_replayed(captures: Captures) -> None:
    tried = captured(captures)
    desk = Desk(captures.archive)
    assert tried.content is not None
    read = desk.texts.parts(tried.content, "application/wacz")
    assert read.parts == (("text", TEXT),)
    seen = desk.looked_at.show(desk.records.show(str(tried.record)))
    assert (seen.look.is_page, seen.look.tier) == (True, "T2")
    assert desk.looked_at.text(seen) == TEXT
    assert desk.looked_at.picture(seen).read() == PICTURE
    with pytest.raises(NoSuchThing, match="was not kept"):
        desk.looked_at.head(seen)
    with pytest.raises(RefusedByPolicy) as refused:
        desk.replays.begin(seen.view)
    assert refused.value.code == "bytes-not-kept"
    again = captured(captures)
    later = desk.looked_at.show(desk.records.show(str(again.record)))
    assert not desk.looked_at.compared(seen, later).is_change


def test_a_head_of_another_recorded_answer_is_not_taken_for_the_pages(captures: Captures) -> None:
    with site(PAGE) as plain:
        beside = exchanged(plain.url("/ad"), plain.origin)
        mine = allowing(captures, plain.origin)
        tried = captured(mine, lambda: unread(URL, *beside))
    desk = Desk(captures.archive)
    seen = desk.looked_at.show(desk.records.show(str(tried.record)))
    with pytest.raises(NoSuchThing, match="was not kept"):
        desk.looked_at.head(seen)


def test_it_leaves_as_a_file_that_others_check(captures: Captures, tmp_path: Path) -> None:
    tried = captured(captures)
    for redacted in (False, True):
        out = tmp_path / f"{redacted}.wacz"
        export(Desk(captures.archive), ExportWish(str(tried.record), out, redacted))
        found = check_file(out)
        assert (found.damage, found.device is not None) == ((), True)
        warc = tmp_path / f"{redacted}.warc.gz"
        warc.write_bytes(warc_in(out))
        judge = Checker(SimpleNamespace(inputs=[str(warc)], verbose=False))
        assert judge.process_all() == 0


def test_it_is_chosen_by_a_person_and_by_nothing_else(captures: Captures) -> None:
    ways: list[str] = []

    def way(name: str, page: Callable[[], Browsed]) -> Callable[..., Browsed]:
        def browse(_url: str, _stop: object) -> Browsed:
            ways.append(name)
            return page()

        return browse

    def busy() -> Browsed:
        """What is refused to a recorder: a page of 429."""
        with site(PAGE.replace(b"200", b"429", 1)) as court:
            (answer,) = exchanged(court.url("/"), court.origin)
        return browsed(URL, (answer,), answer)

    mine = replace(captures, browse=way("T1", busy), browse_unread=way("T2", unread))
    [tried] = mine.capture_urls([URL])
    assert (tried.state, tried.may_refuse_recorder) == (Standing.WAITING, True)
    mine.run_pending()
    assert ways == ["T1", "T1"]
    desk = Desk(captures.archive)
    [wish] = desk.queueing.retry(desk.queueing.find([URL]), unread=True)
    assert wish.tier == "T2"
    [tried] = mine.run_pending()
    assert (tried.state, tried.tier, ways) == (Standing.DONE, "T2", ["T1", "T1", "T2"])
    [tried] = mine.capture_urls([URL])
    assert ways[3:] == ["T1"]


def test_without_a_browser_it_waits_on_and_is_not_fetched_otherwise(captures: Captures) -> None:
    asked: list[str] = []
    mine = replace(captures, fetch=asked.append)  # type: ignore[arg-type]
    with pytest.raises(RefusedByPolicy, match="waits on"):
        mine.capture_urls([URL], unread=True)
    [wish] = queue.listed(captures.archive.reading())
    assert (wish.state, wish.tries, wish.tier, asked) == (Standing.WAITING, 0, "T2", [])


def test_what_did_not_come_is_a_fact_with_its_connection(captures: Captures) -> None:
    refused = tunnel("https://court.example/", fault=Fault.TLS, reason="it refused")
    failed = unread(
        exchanges=(refused,), last=refused, made=(), outcome=Outcome.FAILED, fault=Fault.TLS,
        reason="it refused",
    )  # fmt: skip
    tried = captured(captures, lambda: failed)
    assert (tried.outcome, tried.tier, tried.state) == ("failed", "T2", Standing.WAITING)
    assert not tried.may_refuse_recorder
    told = fields_of(captures, tried.record)
    assert (told["fault"], told["exchanges_failed"]) == ("tls", 1)


@pytest.mark.parametrize(
    ("tier", "status", "fault", "certificate", "may"),
    [
        ("T1", 403, None, True, True),
        ("T1", 429, None, True, True),
        ("T1", 503, None, True, True),
        ("T1", None, "tls", False, True),
        ("T1", None, "tls", True, False),
        ("T1", None, "cut", True, True),
        ("T1", 200, "cut", True, False),
        ("T1", 200, None, True, False),
        ("T1", 404, None, True, False),
        ("T1", None, "blocked", False, False),
        ("T2", 403, None, False, False),
        ("T3", 403, None, True, False),
    ],
)
def test_what_looks_like_a_refusal_of_the_recorder(
    tier: str, status: int | None, fault: str | None, certificate: bool, may: bool
) -> None:
    assert may_refuse_recorder(tier, status, fault, certificate) is may
