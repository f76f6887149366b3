"""All that can be read goes out, with its gaps named; tables continue on another device."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from satchel.assembly.desk import Desk
from satchel.assembly.exporting import ExportWish, export
from satchel.catalog.attaching import AttachWish
from satchel.catalog.importing.imports import ImportWish
from satchel.catalog.notes import NoteWish
from satchel.catalog.permission import Override
from satchel.domain.errors import RefusedByPolicy
from satchel.domain.ids import ContentId, RecordId
from satchel.domain.words import Audience
from satchel.storage.records import ListWish
from satchel.sync.parcel_making import ParcelWish


@pytest.fixture(scope="module")
def case(headquarters: Desk) -> RecordId:
    return headquarters.records.add("case", {"title": "City v. A"}).record


def _records(out: Path, kind: str) -> dict[str, Any]:
    path = out / "records" / f"{kind}.json"
    told = json.loads(path.read_text("utf-8")) if path.exists() else []
    return {record["id"]: record for record in told}


def _missing(out: Path) -> set[tuple[str, str, str]]:
    told = json.loads((out / "not-readable.json").read_text("utf-8"))
    return {(one["id"], one["what"], one["why"]) for one in told}


def _attached(desk: Desk, case: RecordId, path: Path, data: bytes) -> tuple[RecordId, ContentId]:
    path.write_bytes(data)
    kept = desk.attachments.attach(path, AttachWish(on=case))
    return kept.record, kept.content


def test_a_record_goes_with_its_statements_links_and_heads(
    headquarters: Desk, case: RecordId, tmp_path: Path
) -> None:
    source, _ = _attached(headquarters, case, tmp_path / "../x.html", b"<html>a</html>")
    told = [{"field": "date", "value": date, "source": source} for date in ("2019", "2020-01")]
    fields: Mapping[str, Any] = {"outcome_kind": "release", "case": case}
    made = headquarters.records.add("outcome", fields, statements=told)
    linked = headquarters.records.link(made.record, "concerns", case)
    done = export(headquarters, ExportWish(tmp_path / "out", "json", case=case))
    record = _records(done.folder, "outcome")[made.record]
    assert record["heads"] == [linked.leaf]
    assert record["links"] == [{"relation": "concerns", "to": case}]
    assert [(one["value"], one["source"]) for one in record["statements"]["date"]] == [
        ("2019", source),
        ("2020-01", source),
    ]
    assert record["contradictions"] == {"date": ["2019", "2020-01"]}
    media = _records(done.folder, "attachment")[source]["media"]["path"]
    assert media == f"media/{source}.bin"  # no page that a browser would run, no foreign name
    assert (done.folder / media).read_bytes() == b"<html>a</html>"


def test_what_could_not_be_read_is_listed(
    headquarters: Desk, case: RecordId, tmp_path: Path
) -> None:
    gone = headquarters.records.add("person", {"case": case, "code": "W-1"}).record
    headquarters.records.withdraw(gone, "a mistake")
    secret = headquarters.records.add(
        "person", {"case": case, "code": "W-2"}, audience=Audience.LEGAL
    ).record
    elsewhere, content = _attached(headquarters, case, tmp_path / "a", b"elsewhere")
    with headquarters.archive.writing() as tx:
        headquarters.archive.contents.remove(tx, content)
    keyless, content = _attached(headquarters, case, tmp_path / "b", b"keyless")
    with headquarters.archive.writing() as tx:
        headquarters.archive.contents.forget_key(tx, content)
    done = export(headquarters, ExportWish(tmp_path / "out", "json", case=case))
    assert {
        (gone, "record", "withdrawn"),
        (secret, "record", "legal"),
        (elsewhere, "content", "not-here"),
        (keyless, "content", "sealed"),
    } <= _missing(done.folder)
    assert secret not in _records(done.folder, "person")
    assert "media" not in _records(done.folder, "attachment")[keyless]
    with_legal = export(headquarters, ExportWish(tmp_path / "legal", "json", case, legal=True))
    assert secret in _records(with_legal.folder, "person")


def test_a_restricted_record_stops_the_export_or_is_left_out_or_overridden(
    headquarters: Desk, tmp_path: Path
) -> None:
    case = headquarters.records.add("case", {"title": "Restricted"}).record
    rule: Any = [{"uses": ["export"], "why": "asked"}]
    closed = headquarters.records.add("note", {"on": case, "text": "x", "restriction": rule}).record
    with pytest.raises(RefusedByPolicy) as refused:
        export(headquarters, ExportWish(tmp_path / "a", "json", case=case))
    assert refused.value.code == "restricted"
    assert not (tmp_path / "a").exists()
    left = ExportWish(tmp_path / "b", "json", case, permitted_only=True)
    assert (closed, "record", "restricted") in _missing(export(headquarters, left).folder)
    override = Override("Coordinator", "the family agreed by phone")
    done = export(headquarters, ExportWish(tmp_path / "c", "json", case, override=override))
    assert closed in _records(done.folder, "note")
    signed = headquarters.records.select(ListWish(kind="custody-entry"))[-1].fields
    assert signed["act"] == "exported"
    assert closed in signed["subjects"]  # type: ignore[operator]
    assert signed["detail"]["override_by"] == "Coordinator"  # type: ignore[index,call-overload]


def test_who_a_protected_person_is_stays_unless_asked_for_by_name(
    headquarters: Desk, tmp_path: Path
) -> None:
    person = headquarters.records.add("person", {"code": "W-9", "protected": True}).record
    name: Any = [{"text": "Canary Wren"}]
    fields: Mapping[str, Any] = {"person": person, "names": name}
    headquarters.records.add("identity", fields, audience=Audience.LEGAL)
    done = export(headquarters, ExportWish(tmp_path / "out", "csv", permitted_only=True))
    files = [path for path in done.folder.rglob("*") if path.is_file()]
    assert [path for path in files if b"Canary" in path.read_bytes()] == []
    with pytest.raises(RefusedByPolicy, match="protected person"):
        export(headquarters, ExportWish(tmp_path / "legal", "csv", legal=True))


def test_a_name_that_is_taken_is_left_alone_and_nothing_is_signed(
    headquarters: Desk, case: RecordId, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    before = len(headquarters.records.select(ListWish(kind="custody-entry")))
    with pytest.raises(RefusedByPolicy) as refused:
        export(headquarters, ExportWish(tmp_path / "out", "json", case=case))
    assert refused.value.code == "exists"
    assert len(headquarters.records.select(ListWish(kind="custody-entry"))) == before


def test_a_failure_on_the_way_leaves_no_folder(
    headquarters: Desk, case: RecordId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("satchel.export.data_writing.record_object", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export(headquarters, ExportWish(tmp_path / "out", "json", case=case))
    assert list(tmp_path.iterdir()) == []


def test_cells_keep_formulas_and_many_values(headquarters: Desk, tmp_path: Path) -> None:
    names: Any = [{"text": "=A1"}, {"text": "Б, В"}]
    case = headquarters.records.add("case", {"title": "Cells"}).record
    made = headquarters.records.add("person", {"names": names, "case": case}).record
    done = export(headquarters, ExportWish(tmp_path / "out", "csv", case=case))
    with (done.folder / "records" / "person.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["id"], row["names"]) == (made, "=A1; Б, В")


def test_an_unknown_kind_of_a_newer_version_goes_too_whatever_it_is_called(
    headquarters: Desk, tmp_path: Path
) -> None:
    with headquarters.archive.writing() as tx:
        made = headquarters.journal.append(
            tx, "nul", what={"act": "create", "set": {"text": "a"}}
        ).record
    done = export(headquarters, ExportWish(tmp_path / "out", "csv", permitted_only=True))
    text = (done.folder / "records" / "unknown-nul.csv").read_text("utf-8-sig")
    assert made in text
    assert '"{""text"": ""a""}"' in text


def test_another_device_continues_a_register(
    headquarters: Desk, observer: Desk, tmp_path: Path
) -> None:
    told = tmp_path / "map.json"
    fields = {"names": "{name}", "from_place": "{place}"}
    records = {"person": {"kind": "person", "fields": fields}}
    told.write_text(json.dumps({"register": "Shared register", "records": records}))
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    first.write_text("no,name,place\n1,A,Oral\n2,B,Aktau\n")
    second.write_text("no,name,place\n1,A,Almaty\n2,B,Aktau\n3,C,\n")
    made = observer.imports.run(ImportWish(first, told, "no"))
    observer.parcel_making.make(tmp_path / "parcel", ParcelWish())
    for member in headquarters.membership.listed():
        if member.state == "pending":
            headquarters.membership.confirm(member.device)
    headquarters.parcel_opening.open([tmp_path / "parcel"])
    again = headquarters.imports.run(ImportWish(first, told, "no"))
    assert [row.act for row in again.plan.rows] == ["left", "left"]
    assert again.file == made.file
    later = headquarters.imports.run(ImportWish(second, told, "no"))
    assert [row.act for row in later.plan.rows] == ["changed", "left", "made"]
    assert later.plan.rows[0].changed[0].wanted.record == made.plan.rows[0].made[0].record
    on = [headquarters.records.show(str(one.file)).fields["on"] for one in (made, later)]
    assert on[0] == on[1]


def test_a_note_under_the_case_goes_with_the_case(
    headquarters: Desk, case: RecordId, tmp_path: Path
) -> None:
    note = headquarters.notes.take(NoteWish(on=case, text="The judge enters")).written.record
    done = export(headquarters, ExportWish(tmp_path / "out", "json", case=case))
    assert note in _records(done.folder, "note")
