"""A protected name is nowhere but in its identity, and slips towards it are refused or said."""

from __future__ import annotations

import json

import pytest

from satchel.catalog.people import IDENTITY, AddedPerson, People, PersonWish
from satchel.catalog.records import Records
from satchel.catalog.warning import Warnings
from satchel.domain.errors import RefusedByPolicy, SatchelError, UsageError
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.names.spelled import Spelled
from satchel.domain.words import Audience
from satchel.ledger.line import Line
from satchel.search.finding import find
from satchel.storage import entries
from satchel.storage.records import ListWish

NAME = "Zaryagul Kystaubayeva"


@pytest.fixture
def people(records: Records, frozen: list[Line]) -> People:
    return People(records, lambda tx, lines: frozen.extend(lines))


@pytest.fixture
def warnings(people: People) -> Warnings:
    return Warnings(people)


def protected(people: People, name: str = NAME, **more: object) -> AddedPerson:
    return people.add(PersonWish([Spelled(name)], protected=True, **more))  # type: ignore[arg-type]


def kept(records: Records, kind: str = "person") -> list[JsonValue]:
    return [dict(view.fields) for view in records.select(ListWish(kind=kind))]


def refusal(people: People, wish: PersonWish) -> str:
    before = len(people.records.select(ListWish()))
    with pytest.raises(SatchelError) as refused:
        people.add(wish)
    assert len(people.records.select(ListWish())) == before
    assert NAME.split()[0] not in refused.value.message
    return refused.value.code


def test_the_name_goes_into_a_legal_record_and_the_person_has_a_code(
    records: Records, people: People
) -> None:
    added = protected(people, roles=["witness"])
    assert kept(records) == [{"code": "W-1", "protected": True, "roles": ["witness"]}]
    db = records.archive.reading()
    (identity,) = people.identities(db, added.written.record)
    assert identity.record == added.identity
    assert identity.fields == {
        "person": added.written.record,
        "names": [{"text": NAME}],
    }
    assert added.identity is not None
    assert [row.audience for row in entries.entries_of(db, added.identity)] == ["legal"]
    rows = db.execute("SELECT title, names, body, keys FROM search_texts").fetchall()
    assert "kistau" not in json.dumps(rows)
    for query in (NAME, "Kystaubayeva", "Кыстаубаева", "kistaub*"):
        assert find(db, query).hits == ()


def test_codes_are_given_in_order_and_never_twice(records: Records, people: People) -> None:
    first, second = protected(people), people.add(PersonWish(protected=True))
    told = people.add(PersonWish(code="W-7"))
    after = people.add(PersonWish(protected=True))
    assert [one.code for one in (first, second, told, after)] == ["W-1", "W-2", "W-7", "W-8"]
    records.withdraw(after.written.record, "a mistake", content=True)
    assert people.add(PersonWish(protected=True)).code == "W-9"
    assert refusal(people, PersonWish([Spelled("Somebody")], code="W-1")) == "code-taken"


def test_a_code_stands_for_its_person_wherever_an_id_does(records: Records, people: People) -> None:
    person = protected(people).written.record
    assert records.show("w-1").record == person
    office = records.add("office", {"person": "W-1", "post": "clerk"}).record
    assert records.show(office).fields["person"] == person
    double = records.add("person", {"code": "W-1", "protected": True}).record
    with pytest.raises(UsageError, match="Several people have the code W-1"):
        records.show("W-1")
    records.join(person, double)
    assert records.show("W-1").record == person


def test_a_code_means_protected_even_where_nobody_said_so(records: Records, people: People) -> None:
    added = people.add(PersonWish([Spelled(NAME)], code="W-3"))
    assert added.identity is not None
    assert NAME not in json.dumps(kept(records))


@pytest.mark.parametrize(
    "slip",
    [
        {"summary": "the sister of Kystaubayev"},
        {"roles": ["Zaryagul"]},
        {"code": "Кыстаубаева"},
    ],
)
def test_what_stands_beside_a_code_must_not_tell_the_name(
    people: People, slip: dict[str, object]
) -> None:
    wish = PersonWish([Spelled(NAME)], protected=True, **slip)  # type: ignore[arg-type]
    assert refusal(people, wish) == "protected-person"


