"""What one device is to get by itself, and how much of it has not gone there yet.

Asked anew at each sync: what was added to a case file since, or mended, goes after it. What
is given anew goes whole, for the member may have sealed or removed what she had. To know
first: only what is named goes to an observer's device; whose turn it is, others decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from satchel.domain.ids import DeviceId, RecordId
from satchel.storage import entries
from satchel.storage.database import Database
from satchel.storage.devices import Device
from satchel.sync.underway import Carried


@dataclass(frozen=True, slots=True)
class Gift:
    """Records that are given by one record. All of them go with the first parcel that carries
    it; of `follows` only what is new, where something of them went. `returned`: the device gets
    back even what it wrote itself."""

    by: RecordId
    records: Sequence[RecordId] = ()
    follows: Sequence[RecordId] = ()
    returned: bool = False


@dataclass(frozen=True, slots=True)
class Addressed:
    """All that one device is to get."""

    records: Sequence[RecordId] = ()
    gifts: Sequence[Gift] = ()


ForDevice = Callable[[Database, Device], Addressed]


def nothing_for(_db: Database, _device: Device) -> Addressed:
    """No records are addressed to a device."""
    return Addressed()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What has not gone: `whole` records, and those of which only `news` go."""

    whole: tuple[RecordId, ...]
    returned: frozenset[RecordId]
    news: tuple[RecordId, ...]


def wanted(db: Database, told: Addressed, carried: Carried, receiver: DeviceId) -> Wanted:
    """Of what is addressed to `receiver`, what no parcel on the road carries."""
    fresh = [gift for gift in told.gifts if _lacks(db, gift.by, carried, receiver)]
    older = [gift for gift in told.gifts if gift not in fresh]
    whole = dict.fromkeys(_all_of(fresh))
    each = [*told.records, *_all_of(told.gifts)]
    news = [one for one in each if one not in whole and _lacks(db, one, carried, receiver)]
    for gift in older:
        news += [
            one
            for one in gift.follows
            if _lacks(db, one, carried, receiver) and _went(db, one, carried)
        ]
    returned = frozenset(one for gift in fresh if gift.returned for one in gift.records)
    return Wanted(tuple(whole), returned, tuple(dict.fromkeys(news)))


def everything(told: Addressed) -> tuple[tuple[RecordId, ...], frozenset[RecordId]]:
    """All records, and those that are returned: for a parcel that is carried by hand."""
    every = dict.fromkeys([*told.records, *_all_of(told.gifts)])
    returned = frozenset(one for gift in told.gifts if gift.returned for one in gift.records)
    return tuple(every), returned


def _all_of(gifts: Iterable[Gift]) -> list[RecordId]:
    return [one for gift in gifts for one in (gift.by, *gift.records)]


def _lacks(db: Database, record: RecordId, carried: Carried, receiver: DeviceId) -> bool:
    """Whether an entry of a first branch is in no parcel; not one the receiver wrote."""
    return any(
        branch == 0 and device != receiver and not carried.has_entry(device, place.index)
        for row in entries.entries_of(db, record)
        for device, branch, place in entries.places_of(db, row.leaf)
    )


def _went(db: Database, record: RecordId, carried: Carried) -> bool:
    return any(
        branch == 0 and carried.has_entry(device, place.index)
        for row in entries.entries_of(db, record)
        for device, branch, place in entries.places_of(db, row.leaf)
    )
