"""What is joined as the same is one thing in lists, searches and filters, until it is undone."""

from __future__ import annotations

from satchel.catalog.records import Records
from satchel.domain.ids import RecordId
from satchel.search.finding import find
from satchel.storage.records import SAME_AS, ListWish, shown_instead


def person(records: Records, name: str) -> RecordId:
    return records.add("person", {"names": [{"text": name}]}).record


def listed(records: Records) -> list[RecordId]:
    return [view.record for view in records.select(ListWish(kind="person"))]


def hits(records: Records, query: str) -> list[tuple[str, str]]:
    db = records.archive.reading()
    found = find(db, query, instead=shown_instead(db))
    assert found.total == len(found.hits)
    return [(hit["id"], hit["why"]) for hit in found.hits]


def test_another_spelling_finds_the_one_that_is_kept(records: Records) -> None:
    keep, other = person(records, "Nurlan Kenzhaliyev"), person(records, "Кенжалиев Нурлан")
    third = person(records, "Kenjaliev")
    assert len(hits(records, "Кенжалиев")) == 3
    records.join(keep, other)
    records.join(other, third)
    assert hits(records, "Кенжалиев") == [(keep, "name: Кенжалиев")]
    records.link(other, SAME_AS, keep, undo=True)
    assert {record for record, _ in hits(records, "Кенжалиев")} == {keep, other}


def test_what_names_either_case_is_found_under_both(records: Records) -> None:
    keep = records.add("case", {"title": "Case"}).record
    other = records.add("case", {"title": "The same case"}).record
    made = records.add("event", {"event_kind": "hearing", "case": other}).record
    assert records.select(ListWish(kind="event", case=keep)) == []
    records.join(keep, other)
    for case in (keep, other):
        assert [view.record for view in records.select(ListWish(kind="event", case=case))] == [made]


def test_a_person_whose_double_was_withdrawn_is_listed_again(records: Records) -> None:
    keep, other = person(records, "A"), person(records, "B")
    records.join(keep, other)
    assert listed(records) == [keep]
    records.withdraw(keep, "a mistake")
    assert listed(records) == [other]


def test_two_joined_to_each_other_apart_leave_one_in_the_list(records: Records) -> None:
    one, two = person(records, "A"), person(records, "B")
    records.link(one, SAME_AS, two)
    records.link(two, SAME_AS, one)  # what another device did meanwhile
    assert listed(records) == [min(one, two)]


def test_who_held_an_office_then(records: Records) -> None:
    judge = person(records, "Judge")
    for post, since, until in (
        ("first", "2015", "2021-03"), ("second", "2021-04", None), ("third", None, "2014~"),
    ):  # fmt: skip
        told = {"person": judge, "post": post, "from": since, "to": until}
        records.add("office", {name: text for name, text in told.items() if text})

    def held(since: str | None, until: str | None) -> list[str]:
        wish = ListWish(kind="office", person=judge, since=since, until=until)
        return [str(view.fields["post"]) for view in records.select(wish)]

    assert held("2019-07", "2019-07") == ["first"]
    assert held("2021-03-31", "2021-04-01") == ["first", "second"]
    assert held("2030", None) == ["second"]
    assert held(None, "2010") == ["third"]
