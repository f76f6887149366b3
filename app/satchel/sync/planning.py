"""What a parcel should carry of which ledger: decided before anything is written.

Own ledgers (a restored archive has several) begin where the first unconfirmed entry
stands and get a checkpoint now; other devices' ledgers are passed on run by run under
the checkpoints they came with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from satchel.domain.ids import DeviceId, LeafHash, RecordId
from satchel.ledger.checkpoint import Checkpoint, sign_checkpoint
from satchel.ledger.merkle import Frontier
from satchel.storage import devices, entries, parcels, segments
from satchel.storage.database import Database
from satchel.storage.segments import Segment
from satchel.sync.delivery import Delivery
from satchel.wire.signed import SigningKeys

DeliveryOf = Callable[[str], Delivery]


@dataclass(frozen=True, slots=True)
class LedgerPlan:
    """Leaves `start` … `size`-1 of a ledger, and the entries at `indexes` of them."""

    device: DeviceId
    branch: int
    start: int
    size: int
    frontier: bytes
    checkpoint: str
    is_complete: bool
    indexes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which entries are wanted: those of `records` (None: all) that have not arrived."""

    delivery: DeliveryOf
    records: frozenset[RecordId] | None = None

    def wants(self, db: Database, device: str, places: Iterable[entries.Position]) -> list[int]:
        """Indexes of the wanted among `places`, whether or not they can be read here."""
        delivery = self.delivery(device)
        if self.records is None:
            return [place.index for place in places if not delivery.has_entry(place.index)]
        named = {row.leaf for record in self.records for row in entries.entries_of(db, record)}
        return [
            place.index
            for place in places
            if place.leaf in named and not delivery.has_entry(place.index)
        ]


def own_ledgers(db: Database, choice: Choice) -> Iterator[LedgerPlan]:
    """This device's ledger, and those it had before backups were restored."""
    own = devices.require_own(db)
    formers = [row for row in devices.everyone(db) if row.state == "former"]
    yield from _own_ledger(db, own.device, own.keys, choice)
    for row in formers:
        yield from _own_ledger(db, row.device, devices.keys_of(db, row.device), choice)


def passed_on(db: Database, choice: Choice, receiver: str | None) -> Iterator[LedgerPlan]:
    """Other devices' ledgers as far as they are here, save the receiver's own."""
    own = {row.device for row in devices.everyone(db) if row.state in ("own", "former")}
    by_ledger: dict[tuple[DeviceId, int], list[Segment]] = {}
    for segment in segments.everything(db):
        if segment.device not in own and segment.device != receiver:
            by_ledger.setdefault((segment.device, segment.branch), []).append(segment)
    for group in by_ledger.values():
        for run in segments.runs(group):
            yield from _run(db, run, choice)


def returned(db: Database, choice: Choice, receiver: DeviceId) -> Iterator[LedgerPlan]:
    """Entries that the receiver's own device wrote, back to it: it may have sealed them since."""
    held = [one for one in segments.of_device(db, receiver) if one.branch == 0]
    for run in segments.runs(held):
        yield from _run(db, run, choice)


def extract(db: Database, leaves: Iterable[LeafHash]) -> LedgerPlan:
    """Only these entries of the own ledger, under a checkpoint made now."""
    own = devices.require_own(db)
    indexes = sorted(
        place.index
        for leaf in leaves
        for device, branch, place in entries.places_of(db, leaf)
        if device == own.device and branch == 0
    )
    return _signed(db, own.device, own.keys, indexes[0], indexes, is_complete=False)


def _own_ledger(
    db: Database, device: DeviceId, keys: SigningKeys, choice: Choice
) -> Iterator[LedgerPlan]:
    places = entries.positions(db, device, 0)
    wanted = choice.wants(db, device, places)
    frozen = _frozen_indexes(db, device, choice) if choice.records is None else set()
    if not places or not (wanted or choice.records is None):
        return
    start = min([*wanted, *frozen, len(places)])
    known = entries.known_leaves(db, (places[index].leaf for index in wanted))
    carried = [index for index in wanted if places[index].leaf in known]
    yield _signed(db, device, keys, start, carried, is_complete=True)


def _frozen_indexes(db: Database, device: str, choice: Choice) -> set[int]:
    """Where the stretches begin of bundles that go, whole, if only one line has not arrived."""
    delivery = choice.delivery(device)
    return {
        first
        for bundle in parcels.frozen(db)
        if bundle.device == device and not delivery.has_all(bundle.indexes)
        for first, _ in bundle.indexes
    }


def _signed(
    db: Database,
    device: DeviceId,
    keys: SigningKeys,
    start: int,
    indexes: list[int],
    *,
    is_complete: bool,
) -> LedgerPlan:
    frontier = Frontier()
    at_start = frontier.to_bytes()
    for place in entries.positions(db, device, 0):
        if place.index == start:
            at_start = frontier.to_bytes()
        frontier.append(bytes.fromhex(place.leaf))
    if frontier.size == start:
        at_start = frontier.to_bytes()
    head = Checkpoint(device, frontier.size, frontier.root)
    note = sign_checkpoint(head, keys.ed25519, keys.ml_dsa_44)
    return LedgerPlan(device, 0, start, frontier.size, at_start, note, is_complete, tuple(indexes))


def _run(db: Database, run: list[Segment], choice: Choice) -> Iterator[LedgerPlan]:
    last = max(run, key=lambda segment: segment.size)
    first = min(segment.start for segment in run)
    places = entries.positions(db, last.device, last.branch, first, last.size)
    wanted = choice.wants(db, last.device, places)
    known = entries.known_leaves(db, (place.leaf for place in places))
    carried = {place.index for place in places if place.leaf in known}.intersection(wanted)
    # Lines that go as ciphertext need the leaves of their ledger beside them all the same.
    frozen: set[int] = set()
    if choice.records is None and last.branch == 0:
        frozen = _frozen_indexes(db, last.device, choice).intersection(range(first, last.size))
    if not carried and not frozen:
        return
    lowest = min(carried | frozen)
    needed = [segment for segment in run if segment.size > lowest]
    begin = min(needed, key=lambda segment: segment.start)
    yield LedgerPlan(
        last.device,
        last.branch,
        begin.start,
        last.size,
        begin.frontier,
        last.checkpoint,
        choice.records is None and all(not segment.is_extract for segment in needed),
        tuple(sorted(carried)),
    )
