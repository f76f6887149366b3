"""Sealing's file: what is not kept is nowhere in it, and one archive is always in use."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from satchel.crypto.xwing import Identity
from satchel.domain.errors import Bug, IntegrityFailure
from satchel.storage import check, generations, migrations, rewrite, settings
from satchel.storage.archive import Archive
from satchel.storage.database import open_keyed
from satchel.storage.transaction import Transaction

from .conftest import PASSPHRASE

CANARY = "amber-otter-7713"


def pages(archive: Archive, tmp_path: Path) -> bytes:
    """Every page of the database in the clear, as someone with the key sees it."""
    plain = tmp_path / "plain.db"
    archive.idle()
    with archive.copying() as db:
        db.conn.execute("ATTACH DATABASE ? AS plain KEY ''", [str(plain)])
        db.execute("SELECT sqlcipher_export('plain')").fetchall()
        db.execute("DETACH DATABASE plain")
    return plain.read_bytes()


def test_only_what_is_kept_is_in_the_new_file(archive: Archive, tmp_path: Path) -> None:
    with archive.writing() as tx:
        settings.put(tx, "sealed", CANARY)
        settings.put(tx, "stays", "Astana")
    key = archive._vault.database_key
    rewrite.write_next_generation(archive, {"settings": "name <> 'sealed'"})
    assert archive.generation == 2
    assert settings.get(archive.reading(), "stays") == "Astana"
    assert settings.get(archive.reading(), settings.REWRITING) is None
    assert CANARY.encode() not in pages(archive, tmp_path)
    assert generations.numbers(archive.folder) == [2]
    with pytest.raises(IntegrityFailure):
        open_keyed(archive.path, key)
    assert list(check.run(archive)) == []


def test_the_same_passphrases_open_the_new_file(archive: Archive, folder: Path) -> None:
    archive.add_slot(b"second", "second")
    rewrite.write_next_generation(archive, {})
    archive.close()
    for passphrase in (PASSPHRASE, b"second"):
        with Archive.open(folder, passphrase) as again:
            assert again.generation == 2
            assert [slot.label for slot in again.slots()] == ["passphrase", "second"]


def test_contents_are_carried_over(archive: Archive, headquarters: Identity) -> None:
    data = [os.urandom(size) for size in (1000, 900_000)]
    taken = [archive.contents.take_in(io.BytesIO(one), [headquarters.recipient]) for one in data]
    with archive.writing() as tx:
        for one in taken:
            archive.contents.adopt(tx, one)
    rewrite.write_next_generation(archive, {})
    assert [archive.contents.open(one.content).read() for one in taken] == data
    assert list(check.run(archive)) == []


def test_conditions_speak_of_the_old_tables(archive: Archive) -> None:
    with archive.writing() as tx:
        for name in ("a", "b"):
            settings.put(tx, name, name)
    rewrite.write_next_generation(
        archive, {"settings": "name IN (SELECT name FROM settings WHERE name <> 'b')"}
    )
    assert settings.get(archive.reading(), "a") == "a"
    assert settings.get(archive.reading(), "b") is None


def test_none_copies_nothing_and_rebuild_fills_derived_tables(archive: Archive) -> None:
    def rebuild(tx: Transaction) -> None:
        settings.put(tx, "made", "again")

    rewrite.write_next_generation(archive, {"settings": None}, rebuild)
    rows = archive.reading().execute("SELECT name FROM settings").fetchall()
    assert rows == [("made",)]


def test_the_new_file_has_every_trigger(archive: Archive) -> None:
    rewrite.write_next_generation(archive, {})
    assert migrations.schema_of(archive.reading()) == migrations.expected_schema("archive")


def test_a_failed_rewriting_leaves_the_old_archive_in_use(archive: Archive) -> None:
    def rebuild(tx: Transaction) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        rewrite.write_next_generation(archive, {}, rebuild)
    with pytest.raises(Bug):
        rewrite.write_next_generation(archive, {"no_such_table": None})
    assert archive.generation == 1
    assert generations.numbers(archive.folder) == [1]
    assert settings.get(archive.reading(), settings.REWRITING) is None
    with archive.writing() as tx:
        settings.put(tx, "still", "writable")
    assert list(check.run(archive)) == []


def test_what_a_kill_left_is_cleared_at_the_next_open(archive: Archive, folder: Path) -> None:
    with archive.writing() as tx:
        settings.put(tx, settings.REWRITING, 2)
    archive.close()
    (folder / "archive-2.db").write_bytes(b"half written")
    with Archive.open(folder, PASSPHRASE) as again:
        assert generations.numbers(folder) == [1]
        rewrite.write_next_generation(again, {})
    (folder / "archive-1.db").write_bytes(b"the old one, not deleted yet")
    with Archive.open(folder, PASSPHRASE) as again:
        assert generations.numbers(folder) == [2]
        assert list(check.run(again)) == []


def test_a_file_nobody_announced_is_told_and_kept(archive: Archive, folder: Path) -> None:
    archive.close()
    (folder / "archive-9.db").write_bytes(b"from elsewhere")
    with Archive.open(folder, PASSPHRASE) as again:
        assert [problem.where for problem in check.run(again)] == ["archive-9.db"]
