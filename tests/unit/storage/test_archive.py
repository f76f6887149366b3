"""Create, open, keyslots, and every way an archive refuses."""

from __future__ import annotations

import json
import os
import stat
from base64 import b64encode
from pathlib import Path

import pytest

from satchel.crypto.digest import sha256
from satchel.crypto.passphrase import FLOOR
from satchel.domain.errors import (
    Bug,
    IntegrityFailure,
    NoSuchThing,
    RefusedByPolicy,
    WrongPassphrase,
)
from satchel.storage import keyslot_files, settings
from satchel.storage.archive import Archive
from satchel.storage.database import open_plain
from satchel.storage.keyslots import canonical
from satchel.storage.transaction import Transaction
from satchel.system.clock import now

from .conftest import PASSPHRASE

A, B = keyslot_files.COPIES


def test_what_was_written_is_there_after_reopening(archive: Archive, folder: Path) -> None:
    with archive.writing() as tx:
        settings.put(tx, "name", "Алматы")
    archive.close()
    with Archive.open(folder, PASSPHRASE) as again:
        assert settings.get(again.reading(), "name") == "Алматы"


def test_a_wrong_passphrase_opens_nothing(archive: Archive, folder: Path) -> None:
    archive.close()
    with pytest.raises(WrongPassphrase):
        Archive.open(folder, b"orbit mango violins")


def test_no_archive_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NoSuchThing):
        Archive.open(tmp_path / "nowhere", PASSPHRASE)
    with pytest.raises(NoSuchThing):
        Archive.open(tmp_path, PASSPHRASE)


def test_a_folder_with_other_files_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.odt").write_bytes(b"mine")
    with pytest.raises(RefusedByPolicy) as refusal:
        Archive.create(folder, PASSPHRASE, cost=FLOOR, clock=now)
    assert refusal.value.code == "not-empty"
    assert (folder / "thesis.odt").read_bytes() == b"mine"


