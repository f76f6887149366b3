"""An archive restored from a backup goes on: as a new device, of which nobody was told yet.

Two copies going on with one ledger would contradict each other, and headquarters could not
tell a copy from a forgery. To know first: what the archive said and was told after the backup
was made is known to others only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from satchel.storage import devices, entries, mission, settings
from satchel.storage.transaction import Transaction
from satchel.wire.mission import Admission, sign_admission


def go_on(tx: Transaction, random: Callable[[int], bytes], now: str) -> None:
    """Begin a new ledger. Whoever keeps the root admits himself, as when he founded the mission:
    nobody else could, and until then he would neither read his mailbox nor answer. Everyone is
    answered anew: what they were told after the backup was told by the device before."""
    old = devices.require_own(tx.db)
    kept = entries.frontier(tx.db, old.device, 0)
    row = devices.begin_after_restore(tx, kept[0] if kept else 0, random, now).row
    settings.put(tx, settings.ANSWERED, None)
    root = mission.root(tx.db)
    if root is None:
        return
    admission = Admission(row.member, row.role, row.keys, row.receipt_keys, now)
    signed = sign_admission(mission.require(tx.db).id, admission, root)
    devices.put(tx, replace(row, admission=signed))
