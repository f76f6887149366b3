"""Writing a stored content to a file: exactly the bytes that came, and a custody entry.

The entry is made before the first byte: a copy that left the archive without a trace in
its history would be worse than a trace of a copy that failed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from satchel.catalog.permission import Override, Permission
from satchel.catalog.records import Records, no_content
from satchel.crypto.digest import Digests
from satchel.domain.described import content_of
from satchel.domain.ids import ContentId, RecordId
from satchel.domain.json_values import JsonObject
from satchel.domain.permitting import Use
from satchel.domain.words import Act
from satchel.storage import outside
from satchel.system.new_files import require_free, writing_durably

_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class TakenOut:
    """What was written, and by which custody entry."""

    record: RecordId
    content: ContentId
    out: Path
    size: int
    sha256: str
    custody: RecordId


@dataclass(frozen=True, slots=True)
class TakingOut:
    """Extracting contents of an open archive."""

    records: Records
    permission: Permission

    def extract(self, record: str, out: Path, override: Override | None = None) -> TakenOut:
        """Write the content of `record` to `out`, which must not exist yet.

        The bytes are verified as they are read, against their seal and against what the
        entry says of them; where either does not hold, no file is left. Raises
        RefusedByPolicy ("restricted") beyond what was consented to, unless overridden.
        """
        archive = self.records.archive
        view = self.records.show(record)
        if "content" not in view.fields:
            raise no_content(view)
        told = content_of(view)
        allowed = self.permission.require([view.record], Use.EXTRACT, override)
        require_free(out)
        digests = Digests()
        with archive.contents.open(told.content) as source:
            detail: JsonObject = {"content": told.content, **allowed.detail(view.record)}
            custody = self.note_custody("extracted", [view.record], detail)
            with writing_durably(out) as sink:
                while piece := source.read(_PIECE):
                    digests.update(piece)
                    sink.write(piece)
                told.require_same(digests.size, digests.sha256, digests.sha512)
        self.note_outside(outside.Sort.EXTRACT, out)
        return TakenOut(view.record, told.content, out, told.size, told.sha256, custody)

    def note_outside(self, sort: outside.Sort, path: Path) -> None:
        """Remember, for the person of this device alone, where something was written."""
        with self.records.archive.writing() as tx:
            outside.note(tx, sort, path, self.records.journal.clock().utc_text())

    def note_custody(self, act: str, subjects: list[RecordId], detail: JsonObject) -> RecordId:
        """Sign that something was done with evidence; returns the custody record."""
        fields: JsonObject = {"act": act, "subjects": list(subjects), "detail": detail}
        with self.records.archive.writing() as tx:
            what: JsonObject = {"act": Act.CREATE.value, "set": fields}
            return self.records.journal.append(tx, "custody-entry", what=what).record
