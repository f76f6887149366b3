"""A backup of an open archive is whole, opens alike, and begins a new ledger."""

from __future__ import annotations

import io
import os
import tarfile
import tracemalloc
from pathlib import Path

import pytest

from satchel.crypto.xwing import Identity
from satchel.domain.errors import IntegrityFailure, NoSuchThing, RefusedByPolicy, WrongPassphrase
from satchel.storage import backup, check, settings
from satchel.storage.archive import Archive

from .conftest import PASSPHRASE


@pytest.fixture
def saved(archive: Archive, tmp_path: Path, headquarters: Identity) -> Path:
    taken = archive.contents.take_in(io.BytesIO(b"r" * 700_000), [headquarters.recipient])
    with archive.writing() as tx:
        archive.contents.adopt(tx, taken)
        settings.put(tx, "name", "hearing of 4 May")
        settings.put(tx, "content", taken.content)
    out = tmp_path / "evidence.backup"
    backup.make(archive, out)
    return out


def test_a_restored_archive_holds_the_same_and_says_what_it_is(
    archive: Archive, saved: Path, tmp_path: Path
) -> None:
    with archive.writing() as tx:  # the archive goes on
        settings.put(tx, "name", "later")
    assert settings.get(archive.reading(), settings.RESTORED_FROM) is None
    backup.restore(saved, tmp_path / "new")
    for _ in range(2):
        with Archive.open(tmp_path / "new", PASSPHRASE) as restored:
            reader = restored.reading()
            assert settings.get(reader, "name") == "hearing of 4 May"
            assert isinstance(settings.get(reader, settings.RESTORED_FROM), str)
            content = settings.get(reader, "content")
            assert restored.contents.open(content).read() == b"r" * 700_000  # type: ignore[arg-type]
            assert list(check.run(restored)) == []


def test_it_opens_with_no_other_passphrase(saved: Path, tmp_path: Path) -> None:
    backup.restore(saved, tmp_path / "new")
    with pytest.raises(WrongPassphrase):
        Archive.open(tmp_path / "new", b"another")


def test_the_mark_cannot_be_taken_off_a_backup(saved: Path, tmp_path: Path) -> None:
    backup.restore(saved, tmp_path / "new")
    for path in (tmp_path / "new").glob("keyslots-*.json"):
        path.write_bytes(path.read_bytes().replace(b'"restored":"', b'"restored":"0'))
    with pytest.raises(IntegrityFailure):
        Archive.open(tmp_path / "new", PASSPHRASE)


def test_nothing_is_overwritten(archive: Archive, saved: Path, tmp_path: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(RefusedByPolicy) as refusal:
        backup.make(archive, saved)
    assert refusal.value.code == "exists"
    assert saved.read_bytes() == before
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_bytes(b"x")
    with pytest.raises(RefusedByPolicy) as refusal:
        backup.restore(saved, tmp_path / "full")
    assert refusal.value.code == "not-empty"
    with pytest.raises(NoSuchThing):
        backup.restore(tmp_path / "none", tmp_path / "new")


def test_any_damage_restores_nothing(saved: Path, tmp_path: Path) -> None:
    whole = saved.read_bytes()
    names = ("archive-1.db", "content.db", "keyslots.json", "backup.json")
    with tarfile.open(saved) as tar:
        places = [tar.getmember(name).offset_data + 40 for name in names]
    for place in places:
        saved.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(IntegrityFailure):
            backup.restore(saved, tmp_path / "new")
        with pytest.raises(NoSuchThing):
            Archive.open(tmp_path / "new", PASSPHRASE)
    for cut in (0, 512, len(whole) // 2, places[-1] - 600):
        saved.write_bytes(whole[:cut])
        with pytest.raises(IntegrityFailure):
            backup.restore(saved, tmp_path / "new")
    saved.write_bytes(whole)
    backup.restore(saved, tmp_path / "new")


@pytest.mark.parametrize("name", ["../evil", "/tmp/evil", "notes.txt", "lock", "content.db/x"])
def test_a_foreign_tar_writes_nothing(tmp_path: Path, name: str) -> None:
    with tarfile.open(tmp_path / "foreign", "w") as tar:
        member = tarfile.TarInfo(name)
        member.size = 4
        tar.addfile(member, io.BytesIO(b"evil"))
    with pytest.raises(IntegrityFailure):
        backup.restore(tmp_path / "foreign", tmp_path / "new")
    assert os.listdir(tmp_path / "new") == ["lock"]


def _header(kind: bytes, size: int) -> bytes:
    member = tarfile.TarInfo("content.db")
    member.type, member.size = kind, size
    return member.tobuf(tarfile.GNU_FORMAT)


@pytest.mark.parametrize(
    "kind", [tarfile.GNUTYPE_SPARSE, tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE, tarfile.SYMTYPE]
)
def test_only_the_one_header_of_a_backup_is_read(tmp_path: Path, kind: bytes) -> None:
    """Sparse members unfold without end; extended headers would be read whole into memory."""
    (tmp_path / "hostile").write_bytes(_header(kind, 100 << 20))
    os.truncate(tmp_path / "hostile", 101 << 20)
    tracemalloc.start()
    with pytest.raises(IntegrityFailure):
        backup.restore(tmp_path / "hostile", tmp_path / "new")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 16 << 20
    assert os.listdir(tmp_path / "new") == ["lock"]


def test_sums_nested_without_end_are_refused(saved: Path, tmp_path: Path) -> None:
    hostile = io.BytesIO()
    with (
        tarfile.open(saved) as whole,
        tarfile.open(fileobj=hostile, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for member in whole:
            data = whole.extractfile(member)
            assert data is not None
            if member.name == "backup.json":
                data = io.BytesIO(b"[" * 100_000)
                member.size = 100_000
            tar.addfile(member, data)
    saved.write_bytes(hostile.getvalue())
    with pytest.raises(IntegrityFailure):
        backup.restore(saved, tmp_path / "new")


def test_a_backup_says_nothing_in_the_clear(saved: Path) -> None:
    assert b"hearing" not in saved.read_bytes()
    with tarfile.open(saved) as tar:
        assert {(member.mtime, member.uname, member.uid) for member in tar} == {(0, "", 0)}
