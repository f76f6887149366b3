"""Which entries only tell of the sending itself.

Making a parcel is an entry, and so is opening one: each answer to the question what has
not arrived would make it wrong again. Nobody asks for these; they travel all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import LeafHash
from satchel.domain.words import Section
from satchel.ledger.entry import read_header, read_section
from satchel.storage import entries
from satchel.storage.database import Database

KIND: Final = "custody-entry"
PARCEL_MADE: Final = "parcel-made"
PARCEL_OPENED: Final = "parcel-opened"
RECEIPT_GIVEN: Final = "receipt-given"
_ACTS: Final = frozenset([PARCEL_MADE, PARCEL_OPENED, RECEIPT_GIVEN])


def is_bookkeeping(db: Database, leaf: LeafHash) -> bool:
    """Whether an entry says no more than that something was sent or came; not for a sealed one."""
    row = entries.entry(db, leaf)
    if row is None or row.kind != KIND:
        return False
    raw = entries.sections_of(db, leaf).get(Section.WHAT)
    if raw is None or raw.plain is None:
        return False
    try:
        said = read_section(read_header(row.header), Section.WHAT, raw.plain).get("set")
    except IntegrityFailure:
        return False
    return isinstance(said, Mapping) and said.get("act") in _ACTS
