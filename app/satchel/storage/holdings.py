"""What is here, in numbers: what can be read, what is sealed, and where the own ledger stands.

Counts for whole archives, in a few statements each. Not for what anything says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from satchel.domain.ids import ContentId, RecordId
from satchel.storage.database import Database


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """One place of an own ledger; `record` and `kind` are None where it is sealed."""

    index: int
    record: RecordId | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Bytes:
    """How many contents, and how many bytes they are in all."""

    count: int
    size: int


def readable_kinds(db: Database) -> dict[str, int]:
    """How many records of each kind can be read here, withdrawn ones too as far as they can."""
    rows = db.execute(
        "SELECT kind, count(*) FROM records WHERE fields <> '{}' GROUP BY kind ORDER BY kind"
    ).fetchall()
    return {kind: int(count) for kind, count in rows}


def readable_contents(db: Database) -> Bytes:
    """Contents here whose key is kept here; their size in plain."""
    count, size = db.execute(
        "SELECT count(*), coalesce(sum(size), 0) FROM contents"
        " WHERE state = 'here' AND file_key IS NOT NULL"
    ).fetchone()
    return Bytes(int(count), int(size))


def sealed_contents(db: Database) -> Bytes:
    """Contents here as ciphertext without a key of their own; the ciphertext's size."""
    count, size = db.execute(
        "SELECT count(*), coalesce(sum(payload_size), 0) FROM contents"
        " WHERE state = 'here' AND file_key IS NULL"
    ).fetchone()
    return Bytes(int(count), int(size))


def size_here(db: Database, content: ContentId) -> int | None:
    """The size of a content that can be read here, else None."""
    row = db.execute(
        "SELECT size FROM contents WHERE content = ? AND file_key IS NOT NULL", [content]
    ).fetchone()
    return None if row is None or row[0] is None else int(row[0])


def unmentioned_contents(db: Database) -> list[ContentId]:
    """Contents that can be read here and that no parcel or frozen bundle carried yet."""
    rows = db.execute(
        "SELECT content FROM contents WHERE state = 'here' AND file_key IS NOT NULL"
        " AND content NOT IN (SELECT content FROM content_mentions)"
    ).fetchall()
    return [ContentId(row[0]) for row in rows]


def own_places(db: Database, device: str) -> Iterator[OwnPlace]:
    """A ledger of this archive, place by place, in order."""
    rows = db.execute(
        "SELECT p.idx, e.record, e.kind FROM positions p LEFT JOIN entries e ON e.leaf = p.leaf"
        " WHERE p.device = ? AND p.branch = 0 ORDER BY p.idx",
        [device],
    )
    while some := rows.fetchmany(1000):
        for index, record, kind in some:
            yield OwnPlace(int(index), None if record is None else RecordId(record), kind)


def places_of_record(db: Database, record: str) -> list[tuple[str, int]]:
    """(device, index) of every entry of a record, wherever it stands in a first branch."""
    rows = db.execute(
        "SELECT p.device, p.idx FROM entries e JOIN positions p ON p.leaf = e.leaf"
        " WHERE e.record = ? AND p.branch = 0 ORDER BY p.device, p.idx",
        [record],
    ).fetchall()
    return [(row[0], int(row[1])) for row in rows]


def last_parcel(db: Database) -> str | None:
    """When the last parcel was made here, in UTC text."""
    (made,) = db.execute("SELECT max(made) FROM parcels WHERE direction = 'made'").fetchone()
    return None if made is None else str(made)
