"""Every screen there is, by the name a `Place` calls it.

A screen is made when it is first shown and lives as long as the window. `words` is its
name in the palette; a screen without words needs a record and is reached from others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from satchel.gui.attaching.screen import AttachScreen
from satchel.gui.authorities.screen import AuthoritiesScreen
from satchel.gui.context import Context, Screen
from satchel.gui.finding.exhibit import ExhibitScreen
from satchel.gui.finding.exhibit import words as exhibit_words
from satchel.gui.finding.record import RecordScreen
from satchel.gui.finding.search import Search
from satchel.gui.giving.screen import GivingScreen
from satchel.gui.hearing.view import Hearing
from satchel.gui.knowledge.case import Case
from satchel.gui.knowledge.letter import Letter
from satchel.gui.knowledge.letters import Letters
from satchel.gui.knowledge.listing import Cases, People
from satchel.gui.knowledge.person import Person
from satchel.gui.knowledge.sources import SourcesScreen
from satchel.gui.losing.screen import LosingScreen
from satchel.gui.page.screen import PageScreen
from satchel.gui.report.view import ReportScreen
from satchel.gui.sending.bringing_in import BringIn
from satchel.gui.sending.members import Members
from satchel.gui.sending.send import Send
from satchel.gui.sending.travel import Travel
from satchel.gui.settings.glossary import Glossary
from satchel.gui.settings.view import Settings
from satchel.gui.shell.home import Home
from satchel.gui.viewing.screen import ViewScreen


@dataclass(frozen=True, slots=True)
class Entry:
    """How a screen is made, and what it is called where it can be chosen."""

    make: Callable[[Context], Screen]
    words: Callable[[], str] | None = None


def screens() -> dict[str, Entry]:
    """The table; its order is the palette's."""
    return {
        "home": Entry(Home, Home.words),
        "hearing": Entry(Hearing, Hearing.words),
        "report": Entry(ReportScreen),
        "send": Entry(Send, Send.words),
        "bring-in": Entry(BringIn, BringIn.words),
        "members": Entry(Members, Members.words),
        "lost-device": Entry(LosingScreen, LosingScreen.words),
        "giving": Entry(GivingScreen, GivingScreen.words),
        "travel": Entry(Travel, Travel.words),
        "cases": Entry(Cases, Cases.words),
        "case": Entry(Case),
        "people": Entry(People, People.words),
        "person": Entry(Person),
        "letters": Entry(Letters, Letters.words),
        "letter": Entry(Letter),
        "sources": Entry(SourcesScreen, SourcesScreen.words),
        "page": Entry(PageScreen),
        "search": Entry(Search, Search.words),
        "record": Entry(RecordScreen),
        "exhibit": Entry(ExhibitScreen, exhibit_words),
        "viewer": Entry(ViewScreen),
        "attach": Entry(AttachScreen),
        "authorities": Entry(AuthoritiesScreen, AuthoritiesScreen.words),
        "settings": Entry(Settings, Settings.words),
        "glossary": Entry(Glossary, Glossary.words),
    }
