"""A report's sources and a captured page, over a real archive and a site on this computer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gui.knowledge.conftest import Office
from satchel.assembly import capture_file_check, capturing_now
from satchel.assembly.desk import Desk
from satchel.capture.browser.results import Browsed, Part
from satchel.capture.requests import HEADQUARTERS
from satchel.capture.running import Captures
from satchel.capture.watching import UNWATCHED
from satchel.domain.capture_policy import Policy
from satchel.gui.knowledge import sources_presenter
from satchel.gui.knowledge.sources import SourcesScreen
from satchel.gui.page import screen as page_screen
from satchel.gui.page.screen import HEADERS, HISTORY, PICTURE, TEXT, PageScreen
from satchel.gui.parts.choosing import Chooser
from satchel.gui.places import Place
from satchel.storage import queue
from unit.capture.browsing import browsed, exchanged, made
from unit.capture.sites import Caller, Site

OLD, NEW = "Room 4\nopen to all\n", "Room 4\nclosed\nno telephones\n"


class Court:
    """A site, and a browser that sees of it what `text` says now."""

    def __init__(self) -> None:
        self.text = OLD
        self.site = Site(self._answer)

    @property
    def url(self) -> str:
        return self.site.url("/calendar")

    def browse(self, url: str, cancelled: Callable[[], bool]) -> Browsed:
        exchanges = exchanged(url, self.site.origin)
        parts = made(Part.PICTURE, picture()), made(Part.TEXT, self.text.encode())
        return browsed(url, exchanges, exchanges[-1], title="Calendar", made=parts)

    def _answer(self, caller: Caller) -> None:
        caller.hear()
        body = f"<p>{self.text}".encode()
        kind = b"text/plain" if caller.path.endswith(".txt") else b"text/html"
        head = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nX-Court: a\r\nX-Court: b\r\n" % kind
        caller.say(head + b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body)


def picture() -> bytes:
    sink = io.BytesIO()
    Image.new("RGB", (320, 900), (240, 240, 220)).save(sink, "PNG")
    return sink.getvalue()


@pytest.fixture
def court(monkeypatch: pytest.MonkeyPatch) -> Iterator[Court]:
    site = Court()
    real = Desk.captures

    def captures(desk: Desk, *_told: Any, **_more: Any) -> Captures:
        found = real(desk, frozenset({site.site.origin}))
        return replace(found, browse=site.browse)

    monkeypatch.setattr(Desk, "captures", captures)
    yield site
    site.site.close()


def cited(office: Office, *urls: str) -> tuple[str, list[str]]:
    def keep(desk: Desk) -> tuple[str, list[str]]:
        case = desk.records.add("case", {"title": "Bread"}).record
        return case, [desk.citations.keep_address(url, case).record for url in urls]

    found: tuple[str, list[str]] = office.do(keep)
    return found


def run(office: Office) -> None:
    office.do(lambda desk: capturing_now.capture_now(desk, UNWATCHED))


def newest(office: Office, url: str) -> str:
    return str(office.ask(lambda desk: desk.looked_at.of_url(url)[-1].record))


def test_the_table_says_what_became_of_each_and_acts_on_the_chosen(
    office: Office, court: Court
) -> None:
    case, (here, later) = cited(office, court.url, court.site.url("/later"))
    screen = office.screen(SourcesScreen, "sources", case)
    assert screen.counts.text() == "2 sources · 2 waiting"
    bar = screen.bar
    screen.table.go_to(1)
    assert bar.later.text() == "Pause"
    bar.later.click()
    office.until(lambda: bar.later.text() == "Go on with it")
    bar.pending.click()
    office.until(lambda: screen.counts.text() == "2 sources · 1 waiting · 1 captured")
    assert office.said[-1].startswith("1 captured")
    assert not bar.running.is_running
    assert bar.running.line.isHidden()
    screen.table.go_to(0)
    (line, _) = screen.table.model_.lines
    assert line.record == here
    assert line.leads_to(sources_presenter.STATE) == Place("page", newest(office, court.url))
    office.until(lambda: screen.thumbs.get(newest(office, court.url)) is not None)
    court.text = NEW
    bar.again.click()
    office.until(lambda: "1 changed since" in screen.counts.text())
    assert screen.table.model_.lines[0].cells[sources_presenter.STATE] == (
        "changed since: 1 line went, 2 lines came"
    )

    screen.table.go_to(1)
    bar.safer.click()
    office.until(lambda: bar.whom.list.isVisible())
    assert bar.whom.list.item(0).text() == "headquarters"
    bar.whom.why.setText("my line is watched")
    ask = next(one for one in bar.whom.findChildren(QPushButton) if one.text() == "Ask")
    ask.click()
    office.until(lambda: "1 asked of someone safer" in screen.counts.text())
    assert not bar.capture.isEnabled()
    assert not bar.pending.isEnabled()
    (made,) = office.ask(lambda desk: desk.capture_requests.listed())
    assert (made.of, made.why) == (HEADQUARTERS, "my line is watched")
    bar.cancel.click()
    office.until(lambda: "1 not captured" in screen.counts.text())
    assert office.ask(lambda desk: desk.capture_requests.listed()) == []
    assert office.refused == []
    assert later in [line.record for line in screen.table.model_.lines]


def test_a_page_shows_its_parts_and_what_changed(office: Office, court: Court) -> None:
    cited(office, court.url)
    run(office)
    court.text = NEW
    office.do(lambda desk: capturing_now.capture_page(desk, UNWATCHED, court.url))
    screen = office.screen(PageScreen, "page", newest(office, court.url))
    office.until(lambda: screen.reader.canvas._seen is not None)
    assert screen.state.text().startswith("captured · ")
    assert screen.state.text().endswith("by a browser, with every byte of its line (T1)")

    screen.tabs.setCurrentIndex(TEXT)
    office.until(lambda: screen.text.toPlainText() == NEW)
    screen.tabs.setCurrentIndex(HEADERS)
    office.until(lambda: bool(screen.head.toPlainText()))
    head = screen.head.toPlainText().split("\n")
    assert head[0] == "HTTP/1.1 200 OK"
    assert [line for line in head if line.startswith("X-Court")] == ["X-Court: a", "X-Court: b"]

    screen.tabs.setCurrentIndex(HISTORY)
    assert [line.cells[4] for line in screen.history.table.model_.lines] == ["", "this one"]
    screen.history.before.click()
    office.until(lambda: "1 line went, 2 lines came" in screen.history.said.text())
    assert screen.history.change.toPlainText().split("\n") == [
        "   Room 4", "−  open to all", "+  closed", "+  no telephones",
    ]  # fmt: skip

    signed = office.ask(lambda desk: desk.records.select(_custody()))
    assert [one.fields["act"] for one in signed] == ["viewed"], "it was signed once"
    screen.hide()
    assert not screen.text.toPlainText()
    assert not screen.head.toPlainText()


def test_what_is_not_for_this_laptop_is_refused_in_the_window_too(
    office: Office, court: Court
) -> None:
    cited(office, court.url)
    run(office)
    office.do(lambda desk: desk.queueing.let_site("127.0.0.1", Policy.NEVER))
    asked = len(court.site.requests)
    screen = office.screen(PageScreen, "page", newest(office, court.url))
    screen.again.click()
    office.until(lambda: not screen.running.is_running)
    assert "not to be fetched at all" in office.said[-1]
    assert len(court.site.requests) == asked
    assert office.ask(lambda desk: len(queue.open_wishes(desk.archive.reading()))) == 0


def test_who_may_fetch_a_page_is_said_in_place_and_holds_later_too(
    office: Office, court: Court
) -> None:
    case, _ = cited(office, court.url, "https://a.example/x")
    run(office)
    screen = office.screen(SourcesScreen, "sources", case)
    screen.table.go_to(0)
    bar = screen.bar
    bar.rule.click()
    assert not bar.ruling.isHidden()
    nobody = bar.ruling.choices.buttons()[3]
    nobody.click()
    bar.ruling._agree()
    office.settle()
    screen.table.go_to(0)
    assert not bar.again.isEnabled()
    asked = len(court.site.requests)
    office.do(lambda desk: desk.citations.keep_address(court.url, case))
    run(office)
    assert len(court.site.requests) == asked, "what was said of an address holds for it later"
    screen.table.go_to(1)
    bar.rule.click()
    bar.ruling.choices.buttons()[2].click()
    bar.ruling.whole.setChecked(True)
    bar.ruling._agree()
    office.settle()
    assert office.ask(lambda desk: desk.queueing.sites()) == {"a.example": Policy.SAFER}


def test_a_page_opens_as_it_was_once_and_is_closed_with_what_is_sealed(
    office: Office, court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    cited(office, court.url)
    run(office)
    record = newest(office, court.url)
    opened: list[_Window] = []

    def prepare(desk: Desk, asked: str, language: str) -> _Window:
        assert (asked, language) == (record, "en")
        opened.append(_Window())
        return opened[-1]

    monkeypatch.setattr("satchel.gui.page.replaying.prepare", prepare)
    screen = office.screen(PageScreen, "page", record)
    screen.replay.click()
    screen.replay.click()
    office.until(lambda: bool(opened) and opened[0].ended is not None)
    assert office.said[-1] == "It is open already, in a window of its own."
    assert len(opened) == 1
    monkeypatch.setattr(page_screen.presenter, "can_be_read", lambda desk, record: False)
    screen.replaying.close_what_is_gone()
    office.until(lambda: opened[0].is_stopped)


class _Window:
    """A replay that is open until it is stopped."""

    def __init__(self) -> None:
        self.ended: Callable[[Any], None] | None = None
        self.is_stopped = False

    def start(self, ended: Callable[[Any], None]) -> None:
        self.ended = ended

    def stop(self) -> None:
        self.is_stopped = True


def _custody() -> Any:
    from satchel.storage.records import ListWish

    return ListWish(kind="custody-entry", only=("act", "viewed"))


def test_a_file_has_no_picture_and_the_screen_says_why(office: Office, court: Court) -> None:
    url = court.site.url("/list.txt")
    cited(office, url)
    run(office)
    screen = office.screen(PageScreen, "page", newest(office, url))
    office.until(lambda: "one file" in screen.reader.said.text())
    assert screen.tabs.currentIndex() == PICTURE


def test_a_capture_is_written_to_a_file_that_proves_itself(
    office: Office, court: Court, tmp_path: Path
) -> None:
    cited(office, court.url)
    run(office)
    screen = office.screen(PageScreen, "page", newest(office, court.url))
    office.until(screen.out.isEnabled)
    screen.out.click()
    chooser = screen.window().findChild(Chooser)
    assert isinstance(chooser, Chooser)
    chooser.path.setText(str(tmp_path))
    QTest.keyClick(chooser.path, Qt.Key.Key_Return)
    chooser.name.setText("calendar.wacz")
    QTest.keyClick(chooser.name, Qt.Key.Key_Return)
    office.until(lambda: bool(office.said))
    assert office.said[-1].startswith("Written without cookies")
    assert capture_file_check.check(tmp_path / "calendar.wacz").damage == ()
    with zipfile.ZipFile(tmp_path / "calendar.wacz") as file:
        assert "evidence/instructions.txt" in file.namelist()
