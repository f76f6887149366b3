"""Sealing: this device forgets how to read something; removing: it gives up ciphertext.

What has not arrived is first frozen for headquarters; then the archive is written anew
under a fresh key, without what was sealed. No network and no receipt is needed. A kill
in between leaves the marks of what is to go, and the next opening ends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from satchel.crypto.age import make_header, seal_bytes
from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.domain.ids import ContentId, DeviceId, LeafHash, RecordId
from satchel.domain.json_values import JsonObject
from satchel.domain.moments import Clock
from satchel.domain.words import Act, Audience, Role
from satchel.ledger.line import Line
from satchel.storage import (
    content_table,
    devices,
    entries,
    holdings,
    mission,
    outside,
    parcels,
    receipts,
    recordings,
    rewrite,
    sealing_rows,
    search_index,
    settings,
)
from satchel.storage.archive import Archive
from satchel.storage.content_table import Place
from satchel.storage.database import Database
from satchel.storage.journal import Journal
from satchel.storage.transaction import Transaction
from satchel.sync import granting, joining
from satchel.sync.bookkeeping import is_bookkeeping
from satchel.sync.delivery import NOTHING_ARRIVED, Delivery, to_headquarters
from satchel.sync.freezing import contents_of, freeze_ledger
from satchel.wire.mission import Mission

WARNING: Final = (
    "Old blocks of this disk, together with the passphrase, may still open what was sealed."
)


@dataclass(frozen=True, slots=True)
class Sealed:
    """How many entries and files can no longer be read here."""

    entries: int
    contents: int


@dataclass(frozen=True, slots=True)
class SealedState:
    """All that the device says of what it sealed. `last_receipt` is UTC text; `unconfirmed`
    counts what a person would miss at headquarters, not the entries that tell of sending."""

    entries: int
    unconfirmed: int
    last_receipt: str | None


@dataclass(frozen=True, slots=True)
class Sealing:
    """Sealing and removing in one open archive."""

    archive: Archive
    journal: Journal
    clock: Clock

    def seal(self, records: Sequence[RecordId]) -> Sealed:
        """Records with their contents and whole history. Raises NoSuchThing, and
        RefusedByPolicy outside a mission: there is nobody to seal to."""
        db = self.archive.reading()
        for record in records:
            if not entries.entries_of(db, record):
                raise NoSuchThing(f"There is no record {record!r} here that can be read.")
        chosen = set(records)
        return self._seal([pair for pair in sealing_rows.readable(db) if pair[1] in chosen])

    def promise_all(self) -> None:
        """Some milliseconds: if this process ends before `seal_all` has, the next opening
        seals everything before anything can be read. Raises RefusedByPolicy as `seal` does.

        Until then someone with the passphrase and tools of their own could still read it.
        """
        with self.archive.writing() as tx:
            mission.require(tx.db)
            settings.put(tx, settings.SEAL_ALL, True)

    def seal_all(self) -> Sealed:
        """Everything that can be read here, and every file's key, whatever refers to it."""
        return self._seal(sealing_rows.readable(self.archive.reading()), everything=True)

    def finish(self) -> bool:
        """End a seal that was cut off; whether there was one. For an archive just opened."""
        if not sealing_rows.is_marked(self.archive.reading()):
            return False
        rewrite.write_next_generation(
            self.archive, sealing_rows.kept_rows(), rebuild=search_index.rebuild
        )
        return True

    def remove_received(self) -> int:
        """Delete the ciphertext of every file that has arrived; how many."""
        with self.archive.writing() as tx:
            mission.require(tx.db)
            arrived = _arrived(tx.db)
            for content in arrived:
                self.archive.contents.remove(tx, content)
            if arrived:
                self._note(tx, "removed", len(arrived))
        return len(arrived)

    def received(self) -> holdings.Bytes:
        """What `remove_received` would delete, and how many bytes of ciphertext that is."""
        db = self.archive.reading()
        arrived = [content_table.find(db, content) for content in _arrived(db)]
        return holdings.Bytes(len(arrived), sum(one.payload_size for one in arrived if one))

    def state(self) -> SealedState:
        """Counts, and when the last receipt came."""
        db = self.archive.reading()
        ours = mission.find(db)
        mine = _own_ledgers(db)
        unconfirmed = 0
        times: list[str] = []
        for device in mine:
            times += [receipt.when for receipt in receipts.of_device(db, device)]
            if ours is not None:
                delivery = to_headquarters(db, ours, device)
                unconfirmed += sum(
                    not delivery.has_entry(place.index) and not is_bookkeeping(db, place.leaf)
                    for place in entries.positions(db, device, 0)
                )
        return SealedState(sealing_rows.count_sealed(db), unconfirmed, max(times, default=None))

    def _seal(
        self, doomed: Sequence[tuple[LeafHash, RecordId]], *, everything: bool = False
    ) -> Sealed:
        with self.archive.writing() as tx:
            ours = mission.require(tx.db)
            leaves = {leaf for leaf, _ in doomed}
            if everything:
                settings.put(tx, settings.SEAL_ALL, None)
                outside.forget_names(tx)
                contents = sealing_rows.contents_here(tx.db)
                _give_headers(tx, ours, contents)
            else:
                contents = _only_in(tx.db, leaves)
                _require_headers(tx.db, contents)
            # A grant that stays would give its content's key back with the next parcel.
            granted = granting.of_contents(tx.db, set(contents))
            leaves |= {leaf for leaf, _ in granted}
            records = {record for _, record in (*doomed, *granted)}
            for device in _own_ledgers(tx.db):
                delivery = to_headquarters(tx.db, ours, device)
                freeze_ledger(tx, device, _unconfirmed(tx.db, device, leaves, delivery))
            if devices.require_own(tx.db).row.role is Role.COORDINATOR:
                # Observers may have removed what we gave a receipt for, and not every lawyer
                # has it yet: what headquarters forgets must still go on from here.
                for device in _others_ledgers(tx.db):
                    freeze_ledger(tx, device, _unconfirmed(tx.db, device, leaves, NOTHING_ARRIVED))
            _seal_recordings(tx, ours, None if everything else records)
            sealing_rows.mark(tx, leaves, records, contents)
            forgotten = sealing_rows.forget_keys(tx)
            parcels.forget_recipes(tx)
            devices.new_mailbox(tx, self.archive.random, self.clock().utc_text())
        self.finish()
        with self.archive.writing() as tx:
            self._note(tx, "sealed", len(leaves))
        return Sealed(len(leaves), forgotten)

    def _note(self, tx: Transaction, act: str, count: int) -> None:
        said: JsonObject = {"act": act, "detail": {"count": count}}
        self.journal.append(tx, "custody-entry", what={"act": Act.CREATE.value, "set": said})


