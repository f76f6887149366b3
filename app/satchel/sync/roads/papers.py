"""What this archive has to show at a relay: the root's words on keys, or a guest's paper.

Only the archive that keeps the mission's root publishes who may come in and whose time is
over. It does so at each sync, from what it knows now: there is no list to keep in step.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from satchel.domain.words import Role
from satchel.formats.canonical import binary, binary_text
from satchel.storage import devices, mission, settings
from satchel.storage.database import Database
from satchel.storage.devices import Device
from satchel.storage.transaction import Transaction
from satchel.sync.roads.road import Admitted, Papers, Revoked
from satchel.wire.mission import Mission, open_certificate
from satchel.wire.relay_names import key_mailbox
from satchel.wire.relay_papers import (
    Admit,
    field_rights,
    headquarters_rights,
    sign_admit,
    sign_revoke,
)
from satchel.wire.signed import SigningKeys

GUEST: Final = "relay_guest"
_VERSION: Final = 1


def papers(db: Database) -> Papers:
    """All that this archive may publish. Signing happens only for what a relay lacks."""
    ours, root = mission.require(db), mission.root(db)
    own = devices.require_own(db)
    kept = settings.get(db, GUEST)
    guest = None
    # What was vouched for the device before a restore is not for the keys of the one after it.
    if isinstance(kept, str) and own.row.admission is None and own.row.restored is None:
        guest = (key_mailbox(own.row.keys.ed25519), binary(kept))
    if root is None:
        return Papers(guest=guest)
    rows = sorted(devices.everyone(db), key=lambda row: row.device != own.device)
    return Papers(
        tuple(_admitted(ours, root, row) for row in rows if _may_come_in(row)),
        tuple(_revoked(db, ours, root)),
        guest,
    )


def keep_guest(tx: Transaction, paper: bytes | None) -> None:
    """What was vouched for this device when it joined."""
    settings.put(tx, GUEST, None if paper is None else binary_text(paper))


def _may_come_in(row: Device) -> bool:
    return row.admission is not None and row.revoked_at is None and row.state != "former"


def _admitted(ours: Mission, root: SigningKeys, row: Device) -> Admitted:
    key = row.keys.ed25519
    rights = headquarters_rights if row.role is Role.COORDINATOR else field_rights
    admit = Admit(key, _VERSION, rights(ours.id, key))
    return Admitted(admit.name, _VERSION, partial(sign_admit, ours.id, admit, root))


def _revoked(db: Database, ours: Mission, root: SigningKeys) -> Iterator[Revoked]:
    subjects = {subject for subject, _, _ in mission.revocations(db)}
    names = [
        key_mailbox(row.keys.ed25519) for row in devices.everyone(db) if row.device in subjects
    ]
    names += [
        key_mailbox(open_certificate(row.certificate, ours).key)
        for row in mission.invitations(db)
        if row.id in subjects
    ]
    for name in names:
        yield Revoked(name, partial(sign_revoke, ours.id, name, root))
