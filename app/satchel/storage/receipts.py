"""Rows of receipts: a coordinator's cosignature on a ledger, and what she said she lacks.

Given here or received here, they lie in one table. Verifying them is done before.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from satchel.domain.ids import ContentId, DeviceId, LeafHash
from satchel.domain.moments import utc_text
from satchel.storage import stored_json
from satchel.storage.database import Database
from satchel.storage.transaction import Transaction

Ranges = tuple[tuple[int, int], ...]

_COLUMNS = (
    "coordinator, device, size, listing, root, checkpoint, time_s, missing_entries,"
    " missing_contents"
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """`missing_entries` are closed ranges of indexes below `size`."""

    coordinator: DeviceId
    device: DeviceId
    size: int
    listing: LeafHash
    root: bytes
    checkpoint: str
    time_s: int
    missing_entries: Ranges
    missing_contents: tuple[ContentId, ...]

    def covers(self, index: int) -> bool:
        """Whether she says that she holds the entry at `index`."""
        if index >= self.size:
            return False
        return not any(first <= index <= last for first, last in self.missing_entries)

    @property
    def when(self) -> str:
        """UTC text of the cosignature's time."""
        return utc_text(datetime.fromtimestamp(self.time_s, UTC))


def put(tx: Transaction, receipt: Receipt) -> bool:
    """Keep a verified receipt; whether it is new here."""
    cursor = tx.db.execute(
        f"INSERT OR IGNORE INTO receipts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            receipt.coordinator,
            receipt.device,
            receipt.size,
            bytes.fromhex(receipt.listing),
            receipt.root,
            receipt.checkpoint,
            receipt.time_s,
            json.dumps(receipt.missing_entries),
            json.dumps(receipt.missing_contents),
        ],
    )
    return bool(cursor.rowcount)


def of_device(db: Database, device: str) -> list[Receipt]:
    """Every receipt for a device's ledger, oldest first."""
    return _select(db, "device = ?", [device])


def everything(db: Database) -> list[Receipt]:
    """Every receipt here, given and received."""
    return _select(db, "1", [])


def latest(db: Database, device: str) -> list[Receipt]:
    """Each coordinator's last word on a device's ledger."""
    return _last_words(of_device(db, device))


def latest_of_all(db: Database) -> list[Receipt]:
    """Each coordinator's last word on every ledger."""
    return _last_words(everything(db))


def before_revocation(db: Database) -> list[Receipt]:
    """Each coordinator's last word on every revoked device that she gave before its time."""
    rows = db.execute("SELECT device, revoked_at FROM devices WHERE revoked_at IS NOT NULL")
    given = [
        receipt
        for device, at in rows.fetchall()
        for receipt in of_device(db, device)
        if receipt.when < at
    ]
    return _last_words(given)


def _last_words(listed: Iterable[Receipt]) -> list[Receipt]:
    """`listed` is oldest first for each ledger."""
    last = {(receipt.coordinator, receipt.device): receipt for receipt in listed}
    return list(last.values())


def dispute(tx: Transaction, device: str, confirmed: Mapping[int, int], otherwise: str) -> None:
    """Of what a device wrote, only entries below the `confirmed` size of a branch are
    undisputed; those that were disputed until now stand as `otherwise` again."""
    places = " OR ".join("(branch = ? AND idx < ?)" for _ in confirmed) or "0"
    below = f"(SELECT leaf FROM positions WHERE device = ? AND ({places}))"
    values = [device, *(number for branch in confirmed.items() for number in branch)]
    tx.db.execute(
        f"UPDATE entries SET standing = 'disputed' WHERE device = ? AND leaf NOT IN {below}",
        [device, *values],
    )
    tx.db.execute(
        "UPDATE entries SET standing = ? WHERE device = ? AND standing = 'disputed'"
        f" AND leaf IN {below}",
        [otherwise, device, *values],
    )


