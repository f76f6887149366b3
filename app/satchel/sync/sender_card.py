"""This device as it introduces itself at the beginning of a parcel."""

from __future__ import annotations

from satchel.storage import devices, entries, mission
from satchel.storage.database import Database
from satchel.wire.sender import Sender, sign_sender


def own_sender(db: Database, parcel: str) -> bytes:
    """`data/sender.json`, signed now. Raises RefusedByPolicy outside any mission."""
    ours = mission.require(db)
    own = devices.require_own(db)
    keys = [(name, generation) for name, generation, _, held in mission.class_keys(db) if held]
    row = own.row
    kept = entries.frontier(db, own.device, 0)
    sender = Sender(
        keys=row.keys,
        receipt_keys=row.receipt_keys,
        mailbox=row.mailbox or b"",
        member=row.member,
        role=row.role,
        parcel=parcel,
        size=kept[0] if kept else 0,
        holds=tuple(keys),
        invited=mission.own_invitation(db),
        restored=row.restored,
    )
    return sign_sender(ours.id, sender, own.keys)
