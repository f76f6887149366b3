"""Both ways by one road: take in what waits, answer it, send what has not arrived.

What it is for: `sync`, once or again and again. To know first: nothing is remembered that
cannot be asked for again, and each step is durable before the next one begins; so it may be
cut off anywhere and run again, by this road or another. The thread that owns the archive
does all that touches it; calls over the line are errands in threads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from satchel.domain.errors import (
    IntegrityFailure,
    MachineRefused,
    NoSuchThing,
    RefusedByPolicy,
)
from satchel.domain.ids import ContentId, RecordId
from satchel.domain.moments import Clock
from satchel.storage import devices, entries, mission, roads
from satchel.storage.archive import Archive
from satchel.storage.entries import Position
from satchel.storage.roads import RoadParcel
from satchel.sync.addressed import ForDevice, nothing_for
from satchel.sync.downward import never_came
from satchel.sync.freezing import contents_of
from satchel.sync.looking_after import LookingAfter
from satchel.sync.missing import settle
from satchel.sync.parcel_making import ParcelMaking
from satchel.sync.parcel_opening import ParcelOpening
from satchel.sync.receipt_giving import ReceiptGiving
from satchel.sync.recipes import file_size
from satchel.sync.reporting import Report
from satchel.sync.roads.collecting import Collected, Collecting
from satchel.sync.roads.errands import Errands, stopped
from satchel.sync.roads.fetching import Fetcher
from satchel.sync.roads.handing import Carrier
from satchel.sync.roads.outgoing import Outgoing
from satchel.sync.roads.pace import Pace
from satchel.sync.roads.papers import papers
from satchel.sync.roads.road import Road
from satchel.sync.underway import VOLUME
from satchel.wire.relay_names import Address, Mailbox

_ROUNDS: Final = 4
_ENDS_ALL: Final = ("cancelled", "unknown")
_FULL: Final = "quota"


class Stage(StrEnum):
    """What a sync is doing."""

    REACHING = "reaching"
    TAKING_IN = "taking-in"
    SENDING = "sending"


@dataclass(slots=True)
class Sight:
    """How far a sync is; read by others while it runs. Sizes are bytes of sealed parcels.

    `seconds_left` is None while nobody can honestly say.
    """

    stage: Stage = Stage.REACHING
    done: int = 0
    total: int = 0
    over_the_line: int = 0
    seconds_left: float | None = None


@dataclass(slots=True)
class Synced:
    """What one sync did. `problems` are sentences, each naming one thing that is wrong."""

    reports: list[Report] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    handed: int = 0
    sent_bytes: int = 0
    fetched_bytes: int = 0
    spared_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Syncing:
    """Syncing one open archive. `opened` makes findable what a parcel brought; `volume` is about
    how many bytes of files go in one parcel."""

    archive: Archive
    making: ParcelMaking
    opening: ParcelOpening
    giving: ReceiptGiving
    clock: Clock
    seconds: Callable[[], float]
    opened: Callable[[Report], None] = lambda report: None
    for_device: ForDevice = nothing_for
    pause_s: float = 1.0
    volume: int = VOLUME

    def sync(
        self,
        road: Road,
        *,
        first: tuple[RecordId, ...] = (),
        sight: Sight | None = None,
        tick: Callable[[], None] = lambda: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Synced:
        """Until nothing more can be done by this road. `first`: records whose files go first.

        `tick` is called many times a second by this thread, between writes. Raises
        OutOfReach when the road ends in between; what was done stays done, and RefusedByPolicy
        (code "cancelled") when asked to stop.
        """
        watched = sight or Sight()

        def look() -> None:
            tick()
            if cancelled():
                raise stopped()

        errands = Errands(look, self.pause_s)
        try:
            return _Run(self, road, errands, watched, self._contents(first)).run()
        finally:
            road.close()
            errands.end()

    def _contents(self, records: tuple[RecordId, ...]) -> frozenset[ContentId]:
        db = self.archive.reading()
        return frozenset(
            content
            for record in records
            for row in entries.entries_of(db, record)
            for content in contents_of(entries.line_of(db, Position(0, row.leaf, b"")))
        )


class _Run:
    """One sync under way."""

    def __init__(
        self,
        syncing: Syncing,
        road: Road,
        errands: Errands,
        sight: Sight,
        first: frozenset[ContentId],
    ) -> None:
        self._archive, self._clock, self._road = syncing.archive, syncing.clock, road
        self._errands, self._sight, self._first = errands, sight, first
        self._pace = Pace(syncing.seconds)
        db = self._archive.reading()
        own, ours = devices.require_own(db), mission.require(db)
        self._carrier = Carrier(
            road, errands, self._pace, ours.id, own.keys.ed25519, self._went, self._spared
        )
        fetcher = Fetcher(road, errands, self._pace, ours.id, self._came, self._spared)
        self._collecting = Collecting(
            self._archive, syncing.opening, fetcher, syncing.opened, self._more
        )
        self._outgoing = Outgoing(
            syncing.making, syncing.giving, road.name, syncing.for_device, syncing.volume
        )
        self._after = LookingAfter(self._archive, road, self._errands)
        self._is_full = False  # as many of ours wait there as may: no other would be taken
        self._found = Collected()
        self._done = Synced(self._found.reports, self._found.problems)

    def run(self) -> Synced:
        self._reach()
        for number in range(_ROUNDS):
            came = self._collect()
            if not number:
                self._done.problems += self._after.to_devices()
            handed = self._send()
            if not (came or handed) or (not came and number):
                break
        self._collecting.clear()
        self._done.problems += [
            _not_come(device, told)
            for device, told in never_came(self._archive.reading(), self._road.name).items()
        ]
        settle(self._archive.reading(), self._found.reports)
        return self._done

    def _reach(self) -> None:
        shown = papers(self._archive.reading())
        self._errands.run(lambda: self._errands.patiently(lambda: self._road.reach(shown)))

    def _collect(self) -> int:
        self._sight.stage = Stage.TAKING_IN
        before = len(self._found.reports)
        self._collecting.collect(self._found)
        return len(self._found.reports) - before

    def _send(self) -> int:
        self._sight.stage = Stage.SENDING
        self._done.problems += self._after.to_headquarters()
        waiting, handed = self._outgoing.freeze(self._first), 0
        self._more(sum(file_size(self._archive, row.parcel) for row in waiting))
        for row in waiting:
            if self._is_full:
                break
            if not self._hand_over(row):
                continue
            with self._archive.writing() as tx:
                roads.note_handed(tx, row.road, row.parcel, self._clock().utc_text())
            self._done.handed += 1
            handed += 1
        return handed

    def _hand_over(self, row: RoadParcel) -> bool:
        """Bring one; False when the road does not take it now, which is named."""
        address = Address(Mailbox(row.box), row.parcel)
        try:
            self._carrier.hand_over(self._archive, row.parcel, address)
        except (RefusedByPolicy, NoSuchThing, IntegrityFailure) as refused:
            if isinstance(refused, MachineRefused) or refused.code in _ENDS_ALL:
                raise
            self._is_full |= refused.code == _FULL
            if refused.message not in self._done.problems:
                self._done.problems.append(refused.message)
            return False
        return True

    def _more(self, size: int) -> None:
        self._sight.total = self._sight.done + size
        self._estimate()

    def _went(self, size: int) -> None:
        self._done.sent_bytes += size
        self._moved(size)

    def _came(self, size: int) -> None:
        self._done.fetched_bytes += size
        self._moved(size)

    def _moved(self, size: int) -> None:
        self._sight.over_the_line += size
        self._sight.done += size
        self._estimate()

    def _spared(self, size: int) -> None:
        self._done.spared_bytes += size
        self._sight.done += size
        self._estimate()

    def _estimate(self) -> None:
        left = max(self._sight.total - self._sight.done, 0)
        self._sight.seconds_left = self._pace.seconds_for(left)


def _not_come(device: str, told: Sequence[str]) -> str:
    return (
        f"Headquarters (device {device}) says that this relay holds for this device what it does "
        f"not give, number of parcels: {len(told)}. They were withheld or lost; headquarters "
        "sends them again when it hears of this."
    )
