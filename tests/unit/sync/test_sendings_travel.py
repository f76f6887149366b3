"""Case files and working copies go down by themselves, and what changes in them goes after."""

from __future__ import annotations

import pytest

from satchel.assembly import given, roads
from satchel.assembly.desk import Desk
from satchel.assembly.given import Step
from satchel.assembly.roads import Way
from satchel.catalog.attaching import AttachWish
from satchel.catalog.notes import NoteWish
from satchel.catalog.people import PersonWish
from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.domain.names.spelled import Spelled
from satchel.domain.words import Audience, Role
from satchel.storage import entries
from satchel.storage import roads as road_rows
from satchel.wire.relay_names import key_mailbox
from unit.sync.party import Party


class Field:
    """Headquarters and one observer, who meet at a shared folder."""

    def __init__(self, party: Party) -> None:
        self.party, self.folder = party, party.folder / "road"
        self.folder.mkdir()
        founder = party.founder()
        self.founder = founder
        self.observer = party.admitted(founder, "observer")
        self.office, self.her = Desk(founder.archive), Desk(self.observer.archive)
        self.member = str(self.her.device.row.member)

    def meet(self) -> None:
        """Headquarters, then she, then headquarters again."""
        for desk in (self.office, self.her, self.office):
            self.sync(desk)

    def sync(self, desk: Desk) -> int:
        done = roads.sync(desk, Way(str(self.folder))).synced
        assert done.problems == []
        return done.handed

    def parcels_to_her(self) -> int:
        box = key_mailbox(self.her.device.row.keys.ed25519)
        rows = road_rows.everything(self.office.archive.reading())
        return sum(row.box == box for row in rows)

    def has(self, record: str) -> bool:
        return bool(entries.entries_of(self.her.archive.reading(), record))  # type: ignore[arg-type]

    def attach(self, desk: Desk, to: str, data: bytes, **how: object) -> str:
        path = self.party.folder / "paper.txt"
        path.write_bytes(data)
        return str(desk.attachments.attach(path, AttachWish(to, **how)).record)  # type: ignore[arg-type]

    def bytes_of(self, record: str) -> bytes:
        content = self.her.records.show(record).fields["content"]
        assert isinstance(content, dict)
        with self.her.archive.contents.open(content["id"]) as source:  # type: ignore[arg-type]
            return bytes(source.read())


@pytest.fixture
def field(party: Party) -> Field:
    return Field(party)


def test_a_case_file_goes_down_and_what_changes_in_it_goes_after(field: Field) -> None:
    office, her = field.office, field.her
    case = office.records.add("case", {"title": "Bread"}).record
    other = office.records.add("case", {"title": "Salt"}).record
    named = office.people.add(PersonWish(names=[Spelled("A. Baker")], case=case)).written.record
    paper = field.attach(office, case, b"the charge")
    line = office.notes.take(NoteWish(case, "a thought of headquarters")).written.record
    mistake = office.records.add(
        "event", {"event_kind": "hearing", "title": "never held", "case": case}
    ).record
    office.records.withdraw(mistake, "another court")
    field.meet()
    assert not field.has(case), "nothing goes unasked"

    written = office.sendings.send(case, field.member, "for tomorrow")
    assert [one.step for one in given.told(office)] == [Step.WAITS]
    field.sync(office)
    assert [one.step for one in given.told(office)] == [Step.ON_ITS_WAY]
    field.sync(her)
    assert [field.has(one) for one in (case, named, paper)] == [True] * 3
    assert [field.has(one) for one in (other, line, mistake)] == [False] * 3
    assert field.bytes_of(paper) == b"the charge"
    assert her.sendings.given_to_us()[case].why == "for tomorrow"
    her.records.add("incident", {"what": "followed"})
    field.meet()
    assert [one.step for one in given.told(office)] == [Step.ARRIVED]

    went = field.parcels_to_her()
    field.meet()
    assert field.parcels_to_her() == went, "nothing new, nothing sent"
    office.records.edit(case, {"court": "City court"})
    later = field.attach(office, case, b"the verdict")
    field.meet()
    assert her.records.show(case).fields["court"] == "City court"
    assert field.bytes_of(later) == b"the verdict"

    office.records.withdraw(paper, "not hers to see")
    office.records.withdraw(written.record, "the case was passed on")
    office.records.edit(case, {"court": "High court"})
    field.meet()
    (told,) = her.sendings.listed(to=field.member)
    assert told.taken_back == "the case was passed on"
    assert her.records.show(case).fields["court"] == "City court", (
        "what was taken back stands still"
    )


def test_what_is_withdrawn_in_a_sent_case_is_withdrawn_there_too(field: Field) -> None:
    case = field.office.records.add("case", {"title": "Bread"}).record
    paper = field.attach(field.office, case, b"the charge")
    field.office.sendings.send(case, field.member)
    field.meet()
    field.office.records.withdraw(paper, "of another case")
    field.meet()
    assert field.her.records.show(paper).withdrawn == "of another case"


