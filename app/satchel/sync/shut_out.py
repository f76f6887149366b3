"""How far the news came that a device was shut out.

Each parcel made after a revocation carries it, and the new keys with it. That one arrived is
told by the receiver's own device: opening a parcel is an entry in its ledger, and comes with
what it sends next. Not for shutting a device out: `membership`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from satchel.domain.ids import DeviceId, MemberCode
from satchel.domain.words import Role
from satchel.storage import devices, mission, openings, parcels, roads
from satchel.storage.database import Database
from satchel.wire.mission import open_revocation


class Reach(StrEnum):
    """What is known here; nobody is believed to have it who did not say so."""

    NOT_SENT = "not-sent"
    ON_ITS_WAY = "on-its-way"
    ARRIVED = "arrived"


@dataclass(frozen=True, slots=True)
class Reached:
    """An admitted device of another member that is to hear of it."""

    device: DeviceId
    member: MemberCode
    role: Role
    label: str | None
    reach: Reach


def signed(db: Database, device: str | None = None) -> str | None:
    """When this device was shut out, or the one shut out last: not as of when. UTC text."""
    ours = mission.require(db)
    moments = [
        open_revocation(raw, ours).signed
        for subject, _, raw in mission.revocations(db)
        if device is None or subject == device
    ]
    return max(moments, default=None)


def reached(db: Database, device: str | None = None) -> list[Reached]:
    """Every device that is to know, those first that seal and read most: coordinators and
    lawyers. Empty while nothing was shut out. `device` is one of those that were."""
    since = signed(db, device)
    if since is None:
        return []
    made, opened = parcels.made_since(db, since), openings.by_device(db)
    waits = {row.parcel for row in roads.everything(db) if row.handed is None}
    sent = {to for parcel, to in made if parcel not in waits}
    arrived = {to for parcel, to in made if parcel in opened.get(to, ())}
    labels = {row.member: row.label for row in mission.invitations(db)}
    found = [
        Reached(
            row.device, row.member, row.role, labels.get(row.member), _reach(row, sent, arrived)
        )
        for row in devices.everyone(db)
        if row.state == "admitted" and row.revoked_at is None
    ]
    return sorted(found, key=lambda one: (one.role is Role.OBSERVER, one.label or "", one.device))


def _reach(row: devices.Device, sent: set[str], arrived: set[str]) -> Reach:
    if row.device in arrived:
        return Reach.ARRIVED
    return Reach.ON_ITS_WAY if row.device in sent else Reach.NOT_SENT
