"""A list answers a question about fields, and about fields of what records name."""

from __future__ import annotations

import pytest

from satchel.catalog.filtering import conditions_of, select_where
from satchel.catalog.records import Records
from satchel.domain.errors import UsageError
from satchel.domain.ids import RecordId
from satchel.storage.records import ListWish


def _asked(records: Records, kind: str, *told: str, of: str | None = None) -> list[RecordId]:
    found = select_where(records, ListWish(kind=kind), conditions_of(told), of)
    return [view.record for view in found]


def test_conditions_on_what_is_named_are_asked_of_one_record(records: Records) -> None:
    a, b = (records.add("person", {"names": [{"text": name}]}).record for name in ("A", "B"))
    charges = [
        records.add("charge", {"person": who, "article": article, "part": part}).record
        for who, article, part in ((a, "405", "1"), (a, "174", "2"), (b, "405", "2"))
    ]
    mine = records.add("outcome", {"outcome_kind": "sentence", "charges": charges[:2], "person": a})
    other = records.add(
        "outcome", {"outcome_kind": "Sentence", "charges": charges[2:], "person": b}
    )
    both = ["charges.article=405", "charges.part=2"]
    assert _asked(records, "outcome", "charges.article=405") == [mine.record, other.record]
    assert _asked(records, "outcome", *both) == [other.record]
    assert _asked(records, "outcome", *both, "outcome_kind=sentence", of="person") == [b]
    assert _asked(records, "person", "charge.article=405", "charge.part=2") == [b]
    assert _asked(records, "person", "names=a") == [a]
    assert _asked(records, "charge", "person.names=B") == [charges[2]]
    records.withdraw(charges[2], "a mistake")
    assert _asked(records, "person", "charge.article=405", "charge.part=2") == []


def test_people_joined_as_the_same_are_named_once(records: Records) -> None:
    a, twin = (records.add("person", {"names": [{"text": name}]}).record for name in ("A", "А"))
    for who in (a, twin, a):
        records.add("outcome", {"outcome_kind": "sentence", "person": who})
    records.join(a, twin)
    assert _asked(records, "outcome", "outcome_kind=sentence", of="person") == [a]


def test_every_value_that_some_source_states_counts(records: Records) -> None:
    person = records.add("person", {"names": [{"text": "A"}]}).record
    fields = {"outcome_kind": "release", "person": person, "years": 7.5, "suspended": True}
    told = [{"field": "date", "value": date} for date in ("2019-12-27", "2020-01")]
    made = records.add("outcome", fields, statements=told).record
    for condition in ("date=2019", "date=2020-01-05", "years=7.50", "suspended=yes"):
        assert _asked(records, "outcome", condition) == [made]
    for condition in ("date=2018", "years=7", "suspended=no", "by=A"):
        assert _asked(records, "outcome", condition) == []
    assert _asked(records, "person", "outcome.date=2019-12") == [person]


def test_a_date_counts_as_one_where_it_is_asked_through_another_record(records: Records) -> None:
    person = records.add("person", {"born": "1960-05"}).record
    made = records.add("charge", {"person": person, "article": "1"}).record
    assert _asked(records, "charge", "person.born=1960") == [made]


@pytest.mark.parametrize("told", ["article", "=405", "article=", ".article=1"])
def test_what_is_no_condition_is_refused(told: str) -> None:
    with pytest.raises(UsageError, match="A condition is FIELD=VALUE"):
        conditions_of([told])


@pytest.mark.parametrize(
    "told", ["artikel=405", "person.article.x=1", "article.x=1", "dossier.x=1"]
)
def test_a_misspelled_field_does_not_find_nothing_in_silence(records: Records, told: str) -> None:
    with pytest.raises(UsageError, match=r"has no field|names no record"):
        _asked(records, "charge", told)
