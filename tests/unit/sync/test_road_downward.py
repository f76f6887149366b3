"""A relay that loses or hides what goes down to the field: it is named, and comes after all."""

from __future__ import annotations

import pytest

from satchel.domain.ids import RecordId
from satchel.domain.words import Role
from satchel.storage import entries, mission
from satchel.storage.database import Database
from satchel.storage.devices import Device
from satchel.sync.addressed import Addressed
from satchel.sync.downward import Down, never_came, sent
from satchel.sync.lacking import Lacking, lacking
from satchel.sync.syncing import Synced
from satchel.sync.whereabouts import Where, Whereabouts
from satchel.wire.relay_answers import ParcelState, Standing
from satchel.wire.relay_names import Address, Mailbox, headquarters_mailbox
from unit.sync.cheap_road import CheapRoad, Yard
from unit.sync.party import Party
from unit.sync.travelling import syncing


class Downstream:
    """Headquarters and an observer at one relay, and what headquarters gives her."""

    def __init__(self, party: Party) -> None:
        self.yard, self.founder = Yard(), party.founder()
        self.observer = party.admitted(self.founder, "assel")
        self.questions: list[RecordId] = []
        self.hides: set[str] = set()
        self.says: dict[str, Standing] = {}
        self.home()
        self.field()

    def ask(self, text: str) -> RecordId:
        self.questions.append(self.founder.note(text).record)
        return self.questions[-1]

    def _for_her(self, _db: Database, _device: Device) -> Addressed:
        return Addressed(list(self.questions))

    def home(self) -> Synced:
        return syncing(self.founder, self._for_her).sync(self._road())

    def field(self) -> Synced:
        return syncing(self.observer).sync(self._road())

    def _road(self) -> CheapRoad:
        return _Withholding(self.yard, self.hides, self.says)

    @property
    def to_her(self) -> list[Address]:
        """Everything that lies at the relay for her, the newest last."""
        to_her = dict.fromkeys(one for one in self.yard.commits if one.box != self.office)
        return [one for one in to_her if one in self.yard.papers]

    @property
    def office(self) -> Mailbox:
        return headquarters_mailbox(mission.require(self.founder.archive.reading()).id)

    def has(self, record: RecordId) -> bool:
        return bool(entries.entries_of(self.observer.archive.reading(), record))

    def where(self, address: Address) -> Down | None:
        listed = sent(self.founder.archive.reading())
        return next((one.down for one in listed if one.row.parcel == address.parcel), None)

    def delete(self, address: Address) -> None:
        del self.yard.papers[address]
        for name in [name for name in self.yard.parts if name[0] == address]:
            del self.yard.parts[name]


class _Withholding(CheapRoad):
    """Lists what it wants to, and says of a parcel what it wants to."""

    def __init__(self, yard: Yard, hides: set[str], says: dict[str, Standing]) -> None:
        super().__init__(yard)
        self.hides, self.says = hides, says

    def waiting(self, box: Mailbox) -> list[str]:
        return [one for one in super().waiting(box) if one not in self.hides]

    def standing(self, address: Address) -> ParcelState:
        said = self.says.get(address.parcel)
        return ParcelState(said) if said else super().standing(address)


@pytest.fixture
def down(party: Party) -> Downstream:
    return Downstream(party)


def _named(done: Synced, address: Address) -> list[str]:
    return [told for told in done.problems if address.parcel in told]


def test_what_was_opened_is_proved_by_her_own_entry(down: Downstream) -> None:
    question = down.ask("When did it begin?")
    down.home()
    (parcel,) = down.to_her
    assert down.where(parcel) is Down.HANDED
    places = Whereabouts(down.founder.archive).places()
    assert places.at[Where.AT_RELAY].is_nothing, "what goes to her is no nearer to headquarters"
    assert parcel.parcel in [one.row.parcel for one in lacking(down.founder.archive).sent]
    (report,) = down.field().reports
    assert (report.gaps, report.problems) == ([], []), "of headquarters she gets only a part"
    assert down.has(question)
    assert down.where(parcel) is Down.HANDED, "nothing came from her yet"
    down.observer.note("at ten")
    down.field()
    done = down.home()
    assert down.where(parcel) is Down.OPENED
    assert done.problems == []
    assert parcel.parcel not in [one.row.parcel for one in lacking(down.founder.archive).sent]
    assert lacking(down.observer.archive) == Lacking((), (), {})
    assert down.field().problems == []


def test_whoever_is_away_for_months_withholds_nothing(down: Downstream) -> None:
    down.ask("When did it begin?")
    for number in range(2):
        assert down.home().problems == []
        down.ask(f"Question {number}")
    assert {one.down for one in sent(down.founder.archive.reading()) if one.row.handed} <= {
        Down.HANDED,
        Down.OPENED,
    }
    assert down.field().problems == []
    assert all(map(down.has, down.questions[:-1]))


