"""Which rows go when something is sealed, in SQL, table by table.

Positions, devices, receipts, frozen bundles and ciphertext stay. Everything that says
what a sealed thing was goes, in every table that knows it.
"""

from __future__ import annotations

from collections.abc import Iterable

from satchel.domain.ids import ContentId, LeafHash, RecordId
from satchel.storage import content_table, search_index
from satchel.storage.database import Database
from satchel.storage.transaction import Transaction


def mark(
    tx: Transaction,
    leaves: Iterable[LeafHash],
    records: Iterable[RecordId],
    contents: Iterable[ContentId],
) -> None:
    """Name what is to go; nothing goes yet."""
    for sort, names in (("leaf", leaves), ("record", records), ("content", contents)):
        tx.db.conn.executemany(
            "INSERT OR IGNORE INTO sealing (sort, what) VALUES (?, ?)",
            [(sort, name) for name in names],
        )


def is_marked(db: Database) -> bool:
    """Whether a seal was begun and not finished."""
    return db.execute("SELECT 1 FROM sealing LIMIT 1").fetchone() is not None


def marked_contents(db: Database) -> list[ContentId]:
    """Contents whose keys are to be forgotten."""
    rows = db.execute("SELECT what FROM sealing WHERE sort = 'content' ORDER BY what").fetchall()
    return [ContentId(row[0]) for row in rows]


def contents_here(db: Database) -> list[ContentId]:
    """Every content that anything here is known of."""
    rows = db.execute(
        "SELECT content FROM contents UNION SELECT content FROM text_states ORDER BY content"
    ).fetchall()
    return [ContentId(row[0]) for row in rows]


def forget_keys(tx: Transaction) -> int:
    """No marked content can be read on this device from here on; how many could be."""
    count = 0
    for content in marked_contents(tx.db):
        stored = content_table.find(tx.db, content)
        if stored is not None and stored.file_key is not None:
            content_table.forget_key(tx, content)
            count += 1
    return count


def kept_rows() -> dict[str, str | None]:
    """For `rewrite.write_next_generation`: what stays of each table that is not copied whole."""
    leaf = "lower(hex(leaf)) NOT IN (SELECT what FROM sealing WHERE sort = 'leaf')"
    record = "record NOT IN (SELECT what FROM sealing WHERE sort = 'record')"
    content = "content NOT IN (SELECT what FROM sealing WHERE sort = 'content')"
    unsealed = "(SELECT what FROM sealing WHERE sort = 'record')"
    return {
        "entries": leaf,
        "sections": leaf,
        "sealed_sections": leaf,
        "records": record,
        "mentions": f"{record} AND target NOT IN {unsealed}",
        "text_states": content,
        "queue": f"(citation IS NULL OR citation NOT IN {unsealed})"
        f" AND (capture IS NULL OR capture NOT IN {unsealed})"
        f" AND (request IS NULL OR request NOT IN {unsealed})"
        " AND EXISTS (SELECT 1 FROM entries WHERE " + leaf + ")",
        "comparisons": f"before NOT IN {unsealed} AND after NOT IN {unsealed}",
        "site_policies": f"EXISTS (SELECT 1 FROM entries WHERE {leaf})",
        "drafts": f"(record IS NULL OR {record}) AND EXISTS (SELECT 1 FROM entries WHERE {leaf})",
        "parcels": "direction = 'opened'",
        "parcel_members": None,
        "road_parcels": "handed IS NOT NULL",
        "sealing": None,
        **search_index.kept_rows(record),
    }


def readable(db: Database) -> list[tuple[LeafHash, RecordId]]:
    """Leaf and record of every entry that is here."""
    rows = db.execute("SELECT leaf, record FROM entries ORDER BY leaf").fetchall()
    return [(LeafHash(bytes(row[0]).hex()), RecordId(row[1])) for row in rows]


def count_sealed(db: Database) -> int:
    """How many entries of this device, or of what it was before, are here only as places."""
    row = db.execute(
        "SELECT count(*) FROM positions p JOIN devices d ON d.device = p.device"
        " WHERE d.state IN ('own', 'former') AND p.branch = 0"
        " AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.leaf = p.leaf)"
    ).fetchone()
    return int(row[0]) if row else 0
