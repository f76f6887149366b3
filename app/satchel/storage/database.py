"""Connections: the only place where the database library is imported and settings are made.

What it is for: keyed and unkeyed connections whose errors are already Satchel's, and
the `Database` every table module works with. What it is not for: what is in the tables.

To know first: sqlite-utils is loaded when its tools are first used, which is when a
schema is made or changed: loading it takes a quarter of the time a command has to
start. It catches the exceptions of whichever `sqlite3` it finds, and it looks for
`pysqlite3` first. SQLCipher's classes are others, so its module is put under that name
*before* sqlite-utils is imported. Everyone therefore takes `Database` from here.
Nothing is ever opened that came from outside the archive.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3
import sqlcipher3.dbapi2

if "sqlite_utils" in sys.modules and "pysqlite3" not in sys.modules:
    raise ImportError("import Database from satchel.storage.database, not from sqlite_utils")
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2

from sqlcipher3.dbapi2 import Error, complete_statement  # noqa: E402

from satchel.storage.faults import translated  # noqa: E402

if TYPE_CHECKING:
    import sqlite_utils

__all__ = [
    "Connection",
    "Database",
    "Error",
    "attach",
    "complete_statement",
    "in_memory",
    "open_keyed",
    "open_plain",
]

_BUSY_S = 10.0
# Checkpoints are for idle times; this is the limit when there is no idle time (32 MiB).
_CHECKPOINT_PAGES = 8192


class _Cursor(sqlcipher3.dbapi2.Cursor):  # type: ignore[misc]  # the library has no types
    """A cursor whose errors are translated; rows are plain tuples."""

    def execute(self, *arguments: Any) -> Any:
        try:
            return super().execute(*arguments)
        except sqlcipher3.dbapi2.Error as error:
            raise translated(error) or error from error

    def executemany(self, *arguments: Any) -> Any:
        try:
            return super().executemany(*arguments)
        except sqlcipher3.dbapi2.Error as error:
            raise translated(error) or error from error

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except sqlcipher3.dbapi2.Error as error:
            raise translated(error) or error from error

    def fetchall(self) -> Any:
        try:
            return super().fetchall()
        except sqlcipher3.dbapi2.Error as error:
            raise translated(error) or error from error

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except sqlcipher3.dbapi2.Error as error:
            raise translated(error) or error from error


class Connection(sqlcipher3.dbapi2.Connection):  # type: ignore[misc]  # the library has no types
    """A connection whose every statement raises Satchel's refusals; it commits by statement."""

    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)


class Database:
    """What every table module works with: statements here, the rest of sqlite-utils behind."""

    def __init__(self, conn: Any) -> None:
        """`conn` is ours; typed openly because the library has no types."""
        self.conn = conn
        conn.execute("PRAGMA recursive_triggers = ON")  # as sqlite-utils does: REPLACE deletes

    def execute(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """One statement; a cursor whose rows are plain tuples."""
        return self.conn.execute(sql, parameters)

    @cached_property
    def tools(self) -> sqlite_utils.Database:
        """sqlite-utils over the same connection."""
        import sqlite_utils  # here and not above: see the top of this file

        return sqlite_utils.Database(self.conn, execute_plugins=False)

    def __getattr__(self, name: str) -> Any:
        """`table_names`, `query` and all other words of sqlite-utils."""
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.tools, name)

    def __getitem__(self, table: str) -> Any:
        return self.tools[table]


def _connect(path: Path | str, *, any_thread: bool) -> Connection:
    try:
        connection = sqlcipher3.dbapi2.connect(
            str(path),
            timeout=_BUSY_S,
            isolation_level=None,  # transactions begin and end where we say so
            check_same_thread=not any_thread,
            factory=Connection,
        )
    except sqlcipher3.dbapi2.Error as error:
        raise translated(error) or error from error
    assert isinstance(connection, Connection)
    # The library would write page numbers of damage to stderr, which is not ours to write.
    connection.execute("PRAGMA cipher_log_level = NONE")
    return connection


def _set(connection: Connection, pragmas: Iterable[str]) -> None:
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}").fetchall()


_GUARDS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "foreign_keys = ON",
)

_DURABLE = ("journal_mode = WAL", "synchronous = FULL")
_BUILDING = ("journal_mode = OFF", "synchronous = OFF")


def open_keyed(
    path: Path,
    key: bytes,
    *,
    query_only: bool = False,
    any_thread: bool = False,
    building: bool = False,
) -> Database:
    """`archive-N.db` under its raw 256-bit key. Raises IntegrityFailure when it does not fit.

    `building` writes fast and without a journal: for a file that nothing points to yet and
    that its maker syncs when it is whole, or deletes.
    """
    connection = _connect(path, any_thread=any_thread)
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        # ON locks and wipes every allocation: searches took 5 to 10 times as long, and
        # locking Satchel ends the process that held the key anyway.
        _set(connection, ("cipher_memory_security = OFF", "auto_vacuum = NONE", *_GUARDS))
        _set(connection, _BUILDING if building else _DURABLE)
        _set(connection, (f"wal_autocheckpoint = {_CHECKPOINT_PAGES}", "cache_size = -32768"))
        if query_only:
            _set(connection, ("query_only = ON",))
        return Database(connection)
    except BaseException:
        connection.close()
        raise


def open_plain(path: Path | str) -> Database:
    """`content.db`: rows of ciphertext, so no key.

    TRUNCATE rather than DELETE: after an unlink the folder is not synced, and a power cut
    could bring the journal back and undo a committed row. WAL would write everything twice.
    """
    connection = _connect(path, any_thread=True)
    try:
        _set(connection, ("page_size = 65536", "auto_vacuum = NONE", *_GUARDS))
        _set(connection, ("journal_mode = TRUNCATE", "synchronous = FULL", "cache_size = -16384"))
        return Database(connection)
    except BaseException:
        connection.close()
        raise


def attach(db: Database, path: Path, key: bytes, name: str) -> None:
    """Another keyed database beside the open one, for copying rows into it."""
    statement = f"ATTACH DATABASE ? AS {name} KEY \"x'{key.hex()}'\""
    db.execute(statement, [str(path)])
    _set(db.conn, (f"{name}.journal_mode = OFF", f"{name}.synchronous = OFF"))


def in_memory() -> Database:
    """An empty database that never touches the disk, for comparing schemas."""
    return Database(_connect(":memory:", any_thread=False))
