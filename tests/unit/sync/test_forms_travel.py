"""Forms and reports go in parcels like any record, and keep who answered what."""

from __future__ import annotations

from satchel.catalog.kinds import Kinds
from satchel.catalog.records import Records
from satchel.catalog.reporting import ReportWish
from satchel.system.paths import schema_folder
from unit.catalog.reporting_party import Desk, desk_of, mission_form
from unit.sync.party import Party, Person


def desk(person: Person) -> Desk:
    return desk_of(Records(person.archive, person.journal, Kinds(schema_folder() / "kinds")))


def carry(party: Party, giver: Person, taker: Person, name: str, **wish: object) -> None:
    giver.make(party.folder / name, **wish)  # type: ignore[arg-type]  # test words
    taker.open(party.folder / name)


def test_a_form_goes_to_a_member_and_her_answers_come_back_beside_others(party: Party) -> None:
    office = party.founder()
    observer = party.admitted(office, "observer")
    form = desk(office).records.add("form", mission_form()).record
    hearing = desk(office).hearing()
    carry(party, office, observer, "form", to=observer.device, only=(form, hearing))
    (sent,) = [one for one in desk(observer).forms.listed() if one.record == form]
    assert (sent.form.name, sent.is_ours, sent.sent_by) == (
        "remand", True, office.journal.author.who["member"]
    )  # fmt: skip

    report = desk(observer).reporting.start(ReportWish(hearing, form="remand")).record
    desk(observer).reporting.answer(report, {"A1": {"answer": "yes"}})
    carry(party, observer, office, "report")
    (shown,) = desk(office).reports.show(hearing).observed
    assert (shown.record, shown.answered, shown.observer) == (
        report, 1, observer.journal.author.who["member"]
    )  # fmt: skip
    assert desk(office).reporting.start(ReportWish(hearing, form="remand")).record != report

    desk(office).reporting.answer(report, {"A1": {"answer": "no"}, "A2": {"value": 4}})
    desk(observer).reporting.answer(report, {"A1": {"answer": "unknown"}})
    carry(party, observer, office, "again")
    ((section,),) = [one.sections for one in desk(office).reports.show(report).observed]
    first, second = section.asked
    one, other = (who.journal.author.who["member"] for who in (office, observer))
    assert {answer.answer: answer.by for answer in first.answers} == {
        "no": one, "unknown": other
    }  # fmt: skip
    assert (first.contradicts, second.contradicts) == (True, False)
    assert second.answers[0].value == 4


def test_an_observers_own_form_is_kept_at_headquarters_and_never_offered(party: Party) -> None:
    office = party.founder()
    observer = party.admitted(office, "observer")
    with observer.archive.writing() as tx:
        what = {"act": "create", "set": mission_form("9", name="hearing-report")}
        made = observer.journal.append(tx, "form", what=what)
    carry(party, observer, office, "form")
    assert desk(office).forms.find("hearing-report").form.version == "1"
    (kept,) = [one for one in desk(office).forms.listed() if one.record == made.record]
    assert not kept.is_ours
