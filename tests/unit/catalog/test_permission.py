"""Consent and restriction travel with a record and bind what was made from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from satchel.catalog.permission import Override, Permission
from satchel.catalog.records import Records
from satchel.domain.errors import RefusedByPolicy, UsageError
from satchel.domain.json_values import JsonObject
from satchel.domain.permitting import Use
from satchel.storage.journal import Written

ALL = set(Use)


def _open(records: Records, made: Written) -> set[Use]:
    permission = Permission(records)
    return {use for use in Use if permission.closed(made.record, use) is None}


@pytest.fixture
def case(records: Records) -> Written:
    return records.add("case", {"title": "First"})


@pytest.mark.parametrize(
    ("carried", "left"),
    [
        ({}, ALL),
        ({"restriction": [{"uses": ["export", "print"]}]}, {Use.EXHIBIT, Use.EXTRACT}),
        ({"restriction": [{"uses": ["export"], "until": "2019"}]}, ALL),
        ({"restriction": [{"uses": ["export"], "until": "2999"}]}, ALL - {Use.EXPORT}),
        ({"consent": [{"whose": "W-3", "uses": ["exhibit"]}]}, {Use.EXHIBIT}),
        ({"consent": [{"whose": "W-3", "uses": []}]}, set()),
        ({"consent": [{"whose": "W-3", "uses": ["exhibit"], "until": "2019-02"}]}, set()),
        (
            {
                "consent": [
                    {"whose": "W-3", "uses": ["exhibit", "print"]},
                    {"whose": "W-4", "uses": ["exhibit", "export"]},
                ]
            },
            {Use.EXHIBIT},
        ),
    ],
)
def test_what_a_record_carries_decides_its_uses(
    records: Records, case: Written, carried: JsonObject, left: set[Use]
) -> None:
    note = records.add("note", {"on": case.record, "text": "told in confidence", **carried})
    assert _open(records, note) == left
    about = records.add("note", {"on": note.record, "text": "about the note"})
    assert _open(records, about) == left
    assert _open(records, case) == ALL


def test_a_person_binds_what_is_about_her_but_not_the_hearing_she_attends(
    records: Records, case: Written
) -> None:
    agreed = [{"whose": "herself", "uses": ["exhibit"]}]
    person = records.add("person", {"code": "W-3", "consent": agreed})
    held = records.add("custody", {"person": person.record, "case": case.record})
    hearing = records.add(
        "event", {"event_kind": "hearing", "case": case.record, "persons": [person.record]}
    )
    assert _open(records, held) == {Use.EXHIBIT}
    assert _open(records, hearing) == ALL


def test_of_two_restrictions_set_apart_the_stricter_is_heeded(
    records: Records, case: Written
) -> None:
    note = records.add("note", {"on": case.record, "text": "x"})
    heads = records.show(note.record).heads
    for uses in (["export"], ["print"]):
        with records.archive.writing() as tx:
            records.journal.append(
                tx,
                "note",
                record=note.record,
                previous=heads,
                what={"act": "edit", "set": {"restriction": [{"uses": uses}]}},
            )
    assert _open(records, note) == {Use.EXHIBIT, Use.EXTRACT}


def test_what_is_malformed_closes_every_use(records: Records, case: Written) -> None:
    with records.archive.writing() as tx:
        written = records.journal.append(
            tx,
            "note",
            what={"act": "create", "set": {"on": case.record, "text": "x", "consent": "yes"}},
        )
    assert _open(records, written) == set()


def test_an_override_names_who_and_why_and_only_what_it_covers(
    records: Records, case: Written
) -> None:
    note = records.add(
        "note", {"on": case.record, "text": "x", "restriction": [{"uses": ["extract"]}]}
    )
    permission = Permission(records)
    with pytest.raises(RefusedByPolicy, match="Nothing was written") as refused:
        permission.require([case.record, note.record], Use.EXTRACT)
    assert refused.value.code == "restricted"
    override = Override.read("M. K.: the court ordered it")
    allowed = permission.require([case.record, note.record], Use.EXTRACT, override)
    said = {"override_by": "M. K.", "override_why": "the court ordered it"}
    assert allowed.detail(note.record) == said
    assert allowed.detail(case.record) == {}


@pytest.mark.parametrize("told", ["", "M. K.", ": why", "M. K.:"])
def test_an_override_without_a_name_or_reason_is_none(told: str) -> None:
    with pytest.raises(UsageError, match="WHO: WHY"):
        Override.read(told)


def test_an_identity_leaves_by_no_use(records: Records, tmp_path: Path) -> None:
    person = records.add("person", {"code": "W-3", "protected": True})
    names = [{"text": "A. B."}]
    identity = records.add("identity", {"person": person.record, "names": names})
    assert _open(records, identity) == set()
