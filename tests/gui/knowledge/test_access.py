"""Whoever cannot see the screens is told what each control is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from gui.knowledge.conftest import Office
from satchel.gui.context import Screen
from satchel.gui.finding.search import Search
from satchel.gui.knowledge.case import Case
from satchel.gui.knowledge.letter import Letter
from satchel.gui.knowledge.letters import Letters
from satchel.gui.knowledge.listing import Cases, People
from satchel.gui.knowledge.person import Person
from satchel.gui.knowledge.sources import SourcesScreen


def _unnamed(screen: Screen) -> list[str]:
    """Controls that keys can reach and that say nothing of themselves."""
    found: list[str] = []
    for one in screen.findChildren(QWidget):
        reached = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisibleTo(screen)
        inside = one.focusProxy() is not None or one.objectName().startswith("qt_")
        if not reached or inside or isinstance(one, QScrollArea):
            continue
        words = one.accessibleName() or (one.text() if isinstance(one, QAbstractButton) else "")
        if not words and not (one.parentWidget() and one.parentWidget().accessibleName()):
            found.append(f"{type(one).__name__} in {type(one.parentWidget()).__name__}")
    return found


@pytest.mark.parametrize("screen", [Search, Cases, People, Letters, SourcesScreen])
def test_every_control_of_a_list_has_a_name(office: Office, screen: type[Screen]) -> None:
    assert _unnamed(office.screen(screen, "any")) == []


def test_every_control_of_a_record_and_of_its_forms_has_a_name(office: Office) -> None:
    case = office.do(lambda desk: desk.records.add("case", {"title": "Bread"}).record)
    whole = office.screen(Case, "case", case)
    assert _unnamed(whole) == []
    for kind in ("outcome", "correspondence", "person"):
        whole.add(kind)
        office.settle()
        assert _unnamed(whole) == []
    whole.state()
    office.settle()
    assert _unnamed(whole) == []


def test_tab_leads_from_the_last_field_to_the_buttons_below(office: Office) -> None:
    case = office.do(lambda desk: desk.records.add("case", {"title": "Bread"}).record)
    whole = office.screen(Case, "case", case)
    whole.add("outcome")
    office.settle()
    form = whole.form
    first = next(iter(form._editors.values())).control()
    seen, one = [first], first
    while (one := one.nextInFocusChain()) is not first:
        seen.append(one)
    order = [seen.index(one) for one in (form._keep, form._aside, form._discarding.button)]
    fields = [seen.index(editor.control()) for editor in form._editors.values()]
    about = [at for at, one in enumerate(seen) if form._about.isAncestorOf(one)]
    assert [*fields, *sorted(about), *order] == sorted([*fields, *about, *order])


def test_every_control_of_a_person_and_a_letter_has_a_name(office: Office) -> None:
    person = office.do(lambda desk: desk.records.add("person", {"code": "W-9"}).record)
    shown = office.screen(Person, "person", person)
    shown._name()
    office.settle()
    assert _unnamed(shown) == []
    shown._join()
    assert _unnamed(shown) == []
    letter = office.do(lambda desk: desk.letters.add({"letter_kind": "letter"}).record)
    read = office.screen(Letter, "letter", letter)
    read.no_reply()
    office.settle()
    assert _unnamed(read) == []
