"""The mission's documents that travel with a parcel, by who receives it.

Everyone gets the mission's newest document and what was revoked. Only members who may
know the others get all admissions; an observer's device gets its own and those of
coordinators and lawyers, and of the devices whose entries the parcel brings her, for without
them she could believe none of those entries. Class keys go to the one device they are sealed for.
"""

from __future__ import annotations

from collections.abc import Collection

from satchel.crypto.xwing import Recipient
from satchel.domain.ids import DeviceId
from satchel.domain.words import Role
from satchel.storage import devices, mission
from satchel.storage.database import Database
from satchel.storage.devices import Device
from satchel.storage.transaction import Transaction
from satchel.sync.documents import entitled
from satchel.wire.handover import seal_class_key


def letters_for(
    tx: Transaction, receiver: Device | None, brought: Collection[DeviceId] = ()
) -> list[bytes]:
    """Documents for `receiver`; None stands for a class of members who may know the others.
    Entries of the devices in `brought` travel with them."""
    own = devices.require_own(tx.db).row
    if own.role is Role.OBSERVER:
        return _own_history(tx.db)
    document = mission.document(tx.db)
    letters = [] if document is None else [document]
    may_know_all = receiver is None or receiver.role is not Role.OBSERVER
    for row in devices.everyone(tx.db):
        if may_know_all or _may_be_known(row, receiver):
            letters += [raw for raw in (row.admission, row.card) if raw is not None]
        elif row.device in brought and row.admission is not None:
            letters.append(row.admission)
    letters += [raw for _, _, raw in mission.revocations(tx.db)]
    if receiver is not None and receiver.state == "admitted":
        letters += _class_keys(tx, receiver)
    return letters


def _own_history(db: Database) -> list[bytes]:
    """An observer shows only its own admissions: of this device, and of what it was before."""
    mine = [row for row in devices.everyone(db) if row.state in ("own", "former")]
    return [row.admission for row in mine if row.admission is not None]


def _may_be_known(row: Device, receiver: Device | None) -> bool:
    is_receiver = receiver is not None and row.member == receiver.member
    return is_receiver or row.role is not Role.OBSERVER


def _class_keys(tx: Transaction, receiver: Device) -> list[bytes]:
    ours = mission.require(tx.db)
    if receiver.mailbox is None:
        return []
    mailbox = Recipient(receiver.mailbox)
    public = {(key.audience, key.generation): key for key in ours.classes}
    return [
        seal_class_key(public[audience, generation], identity, receiver.device, mailbox).to_bytes()
        for audience, generation, identity, _ in mission.class_keys(tx.db)
        if audience in entitled(receiver.role) and (audience, generation) not in receiver.holds
    ]