def test_a_file_or_a_link_to_nowhere_is_no_place_for_an_archive(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("file", "link"):
        with pytest.raises(RefusedByPolicy, match="is no folder") as refusal:
            Archive.create(tmp_path / name, PASSPHRASE, cost=FLOOR, clock=now)
        assert refusal.value.code == "exists"
    assert (tmp_path / "file").read_bytes() == b"mine"
    assert not (tmp_path / "nowhere").exists()


def test_two_processes_at_once_are_refused(archive: Archive, folder: Path) -> None:
    with pytest.raises(RefusedByPolicy) as refusal:
        Archive.open(folder, PASSPHRASE, timeout_s=0.1)
    assert refusal.value.code == "in-use"


def test_a_second_keyslot_opens_and_the_first_still_does(archive: Archive, folder: Path) -> None:
    slot = archive.add_slot(b"for the lawyer", "lawyer")
    archive.close()
    with Archive.open(folder, b"for the lawyer") as again:
        assert [(info.label, info.current) for info in again.slots()] == [
            ("passphrase", False),
            ("lawyer", True),
        ]
        again.remove_slot(slot)
    with pytest.raises(WrongPassphrase):
        Archive.open(folder, b"for the lawyer")
    with Archive.open(folder, PASSPHRASE) as again:
        assert [info.label for info in again.slots()] == ["passphrase"]


def test_the_last_keyslot_cannot_be_removed(archive: Archive) -> None:
    with pytest.raises(RefusedByPolicy) as refusal:
        archive.remove_slot(archive.slots()[0].id)
    assert refusal.value.code == "last-slot"
    with pytest.raises(NoSuchThing):
        archive.remove_slot("0000000000000000")


def test_a_changed_passphrase_replaces_the_old_one(archive: Archive, folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        archive.change_passphrase(b"not the old one", b"new")
    archive.change_passphrase(PASSPHRASE, b"new")
    archive.close()
    with pytest.raises(WrongPassphrase):
        Archive.open(folder, PASSPHRASE)
    Archive.open(folder, b"new").close()


@pytest.mark.parametrize("name", [A, B])
@pytest.mark.parametrize("harm", ["missing", "empty", "flipped", "older"])
def test_one_bad_keyslot_copy_is_mended_and_told(
    archive: Archive, folder: Path, name: str, harm: str
) -> None:
    before = (folder / name).read_bytes()
    archive.add_slot(b"second", "second")
    good = (folder / A).read_bytes()
    archive.close()
    if harm == "missing":
        (folder / name).unlink()
    else:
        flipped = good[:100] + bytes([good[100] ^ 4]) + good[101:]
        (folder / name).write_bytes({"empty": b"", "flipped": flipped, "older": before}[harm])
    with Archive.open(folder, b"second") as again:
        assert again.mended == (name,)
    assert (folder / A).read_bytes() == (folder / B).read_bytes() == good


def test_every_flipped_bit_of_a_keyslot_copy_is_seen(archive: Archive, folder: Path) -> None:
    whole = (folder / A).read_bytes()
    places = [*range(0, len(whole) - 1, 97), len(whole) - 2]  # the last byte is a newline
    for place in places:
        for bit in (0, 5):
            flipped = bytearray(whole)
            flipped[place] ^= 1 << bit
            (folder / A).write_bytes(bytes(flipped))
            assert keyslot_files.read(folder).stale == (A,), (place, bit)


def test_two_bad_keyslot_copies_are_an_integrity_failure(archive: Archive, folder: Path) -> None:
    archive.close()
    (folder / A).write_bytes(b"{}")
    (folder / B).unlink()
    with pytest.raises(IntegrityFailure, match="restore"):
        Archive.open(folder, PASSPHRASE)


def _rewrite_keyslots(folder: Path, **changes: object) -> None:
    """As someone with an editor, but without the vault key, could."""
    for name in keyslot_files.COPIES:
        body = json.loads((folder / name).read_bytes())["keyslots"] | changes
        whole = {"digest": sha256(canonical(body)).hex(), "keyslots": body}
        (folder / name).write_bytes(canonical(whole))


def test_keyslots_that_would_take_hours_are_refused_before_the_first(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.close()
    (slot,) = json.loads((folder / A).read_bytes())["keyslots"]["slots"]
    salts = [b64encode(bytes([number]) * 16).decode() for number in range(200)]
    _rewrite_keyslots(folder, slots=[slot | {"kdf": slot["kdf"] | {"salt": s}} for s in salts])
    monkeypatch.setattr("satchel.crypto.passphrase.derive", lambda *_: pytest.fail("derived"))
    with pytest.raises(IntegrityFailure, match="keyslots are missing or damaged"):
        Archive.open(folder, PASSPHRASE)


def test_keyslots_changed_by_someone_else_are_refused(archive: Archive, folder: Path) -> None:
    archive.close()
    _rewrite_keyslots(folder, generation=99)
    with pytest.raises(IntegrityFailure, match="other than Satchel"):
        Archive.open(folder, PASSPHRASE)


@pytest.mark.parametrize(
    "kdf", [{"memory_kib": 1024}, {"memory_kib": 1 << 30}, {"passes": 1}, {"lanes": 10**6}]
)
def test_parameters_that_cannot_be_ours_are_refused_before_deriving(
    archive: Archive, folder: Path, kdf: dict[str, int]
) -> None:
    archive.close()
    slots = json.loads((folder / A).read_bytes())["keyslots"]["slots"]
    slots[0]["kdf"] |= kdf
    _rewrite_keyslots(folder, slots=slots)
    with pytest.raises(RefusedByPolicy) as refusal:
        Archive.open(folder, PASSPHRASE)
    assert refusal.value.code == "passphrase-cost"


def test_keyslots_of_a_newer_version_are_refused(archive: Archive, folder: Path) -> None:
    archive.close()
    _rewrite_keyslots(folder, format=2, whatever="comes")
    with pytest.raises(RefusedByPolicy) as refusal:
        Archive.open(folder, PASSPHRASE)
    assert refusal.value.code == "newer-archive"


def test_a_database_of_a_newer_version_is_refused_and_untouched(
    archive: Archive, folder: Path
) -> None:
    with archive.writing() as tx:
        settings.put(tx, settings.FORMAT, 2)
    archive.close()
    before = (folder / "archive-1.db").read_bytes()
    with pytest.raises(RefusedByPolicy) as refusal:
        Archive.open(folder, PASSPHRASE)
    assert refusal.value.code == "newer-archive"
    assert (folder / "archive-1.db").read_bytes() == before


def test_a_migration_of_a_newer_version_is_refused(archive: Archive, folder: Path) -> None:
    with archive.writing() as tx:
        tx.db["_sqlite_migrations"].insert(
            {"migration_set": "archive", "name": "9999_later", "applied_at": ""}
        )
    archive.close()
    with pytest.raises(RefusedByPolicy) as refusal:
        Archive.open(folder, PASSPHRASE)
    assert refusal.value.code == "newer-archive"


def test_a_content_database_of_a_newer_version_is_refused(archive: Archive, folder: Path) -> None:
    archive.close()
    db = open_plain(folder / "content.db")
    db.execute("PRAGMA user_version = 7")
    db.conn.close()
    with pytest.raises(RefusedByPolicy) as refusal:
        Archive.open(folder, PASSPHRASE)
    assert refusal.value.code == "newer-archive"


@pytest.mark.parametrize("name", ["drop_rows", "sqlite_drop_rows"])
def test_a_trigger_put_into_the_content_database_is_refused(
    archive: Archive, folder: Path, name: str
) -> None:
    """It would lose the middle of what is attached later; the file has no key to guard it."""
    archive.close()
    db = open_plain(folder / "content.db")
    db.execute("CREATE TRIGGER t BEFORE INSERT ON rows BEGIN SELECT RAISE(IGNORE); END")
    db.execute("PRAGMA writable_schema = ON")
    db.execute(
        "UPDATE sqlite_master SET name = ?, sql = replace(sql, 'TRIGGER t', 'TRIGGER ' || ?)"
        " WHERE type = 'trigger'",
        [name, name],
    )
    db.conn.close()
    with pytest.raises(IntegrityFailure, match=f"trigger {name}"):
        Archive.open(folder, PASSPHRASE)


@pytest.mark.parametrize("name", ["archive-1.db", "content.db"])
def test_a_missing_database_is_an_integrity_failure(
    archive: Archive, folder: Path, name: str
) -> None:
    archive.close()
    (folder / name).unlink()
    with pytest.raises(IntegrityFailure, match="missing"):
        Archive.open(folder, PASSPHRASE)


def test_a_damaged_first_page_is_an_integrity_failure(archive: Archive, folder: Path) -> None:
    archive.close()
    data = bytearray((folder / "archive-1.db").read_bytes())
    data[100] ^= 1
    (folder / "archive-1.db").write_bytes(bytes(data))
    with pytest.raises(IntegrityFailure):
        Archive.open(folder, PASSPHRASE)


def test_an_interrupted_creation_is_no_archive_and_can_be_repeated(folder: Path) -> None:
    folder.mkdir()
    for name in ("creating", "archive-1.db", "content.db", A):
        (folder / name).write_bytes(b"half")
    with pytest.raises(NoSuchThing):
        Archive.open(folder, PASSPHRASE)
    Archive.create(folder, PASSPHRASE, cost=FLOOR, clock=now).close()
    Archive.open(folder, PASSPHRASE).close()


def _put_then_fail(tx: Transaction) -> None:
    settings.put(tx, "half", True)
    raise ZeroDivisionError


def test_a_failed_write_changes_nothing(archive: Archive) -> None:
    with pytest.raises(ZeroDivisionError), archive.writing() as tx:
        _put_then_fail(tx)
    assert settings.get(archive.reading(), "half") is None


def test_a_transaction_inside_another_is_a_bug(archive: Archive) -> None:
    with archive.writing(), pytest.raises(Bug), archive.writing():
        pass


def test_readers_cannot_write_and_do_not_wait(archive: Archive) -> None:
    reader = archive.reading()
    with archive.writing() as tx:
        settings.put(tx, "seen", True)
        assert settings.get(reader, "seen") is None
    assert settings.get(reader, "seen") is True
    with pytest.raises(RefusedByPolicy):
        reader.execute("DELETE FROM settings")


def test_removed_settings_are_gone(archive: Archive) -> None:
    with archive.writing() as tx:
        settings.put(tx, "x", {"a": [1, None]})
        assert settings.get(tx, "x") == {"a": [1, None]}
        settings.put(tx, "x", None)
        assert settings.get(tx, "x", "default") == "default"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps access lists, not modes")
def test_only_the_owner_may_read(archive: Archive, folder: Path) -> None:
    with archive.writing() as tx:
        settings.put(tx, "x", 1)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert set(modes.values()) == {0o600}, modes


def test_nothing_readable_is_on_the_disk(archive: Archive, folder: Path) -> None:
    canary = "marble-heron-2291"
    with archive.writing() as tx:
        settings.put(tx, "name", canary)
    archive.add_slot(b"second", canary)
    on_disk = b"".join(path.read_bytes() for path in folder.iterdir())
    assert canary.encode() not in on_disk
    assert b"settings" not in on_disk
    archive.idle()
    assert canary.encode() not in (folder / "archive-1.db").read_bytes()
