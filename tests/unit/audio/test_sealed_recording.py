"""A hearing recorded sealed: its device keeps nothing that opens it, headquarters hears it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from samples.sound import tone
from satchel.assembly import beginning, belonging, exposure, leaving
from satchel.assembly.desk import Desk
from satchel.audio.folding import Fold, opened
from satchel.audio.sealed_sound import OWN_KEY, SealedSound, with_own_key
from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.domain.ids import RecordId
from satchel.domain.words import Audience, Role
from satchel.storage import mission
from satchel.storage import recordings as rows
from satchel.sync.parcel_making import ParcelWish
from unit.audio.heard import begun


@pytest.fixture
def founding(tmp_path: Path) -> Iterator[Desk]:
    """A coordinator's own archive: she records, and she has the mission's key as well."""
    with beginning.beginning(tmp_path / "archive", b"one two three") as made:
        desk = beginning.begin_device(made, Role.COORDINATOR, "coordinator", None)
        beginning.found_mission(desk, "Open Bench")
    yield desk
    desk.close()


def test_only_the_mission_can_hear_it(founding: Desk) -> None:
    hearing = founding.records.add("case", {"title": "A hearing"}).record
    readers = list(founding.recipients(Audience.COORDINATION))
    _, hall = begun(founding, hearing, sealed_to=readers)
    hall.hear(tone(440, 3.5))
    hall.taking.end("stopped")
    (kept,) = founding.recordings.adopt()
    assert (kept.sealed, kept.seconds) == (True, None)
    assert rows.everything(founding.archive.reading()) == []
    assert not hall.folder.path.exists()
    with pytest.raises(NoSuchThing):  # its entry is frozen: not even that it is one is told
        founding.records.show(kept.record)
    assert founding.recordings.listing(hearing) == []


@pytest.fixture
def observer(founding: Desk, tmp_path: Path) -> Iterator[Desk]:
    """A laptop of the same mission."""
    invited = belonging.lines_for_invitation(founding)
    never = datetime(2100, 1, 1, tzinfo=UTC)
    given = founding.inviting.invite(Role.OBSERVER, "observer", expires=never, lines=invited)
    (tmp_path / "invitation").write_bytes(given.file)
    read = beginning.read_invitation(tmp_path / "invitation", given.code, Role.OBSERVER)
    with beginning.beginning(tmp_path / "laptop", b"one two three") as made:
        desk = beginning.join(made, "laptop", read)
    yield desk
    desk.close()


def test_headquarters_folds_what_came_sealed_by_parcel(
    founding: Desk, observer: Desk, tmp_path: Path
) -> None:
    hearing = observer.records.add("case", {"title": "A hearing"}).record
    readers = list(observer.recipients(Audience.COORDINATION))
    _, hall = begun(observer, hearing, sealed_to=readers)
    hall.hear(tone(440, 3.5))
    hall.taking.end("stopped")
    (sealed,) = observer.recordings.adopt()
    observer.parcel_making.make(tmp_path / "parcel", ParcelWish())
    founding.parcel_opening.open([tmp_path / "parcel"])
    assert founding.recordings.listing(hearing) == []
    (kept,) = founding.recordings.fold_arrived()
    assert founding.recordings.fold_arrived() == []
    assert (kept.seconds, kept.ended) == (3.5, "stopped")
    (listed,) = founding.recordings.listing(hearing)
    assert listed.record == kept.record
    with founding.recordings.sound(kept.record) as sound:
        assert len(sound.read(480_000)) == 2 * 168_000
    with pytest.raises(NoSuchThing, match="Nothing was heard"):
        founding.recordings.fold_sealed(sealed.record, [])
    with pytest.raises(NoSuchThing, match="not a sealed recording"):
        founding.recordings.fold_sealed(kept.record, [])


def test_sealed_while_it_goes_on_it_still_reaches_headquarters(founding: Desk) -> None:
    """Everything is sealed in the middle of a recording: its device can open none of it from
    then on, the seconds after it included; whoever has the mission's key hears it whole."""
    hearing = founding.records.add("case", {"title": "A hearing"}).record
    keys = mission.class_identities(founding.archive.reading())
    row, hall = begun(founding, hearing)
    assert exposure.of(founding).recordings == 1
    hall.hear(tone(440, 2.5))
    leaving.finish(founding)
    (forgotten,) = rows.everything(founding.archive.reading())
    assert (forgotten.sealed, forgotten.seed) == (True, None)
    told = exposure.of(founding)
    assert (told.recordings, told.recordings_sealed) == (0, 1)
    hall.hear(tone(440, 1))
    hall.taking.end("stopped")
    assert forgotten.sealed_seed is not None
    items = [(int(path.stem), path.read_bytes()) for path in sorted(hall.folder.path.glob("*.age"))]
    stream = SealedSound(row.recording, [(OWN_KEY, forgotten.sealed_seed), *items]).written()
    told_items, opening = with_own_key(SealedSound.read(stream).items, keys)
    assert (
        Fold(opened(told_items, row.recording, opening), row.recording).sound().read(4) == b"OggS"
    )
    (kept,) = founding.recordings.adopt()  # its hearing is sealed, and no record here any more
    assert kept.sealed
    assert not hall.folder.path.exists()


def test_a_hearing_that_is_sealed_takes_its_recording_along(observer: Desk) -> None:
    hearing = observer.records.add("case", {"title": "A hearing"}).record
    _, hall = begun(observer, hearing)
    hall.hear(tone(440, 1.5))
    hall.taking.end("stopped")
    observer.sealing.seal([hearing])
    (kept,) = observer.recordings.adopt()
    assert (kept.seconds, kept.sealed) == (None, True)


def test_without_a_mission_there_is_nobody_to_seal_to(desk: Desk, hearing: RecordId) -> None:
    with pytest.raises(RefusedByPolicy, match="nobody to seal to"):
        desk.recordings.begin(hearing, allowed="yes", sealed=True)
    assert rows.everything(desk.archive.reading()) == []
