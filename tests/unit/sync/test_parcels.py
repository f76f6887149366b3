"""Parcels between an observer and headquarters, brought by hand."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from satchel.assembly.checking import verify
from satchel.assembly.desk import Desk
from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import (
    IntegrityFailure,
    NoSuchThing,
    RefusedByPolicy,
    SatchelError,
    UsageError,
)
from satchel.domain.ids import DeviceId
from satchel.domain.words import Audience, Role
from satchel.storage import devices, entries, mission, parcels, receipts, segments
from satchel.storage.archive import Archive
from satchel.storage.contents import ContentState
from satchel.sync import granting, joining
from satchel.sync.delivery import to_headquarters
from satchel.sync.parcel_making import ParcelWish
from satchel.sync.recipes import produce
from satchel.sync.sealing import Sealing
from unit.sync.party import PASSPHRASE, Party, Person


def test_what_the_observer_wrote_arrives_and_is_confirmed(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("The judge came at 17:16.")
    _, content = observer.attach(b"recording" * 50_000)
    made = observer.make(tmp_path / "p1")
    assert made.contents == 1
    (report,) = founder.open(tmp_path / "p1")
    assert report.contents_new == [content]
    assert report.gaps == []
    assert report.problems == []
    assert "The judge came at 17:16." in founder.texts()
    assert founder.archive.contents.open(content).read() == b"recording" * 50_000


def test_the_same_parcel_twice_changes_nothing(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("once")
    observer.make(tmp_path / "p1")
    founder.open(tmp_path / "p1")
    before = [dict(row) for row in founder.archive.reading().query("SELECT * FROM entries")]
    (again,) = founder.open(tmp_path / "p1")
    after = [dict(row) for row in founder.archive.reading().query("SELECT * FROM entries")]
    assert again.entries_new == 0
    assert before == after


def test_a_lawyer_reads_what_a_coordinator_can_only_count(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    lawyer = party.admitted(founder, "dana", Role.LEGAL)
    observer = party.admitted(founder, "assel")
    observer.note("Her real name.", Audience.LEGAL)
    _, content = observer.attach(b"passport" * 20_000, Audience.LEGAL)
    observer.make(tmp_path / "p")
    (report,) = founder.open(tmp_path / "p")
    assert report.sealed == 2
    assert founder.texts() == set()
    with pytest.raises(RefusedByPolicy, match="no longer read"):
        founder.archive.contents.open(content)
    founder.make(tmp_path / "on", to=lawyer.device)
    (passed,) = lawyer.open(tmp_path / "on")
    assert passed.problems == []
    assert lawyer.texts() == {"Her real name."}
    assert lawyer.archive.contents.open(content).read() == b"passport" * 20_000


def test_legal_only_is_possible_before_there_is_a_lawyer(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("From day one.", Audience.LEGAL)
    observer.make(tmp_path / "p")
    founder.open(tmp_path / "p")
    assert founder.texts() == set()
    lawyer = party.admitted(founder, "dana", Role.LEGAL)
    founder.make(tmp_path / "on", to="legal")
    lawyer.open(tmp_path / "on")
    assert lawyer.texts() == {"From day one."}


def test_the_founder_forgets_the_legal_key_when_the_lawyer_has_it(
    party: Party, tmp_path: Path
) -> None:
    founder = party.founder()
    lawyer = party.admitted(founder, "dana", Role.LEGAL)
    kept = {audience for audience, _, _, _ in mission.class_keys(founder.archive.reading())}
    assert kept == set(Audience)
    lawyer.make(tmp_path / "p")
    founder.open(tmp_path / "p")
    kept = {audience for audience, _, _, _ in mission.class_keys(founder.archive.reading())}
    assert kept == {Audience.COORDINATION}
    held = {audience for audience, _, _, held in mission.class_keys(lawyer.archive.reading())}
    assert held == set(Audience)


def test_a_second_lawyer_gets_the_legal_key_from_the_first(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    first = party.admitted(founder, "dana", Role.LEGAL)
    first.make(tmp_path / "p")
    founder.open(tmp_path / "p")
    second = party.admitted(founder, "erlan", Role.LEGAL)
    assert len(mission.class_identities(second.archive.reading())) == 1
    founder.make(tmp_path / "q", to=first.device)
    first.open(tmp_path / "q")
    first.make(tmp_path / "r", to=second.device)
    second.open(tmp_path / "r")
    assert len(mission.class_identities(second.archive.reading())) == 2


def test_a_second_coordinator_never_gets_the_legal_key(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    second = party.admitted(founder, "bolat", Role.COORDINATOR)
    keys = mission.class_keys(second.archive.reading())
    assert [(audience, held) for audience, _, _, held in keys] == [(Audience.COORDINATION, True)]


def test_an_item_is_at_headquarters_when_both_coordinators_say_so(
    party: Party, tmp_path: Path
) -> None:
    founder = party.founder()
    second = party.admitted(founder, "bolat", Role.COORDINATOR)
    observer = party.admitted(founder, "assel")
    written = observer.note("seen by both")
    observer.make(tmp_path / "p")

    def arrived() -> bool:
        db = observer.archive.reading()
        return to_headquarters(db, mission.require(db), observer.device).has_entry(written.index)

    founder.reply(founder.open(tmp_path / "p"), tmp_path / "r1")
    observer.open(tmp_path / "r1")
    assert not arrived()
    founder.make(tmp_path / "on", to=second.device)
    second.reply(second.open(tmp_path / "on"), tmp_path / "r2")
    founder.open(tmp_path / "r2")
    observer.note("one more")
    observer.make(tmp_path / "p2")
    founder.reply(founder.open(tmp_path / "p2"), tmp_path / "r3")
    (report,) = observer.open(tmp_path / "r3")
    assert report.problems == []
    assert arrived()


def test_a_hole_is_named_and_filled_later(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("first")
    wanted = observer.note("second")
    observer.make(tmp_path / "some", only=(wanted.record,))
    (report,) = founder.open(tmp_path / "some")
    assert [device for device, _ in report.gaps] == [observer.device]
    assert any("not received" in sentence for sentence in report.sentences())
    assert founder.texts() == {"second"}
    observer.make(tmp_path / "all")
    (filled,) = founder.open(tmp_path / "all")
    assert filled.gaps == []
    assert founder.texts() == {"first", "second"}


def test_a_receipt_lists_missing_entries_and_they_are_sent_again(
    party: Party, tmp_path: Path
) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    lost, content = observer.attach(b"lost" * 30_000)
    wanted = observer.note("sent")
    observer.make(tmp_path / "some", only=(wanted.record,))
    founder.reply(founder.open(tmp_path / "some"), tmp_path / "r")
    observer.open(tmp_path / "r")
    (receipt,) = receipts.latest(observer.archive.reading(), observer.device)
    assert not receipt.covers(lost.index)
    assert receipt.covers(wanted.index)
    made = observer.make(tmp_path / "rest")
    (report,) = founder.open(tmp_path / "rest")
    assert made.contents == 1
    assert report.contents_new == [content]
    assert report.gaps == []


def test_a_receipt_lists_a_file_that_was_lost_on_the_way(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.limit = 2 * 1024 * 1024
    _, content = observer.attach(random_bytes(900_000))
    _, other = observer.attach(random_bytes(990_000))
    made = observer.make(tmp_path / "p")
    assert len(made.files) == 2
    made.files[1].rename(tmp_path / "lost")
    (report,) = founder.open(made.files[0])
    assert report.contents_missing == 1
    founder.reply([report], tmp_path / "r")
    observer.open(tmp_path / "r")
    (receipt,) = receipts.latest(observer.archive.reading(), observer.device)
    assert receipt.missing_contents == (other,)
    again = observer.make(tmp_path / "rest")
    (report,) = founder.open(*again.files)
    assert report.contents_new == [other]
    assert report.contents_missing == 0
    assert founder.archive.contents.open(content).read(1)


def test_what_has_arrived_is_not_sent_again(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.attach(b"big" * 100_000)
    observer.make(tmp_path / "p")
    founder.reply(founder.open(tmp_path / "p"), tmp_path / "r")
    observer.open(tmp_path / "r")
    made = observer.make(tmp_path / "q")
    assert (made.contents, made.entries) == (0, 2)
    assert made.size < 100_000
    everything = observer.make(tmp_path / "all", everything=True)
    assert everything.contents == 1
    (report,) = founder.open(tmp_path / "all")
    assert report.contents_new == []


def test_a_recipe_is_forgotten_when_all_it_carried_has_arrived(
    party: Party, tmp_path: Path
) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    before = {parcel for parcel, _ in parcels.with_recipe(observer.archive.reading())}
    observer.note("first")
    observer.attach(b"x" * 200_000)
    sent = observer.make(tmp_path / "1").parcels[0]
    observer.note("second")
    later = observer.make(tmp_path / "2").parcels[0]
    reports = founder.open(tmp_path / "1")
    founder.reply(reports, tmp_path / "r")
    assert {sent, later} <= {one for one, _ in parcels.with_recipe(observer.archive.reading())}
    observer.open(tmp_path / "r")
    left = {parcel for parcel, _ in parcels.with_recipe(observer.archive.reading())}
    assert left - before == {later}
    assert parcels.members(observer.archive.reading(), sent) == []
    with pytest.raises(RefusedByPolicy, match="cannot be made again"):
        produce(observer.archive, sent, lambda data: None)


def test_a_recipe_stays_while_a_file_it_carried_is_missing(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.limit = 3_000_000
    for _ in range(2):
        observer.attach(random.randbytes(1_400_000))
    sent = observer.make(tmp_path / "p")
    assert len(sent.parcels) == 2
    for number, left in ((0, set(sent.parcels[1:])), (1, set())):
        (tmp_path / str(number)).mkdir()
        reports = founder.open(sent.files[number].rename(tmp_path / str(number) / "p"))
        founder.reply(reports, tmp_path / f"r{number}")
        observer.open(tmp_path / f"r{number}")
        kept = {parcel for parcel, _ in parcels.with_recipe(observer.archive.reading())}
        assert kept & set(sent.parcels) == left


def test_what_tells_of_sending_is_not_missed_at_headquarters(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    sealing = Sealing(observer.archive, observer.journal, observer.clock)
    assert sealing.state().unconfirmed == 0
    observer.note("one")
    observer.make(tmp_path / "p")
    assert sealing.state().unconfirmed == 1
    founder.reply(founder.open(tmp_path / "p"), tmp_path / "r")
    observer.open(tmp_path / "r")
    assert sealing.state().unconfirmed == 0


def test_parcels_out_of_order_give_the_same(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    paths = []
    for number in range(4):
        observer.note(f"note {number}")
        observer.attach(bytes([number]) * 70_000)
        paths.append(tmp_path / f"p{number}")
        observer.make(paths[-1])
        observer.archive.reading()
    founder.open(paths[3], paths[1])
    founder.open(paths[0], paths[2], paths[1])
    assert founder.texts() == {f"note {number}" for number in range(4)}
    assert {segment.branch for segment in segments.everything(founder.archive.reading())} == {0}


def test_a_copied_archive_gives_a_branch_that_is_named(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("before")
    observer.archive.close()
    shutil.copytree(tmp_path / "assel", tmp_path / "copy")
    reopened = Person(Archive.open(tmp_path / "assel", PASSPHRASE), party.clock)
    copied = Person(Archive.open(tmp_path / "copy", PASSPHRASE), party.clock)
    party.people += [reopened, copied]
    reopened.note("on the laptop")
    copied.note("on the copy")
    reopened.make(tmp_path / "p1")
    copied.make(tmp_path / "p2")
    (one,) = founder.open(tmp_path / "p1")
    (two,) = founder.open(tmp_path / "p2")
    assert one.branches == []
    assert two.branches == [(reopened.device, 1)]
    assert any("contradicts" in sentence for sentence in two.sentences())
    assert founder.texts() == {"before", "on the laptop", "on the copy"}
    checked = verify(Desk(founder.archive))
    assert checked.ok
    assert any("has 2 histories" in note for note in checked.notes)
    founder.membership.revoke(reopened.device, "2026-11-22T00:00:00.000000Z")
    assert any("Disputed entries" in note for note in verify(Desk(founder.archive)).notes)
    (again,) = founder.open(tmp_path / "p2")
    assert again.branches == []
    founder.reply([one], tmp_path / "r")
    (answer,) = reopened.open(tmp_path / "r")
    assert any("another history" in problem for problem in answer.problems)


def test_a_restored_archive_goes_on_without_alarm(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("before the backup")
    with observer.archive.writing() as tx:
        size = entries.frontier(tx.db, devices.require_own(tx.db).device, 0)
        assert size is not None
        devices.begin_after_restore(tx, size[0], random_bytes, party.clock().utc_text())
    observer.note("after the restore")
    observer.make(tmp_path / "p")
    (report,) = founder.open(tmp_path / "p")
    assert report.problems == []
    assert report.branches == []
    assert report.gaps == []
    assert not report.pending
    assert any("restored from a backup" in news for news in report.news)
    assert founder.texts() == {"before the backup", "after the restore"}
    founder.reply([report], tmp_path / "r")
    (answer,) = observer.open(tmp_path / "r")
    assert answer.problems == []
    made = observer.make(tmp_path / "q")
    assert made.entries <= 3


def test_what_a_pending_device_sends_is_marked(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.invited(founder, "assel")
    written = observer.note("pending words")
    observer.make(tmp_path / "p")
    (report,) = founder.open(tmp_path / "p")
    assert report.pending
    row = entries.entry(founder.archive.reading(), written.leaf)
    assert row is not None
    assert row.standing == "pending"
    with pytest.raises(RefusedByPolicy, match="pending"):
        founder.make(tmp_path / "down", to=observer.device)
    words = joining.own_comparison_words(observer.archive.reading())
    assert words is not None
    with pytest.raises(UsageError, match="eight words"):
        founder.membership.confirm(observer.device, "academic " * 8)
    founder.membership.confirm(observer.device, words)
    row = entries.entry(founder.archive.reading(), written.leaf)
    assert row is not None
    assert row.standing == "admitted"


def test_a_second_device_on_one_invitation_makes_both_pending(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    given = founder.inviting.invite(Role.OBSERVER, "assel")
    one, two = party.joined("one", given), party.joined("two", given)
    one.make(tmp_path / "p1")
    two.make(tmp_path / "p2")
    founder.open(tmp_path / "p1")
    founder.membership.confirm(one.device)
    (report,) = founder.open(tmp_path / "p2")
    assert any(one.device in news and two.device in news for news in report.news)
    states = {row.device: (row.state, row.contested) for row in founder.membership.listed()}
    assert states[DeviceId(one.device)] == states[DeviceId(two.device)] == ("pending", True)
    founder.membership.confirm(two.device)
    states = {row.device: (row.state, row.contested) for row in founder.membership.listed()}
    assert states[DeviceId(two.device)] == ("admitted", False)


def test_what_a_revoked_device_sends_later_is_disputed(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    before = observer.note("confirmed in time")
    observer.make(tmp_path / "p")
    founder.reply(founder.open(tmp_path / "p"), tmp_path / "r")
    after = observer.note("too late")
    observer.make(tmp_path / "q")
    founder.membership.revoke(observer.device)
    (report,) = founder.open(tmp_path / "q")
    assert report.disputed > 0
    rows = [entries.entry(founder.archive.reading(), w.leaf) for w in (before, after)]
    assert [row.standing for row in rows if row is not None] == ["admitted", "disputed"]


def test_new_class_keys_begin_when_someone_leaves(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    leaving = party.admitted(founder, "bolat", Role.COORDINATOR)
    observer = party.admitted(founder, "assel")
    founder.membership.revoke(leaving.device)
    observer.make(tmp_path / "p")
    founder.reply(founder.open(tmp_path / "p"), tmp_path / "r")
    observer.open(tmp_path / "r")
    observer.note("not for who left")
    observer.make(tmp_path / "q")
    with pytest.raises(RefusedByPolicy, match="addressed to others"):
        leaving.open(tmp_path / "q")
    founder.open(tmp_path / "q")
    assert "not for who left" in founder.texts()


def test_a_revoked_invitation_brings_nothing(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    given = founder.inviting.invite(Role.OBSERVER, "assel")
    observer = party.joined("assel", given)
    observer.make(tmp_path / "p")
    founder.inviting.revoke(given.id)
    with pytest.raises(RefusedByPolicy, match=r"invitation .* revoked"):
        founder.open(tmp_path / "p")


def test_another_missions_parcel_is_refused(party: Party, tmp_path: Path) -> None:
    founder, other = party.founder(), party.founder("other")
    observer = party.admitted(founder, "assel")
    observer.make(tmp_path / "p")
    with pytest.raises(RefusedByPolicy, match="addressed to others"):
        other.open(tmp_path / "p")


def test_parts_come_in_any_order_and_a_missing_one_is_named(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    _, content = observer.attach(random_bytes(300_000))
    made = observer.making.make(tmp_path / "p", ParcelWish(), part_size=100_000)
    assert len(made.files) >= 4
    assert all(path.stat().st_size <= 100_000 for path in made.files)
    with pytest.raises(IntegrityFailure, match="missing: 2"):
        founder.open(*[path for path in made.files if not path.name.endswith("002")])
    (report,) = founder.open(*reversed(made.files))
    assert report.contents_new == [content]
    made.files[2].write_bytes(made.files[2].read_bytes()[:-1] + b"?")
    with pytest.raises(IntegrityFailure, match="Part 3"):
        founder.open(tmp_path / "p")


def test_content_larger_than_a_parcel_comes_in_several(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.limit = 3 * 1024 * 1024
    data = random_bytes(5_000_000)
    _, large = observer.attach(data)
    _, small = observer.attach(b"small" * 20_000)
    made = observer.make(tmp_path / "p")
    assert len(made.files) > 2
    founder.open(*reversed(made.files))
    assert founder.archive.contents.open(large).read() == data
    assert founder.archive.contents.open(small).read() == b"small" * 20_000
    reports = founder.open(made.files[0])
    assert len(reports) == len(made.files)
    assert all(report.contents_new == [] for report in reports)


@pytest.mark.parametrize("seed", range(3))
def test_changed_parcels_bring_nothing(party: Party, tmp_path: Path, seed: int) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("whole or nothing")
    observer.attach(b"z" * 200_000)
    observer.make(tmp_path / "p")
    raw = (tmp_path / "p").read_bytes()
    choose = random.Random(seed)
    before = founder.archive.reading().execute("SELECT count(*) FROM entries").fetchone()
    for _ in range(12):
        changed = bytearray(raw)
        changed[choose.randrange(len(raw))] ^= 1 << choose.randrange(8)
        (tmp_path / "bad").write_bytes(changed)
        with pytest.raises(SatchelError):
            founder.open(tmp_path / "bad")
        (tmp_path / "bad").write_bytes(raw[: choose.randrange(len(raw))])
        with pytest.raises(SatchelError):
            founder.open(tmp_path / "bad")
    after = founder.archive.reading().execute("SELECT count(*) FROM entries").fetchone()
    assert before == after
    founder.open(tmp_path / "p")
    assert founder.texts() == {"whole or nothing"}


def test_things_that_are_no_parcels_are_refused_in_one_sentence(
    party: Party, tmp_path: Path
) -> None:
    founder = party.founder()
    for raw in (b"", b"<html>Log in to the hotel</html>", b"SQLite format 3\0" * 99):
        (tmp_path / "x").write_bytes(raw)
        with pytest.raises(IntegrityFailure):
            founder.open(tmp_path / "x")
    with pytest.raises(NoSuchThing):
        founder.open(tmp_path / "nothing")


def test_a_grant_opens_old_content_to_a_class(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    lawyer = party.admitted(founder, "dana", Role.LEGAL)
    second = party.admitted(founder, "bolat", Role.COORDINATOR)
    observer = party.admitted(founder, "assel")
    _, content = observer.attach(b"legal" * 30_000, Audience.LEGAL)
    observer.make(tmp_path / "p")
    founder.open(tmp_path / "p")
    founder.make(tmp_path / "on", to=lawyer.device)
    lawyer.open(tmp_path / "on")
    founder.make(tmp_path / "on2", to=second.device)
    second.open(tmp_path / "on2")
    before = second.archive.contents.find(content)
    assert before is not None
    assert second.archive.contents.state(content) is ContentState.SEALED
    granting.Granting(lawyer.archive, lawyer.journal).grant(content, Audience.COORDINATION)
    lawyer.make(tmp_path / "grant", to=second.device)
    second.open(tmp_path / "grant")
    assert second.archive.contents.open(content).read() == b"legal" * 30_000
    after = second.archive.contents.find(content)
    assert after is not None
    assert after.header == before.header  # the lawyers' way in is not lost by it


def test_a_second_coordinator_and_an_observer_meet_without_the_founder(
    party: Party, tmp_path: Path
) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    second = party.admitted(founder, "bolat", Role.COORDINATOR)
    observer.note("brought to the other office")
    observer.make(tmp_path / "p")
    (report,) = second.open(tmp_path / "p")
    assert not report.pending
    assert "brought to the other office" in second.texts()
    second.reply([report], tmp_path / "r")
    (answer,) = observer.open(tmp_path / "r")
    assert (answer.receipts_new, answer.problems) == (1, [])


def test_a_contested_device_cannot_admit_itself_with_its_old_admission(
    party: Party, tmp_path: Path
) -> None:
    founder = party.founder()
    given = founder.inviting.invite(Role.OBSERVER, "assel")
    one, two = party.joined("one", given), party.joined("two", given)
    one.make(tmp_path / "p1")
    reports = founder.open(tmp_path / "p1")
    founder.membership.confirm(one.device)
    founder.reply(reports, tmp_path / "r1")
    one.open(tmp_path / "r1")
    two.make(tmp_path / "p2")
    founder.open(tmp_path / "p2")
    one.make(tmp_path / "p3")
    (report,) = founder.open(tmp_path / "p3")
    assert report.pending
    states = {row.device: (row.state, row.contested) for row in founder.membership.listed()}
    assert states[DeviceId(one.device)] == ("pending", True)


def test_a_revoked_device_stays_revoked_after_a_restore(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    founder.membership.revoke(observer.device)
    with observer.archive.writing() as tx:
        kept = entries.frontier(tx.db, devices.require_own(tx.db).device, 0)
        assert kept is not None
        devices.begin_after_restore(tx, kept[0], random_bytes, party.clock().utc_text())
    written = observer.note("under a new name")
    observer.make(tmp_path / "p")
    (report,) = founder.open(tmp_path / "p")
    assert report.disputed > 0
    row = entries.entry(founder.archive.reading(), written.leaf)
    assert row is not None
    assert row.standing == "disputed"