def test_a_protected_name_does_not_come_in_again_as_a_plain_person(
    records: Records, people: People
) -> None:
    protected(people)
    assert refusal(people, PersonWish([Spelled("Кыстаубаева Зарягуль")])) == "protected-person"
    people.add(PersonWish([Spelled("Daniyar Kystaubayev")]))  # of the same family
    assert len(kept(records)) == 2


@pytest.mark.parametrize(
    ("before", "change"),
    [
        ({"code": "W-1", "protected": True}, {"names": [{"text": "A"}]}),
        ({"protected": True}, {"names": [{"text": "A"}]}),
        ({"names": [{"text": "A"}]}, {"protected": True}),
        ({"names": [{"text": "A"}]}, {"code": "W-1"}),
    ],
)
def test_names_and_protection_do_not_meet_by_an_edit(
    records: Records, before: dict[str, JsonValue], change: dict[str, JsonValue]
) -> None:
    person = records.add("person", before).record
    with pytest.raises(RefusedByPolicy, match="add a new person with --protected"):
        records.edit(person, change)
    ((name, value),) = change.items()
    stated = {"field": name, "value": value}
    with pytest.raises(RefusedByPolicy, match="withdraw this one with --content"):
        records.edit(person, {}, statements=[stated])
    with pytest.raises(RefusedByPolicy, match="kept apart"):
        records.add("person", {**before, **change})


def test_a_name_added_later_goes_where_the_first_went(records: Records, people: People) -> None:
    added = protected(people)
    person = added.written.record
    people.name(person, Spelled("Кыстаубаева", "ru", chosen=True))
    (identity,) = people.identities(records.archive.reading(), person)
    assert identity.fields["names"] == [
        {"text": NAME},
        {"text": "Кыстаубаева", "language": "ru", "chosen": True},
    ]
    assert kept(records) == [{"code": "W-1", "protected": True}]


def test_names_of_a_person_add_up_with_their_source_and_the_newer_choice_is_the_title(
    records: Records, people: People
) -> None:
    person = people.add(PersonWish([Spelled("Kenjaliev", "en", chosen=True)])).written.record
    report = records.add("case", {"title": "A report"}).record
    people.name(person, Spelled("Кенжалиев", "ru"), {"source": report, "place": "p. 3"})
    people.name(person, Spelled("Kenzhaliyev", "en", chosen=True))
    view = records.show(person)
    names = view.fields["names"]
    assert isinstance(names, list)
    assert [name["text"] for name in names if isinstance(name, dict)] == [
        "Kenjaliev", "Кенжалиев", "Kenzhaliyev",
    ]  # fmt: skip
    assert "names" not in view.contradictions
    assert [one.place for one in view.statements["names"]] == [None, "p. 3", None]
    (hit,) = find(records.archive.reading(), "Кенжалиев").hits
    assert hit["title"] == "Kenzhaliyev"


def test_what_has_no_names_is_not_named(records: Records, people: People) -> None:
    case = records.add("case", {"title": "Case"}).record
    for person, name in ((case, "A"), (people.add(PersonWish([Spelled("B")])).written.record, " ")):
        with pytest.raises(UsageError):
            people.name(person, Spelled(name))
    with pytest.raises(UsageError, match="choose one"):
        people.add(PersonWish([Spelled("A", "ru", True), Spelled("B", "ru", True)]))
    with pytest.raises(UsageError, match="sealed"):
        people.add(PersonWish([Spelled("A")], sealed=True))


def test_a_sealed_name_was_never_readable_here(
    records: Records, people: People, frozen: list[Line]
) -> None:
    added = protected(people, sealed=True)
    assert len(frozen) == 1
    assert people.identities(records.archive.reading(), added.written.record) == []
    assert kept(records, IDENTITY) == []


