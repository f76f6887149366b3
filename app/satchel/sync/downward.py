"""Parcels to single devices: what waits here, lies on a road, was opened there, or passed over.

That a parcel was opened is told by the receiver's own signed entry, which comes with what it
sends next; what a road says is only what it says. Whoever is away for months withholds
nothing, so nobody is asked by the clock: a parcel is *passed over* once the receiver has come
by the same road since, and what it sent home knows nothing of it. It was lost or withheld
then, whatever the road says. To know first: a sync takes in before it sends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from satchel.domain.ids import DeviceId
from satchel.domain.json_values import JsonObject
from satchel.storage import devices, mission, openings, receipts, roads
from satchel.storage.database import Database
from satchel.storage.devices import Device
from satchel.storage.receipts import Ranges, Receipt
from satchel.storage.roads import RoadParcel
from satchel.sync.delivery import to_headquarters
from satchel.sync.missing import missing_entries
from satchel.sync.underway import Carried
from satchel.wire.relay_names import headquarters_mailbox, key_mailbox

_CAME: Final = 2
_MOST_TOLD: Final = 200


class Down(StrEnum):
    """How far a parcel to one device came."""

    WAITS = "waits"
    HANDED = "handed"
    OPENED = "opened"
    PASSED_OVER = "passed-over"


@dataclass(frozen=True, slots=True)
class Sent:
    """A parcel to one device on one road."""

    row: RoadParcel
    device: Device
    down: Down


def sent(db: Database, road: str | None = None) -> list[Sent]:
    """Every parcel to a single device that counts here, on one road or on all of them."""
    ours = mission.find(db)
    if ours is None:
        return []
    receivers: dict[str, Device] = {key_mailbox(row.keys.ed25519): row for row in _receivers(db)}
    rows = roads.everything(db) if road is None else roads.on(db, road)
    rows = [row for row in rows if row.box in receivers]
    if not rows:
        return []
    known = _Known(db, headquarters_mailbox(ours.id), openings.by_device(db))
    return [Sent(row, receivers[row.box], known.of(row, receivers[row.box].device)) for row in rows]


def word(db: Database, device: str) -> JsonObject:
    """What a device is told of parcels that relays were given for it and that it is not known
    to have opened; nothing where there are none. By relay, the newest of each. It names in turn
    what never came. A folder is left out: nobody there knows it under the same name."""
    row = devices.find(db, device)
    if row is None:
        return {}
    rows = [
        one
        for one in roads.to_box(db, key_mailbox(row.keys.ed25519))
        if is_relay(one) and one.handed
    ]
    known = openings.of_device(db, device) if rows else set()
    handed: dict[str, list[tuple[str, str]]] = {}
    for one in rows:
        if one.parcel not in known:
            handed.setdefault(one.road, []).append((one.handed or "", one.parcel))
    by_relay: JsonObject = {
        road: [parcel for _, parcel in sorted(some)[-_MOST_TOLD:]] for road, some in handed.items()
    }
    return {"sent": by_relay} if handed else {}


def never_came(db: Database, road: str | None = None) -> dict[DeviceId, list[str]]:
    """What coordinators say in their newest word to this device that they gave a relay for it,
    or that one relay `road`, and that was not opened here."""
    coordinators = {row.device for row in devices.everyone(db) if row.receipt_keys is not None}
    here = openings.opened_here(db)
    own = devices.require_own(db).device
    found = {
        device: [
            parcel
            for relay, parcels in told.items()
            for parcel in parcels
            if road in (None, relay) and parcel not in here
        ]
        for device, told in openings.last_words(db, own).items()
        if device in coordinators and device != own
    }
    return {device: told for device, told in found.items() if told}


def owes_word(db: Database, carried: Carried, road: str) -> bool:
    """Whether headquarters must hear what was opened here, though nothing else is to be sent:
    it gave that relay something that never came, and cannot know that this device was there."""
    own = devices.require_own(db).device
    last = openings.last_opening(db, own)
    if last is None or carried.has_entry(own, last) or not never_came(db, road):
        return False
    return not to_headquarters(db, mission.require(db), own).has_entry(last)


def is_relay(row: RoadParcel) -> bool:
    """Whether that road is a relay, and no folder."""
    return row.road.startswith(("https://", "http://"))


def _receivers(db: Database) -> Iterable[Device]:
    """Devices that something is sent to: not those that a restored archive goes on for."""
    everyone = devices.everyone(db)
    ended = {row.restored.device for row in everyone if row.restored is not None}
    return (
        row
        for row in everyone
        if row.state not in ("own", "former", "revoked") and row.device not in ended
    )


@dataclass(slots=True)
class _Known:
    """What the archive knows of the receivers, read once."""

    db: Database
    box: str
    opened: Mapping[str, set[str]]
    _newest: dict[tuple[str, str], str] = field(default_factory=dict)
    _roads: dict[str, set[str]] = field(default_factory=dict)
    _holes: dict[str, Ranges] = field(default_factory=dict)
    _boxes: dict[str, list[RoadParcel]] = field(default_factory=dict)
    _given: dict[str, list[Receipt]] = field(default_factory=dict)
    _came: dict[str, dict[str, set[int]]] = field(default_factory=dict)

    def of(self, row: RoadParcel, device: DeviceId) -> Down:
        if row.parcel in self.opened.get(device, ()):
            return Down.OPENED
        if row.handed is None:
            return Down.WAITS
        known = self._known_before(device, row.handed)
        if not (self._opened_later(row, device) or self._came_since(row, device, known)):
            return Down.HANDED
        # A hole may hold the very entry that says so.
        if device not in self._holes:
            self._holes[device] = missing_entries(self.db, device)
        is_unsure = any(last >= known for _, last in self._holes[device])
        return Down.HANDED if is_unsure else Down.PASSED_OVER

    def _opened_later(self, row: RoadParcel, device: DeviceId) -> bool:
        """Whether it opened what this road was given after this one: both lay there then."""
        assert row.handed is not None
        if (row.road, row.box) not in self._newest:
            opened = self.opened.get(device, ())
            there = (one for one in self._of_box(row.box) if one.road == row.road)
            handed = (one.handed or "" for one in there if one.parcel in opened)
            self._newest[row.road, row.box] = max(handed, default="")
        return self._newest[row.road, row.box] > row.handed

    def _came_since(self, row: RoadParcel, device: DeviceId, known: int) -> bool:
        """Whether it came by this road in two syncs of ours since the road had this one. In one
        of them it may have sent what it froze before, or have looked just too early. One that
        comes by several roads brings by each what it froze for another: that tells nothing."""
        assert row.handed is not None
        if row.box not in self._roads:
            self._roads[row.box] = {other.road for other in self._of_box(row.box)}
        if self._roads[row.box] != {row.road}:
            return False
        by_road = self._came.setdefault(row.road, {})
        if not by_road:
            for arrival in roads.arrivals(self.db, row.road, self.box).values():
                if arrival.device is not None and arrival.size is not None:
                    by_road.setdefault(arrival.device, set()).add(arrival.size)
        came = {size for size in by_road.get(device, ()) if size > known}
        confirmed = {
            receipt.size
            for receipt in self._receipts(device)
            if receipt.when > row.handed and receipt.size > known
        }
        # The newest may have come just now, and be confirmed in a moment.
        return bool(came) and min(len(came), len(confirmed | {max(came)})) >= _CAME

    def _of_box(self, box: str) -> list[RoadParcel]:
        if box not in self._boxes:
            self._boxes[box] = roads.to_box(self.db, box)
        return self._boxes[box]

    def _known_before(self, device: DeviceId, when: str) -> int:
        """How long its ledger was known to be here at that time."""
        return max((one.size for one in self._receipts(device) if one.when <= when), default=0)

    def _receipts(self, device: DeviceId) -> list[Receipt]:
        if device not in self._given:
            mine = {
                row.device for row in devices.everyone(self.db) if row.state in ("own", "former")
            }
            self._given[device] = [
                one for one in receipts.of_device(self.db, device) if one.coordinator in mine
            ]
        return self._given[device]
