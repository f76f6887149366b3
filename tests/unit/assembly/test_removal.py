"""Travel empty: what remains is named, and the archive itself goes when it is told to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from satchel.assembly import beginning, removal
from satchel.assembly.desk import Desk
from satchel.assembly.opening import open_desk
from satchel.assembly.remaining import Remedy, What, remaining
from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.domain.words import Role
from satchel.storage import removing

PASSPHRASE = b"one two three"


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Desk]:
    with beginning.beginning(tmp_path / "alone", PASSPHRASE) as made:
        desk = beginning.begin_device(made, Role.OBSERVER, "alone", None)
    yield desk
    desk.close()


def test_what_remains_is_told_item_by_item(alone: Desk, tmp_path: Path) -> None:
    alone.records.add("case", {"title": "Case"})
    alone.drafts.keep("note", "half")
    backup = tmp_path / "backup"
    alone.make_backup(backup)
    (alone.archive.folder / "spool" / "r1").mkdir(parents=True)
    told = {item.what: item for item in remaining(alone)}
    assert list(told) == [
        What.RECORDS,
        What.DRAFTS,
        What.RECORDINGS_SEALED,
        What.BACKUP,
        What.SLOTS,
        What.ARCHIVE,
    ]
    assert (told[What.BACKUP].path, told[What.BACKUP].remedy) == (backup, Remedy.DELETE_BY_HAND)
    assert (told[What.ARCHIVE].size or 0) > 4096
    backup.unlink()
    assert What.BACKUP not in {item.what for item in remaining(alone)}


def test_what_is_nowhere_else_is_not_removed_unless_she_says_so(
    alone: Desk, tmp_path: Path
) -> None:
    alone.records.add("case", {"title": "Case"})
    folder = alone.archive.folder
    with pytest.raises(RefusedByPolicy, match="1 records"):
        removal.remove_archive(alone)
    foreign = folder / "letter.txt"
    foreign.write_text("hers")
    assert removal.remove_archive(alone, although_lost=True) == [foreign]
    assert sorted(path.name for path in folder.iterdir()) == ["letter.txt"]


def test_a_removal_that_was_cut_off_goes_on_at_the_next_start(
    alone: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = alone.archive.folder

    def stop(_: Path) -> Iterator[Path]:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(removing, "_own", stop)
        with pytest.raises(KeyboardInterrupt):
            removal.remove_archive(alone, although_lost=True)
    assert not list(folder.glob("keyslots-*"))
    assert (folder / "content.db").exists()
    with pytest.raises(NoSuchThing, match="was being removed"):
        open_desk(folder, lambda: PASSPHRASE)
    assert not folder.exists()
