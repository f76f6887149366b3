"""Making what parcels brought findable: the text of contents that can be opened here."""

from __future__ import annotations

from collections.abc import Sequence

from satchel.assembly.desk import Desk
from satchel.storage import records
from satchel.storage.contents import ContentState
from satchel.sync.reporting import Report


def read_texts(desk: Desk, reports: Sequence[Report]) -> list[str]:
    """Read and index each new content once; one line for each that is not wholly searchable."""
    db = desk.archive.reading()
    said = []
    for content in dict.fromkeys(item for report in reports for item in report.contents_new):
        if desk.archive.contents.state(content) is not ContentState.HERE:
            continue
        for record in records.holding(db, content):
            held = desk.records.show(record).fields.get("content")
            kind = held.get("type") if isinstance(held, dict) else None
            told = desk.texts.read(record, content, kind if isinstance(kind, str) else None)
            if told != "searchable":
                said.append(f"Text of {record}: {told}.")
    return said
