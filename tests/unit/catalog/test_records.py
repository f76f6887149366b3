"""Acts on records: nothing is overwritten, nothing wrong is signed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from satchel.catalog.records import Records
from satchel.domain.errors import NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.folding import Link
from satchel.domain.ids import RecordId
from satchel.storage.database import Database
from satchel.storage.records import ListWish


def test_an_edit_keeps_every_earlier_state_in_the_history(records: Records) -> None:
    case = records.add("case", {"title": "First", "court": "City Court"})
    records.edit(case.record, {"title": "Second"})
    assert records.show(case.record).fields == {"title": "Second", "court": "City Court"}
    said = [(line.act, (line.what or {}).get("set")) for line in records.history(case.record)]
    assert said == [
        ("create", {"title": "First", "court": "City Court"}),
        ("edit", {"title": "Second"}),
    ]


def test_an_edit_of_a_head_that_moved_on_is_refused(records: Records) -> None:
    case = records.add("case", {"title": "First"})
    records.edit(case.record, {"title": "Second"})
    with pytest.raises(RefusedByPolicy, match="changed by someone else") as refused:
        records.edit(case.record, {"title": "Third"}, expect=case.leaf)
    assert refused.value.code == "moved-on"
    assert records.show(case.record).fields == {"title": "Second"}


@pytest.mark.parametrize(
    ("kind", "fields", "named"),
    [
        ("case", {"title": "X", "name": "Y"}, "name"),
        ("case", {"title": ""}, "title"),
        ("note", {"on": "zzzz", "text": "t"}, "zzzz"),
        ("attachment", {"media_kind": "song"}, "on"),
    ],
)
def test_fields_that_do_not_fit_are_refused_by_name(
    records: Records, kind: str, fields: dict[str, str], named: str
) -> None:
    with pytest.raises((UsageError, NoSuchThing), match=named):
        records.add(kind, fields)
    assert records.select(ListWish()) == []


def test_an_unknown_kind_names_those_that_exist(records: Records) -> None:
    with pytest.raises(NoSuchThing, match="capture, capture-request, case, charge, citation"):
        records.add("dossier", {})


def test_a_record_is_found_by_the_beginning_of_its_id(records: Records) -> None:
    case = records.add("case", {"title": "First"})
    assert records.show(case.record[:8]).record == case.record
    with pytest.raises(NoSuchThing):
        records.show(case.record[:3])


def test_links_can_be_taken_back_and_a_missing_one_cannot(records: Records) -> None:
    case = records.add("case", {"title": "First"})
    person = records.add("person", {"names": [{"text": "A"}]})
    records.link(person.record, "accused in", case.record)
    assert records.show(person.record).links == (Link("accused in", case.record),)
    records.link(person.record, "accused in", case.record, undo=True)
    assert records.show(person.record).links == ()
    with pytest.raises(NoSuchThing, match="no link"):
        records.link(person.record, "accused in", case.record, undo=True)


def test_a_list_by_case_holds_what_hangs_under_its_hearings(records: Records) -> None:
    case = records.add("case", {"title": "First"})
    other = records.add("case", {"title": "Other"})
    hearing = records.add("event", {"event_kind": "hearing", "case": case.record})
    note = records.add("note", {"on": hearing.record, "text": "Opens"})
    records.add("note", {"on": other.record, "text": "Elsewhere"})
    found = records.select(ListWish(kind="note", case=case.record))
    assert [view.record for view in found] == [note.record]


@pytest.mark.parametrize("newest", [False, True])
def test_pages_of_a_list_put_together_are_the_list(records: Records, newest: bool) -> None:
    case = records.add("case", {"title": "Case"}).record
    made = [records.add("note", {"on": case, "text": str(n)}).record for n in range(5)]
    wish = ListWish(kind="note", on=case, limit=2, newest=newest)
    found: list[RecordId] = []
    while page := records.select(replace(wish, after=found[-1] if found else None)):
        found += [view.record for view in page]
    assert found == (made[::-1] if newest else made)


def test_a_withdrawn_record_is_hidden_but_its_place_and_reason_stay(records: Records) -> None:
    case = records.add("case", {"title": "Mistake"})
    records.withdraw(case.record, "entered twice")
    assert records.select(ListWish(kind="case")) == []
    assert records.show(case.record).withdrawn == "entered twice"
    assert [line.act for line in records.history(case.record)] == ["create", "withdraw"]


def test_withdrawing_the_content_destroys_the_words_everywhere(records: Records) -> None:
    case = records.add("case", {"title": "Zanzibar"})
    records.withdraw(case.record, "named a witness", content=True)
    view = records.show(case.record)
    assert (view.fields, view.withdrawn) == ({}, "named a witness")
    assert not _anywhere(records.archive.reading(), "Zanzibar")


def _anywhere(db: Database, text: str) -> bool:
    """Whether any column of any table holds `text`."""
    for table in db.table_names():
        for row in db.execute(f'SELECT * FROM "{table}"').fetchall():
            if any(text.encode() in _raw(value) for value in row):
                return True
    return False


def _raw(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET header = x'00'",
        "DELETE FROM entries",
        "UPDATE positions SET idx = 7",
        "DELETE FROM positions",
        "UPDATE sections SET plain = x'00'",
        "DELETE FROM sections",
    ],
)
def test_the_database_itself_refuses_to_change_history(records: Records, statement: str) -> None:
    records.add("case", {"title": "First"})
    before = records.archive.reading().execute("SELECT * FROM entries").fetchall()
    with pytest.raises(Exception, match="history: "), records.archive.writing() as tx:
        tx.db.execute(statement)
    assert records.archive.reading().execute("SELECT * FROM entries").fetchall() == before
