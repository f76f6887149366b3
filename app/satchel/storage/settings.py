"""Facts about the archive itself, by name: its id, role, label, format, whether rehearsed.

Not for records. Values are JSON.
"""

from __future__ import annotations

import json

from satchel.domain.json_values import JsonValue
from satchel.storage import stored_json
from satchel.storage.database import Database
from satchel.storage.transaction import Transaction

FORMAT = "format"
WINDOWS = "windows"  # what she likes of the windows
RESTORED_FROM = "restored_from"  # the backup's name; a new ledger begins while it is set
SEAL_ALL = "seal_all"  # all is to be sealed before anything is read again
ANSWERED = "answered"  # by road and device, a digest of what it was last told by that road
SENT = "sent"  # of each own ledger, how many entries were put into parcels for headquarters
REWRITING = "rewriting"  # the number of the database being written to replace this one


def get(source: Transaction | Database, name: str, default: JsonValue = None) -> JsonValue:
    """The value under `name`, or `default` when none was put."""
    db = source.db if isinstance(source, Transaction) else source
    row = db.execute("SELECT value FROM settings WHERE name = ?", [name]).fetchone()
    value: JsonValue = default if row is None else stored_json.value(row[0])
    return value


def put(tx: Transaction, name: str, value: JsonValue) -> None:
    """Keeps `value` under `name`; None removes it."""
    if value is None:
        tx.db.execute("DELETE FROM settings WHERE name = ?", [name])
        return
    tx.db.execute(
        "INSERT INTO settings (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, json.dumps(value, ensure_ascii=False)],
    )
