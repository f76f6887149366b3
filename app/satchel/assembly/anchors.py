"""The anchor of an entry: the last receipt its device had seen when it was written.

It bounds the entry in time from below: a receipt cannot be known before it is given.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from satchel.crypto.digest import sha256
from satchel.domain.ids import DeviceId
from satchel.storage import receipts
from satchel.storage.database import Database


@dataclass
class Anchors:
    """Remembers the newest receipt's digest; looks again only when their number changed."""

    device: DeviceId
    _count: int = field(default=-1)
    _newest: str | None = field(default=None)

    def newest(self, db: Database) -> str | None:
        """SHA-256 (hex) of the newest receipt's note for this device's ledger, or None."""
        count = receipts.count_of(db, self.device)
        if count != self._count:
            given = receipts.of_device(db, self.device)
            newest = max(given, key=lambda receipt: receipt.time_s, default=None)
            self._newest = sha256(newest.checkpoint.encode()).hex() if newest else None
            self._count = count
        return self._newest