def test_nothing_for_legal_staff_goes_along_and_protected_names_stay(field: Field) -> None:
    office = field.office
    case = office.records.add("case", {"title": "Bread"}).record
    wish = PersonWish(names=[Spelled("Secret Name")], protected=True, case=case)
    added = office.people.add(wish)
    closed = field.attach(office, case, b"privileged", audience=Audience.LEGAL)
    fields = {"case": case, "article": "405", "person": added.written.record}
    office.records.add("charge", fields)
    office.sendings.send(case, field.member)
    field.meet()
    assert field.has(added.written.record), "she has the code"
    assert added.identity is not None
    assert [field.has(one) for one in (added.identity, closed)] == [False, False]
    with pytest.raises(RefusedByPolicy, match="legal staff alone"):
        office.sendings.send(closed, field.member)


def test_a_working_copy_brings_back_what_she_sealed(field: Field) -> None:
    office, her = field.office, field.her
    case = her.records.add("case", {"title": "Bread"}).record
    hearing = her.records.add(
        "event", {"event_kind": "hearing", "title": "First day", "case": case}
    ).record
    line = her.notes.take(NoteWish(hearing, "the judge enters")).written.record
    sound = field.attach(her, hearing, b"what was said")
    field.meet()
    her.sealing.seal([hearing, line, sound])
    field.meet()
    assert not field.has(line)

    office.sendings.send(case, field.member)
    field.meet()
    assert not field.has(line), "a case file gives nobody back what she sealed"
    office.sendings.send(hearing, field.member)
    field.meet()
    assert her.records.show(line).fields["text"] == "the judge enters"
    assert field.bytes_of(sound) == b"what was said"
    went = field.parcels_to_her()
    field.meet()
    assert field.parcels_to_her() == went

    her.sealing.seal([hearing, line, sound])
    field.meet()
    assert not field.has(line)
    office.sendings.send(hearing, field.member)
    field.meet()
    assert field.bytes_of(sound) == b"what was said", "said again, all of it goes again"


def test_a_member_draws_nothing_into_what_she_was_given(field: Field) -> None:
    office, her = field.office, field.her
    case = office.records.add("case", {"title": "Bread"}).record
    secret = field.attach(office, office.records.add("case", {"title": "Salt"}).record, b"closed")
    sending = office.sendings.send(case, field.member).record
    field.meet()
    with her.archive.writing() as tx:
        for record, kind, told in (
            (secret, "attachment", {"case": case, "on": case}),
            (sending, "sending", {"on": secret}),
        ):
            what = {"act": "edit", "set": told}
            her.journal.append(tx, kind, what=what, record=record, previous=())  # type: ignore[arg-type]
    her.records.add("sending", {"on": secret, "to": field.member})
    field.meet()
    field.meet()
    assert field.office.records.show(secret).fields["on"] == case, "she did reach it"
    with pytest.raises(NoSuchThing):
        field.her.attachments.records.archive.contents.open(
            office.records.show(secret).fields["content"]["id"]  # type: ignore[index,call-overload]
        )
    assert [one.on for one in office.sendings.listed()] == [case]


def test_only_headquarters_gives_and_only_to_observers(field: Field) -> None:
    office, her = field.office, field.her
    case = office.records.add("case", {"title": "Bread"}).record
    own = her.records.add("case", {"title": "Hers"}).record
    with pytest.raises(RefusedByPolicy, match="Only headquarters"):
        her.sendings.send(own, field.member)
    with pytest.raises(NoSuchThing, match="no member"):
        office.sendings.send(case, "M-AAAAAA")
    with pytest.raises(RefusedByPolicy, match="gets every case by itself"):
        office.sendings.send(case, str(office.device.row.member))
    office.membership.revoke(field.member)
    with pytest.raises(RefusedByPolicy, match="admitted"):
        office.sendings.send(case, field.member)
    assert given.receivers(office) == []


def test_one_of_two_coordinators_sends_and_the_other_when_she_is_gone(
    field: Field, party: Party
) -> None:
    second = party.admitted(field.founder, "second", Role.COORDINATOR)
    helper = Desk(second.archive)
    field.meet()
    field.sync(helper)
    case = helper.records.add("case", {"title": "Bread"}).record
    helper.sendings.send(case, field.member)
    field.sync(helper)
    went = field.parcels_to_her()
    field.sync(field.office)
    assert field.office.sendings.for_member(field.member, field.office.archive.reading()) == []
    assert field.parcels_to_her() == went
    field.office.membership.revoke(second.device)
    (found,) = field.office.sendings.for_member(field.member, field.office.archive.reading())
    assert found.records == (case,)


def test_that_another_coordinator_has_it_does_not_say_that_she_has(
    field: Field, party: Party
) -> None:
    second = party.admitted(field.founder, "second", Role.COORDINATOR)
    helper = Desk(second.archive)
    field.meet()
    field.sync(helper)
    case = field.office.records.add("case", {"title": "Bread"}).record
    field.office.sendings.send(case, field.member)
    field.sync(field.office)
    field.sync(helper)
    assert [one.step for one in given.told(helper)] == [Step.BY_ANOTHER]
    helper.records.add("incident", {"what": "followed"})
    field.sync(helper)
    field.sync(field.office)
    assert [one.step for one in given.told(field.office)] == [Step.ON_ITS_WAY]
