"""Who was given what, in words for lists, and how far it came.

That it arrived is told by the member's own device: opening a parcel is an entry in its
ledger, and comes with what it sends next. Until then it is on its way. Who opened a parcel
that is not hers says nothing of her; and how far another coordinator's parcels came is known
to him.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from satchel.assembly.desk import Desk
from satchel.catalog.sendings import Sent
from satchel.domain.describing import describe
from satchel.domain.ids import RecordId
from satchel.domain.words import Role
from satchel.storage import devices, entries, mission, openings, parcels, records, roads
from satchel.storage.database import Database
from satchel.sync.underway import Carried, carried_by, carries_of


class Step(StrEnum):
    """How far a sending came."""

    WAITS = "waits"
    ON_ITS_WAY = "on-its-way"
    ARRIVED = "arrived"
    BY_ANOTHER = "by-another"
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True, slots=True)
class Told:
    """A sending as a list shows it. `title` is empty where the record cannot be read here."""

    sent: Sent
    kind: str
    title: str
    step: Step


@dataclass(frozen=True, slots=True)
class Receiver:
    """An observer to whom something can be given; `label` is what she was invited as."""

    member: str
    label: str | None


def told(desk: Desk, *, on: str | None = None, to: str | None = None) -> list[Told]:
    """Every sending that can be read here. Raises NoSuchThing for a record there is not."""
    found = desk.sendings.listed(on=on, to=to)
    if not found:
        return []
    db = desk.archive.reading()
    own = devices.require_own(db).row.member
    went, opened = _went(db), openings.by_device(db)
    listed = []
    for one in found:
        view = records.get(db, one.on)
        title = describe(view, desk.kinds.words(view.kind)).title if view is not None else ""
        kind = view.kind if view is not None else ""
        listed.append(Told(one, kind, title, _step(db, one, own, went, opened)))
    return listed


def receivers(desk: Desk) -> list[Receiver]:
    """The observers to whom this archive can give something; nobody outside headquarters."""
    db = desk.archive.reading()
    if mission.find(db) is None or not desk.sendings.may_send:
        return []
    labels = {row.member: row.label for row in mission.invitations(db)}
    found = {
        row.member: Receiver(row.member, labels.get(row.member))
        for row in devices.everyone(db)
        if row.role is Role.OBSERVER and row.state == "admitted"
    }
    return sorted(found.values(), key=lambda one: (one.label or "", one.member))


@dataclass(frozen=True, slots=True)
class _Went:
    """A parcel to one device of `member`."""

    member: str
    device: str
    carried: Carried


def _went(db: Database) -> dict[str, _Went]:
    """The parcels made here to single devices, that went by a road or by hand."""
    members: dict[str, str] = {row.device: row.member for row in devices.everyone(db)}
    to = {parcel: device for parcel, device in parcels.made(db) if device in members}
    carried = {row.parcel: carried_by([row]) for row in roads.everything(db) if row.parcel in to}
    for parcel, _ in parcels.with_recipe(db):
        if parcel in to and parcel not in carried:
            row = roads.RoadParcel("", parcel, 0, "", carries_of(db, parcel))
            carried[parcel] = carried_by([row])
    return {
        parcel: _Went(members[to[parcel]], to[parcel], what) for parcel, what in carried.items()
    }


def _step(
    db: Database, one: Sent, own: str, went: dict[str, _Went], opened: dict[str, set[str]]
) -> Step:
    if one.taken_back is not None:
        return Step.TAKEN_BACK
    if one.to == own:
        return Step.ARRIVED
    to_her = {parcel: some for parcel, some in went.items() if some.member == one.to}
    carrying = _carrying(db, one.record, to_her)
    if any(parcel in opened.get(to_her[parcel].device, ()) for parcel in carrying):
        return Step.ARRIVED
    if carrying:
        return Step.ON_ITS_WAY
    return Step.WAITS if one.by == own else Step.BY_ANOTHER


def _carrying(db: Database, record: RecordId, went: dict[str, _Went]) -> set[str]:
    """Parcels that carry an entry of a record."""
    places = [
        (device, place.index)
        for row in entries.entries_of(db, record)
        for device, branch, place in entries.places_of(db, row.leaf)
        if branch == 0
    ]
    return {
        parcel
        for parcel, some in went.items()
        if any(some.carried.has_entry(device, index) for device, index in places)
    }
