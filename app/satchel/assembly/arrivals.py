"""What parcels brought, once it is here: measured against its entries, made findable, and
the pages that somebody asks for taken into the queue."""

from __future__ import annotations

from collections.abc import Sequence

from satchel.assembly.desk import Desk
from satchel.crypto.digest import Digests
from satchel.domain.described import Described, content_of
from satchel.domain.errors import IntegrityFailure
from satchel.storage import content_table, records, text_states
from satchel.storage.content_table import Stored
from satchel.storage.contents import ContentState
from satchel.sync.reporting import Report

_PIECE = 1024 * 1024


def read_texts(desk: Desk, reports: Sequence[Report]) -> list[str]:
    """Read and index each new content once; one line for each that is not wholly searchable.

    So are those of earlier parcels whose reading was cut off: they would never be found.
    """
    db = desk.archive.reading()
    said = []
    new = [item for report in reports for item in report.contents_new]
    for content in dict.fromkeys([*new, *text_states.unread(db)]):
        if desk.archive.contents.state(content) is not ContentState.HERE:
            continue
        for record in records.holding(db, content):
            view = desk.records.show(record)
            try:
                described = content_of(view)
                measure(desk, described)
            except IntegrityFailure as wrong:
                said.append(f"Record {record}: {wrong.message}")
                continue
            told = desk.texts.read(record, content, described.media_type)
            if told != "searchable":
                said.append(f"Text of {record}: {told}.")
    desk.capture_requests.take_up()
    return said


def measure(desk: Desk, described: Described) -> None:
    """Hash what a content opens to, remember it, and compare it with what its entry says.

    Raises IntegrityFailure when they differ. Each content is read once: what was
    measured is kept beside its key.
    """
    stored = desk.archive.contents.find(described.content)
    if stored is None or stored.file_key is None:
        return
    found = measured(desk, stored)
    if stored.sha256 is None:
        with desk.archive.writing() as tx:
            content_table.set_key(tx, described.content, stored.file_key, *found)
    described.require_same(*found)


def measured(desk: Desk, stored: Stored) -> tuple[int, str, str]:
    """Size and hashes of what a content opens to: as kept, or by reading it now."""
    if stored.size is not None and stored.sha256 is not None and stored.sha512 is not None:
        return stored.size, stored.sha256, stored.sha512
    digests = Digests()
    with desk.archive.contents.open(stored.content) as source:
        while piece := source.read(_PIECE):
            digests.update(piece)
    return digests.size, digests.sha256, digests.sha512
