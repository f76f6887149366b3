"""Parcels for headquarters that a road says were taken, and that headquarters says it lacks.

What was handed over first lies there when what was handed over later is listed. So a receipt
that covers a later parcel and lacks an earlier one tells that the earlier was lost, withheld
or refused on that road, or that headquarters' archive is an older one, restored from a backup.
"""

from __future__ import annotations

from collections.abc import Sequence

from satchel.storage import devices, receipts
from satchel.storage.database import Database
from satchel.storage.receipts import Receipt
from satchel.storage.roads import RoadParcel
from satchel.sync.delivery import coordinators_but


def lacked(db: Database, rows: Sequence[RoadParcel], row: RoadParcel) -> bool:
    """Whether a coordinator says that she holds a later one of `rows`, those on one road, and
    lacks something of `row`."""
    later = [one for one in rows if one.handed and row.handed and one.handed > row.handed]
    told = _told(db) if later else []
    return any(
        _lacks(db, receipt, row) and any(_holds(db, receipt, one) for one in later)
        for receipt in told
    )


def _told(db: Database) -> list[Receipt]:
    own = [row.device for row in devices.everyone(db) if row.state in ("own", "former")]
    return [
        receipt
        for device in own
        for receipt in receipts.latest(db, device)
        if receipt.coordinator in coordinators_but(db, device)
    ]


def _holds(db: Database, receipt: Receipt, row: RoadParcel) -> bool:
    return any(map(receipt.covers, _indexes(receipt, row))) or any(
        receipt.covers(index) and content not in receipt.missing_contents
        for index, content in _named(db, receipt, row)
    )


def _lacks(db: Database, receipt: Receipt, row: RoadParcel) -> bool:
    below = (index for index in _indexes(receipt, row) if index < receipt.size)
    return any(not receipt.covers(index) for index in below) or any(
        content in receipt.missing_contents for _, content in _named(db, receipt, row)
    )


def _indexes(receipt: Receipt, row: RoadParcel) -> list[int]:
    return [
        index
        for ledger in row.carries.ledgers
        if ledger.device == receipt.device and not ledger.branch
        for first, last in ledger.ranges
        for index in range(first, last + 1)
    ]


def _named(db: Database, receipt: Receipt, row: RoadParcel) -> list[tuple[int, str]]:
    carried = {one.content for one in row.carries.contents}
    if not carried:
        return []
    mentioned = receipts.contents_mentioned(db, receipt.device, 0, 0, receipt.size)
    return [(index, content) for index, content in mentioned if content in carried]
