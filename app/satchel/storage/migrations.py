"""The numbered SQL files, applied in order, and proof that nothing else is in a database.

What it is for: bringing a database to this version's schema in one transaction. What it
is not for: changing a released file; a new one is added instead. To know first: the
schema that comes out is compared with one built from the same files in memory, triggers
included, because sqlite-utils' `transform()` drops triggers without a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from satchel.domain.errors import Bug, IntegrityFailure, RefusedByPolicy
from satchel.storage.database import Database, complete_statement, in_memory
from satchel.storage.transaction import transaction
from satchel.system.paths import schema_folder

ARCHIVE = "archive"
CONTENT = "content"

Schema = frozenset[tuple[str, str, str]]


def newer_archive() -> RefusedByPolicy:
    """The refusal for what a later Satchel wrote; nothing was changed by looking."""
    return RefusedByPolicy(
        "This archive was written by a newer Satchel and was left as it is; "
        "open it with that version.",
        code="newer-archive",
    )


def statements(sql: str) -> Iterator[str]:
    """The single statements of a file; a semicolon inside a trigger ends none."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if complete_statement(pending):
            yield pending
            pending = ""
    if any(line.strip() and not line.lstrip().startswith("--") for line in pending.splitlines()):
        raise Bug("a schema file ends inside a statement")


def _files(name: str, folder: Path | None) -> list[Path]:
    return sorted(((folder or schema_folder()) / name).glob("[0-9]*.sql"))


def _run(file: Path) -> Callable[[Any], None]:
    def apply(db: Any) -> None:  # ours or sqlite-utils'
        for statement in statements(file.read_text("utf-8")):
            db.execute(statement)

    return apply


def migrate_archive(db: Database, folder: Path | None = None) -> bool:
    """Applies what is pending, all in one transaction; whether anything was.

    Raises RefusedByPolicy (code "newer-archive") when the database has a migration this
    version does not know; IntegrityFailure when the result is not this version's schema.
    """
    files = _files(ARCHIVE, folder)
    known, applied = {file.stem for file in files}, _applied(db)
    if not applied <= known:
        raise newer_archive()
    if applied == known:
        return False
    from sqlite_utils import Migrations  # loaded only when there is something to bring up

    migrations = Migrations(ARCHIVE)
    for file in files:
        migrations(name=file.stem)(_run(file))
    with transaction(db):
        migrations.apply(db.tools)
        compare(db, ARCHIVE, folder)
    return True


def _applied(db: Database) -> set[str]:
    """The names in sqlite-utils' own record of what it has applied."""
    if not has_table(db, "_sqlite_migrations"):
        return set()
    record = "SELECT name FROM _sqlite_migrations WHERE migration_set = ?"
    return {name for (name,) in db.execute(record, [ARCHIVE])}


def has_table(db: Database, name: str) -> bool:
    """Whether a table of that name is there."""
    found = db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [name])
    return found.fetchone() is not None


def migrate_content(db: Database, folder: Path | None = None) -> bool:
    """The same for `content.db`, which keeps its version as a bare number.

    No table of migrations there: it would say in the clear when the archive was made.
    Compared at every opening, since the file proves nothing by itself: a trigger put into
    it by another hand would drop rows of what is taken in later.
    """
    files = _files(CONTENT, folder)
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version > len(files):
        raise newer_archive()
    if version == len(files):
        compare(db, CONTENT, folder)
        return False
    with transaction(db):
        for file in files[version:]:
            _run(file)(db)
        db.execute(f"PRAGMA user_version = {len(files)}")
        compare(db, CONTENT, folder)
    return True


def schema_of(db: Database) -> Schema:
    """Every table, index, view and trigger with its SQL; the record of migrations left out.

    No trigger is left out, whatever it is called: none of SQLite's own are triggers.
    """
    rows = db.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE type = 'trigger' "
        "OR (name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        "AND tbl_name NOT LIKE '\\_sqlite\\_migrations%' ESCAPE '\\')"
    ).fetchall()
    return frozenset((kind, name, sql) for kind, name, sql in rows)


def expected_schema(name: str, folder: Path | None = None) -> Schema:
    """What the numbered files build, in a database that never touches the disk."""
    db = in_memory()
    try:
        for file in _files(name, folder):
            _run(file)(db)
        return schema_of(db)
    finally:
        db.conn.close()


def compare(db: Database, name: str, folder: Path | None = None) -> None:
    """Raises IntegrityFailure naming the first table, index or trigger that differs."""
    differing = schema_of(db) ^ expected_schema(name, folder)
    if differing:
        what = min(f"{kind} {called}" for kind, called, _ in differing)
        raise IntegrityFailure(
            f"The archive's tables are not those of this version ({what}). "
            "Nothing was changed; restore it from a backup."
        )
