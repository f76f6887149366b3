"""`content.db`: equal rows of ciphertext, by number.

What it is for: writing rows after the last one, reading and deleting them. What it is
not for: what they mean; that is known only in `archive-N.db`. To know first: rows
written since the last `commit` are on the disk but not durable, and vanish with the
process; one connection serves all threads, one statement at a time. Row 1 belongs to
the map for headquarters (`content_map`) and is there from the beginning.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from satchel.crypto.digest import Bytes
from satchel.crypto.randomness import Random
from satchel.domain.errors import IntegrityFailure
from satchel.storage.database import Database, Error, open_plain
from satchel.storage.early_sync import EarlySync
from satchel.storage.faults import damaged
from satchel.storage.migrations import migrate_content

ROW = 4 * (65536 + 16)  # four sealed age chunks
MAP_ROW = 1


@dataclass(frozen=True, slots=True)
class Extent:
    """`count` rows from row `first` on."""

    first: int
    count: int

    @property
    def last(self) -> int:
        return self.first + self.count - 1


def rows_for(payload_size: int) -> int:
    """How many rows so many bytes take; the last one is padded."""
    return -(-payload_size // ROW)


class Rows:
    """An open `content.db`. Raises MachineRefused and IntegrityFailure throughout."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        try:
            self._db = open_plain(path)
        except Error as error:  # a changed byte where the file says what it is
            raise damaged() from error
        try:
            migrate_content(self._db)
        except Error as error:
            self._db.conn.close()
            raise damaged() from error
        except BaseException:
            self._db.conn.close()
            raise
        self._held: tuple[int, bytes] | None = None
        self._early_sync = EarlySync(path)

    @property
    def db(self) -> Database:
        """For checks and copies; content goes through the methods."""
        return self._db

    def highest(self) -> int:
        """The highest row id ever given, even when that row is gone."""
        row = self._execute("SELECT seq FROM sqlite_sequence WHERE name = 'rows'").fetchone()
        return 0 if row is None else int(row[0])

    def append(self, first: int, rows: Sequence[Bytes]) -> None:
        """Writes whole rows from id `first` on, not yet durable."""
        numbered = list(enumerate(rows, first))
        with self._lock:
            self._begin()
            self._db.conn.executemany("INSERT INTO rows (id, bytes) VALUES (?, ?)", numbered)
            self._early_sync.wrote(len(numbered) * ROW)

    def replace(self, row: int, data: bytes) -> None:
        """Other bytes for one row, not yet durable; only the map's first row changes."""
        with self._lock:
            self._begin()
            self._held = None
            self._execute("INSERT OR REPLACE INTO rows (id, bytes) VALUES (?, ?)", row, data)

    def take_back(self, first: int) -> None:
        """Removes rows from `first` on that were never committed; their ids are given again."""
        with self._lock:
            if not self._db.conn.in_transaction:
                return  # a full disk has rolled them back already
            self._held = None
            self._execute("DELETE FROM rows WHERE id >= ?", first)
            self._execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'rows'", first - 1)

    def delete(self, extents: Iterable[Extent]) -> None:
        """Deletes and zeroes rows, durably; missing ones are passed over."""
        with self._lock:
            self._begin()
            self._held = None
            for extent in extents:
                self._execute(
                    "DELETE FROM rows WHERE id BETWEEN ? AND ?", extent.first, extent.last
                )
            self.commit()

    def commit(self) -> None:
        """Makes everything written so far durable. Raises MachineRefused; then none of it is."""
        with self._lock:
            if self._db.conn.in_transaction:
                try:
                    self._early_sync.finish()
                    self._execute("COMMIT")
                except BaseException:
                    self.rollback()
                    raise

    def rollback(self) -> None:
        """Forgets everything since the last commit."""
        with self._lock:
            self._held = None
            self._early_sync.forget()
            if self._db.conn.in_transaction:
                self._execute("ROLLBACK")

    def count(self, extent: Extent) -> int:
        """How many rows of the extent are here."""
        (found,) = self._execute(
            "SELECT count(*) FROM rows WHERE id BETWEEN ? AND ?", extent.first, extent.last
        ).fetchone()
        return int(found)

    def holds(self, extent: Extent) -> bool:
        """Whether every row is here."""
        return self.count(extent) == extent.count

    def read(self, extent: Extent, offset: int, size: int) -> bytes:
        """`size` bytes from `offset` of the extent; fewer only at its end.

        Raises IntegrityFailure when a row is missing.
        """
        pieces: list[memoryview] = []
        end = min(offset + size, extent.count * ROW)
        while offset < end:
            row, inside = divmod(offset, ROW)
            piece = memoryview(self._row(extent.first + row))[inside : inside + end - offset]
            pieces.append(piece)
            offset += len(piece)
        return bytes(pieces[0]) if len(pieces) == 1 else b"".join(pieces)

    def unreferenced(self, referenced: Iterable[Extent]) -> Iterator[Extent]:
        """Runs of rows that are here and in none of `referenced`, but for the map's first."""
        expected = (row for extent in referenced for row in range(extent.first, extent.last + 1))
        named = {MAP_ROW, *expected}
        run: Extent | None = None
        for (row,) in self._execute("SELECT id FROM rows ORDER BY id").fetchall():
            if row in named:
                continue
            if run is not None and row == run.last + 1:
                run = Extent(run.first, run.count + 1)
                continue
            if run is not None:
                yield run
            run = Extent(row, 1)
        if run is not None:
            yield run

    def findings(self) -> list[str]:
        """What SQLite finds wrong with the file's structure; empty when all is well."""
        found = self._execute("PRAGMA quick_check").fetchall()
        return [text for (text,) in found if text != "ok"]

    @contextlib.contextmanager
    def unchanging(self) -> Iterator[None]:
        """Inside, the file is whole by itself and does not change."""
        with self._lock:
            self.commit()
            self._begin()
            try:
                yield
            finally:
                self.rollback()

    def close(self) -> None:
        """What was not committed is gone."""
        with self._lock:
            self.rollback()
            self._db.conn.close()
            self._early_sync.close()

    def _begin(self) -> None:
        if not self._db.conn.in_transaction:
            self._execute("BEGIN IMMEDIATE")

    def _row(self, row: int) -> bytes:
        with self._lock:
            # A reader goes through a row chunk by chunk: the last row read is kept.
            if self._held is not None and self._held[0] == row:
                return self._held[1]
            found = self._execute("SELECT bytes FROM rows WHERE id = ?", row).fetchone()
            if found is None:
                raise IntegrityFailure(f"Row {row} of content.db is missing; run verify.")
            self._held = (row, found[0])
            return self._held[1]

    def _execute(self, sql: str, *values: object) -> Any:
        with self._lock:
            return self._db.conn.execute(sql, values)


def create(path: Path, random: Random) -> None:
    """Tables, and a first row that looks like any other, in an existing empty file."""
    rows = Rows(path)
    try:
        rows.append(MAP_ROW, [random(ROW)])
        rows.commit()
    finally:
        rows.close()
