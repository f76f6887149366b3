"""Forms of a mission: who may send one, what is refused, and that a version never changes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from satchel.catalog.forms import USUAL, form_in
from satchel.catalog.records import Records
from satchel.domain.errors import NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.words import Act, Role
from unit.catalog.reporting_party import Desk, desk_of, mission_form, question, words


@pytest.fixture
def desk(records: Records) -> Desk:
    made = desk_of(records)
    made.become(Role.COORDINATOR)
    return made


def test_the_hearing_report_is_there_without_any_mission(records: Records) -> None:
    desk = desk_of(records)
    assert [(one.form.name, one.record) for one in desk.forms.listed()] == [(USUAL, None)]
    assert desk.forms.find(USUAL).form.version == "1"


def test_a_coordinator_sends_a_form_and_the_newest_version_is_offered(desk: Desk) -> None:
    first = desk.records.add("form", mission_form("2"))
    desk.records.add("form", mission_form("10"))
    assert desk.forms.find("remand").form.version == "10"
    assert desk.forms.find("remand", "2").record == first.record
    assert desk.forms.find(first.record).form.version == "2"
    desk.records.withdraw(desk.forms.find("remand").record or "", "a mistake")
    assert desk.forms.find("remand").form.version == "2"
    with pytest.raises(NoSuchThing, match="no form 'remand version 10' here; there are"):
        desk.forms.find("remand", "10")


def test_an_observer_does_not_send_forms(desk: Desk) -> None:
    desk.become(Role.OBSERVER)
    with pytest.raises(RefusedByPolicy, match="sent by a coordinator"):
        desk.records.add("form", mission_form())


def test_what_no_coordinator_sent_is_never_offered_by_its_name(desk: Desk) -> None:
    desk.become(Role.OBSERVER)
    with desk.records.archive.writing() as tx:
        what = {"act": Act.CREATE.value, "set": mission_form("99", name=USUAL)}
        made = desk.records.journal.append(tx, "form", what=what)
    assert desk.forms.find(USUAL).form.version == "1"
    assert not next(one for one in desk.forms.listed() if one.record == made.record).is_ours
    assert desk.forms.find(made.record).form.version == "99"


def test_a_version_never_changes(desk: Desk) -> None:
    made = desk.records.add("form", mission_form())
    with pytest.raises(RefusedByPolicy, match="never changes"):
        desk.records.edit(made.record, {"title": words("Other")})
    with pytest.raises(RefusedByPolicy, match="Version 1 of remand is here already"):
        desk.records.add("form", mission_form())
    with pytest.raises(RefusedByPolicy, match="Version 1 of hearing-report is here already"):
        desk.records.add("form", mission_form(name=USUAL))
    desk.records.edit(made.record, {"restriction": [{"uses": ["print"]}]})


def test_what_another_device_edits_into_a_form_does_not_change_it(desk: Desk) -> None:
    made = desk.records.add("form", mission_form())
    with desk.records.archive.writing() as tx:
        what = {"act": Act.EDIT.value, "set": {"title": words("Other")}}
        desk.records.journal.append(tx, "form", what=what, record=made.record)
    assert desk.records.show(made.record).fields["title"] == words("Other")
    assert desk.forms.find("remand").form.title == words("Remand")


def test_a_number_keeps_its_meaning_in_the_next_version(desk: Desk) -> None:
    desk.records.add("form", mission_form("1", question("A4")))
    for again in (question("A4", "text"), question("A4", per="accused")):
        with pytest.raises(UsageError, match="'A4' asked yes-no per hearing in version 1"):
            desk.records.add("form", mission_form("2", again))
    desk.records.add("form", mission_form("2", question("A5", "text")))


def test_a_form_of_a_newer_version_is_left_alone(desk: Desk) -> None:
    """It came by parcel: kept as a record, offered to nobody, no harm to the others."""
    form = mission_form("3", question("A9", "photograph"))
    with desk.records.archive.writing() as tx:
        desk.records.journal.append(tx, "form", what={"act": Act.CREATE.value, "set": form})
        desk.records.journal.append(
            tx, "form", what={"act": Act.CREATE.value, "set": {"form": [[["deep"]]], "groups": 7}}
        )
    assert [one.form.name for one in desk.forms.listed()] == [USUAL]


def broken(change: str) -> Any:
    """A form with one thing wrong in it."""
    form = mission_form()
    first = form["groups"][0]["questions"][0]
    match change:
        case "per":
            first["per"] = "witness"
        case "asks":
            first["asks"] = 7
        case "number":
            first["number"] = "A0"
        case "unknown":
            first["mandatory"] = True
        case "missing":
            del first["asks"]
        case "language":
            del first["text"]["kk"]
        case "empty":
            first["text"]["kk"] = ""
        case "twice":
            form["groups"][0]["questions"].append(question("A1"))
        case "title":
            form["title"] = "Remand"
        case "groups":
            form["groups"] = {"A": []}
        case "long":
            first["text"]["en"] = "x" * 5000
        case "many":
            form["groups"] = form["groups"] * 60
        case "tag":
            first["text"]["e n"] = "x"
    return form


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("per", "groups[0].questions[0].per is one of hearing, accused"),
        ("asks", "groups[0].questions[0].asks is one of yes-no"),
        ("number", "groups[0].questions[0].number"),
        ("unknown", "no field 'mandatory'"),
        ("unknown", "groups[0].questions[0]"),
        ("missing", "it needs 'asks'"),
        ("missing", "groups[0].questions[0]"),
        ("language", "without 'kk': question A1"),
        ("empty", "groups[0].questions[0].text.kk is empty"),
        ("twice", "two questions 'A1'"),
        ("title", "title is of another type than object"),
        ("groups", "groups is of another type than array"),
        ("long", "groups[0].questions[0].text.en"),
        ("many", "groups is not of its form"),
        ("tag", "groups[0].questions[0].text"),
    ],
)
def test_a_form_that_is_none_is_refused_with_the_place(desk: Desk, change: str, place: str) -> None:
    fields = form_in(json.dumps(broken(change)).encode())
    with pytest.raises(UsageError) as refused:
        desk.forms.read(fields)
    assert place in refused.value.message
    with pytest.raises(UsageError):
        desk.records.add("form", fields)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\xff\xfe", "not JSON in UTF-8"),
        (b"{", "not JSON in UTF-8"),
        (b"[" * 100_000, "not JSON in UTF-8"),
        (b'{"a":' * 100_000, "not JSON in UTF-8"),
        (b"[]", "one JSON object"),
        (b'{"form": "a", "form": "b"}', "the name 'form' twice"),
        (b'{"groups": [{"letter": "A", "letter": "B"}]}', "the name 'letter' twice"),
        (b" " * (1024 * 1024 + 1), "at most 1 MiB"),
    ],
    ids=["bytes", "cut", "deep-lists", "deep-objects", "list", "twice", "twice-inside", "huge"],
)
def test_a_file_that_is_no_form_is_refused_in_one_sentence(raw: bytes, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        form_in(raw)
    assert said in refused.value.message
