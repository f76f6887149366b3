"""Which records are here, by kind and by who may read them: ids alone, for whole archives.

Not for what they say: views are read one by one, so that an export of everything stays
small in memory.
"""

from __future__ import annotations

from satchel.domain.ids import RecordId
from satchel.storage.database import Database


def exists(db: Database, record: str) -> bool:
    """Whether a record of that whole id is here."""
    return bool(db.execute("SELECT 1 FROM records WHERE record = ?", [record]).fetchone())


def kinds_here(db: Database) -> list[str]:
    """Every kind of which a record is here, also those this version does not know."""
    return [row[0] for row in db.execute("SELECT DISTINCT kind FROM records ORDER BY kind")]


def of_kind(db: Database, kind: str) -> list[RecordId]:
    """All records of a kind in the order they were made, withdrawn ones too."""
    rows = db.execute("SELECT record FROM records WHERE kind = ? ORDER BY created, record", [kind])
    return [RecordId(row[0]) for row in rows]


def for_legal(db: Database) -> set[RecordId]:
    """Records of which an entry is for legal staff alone."""
    rows = db.execute("SELECT DISTINCT record FROM entries WHERE audience = 'legal'")
    return {RecordId(row[0]) for row in rows}


def is_for_legal(db: Database, record: str) -> bool:
    """Whether an entry of that record is for legal staff alone."""
    told = "SELECT 1 FROM entries WHERE record = ? AND audience = 'legal' LIMIT 1"
    return bool(db.execute(told, [record]).fetchone())


def count_stubs(db: Database) -> int:
    """Places in ledgers of which nothing but the place is here: sealed, or never received."""
    row = db.execute(
        "SELECT count(*) FROM positions p"
        " WHERE NOT EXISTS (SELECT 1 FROM entries e WHERE e.leaf = p.leaf)"
    ).fetchone()
    return int(row[0])
