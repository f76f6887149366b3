"""A page that a site keeps from the recorder: what its screen says, offers, and does not show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from gui.knowledge.conftest import Office
from satchel.assembly import capturing_now
from satchel.assembly.desk import Desk
from satchel.capture.browser.results import Browsed, Part
from satchel.capture.running import Captures
from satchel.capture.watching import UNWATCHED
from satchel.gui.knowledge.sources import SourcesScreen
from satchel.gui.page.screen import CERTIFICATE, HEADERS, PageScreen
from satchel.gui.parts.text import Plain
from unit.capture.browsing import browsed, exchanged, made
from unit.capture.sites import site
from unit.capture.test_unread_captures import URL, unread

REFUSAL = b"HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nrobo"


def refused() -> Browsed:
    with site(REFUSAL) as court:
        (answer,) = exchanged(court.url("/"), court.origin)
    return browsed(URL, (answer,), answer, made=(made(Part.TEXT, b"robots may not enter"),))


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """In which way pages were captured: by a recorder that is refused, or by the browser."""
    taken: list[str] = []
    real = Desk.captures

    def way(name: str, page: Callable[[], Browsed]) -> Callable[..., Browsed]:
        def browse(_url: str, _cancelled: object) -> Browsed:
            taken.append(name)
            return page()

        return browse

    def captures(desk: Desk, *_told: Any, **_more: Any) -> Captures:
        return replace(
            real(desk), browse=way("recorder", refused), browse_unread=way("own", unread)
        )

    monkeypatch.setattr(Desk, "captures", captures)
    return taken


def newest(office: Office) -> str:
    return str(office.ask(lambda desk: desk.looked_at.of_url(URL)[-1].record))


def test_a_refused_page_offers_the_browsers_own_connection_and_says_what_it_means(
    office: Office, ways: list[str]
) -> None:
    office.do(lambda desk: capturing_now.capture_page(desk, UNWATCHED, URL))
    first = newest(office)
    screen = office.screen(PageScreen, "page", first)
    office.until(lambda: screen.own.button.isVisible() and screen.own.button.isEnabled())
    assert "what it sends over that is not kept" in screen.own.words.text()
    assert ways == ["recorder"]
    screen.own.button.click()
    office.until(lambda: not screen.running.is_running and newest(office) != first)
    assert ways == ["recorder", "own"]
    assert office.refused == []

    shown = office.screen(PageScreen, "page", newest(office))
    office.until(lambda: "(T2)" in shown.state.text())
    assert not shown.replay.isEnabled()
    assert shown.out.isEnabled()
    assert "is not kept" in shown.own.words.text()
    shown.tabs.setCurrentIndex(HEADERS)
    office.until(lambda: "was not kept" in shown.head.toPlainText())
    shown.tabs.setCurrentIndex(CERTIFICATE)
    assert shown.opened is not None
    assert shown.opened.certificate == ()
    facts = dict(shown.opened.facts)
    assert facts["Not kept"].startswith("what came over 2 protected lines")


def test_among_all_sources_one_is_captured_so_after_it_was_said_what_it_means(
    office: Office, ways: list[str]
) -> None:
    case = office.do(lambda desk: desk.records.add("case", {"title": "Bread"}).record)
    office.do(lambda desk: desk.citations.keep_address(URL, case))
    screen = office.screen(SourcesScreen, "sources")
    office.until(lambda: bool(screen.table.model_.lines))
    assert not screen.bar.own.isEnabled()
    screen.table.go_to(0)
    screen.bar.own.click()
    assert "what it sends over that is not kept" in " ".join(
        label.text() for label in screen.bar.own_asked.findChildren(Plain)
    )
    assert screen.bar.own_asked.capture.hasFocus()
    assert ways == []
    screen.bar.own_asked.capture.click()
    office.until(lambda: ways == ["own"] and not screen.bar.running.is_running)
    assert office.refused == []
