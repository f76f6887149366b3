"""A case and a person in their windows: what happened, what is known, and what is added."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from gui.knowledge.conftest import Office
from satchel.assembly.desk import Desk
from satchel.catalog.people import PersonWish
from satchel.domain.names.spelled import Spelled
from satchel.gui.knowledge.case import Case
from satchel.gui.knowledge.dossier_presenter import WHERE_FROM
from satchel.gui.knowledge.editors import DateEditor, LineEditor
from satchel.gui.knowledge.listing import People
from satchel.gui.knowledge.person import Person
from satchel.gui.knowledge.roles_editor import RolesEditor
from satchel.gui.knowledge.table import Table
from satchel.gui.places import Place
from satchel.storage.records import ListWish

HIDDEN = "Zhanibek Qoldasov"


def _disputed(desk: Desk) -> tuple[str, str, str]:
    """A detention with two dates, each from a paper of its own."""
    case = desk.records.add("case", {"title": "Five bakers"}).record
    first, second = (
        desk.records.add("event", {"case": case, "title": title, "event_kind": "meeting"}).record
        for title in ("Ruling", "Letter")
    )
    dates = [
        {"field": "date", "value": "2019-07-12", "source": first, "place": "page 1"},
        {"field": "date", "value": "2019-07", "source": second, "by": "the family"},
    ]
    told = {"case": case, "title": "Detained", "event_kind": "detention"}
    event = desk.records.add("event", told, statements=dates).record
    return case, event, first


def _shown(widget: QWidget) -> str:
    """Every word that is on a widget or could be read out from it."""
    texts: list[str] = []
    for one in widget.findChildren(QWidget):
        texts += [one.accessibleName(), one.accessibleDescription()]
        if isinstance(one, QLabel):
            texts.append(one.text())
        if isinstance(one, Table):
            texts += [cell for line in one.model_.lines for cell in line.cells]
    return "\n".join(texts)


def test_disputed_dates_stand_beside_each_other_and_lead_to_their_sources(office: Office) -> None:
    case, event, first = office.do(_disputed)
    screen = office.screen(Case, "case", case)
    table = screen.view.chronology
    lines = [line for line in table.model_.lines if line.record == event]
    assert [line.cells[0] for line in lines] == ["July 2019", "12 July 2019"]
    assert all("sources disagree on the date" in line.cells[1] for line in lines)
    row = next(at for at, one in enumerate(table.model_.lines) if "page 1" in one.cells[WHERE_FROM])
    table.setCurrentIndex(table.model_.index(row, WHERE_FROM))
    office.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert office.gone == [Place("record", first, "page 1")]


def test_the_timeline_is_walked_and_opened_by_keys(office: Office) -> None:
    case, _, _ = office.do(_disputed)
    office.do(
        lambda desk: desk.records.add(
            "event", {"case": case, "event_kind": "hearing", "title": "First", "date": "2020-02"}
        )
    )
    timeline = office.screen(Case, "case", case).view.timeline
    timeline.setFocus()
    office.qtbot.keyClick(timeline, Qt.Key.Key_Home)
    said = [timeline.accessibleDescription()]
    for _ in range(2):
        office.qtbot.keyClick(timeline, Qt.Key.Key_Right)
        said.append(timeline.accessibleDescription())
    assert said[0].startswith("July 2019 – Event: Detained")
    assert said[1].startswith("12 July 2019 – Event: Detained")
    assert "sources disagree on the date" in said[1]
    assert said[2].startswith("February 2020 – Event: First")
    office.qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert office.gone[-1].screen == "hearing"


def test_what_is_typed_survives_leaving_and_is_kept_from_the_draft(office: Office) -> None:
    case = office.do(lambda desk: desk.records.add("case", {"title": "Bread"}).record)
    screen = office.screen(Case, "case", case)
    screen.add("incident")
    office.settle()
    summary = screen.form.editor("what")
    summary.put("Two men at the door")
    summary.edited.emit()
    screen.leave()
    office.settle()
    screen.close()
    again = office.screen(Case, "case", case)
    again.add("incident")
    office.settle()
    assert again.form.editor("what").value() == "Two men at the door"
    assert again.form.editor("case").value() == case
    date = again.form.editor("date")
    assert isinstance(date, DateEditor)
    office.qtbot.keyClicks(date.line, "12.07.2019")
    assert date.said.text() == "Understood: 12 July 2019"
    again.form._keep.click()
    office.until(lambda: not again.form.is_open)
    kept = office.ask(lambda desk: _only(desk, "incident"))
    assert kept == {"case": case, "date": "2019-07-12", "what": "Two men at the door"}
    assert office.ask(lambda desk: desk.drafts.all()) == []


def test_a_form_asked_for_over_another_takes_its_place(office: Office) -> None:
    """The page of the case was once drawn over it: the first form gave it back as it closed."""
    case = office.do(lambda desk: desk.records.add("case", {"title": "Bread"}).record)
    screen = office.screen(Case, "case", case)
    screen.edit()
    office.until(lambda: screen.form.is_open)
    screen.add("event")
    office.until(lambda: screen.form.is_open)
    assert (screen.form.isVisible(), screen.first.isVisible()) == (True, False)


def test_who_did_nothing_on_a_known_day_is_shown_by_what_is_known(office: Office) -> None:
    def people(desk: Desk) -> str:
        wish = PersonWish(names=[Spelled("Aigul", "kk")], roles=["judge"])
        return desk.people.add(wish).written.record

    view = office.screen(Person, "person", office.do(people)).view
    assert view.tabs.tabText(view.tabs.currentIndex()) == "What is known"


def test_a_column_in_which_nothing_stands_is_not_shown(office: Office) -> None:
    def make(desk: Desk) -> str:
        case = desk.records.add("case", {"title": "Bread"}).record
        desk.people.add(PersonWish(names=[Spelled("Aigul", "kk")], case=case))
        return case

    view = office.screen(Case, "case", office.do(make)).view
    office.until(lambda: bool(view.listed.model_.lines))
    assert [view.listed.isColumnHidden(at) for at in range(4)] == [True, False, True, True]


def test_an_edit_of_somebody_else_in_between_is_told_and_nothing_typed_is_lost(
    office: Office,
) -> None:
    case = office.do(lambda desk: desk.records.add("case", {"title": "Bread"}).record)
    screen = office.screen(Case, "case", case)
    screen.edit()
    office.settle()
    court = screen.form.editor("court")
    assert isinstance(court, LineEditor)
    office.qtbot.keyClicks(court.line, "City Court")
    office.do(lambda desk: desk.records.edit(case, {"number": "5/19"}))
    office.qtbot.keyClick(court.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.until(lambda: screen.form.editor("number").value() == "5/19")
    assert screen.form.editor("court").value() == "City Court"
    assert "court" not in office.ask(lambda desk: desk.records.show(case).fields)
    screen.form._keep_record()
    office.until(lambda: not screen.form.is_open)
    kept = office.ask(lambda desk: dict(desk.records.show(case).fields))
    assert kept == {"title": "Bread", "number": "5/19", "court": "City Court"}


def test_a_protected_name_is_nowhere_on_the_screens_and_in_no_draft(office: Office) -> None:
    def people(desk: Desk) -> tuple[str, str]:
        case = desk.records.add("case", {"title": "Bread"}).record
        names = [Spelled(HIDDEN, "en")]
        wish = PersonWish(names=names, protected=True, case=case, roles=["witness"])
        return case, desk.people.add(wish).written.record

    case, person = office.do(people)
    listed = office.screen(People, "people")
    shown = office.screen(Person, "person", person)
    whole = office.screen(Case, "case", case)
    for screen in (listed, shown, whole):
        assert HIDDEN.split()[1] not in _shown(screen)
    assert "W-1" in _shown(listed)
    listed.add()
    office.settle()
    names = listed.form.editor("names")
    names.put([{"text": HIDDEN}])
    listed.form.editor("protected").put(True)
    listed.form._edited()
    listed.leave()
    office.settle()
    drafts = office.ask(lambda desk: [draft.value for draft in desk.drafts.all()])
    assert drafts
    assert HIDDEN not in str(drafts)


def test_two_records_of_one_person_are_shown_before_they_are_joined_and_can_be_parted(
    office: Office,
) -> None:
    def both(desk: Desk) -> list[str]:
        wishes = [PersonWish(names=[Spelled(name)]) for name in ("Aidar Serikov", "Айдар Сериков")]
        return [desk.people.add(wish).written.record for wish in wishes]

    keep, other = office.do(both)
    screen = office.screen(Person, "person", keep)
    screen._join()
    field = screen.joining.other
    field.line.setFocus()
    office.qtbot.keyClicks(field.line, "Aidar")
    office.until(lambda: field.found.rowCount() > 0)
    titles = [field.found.at(row).record for row in range(field.found.rowCount())]
    field.choose(field.found.at(titles.index(other)))
    office.until(screen.joining.say_so.isEnabled)
    assert "Айдар Сериков" in _shown(screen.joining)
    assert "Aidar Serikov" in _shown(screen.joining)
    screen.joining.say_so.click()
    office.settle()
    assert screen.dossier is not None
    assert [record for record, _ in screen.dossier.joined] == [other]
    screen._part(other)
    office.settle()
    assert screen.dossier.joined == ()


def test_columns_are_as_wide_as_she_made_them_the_next_time(office: Office) -> None:
    screen = office.screen(People, "people")
    screen.table.horizontalHeader().resizeSection(0, 333)
    office.until(lambda: bool(office.ask(lambda desk: desk.preferences.all())))
    again = office.screen(People, "people")
    assert again.table.columnWidth(0) == 333


def _only(desk: Desk, kind: str) -> dict[str, object]:
    (view,) = desk.records.select(ListWish(kind=kind))
    return dict(view.fields)


def test_a_role_is_edited_in_her_words_and_kept_as_before(office: Office) -> None:
    told = {"names": [{"text": "A. B."}], "roles": ["accused", "Neighbour"]}
    person = office.do(lambda desk: desk.records.add("person", told).record)
    screen = office.screen(Person, "person", person)
    screen.edit()
    office.settle()
    roles = screen.form.editor("roles")
    assert isinstance(roles, RolesEditor)
    assert roles.text.toPlainText() == "Accused\nNeighbour"
    assert roles.value() == told["roles"]
    roles.text.setPlainText("Accused\nwitness\nNeighbour")
    screen.form._keep.click()
    office.until(lambda: not screen.form.is_open)
    kept = office.ask(lambda desk: desk.records.show(person).fields["roles"])
    assert kept == ["accused", "witness", "Neighbour"]


def test_what_was_typed_of_a_name_or_a_statement_can_be_thrown_away(office: Office) -> None:
    person = office.do(lambda desk: desk.records.add("person", {"names": [{"text": "A"}]}).record)
    screen = office.screen(Person, "person", person)
    screen._name()
    office.settle()
    naming = screen.naming
    naming.name.put("Typed in vain")
    naming.discarding.button.click()
    assert naming.discarding.button.text() == "Discard what I typed"
    assert naming.name.value() == "Typed in vain", "the first press only asks"
    naming.discarding.button.click()
    office.settle()
    assert screen.body.currentWidget() is not naming
    screen._name()
    office.settle()
    assert naming.name.value() is None
    assert naming.discarding.button.text() == "Discard"
    naming._close()

    screen.state()
    office.settle()
    statement = screen.statement
    assert statement.is_open
    statement.about.put({"by": "the clerk"})
    statement._edited()
    statement.discarding.button.click()
    statement.discarding.button.click()
    office.settle()
    assert not statement.is_open
    assert office.ask(lambda desk: desk.drafts.get(f"statement:{person}")) is None
