"""Importing a table: its file kept as evidence, its rows as records that cite it.

All of a file or nothing: one transaction keeps the file, the records and the signed list
of what each row made. A later file of the same register changes what it changed, and
says nothing twice. Not for what a map may say (`tables_map`), nor for what a row comes
to (`importing_plan`).
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from satchel.catalog.attaching import Recipients, open_plain
from satchel.catalog.importing.log import Earlier, earlier_imports
from satchel.catalog.importing.map import TableMap, read_map
from satchel.catalog.importing.plan import Plan, plan_import
from satchel.catalog.importing.work import ImportWork, Progress
from satchel.catalog.records import Records, refuse_withdrawn
from satchel.catalog.texts import Texts
from satchel.crypto.digest import sha256
from satchel.domain.errors import UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.words import Audience
from satchel.formats import csv_tables
from satchel.storage import content_table, entries
from satchel.storage import records as stored
from satchel.storage.database import Database


@dataclass(frozen=True, slots=True)
class ImportWish:
    """A table, its map, the column that tells its rows apart, and the record it hangs under."""

    table: Path
    map: Path
    key: str
    under: str | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What was done, or would be. `file` is the attachment; None where none was made."""

    register: str
    file: RecordId | None
    file_is_new: bool
    plan: Plan


@dataclass(frozen=True, slots=True)
class Imports:
    """Importing tables into an open archive."""

    records: Records
    texts: Texts
    recipients: Recipients

    def run(self, wish: ImportWish, progress: Progress | None = None) -> Imported:
        """Import a table; with `dry_run` nothing at all is written.

        Raises UsageError where the map or the table is not understood, or any row is
        refused: then nothing of the table was kept.
        """
        raw, came = _read(wish.table, csv_tables.LARGEST)
        map_raw, _ = _read(wish.map, 1024 * 1024)
        read_map(map_raw, self.records.kinds)  # its own slips come before those of the table
        told, table = self._understood(raw, map_raw, wish.key)
        db = self.records.archive.reading()
        earlier = earlier_imports(db, told.register)
        under = self._under(db, wish.under or told.under, earlier)
        audience = self.records.audience_of("attachment", under, told.audience)
        told = replace(told, audience=audience)
        file = _kept_before(db, raw, audience, earlier)
        place = under.record if under else self._place_of(db, file)
        plan = plan_import(self.records, table, wish.key, told, earlier, place)
        if wish.dry_run:
            return Imported(told.register, file, file is None, plan)
        _refuse(plan)
        idle = not any(row.made or row.changed for row in plan.rows)
        if idle and file in earlier.files:
            return Imported(told.register, file, False, plan)
        shown = progress or (lambda done, of: None)
        readers = self.recipients(audience)
        work = ImportWork(self.records, self.texts, readers, told, plan, shown)
        if file is not None:
            work.keep(file)
            return Imported(told.register, file, False, plan)
        new = work.keep_with_file(raw, came, wish.table, under)
        return Imported(told.register, new, True, plan)

    def _understood(
        self, raw: bytes, map_raw: bytes, key: str
    ) -> tuple[TableMap, csv_tables.Table]:
        told = read_map(map_raw, self.records.kinds)
        table = csv_tables.read_table(
            raw, encoding=told.encoding, separator=told.separator, expected=key
        )
        return read_map(map_raw, self.records.kinds, table.columns), table

    def _under(self, db: Database, named: str | None, earlier: Earlier) -> RecordView | None:
        """Where the file is kept: as named, else with the register's last file, else None."""
        if named is not None:
            view = self.records.view(db, named)
        elif earlier.newest is not None:
            on = self._place_of(db, earlier.newest)
            if on is None:
                return None
            view = self.records.view(db, on)
        else:
            return None
        refuse_withdrawn(view)
        return view

    def _place_of(self, db: Database, file: RecordId | None) -> RecordId | None:
        kept = stored.get(db, file) if file is not None else None
        on = kept.fields.get("on") if kept is not None else None
        return RecordId(on) if isinstance(on, str) else None


def _refuse(plan: Plan) -> None:
    if not plan.refused:
        return
    named = "; ".join(f"row {row.number}: {row.refused}" for row in plan.refused[:3])
    more = len(plan.refused) - 3
    rest = f"; and {more} more rows" if more > 0 else ""
    raise UsageError(
        f"Nothing was imported: {named}{rest}. Correct the table or the map; --dry-run shows "
        "every row.",
        code="rows-refused",
    )


def _read(path: Path, limit: int) -> tuple[bytes, os.stat_result]:
    with open_plain(path) as source:
        return source.read(limit + 1), os.fstat(source.fileno())


def _kept_before(db: Database, raw: bytes, audience: Audience, earlier: Earlier) -> RecordId | None:
    """The attachment that holds the same bytes for the same readers, one of the register first."""
    digest = sha256(raw).hex()
    for record in sorted(earlier.files):  # those of other devices too, whose bytes may be there
        view = stored.get(db, record)
        told = view.fields.get("content") if view is not None else None
        if view is None or view.withdrawn is not None or not isinstance(told, dict):
            continue
        if told.get("sha256") == digest:
            return record
    for content in content_table.find_by_sha256(db, digest):
        for record in stored.holding(db, content):
            view = stored.get(db, record)
            if view is None or view.kind != "attachment" or view.withdrawn is not None:
                continue
            if any(row.audience == audience.value for row in entries.entries_of(db, record)):
                return record
    return None
