"""A slip in a map gets one sentence with its place, before a row is looked at."""

from __future__ import annotations

import json
from typing import Any

import pytest

from satchel.catalog.importing.map import read_map
from satchel.catalog.importing.rows import wanted_of
from satchel.catalog.kinds import Kinds
from satchel.domain.errors import UsageError
from satchel.domain.words import Audience
from satchel.formats.csv_tables import TableRow
from satchel.system.paths import schema_folder

KINDS = Kinds(schema_folder() / "kinds")


def _map(records: dict[str, Any], **more: Any) -> bytes:
    return json.dumps({"register": "R", "records": records, **more}).encode()


def _one(fields: dict[str, Any], kind: str = "charge", **more: Any) -> bytes:
    return _map({"one": {"kind": kind, "fields": fields, **more}})


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"{", "The map is not JSON: line 1, column 2"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"as_of": ' + b"9" * 5000 + b"}", "thousands of digits"),
        (b"\xff", "not UTF-8"),
        (b"[]", "The map, as a whole, is an object"),
        (b'{"register": "R", "register": "S"}', "says 'register' twice"),
        (b'{"records": {"one": {"kind": "charge", "fields": {}}}}', "register, is needed"),
        (b'{"register": "R"}', "records, says what a row makes"),
        (_map({"one": {"kind": "charge", "field": {}}}), "records.one, says 'field'"),
        (_map({"One": {"kind": "charge", "fields": {}}}), "records.One, is no label"),
        (_one({}, kind="dossier"), "records.one.kind: There is no kind called 'dossier'"),
        (_one({"artikel": "{a}"}), "records.one.fields.artikel, is no field of charge"),
        (_one({"article": "{x}"}), "uses the column 'x', which the table has not"),
        (_one({"article": "{a"}), "has a brace alone"),
        (_one({"article": ["{a}"]}), "holds one value"),
        (_one({"article": {"column": "a", "split": ";"}}), "of no use here"),
        (_one({"article": {"colum": "a"}}), "says 'colum', which is not known"),
        (_one({"article": {"column": "a", "text": "b"}}), "says one of"),
        (_one({"date": {"column": "a", "dates": "DD.YY"}}), "like DD.MM.YYYY"),
        (_one({"person": "@person"}), "names @person, but makes no record of that label"),
        (_one({"person": "@one"}), "name each other in a ring: one"),
        (_one({"article": "{a}"}, each={"column": "a", "into": ["x", "y"]}), 'say in "by"'),
        (_one({"article": "{a}"}, **{"if": "b"}), "uses the column 'b'"),
        (_one({"consent": "{a}"}), "holds more than a table's cell can say"),
        (_map({"one": {"kind": "charge", "fields": {}}}, file={"encoding": "koi8-r"}), "is one of"),
        (_map({"one": {"kind": "charge", "fields": {}}}, audience="all"), "is one of"),
    ],
)
def test_a_slip_is_named_by_its_place(raw: bytes, sentence: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_map(raw, KINDS, ["a"])
    assert sentence in refused.value.message


def test_the_file_is_for_legal_where_any_record_is() -> None:
    told = read_map(_one({"names": "{a}"}, kind="person", audience="legal"), KINDS)
    assert told.audience is Audience.LEGAL


def test_a_row_becomes_values_with_their_places() -> None:
    raw = _map(
        {
            "person": {
                "kind": "person",
                "fields": {
                    "names": ["{a} {b}", {"column": "c", "split": ";", "language": "ru"}],
                    "protected": {"column": "d", "words": {"secret": True}},
                    "born": {"column": "e", "dates": "DD.MM.YYYY"},
                    "roles": "accused",
                },
            },
            "charge": {
                "kind": "charge",
                "each": {"column": "f", "into": ["article", "part"], "by": "/"},
                "fields": {"person": "@person", "article": "{article}", "part": "{part}"},
            },
            "sentence": {
                "kind": "outcome",
                "fields": {"charges": "@charge", "outcome_kind": "sentence", "years": "{g}"},
            },
        }
    )
    cells = {
        "a": "A", "b": " B ", "c": "А; Б;", "d": "Secret", "e": "5.2.1960", "f": "405/2;174",
        "g": "7,5",
    }  # fmt: skip
    person, *charges, sentence = wanted_of(
        TableRow(17, cells), read_map(raw, KINDS, list(cells)), {}
    )
    assert [(fact.field, fact.value, fact.place) for fact in person.facts] == [
        ("names", [{"text": "A  B"}], "row 17, columns a, b"),
        ("names", [{"text": "А", "language": "ru"}, {"text": "Б", "language": "ru"}],
         "row 17, column c"),
        ("protected", True, "row 17, column d"),
        ("born", "1960-02-05", "row 17, column e"),
        ("roles", ["accused"], "row 17"),
    ]  # fmt: skip
    assert [[fact.value for fact in one.facts] for one in charges] == [["405", "2"], ["174"]]
    assert {fact.place for one in charges for fact in one.facts} == {"row 17, column f"}
    assert sentence.references == {"charges": charges}
    assert [fact.value for fact in sentence.facts] == ["sentence", 7.5]


@pytest.mark.parametrize(
    ("fields", "cell", "sentence"),
    [
        ({"date": "{a}"}, "14.02.2019", "column a: '14.02.2019' is not understood as a date"),
        ({"years": "{a}"}, "seven", "column a: 'seven' is no number"),
        ({"years": "{a}"}, "1" * 400, "is no number"),
        ({"suspended": "{a}"}, "maybe", "column a: 'maybe' is neither yes nor no"),
    ],
)
def test_a_cell_that_does_not_fit_is_named_by_its_column(
    fields: dict[str, Any], cell: str, sentence: str
) -> None:
    told = read_map(_one(fields, kind="outcome"), KINDS, ["a"])
    with pytest.raises(UsageError) as refused:
        wanted_of(TableRow(2, {"a": cell}), told, {})
    assert sentence in refused.value.message
