"""What is here, in numbers: what can be read, what is sealed, and where the own ledger stands.

Counts for whole archives, in a few statements each. Not for what anything says.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from satchel.domain.ids import ContentId
from satchel.storage.database import Database

# Every place of the stretches, with the record and kind of its entry where that is here.
_STANDING: Final = (
    "standing AS (SELECT e.record AS record, e.kind AS kind, s.value ->> 3 AS at"
    " FROM json_each(?) s CROSS JOIN positions p ON p.device = s.value ->> 0 AND p.branch = 0"
    " AND p.idx >= s.value ->> 1 AND p.idx < s.value ->> 2"
    " LEFT JOIN entries e ON e.leaf = p.leaf)"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Indexes `start` to before `end` of a ledger, all of which stand at `where`."""

    device: str
    start: int
    end: int
    where: int


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


def sizes_here(db: Database) -> dict[ContentId, int]:
    """The size of each content that can be read here."""
    rows = db.execute(
        "SELECT content, size FROM contents WHERE file_key IS NOT NULL AND size IS NOT NULL"
    ).fetchall()
    return {ContentId(content): int(size) for content, size in rows}


def unmentioned_contents(db: Database) -> list[ContentId]:
    """Contents that can be read here and that no parcel or frozen bundle carried yet."""
    rows = db.execute(
        "SELECT content FROM contents WHERE state = 'here' AND file_key IS NOT NULL"
        " AND content NOT IN (SELECT content FROM content_mentions)"
    ).fetchall()
    return [ContentId(row[0]) for row in rows]


def records_at(db: Database, stretches: Sequence[Stretch], but: str) -> dict[int, int]:
    """How many records stand where, each at the least `where` of its entries; kind `but` is
    not counted. Worked out by the database: an archive may have a million entries."""
    rows = db.execute(
        f"WITH {_STANDING} SELECT at, count(*) FROM"
        " (SELECT record, min(at) AS at FROM standing WHERE kind <> ? GROUP BY record) GROUP BY at",
        [_dump(stretches), but],
    ).fetchall()
    return {int(at): int(count) for at, count in rows}


def sealed_at(db: Database, stretches: Sequence[Stretch]) -> dict[int, int]:
    """How many entries of which only the place is here stand where."""
    rows = db.execute(
        f"WITH {_STANDING} SELECT at, count(*) FROM standing WHERE kind IS NULL GROUP BY at",
        [_dump(stretches)],
    ).fetchall()
    return {int(at): int(count) for at, count in rows}


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


def _dump(stretches: Sequence[Stretch]) -> str:
    return json.dumps([[one.device, one.start, one.end, one.where] for one in stretches])
