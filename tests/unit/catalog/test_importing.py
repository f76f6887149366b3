"""A table comes in whole or not at all; a later file of it changes what it changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from satchel.catalog.importing.imports import Imported, Imports, ImportWish
from satchel.catalog.records import Records
from satchel.catalog.texts import Texts
from satchel.domain.errors import RefusedByPolicy, UsageError
from satchel.domain.folding import RecordView
from satchel.formats.documents.text import ExtractedText, State
from satchel.storage import entries
from satchel.storage.records import ListWish

MAP: dict[str, Any] = {
    "register": "Register",
    "records": {
        "person": {"kind": "person", "fields": {"names": "{name}", "from_place": "{place}"}},
        "charge": {
            "kind": "charge",
            "each": {"column": "charges", "into": ["article", "part"], "by": "/"},
            "fields": {"person": "@person", "article": "{article}", "part": "{part}"},
        },
    },
}
FIRST = "no,name,place,charges\n1,A,Aktau,405/2; 174/1\n2,B,,405/1\n"


@pytest.fixture
def imports(records: Records) -> Imports:
    texts = Texts(records.archive, lambda *_: ExtractedText(state=State.COMPLETE))
    return Imports(records, texts, lambda _: [])


@pytest.fixture
def run(imports: Imports, tmp_path: Path) -> Any:
    def do(table: str, told: dict[str, Any] = MAP, **more: Any) -> Imported:
        (tmp_path / "t.csv").write_text(table, encoding="utf-8")
        (tmp_path / "m.json").write_text(json.dumps(told), encoding="utf-8")
        return imports.run(ImportWish(tmp_path / "t.csv", tmp_path / "m.json", "no", **more))

    return do


def _every(records: Records, kind: str) -> list[RecordView]:
    return records.select(ListWish(kind=kind))


def _size(records: Records) -> int:
    device = records.journal.author.device
    return len(entries.positions(records.archive.reading(), device, 0))


def test_each_value_cites_the_file_its_row_and_column(run: Any, records: Records) -> None:
    done = run(FIRST)
    (file,) = _every(records, "attachment")
    assert done.file == file.record
    charges = _every(records, "charge")
    told = [(view.fields["article"], view.statements["article"][0]) for view in charges]
    assert [(article, one.place) for article, one in told] == [
        ("405", "row 2, column charges"),
        ("174", "row 2, column charges"),
        ("405", "row 3, column charges"),
    ]
    assert {one.source for _, one in told} == {file.record}
    person, _ = _every(records, "person")
    assert charges[0].fields["person"] == person.record
    assert records.show(str(file.fields["on"])).fields["title"] == "Register"


def test_the_bytes_are_kept_as_they_came(run: Any, records: Records) -> None:
    run("\ufeffno,name,place,charges\r\n1,=A(),,\r\n")
    (file,) = _every(records, "attachment")
    with records.archive.contents.open(file.fields["content"]["id"]) as source:  # type: ignore[index,call-overload,arg-type]
        assert source.read() == "\ufeffno,name,place,charges\r\n1,=A(),,\r\n".encode()
    assert _every(records, "person")[0].fields["names"] == [{"text": "=A()"}]


def test_the_same_file_again_makes_no_entry(run: Any, records: Records) -> None:
    first = run(FIRST)
    before = _size(records)
    again = run(FIRST)
    assert _size(records) == before
    assert (again.file, again.file_is_new) == (first.file, False)
    assert [row.act for row in again.plan.rows] == ["left", "left"]


def test_a_file_that_was_attached_before_is_the_source(
    run: Any, records: Records, imports: Imports, tmp_path: Path
) -> None:
    first = run(FIRST)
    other = run(FIRST, {**MAP, "register": "Another"})
    assert (other.file, other.file_is_new) == (first.file, False)
    assert len(_every(records, "attachment")) == 1
    assert len(_every(records, "person")) == 4


def test_a_later_file_changes_what_it_changed(run: Any, records: Records) -> None:
    first = run(FIRST)
    mine = _every(records, "person")[1].record
    records.edit(mine, {}, statements=[{"field": "from_place", "value": "Atyrau"}])
    before = _size(records)
    second = run("no,name,place,charges\n2,B,Almaty,405/2\n1,A,Aktau,174/1; 405/2\n")
    assert [row.act for row in second.plan.rows] == ["changed", "left"]
    assert second.file != first.file
    charge = _every(records, "charge")[2]
    assert charge.fields["part"] == "2"
    assert [(one.value, one.source, one.place) for one in charge.statements["part"]] == [
        ("2", second.file, "row 2, column charges")
    ]
    assert charge.statements["article"][0].source == first.file
    assert records.show(mine).contradictions["from_place"] == ["Atyrau", "Almaty"]
    assert _size(records) - before == 4  # the file, a person, a charge, what was imported


def test_what_is_gone_from_the_file_is_told_and_stays(run: Any, records: Records) -> None:
    run(FIRST)
    people = [view.record for view in _every(records, "person")]
    again = run("no,name,place,charges\n1,A,Aktau,405/2\n")
    assert list(again.plan.gone) == ["2"]
    assert again.plan.gone["2"][0] == people[1]
    assert len(again.plan.rows[0].gone) == 1
    assert len(_every(records, "charge")) == 3
    back = run(FIRST)
    assert [row.act for row in back.plan.rows] == ["left", "left"]


def test_an_emptied_cell_takes_its_statement_back(run: Any, records: Records) -> None:
    run(FIRST)
    run("no,name,place,charges\n1,A,,405/2; 174/1\n2,B,,405/1\n")
    assert "from_place" not in _every(records, "person")[0].fields


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("no,name,place,charges\n1,A,,\n1,B,,\n", "row 3: it has the key of row 2: '1'"),
        ("no,name,place,charges\n,B,,\n", "row 2: its key, column no, is empty"),
        ("no,name,place,charges\n1,A,\n", "row 2: it has 3 cells, the header has 4"),
        ("no,name,place,charges\n1,A,,4/5/6\n", "row 2: column charges: '4/5/6' has 3 parts"),
        ("no,name,place,charges\n1,A,,/6\n", "row 2: This charge cannot be kept: it needs"),
    ],
)
def test_one_refused_row_refuses_the_file(
    run: Any, records: Records, table: str, sentence: str
) -> None:
    with pytest.raises(UsageError) as refused:
        run(table + "7,G,,\n")
    assert sentence in refused.value.message
    assert _size(records) == 0
    dry = run(table + "7,G,,\n", dry_run=True)
    assert [row.act for row in dry.plan.rows][-1] == "made"
    assert len(dry.plan.refused) == 1


def test_rows_can_belong_to_the_case_the_file_is_kept_under(run: Any, records: Records) -> None:
    person = {"kind": "person", "fields": {"names": "{name}", "case": "@under"}}
    told = {"register": "R", "records": {"person": person}}
    assert run(FIRST, told, dry_run=True).plan.refused == []
    run(FIRST, told)
    (case,) = _every(records, "case")
    assert [view.fields["case"] for view in _every(records, "person")] == [case.record] * 2
    assert [row.act for row in run(FIRST, told).plan.rows] == ["left", "left"]
    other = records.add("case", {"title": "Another"}).record
    moved = run(FIRST, told, under=other)
    assert [row.act for row in moved.plan.rows] == ["changed", "changed"]


def test_rows_that_speak_of_one_person_share_the_person(run: Any, records: Records) -> None:
    fields = {"names": "{name}", "from_place": "{place}"}
    told = {
        "register": "One row a charge",
        "records": {
            "person": {"kind": "person", "same": "{name}", "fields": fields},
            "charge": {"kind": "charge", "fields": {"person": "@person", "article": "{charges}"}},
        },
    }
    rows = ["1,A,Aktau,405", "2,B,,174", "3,A,Oral,190"]
    run("\n".join(["no,name,place,charges", *rows]) + "\n", told)
    people = _every(records, "person")
    assert [view.fields["names"] for view in people] == [[{"text": "A"}], [{"text": "B"}]]
    assert people[0].contradictions["from_place"] == ["Aktau", "Oral"]
    assert [one.place for one in people[0].statements["from_place"]] == [
        "row 2, column place",
        "row 4, column place",
    ]
    charged = [view.fields["person"] for view in _every(records, "charge")]
    assert charged == [people[0].record, people[1].record, people[0].record]
    changed = ["3,A,Oral,190", "1,A,Oral,405", "4,A,,274"]
    later = run("\n".join(["no,name,place,charges", *changed]) + "\n", told)
    assert [row.act for row in later.plan.rows] == ["changed", "left", "made"]
    assert {key.strip() for key in later.plan.gone} == {"2", "B"}
    person = records.show(people[0].record)
    assert person.fields["from_place"] == "Oral"
    assert "from_place" not in person.contradictions
    assert len(_every(records, "person")) == 2


def test_a_dry_run_writes_nothing_and_says_what_would_be(run: Any, records: Records) -> None:
    dry = run(FIRST, dry_run=True)
    assert [row.act for row in dry.plan.rows] == ["made", "made"]
    assert _size(records) == 0
    assert _every(records, "attachment") == []


def test_a_failure_on_the_way_leaves_nothing(
    run: Any, records: Records, imports: Imports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    run_with = ImportWish(tmp_path / "t.csv", tmp_path / "m.json", "no")
    (tmp_path / "t.csv").write_text(FIRST)
    (tmp_path / "m.json").write_text(json.dumps(MAP))
    with pytest.raises(KeyboardInterrupt):
        imports.run(run_with, stop)
    assert _size(records) == 0
    assert records.archive.reading().execute("SELECT count(*) FROM contents").fetchone()[0] == 0
    assert imports.run(run_with).file_is_new


def test_a_part_of_an_earlier_import_that_is_not_here_stops_the_next(
    run: Any, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("satchel.catalog.importing.log._ROWS_OF_A_PART", 1)
    run(FIRST)
    log = _every(records, "custody-entry")
    assert len(log) == 2
    records.withdraw(log[1].record, "a test of what has not arrived")
    with pytest.raises(RefusedByPolicy) as refused:
        run(FIRST)
    assert refused.value.code == "not-all-here"


def test_a_withdrawn_record_is_not_made_again(run: Any, records: Records) -> None:
    run(FIRST)
    records.withdraw(_every(records, "person")[0].record, "not a person of this register")
    with pytest.raises(UsageError, match="was withdrawn; leave the row out"):
        run(FIRST)


def test_legal_rows_make_a_legal_file_and_a_legal_list(run: Any, records: Records) -> None:
    fields = {"person": "@person", "names": "{name}"}
    guarded = {"kind": "identity", "fields": fields}  # a kind that is for legal alone
    person = {"kind": "person", "fields": {"code": "{no}"}}
    run(FIRST, {"register": "R", "records": {"person": person, "identity": guarded}})
    db = records.archive.reading()
    rows = db.execute("SELECT kind, audience FROM entries ORDER BY kind").fetchall()
    assert set(rows) == {
        ("attachment", "legal"),
        ("case", "legal"),
        ("custody-entry", "legal"),
        ("identity", "legal"),
        ("person", "coordination"),
    }
