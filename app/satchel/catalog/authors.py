"""Who began a record: the `who` of its first entry, without reading the others.

Not for what each entry says (`catalog.histories`): a list of reports asks this of every row.
"""

from __future__ import annotations

from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject
from satchel.domain.words import Section
from satchel.ledger.entry import read_header, read_section
from satchel.storage import entries
from satchel.storage.database import Database


def author_of(db: Database, record: RecordId) -> JsonObject:
    """Member and device that made the record; empty where that cannot be read here."""
    for row in sorted(entries.entries_of(db, record), key=lambda row: (row.utc, row.leaf)):
        header = read_header(row.header)
        if header.previous:
            continue
        kept = entries.sections_of(db, row.leaf).get(Section.WHO)
        if kept is None or kept.plain is None:
            return {}
        return read_section(header, Section.WHO, kept.plain)
    return {}
