"""Taking in what waits for this archive on a road: each parcel once, the smallest first.

One that is refused, withheld or not what it should be is named and stops none of the
others. Not for judging what is in a parcel: that is `parcel_opening`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from satchel.domain.errors import (
    Bug,
    IntegrityFailure,
    MachineRefused,
    NoSuchThing,
    RefusedByPolicy,
    SatchelError,
)
from satchel.domain.words import Role
from satchel.storage import devices, incoming, mission, receipts, roads, segments
from satchel.storage.archive import Archive
from satchel.storage.database import Database
from satchel.storage.roads import Arrival
from satchel.sync.parcel_opening import ParcelOpening
from satchel.sync.reporting import Report
from satchel.sync.roads.fetching import Fetcher
from satchel.sync.roads.gathering import OneAhead
from satchel.wire.relay_names import Address, Mailbox, headquarters_mailbox, key_mailbox
from satchel.wire.relay_parcels import Manifest, sign_taken

GUEST_BYTES: Final = 256 * 1024 * 1024
_ANSWER_BYTES: Final = 256 * 1024
_MOST: Final = 100_000
_NAMED: Final = 100
_ENDS_ALL: Final = ("cancelled",)


@dataclass(slots=True)
class Collected:
    """What came, and what was wrong with what did not, in sentences; it is not tried again
    before the next sync."""

    reports: list[Report] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    from_strangers: int = 0
    answers_of_strangers: int = 0
    given_up: set[str] = field(default_factory=set)

    def give_up(self, parcel: str, wrong: SatchelError) -> None:
        """Name what is wrong with a parcel, once."""
        self.given_up.add(parcel)
        told = wrong.message if parcel in wrong.message else f"Parcel {parcel}: {wrong.message}"
        if len(self.given_up) > _NAMED:  # whoever can write there can put thousands there
            told = "More parcels than these were refused, or are not there yet."
        if told not in self.problems:
            self.problems.append(told)


@dataclass(frozen=True, slots=True)
class Collecting:
    """Taking in by one road. `opened` is told of each report, so that what came is findable."""

    archive: Archive
    opening: ParcelOpening
    fetcher: Fetcher
    opened: Callable[[Report], None]
    coming: Callable[[int], None]

    def collect(self, found: Collected) -> None:
        """Every mailbox of this archive. May be called again at any time."""
        for box in self._boxes():
            self._collect_box(box, found)

    def clear(self) -> None:
        """Say of what every coordinator holds that it may go from the road."""
        db = self.archive.reading()
        ours, own = mission.require(db), devices.require_own(db)
        road = self.fetcher.road
        for box in self._boxes():
            dealt_with = roads.arrivals(db, road.name, box)
            if not dealt_with:
                continue
            waiting = set(self.fetcher.errands.run(partial(road.waiting, box)))
            for parcel, arrival in dealt_with.items():
                if parcel not in waiting or arrival.refused is not None:
                    continue
                if box != key_mailbox(own.row.keys.ed25519) and not _others_have(db, arrival):
                    continue
                address = Address(box, parcel)
                word = sign_taken(ours.id, address, own.keys.ed25519)
                # A guest may not clear yet, and what is gone need not go.
                with contextlib.suppress(NoSuchThing, RefusedByPolicy):
                    self.fetcher.errands.run(partial(road.clear, address, word))

    def _boxes(self) -> list[Mailbox]:
        db = self.archive.reading()
        own = devices.require_own(db).row
        boxes = [key_mailbox(own.keys.ed25519)]
        if own.role is Role.COORDINATOR and own.admission is not None:
            boxes.insert(0, headquarters_mailbox(mission.require(db).id))
        return boxes

    def _collect_box(self, box: Mailbox, found: Collected) -> None:
        """Strangers last: what others bring may be what makes one of them known."""
        known: list[tuple[bytes, Manifest]] = []
        strange: list[tuple[bytes, Manifest]] = []
        senders = _senders(self.archive.reading())
        for parcel in self._new_in(box, found):
            try:
                paper, manifest = self.fetcher.manifest(Address(box, parcel))
            except (IntegrityFailure, NoSuchThing) as wrong:
                found.give_up(parcel, wrong)
            else:
                (known if manifest.sender in senders else strange).append((paper, manifest))
        self._take_each(known, found)
        self._take_each([one for one in strange if self._is_let_in(box, one[1], found)], found)

    def _take_each(self, waiting: list[tuple[bytes, Manifest]], found: Collected) -> None:
        waiting.sort(key=lambda item: item[1].size)
        self.coming(sum(manifest.size for _, manifest in waiting))
        folder = self.archive.folder
        begun = (self.fetcher.begin(folder, manifest) for _, manifest in waiting)
        with contextlib.closing(OneAhead(begun)) as coming:
            for paper, manifest in waiting:
                self._take(paper, manifest, coming, found)

    def _new_in(self, box: Mailbox, found: Collected) -> Sequence[str]:
        """Parcels that were not dealt with. One that came by another road needs no fetching."""
        road = self.fetcher.road
        listed = self.fetcher.errands.run(
            lambda: self.fetcher.errands.patiently(lambda: road.waiting(box))
        )
        if len(listed) > _MOST:
            found.problems.append("The road tells of more parcels than there can be; some wait.")
        db = self.archive.reading()
        known = roads.arrivals(db, road.name, box)
        knows = _knows(db)
        fresh: list[str] = []
        for parcel in dict.fromkeys(listed[:_MOST]):
            if parcel in found.given_up:
                continue
            told = known.get(parcel)
            if told is not None and (told.refused is None or told.knew >= knows):
                continue
            device = roads.opened_from(db, parcel)
            if device is None:
                fresh.append(parcel)
            else:
                arrival = Arrival(parcel, b"", device, _size(db, device), None, knows)
                with self.archive.writing() as tx:
                    roads.note_arrival(tx, road.name, box, arrival)
        return fresh

    def _is_let_in(self, box: Mailbox, manifest: Manifest, found: Collected) -> bool:
        try:
            self._let_in(box, manifest, found)
        except IntegrityFailure as refused:
            found.give_up(manifest.address.parcel, refused)
            return False
        return True

    def _let_in(self, box: Mailbox, manifest: Manifest, found: Collected) -> None:
        """A stranger may bring a first parcel to headquarters, of no great size, and to others
        no more than an answer, which a coordinator's archive that was restored sends with new
        keys: a hostile road could otherwise keep a line busy for ever."""
        db = self.archive.reading()
        if manifest.sender in _senders(db):
            return
        if box != headquarters_mailbox(mission.require(db).id):
            found.answers_of_strangers += manifest.size
            if found.answers_of_strangers > _ANSWER_BYTES:
                raise IntegrityFailure(
                    "it was put there by nobody this archive knows; it was not fetched",
                    code="unknown-sender",
                )
            return
        found.from_strangers += manifest.size
        if found.from_strangers > GUEST_BYTES:
            raise IntegrityFailure(
                "strangers brought more than they may; it was not fetched", code="too-large"
            )

    def _take(self, paper: bytes, manifest: Manifest, coming: OneAhead, found: Collected) -> None:
        address = manifest.address
        try:
            path = coming.next()
            (report,) = self.opening.open(
                [path], progress=lambda _size: self.fetcher.errands.look()
            )
        except (Bug, MachineRefused):
            raise
        except SatchelError as refused:
            if refused.code in _ENDS_ALL or refused.exit_code == 6:
                raise
            if refused.code not in ("withheld", "part-differs"):
                self._note(address, paper, None, refused.code)
            found.give_up(address.parcel, refused)
            return
        self._note(address, paper, report.device, None)
        found.reports.append(report)
        self.opened(report)

    def _note(
        self, address: Address, paper: bytes, device: str | None, refused: str | None
    ) -> None:
        db = self.archive.reading()
        size = None if device is None else _size(db, device)
        arrival = Arrival(address.parcel, paper[:32], device, size, refused, _knows(db))
        with self.archive.writing() as tx:
            roads.note_arrival(tx, self.fetcher.road.name, address.box, arrival)
        incoming.drop(self.archive.folder, address.parcel)


def _senders(db: Database) -> set[Mailbox]:
    return {key_mailbox(row.keys.ed25519) for row in devices.everyone(db)}


def _knows(db: Database) -> int:
    """Grows with every key and device that is learnt: what was refused may be taken then."""
    return len(mission.class_keys(db)) + len(devices.everyone(db)) + len(devices.mailboxes(db))


def _size(db: Database, device: str) -> int:
    return max((segment.size for segment in segments.of_device(db, device)), default=0)


def _others_have(db: Database, arrival: Arrival) -> bool:
    """Whether each other coordinator says that she lacks nothing of what came from there."""
    if arrival.device is None or arrival.size is None:
        return False
    others = {
        row.device
        for row in devices.everyone(db)
        if row.role is Role.COORDINATOR and row.state == "admitted"
    } - devices.superseded(db)
    content = {
        said.coordinator
        for said in receipts.latest(db, arrival.device)
        if said.size >= arrival.size and not (said.missing_entries or said.missing_contents)
    }
    return others <= content
