"""The zone of a record is that of its place, however the town is written."""

from __future__ import annotations

import json

import pytest

from satchel.catalog import places
from satchel.catalog.notes import Notes, NoteWish
from satchel.catalog.records import Records
from satchel.domain import zones
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.system.paths import resources_folder


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Almaty", "Asia/Almaty"),
        ("almaty", "Asia/Almaty"),
        ("Specialised Inter-district Court of Nur-Sultan", "Asia/Almaty"),
        ("Aqtobe", "Asia/Aqtobe"),
        ("Aktobe", "Asia/Aqtobe"),
        ("г. Актобе, ул. Абилкайыр хана, 10", "Asia/Aqtobe"),
        ("Ақтөбе қ.", "Asia/Aqtobe"),
        ("Атырау", "Asia/Atyrau"),
        ("Oral", "Asia/Oral"),
        ("Қызылорда", "Asia/Qyzylorda"),
        ("Бишкек", "Asia/Bishkek"),
        ("St. Petersburg", "Europe/Moscow"),
        ("Kiev", "Europe/Kyiv"),
        ("Halifax", "America/Halifax"),  # not in our table: tzdata names a zone for it
        ("Almaty, Almaty region", "Asia/Almaty"),
        ("the oral hearing", None),
        ("Almaty, then Aqtobe", None),  # two zones are none
        ("Nowhere", None),
        ("", None),
    ],
)
def test_a_town_tells_its_zone_in_each_spelling(place: str, zone: str | None) -> None:
    assert places.of_place(place) == zone


def test_every_zone_of_the_table_exists_and_no_town_is_in_two() -> None:
    told = json.loads((resources_folder() / "places.json").read_text("utf-8"))["zones"]
    assert [name for name in told if zones.find(name) is None] == []
    towns = [town.casefold() for names in told.values() for town in names]
    assert sorted(towns) == sorted(set(towns))


def hearing(records: Records, case: dict[str, JsonValue], **fields: JsonValue) -> RecordId:
    above = records.add("case", {"title": "Case", **case}).record
    told: dict[str, JsonValue] = {"event_kind": "hearing", "case": above, **fields}
    return records.add("event", told).record


def at(notes: Notes, on: str, typed: str, **wish: str) -> JsonValue:
    kept = notes.take(NoteWish(on=on, text="Opens", at=typed, **wish))  # type: ignore[arg-type]
    fields = notes.records.show(kept.written.record).fields
    assert fields["at_told"] == typed
    assert bool(kept.warnings) == ("at" not in fields or fields["at"] == "2019-07-17T10:00:00")
    return fields.get("at")


@pytest.mark.parametrize(
    ("fields", "case", "before", "after"),
    [
        ({"place": "Aqtobe"}, {}, "+05:00", "+05:00"),
        ({"place": "Атырау"}, {"place": "Almaty"}, "+05:00", "+05:00"),
        ({"court": "Medeu District Court of Almaty"}, {}, "+06:00", "+05:00"),
        ({}, {"place": "Алматы"}, "+06:00", "+05:00"),
        ({}, {"zone": "Asia/Qyzylorda", "place": "Almaty"}, "+05:00", "+05:00"),
        ({"zone": "Europe/Kyiv", "place": "Almaty"}, {}, "+02:00", "+02:00"),
    ],
)
def test_a_line_has_the_zone_of_the_hearing_its_place_or_its_case(
    records: Records,
    notes: Notes,
    fields: dict[str, JsonValue],
    case: dict[str, JsonValue],
    before: str,
    after: str,
) -> None:
    earlier = hearing(records, case, date="2024-02-27", **fields)
    later = hearing(records, case, date="2024-03-02", **fields)
    assert at(notes, earlier, "17:16") == f"2024-02-27T17:16:00{before}"
    assert at(notes, later, "17:16") == f"2024-03-02T17:16:00{after}"


def test_a_time_without_a_zone_gets_none_from_the_laptop(records: Records, notes: Notes) -> None:
    on = hearing(records, {}, date="2019-07-17")
    assert at(notes, on, "10:00") == "2019-07-17T10:00:00"
    now = notes.take(NoteWish(on=on, text="Opens")).at
    assert now is not None
    assert now.endswith("Z")


def test_a_line_is_kept_when_its_time_never_was_or_was_twice(
    records: Records, notes: Notes
) -> None:
    kyiv = hearing(records, {}, date="2019-03-31", place="Kyiv")
    almaty = hearing(records, {}, date="2024-02-29", place="Almaty")
    assert at(notes, kyiv, "03:30") is None
    assert at(notes, almaty, "23:30") is None
    unknown = hearing(records, {}, date="2019-07-17", zone="Asia/Newtown")
    assert at(notes, unknown, "10:00") == "2019-07-17T10:00:00"


def test_an_evening_that_goes_past_midnight_has_two_days(records: Records, notes: Notes) -> None:
    on = hearing(records, {}, place="Aqtobe", date="2019-07-17T21:00", to="2019-07-18T01:30")
    assert at(notes, on, "23:40") == "2019-07-17T23:40:00+05:00"
    assert at(notes, on, "00:10") == "2019-07-18T00:10:00+05:00"
    assert at(notes, on, "05:00", typed_up_from="memory") is None
    about = hearing(records, {}, place="Aqtobe", date="2019-07-17~")
    assert at(notes, about, "23:40", typed_up_from="memory") is None
