"""Where things are: here only, on their way, at the relay, at headquarters.

What it is for: the four places, for all that this archive wrote and for one record. What
it is not for: what others sent here. To know first: *on its way* means that there is a parcel
for headquarters with it, as a file that somebody carries, or for a road; nobody knows whether
it got anywhere until a receipt says so. *At the relay* is the relay's word, and a folder that
somebody else carries is none. *At headquarters* is said by receipts alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from satchel.domain.ids import ContentId, RecordId
from satchel.domain.words import Role
from satchel.storage import devices, entries, holdings, mission, receipts, roads, settings
from satchel.storage.archive import Archive
from satchel.storage.database import Database
from satchel.storage.roads import RoadParcel
from satchel.storage.transaction import Transaction
from satchel.sync.bookkeeping import KIND
from satchel.sync.delivery import NOTHING_ARRIVED, Delivery, to_headquarters
from satchel.sync.joining import RELAY
from satchel.sync.underway import Carried, carried_by
from satchel.wire.relay_names import headquarters_mailbox


class Where(IntEnum):
    """The places, the one farthest from safety first."""

    HERE_ONLY = 0
    ON_ITS_WAY = 1
    AT_RELAY = 2
    AT_HEADQUARTERS = 3


@dataclass(frozen=True, slots=True)
class Amount:
    """What stands in one place: records and files that can be read here, the files' bytes,
    and sealed entries, of which nothing more is known."""

    records: int = 0
    files: int = 0
    size: int = 0
    sealed: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether nothing stands there."""
        return not (self.records or self.files or self.sealed)


@dataclass(frozen=True, slots=True)
class Places:
    """`at` has an amount for each place. `has_relay` is False while no relay is set up, and
    then nothing can be there. `last_receipt` and `last_parcel` are UTC texts."""

    at: dict[Where, Amount]
    in_mission: bool
    is_headquarters: bool
    has_relay: bool
    receipts_needed: int
    last_parcel: str | None
    last_receipt: str | None

    @property
    def waiting(self) -> Amount:
        """All that headquarters has not confirmed."""
        some = [amount for where, amount in self.at.items() if where != Where.AT_HEADQUARTERS]
        return Amount(
            sum(one.records for one in some),
            sum(one.files for one in some),
            sum(one.size for one in some),
            sum(one.sealed for one in some),
        )


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Asking an open archive where its things are."""

    archive: Archive

    def places(self) -> Places:
        """Everything this archive wrote, place by place. What only tells of the keeping
        itself (custody entries) is not counted where it can be read."""
        db = self.archive.reading()
        ours = mission.find(db)
        ledgers = _ledgers(db)
        stretches = [stretch for ledger in ledgers for stretch in ledger.stretches()]
        contents = _contents(db, ledgers)
        last = [one.when for led in ledgers for one in receipts.of_device(db, led.device)]
        own = devices.require_own(db)
        return Places(
            _amounts(db, stretches, contents),
            in_mission=ours is not None,
            is_headquarters=own.row.role is Role.COORDINATOR,
            has_relay=bool(settings.get(db, RELAY)) or any(map(_is_relay, roads.everything(db))),
            receipts_needed=ours.receipts_needed if ours else 1,
            last_parcel=holdings.last_parcel(db),
            last_receipt=max(last, default=None),
        )

    def waiting_contents(self) -> set[ContentId]:
        """Files of this archive that no road has yet, and that headquarters has not."""
        db = self.archive.reading()
        at = _contents(db, _ledgers(db))
        handed = carried_by(row for row in _homeward(db) if row.handed is not None)
        waiting = {content for content, where in at.items() if where < Where.AT_RELAY}
        return waiting - handed.contents

    def of_record(self, record: RecordId) -> Where | None:
        """Where the least safe of a record's own entries and files is; None for one of others."""
        db = self.archive.reading()
        ledgers = {ledger.device: ledger for ledger in _ledgers(db)}
        found: list[Where] = []
        for device, index in holdings.places_of_record(db, record):
            ledger = ledgers.get(device)
            if ledger is None:
                continue
            found.append(ledger.entry(index))
            found += [
                ledger.content(index, content)
                for _, content in receipts.contents_mentioned(db, device, 0, index, index + 1)
            ]
        return min(found, default=None)


