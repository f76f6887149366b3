"""What the entries of a record do to it, read from their bytes once while an archive is open.

A report grows by one entry for each answer, and folding it anew for the next one would
read and check all of them again. A leaf fixes its header and, through it, what its section
may say; so a step that was read stays true, and only whether the section can be read now is
asked each time. That holds after a rollback too. Not for folding: that is always done whole,
from all steps (`domain.folding`).
"""

from __future__ import annotations

from typing import Final

from satchel.domain.folding import Step
from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.words import Section
from satchel.ledger.entry import read_header, read_section
from satchel.storage import entries
from satchel.storage.database import Database

_MOST: Final = 5_000  # a few MB


class Steps:
    """The steps of records, those read lately kept in memory."""

    def __init__(self) -> None:
        self._known: dict[tuple[LeafHash, bool], Step] = {}

    def of(self, db: Database, record: RecordId) -> list[Step]:
        """All of a record that is known here, in no promised order."""
        found = {}
        for leaf, is_readable in entries.readable(db, record, Section.WHAT):
            key = leaf, is_readable
            self._known.pop((leaf, not is_readable), None)  # destroyed words leave the memory too
            found[key] = self._known.get(key) or _read(db, leaf)
        if not found or len(self._known) + len(found) > _MOST:
            self._known.clear()
        self._known.update(found)
        return list(found.values())


def step_of(leaf: LeafHash, raw_header: bytes, raw_what: bytes | None) -> Step:
    """The step of an entry's bytes, `raw_what` None where that section cannot be read."""
    header = read_header(raw_header)
    what = read_section(header, Section.WHAT, raw_what) if raw_what is not None else None
    return Step(leaf, header.previous, header.utc, header.kind, what)


def _read(db: Database, leaf: LeafHash) -> Step:
    row = entries.entry(db, leaf)
    assert row is not None  # asked for in the same breath
    what = entries.sections_of(db, leaf).get(Section.WHAT)
    return step_of(leaf, row.header, what.plain if what else None)
