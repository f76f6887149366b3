"""Importing a table: its file kept as evidence, its rows as records that cite it.

All of a file or nothing: one transaction keeps the file, the records and the signed list
of what each row made. A later file of the same register changes what it changed, and
says nothing twice. Not for what a map may say (`tables_map`), nor for what a row comes
to (`importing_plan`).
"""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from satchel.catalog.attaching import (
    AttachWish,
    Recipients,
    came_as,
    fields_of,
    open_plain,
)
from satchel.catalog.importing_log import Earlier, Made, earlier_imports, sign_import
from satchel.catalog.importing_plan import Change, Plan, RowPlan, plan_import
from satchel.catalog.records import Records, refuse_withdrawn
from satchel.catalog.tables_map import RecordMap, TableMap, read_map
from satchel.catalog.tables_rows import Fact, Wanted
from satchel.catalog.texts import Texts
from satchel.crypto.digest import sha256
from satchel.domain.errors import SatchelError, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.words import Audience
from satchel.formats import csv_tables
from satchel.formats.sniffing import sniff
from satchel.storage import content_table, entries
from satchel.storage import records as stored
from satchel.storage.database import Database
from satchel.storage.taken_in import TakenIn
from satchel.storage.transaction import Transaction

Progress = Callable[[int, int], None]
_KEPT_AT_ONCE = 1000


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
        plan = plan_import(self.records, table, wish.key, told, earlier)
        if wish.dry_run:
            return Imported(told.register, file, file is None, plan)
        _refuse(plan)
        idle = not any(row.made or row.changed for row in plan.rows)
        if idle and file in earlier.files:
            return Imported(told.register, file, False, plan)
        work = _Work(self, told, plan, progress or (lambda done, of: None))
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
            last = stored.get(db, earlier.newest)
            on = last.fields.get("on") if last is not None else None
            if not isinstance(on, str):
                return None
            view = self.records.view(db, on)
        else:
            return None
        refuse_withdrawn(view)
        return view


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


@dataclass(frozen=True, slots=True)
class _Work:
    """The writing half: everything here happens in one transaction."""

    imports: Imports
    told: TableMap
    plan: Plan
    progress: Progress

    def keep_with_file(
        self, raw: bytes, came: os.stat_result, path: Path, under: RecordView | None
    ) -> RecordId:
        records, texts = self.imports.records, self.imports.texts
        contents = records.archive.contents
        taken = contents.take_in(io.BytesIO(raw), self.imports.recipients(self.told.audience))
        try:
            with records.archive.writing() as tx:
                contents.adopt(tx, taken)
                file = self._attach(tx, taken, came, path, under, sniff(raw))
                self._write(tx, file)
        except BaseException:
            with contextlib.suppress(SatchelError):  # else the next start collects it
                contents.discard(taken)
            raise
        texts.read(file, taken.content, sniff(raw))
        return file

    def keep(self, file: RecordId) -> None:
        with self.imports.records.archive.writing() as tx:
            self._write(tx, file)

    def _attach(
        self,
        tx: Transaction,
        taken: TakenIn,
        came: os.stat_result,
        path: Path,
        under: RecordView | None,
        media_type: str | None,
    ) -> RecordId:
        records, audience = self.imports.records, self.told.audience
        if under is not None:
            on = under.record
        else:
            title: JsonObject = {"title": self.told.register}
            on = records.add_within(tx, "case", title, audience=audience).record
        about = self.told.file
        wish = AttachWish(
            on=on,
            media_kind="document",
            title=about.get("title", self.told.register),
            dated=about.get("dated"),
            language=about.get("language"),
            received_from=about.get("received_from"),
            received_how=about.get("received_how"),
            audience=audience,
        )
        fields = fields_of(on, wish, taken, taken.content, media_type)
        told = came_as(path, came, wish)
        return records.add_within(tx, "attachment", fields, source=told, audience=audience).record

    def _write(self, tx: Transaction, file: RecordId) -> None:
        """Label by label, so that what is named stands before it is named."""
        records = self.imports.records
        gathered = replace(records, journal=records.journal.gathering())
        total = sum(len(row.made) + len(row.changed) for row in self.plan.rows)
        done = 0
        for part in self.told.records:
            for row in self.plan.rows:
                done += self._keep_row(tx, gathered, row, part, file)
                if gathered.journal.pending >= _KEPT_AT_ONCE:
                    gathered.journal.settle(tx)
                    self.progress(done, total)
            gathered.journal.settle(tx)
        sign_import(tx, gathered, self.told.register, file, self._made(), self.told.audience)
        gathered.journal.settle(tx)
        self.progress(total, total)

    def _keep_row(
        self, tx: Transaction, records: Records, row: RowPlan, part: RecordMap, file: RecordId
    ) -> int:
        """The records of one label of a row; how many were written."""
        made = [record for record in row.made if record.part is part]
        changed = [change for change in row.changed if change.wanted.part is part]
        try:
            for record in made:
                self._make(tx, records, record, file)
            for change in changed:
                self._change(tx, records, change, file)
        except UsageError as refused:  # by a rule of the kind that looks at other records
            raise UsageError(
                f"Nothing was imported: row {row.number}: {refused.message}", code="rows-refused"
            ) from refused
        return len(made) + len(changed)

    def _make(self, tx: Transaction, records: Records, record: Wanted, file: RecordId) -> None:
        record.record = records.add_within(
            tx,
            record.part.kind.name,
            {name: _ids(record, name) for name in record.references},
            statements=[_stated(fact, file) for fact in record.facts],
            audience=record.part.audience,
        ).record

    def _change(self, tx: Transaction, records: Records, change: Change, file: RecordId) -> None:
        wanted = change.wanted
        records.edit_within(
            tx,
            str(wanted.record),
            {name: _ids(wanted, name) for name in change.references},
            statements=[_stated(fact, file) for fact in change.state],
            retract=[statement.name for _, statement in change.retract],
        )

    def _made(self) -> Made:
        made: Made = {}
        for row in self.plan.rows:
            for record in row.made:
                labels = made.setdefault(row.key, {})
                labels.setdefault(record.part.label, []).append(RecordId(str(record.record)))
        return made


def _ids(record: Wanted, name: str) -> JsonValue:
    ids: list[JsonValue] = [
        one if isinstance(one, str) else one.record for one in record.references[name]
    ]
    return ids if record.part.kind.several(name) else ids[0]


def _stated(fact: Fact, file: RecordId) -> JsonObject:
    return {
        "field": fact.field,
        "value": fact.value,
        "source": file,
        "place": fact.place,
        "as_of": fact.as_of,
        "by": fact.by,
    }