def note_sent(tx: Transaction) -> None:
    """A file for headquarters was made of everything that had not arrived; somebody carries it,
    so nothing here can tell what becomes of it."""
    sent = _sent(tx.db)
    own = {row.device for row in devices.everyone(tx.db) if row.state in ("own", "former")}
    for device, branch, size in entries.ledgers(tx.db):
        if device in own and not branch:
            sent[device] = max(size, sent.get(device, 0))
    settings.put(tx, settings.SENT, {name: sent[name] for name in sorted(sent)})


@dataclass(frozen=True, slots=True)
class _Ledger:
    """One own ledger: what has arrived of it, how much of it was put into files to be carried,
    and what goes by roads."""

    device: str
    size: int
    delivery: Delivery
    sent: int
    by_road: Carried
    at_relay: Carried

    def stretches(self) -> Iterator[holdings.Stretch]:
        """The ledger in pieces that stand in one place each; there are few."""
        ends = {0, self.sent, self.size}
        for receipt in self.delivery.receipts:
            ends |= {
                receipt.size,
                *(end for pair in receipt.missing_entries for end in (pair[0], pair[1] + 1)),
            }
        for carried in (self.by_road, self.at_relay):
            for first, last in carried.ranges.get(self.device, ()):
                ends |= {first, last + 1}
        cuts = sorted(end for end in ends if end <= self.size)
        for start, end in itertools.pairwise(cuts):
            yield holdings.Stretch(self.device, start, end, self.entry(start))

    def entry(self, index: int) -> Where:
        if self.delivery.has_entry(index):
            return Where.AT_HEADQUARTERS
        if self.at_relay.has_entry(self.device, index):
            return Where.AT_RELAY
        goes = index < self.sent or self.by_road.has_entry(self.device, index)
        return Where.ON_ITS_WAY if goes else Where.HERE_ONLY

    def content(self, index: int, content: ContentId) -> Where:
        if self.delivery.has_content(index, content):
            return Where.AT_HEADQUARTERS
        if content in self.at_relay.contents:
            return Where.AT_RELAY
        goes = index < self.sent or content in self.by_road.contents
        return Where.ON_ITS_WAY if goes else Where.HERE_ONLY


def _ledgers(db: Database) -> list[_Ledger]:
    ours = mission.find(db)
    sent = _sent(db)
    sizes = {device: size for device, branch, size in entries.ledgers(db) if not branch}
    homeward = list(_homeward(db))
    by_road = carried_by(homeward)
    at_relay = carried_by(row for row in homeward if row.handed is not None and _is_relay(row))
    return [
        _Ledger(
            row.device,
            sizes.get(row.device, 0),
            to_headquarters(db, ours, row.device) if ours else NOTHING_ARRIVED,
            sent.get(row.device, 0),
            by_road,
            at_relay,
        )
        for row in devices.everyone(db)
        if row.state in ("own", "former")
    ]


def _contents(db: Database, ledgers: list[_Ledger]) -> dict[ContentId, Where]:
    """Every content of these ledgers, at the least safe of its places."""
    contents = dict.fromkeys(holdings.unmentioned_contents(db), Where.HERE_ONLY)
    for ledger in ledgers:
        for index, content in receipts.contents_mentioned(db, ledger.device, 0):
            where = ledger.content(index, content)
            contents[content] = min(where, contents.get(content, where))
    return contents


def _homeward(db: Database) -> Iterator[RoadParcel]:
    """What goes to headquarters by any road: what is for a single device gets nothing home."""
    ours = mission.find(db)
    if ours is not None:
        box = headquarters_mailbox(ours.id)
        yield from (row for row in roads.everything(db) if row.box == box)


def _is_relay(row: RoadParcel) -> bool:
    return row.road.startswith(("https://", "http://"))


def _sent(db: Database) -> dict[str, int]:
    kept = settings.get(db, settings.SENT, {})
    told = kept if isinstance(kept, dict) else {}
    return {device: size for device, size in told.items() if isinstance(size, int)}


def _amounts(
    db: Database, stretches: list[holdings.Stretch], contents: dict[ContentId, Where]
) -> dict[Where, Amount]:
    records = holdings.records_at(db, stretches, KIND)
    sealed = holdings.sealed_at(db, stretches)
    sizes = holdings.sizes_here(db)
    files: dict[Where, list[int]] = {where: [] for where in Where}
    for content, where in contents.items():
        if content in sizes:
            files[where].append(sizes[content])
    return {
        where: Amount(
            records.get(where, 0), len(files[where]), sum(files[where]), sealed.get(where, 0)
        )
        for where in Where
    }
