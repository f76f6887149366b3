"""Which entries are grants: a few among many, found by their kind."""

from __future__ import annotations

from typing import Final

from satchel.domain.ids import LeafHash
from satchel.storage.database import Database

KIND: Final = "grant"


def leaves(db: Database) -> list[LeafHash]:
    """Leaves of every grant here, in an order that does not depend on when they came."""
    rows = db.execute("SELECT leaf FROM entries WHERE kind = ? ORDER BY leaf", [KIND]).fetchall()
    return [LeafHash(bytes(row[0]).hex()) for row in rows]
