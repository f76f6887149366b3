"""What a revoked device wrote: undisputed as far as headquarters had confirmed it in time.

Whoever holds a lost device holds its keys, and can go on from any older state of it. So what
counts is the history that a coordinator cosigned before the device was lost, told by its
root: not that an entry stands at a place below a confirmed size. Which of revocation,
receipt and entries came first makes no difference.
"""

from __future__ import annotations

from satchel.ledger.merkle import Frontier
from satchel.storage import devices, entries, receipts, segments
from satchel.storage.database import Database
from satchel.storage.devices import Device
from satchel.storage.receipts import Receipt
from satchel.storage.segments import Segment
from satchel.storage.transaction import Transaction


def suspect(tx: Transaction, device: str) -> int:
    """Mark a revoked device's entries again by what is known now; how many are disputed."""
    row = devices.find(tx.db, device)
    if row is None or row.revoked_at is None:
        return 0
    in_time = [one for one in receipts.of_device(tx.db, device) if one.when < row.revoked_at]
    in_time.sort(key=lambda receipt: receipt.size, reverse=True)
    by_branch: dict[int, list[Segment]] = {0: []}
    for segment in segments.of_device(tx.db, device):
        by_branch.setdefault(segment.branch, []).append(segment)
    confirmed = {}
    for branch, known in by_branch.items():
        agreeing = (one.size for one in in_time if _is_of(tx.db, row, known, one))
        confirmed[branch] = next(agreeing, 0)
    receipts.dispute(tx, device, confirmed, otherwise=_standing(row))
    return receipts.disputed(tx.db, device)


def _is_of(db: Database, row: Device, known: list[Segment], receipt: Receipt) -> bool:
    """Whether the history that was cosigned is this branch's, as far as it goes."""
    for segment in known:
        if segment.start <= receipt.size <= segment.size:
            return segments.root_at(db, segment, receipt.size) == receipt.root
    if row.state not in ("own", "former"):
        return False
    frontier = Frontier()  # the own ledger has no segments: its places are all here
    for place in entries.positions(db, row.device, 0, 0, receipt.size):
        frontier.append(bytes.fromhex(place.leaf))
    return (frontier.size, frontier.root) == (receipt.size, receipt.root)


def _standing(row: Device) -> str:
    if row.state in ("own", "former"):
        return "own"
    return "pending" if row.admission is None else "admitted"
