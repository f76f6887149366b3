"""Filling a report: one for each observer, answers that fit, and all of it in the ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from satchel.catalog.records import Records
from satchel.catalog.reporting import ReportWish
from satchel.domain.errors import NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.keyed import grouped
from satchel.domain.words import Role
from unit.catalog.reporting_party import Desk, desk_of, mission_form, question


@pytest.fixture
def desk(records: Records) -> Desk:
    return desk_of(records)


def other_observer(desk: Desk) -> Desk:
    """The same archive written to by another member."""
    author = replace(desk.records.journal.author, who={"member": "M-OTHER0", "device": "d-other"})
    return desk_of(replace(desk.records, journal=replace(desk.records.journal, author=author)))


def answers(desk: Desk, record: str) -> Any:
    return grouped(desk.records.show(record).fields).get("answers", {})


def test_a_report_is_begun_once_for_the_hearing_and_once_for_each_accused(desk: Desk) -> None:
    hearing, one, two = desk.hearing(), desk.person("One"), desk.person("Two")
    begun = [
        desk.reporting.start(ReportWish(hearing, person=person)) for person in (None, one, two)
    ]
    again = [
        desk.reporting.start(ReportWish(hearing, person=person)) for person in (None, one, two)
    ]
    assert len({report.record for report in begun}) == 3
    assert [report.record for report in again] == [report.record for report in begun]
    assert [report.is_new for report in (*begun, *again)] == [True] * 3 + [False] * 3
    second = desk.reporting.start(ReportWish(hearing, another=True))
    assert second.is_new
    assert second.record not in {report.record for report in begun}


def test_two_observers_have_a_report_each(desk: Desk) -> None:
    hearing = desk.hearing()
    mine = desk.reporting.start(ReportWish(hearing)).record
    theirs = other_observer(desk).reporting.start(ReportWish(hearing))
    assert theirs.is_new
    assert other_observer(desk).reporting.start(ReportWish(hearing)).record == theirs.record
    assert desk.reporting.start(ReportWish(hearing)).record == mine != theirs.record


def test_people_joined_as_the_same_have_one_report(desk: Desk) -> None:
    hearing, one, two = desk.hearing(), desk.person("One"), desk.person("Odin")
    begun = desk.reporting.start(ReportWish(hearing, person=one))
    desk.records.join(one, two)
    assert desk.reporting.start(ReportWish(hearing, person=two)).record == begun.record


def test_a_report_is_of_a_hearing_and_of_a_person(desk: Desk) -> None:
    hearing = desk.hearing()
    with pytest.raises(UsageError, match="is no hearing but a record of kind person"):
        desk.reporting.start(ReportWish(desk.person()))
    with pytest.raises(UsageError, match="is no person but a record of kind event"):
        desk.reporting.start(ReportWish(hearing, person=hearing))
    with pytest.raises(NoSuchThing, match="There is no form 'remand' here"):
        desk.reporting.start(ReportWish(hearing, form="remand"))
    with pytest.raises(UsageError, match="is no report but a record of kind event"):
        desk.reporting.answer(hearing, {"D1": {"answer": "yes"}})


def test_an_answer_is_kept_with_its_evidence_and_the_hearings_day(desk: Desk) -> None:
    hearing = desk.hearing(date="2019-02-14", zone="Asia/Almaty")
    note = desk.records.add("note", {"on": hearing, "text": "They film."}).record
    report = desk.reporting.start(ReportWish(hearing)).record
    links = [{"record": note[:8], "place": "00:03:12"}]
    told = {"answer": "yes", "how_known": "saw", "at": "9:05", "links": links}
    desk.reporting.answer(report, {"m8": told, "D1.1": {"answer": "unknown"}})
    assert answers(desk, report) == {
        "D1": {"answer": "unknown"},
        "M8": {
            "answer": "yes",
            "how_known": "saw",
            "at": "2019-02-14T09:05:00+06:00",
            "links": [{"record": note, "place": "00:03:12"}],
        },
    }


def test_a_time_is_kept_as_told_where_the_day_is_not_known(desk: Desk) -> None:
    report = desk.reporting.start(ReportWish(desk.hearing(date="2019-02"))).record
    desk.reporting.answer(report, {"M8": {"answer": "yes", "at": "9:05"}})
    assert answers(desk, report)["M8"]["at"] == "9:05"
    desk.reporting.answer(report, {"M8": {"answer": "yes", "at": "2019-02-14T09:05:00+06:00"}})
    assert answers(desk, report)["M8"]["at"] == "2019-02-14T09:05:00+06:00"
    with pytest.raises(UsageError, match="The time of M8 is not understood"):
        desk.reporting.answer(report, {"M8": {"answer": "yes", "at": "in the morning"}})


def test_an_answer_replaces_the_one_before_and_can_be_cleared(desk: Desk) -> None:
    report = desk.reporting.start(ReportWish(desk.hearing())).record
    desk.reporting.answer(report, {"D1": {"answer": "no", "text": "No board."}})
    desk.reporting.answer(report, {"D1": {"answer": "yes"}})
    assert answers(desk, report) == {"D1": {"answer": "yes"}}
    desk.reporting.answer(report, {}, clear=["d1"])
    assert answers(desk, report) == {}
    assert len(desk.records.history(report)) == 4
    with pytest.raises(NoSuchThing, match="no field 'answers/D1' to empty"):
        desk.reporting.answer(report, {}, clear=["D1"])


def test_of_many_answers_all_are_kept_or_none(desk: Desk) -> None:
    report = desk.reporting.start(ReportWish(desk.hearing())).record
    with pytest.raises(UsageError, match="A8 asks for one of criminal"):
        desk.reporting.answer(report, {"D1": {"answer": "yes"}, "A8": {"value": "military"}})
    assert answers(desk, report) == {}


def test_a_repeated_question_is_answered_in_the_next_row_of_its_table(desk: Desk) -> None:
    report = desk.reporting.start(ReportWish(desk.hearing())).record
    assert desk.reporting.next_row(report, "I1") == "I1"
    desk.reporting.answer(report, {"I1": {"value": "phone"}})
    desk.reporting.answer(report, {"I4.3": {"value": "not disclosed"}})
    assert desk.reporting.next_row(report, "I1") == "I1.4"
    assert desk.reporting.next_row(report, "C4") == "C4"
    with pytest.raises(UsageError, match="D1 is answered once"):
        desk.reporting.next_row(report, "D1")


def test_a_person_is_named_by_record_code_or_name(desk: Desk) -> None:
    report = desk.reporting.start(ReportWish(desk.hearing())).record
    judge = desk.person("Judge")
    told = {"C1": {"value": judge}, "C4": {"value": "W-3"}, "C5": {"value": "C. D."}}
    desk.reporting.answer(report, told)
    assert answers(desk, report) == told
    with pytest.raises(UsageError, match="is no person"):
        desk.reporting.answer(report, {"C1": {"value": report}})


REFUSED = [
    ({"Z1": {"answer": "yes"}}, NoSuchThing, "has no question 'Z1'"),
    ({"D19": {"answer": "yes"}}, NoSuchThing, "has no question 'D19'"),
    ({"H1": {"answer": "yes"}}, UsageError, "H1 is asked of each accused"),
    ({"D1.2": {"answer": "yes"}}, UsageError, "D1 is answered once"),
    ({"D1": {"answer": "no", "at": "noon"}}, UsageError, "The time of D1"),
    ({"A9": {"value": "soon"}}, UsageError, "A9 asks for one of remand"),
]


@pytest.mark.parametrize(("told", "error", "said"), REFUSED)
def test_the_generic_acts_refuse_what_the_short_form_refuses(
    desk: Desk, told: dict[str, Any], error: type[Exception], said: str
) -> None:
    hearing = desk.hearing()
    fields = {"on": hearing, "form": "hearing-report", "form_version": "1"}
    with pytest.raises(error, match=said):
        desk.records.add("observation", {**fields, "answers": told})
    made = desk.records.add("observation", fields).record
    with pytest.raises(error, match=said):
        desk.records.edit(made, {"answers": told})
    with pytest.raises(error, match=said):
        desk.reporting.answer(made, told)
    stated = [{"field": f"answers/{key}", "value": value} for key, value in told.items()]
    with pytest.raises(error, match=said):
        desk.records.edit(made, {}, statements=stated)
    assert answers(desk, made) == {}


def test_a_report_about_an_accused_takes_no_questions_of_the_hearing(desk: Desk) -> None:
    report = desk.reporting.start(ReportWish(desk.hearing(), person=desk.person())).record
    desk.reporting.answer(report, {"H1": {"answer": "yes"}})
    with pytest.raises(UsageError, match="D1 is asked once of the hearing"):
        desk.reporting.answer(report, {"D1": {"answer": "yes"}})


def test_a_report_keeps_its_form_its_hearing_and_its_accused(desk: Desk) -> None:
    report = desk.reporting.start(ReportWish(desk.hearing())).record
    for change in ({"form_version": "2"}, {"on": desk.hearing()}, {"person": desk.person()}):
        with pytest.raises(RefusedByPolicy, match="keeps its hearing, its accused and its form"):
            desk.records.edit(report, change)
    desk.records.edit(report, {"observer": "M-7K2F9Q", "form_version": "1"})


def test_old_answers_keep_their_version_and_a_new_report_takes_the_newest(desk: Desk) -> None:
    desk.become(Role.COORDINATOR)
    desk.records.add("form", mission_form("1"))
    hearing = desk.hearing()
    old = desk.reporting.start(ReportWish(hearing, form="remand"))
    desk.records.add("form", mission_form("2", question("A4", "text")))
    assert desk.reporting.start(ReportWish(hearing, form="remand")).record == old.record
    with pytest.raises(NoSuchThing, match="Version 1 of remand has no question 'A4'"):
        desk.reporting.answer(old.record, {"A4": {"value": "x"}})
    new = desk.reporting.start(ReportWish(hearing, form="remand", another=True))
    assert (old.version, new.version) == ("1", "2")
    desk.reporting.answer(new.record, {"A4": {"value": "x"}})
    assert desk.reporting.start(ReportWish(hearing, form="remand", version="2")) == replace(
        new, is_new=False
    )


def test_a_withdrawn_report_takes_no_answers_and_another_is_begun(desk: Desk) -> None:
    hearing = desk.hearing()
    report = desk.reporting.start(ReportWish(hearing)).record
    desk.records.withdraw(report, "the wrong hearing")
    with pytest.raises(RefusedByPolicy, match="was withdrawn"):
        desk.reporting.answer(report, {"D1": {"answer": "yes"}})
    assert desk.reporting.start(ReportWish(hearing)).is_new
