"""Reading a report: how far it is answered, what cannot be read, and observers side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from satchel.catalog.answers import Asked
from satchel.catalog.comparing import compare
from satchel.catalog.records import Records
from satchel.catalog.reporting import ReportWish
from satchel.catalog.reports import Observed
from satchel.domain.errors import NoSuchThing, UsageError
from satchel.domain.words import Act, Role
from unit.catalog.reporting_party import Desk, desk_of, mission_form, question


@pytest.fixture
def desk(records: Records) -> Desk:
    return desk_of(records)


def observer(desk: Desk, code: str) -> Desk:
    """The same archive written to by a member of that code."""
    author = replace(desk.records.journal.author, who={"member": code, "device": code})
    return desk_of(replace(desk.records, journal=replace(desk.records.journal, author=author)))


def begin(desk: Desk, hearing: str, person: str | None = None, **answers: Any) -> str:
    report = desk.reporting.start(ReportWish(hearing, person=person)).record
    told = {key: {"answer": v} if isinstance(v, str) else v for key, v in answers.items()}
    desk.reporting.answer(report, told)
    return report


def asked(observed: Observed, number: str) -> Asked:
    (found,) = [
        one
        for section in observed.sections
        for one in section.asked
        if one.question.number == number
    ]
    return found


def test_blank_is_not_answered_and_is_counted_by_group(desk: Desk) -> None:
    hearing, one = desk.hearing(), desk.person()
    begin(desk, hearing, D1="no", D2="unknown", D5="not-applicable", I1={"value": "phone"})
    begin(desk, hearing, one, H1="yes")
    report = desk.reports.show(hearing)
    of_hearing, of_accused = report.observed
    assert (of_hearing.answered, of_hearing.asked) == (4, 134)
    assert (of_accused.answered, of_accused.asked) == (1, 125)
    assert (report.answered, report.asked) == (5, 259)
    counts = {s.group.letter: (s.answered, len(s.asked)) for s in of_hearing.sections}
    assert (counts["D"], counts["H"], counts["I"]) == ((3, 18), (0, 0), (1, 12))
    blank = asked(of_hearing, "D3")
    assert (blank.is_answered, blank.answers) == (False, ())


def test_each_answer_names_the_member_who_gave_it(desk: Desk) -> None:
    hearing = desk.hearing()
    record = begin(observer(desk, "M-AAAAAA"), hearing, D1="yes", D2="no")
    other = observer(desk, "M-BBBBBB")
    other.reporting.answer(record, {"D2": {"answer": "yes"}, "D6": {"answer": "no"}})
    stated = [{"field": "answers/D7", "value": {"answer": "no"}, "by": "a guard"}]
    other.records.edit(record, {}, statements=stated)
    (observed,) = desk.reports.show(hearing).observed
    by = [asked(observed, number).answers[0].by for number in ("D1", "D2", "D6", "D7")]
    assert by == ["M-AAAAAA", "M-BBBBBB", "M-BBBBBB", "M-BBBBBB"]


def test_rows_of_a_table_are_in_order_and_one_question(desk: Desk) -> None:
    hearing = desk.hearing()
    values = {f"I1.{row}": {"value": f"item {row}"} for row in (2, 10, 3)}
    begin(desk, hearing, **values, I1={"value": "item 1"})
    (observed,) = desk.reports.show(hearing).observed
    assert [(a.row, a.value) for a in asked(observed, "I1").answers] == [
        (row, f"item {row}") for row in (1, 2, 3, 10)
    ]
    assert observed.answered == 1


def test_an_observation_alone_is_shown_with_its_hearing(desk: Desk) -> None:
    hearing = desk.hearing()
    record = begin(desk, hearing, D1="yes")
    begin(observer(desk, "M-OTHER0"), hearing, D1="no")
    report = desk.reports.show(record)
    assert (report.hearing.record, [one.record for one in report.observed]) == (hearing, [record])
    with pytest.raises(UsageError, match="is of kind person"):
        desk.reports.show(desk.person())


def test_accused_who_took_part_and_have_no_report_are_named(desk: Desk) -> None:
    one, two = desk.person("One", "accused"), desk.person("Two", "defendant")
    judge = desk.person("Judge", "judge")
    hearing = desk.hearing(persons=[one, two, judge])
    begin(desk, hearing, one, H1="yes")
    assert desk.reports.show(hearing).without == (two,)


def test_answers_of_a_form_that_is_not_here_are_shown_raw(desk: Desk) -> None:
    hearing = desk.hearing()
    fields = {"on": hearing, "form": "hearing-report", "form_version": "9"}
    told = {"answers/Q7": {"answer": "perhaps"}, "answers/D1": {"answer": "yes"}}
    with desk.records.archive.writing() as tx:
        what = {"act": Act.CREATE.value, "set": {**fields, **told}}
        desk.records.journal.append(tx, "observation", what=what)
    (observed,) = desk.reports.show(hearing).observed
    assert (observed.form, observed.sections, observed.asked) == (None, (), 0)
    assert observed.raw == {"Q7": ({"answer": "perhaps"},), "D1": ({"answer": "yes"},)}


def test_what_a_newer_version_answered_is_shown_raw_beside_the_rest(desk: Desk) -> None:
    hearing = desk.hearing()
    record = begin(desk, hearing, D1="yes")
    hostile = {
        "answers/D2": {"answer": "perhaps"},
        "answers/D3": "a text",
        "answers/D4": {"value": "x", "mood": "angry"},
        "answers/D5": {"text": 7},
        "answers/D99": {"answer": "yes"},
        "answers/not a key": {"answer": "yes"},
        "answers/H1": {"answer": "yes"},
        "answers/D6": {"answer": "yes", "links": ["x", {"record": "y"}]},
    }
    with desk.records.archive.writing() as tx:
        what = {"act": Act.EDIT.value, "set": hostile}
        desk.records.journal.append(
            tx, "observation", what=what, record=desk.records.show(record).record
        )
    (observed,) = desk.reports.show(hearing).observed
    for number in ("D2", "D3", "D4", "D5"):
        (answer,) = asked(observed, number).answers
        assert (answer.is_readable, answer.raw) == (False, hostile[f"answers/{number}"])
    assert set(observed.raw) == {"D99", "not a key", "H1"}
    assert [link.record for link in asked(observed, "D6").answers[0].links] == ["y"]


def test_a_report_that_came_before_its_hearing_is_shown(desk: Desk) -> None:
    fields = {"on": "z" * 20, "form": "hearing-report", "form_version": "1"}
    told = {"answers/D1": {"answer": "yes"}}
    with desk.records.archive.writing() as tx:
        what = {"act": Act.CREATE.value, "set": {**fields, **told}}
        made = desk.records.journal.append(tx, "observation", what=what)
    report = desk.reports.show(made.record)
    assert (report.hearing.record, report.hearing.fields, report.answered) == ("z" * 20, {}, 1)


def test_a_report_whose_words_were_destroyed_says_so(desk: Desk) -> None:
    record = begin(desk, desk.hearing(), D1="yes")
    desk.records.withdraw(record, "a mistake", content=True)
    with pytest.raises(NoSuchThing, match="cannot be read on this device"):
        desk.reports.show(record)


def test_two_observers_are_compared_question_by_question(desk: Desk) -> None:
    hearing = desk.hearing()
    saw, heard = {"answer": "yes", "how_known": "saw"}, {"answer": "yes", "how_known": "heard"}
    begin(desk, hearing, D1="no", D2=saw, D6="yes", A12={"value": "10:00"})
    begin(observer(desk, "M-OTHER0"), hearing, D1="yes", D2=heard, A12={"value": "10:30"}, M1="no")
    db = desk.records.archive.reading()
    (found,) = compare(db, desk.reports.show(hearing))
    assert [one.observer for one in found.observed][1] == "M-OTHER0"
    assert {line.question.number: line.differs for line in found.lines} == {
        "A12": True, "D1": True, "D2": False, "D6": False, "M1": False
    }  # fmt: skip
    assert found.differing == 2
    assert [line.question.number for line in found.lines] == ["A12", "D1", "D2", "D6", "M1"]


def test_reports_of_one_accused_are_compared_also_when_kept_as_two_people(desk: Desk) -> None:
    hearing, one, two, other = (
        desk.hearing(),
        desk.person("One"),
        desk.person("Odin"),
        desk.person(),
    )
    desk.records.join(one, two)
    begin(desk, hearing, one, H1="yes")
    begin(observer(desk, "M-OTHER0"), hearing, two, H1="no")
    begin(desk, hearing, other, H1="no")
    found = compare(desk.records.archive.reading(), desk.reports.show(hearing))
    assert sorted((len(one.observed), one.differing) for one in found) == [(1, 0), (2, 1)]


def test_two_versions_of_a_form_are_compared_by_their_numbers(desk: Desk) -> None:
    desk.become(Role.COORDINATOR)
    hearing = desk.hearing()
    for code, version in (("M-AAAAAA", "1"), ("M-BBBBBB", "2")):
        desk.records.add(
            "form", mission_form(version, *([question("A4")] if version == "2" else []))
        )
        wish = ReportWish(hearing, form="remand")
        report = observer(desk, code).reporting.start(wish).record
        answers = {"A1": {"answer": "yes"}, **({"A4": {"answer": "no"}} if version == "2" else {})}
        desk.reporting.answer(report, answers)
    (found,) = compare(desk.records.archive.reading(), desk.reports.show(hearing))
    assert [line.question.number for line in found.lines] == ["A1", "A4"]
    assert [one is None for one in found.lines[1].said] == [
        one.form_version == "1" for one in found.observed
    ]
    assert found.differing == 0


def test_reports_are_listed_by_case(desk: Desk) -> None:
    case = desk.records.add("case", {"title": "One"}).record
    first = begin(desk, desk.hearing(case=case), D1="yes")
    second = begin(desk, desk.hearing(), D1="yes")
    assert [one.record for one in desk.reports.listed(case)] == [first]
    assert {one.record for one in desk.reports.listed()} == {first, second}


def test_who_is_named_as_observer_counts_before_who_typed_it(desk: Desk) -> None:
    record = begin(desk, desk.hearing(), D1="yes")
    desk.records.edit(record, {"observer": "M-7K2F9Q"})
    assert desk.reports.show(record).observed[0].observer == "M-7K2F9Q"
