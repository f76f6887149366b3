"""People of a party who sync by a road."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from satchel.domain.ids import RecordId
from satchel.sync.addressed import ForDevice, nothing_for
from satchel.sync.receipt_giving import ReceiptGiving
from satchel.sync.roads.folder import FolderRoad
from satchel.sync.roads.road import Road
from satchel.sync.syncing import Sight, Synced, Syncing
from satchel.sync.underway import VOLUME
from unit.sync.party import Person


def syncing(person: Person, for_device: ForDevice = nothing_for, volume: int = VOLUME) -> Syncing:
    """The feature over a person's archive; it never waits long for a line that is cut."""
    return Syncing(
        person.archive,
        person.making,
        person.opening,
        ReceiptGiving(person.making),
        person.clock,
        time.monotonic,
        for_device=for_device,
        pause_s=0.0,
        volume=volume,
    )


def sync(
    person: Person,
    road: Road | Path,
    *,
    first: tuple[RecordId, ...] = (),
    sight: Sight | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    volume: int = VOLUME,
) -> Synced:
    """One sync by a road, or by a folder."""
    chosen = FolderRoad(road) if isinstance(road, Path) else road
    return syncing(person, volume=volume).sync(
        chosen, first=first, sight=sight, cancelled=cancelled
    )
