"""A fact says where it comes from; sources that disagree stand side by side."""

from __future__ import annotations

import pytest

from satchel.catalog.records import Records
from satchel.domain.errors import NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.ids import RecordId
from satchel.storage.journal import Written
from satchel.storage.records import ListWish, mentioning


@pytest.fixture
def case(records: Records) -> Written:
    return records.add("case", {"title": "First"})


@pytest.fixture
def person(records: Records) -> Written:
    return records.add("person", {"names": [{"text": "A. B."}]})


def _source(records: Records, case: Written, text: str) -> RecordId:
    return records.add("note", {"on": case.record, "text": text}).record


def test_two_sources_that_disagree_both_stand_with_their_place(
    records: Records, case: Written, person: Written
) -> None:
    paper, site = (_source(records, case, text) for text in ("the paper", "the site"))
    release = records.add(
        "outcome",
        {"person": person.record, "outcome_kind": "release"},
        statements=[{"field": "date", "value": "2019-08-09", "source": paper, "place": "p. 4"}],
    )
    other = {"field": "date", "value": "2019-08-10", "source": site, "as_of": "2019-08", "by": "X"}
    records.edit(release.record, {}, statements=[other])
    view = records.show(release.record)
    both = [
        (one.value, one.source, one.place, one.as_of, one.by) for one in view.statements["date"]
    ]
    assert both == [
        ("2019-08-09", paper, "p. 4", None, None),
        ("2019-08-10", site, None, "2019-08", "X"),
    ]
    assert view.contradictions["date"] == ["2019-08-09", "2019-08-10"]
    named = mentioning(records.archive.reading(), paper)
    assert (release.record, "source") in named


def test_a_statement_is_taken_back_by_its_name_and_stays_in_the_history(
    records: Records, case: Written
) -> None:
    source = _source(records, case, "the paper")
    made = records.add(
        "figure",
        {"what": "detained", "case": case.record},
        statements=[
            {"field": "value", "value": 620, "source": source},
            {"field": "value", "value": 630, "source": source},
        ],
    )
    first, second = records.show(made.record).statements["value"]
    records.edit(made.record, {}, retract=[first.name])
    view = records.show(made.record)
    assert view.fields["value"] == 630
    assert "value" not in view.contradictions
    assert len(records.history(made.record)) == 2
    with pytest.raises(NoSuchThing, match="no statement"):
        records.edit(made.record, {}, retract=[first.name])
    with pytest.raises(UsageError, match="needs 'value'"):
        records.edit(made.record, {}, retract=[second.name])


def test_lists_of_several_sources_add_up(records: Records, person: Written, case: Written) -> None:
    source = _source(records, case, "the verdict")
    spelled = {"field": "names", "value": [{"text": "А. Б.", "language": "ru"}], "source": source}
    records.edit(person.record, {}, statements=[spelled])
    view = records.show(person.record)
    assert [name["text"] for name in view.fields["names"]] == ["A. B.", "А. Б."]  # type: ignore[union-attr, call-overload, index]
    assert view.contradictions == {}


def test_emptying_a_field_takes_its_statements_along(records: Records, case: Written) -> None:
    source = _source(records, case, "the paper")
    stated = [{"field": "court", "value": "City court", "source": source}]
    records.edit(case.record, {}, statements=stated)
    records.edit(case.record, {}, unset=["court"])
    view = records.show(case.record)
    assert "court" not in view.fields
    assert "court" not in view.statements


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ({"field": "court"}, "at least"),
        ({"field": "court", "value": "x", "page": "3"}, "has no 'page'"),
        ({"field": "court", "value": "x", "as_of": "soon"}, "not understood"),
        ({"field": "court", "value": 5}, "another type"),
        ({"field": "colour", "value": "x"}, "no field 'colour'"),
    ],
)
def test_a_malformed_statement_is_refused_and_nothing_is_kept(
    records: Records, case: Written, statement: dict[str, object], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        records.edit(case.record, {}, statements=[statement])  # type: ignore[list-item]
    assert len(records.history(case.record)) == 1


def test_lines_are_corrected_one_by_one(records: Records, case: Written) -> None:
    sound = _source(records, case, "stands for a recording")
    made = records.add(
        "transcript",
        {
            "derived_from": sound,
            "made_by": "machine",
            "lines": {"0001": {"text": "one"}, "0002": {"text": "two"}},
        },
    )
    first = records.show(made.record).heads
    records.edit(made.record, {"lines": {"0001": {"text": "One."}}})
    view = records.show(made.record)
    assert view.fields["lines/0001"] == {"text": "One."}
    assert view.fields["lines/0002"] == {"text": "two"}
    assert view.heads != first
    with pytest.raises(UsageError, match="needs 'text'"):
        records.edit(made.record, {"lines": {"0003": {"speaker": "X"}}})
    records.edit(made.record, {}, unset=["lines/0002"])
    assert "lines/0002" not in records.show(made.record).fields


def test_joined_people_are_one_in_lists_until_they_are_parted(
    records: Records, case: Written, person: Written
) -> None:
    twin = records.add("person", {"names": [{"text": "А. Б."}]})
    charge = records.add("charge", {"person": twin.record, "article": "405", "case": case.record})
    records.join(person.record, twin.record)
    assert [view.record for view in records.select(ListWish(kind="person"))] == [person.record]
    of_person = records.select(ListWish(kind="charge", person=person.record))
    assert [view.record for view in of_person] == [charge.record]
    cases = records.select(ListWish(kind="case", person=person.record))
    assert [view.record for view in cases] == [case.record]
    with pytest.raises(RefusedByPolicy, match="joined already"):
        records.join(twin.record, person.record)
    records.link(twin.record, "same-as", person.record, undo=True)
    assert len(records.select(ListWish(kind="person"))) == 2
    assert records.select(ListWish(kind="charge", person=person.record)) == []
