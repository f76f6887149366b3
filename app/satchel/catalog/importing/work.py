"""The writing half of an import: its file, its rows and what they made, in one transaction."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from satchel.catalog.attaching import AttachWish, came_as, fields_of
from satchel.catalog.importing.log import SHARED, Made, sign_import
from satchel.catalog.importing.map import UNDER, RecordMap, TableMap
from satchel.catalog.importing.plan import Change, Plan, RowPlan
from satchel.catalog.importing.rows import Fact, Wanted
from satchel.catalog.records import Records
from satchel.catalog.texts import Texts
from satchel.crypto.xwing import Recipient
from satchel.domain.errors import SatchelError, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.formats.sniffing import sniff
from satchel.storage.taken_in import TakenIn
from satchel.storage.transaction import Transaction

Progress = Callable[[int, int], None]
_KEPT_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class ImportWork:
    """A plan to be carried out; `recipients` are those the file is sealed to."""

    records: Records
    texts: Texts
    recipients: Sequence[Recipient]
    told: TableMap
    plan: Plan
    progress: Progress

    def keep_with_file(
        self, raw: bytes, came: os.stat_result, path: Path, under: RecordView | None
    ) -> RecordId:
        """Keep the table itself, and what its rows make; returns its attachment."""
        records = self.records
        contents = records.archive.contents
        taken = contents.take_in(io.BytesIO(raw), self.recipients)
        try:
            with records.archive.writing() as tx:
                contents.adopt(tx, taken)
                file = self._attach(tx, taken, came, path, under, sniff(raw))
                self._write(tx, file)
        except BaseException:
            with contextlib.suppress(SatchelError):  # else the next start collects it
                contents.discard(taken)
            raise
        self.texts.read(file, taken.content, sniff(raw))
        return file

    def keep(self, file: RecordId) -> None:
        """Keep what the rows of a table make that is attached already."""
        with self.records.archive.writing() as tx:
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
        records, audience = self.records, self.told.audience
        if under is not None:
            on = under.record
        else:
            title: JsonObject = {"title": self.told.register}
            on = records.add_within(tx, "case", title, audience=audience).record
            self._name_under(on)
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

    def _name_under(self, case: RecordId) -> None:
        """The plan was made before there was a case to name."""
        for row in self.plan.rows:
            for record in row.made:
                for named in record.references.values():
                    named[:] = [case if one == UNDER else one for one in named]

    def _write(self, tx: Transaction, file: RecordId) -> None:
        """Label by label, so that what is named stands before it is named."""
        records = self.records
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
                key = SHARED + record.same if record.same else row.key
                labels = made.setdefault(key, {})
                labels.setdefault(record.part.label, []).append(RecordId(str(record.record)))
        return made


def _ids(record: Wanted, name: str) -> JsonValue:
    ids: list[JsonValue] = [
        one.record if isinstance(one, Wanted) else one for one in record.references[name]
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
