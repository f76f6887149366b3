"""Numbered files, one transaction, and a schema that is proven."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from satchel.domain.errors import Bug, IntegrityFailure
from satchel.storage import migrations, settings
from satchel.storage.archive import Archive
from satchel.storage.database import in_memory
from satchel.system.paths import schema_folder

from .conftest import PASSPHRASE


@pytest.fixture
def later_schema(tmp_path: Path) -> Path:
    folder = tmp_path / "archive_schema"
    shutil.copytree(schema_folder(), folder)
    return folder


def add(schema: Path, number: int, sql: str) -> None:
    (schema / "archive" / f"{number}_later.sql").write_text(sql, "utf-8")


def test_statements_are_split_outside_triggers_only() -> None:
    sql = (
        "-- a comment; with a semicolon\nCREATE TABLE a (b TEXT DEFAULT ';');\n"
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM a;\n  SELECT 1;\nEND;\n-- end\n"
    )
    assert len(list(migrations.statements(sql))) == 2
    with pytest.raises(Bug):
        list(migrations.statements("CREATE TABLE a (b)"))


def test_an_older_archive_is_brought_up_to_date_with_its_data(
    archive: Archive, folder: Path, later_schema: Path
) -> None:
    with archive.writing() as tx:
        settings.put(tx, "kept", 1)
    archive.close()
    add(later_schema, 9998, "CREATE TABLE extra (a INTEGER);\nINSERT INTO extra VALUES (7);")
    with Archive.open(folder, PASSPHRASE, schema=later_schema) as again:
        assert again.reading().execute("SELECT a FROM extra").fetchall() == [(7,)]
        assert settings.get(again.reading(), "kept") == 1


def test_a_migration_that_fails_halfway_changes_nothing(
    archive: Archive, folder: Path, later_schema: Path
) -> None:
    archive.close()
    add(later_schema, 9998, "CREATE TABLE extra (a INTEGER);")
    add(later_schema, 9999, "INSERT INTO nowhere VALUES (1);")
    with pytest.raises(Exception, match="nowhere"):
        Archive.open(folder, PASSPHRASE, schema=later_schema)
    with Archive.open(folder, PASSPHRASE) as again:
        assert "extra" not in again.reading().table_names()


def test_a_migration_that_loses_a_trigger_is_refused(
    archive: Archive, folder: Path, later_schema: Path
) -> None:
    archive.close()
    (later_schema / "archive" / "0001_settings.sql").write_text(
        (schema_folder() / "archive" / "0001_settings.sql").read_text("utf-8")
        + "CREATE TRIGGER settings_stay BEFORE DELETE ON settings BEGIN SELECT 1; END;",
        "utf-8",
    )
    add(later_schema, 9999, "CREATE TABLE extra (a);")
    with pytest.raises(IntegrityFailure, match="trigger settings_stay"):
        Archive.open(folder, PASSPHRASE, schema=later_schema)
    Archive.open(folder, PASSPHRASE).close()


def test_the_files_build_what_a_new_archive_has(archive: Archive) -> None:
    built = migrations.schema_of(archive.reading())
    assert built == migrations.expected_schema(migrations.ARCHIVE)
    assert {"settings", "contents", "reservations"} <= {name for _, name, _ in built}


def test_content_db_has_one_table(archive: Archive) -> None:
    tables = [name for kind, name, _ in migrations.schema_of(archive.contents.rows.db)]
    assert tables == ["rows"]


def test_comparing_names_what_differs() -> None:
    db = in_memory()
    db.execute("CREATE TABLE rows (id INTEGER)")
    with pytest.raises(IntegrityFailure, match="table rows"):
        migrations.compare(db, migrations.CONTENT)
