"""A large intake is put on the disk as it comes; what the disk refuses is never "saved"."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest

from satchel.crypto.xwing import Identity
from satchel.domain.errors import MachineRefused
from satchel.storage import check, early_sync
from satchel.storage.archive import Archive
from satchel.storage.rows import ROW

from .test_contents import keep


def test_a_file_is_synced_while_it_grows(
    archive: Archive, folder: Path, headquarters: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        synced.append(os.fstat(descriptor).st_ino)
        real(descriptor)

    monkeypatch.setattr(early_sync, "EVERY", 4 * ROW)
    monkeypatch.setattr(early_sync.os, "fsync", fsync)
    archive.contents.take_in(io.BytesIO(bytes(8 << 20)), [headquarters.recipient])
    assert (folder / "content.db").stat().st_ino in synced


def test_a_fault_of_the_disk_on_the_way_is_told_at_the_commit(
    archive: Archive, headquarters: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fsync(descriptor: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as failing:
        failing.setattr(early_sync, "EVERY", 4 * ROW)
        failing.setattr(early_sync.os, "fsync", fsync)
        taken = archive.contents.take_in(io.BytesIO(bytes(8 << 20)), [headquarters.recipient])
        with pytest.raises(MachineRefused), archive.writing() as tx:
            archive.contents.adopt(tx, taken)
    assert archive.contents.find(taken.content) is None
    data = os.urandom(300_000)
    with archive.contents.open(keep(archive, data, headquarters).content) as reader:
        assert reader.read() == data
    assert list(check.run(archive)) == []


def test_what_is_given_up_leaves_no_fault_behind(tmp_path: Path) -> None:
    """And a file that cannot be opened a second time only means no early sync."""
    missing = early_sync.EarlySync(tmp_path / "missing")
    missing.wrote(early_sync.EVERY)
    missing.finish()
    missing.close()
    folder = early_sync.EarlySync(tmp_path)
    folder.wrote(early_sync.EVERY)
    folder.forget()
    folder.finish()
    folder.close()