def disputed(db: Database, device: str) -> int:
    """How many entries of a device are disputed."""
    row = db.execute(
        "SELECT count(*) FROM entries WHERE device = ? AND standing = 'disputed'", [device]
    ).fetchone()
    return int(row[0]) if row else 0


def put_mentions(tx: Transaction, mentions: Iterable[tuple[LeafHash, ContentId]]) -> None:
    """Keep which entry refers to which content."""
    tx.db.conn.executemany(
        "INSERT OR IGNORE INTO content_mentions (leaf, content) VALUES (?, ?)",
        [(bytes.fromhex(leaf), content) for leaf, content in mentions],
    )


def contents_of_entry(db: Database, leaf: LeafHash) -> list[ContentId]:
    """The contents that its sender said an entry refers to; it may be sealed to others."""
    rows = db.execute(
        "SELECT content FROM content_mentions WHERE leaf = ? ORDER BY content",
        [bytes.fromhex(leaf)],
    ).fetchall()
    return [ContentId(row[0]) for row in rows]


def contents_of_entries(db: Database, leaves: Iterable[LeafHash]) -> set[ContentId]:
    """The same for many entries at once."""
    wanted = [bytes.fromhex(leaf) for leaf in leaves]
    found: set[ContentId] = set()
    for begin in range(0, len(wanted), 500):
        some = wanted[begin : begin + 500]
        marks = ",".join("?" * len(some))
        rows = db.execute(f"SELECT content FROM content_mentions WHERE leaf IN ({marks})", some)
        found.update(ContentId(row[0]) for row in rows.fetchall())
    return found


def contents_mentioned(
    db: Database, device: str, branch: int, start: int = 0, end: int = 2**62
) -> list[tuple[int, ContentId]]:
    """Index and content of every mention by a ledger's entries from `start` to before `end`."""
    rows = db.execute(
        "SELECT p.idx, m.content FROM positions p JOIN content_mentions m ON m.leaf = p.leaf"
        " WHERE p.device = ? AND p.branch = ? AND p.idx >= ? AND p.idx < ?"
        " ORDER BY p.idx, m.content",
        [device, branch, start, end],
    ).fetchall()
    return [(int(row[0]), ContentId(row[1])) for row in rows]


def held_indexes(db: Database, device: str, branch: int, end: int) -> list[int]:
    """Indexes below `end` of a ledger whose entries are here, in order."""
    rows = db.execute(
        "SELECT p.idx FROM positions p JOIN entries e ON e.leaf = p.leaf"
        " WHERE p.device = ? AND p.branch = ? AND p.idx < ? ORDER BY p.idx",
        [device, branch, end],
    ).fetchall()
    return [int(row[0]) for row in rows]


def ranges_missing(held: Iterable[int], end: int) -> Ranges:
    """The closed ranges of 0 … end-1 that are not in `held`, which is in order."""
    missing: list[tuple[int, int]] = []
    expected = 0
    for index in held:
        if index > expected:
            missing.append((expected, index - 1))
        expected = max(expected, index + 1)
    if expected < end:
        missing.append((expected, end - 1))
    return tuple(missing)


def _select(db: Database, where: str, values: list[Any]) -> list[Receipt]:
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM receipts WHERE {where}"
        " ORDER BY device, size, time_s, coordinator, listing",
        values,
    ).fetchall()
    return [
        Receipt(
            DeviceId(r[0]),
            DeviceId(r[1]),
            int(r[2]),
            LeafHash(bytes(r[3]).hex()),
            bytes(r[4]),
            r[5],
            int(r[6]),
            tuple((first, last) for first, last in stored_json.value(r[7])),
            tuple(ContentId(item) for item in stored_json.value(r[8])),
        )
        for r in rows
    ]


def count_of(db: Database, device: str) -> int:
    """How many receipts are here for a device's ledger."""
    row = db.execute("SELECT count(*) FROM receipts WHERE device = ?", [device]).fetchone()
    return int(row[0])
