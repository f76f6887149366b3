"""A line keeps the time as typed, and the whole time only where it follows."""

from __future__ import annotations

import pytest

from satchel.catalog.notes import Notes, NoteWish
from satchel.catalog.records import Records
from satchel.domain.errors import UsageError
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.ledger.line import Line
from satchel.storage.records import ListWish


def hearing(records: Records, **fields: JsonValue) -> RecordId:
    case = records.add("case", {"title": "Case"})
    told = {"event_kind": "hearing", "case": case.record, **fields}
    return records.add("event", told).record


def taken(notes: Notes, **wish: object) -> dict[str, JsonValue]:
    kept = notes.take(NoteWish(**wish))  # type: ignore[arg-type]
    return dict(notes.records.show(kept.written.record).fields)


def test_a_clock_time_takes_the_hearings_date_and_zone(records: Records, notes: Notes) -> None:
    # Almaty was at +06:00 until it moved to +05:00 on 1 March 2024.
    before = hearing(records, date="2019-02-14", zone="Asia/Almaty")
    after = hearing(records, date="2024-03-02", zone="Asia/Almaty")
    first = taken(notes, on=before, text="Opens", at="17:16")
    second = taken(notes, on=after, text="Opens", at="17:16")
    assert (first["at"], first["at_told"]) == ("2019-02-14T17:16:00+06:00", "17:16")
    assert second["at"] == "2024-03-02T17:16:00+05:00"


def test_a_line_typed_up_later_gets_no_time_that_nobody_told(
    records: Records, notes: Notes
) -> None:
    vague = hearing(records, date="2019-02")
    untimed = taken(notes, on=vague, text="Judge left", typed_up_from="paper")
    timed = taken(notes, on=vague, text="Judge left", typed_up_from="paper", at="10:02")
    assert "at" not in untimed
    assert "at" not in timed
    assert timed["at_told"] == "10:02"


@pytest.mark.parametrize("wrong", ["25:00", "noon", "2019-02-14T10:00:00", ""])
def test_a_time_that_is_not_understood_keeps_no_line(
    records: Records, notes: Notes, wrong: str
) -> None:
    on = hearing(records, date="2019-02-14", zone="Asia/Almaty")
    with pytest.raises(UsageError, match="time"):
        taken(notes, on=on, text="Opens", at=wrong)
    assert records.select(ListWish(kind="note")) == []


def test_an_empty_line_is_not_a_note(records: Records, notes: Notes) -> None:
    on = hearing(records)
    with pytest.raises(UsageError, match="empty note"):
        notes.take(NoteWish(on=on, text="  \n"))


def test_a_sealed_line_leaves_only_its_place_here(
    records: Records, notes: Notes, frozen: list[Line]
) -> None:
    on = hearing(records, date="2019-02-14")
    written = notes.take(NoteWish(on=on, text="Zanzibar", sealed=True)).written
    db = records.archive.reading()
    places = db.execute("SELECT count(*) FROM positions").fetchone()[0]
    kept = db.execute("SELECT count(*) FROM entries").fetchone()[0]
    assert (places, kept) == (3, 2)
    assert [line.leaf for line in frozen] == [written.leaf]
    assert records.select(ListWish(kind="note")) == []
