"""Lost, copied and rolled-back archives: what they send is told apart from what counts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from satchel.domain.words import Role
from satchel.storage import entries
from satchel.storage.archive import Archive
from satchel.storage.journal import Written
from satchel.sync.membership import MemberState
from satchel.sync.shut_out import Reach, reached
from unit.sync.party import PASSPHRASE, Party, Person
from unit.sync.travelling import sync


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


def _copied(party: Party, person: Person, name: str) -> tuple[Person, Person]:
    """The archive and a copy of it, both open; the copy was made while it was locked."""
    folder = person.archive.folder
    person.archive.close()
    shutil.copytree(folder, party.folder / name)
    both = [
        Person(Archive.open(one, PASSPHRASE), party.clock) for one in (folder, folder.parent / name)
    ]
    party.people += both
    return both[0], both[1]


def _standing(person: Person, written: Written) -> str:
    row = entries.entry(person.archive.reading(), written.leaf)
    assert row is not None
    return row.standing


def _listed(person: Person, device: str) -> MemberState:
    (found,) = [one for one in person.membership.listed() if one.device == device]
    return found


def test_a_rolled_back_archive_shows_as_a_branch_with_both_heads_by_a_folder(
    party: Party, folder: Path
) -> None:
    founder = party.founder()
    second = party.admitted(founder, "dana", Role.COORDINATOR)
    observer = party.admitted(founder, "assel")
    sync(second, folder)
    observer.note("before")
    observer, old = _copied(party, observer, "old")
    observer.note("on the laptop")
    sync(observer, folder)
    sync(founder, folder)
    assert _listed(founder, observer.device).heads == ()
    old.note("on what was rolled back")
    sync(old, folder)
    for coordinator in (founder, second):
        reports = sync(coordinator, folder).reports
        assert [found for report in reports for found in report.branches] != []
        assert coordinator.texts() == {"before", "on the laptop", "on what was rolled back"}
    seen = [_listed(one, observer.device).heads for one in (founder, second)]
    assert [len(heads) for heads in seen] == [2, 2]
    assert {head.root for head in seen[0]} == {head.root for head in seen[1]}


def test_what_a_thief_writes_below_what_was_confirmed_is_disputed(
    party: Party, tmp_path: Path
) -> None:
    """An older copy goes on at places that receipts cover, with other entries than theirs."""
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer, stolen = _copied(party, observer, "stolen")
    honest = [observer.note(f"honest {number}") for number in range(6)]
    observer.make(tmp_path / "p")
    founder.reply(founder.open(tmp_path / "p"), tmp_path / "r")
    forged = stolen.note("forged")
    stolen.make(tmp_path / "q")
    founder.open(tmp_path / "q")
    assert _standing(founder, forged) == "admitted"
    founder.membership.revoke(observer.device)
    assert _standing(founder, forged) == "disputed"
    assert {_standing(founder, one) for one in honest} == {"admitted"}
    assert _listed(founder, observer.device).disputed > 0


@pytest.mark.parametrize("first", ["revocation", "receipt"])
def test_revocation_and_receipt_in_either_order_leave_the_same_in_doubt(
    party: Party, tmp_path: Path, first: str
) -> None:
    founder = party.founder()
    second = party.admitted(founder, "dana", Role.COORDINATOR)
    observer = party.admitted(founder, "assel")
    confirmed = observer.note("confirmed in time")
    observer.make(tmp_path / "p")
    founder.reply(founder.open(tmp_path / "p"), tmp_path / "r")
    at = party.clock().utc_text()
    late = observer.note("too late")
    observer.make(tmp_path / "q")
    if first == "receipt":
        founder.make(tmp_path / "papers", to=second.device, everything=True)
        second.open(tmp_path / "papers", tmp_path / "q")
    # She confirms once more, not knowing yet that the device had been lost by then.
    founder.reply(founder.open(tmp_path / "q"), tmp_path / "too late")
    founder.membership.revoke(observer.device, at)
    if first == "revocation":
        word = tmp_path / "bare word"
        founder.make(word, to=second.device, only=(founder.note("of the loss").record,))
        second.open(word, tmp_path / "q")
        assert _standing(second, confirmed) == "disputed"  # nobody's receipt is here yet
    founder.make(tmp_path / "word", to=second.device, everything=True)
    second.open(tmp_path / "word")
    for coordinator in (founder, second):
        assert _standing(coordinator, late) == "disputed"
        assert _standing(coordinator, confirmed) == "admitted"


def test_by_a_road_too_coordinators_agree_what_a_lost_device_had_confirmed(
    party: Party, folder: Path
) -> None:
    founder = party.founder()
    second = party.admitted(founder, "dana", Role.COORDINATOR)
    observer = party.admitted(founder, "assel")
    confirmed = observer.note("confirmed in time")
    sync(observer, folder)
    sync(founder, folder)
    at = party.clock().utc_text()
    late = observer.note("too late")
    sync(observer, folder)
    sync(second, folder)  # all that she confirms, she confirms after the loss
    founder.membership.revoke(observer.device, at)
    for _ in range(2):
        for coordinator in (founder, second):
            assert sync(coordinator, folder).problems == []
    for coordinator in (founder, second):
        assert _standing(coordinator, confirmed) == "admitted"
        assert _standing(coordinator, late) == "disputed"
    for coordinator in (founder, second, founder, second):
        done = sync(coordinator, folder)
    assert (done.handed, done.reports) == (0, [])


def test_a_device_that_was_revoked_before_it_was_heard_of_here(
    party: Party, tmp_path: Path
) -> None:
    founder = party.founder()
    second = party.admitted(founder, "dana", Role.COORDINATOR)
    lost = party.invited(founder, "assel")
    lost.make(tmp_path / "p")
    founder.open(tmp_path / "p")
    founder.membership.revoke(lost.device)
    written = lost.note("from a device nobody admitted")
    lost.make(tmp_path / "q")
    founder.make(tmp_path / "word", to=second.device)
    second.open(tmp_path / "word")
    second.open(tmp_path / "q")
    assert _standing(second, written) == "disputed"
    assert _listed(second, lost.device).state == "revoked"


def test_a_parcel_withheld_by_one_road_is_noticed_by_the_next_by_any(
    party: Party, folder: Path, tmp_path: Path
) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    withheld = observer.note("withheld")
    observer.make(tmp_path / "withheld", only=(withheld.record,))
    later = observer.note("let through")
    observer.make(tmp_path / "later", only=(later.record,))
    (report,) = founder.open(tmp_path / "later")  # by hand
    ((device, ranges),) = report.gaps
    assert device == observer.device
    assert any(low <= withheld.index <= high for low, high in ranges)
    sync(observer, folder)  # and by a folder: all that no receipt covers
    done = sync(founder, folder)
    assert [one.gaps for one in done.reports] == [[]]
    assert founder.texts() == {"withheld", "let through"}


def test_word_of_a_revocation_has_reached_those_whose_own_device_says_so(
    party: Party, tmp_path: Path
) -> None:
    founder = party.founder()
    second = party.admitted(founder, "dana", Role.COORDINATOR)
    observer = party.admitted(founder, "assel")
    lost = party.admitted(founder, "timur")

    def told() -> list[tuple[str | None, Reach]]:
        return [(one.label, one.reach) for one in reached(founder.archive.reading(), lost.device)]

    assert told() == []
    founder.membership.revoke(lost.device)
    assert told() == [("dana", Reach.NOT_SENT), ("assel", Reach.NOT_SENT)]
    founder.make(tmp_path / "word", to=second.device)
    assert told() == [("dana", Reach.ON_ITS_WAY), ("assel", Reach.NOT_SENT)]
    second.open(tmp_path / "word")
    second.make(tmp_path / "answer")
    founder.open(tmp_path / "answer")
    assert told() == [("dana", Reach.ARRIVED), ("assel", Reach.NOT_SENT)]
    founder.membership.revoke(observer.device)
    assert reached(founder.archive.reading())[0].reach is Reach.NOT_SENT  # of the last one
    assert told() == [("dana", Reach.ARRIVED)]
