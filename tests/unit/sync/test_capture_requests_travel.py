"""Captured by someone safer: asked in a parcel, answered in a parcel, at the line that cited."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from satchel.assembly.capturing import captures, cite_checking, queueing, requests
from satchel.capture.queueing import Queueing
from satchel.capture.requests import HEADQUARTERS, Requests
from satchel.capture.running import Captures
from satchel.catalog.citing import Citations
from satchel.catalog.kinds import Kinds
from satchel.catalog.records import Records
from satchel.domain.capture_policy import Policy
from satchel.domain.cited import Cited
from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.domain.ids import MemberCode, RecordId
from satchel.domain.words import Audience
from satchel.storage import mission, queue
from satchel.storage.journal import Journal
from satchel.storage.queue import Standing
from satchel.storage.transaction import Transaction
from satchel.system.paths import schema_folder
from unit.sync.party import Party, Person

TEXT = b"The order of 14 February is signed.\n"


class Hand:
    """What one person captures, asks and cites with."""

    def __init__(self, person: Person, origin: str) -> None:
        self.person = person
        kinds, plain = Kinds(schema_folder() / "kinds"), person.journal
        journal = Journal(plain.author, plain.clock, plain.random, kinds.words, plain.anchor)
        self.records = Records(person.archive, journal, kinds)

        def readers(audience: Audience) -> list[object]:
            ours = mission.find(person.archive.reading())
            return list(ours.recipients(audience)) if ours else []

        found = captures(
            person.archive,
            journal,
            readers,
            self.member,
            frozenset({origin}),  # type: ignore[arg-type]
        )
        self.captures: Captures = replace(found, browse=None)
        self.requests: Requests = requests(self.captures)
        self.queueing: Queueing = queueing(person.archive, self.requests)

    @property
    def member(self) -> MemberCode:
        return MemberCode(str(self.person.journal.author.who["member"]))

    def cite(self, url: str) -> RecordId:
        def enqueue(tx: Transaction, citation: RecordId, address: str) -> None:
            wish = self.captures.enqueue(tx, citation, address)
            self.requests.ask_where_safer(tx, wish)

        case = self.records.add("case", {"title": "Bread"}).record
        citations = Citations(self.records, _no_text, enqueue)
        return citations.keep_address(url, case).record

    def word(self, citation: RecordId) -> Cited:
        found = cite_checking(self.person.archive).check()
        return next(one.judged.word for one in found if one.citation.record == citation)

    def bytes_of(self, record: RecordId) -> bytes:
        view = self.records.show(record)
        content = view.fields["content"]
        assert isinstance(content, dict)
        with self.person.archive.contents.open(content["id"]) as source:  # type: ignore[arg-type]
            return bytes(source.read())


def _no_text(*_: object) -> object:
    raise AssertionError("nothing is read")


@pytest.fixture
def site() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(TEXT)))
            self.end_headers()
            self.wfile.write(TEXT)

        def log_message(self, *_: object) -> None:
            return

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}", asked
        server.shutdown()


def carry(giver: Hand, taker: Hand, path: Path, **wish: object) -> None:
    giver.person.make(path, **wish)  # type: ignore[arg-type]  # test words
    taker.person.open(path)
    taker.requests.take_up()


def test_a_page_asked_of_headquarters_comes_back_to_the_line_that_cited_it(
    party: Party, site: tuple[str, list[str]]
) -> None:
    origin, asked = site
    office = Hand(party.founder(), origin)
    observer = Hand(party.admitted(office.person, "observer"), origin)
    url = f"http://{origin}/order.txt"
    observer.queueing.let_site("127.0.0.1", Policy.SAFER)
    citation = observer.cite(url)
    assert observer.word(citation) is Cited.ASKED, "a site's rule asks by itself"
    assert observer.captures.run_pending() == []

    carry(observer, office, party.folder / "up")
    (wish,) = queue.open_wishes(office.person.archive.reading())
    assert (wish.url, wish.citation, wish.requested_by) == (url, citation, observer.member)
    assert office.requests.take_up() == 0, "what was taken up is not taken up again"
    (tried,) = office.captures.run_pending()
    assert asked == ["/order.txt"], "asked once, and only from there"
    assert office.word(citation) is Cited.CAPTURED

    (answer,) = office.requests.for_member(observer.member)
    assert answer == tried.record
    carry(office, observer, party.folder / "down", to=observer.person.device, only=(answer,))
    assert observer.word(citation) is Cited.CAPTURED
    (mine,) = queue.listed(observer.person.archive.reading(), settled=True)
    assert (mine.state, mine.capture) == (Standing.DONE, answer)
    assert observer.bytes_of(answer) == office.bytes_of(answer), "she can open it herself"
    carry(office, observer, party.folder / "twice", to=observer.person.device, only=(answer,))
    assert len(queue.listed(observer.person.archive.reading(), settled=True)) == 1


def test_headquarters_can_ask_an_observer_and_she_decides(
    party: Party, site: tuple[str, list[str]]
) -> None:
    origin, asked = site
    office = Hand(party.founder(), origin)
    observer = Hand(party.admitted(office.person, "observer"), origin)
    citation = office.cite(f"http://{origin}/local.txt")
    (wish,) = queue.open_wishes(office.person.archive.reading())
    (request,) = office.requests.ask([wish.id], observer.member, "seen only from inside")
    assert office.requests.for_member(observer.member) == [request]
    to_her = {"to": observer.person.device, "only": (request,)}
    carry(office, observer, party.folder / "down", **to_her)
    assert observer.captures.run_pending() == [], "whoever asks does not see who watches her line"
    (held,) = queue.listed(observer.person.archive.reading())
    assert (held.policy, held.request) == (Policy.BY_NAME, request)
    (told,) = observer.requests.listed()
    assert (told.by, told.why, told.is_ours) == (office.member, "seen only from inside", False)

    (tried,) = observer.captures.capture_urls([f"http://{origin}/local.txt"])
    assert asked == ["/local.txt"]
    carry(observer, office, party.folder / "up")
    assert office.word(citation) is Cited.CAPTURED
    (settled,) = queue.listed(office.person.archive.reading(), settled=True)
    assert (settled.state, settled.capture) == (Standing.DONE, tried.record)
    assert office.requests.for_member(observer.member) == []


def test_a_request_taken_back_is_taken_from_the_others_queue(
    party: Party, site: tuple[str, list[str]]
) -> None:
    origin, asked = site
    office = Hand(party.founder(), origin)
    observer = Hand(party.admitted(office.person, "observer"), origin)
    citation = observer.cite(f"http://{origin}/mistake.txt")
    (request,) = observer.requests.ask(
        [wish.id for wish in observer.queueing.find([citation])], HEADQUARTERS
    )
    carry(observer, office, party.folder / "up")
    assert len(queue.open_wishes(office.person.archive.reading())) == 1
    observer.records.withdraw(request, "cited by mistake")
    carry(observer, office, party.folder / "again")
    assert queue.open_wishes(office.person.archive.reading()) == []
    assert office.captures.run_pending() == []
    assert asked == []


def test_an_observer_asks_a_colleague_and_headquarters_only_passes_it_on(
    party: Party, site: tuple[str, list[str]]
) -> None:
    origin, asked = site
    office = Hand(party.founder(), origin)
    observer = Hand(party.admitted(office.person, "observer"), origin)
    colleague = Hand(party.admitted(office.person, "colleague"), origin)
    citation = observer.cite(f"http://{origin}/order.txt")
    wishes = [wish.id for wish in observer.queueing.find([citation])]
    (request,) = observer.requests.ask(wishes, colleague.member, "her line is watched less")
    assert observer.word(citation) is Cited.ASKED

    carry(observer, office, party.folder / "up")
    assert queue.open_wishes(office.person.archive.reading()) == [], "it was not asked of them"
    assert office.requests.for_member(observer.member) == []
    assert office.requests.for_member(colleague.member) == [request]
    to_her = {"to": colleague.person.device, "only": (request,)}
    carry(office, colleague, party.folder / "across", **to_her)
    (held,) = queue.listed(colleague.person.archive.reading())
    assert (held.policy, held.requested_by) == (Policy.BY_NAME, observer.member)
    assert colleague.captures.run_pending() == [], "she decides"
    (tried,) = colleague.captures.capture_urls([f"http://{origin}/order.txt"])
    assert asked == ["/order.txt"]

    carry(colleague, office, party.folder / "answered")
    assert office.word(citation) is Cited.CAPTURED
    assert office.requests.for_member(colleague.member) == []
    (answer,) = office.requests.for_member(observer.member)
    assert answer == tried.record
    carry(office, observer, party.folder / "home", to=observer.person.device, only=(answer,))
    assert observer.word(citation) is Cited.CAPTURED
    (mine,) = queue.listed(observer.person.archive.reading(), settled=True)
    assert (mine.state, mine.capture) == (Standing.DONE, answer)
    assert observer.bytes_of(answer) == colleague.bytes_of(answer)


def test_what_is_asked_of_nobody_waits_at_headquarters_for_its_name(
    party: Party, site: tuple[str, list[str]]
) -> None:
    origin, asked = site
    office = Hand(party.founder(), origin)
    observer = Hand(party.admitted(office.person, "observer"), origin)
    citation = observer.cite(f"http://{origin}/order.txt")
    wishes = [wish.id for wish in observer.queueing.find([citation])]
    observer.requests.ask(wishes, "M-000000")  # misheard: nobody is called so
    carry(observer, office, party.folder / "up")
    (held,) = queue.listed(office.person.archive.reading())
    assert held.policy is Policy.BY_NAME
    assert office.captures.run_pending() == []
    office.captures.capture_urls([f"http://{origin}/order.txt"])
    assert asked == ["/order.txt"]
    (answer,) = office.requests.for_member(observer.member)
    carry(office, observer, party.folder / "home", to=observer.person.device, only=(answer,))
    assert observer.word(citation) is Cited.CAPTURED


def test_nobody_asks_oneself_and_nothing_is_changed_by_trying(
    party: Party, site: tuple[str, list[str]]
) -> None:
    office = Hand(party.founder(), site[0])
    for of in (HEADQUARTERS, office.member):
        with pytest.raises(RefusedByPolicy, match="this archive itself"):
            office.requests.may_ask(of)
    with pytest.raises(NoSuchThing):
        office.requests.may_ask("M-AAAAAA")  # headquarters knows everybody
    assert queue.listed(office.person.archive.reading(), settled=True) == []
