"""A hearing is opened, its clock compared, and its lines read by the court's clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from satchel.catalog.hearing_lines import HearingLines
from satchel.catalog.hearings import Hearings, HearingWish
from satchel.catalog.notes import Notes, NoteWish
from satchel.catalog.records import Records
from satchel.domain.errors import RefusedByPolicy, UsageError
from satchel.ledger.line import Line
from satchel.storage.records import ListWish
from satchel.system import clock

START = datetime(2026, 11, 22, 5, 0, 5, tzinfo=UTC)  # 10:00:05 in Almaty


@pytest.fixture
def ticking(records: Records) -> Iterator[list[datetime]]:
    """The clock of the laptop, as a list whose last time it shows."""
    times = [START]
    journal = replace(records.journal, clock=lambda: replace(clock.now(), utc=times[-1]))
    object.__setattr__(records, "journal", journal)
    return times


@pytest.fixture
def hearings(records: Records, notes: Notes) -> Hearings:
    return Hearings(records, notes, lambda: True)


def begun(hearings: Hearings, **more: object) -> str:
    case = hearings.records.add("case", {"title": "Case"}).record
    wish = HearingWish(case=case, place="Almaty", date="2026-11-22", **more)  # type: ignore[arg-type]
    return hearings.begin(wish).written.record


def test_lines_are_told_by_the_court_s_clock_and_keep_the_laptop_s_stamp(
    hearings: Hearings, ticking: list[datetime]
) -> None:
    hearing = begun(hearings)
    hearings.notes.take(NoteWish(hearing, "Before anybody looked at the wall."))
    read = hearings.read_clock(hearing, "10:02:05")
    ticking.append(START + timedelta(minutes=5))
    kept = hearings.notes.take(NoteWish(hearing, "Opens.", speaker="judge"))
    lines = HearingLines(hearings.records)
    opened = lines.open(hearing)
    before, clock_line, after = lines.page(opened, 0, 3)
    assert (read.reading.ahead_s, read.reading.within_s) == (120, 1)
    assert kept.at == "2026-11-22T10:05:05+05:00"
    assert [str(one.at)[11:19] for one in (before, after)] == ["10:02:05", "10:07:05"]
    assert before.by_court
    assert clock_line.clock == read.reading
    assert (after.speaker, after.text) == ("judge", "Opens.")


def test_a_later_reading_holds_from_then_on(hearings: Hearings, ticking: list[datetime]) -> None:
    hearing = begun(hearings)
    hearings.read_clock(hearing, "10:02:05")
    hearings.notes.take(NoteWish(hearing, "One"))
    hearings.read_clock(hearing, "10:00:05")
    hearings.notes.take(NoteWish(hearing, "Two"))
    lines = HearingLines(hearings.records)
    page = lines.page(lines.open(hearing), 0, 4)
    assert [str(page[n].at)[11:19] for n in (1, 3)] == ["10:02:05", "10:00:05"]


@pytest.mark.parametrize(
    ("shows", "ahead_s", "within_s"),
    [("10:00", 0, 30), ("10:02", 145, 30), ("9.58", -95, 30), ("10:00:05", 0, 1)],
)
def test_a_clock_without_seconds_is_known_to_half_a_minute(
    hearings: Hearings, ticking: list[datetime], shows: str, ahead_s: int, within_s: int
) -> None:
    reading = hearings.read_clock(begun(hearings), shows).reading
    assert (reading.ahead_s, reading.within_s) == (ahead_s, within_s)


def test_a_clock_hours_away_is_kept_and_doubted(
    hearings: Hearings, ticking: list[datetime]
) -> None:
    read = hearings.read_clock(begun(hearings), "13:00:05")
    assert read.reading.ahead_s == 3 * 3600
    assert "3.0 hours" in read.warnings[0]


def test_a_clock_is_not_compared_without_a_zone(hearings: Hearings) -> None:
    case = hearings.records.add("case", {"title": "Case"}).record
    hearing = hearings.begin(HearingWish(case=case)).written.record
    with pytest.raises(UsageError, match="zone"):
        hearings.read_clock(hearing, "10:02")
    assert hearings.records.select(ListWish("note")) == []


def test_a_correction_keeps_what_was_said_before(
    hearings: Hearings, ticking: list[datetime]
) -> None:
    hearing = begun(hearings)
    hearings.read_clock(hearing, "10:02:05")
    line = hearings.notes.take(NoteWish(hearing, "Refuses adjurnment.")).written.record
    ticking.append(START + timedelta(minutes=5))
    hearings.records.edit(line, {"text": "Refuses adjournment."})
    hearings.records.edit(line, {"tags": ["time"]})
    lines = HearingLines(hearings.records)
    shown = lines.page(lines.open(hearing), 1, 2)[0]
    (earlier,) = shown.earlier
    assert (shown.text, shown.tags) == ("Refuses adjournment.", ("time",))
    assert (earlier.text, str(earlier.until)[11:19]) == ("Refuses adjurnment.", "10:07:05")


def test_a_stamped_moment_is_a_line_that_is_filled_in_later(hearings: Hearings) -> None:
    hearing = begun(hearings)
    line = hearings.notes.take(NoteWish(hearing, "", moment=True)).written.record
    lines = HearingLines(hearings.records)
    stamped = lines.page(lines.open(hearing), 0, 1)[0]
    hearings.records.edit(line, {"text": "The door opens."})
    filled = lines.line(lines.open(hearing), line)
    assert (stamped.text, filled.text) == (None, "The door opens.")
    assert stamped.at == filled.at
    assert filled.earlier[0].text is None


def test_a_clock_set_back_moves_no_line(hearings: Hearings, ticking: list[datetime]) -> None:
    hearing = begun(hearings)
    told = []
    for number, hour in enumerate((3, 1, 2)):
        ticking.append(START + timedelta(hours=hour))
        told.append(hearings.notes.take(NoteWish(hearing, f"{number}")).written.record)
    opened = HearingLines(hearings.records).open(hearing)
    assert [line.record for line in opened.kept] == told


def test_every_line_of_a_sealed_hearing_is_sealed(hearings: Hearings, frozen: list[Line]) -> None:
    hearing = begun(hearings, sealed=True)
    taken = hearings.notes.take(NoteWish(hearing, "Zanzibar"))
    opened = HearingLines(hearings.records).open(hearing)
    assert taken.sealed
    assert [line.leaf for line in frozen] == [taken.written.leaf]
    assert (opened.is_sealed, opened.kept) == (True, ())


def test_nothing_is_opened_sealed_without_a_mission(records: Records, notes: Notes) -> None:
    with pytest.raises(RefusedByPolicy, match="mission"):
        begun(Hearings(records, notes), sealed=True)
    assert records.select(ListWish("event")) == []


def test_two_observers_add_people_and_both_are_here(hearings: Hearings) -> None:
    hearing = begun(hearings, participants=("Registrar",))
    case = str(hearings.records.show(hearing).fields["case"])
    judge = hearings.records.add("person", {"names": [{"text": "Ismailova"}], "roles": ["judge"]})
    coded = hearings.records.add("person", {"code": "W-3", "protected": True, "case": case})
    hearings.add_here(hearing, judge.record)
    offered = hearings.people(hearing)
    hearings.add_here(hearing, "W-3")
    here = [(one.name, one.roles, one.here) for one in hearings.people(hearing)]
    assert [(one.name, one.here) for one in offered][-1] == ("W-3", False)
    assert here == [("Ismailova", ("judge",), True), ("W-3", (), True), ("Registrar", (), True)]
    assert hearings.people(hearing)[1].record == coded.record


def test_words_are_found_in_letters_of_either_case_and_by_speaker(hearings: Hearings) -> None:
    hearing = begun(hearings)
    first = hearings.notes.take(NoteWish(hearing, "Защитник просит отложить")).written.record
    second = hearings.notes.take(NoteWish(hearing, "Отказано", speaker="judge")).written.record
    lines = HearingLines(hearings.records)
    assert lines.find(hearing, "ЗАЩИТНИК просит") == [first]
    assert lines.find(hearing, "судья", {"judge"}) == [second]
