"""Headquarters' own archive comes back from a backup: others hold receipts for more than it has."""

from __future__ import annotations

from pathlib import Path

from satchel.crypto.randomness import random_bytes
from satchel.domain.words import Role
from satchel.storage import backup
from satchel.storage.archive import Archive
from satchel.sync import joining, restoring
from satchel.sync.whereabouts import Where, Whereabouts
from unit.sync.party import PASSPHRASE, Party, Person
from unit.sync.travelling import sync


def _restored(party: Party, person: Person, copy: Path) -> Person:
    """The archive of a person as it was in `copy`; the one she had is lost."""
    person.archive.close()
    party.people.remove(person)
    backup.restore(copy, copy.with_name("restored"))
    archive = Archive.open(copy.with_name("restored"), PASSPHRASE)
    with archive.writing() as tx:
        restoring.go_on(tx, random_bytes, party.clock().utc_text())
    again = Person(archive, party.clock)
    party.people.append(again)
    return again


def test_what_a_restored_headquarters_lacks_is_no_longer_said_to_be_there_and_goes_again(
    party: Party, tmp_path: Path
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    observer.note("before the backup")
    for person in (observer, founder, observer):
        sync(person, folder)
    backup.make(founder.archive, tmp_path / "copy")
    observer.note("after the backup")
    data = random_bytes(100_000)
    _, content = observer.attach(data)
    for person in (observer, founder, observer):
        sync(person, folder)
    assert Whereabouts(observer.archive).places().waiting.is_nothing
    founder = _restored(party, founder, tmp_path / "copy")
    sync(founder, folder)
    told = sync(observer, folder)
    news = [line for report in told.reports for line in report.news]
    assert any("restored from a backup" in line for line in news)
    assert told.handed > 0
    places = Whereabouts(observer.archive).places()
    assert places.at[Where.ON_ITS_WAY].files == 1
    sync(founder, folder)
    sync(observer, folder)
    assert founder.texts() == {"before the backup", "after the backup"}
    assert founder.archive.contents.open(content).read() == data
    assert Whereabouts(observer.archive).places().waiting.is_nothing
    observer.note("later")
    for person in (observer, founder, observer):
        assert sync(person, folder).problems == []
    assert Whereabouts(observer.archive).places().waiting.is_nothing


def test_a_restored_headquarters_invites_and_knows_whom_it_had_admitted(
    party: Party, tmp_path: Path
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    founder = party.founder()
    backup.make(founder.archive, tmp_path / "copy")
    observer = party.admitted(founder, "assel")
    founder = _restored(party, founder, tmp_path / "copy")
    given = founder.inviting.invite(Role.OBSERVER, "bota")
    joining.read_invitation(given.file, given.code, party.clock().utc_text())
    observer.note("written for whoever is there")
    sync(observer, folder)
    sync(founder, folder)
    assert founder.texts() == {"written for whoever is there"}
    sync(observer, folder)
    assert Whereabouts(observer.archive).places().waiting.is_nothing
    party.invited(founder, "bota")
