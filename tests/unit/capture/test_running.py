"""From the queue to the ledger: every try is settled once, and nothing waits in vain."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

import satchel
from satchel.capture.http.exchanges import Exchange, Fetched, Outcome
from satchel.capture.http.faults import Fault
from satchel.capture.running import Captures
from satchel.capture.verdicts import MOST_TRIES, NO_NETWORK, wait
from satchel.crypto.digest import new_sha256
from satchel.domain.ids import RecordId, new_record_id
from satchel.domain.words import Audience
from satchel.formats.wacz.reading import MANIFEST, WebArchive
from satchel.storage import entries, queue, records
from satchel.storage.archive import Archive
from satchel.storage.queue import Standing
from satchel.system import clock
from unit.capture.conftest import PASSPHRASE, allowing
from unit.capture.sites import Caller, rules, site
from unit.capture.test_fetching import PAGE, moved


def fields_of(captures: Captures, record: RecordId | None) -> dict[str, object]:
    assert record is not None
    view = records.get(captures.archive.reading(), record)
    assert view is not None
    return dict(view.fields)


def want(captures: Captures, url: str, citation: RecordId | None = None) -> int:
    with captures.archive.writing() as tx:
        return captures.enqueue(tx, citation, url)


def captured(captures: Captures) -> int:
    found = captures.archive.reading().execute("SELECT count(*) FROM entries WHERE kind='capture'")
    return int(found.fetchone()[0])


def test_a_page_becomes_a_record_with_its_bytes(captures: Captures) -> None:
    def answer(caller: Caller) -> None:
        caller.say(PAGE if caller.path == "/new" else moved("/new", b"301 Moved"))

    with site(answer) as court:
        [tried] = allowing(captures, court.origin).capture_urls([court.url("/old")])
    assert (tried.state, tried.outcome, tried.reason) == (Standing.DONE, "captured", None)
    told = fields_of(captures, tried.record)
    assert told["url"] == court.url("/old")
    assert told["final_url"] == court.url("/new")
    assert told["redirects"] == [{"url": court.url("/old"), "status": 301}]
    assert (told["tier"], told["status"], told["size"]) == ("T3", 200, 5)
    assert (told["address"], told["allowed_address"]) == (court.origin, True)
    assert (told["media_type"], told["declared_type"]) == ("text/plain", "text/html")
    assert told["body_sha256"] == hashlib.sha256(b"hello").hexdigest()
    assert str(told["fetched_from"]) <= str(told["fetched_until"])
    assert "tls" not in told
    assert "citation" not in told
    content = told["content"]
    assert isinstance(content, dict)
    assert (content["id"], content["type"]) == (tried.content, "application/wacz")
    with captures.archive.contents.open(content["id"]) as stored:
        data = stored.read()
        archive = WebArchive(stored, new_sha256)
        moved_there, came = archive.answers()
        message = archive.message(came, lambda _: None)
        body, manifest = message.body.read(), archive.member(MANIFEST, 1 << 20)
    assert hashlib.sha256(data).hexdigest() == content["sha256"]
    assert (moved_there.url, moved_there.status) == (court.url("/old"), 301)
    assert (body, message.get("Content-Type"), message.truncated) == (b"hello", "text/html", None)
    assert hashlib.sha256(manifest).hexdigest() == told["manifest_sha256"]
    assert (tried.tier, told["records"]) == ("T3", 7)


def test_an_address_given_by_hand_answers_the_citation_that_waits_for_it(
    captures: Captures,
) -> None:
    with site(lambda caller: caller.say(PAGE)) as court:
        cited = new_record_id(os.urandom)
        want(captures, court.url("/new"), cited)
        [tried] = allowing(captures, court.origin).capture_urls([court.url("/new")])
    assert (tried.citation, tried.state) == (cited, Standing.DONE)
    assert fields_of(captures, tried.record)["citation"] == cited
    assert captures.waiting() == []


def test_several_citations_of_one_page_are_fetched_once_and_recorded_each(
    captures: Captures,
) -> None:
    one, other = new_record_id(os.urandom), new_record_id(os.urandom)
    with site(PAGE) as court:
        for citation in (one, other, one):
            want(captures, court.url(), citation)
        tried = allowing(captures, court.origin).run_pending()
        assert court.connections == 1
    assert [item.citation for item in tried] == [one, other]
    assert {fields_of(captures, item.record)["citation"] for item in tried} == {one, other}
    assert len({item.content for item in tried}) == 1
    assert captures.waiting() == []


def test_a_capture_is_for_those_who_may_see_its_citation(captures: Captures) -> None:
    with site(PAGE) as court:
        with captures.archive.writing() as tx:
            citation = captures.journal.append(
                tx,
                "citation",
                what={"act": "create", "set": {"url": court.url()}},
                audience=Audience.LEGAL,
            ).record
            captures.enqueue(tx, citation, court.url())
        asked: list[Audience] = []
        mine = replace(
            allowing(captures, court.origin), recipients=lambda who: asked.append(who) or []
        )
        [tried] = mine.run_pending()
    assert asked == [Audience.LEGAL]
    assert tried.record is not None
    [row] = entries.entries_of(captures.archive.reading(), tried.record)
    assert row.audience == "legal"


def test_a_refusal_of_ours_is_a_fact_and_ends_it(captures: Captures) -> None:
    with site(PAGE) as court:
        [tried] = captures.capture_urls([court.url()])
    assert (tried.state, tried.outcome) == (Standing.FAILED, "refused")
    told = fields_of(captures, tried.record)
    assert (told["fault"], told["allowed_address"]) == ("blocked", False)
    assert "content" not in told


def test_an_error_page_of_the_site_is_content(captures: Captures) -> None:
    with site(b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone") as court:
        [tried] = allowing(captures, court.origin).capture_urls([court.url()])
    assert (tried.state, tried.outcome) == (Standing.DONE, "captured")
    assert fields_of(captures, tried.record)["status"] == 404


def test_a_busy_site_is_recorded_once_and_asked_again_until_it_answers(
    captures: Captures,
) -> None:
    answers = [b"HTTP/1.1 503 Busy\r\nContent-Length: 1\r\n\r\n."] * 2 + [PAGE]
    with site(lambda caller: caller.say(answers.pop(0))) as court:
        want(captures, court.url())
        mine = allowing(captures, court.origin)
        first, second, third = mine.run_pending()[0], mine.run_pending()[0], mine.run_pending()[0]
    assert (first.state, first.outcome) == (Standing.WAITING, "captured")
    assert first.reason == "the site answered 503"
    assert (second.state, second.record) == (Standing.WAITING, None)
    assert (third.state, third.outcome) == (Standing.DONE, "captured")
    assert captured(captures) == 2


def test_a_site_that_never_answers_is_given_up_with_a_last_fact(captures: Captures) -> None:
    with site(b"") as court:
        want(captures, court.url())
        mine = allowing(captures, court.origin)
        tried = [mine.run_pending()[0] for _ in range(MOST_TRIES)]
        assert mine.run_pending() == []
    assert [item.state for item in tried] == [Standing.WAITING] * 11 + [Standing.FAILED]
    assert [item.record is not None for item in tried] == [True] + [False] * 10 + [True]


def page(url: str, fault: Fault | None, *, peer: str | None = None) -> Fetched:
    now = clock.now()
    exchange = Exchange(url, now, now, peer=peer, fault=fault, reason="no answer")
    outcome = Outcome.FAILED if fault else Outcome.CAPTURED
    return Fetched(url, outcome, fault, "no answer", (exchange,), now, now)


def test_without_a_network_everything_waits_and_nobody_is_blamed(captures: Captures) -> None:
    asked: list[str] = []

    def offline(url: str) -> Fetched:
        asked.append(url)
        return page(url, Fault.NO_SUCH_NAME)

    for number in range(50):
        want(captures, f"https://site{number}.example/")
    tried = replace(captures, fetch=offline).run_pending()
    assert len(asked) == 3
    assert len(tried) == 50
    assert {(item.state, item.reason, item.record) for item in tried} == {
        (Standing.WAITING, NO_NETWORK, None)
    }
    assert captured(captures) == 0
    assert {(wish.state, wish.tries) for wish in captures.waiting()} == {(Standing.WAITING, 0)}
    assert replace(captures, fetch=offline).run_pending(due_only=True) == []


def test_a_missing_name_is_a_fact_once_the_internet_was_reached(captures: Captures) -> None:
    def online(url: str) -> Fetched:
        if "gone" in url:
            return page(url, Fault.NO_SUCH_NAME)
        return page(url, Fault.NOT_HTTP, peer="93.184.216.34:443")

    want(captures, "https://gone.example/")
    want(captures, "https://there.example/")
    tried = {item.url: item for item in replace(captures, fetch=online).run_pending()}
    gone = tried["https://gone.example/"]
    assert (gone.state, gone.outcome) == (Standing.WAITING, "failed")
    assert fields_of(captures, gone.record)["fault"] == "no-such-name"


def test_what_is_not_due_waits_unless_it_is_asked_for(captures: Captures) -> None:
    with site(b"") as court:
        want(captures, court.url())
        mine = allowing(captures, court.origin)
        assert len(mine.run_pending()) == 1
        assert mine.run_pending(due_only=True) == []
        assert len(mine.run_pending()) == 1


def test_waiting_grows_to_a_cap_and_is_never_in_step() -> None:
    low, high = (lambda count: b"\x00" * count), (lambda count: b"\xff" * count)
    minutes = [wait(tries, low).total_seconds() / 60 for tries in (1, 2, 3, 12, 10_000)]
    assert minutes == [0.5, 1.0, 2.0, 180.0, 180.0]
    assert wait(3, low) < wait(3, high) < wait(4, high)
    assert wait(0, low) == wait(1, low)


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX word")
@pytest.mark.parametrize("point", ["fetch", "take_in", "adopt", "append", "settle"])
def test_a_kill_at_any_point_loses_nothing_and_doubles_nothing(
    captures: Captures, folder: Path, point: str
) -> None:
    with site(PAGE) as court:
        want(captures, court.url())
        captures.archive.close()
        script = f"""
            import os, signal, sys
            from pathlib import Path
            from samples.passphrases import make_cheap
            from unit.capture.conftest import captures_of
            from satchel.capture import running
            from satchel.storage import contents, journal, queue
            from satchel.storage.archive import Archive

            def die(*args, **more):
                os.kill(os.getpid(), signal.SIGKILL)

            owner, name = {{
                "fetch": (running, "fetch"),
                "take_in": (contents.ContentStore, "take_in"),
                "adopt": (contents.ContentStore, "adopt"),
                "append": (journal.Journal, "append"),
                "settle": (queue, "settle"),
            }}[{point!r}]
            setattr(owner, name, die)
            make_cheap()
            archive = Archive.open(Path({str(folder)!r}), {PASSPHRASE!r})
            captures_of(archive, {court.origin!r}).run_pending()
        """
        home, tests = Path(satchel.__file__).parents[1], Path(__file__).parents[2]
        ended = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(script)],
            env=os.environ | {"PYTHONPATH": f"{home}{os.pathsep}{tests}"},
            check=False,
            capture_output=True,
        )
        assert ended.returncode == -9, ended.stderr.decode()
        with Archive.open(folder, PASSPHRASE) as archive:
            again = replace(captures, archive=archive, rules=rules(court.origin))
            assert captured(again) == 0
            [tried] = again.run_pending()
            assert (tried.state, tried.outcome) == (Standing.DONE, "captured")
            assert captured(again) == 1
            assert queue.open_wishes(archive.reading()) == []
