"""What has arrived: an item is at headquarters when enough coordinators say they hold it.

Decides from receipts alone. Not for making or verifying receipts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from satchel.domain.ids import ContentId, DeviceId
from satchel.domain.words import Role
from satchel.storage import devices, receipts
from satchel.storage.database import Database
from satchel.storage.receipts import Ranges, Receipt
from satchel.wire.mission import Mission


@dataclass(frozen=True, slots=True)
class Delivery:
    """The last word of each coordinator on one ledger, and how many must agree."""

    receipts: tuple[Receipt, ...]
    needed: int

    def has_entry(self, index: int) -> bool:
        """Whether the entry at `index` has arrived."""
        return sum(receipt.covers(index) for receipt in self.receipts) >= self.needed

    def has_all(self, ranges: Ranges) -> bool:
        """Whether every entry of these closed ranges has arrived."""
        return all(self.has_entry(at) for first, last in ranges for at in range(first, last + 1))

    def has_content(self, index: int, content: ContentId) -> bool:
        """Whether a content that the entry at `index` refers to has arrived."""
        agreeing = (r for r in self.receipts if r.covers(index))
        return sum(content not in r.missing_contents for r in agreeing) >= self.needed


NOTHING_ARRIVED = Delivery((), 1)


def to_headquarters(db: Database, ours: Mission, device: str) -> Delivery:
    """What has arrived of a ledger by the mission's own measure. A coordinator who was revoked
    confirms nothing; what she confirmed before her archive was restored from a backup counts
    once she confirms it again."""
    coordinators = coordinators_but(db, device)
    needed = max(1, min(ours.receipts_needed, len(coordinators)))
    said = (one for one in receipts.latest(db, device) if one.coordinator in coordinators)
    return Delivery(tuple(said), needed)


def to_device(db: Database, device: str, receiver: str) -> Delivery:
    """What one coordinator says she holds of a ledger."""
    said = [r for r in receipts.latest(db, device) if r.coordinator == receiver]
    return Delivery(tuple(said), 1)


def coordinators_but(db: Database, device: str) -> Sequence[DeviceId]:
    """Admitted coordinators' devices that count, save one that cannot vouch for itself."""
    ended = devices.superseded(db)
    return [
        row.device
        for row in devices.everyone(db)
        if row.role is Role.COORDINATOR
        and row.admission is not None
        and row.revoked_at is None
        and row.state != "former"
        and row.device not in ended
        and row.device != device
    ]
