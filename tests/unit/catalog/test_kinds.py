"""A kind is one schema file: no code knows its name."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from satchel.catalog.kinds import Kinds
from satchel.catalog.records import Records
from satchel.domain.errors import NoSuchThing, UsageError
from satchel.storage.records import ListWish
from satchel.system.paths import schema_folder

TALLY = {
    "type": "object",
    "x-satchel": {"title": ["what"], "text": ["what"], "case": "case", "when": "as_of"},
    "required": ["what"],
    "properties": {
        "what": {"type": "string", "minLength": 1},
        "value": {"type": "number", "description": "How many."},
        "case": {"type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{20}$"},
        "as_of": {"type": "string", "format": "edtf"},
    },
    "additionalProperties": False,
}


@pytest.fixture
def with_tallies(records: Records, tmp_path: Path) -> Records:
    """The archive of a version that has one schema file more."""
    folder = tmp_path / "kinds"
    folder.mkdir()
    (folder / "tally.json").write_text(json.dumps(TALLY), encoding="utf-8")
    for file in (schema_folder() / "kinds").glob("*.json"):
        (folder / file.name).write_bytes(file.read_bytes())
    kinds = Kinds(folder)
    return replace(records, kinds=kinds, journal=replace(records.journal, kinds=kinds.words))


def test_a_new_kind_is_added_listed_and_dated_by_its_schema_alone(with_tallies: Records) -> None:
    case = with_tallies.add("case", {"title": "First"})
    fields = {"what": "people detained", "value": 56, "case": case.record, "as_of": "2019-06"}
    made = with_tallies.add("tally", fields)
    wish = ListWish(kind="tally", case=case.record, since="2019-06", until="2019-06")
    assert [view.record for view in with_tallies.select(wish)] == [made.record]
    with pytest.raises(UsageError, match="value is of another type than number"):
        with_tallies.add("tally", {"what": "x", "value": "many"})


def test_a_kind_of_a_newer_version_is_listed_where_it_has_come(
    with_tallies: Records, records: Records
) -> None:
    made = with_tallies.add("tally", {"what": "people detained"})
    assert [view.record for view in records.select(ListWish(kind="tally"))] == [made.record]
    with pytest.raises(NoSuchThing, match="dossier"):
        records.select(ListWish(kind="dossier"))


def test_a_field_of_a_newer_version_does_not_forbid_an_edit(
    with_tallies: Records, records: Records, tmp_path: Path
) -> None:
    schema = json.loads((tmp_path / "kinds" / "case.json").read_text("utf-8"))
    schema["properties"]["stage"] = {"type": "string"}
    (tmp_path / "kinds" / "case.json").write_text(json.dumps(schema), encoding="utf-8")
    made = with_tallies.add("case", {"title": "First", "stage": "appeal"})
    records.edit(made.record, {"title": "Second"})
    assert records.show(made.record).fields == {"title": "Second", "stage": "appeal"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": "T", "stage": "x"}, "it has no field 'stage'; there are: title, number"),
        ({}, "it needs 'title'"),
        ({"title": ""}, "title is empty"),
        ({"title": 5}, "title is of another type than string"),
        ({"title": "T", "language": "??"}, "language is not of its form. Language of the text"),
    ],
)
def test_what_does_not_fit_is_said_in_words(
    records: Records, fields: dict[str, object], said: str
) -> None:
    with pytest.raises(UsageError) as refused:
        records.kinds.get("case").check(fields)  # type: ignore[arg-type]
    assert said in refused.value.message


def test_emptying_a_field_that_is_not_there_is_a_mistake(records: Records) -> None:
    made = records.add("case", {"title": "First"})
    with pytest.raises(NoSuchThing, match="no field 'court'"):
        records.edit(made.record, {}, unset=["court"])


def test_a_name_longer_than_a_files_is_no_kind_and_no_fault() -> None:
    """A member's entry may say any kind; a disk refuses to look for such a name."""
    assert Kinds(schema_folder() / "kinds").find("k" * 5000) is None