def test_what_the_relay_lost_goes_again_as_it_was(down: Downstream) -> None:
    question = down.ask("When did it begin?")
    down.home()
    (parcel,) = down.to_her
    down.delete(parcel)
    assert len(_named(down.home(), parcel)) == 1
    assert down.to_her == [parcel]
    down.field()
    assert down.has(question)
    assert down.home().problems == []


def _taken(down: Downstream, parcel: Address) -> None:
    down.delete(parcel)
    down.says[parcel.parcel] = Standing.TAKEN


def test_one_that_she_was_passed_over_with_goes_again(down: Downstream) -> None:
    """She gets a later one: its entry is the proof. She learns of it before headquarters."""
    question = down.ask("When did it begin?")
    down.home()
    (parcel,) = down.to_her
    _taken(down, parcel)
    later = down.ask("And who was there?")
    assert down.home().problems == []
    assert down.where(parcel) is Down.HANDED
    done = down.field()
    assert (down.has(question), down.has(later)) == (False, True)
    assert [told for told in done.problems if "what it does not give" in told]
    assert never_came(down.observer.archive.reading()).popitem()[1] == [parcel.parcel]
    assert down.field().handed == 0, "headquarters is told once"
    done = down.home()
    assert len(_named(done, parcel)) == 1
    assert down.where(parcel) is None
    assert _named(down.home(), parcel) == []
    down.field()
    assert down.has(question)


def test_a_mailbox_that_is_shut_is_seen_by_what_comes_from_her(down: Downstream) -> None:
    """Nothing reaches her: what she sends in two syncs knows nothing of it."""
    question = down.ask("When did it begin?")
    down.home()
    (parcel,) = down.to_her
    _taken(down, parcel)
    for number in range(2):
        down.observer.note(f"note {number}")
        down.hides |= {one.parcel for one in down.to_her}
        down.field()
        told = _named(down.home(), parcel)
        assert len(told) == number
    down.hides.clear()
    down.field()
    assert down.has(question)


def test_delivered_late_and_twice_it_changes_nothing(down: Downstream) -> None:
    question = down.ask("When did it begin?")
    down.home()
    (parcel,) = down.to_her
    kept = (
        down.yard.papers[parcel],
        {name: data for name, data in down.yard.parts.items() if name[0] == parcel},
    )
    down.hides.add(parcel.parcel)
    down.ask("And who was there?")
    down.home()
    down.field()
    assert len(_named(down.home(), parcel)) == 1, "it is said to lie there"
    for _ in range(2):
        down.hides.clear()
        down.yard.taken.discard(parcel)
        down.yard.papers[parcel] = kept[0]
        down.yard.parts |= kept[1]
        assert down.field().problems == []
    assert len(entries.entries_of(down.observer.archive.reading(), question)) == 1
    _settle(down)


def _settle(down: Downstream) -> None:
    """After a while nobody says anything, and nothing goes."""
    down.observer.note("done")
    for turn in (down.field, down.home, down.field, down.home):
        turn()
    ends = [turn() for turn in (down.field, down.home)]
    assert [(end.handed, end.problems) for end in ends] == [(0, []), (0, [])]


def test_headquarters_names_what_a_part_of_a_ledger_leaves_out(party: Party) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    before, after = observer.note("kept back"), observer.note("sent alone")
    observer.make(party.folder / "part", only=(after.record,))
    (report,) = founder.open(party.folder / "part")
    assert [(device, at <= before.index <= to) for device, ((at, to), *_) in report.gaps] == [
        (observer.device, True)
    ]


def test_on_the_way_home_a_receipt_tells_what_a_relay_only_says_was_taken(
    down: Downstream,
) -> None:
    down.observer.note("withheld")
    down.field()
    (parcel,) = [one for one in down.yard.papers if one.box == down.office]
    _taken(down, parcel)
    down.observer.note("let through")
    assert down.field().problems == []
    down.home()
    assert down.founder.texts() == {"let through"}
    assert len(_named(down.field(), parcel)) == 1
    down.home()
    assert down.founder.texts() == {"withheld", "let through"}
    _settle(down)


def test_what_a_lost_coordinator_confirmed_is_not_at_headquarters(party: Party) -> None:
    founder, yard = party.founder(), Yard()
    second = party.admitted(founder, "dana", Role.COORDINATOR)
    observer = party.admitted(founder, "assel")
    for person in (second, founder, observer):
        syncing(person).sync(CheapRoad(yard))
    observer.note("seen by her alone")
    for person in (observer, second, observer):
        syncing(person).sync(CheapRoad(yard))
    founder.membership.revoke(second.device)
    for name in [one for one in yard.papers if one not in yard.taken]:
        del yard.papers[name]
    for person in (founder, observer):
        syncing(person).sync(CheapRoad(yard))
    assert Whereabouts(observer.archive).places().at[Where.AT_HEADQUARTERS].is_nothing
    for person in (founder, observer):
        syncing(person).sync(CheapRoad(yard))
    assert founder.texts() == {"seen by her alone"}
    assert Whereabouts(observer.archive).places().at[Where.AT_HEADQUARTERS].records == 1
