"""Rows of drafts: what was typed and not kept as an entry yet, the newest of each key only.

Functions that write take the transaction, so that a draft can go in the one that keeps
its entry.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.storage import stored_json
from satchel.storage.database import Database
from satchel.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Draft:
    """`record` is the one it goes with, or None; `kept` is UTC text."""

    key: str
    record: RecordId | None
    value: JsonValue
    kept: str


def put(tx: Transaction, draft: Draft) -> None:
    """Keep a draft in place of the last one of its key."""
    tx.db.execute(
        "INSERT INTO drafts (key, record, value, kept) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET record = excluded.record, value = excluded.value,"
        " kept = excluded.kept",
        [draft.key, draft.record, json.dumps(draft.value, ensure_ascii=False), draft.kept],
    )


def get(db: Database, key: str) -> Draft | None:
    """The draft under `key`."""
    found = _select(db, "key = ?", [key])
    return found[0] if found else None


def everything(db: Database) -> list[Draft]:
    """Every draft, the oldest first."""
    return _select(db, "1", [])


def drop(tx: Transaction, key: str) -> bool:
    """Forget a draft; whether there was one."""
    return bool(tx.db.execute("DELETE FROM drafts WHERE key = ?", [key]).rowcount)


def drop_record(db: Database, record: RecordId) -> None:
    """Forget what was being written for a record: it was withdrawn."""
    db.execute("DELETE FROM drafts WHERE record = ?", [record])


def count(db: Database) -> int:
    """How many there are."""
    return int(db.execute("SELECT count(*) FROM drafts").fetchone()[0])


def _select(db: Database, where: str, values: list[str]) -> list[Draft]:
    rows = db.execute(
        f"SELECT key, record, value, kept FROM drafts WHERE {where} ORDER BY kept, key", values
    ).fetchall()
    return [
        Draft(
            row[0], None if row[1] is None else RecordId(row[1]), stored_json.value(row[2]), row[3]
        )
        for row in rows
    ]