def test_joining_a_code_with_a_name_would_tell_it(records: Records, people: People) -> None:
    code = protected(people).written.record
    named = people.add(PersonWish([Spelled("A B")])).written.record
    for keep, other in ((code, named), (named, code)):
        with pytest.raises(RefusedByPolicy, match="tell every coordinator"):
            records.join(keep, other)
        with pytest.raises(RefusedByPolicy, match="tell every coordinator"):
            records.link(keep, "same-as", other)
    records.join(code, people.add(PersonWish(protected=True)).written.record)


def about(warnings: Warnings, record: RecordId) -> list[str]:
    told = warnings.about(warnings.people.records.show(record))
    assert all(one.endswith(".") for one in told)
    assert not any(word in one for one in told for word in NAME.split())
    return told


def test_words_that_hold_a_protected_name_are_answered_with_the_code_alone(
    records: Records, people: People, warnings: Warnings
) -> None:
    protected(people)
    case = records.add("case", {"title": "Case"}).record

    def note(text: str, audience: Audience = Audience.COORDINATION) -> list[str]:
        fields: dict[str, JsonValue] = {"on": case, "text": text}
        return about(warnings, records.add("note", fields, audience=audience).record)

    assert note("W-1 was not there") == []
    for text in ("Кыстаубаеву увели", "then zaryagul kystaubayeva left"):
        assert len(note(text)) == 1
        assert "W-1" in note(text)[0]
    assert note(f"{NAME} said so", Audience.LEGAL) == []
    assert len(warnings.in_texts(NAME, None)) == 1


def test_odd_alphabets_equal_codes_and_wrong_zones_are_said(
    records: Records, warnings: Warnings
) -> None:
    mixed = records.add("person", {"names": [{"text": "Мukhtar Ablyazov"}]}).record
    assert "letter 1 is Cyrillic" in about(warnings, mixed)[0]
    one, two = (records.add("person", {"code": "W-1", "protected": True}).record for _ in "ab")
    assert two in about(warnings, one)[0]
    records.join(one, two)
    assert about(warnings, one) == []
    place: dict[str, JsonValue] = {"event_kind": "hearing", "place": "Aqtobe"}
    hearing = records.add("event", {**place, "zone": "Asia/Almaty"}).record
    assert "Asia/Aqtobe" in about(warnings, hearing)[0]
    assert about(warnings, records.add("event", {**place, "zone": "Asia/Aqtobe"}).record) == []


def test_a_name_that_met_its_protection_apart_is_not_shown_or_found(
    records: Records, warnings: Warnings
) -> None:
    person = records.add("person", {"names": [{"text": NAME}]}).record
    view = records.show(person)
    with records.archive.writing() as tx:  # what another device signed meanwhile
        records.journal.append(
            tx, "person", record=person, what={"act": "edit", "set": {"protected": True}},
            previous=view.heads,
        )  # fmt: skip
    assert find(records.archive.reading(), NAME).hits == ()
    assert "every coordinator reads" in about(warnings, person)[0]


def test_an_identity_is_for_legal_staff_whatever_was_asked(
    records: Records, people: People
) -> None:
    person = people.add(PersonWish(protected=True)).written.record
    told: dict[str, JsonValue] = {"person": person, "names": [{"text": NAME}]}
    identity = records.add(IDENTITY, told, audience=Audience.COORDINATION).record
    note = records.add("note", {"on": identity, "text": "her passport"}).record
    db = records.archive.reading()
    assert find(db, "passport").hits == ()
    for record in (identity, note):
        assert [row.audience for row in entries.entries_of(db, record)] == ["legal"]


def test_withdrawing_a_protected_person_says_that_the_name_is_left(
    records: Records, people: People, warnings: Warnings
) -> None:
    added = protected(people)
    records.withdraw(added.written.record, "a mistake", content=True)
    assert added.identity is not None
    assert added.identity in about(warnings, added.written.record)[0]
    records.withdraw(added.identity, "a mistake", content=True)
    assert about(warnings, added.written.record) == []
    assert NAME not in json.dumps(
        [dict(view.fields) for view in records.select(ListWish(kind=IDENTITY, withdrawn=True))]
    )