def _own_ledgers(db: Database) -> list[DeviceId]:
    return [row.device for row in devices.everyone(db) if row.state in ("own", "former")]


def _others_ledgers(db: Database) -> list[DeviceId]:
    own = set(_own_ledgers(db))
    return [device for device, branch, _ in entries.ledgers(db) if not branch and device not in own]


def _unconfirmed(
    db: Database, device: DeviceId, leaves: set[LeafHash], delivery: Delivery
) -> Iterator[Line]:
    """Lines about to go that headquarters does not hold yet."""
    going = [
        place
        for place in entries.positions(db, device, 0)
        if place.leaf in leaves and not delivery.has_entry(place.index)
    ]
    return (line for line in entries.lines_at(db, going) if line.header is not None)


def _only_in(db: Database, leaves: set[LeafHash]) -> list[ContentId]:
    """Contents that these entries refer to and no other readable entry does.

    Of an entry that is sealed to others only its sender's word tells what it refers to:
    enough to forget a key, not enough to keep one.
    """
    staying: set[ContentId] = set()
    going = dict.fromkeys(sorted(receipts.contents_of_entries(db, leaves)))
    readable = [entries.Position(0, leaf, b"") for leaf, _ in sealing_rows.readable(db)]
    for line in entries.lines_at(db, readable):
        if line.leaf in leaves:
            going.update(dict.fromkeys(contents_of(line)))
        else:
            staying.update(contents_of(line))
    return [content for content in going if content not in staying]


def _seal_recordings(tx: Transaction, ours: Mission, hearings: set[RecordId] | None) -> None:
    """What was recorded and is not a record yet, under these or all: its key is for
    headquarters alone from here on, also for what is still being recorded."""
    for row in recordings.everything(tx.db):
        if row.seed is not None and (hearings is None or row.hearing in hearings):
            readers = ours.recipients(Audience(row.audience))
            recordings.forget_seed(tx.db, row.recording, seal_bytes(row.seed, readers))


def _give_headers(tx: Transaction, ours: Mission, contents: Iterable[ContentId]) -> None:
    """Nothing may stand in the way of sealing everything: what was saved before joining is
    addressed now, and what no entry speaks of to the narrower class."""
    bare = [
        stored
        for stored in (content_table.find(tx.db, content) for content in contents)
        if stored is not None and stored.header is None and stored.file_key is not None
    ]
    if not bare:
        return
    joining.address_contents(tx, ours)
    for stored in bare:
        again = content_table.find(tx.db, stored.content)
        if stored.file_key is not None and again is not None and again.header is None:
            header = make_header(stored.file_key, ours.recipients(Audience.LEGAL))
            content_table.set_header(tx, stored.content, header)


def _require_headers(db: Database, contents: Iterable[ContentId]) -> None:
    """What was saved before joining and has no header yet would be lost with its key."""
    for content in contents:
        stored = content_table.find(db, content)
        if stored is not None and stored.place is Place.HERE and stored.header is None:
            raise RefusedByPolicy(
                "A file saved before joining the mission is not addressed to it yet; make a "
                "parcel first, then seal.",
                code="no-recipients",
            )


def _arrived(db: Database) -> list[ContentId]:
    """Contents here of which every mention in this device's ledgers has arrived."""
    ours = mission.find(db)
    if ours is None:
        return []
    arrived: dict[ContentId, bool] = {}
    for device in _own_ledgers(db):
        delivery = to_headquarters(db, ours, device)
        for index, content in receipts.contents_mentioned(db, device, 0):
            so_far = arrived.get(content, True)
            arrived[content] = so_far and delivery.has_content(index, content)
    found = []
    for content, has_arrived in arrived.items():
        stored = content_table.find(db, content)
        if has_arrived and stored is not None and stored.place is Place.HERE:
            found.append(content)
    return found
