"""Clocks years off, set back in the middle, or at the end of time: nothing is lost by them.

A ledger's order is that of its entries, whatever their clocks said; what may be read, kept
or believed is never decided by the clock of a device.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journeys.tamper.people import copied, made_once
from journeys.tamper.refusing import refusal
from satchel.assembly.checking import verify
from satchel.assembly.desk import Desk
from satchel.crypto.passphrase import FLOOR
from satchel.domain.moments import Moment
from satchel.domain.words import Act, Role
from satchel.storage import check, entries, receipts
from satchel.storage.archive import Archive
from satchel.sync import joining
from unit.sync.party import Clock, Party, Person

TODAY = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
YEAR = timedelta(days=365)


@dataclass
class SetClock:
    """A clock that stands where it was set; every look costs it a second."""

    now: datetime = TODAY
    offset: int = 300
    zone: str | None = "Asia/Almaty"

    def __call__(self) -> Moment:
        self.now += timedelta(seconds=1)
        return Moment(self.now, self.offset, self.zone, 1, None)


def make_archives(folder: Path) -> None:
    """Headquarters and an admitted observer."""
    party = Party(folder)
    party.admitted(party.founder(), "observer")
    party.close()


class Scene:
    """Headquarters whose clock is right, and an observer whose clock is hers to set."""

    def __init__(self, folder: Path, archives: Path) -> None:
        self.folder = folder
        self._number = 0
        self.clock = SetClock(TODAY + timedelta(hours=1))
        right = Clock(TODAY + timedelta(hours=1))
        self.founder = copied(archives, folder, "founder", right)
        self.observer = copied(archives, folder, "observer", self.clock)

    def close(self) -> None:
        self.founder.archive.close()
        self.observer.archive.close()

    def send(self) -> object:
        self._number += 1
        path = self.folder / f"parcel-{self._number}"
        self.observer.make(path)
        reports = self.founder.open(path)
        self.founder.reply(reports, self.folder / f"reply-{self._number}")
        self.observer.open(self.folder / f"reply-{self._number}")
        return reports[0]

    def notes_in_order(self, person: Person) -> list[str]:
        """What the observer's ledger says, in its own order, as `person` holds it."""
        said = []
        for line in entries.lines(person.archive.reading(), self.observer.device, 0):  # type: ignore[arg-type]  # a device id is text
            text = line.plain.get("what", b"").decode()
            if '"text":"' in text:
                said.append(text.split('"text":"')[1].split('"')[0])
        return said


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield from made_once(tmp_path_factory.mktemp("clocks"), make_archives)


@pytest.fixture
def scene(tmp_path: Path, archives: Path) -> Iterator[Scene]:
    scene = Scene(tmp_path, archives)
    yield scene
    scene.close()


def test_notes_keep_the_order_they_were_written_in(scene: Scene) -> None:
    written = []
    for jump in (0, 3, -3, 10, -25, 400, -900, 7000):
        scene.clock.now = TODAY + jump * YEAR
        written.append(f"line {len(written)}")
        scene.observer.note(written[-1])
        if len(written) % 3 == 0:
            scene.send()
    scene.send()
    assert scene.notes_in_order(scene.observer) == written
    assert scene.notes_in_order(scene.founder) == written
    for person in (scene.observer, scene.founder):
        assert verify(Desk(person.archive)).problems == []
    confirmed = receipts.of_device(scene.observer.archive.reading(), scene.observer.device)
    assert confirmed[-1].missing_entries == ()


def test_edits_are_in_the_order_of_the_ledger_not_of_the_clock(scene: Scene) -> None:
    written = scene.observer.note("first")
    for number, jump in enumerate((3, -3, 0, -20)):
        scene.clock.now = TODAY + jump * YEAR
        with scene.observer.archive.writing() as tx:
            what = {"act": Act.EDIT.value, "set": {"text": f"edit {number}"}}
            scene.observer.journal.append(tx, "note", what=what, record=written.record)
    scene.send()
    for person in (scene.observer, scene.founder):
        records = Desk(person.archive).records
        assert records.show(written.record).fields["text"] == "edit 3"
        assert records.show(written.record).contradictions == {}
        history = records.history(written.record)
        assert [line.index for line in history] == sorted(line.index or 0 for line in history)


def test_a_change_of_zone_or_summer_time_changes_nothing(scene: Scene) -> None:
    scene.clock.now = datetime(2026, 3, 29, 0, 59, 58, tzinfo=UTC)
    written = []
    for offset, zone in ((60, "Europe/Berlin"), (120, "Europe/Berlin"), (-720, None), (840, "x")):
        scene.clock.offset, scene.clock.zone = offset, zone
        written.append(f"at {offset}")
        scene.observer.note(written[-1])
    scene.send()
    assert scene.notes_in_order(scene.founder) == written


@pytest.mark.parametrize("offset", [0, 840, -840, 1439, -1439])
@pytest.mark.parametrize(
    "when", [datetime(9999, 12, 31, 23, 59, 50, tzinfo=UTC), datetime(1000, 1, 1, tzinfo=UTC)]
)
def test_a_clock_at_the_end_of_time_can_be_taken_in_and_shown(
    scene: Scene, when: datetime, offset: int
) -> None:
    scene.clock.now, scene.clock.offset = when, offset
    written = scene.observer.note("at the end of time")
    scene.clock.now, scene.clock.offset = TODAY, 0
    scene.send()
    records = Desk(scene.founder.archive).records
    assert records.show(written.record).fields["text"] == "at the end of time"
    assert refusal(lambda: records.history(written.record)) is None


def test_a_revoked_device_cannot_write_itself_into_the_past(scene: Scene) -> None:
    scene.observer.note("before, and confirmed")
    scene.send()
    scene.founder.membership.revoke(scene.observer.device)
    scene.clock.now = TODAY - 3 * YEAR
    scene.observer.note("after, with the clock set back")
    scene.observer.make(scene.folder / "late")
    (report,) = scene.founder.open(scene.folder / "late")
    assert report.disputed > 0
    rows = entries.entries_of(
        scene.founder.archive.reading(), _record_of(scene, "after, with the clock set back")
    )
    assert [row.standing for row in rows] == ["disputed"]
    kept = entries.entries_of(
        scene.founder.archive.reading(), _record_of(scene, "before, and confirmed")
    )
    assert [row.standing for row in kept] == ["admitted"]


def _record_of(scene: Scene, text: str) -> object:
    (row,) = (
        scene.founder.archive.reading()
        .execute("SELECT record FROM records WHERE fields LIKE ?", [f"%{text}%"])
        .fetchall()
    )
    return row[0]


def test_an_invitation_waits_for_the_right_clock(tmp_path: Path) -> None:
    """Years ahead it has run out, in one sentence; with the clock right it opens again."""
    party = Party(tmp_path)
    founder = party.founder()
    given = founder.inviting.invite(Role.OBSERVER, "Assel")
    ahead, behind, right = (SetClock(TODAY + jump * YEAR)().utc_text() for jump in (3, -3, 0))
    error = refusal(lambda: joining.read_invitation(given.file, given.code, ahead))
    assert error is not None
    assert (error.code, error.exit_code) == ("invitation-expired", 7)
    for now in (behind, right):
        opened = joining.read_invitation(given.file, given.code, now)
        assert opened.role is Role.OBSERVER
    party.close()


def test_an_archive_opens_whatever_the_clock_says(tmp_path: Path) -> None:
    """Nothing that opening does asks for the time."""
    for jump in (-20, 0, 500):
        clock = SetClock(TODAY + jump * YEAR)
        folder = tmp_path / str(jump)
        Archive.create(folder, b"a passphrase", cost=FLOOR, clock=clock).close()
        with Archive.open(folder, b"a passphrase") as archive:
            assert list(check.run(archive)) == []
