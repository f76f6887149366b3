"""Making a parcel: everything without a receipt, or what was named, for a class or a device.

The recipe is frozen in one transaction, together with the custody entry that says it
was made; then the file is written from the recipe. A kill in between costs a file that
can be made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from satchel.crypto.age import FILE_KEY_SIZE, NONCE_SIZE, make_header, open_header
from satchel.crypto.digest import sha256
from satchel.crypto.xwing import Recipient
from satchel.domain.errors import RefusedByPolicy
from satchel.domain.ids import ContentId, RecordId, new_record_id
from satchel.domain.moments import Clock
from satchel.domain.words import Act, Audience, Role
from satchel.storage import (
    content_map,
    content_table,
    devices,
    entries,
    mission,
    outside,
    parcels,
    receipts,
)
from satchel.storage.archive import Archive
from satchel.storage.content_table import Place as StoredPlace
from satchel.storage.database import Database
from satchel.storage.devices import Device
from satchel.storage.journal import Journal
from satchel.storage.parcels import Recipe, RecipeMember
from satchel.storage.receipts import Receipt
from satchel.storage.transaction import Transaction
from satchel.sync import planning
from satchel.sync.bookkeeping import KIND, PARCEL_MADE
from satchel.sync.delivery import NOTHING_ARRIVED, Delivery, to_device, to_headquarters
from satchel.sync.letters import letters_for
from satchel.sync.packing import (
    PARCEL_LIMIT,
    Piece,
    content_members,
    cut,
    inline,
    ledger_members,
    volumes,
)
from satchel.sync.parcel_files import parcel_sink
from satchel.sync.planning import Choice, LedgerPlan
from satchel.sync.recipes import Cancelled, Progress, file_size, produce
from satchel.sync.sender_card import own_sender
from satchel.sync.underway import ByRoad
from satchel.sync.whereabouts import note_sent
from satchel.wire.handover import ReceiptLetter
from satchel.wire.mission import Mission


@dataclass(frozen=True, slots=True)
class ParcelWish:
    """`to` is a class, a member code or a device; None means headquarters.

    `only` names records; `everything` sends again what has arrived already. Of those in
    `returned` a device is given back even what it wrote itself.
    """

    to: str | None = None
    only: tuple[RecordId, ...] | None = None
    everything: bool = False
    returned: frozenset[RecordId] = frozenset()


@dataclass(slots=True)
class Made:
    """What was made: parcel ids, files, and how much is in them."""

    parcels: list[str] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    entries: int = 0
    frozen: int = 0
    contents: int = 0
    size: int = 0
    left_out: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Address:
    """Whom a parcel is sealed to. `device` is None for a class."""

    name: str
    recipients: tuple[Recipient, ...]
    device: Device | None

    @property
    def is_headquarters(self) -> bool:
        if self.device is None:
            return self.name == Audience.COORDINATION.value
        return self.device.role is Role.COORDINATOR

    @property
    def is_observer(self) -> bool:
        return self.device is not None and self.device.role is Role.OBSERVER


@dataclass(frozen=True, slots=True)
class ParcelMaking:
    """Making parcels of one open archive."""

    archive: Archive
    journal: Journal
    clock: Clock
    limit: int = PARCEL_LIMIT

    def make(
        self,
        target: Path,
        wish: ParcelWish,
        *,
        part_size: int | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Made:
        """Write the parcel to `target` (more parcels: `target-2`, …; parts: `target.001`, …).

        Raises RefusedByPolicy outside a mission and for a pending receiver, NoSuchThing
        for an unknown one, UsageError when a file exists already.
        """
        made = Made()
        with self.archive.writing() as tx:
            address = find_address(tx.db, wish.to)
            _require_admitted(address)
            self.note(tx, address)
            made = self.freeze(tx, address, wish)
            if wish.only is None and address.is_headquarters:
                note_sent(tx)
        self.write(made, target, part_size=part_size, progress=progress, cancelled=cancelled)
        ours = mission.require(self.archive.reading())
        content_map.write_map(self.archive, ours.recipients(Audience.COORDINATION))
        return made

    def freeze(
        self,
        tx: Transaction,
        address: Address,
        wish: ParcelWish,
        *,
        reply_with: Sequence[Receipt] | None = None,
        by_road: ByRoad | None = None,
    ) -> Made:
        """Keep the recipes of what `wish` asks for; nothing is written outside yet.

        `reply_with` sends just these receipts, and the entries that belong to them. `by_road`
        leaves out what goes by the road already; then there may be no parcel at all.
        """
        made = Made()
        ours = mission.require(tx.db)
        choice = _choice(tx.db, ours, address, wish)
        if by_road is not None:
            choice = by_road.narrowed(choice)
        plans = (
            _plans(tx.db, address, wish, choice)
            if reply_with is None
            else _plans_of_reply(tx.db, address, reply_with)
        )
        if by_road is not None:
            own = {row.device for row in devices.everyone(tx.db) if row.state in ("own", "former")}
            plans = [p for p in plans if p.device in own or by_road.passes_on(p.device)]
        first: list[RecipeMember] = []
        brought = {plan.device for plan in plans}
        for number, raw in enumerate(letters_for(tx, address.device, brought)):
            first.append(inline(f"data/mission/{number:06}.json", raw))
        for number, raw in enumerate(_receipt_letters(tx.db, address, reply_with)):
            first.append(inline(f"data/receipts/{number:06}.json", raw))
        for number, plan in enumerate(plans):
            first += ledger_members(tx, number, plan, ours)
            made.entries += len(plan.indexes)
        if wish.only is None and not address.is_observer and reply_with is None:
            first += _frozen_members(tx.db, choice, made)
        pieces = self._pieces(tx.db, plans, choice, address, made)
        used, room = sum(member.size for member in first), self.limit
        if by_road is not None:
            if not by_road.is_worth(tx.db, plans, made.frozen, pieces):
                return Made()
            lines = made.entries + made.frozen
            used, room = by_road.used_at_first(used, lines, pieces), by_road.volume
            pieces = by_road.ordered(pieces)
        for part_of_contents in volumes(pieces, used, room):
            members = [*first, *content_members(part_of_contents)]
            made.parcels.append(self._keep(tx, address, members))
            first = first[: _count_letters(first)]
        return made

    def write(
        self,
        made: Made,
        target: Path,
        *,
        part_size: int | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> None:
        """Write frozen parcels to files; `made` is told of them."""
        for number, parcel in enumerate(made.parcels, 1):
            length = file_size(self.archive, parcel)
            path = target if number == 1 else target.with_name(f"{target.name}-{number}")
            with parcel_sink(path, parcel, length, part_size) as (write, files):
                produce(self.archive, parcel, write, progress=progress, cancelled=cancelled)
            made.files += files
            made.size += length
        with self.archive.writing() as tx:
            for path in made.files:
                outside.note(tx, outside.Sort.PARCEL, path, self.clock().utc_text())

    def note(self, tx: Transaction, address: Address) -> None:
        """Tell the ledger that a parcel is made for `address`."""
        detail = {"to": address.name}
        self.journal.append(
            tx,
            KIND,
            what={"act": Act.CREATE.value, "set": {"act": PARCEL_MADE, "detail": detail}},
        )

    def _keep(self, tx: Transaction, address: Address, members: list[RecipeMember]) -> str:
        random = self.archive.random
        parcel = new_record_id(random)
        card = inline("data/sender.json", own_sender(tx.db, parcel))
        file_key = random(FILE_KEY_SIZE)
        recipe = Recipe(
            parcel,
            address.name,
            make_header(file_key, address.recipients),
            random(NONCE_SIZE),
            file_key,
        )
        parcels.put_recipe(tx, recipe, [card, *members], self.clock().utc_text())
        return parcel

    def _pieces(
        self,
        db: Database,
        plans: Sequence[LedgerPlan],
        choice: Choice,
        address: Address,
        made: Made,
    ) -> list[Piece]:
        wanted = _wanted_contents(db, plans, choice)
        found: list[list[Piece]] = []
        for content in wanted:
            stored = content_table.find(db, content)
            if stored is None or stored.place is not StoredPlace.HERE:
                continue
            header = _header_for(db, stored, address)
            if header is None:
                made.left_out.append(f"Content {content} cannot be addressed to {address.name}.")
                continue
            made.contents += 1
            found.append(cut(content, header, stored.payload_size, self.limit * 3 // 4))
        found.sort(key=lambda pieces: (sum(piece.size for piece in pieces), pieces[0].content))
        return [piece for pieces in found for piece in pieces]


def find_address(db: Database, name: str | None) -> Address:
    """Headquarters, a class, or a device by its id or its member's code."""
    ours = mission.require(db)
    if name is None or name == Audience.COORDINATION.value:
        recipients = tuple(ours.recipients(Audience.COORDINATION))
        return Address(Audience.COORDINATION.value, recipients, None)
    if name == Audience.LEGAL.value:
        return Address(name, tuple(ours.recipients(Audience.LEGAL)), None)
    row = devices.by_mailbox_of(db, name)
    assert row.mailbox is not None
    return Address(row.device, (Recipient(row.mailbox),), row)


def _require_admitted(address: Address) -> None:
    row = address.device
    if row is not None and row.state != "admitted":
        raise RefusedByPolicy(
            f"Device {row.device} is {row.state}: nothing is sent to it but its admission and "
            "receipts, with 'parcel open --reply'.",
            code="not-admitted",
        )


def _choice(db: Database, ours: Mission, address: Address, wish: ParcelWish) -> Choice:
    records = None if wish.only is None else frozenset(wish.only)
    row = address.device

    def delivery(device: str) -> Delivery:
        if wish.everything or wish.only is not None or address.name == Audience.LEGAL.value:
            return NOTHING_ARRIVED
        if row is not None:
            return to_device(db, device, row.device)
        return to_headquarters(db, ours, device)

    return Choice(delivery, records)


def _plans(db: Database, address: Address, wish: ParcelWish, choice: Choice) -> list[LedgerPlan]:
    if address.is_observer and wish.only is None:
        return []
    plans = list(planning.own_ledgers(db, choice))
    if devices.require_own(db).row.role is not Role.OBSERVER:
        receiver = None if address.device is None else address.device.device
        plans += planning.passed_on(db, choice, receiver)
        if receiver is not None and wish.returned:
            plans += planning.returned(db, replace(choice, records=wish.returned), receiver)
    return plans


def _plans_of_reply(db: Database, address: Address, given: Sequence[Receipt]) -> list[LedgerPlan]:
    """The entries with the lists of these receipts: this archive's, and passed-on ones."""
    own = devices.require_own(db).device
    mine = [receipt.listing for receipt in given if receipt.coordinator == own]
    plans = [planning.extract(db, mine)] if mine else []
    rows = [entries.entry(db, receipt.listing) for receipt in given if receipt.coordinator != own]
    records = frozenset(row.record for row in rows if row is not None)
    if records:
        choice = Choice(lambda _: NOTHING_ARRIVED, records)
        plans += planning.passed_on(db, choice, address.device.device if address.device else None)
    return plans


def _wanted_contents(db: Database, plans: Iterable[LedgerPlan], choice: Choice) -> list[ContentId]:
    """Contents that the planned ledgers' entries refer to and that have not arrived."""
    wanted: dict[ContentId, None] = {}
    for plan in plans:
        delivery = choice.delivery(plan.device)
        carried = set(plan.indexes)
        for index, content in receipts.contents_mentioned(db, plan.device, plan.branch):
            if choice.records is not None and index not in carried:
                continue
            if not delivery.has_content(index, content):
                wanted[content] = None
    return list(wanted)


def _header_for(db: Database, stored: content_table.Stored, address: Address) -> bytes | None:
    """The header a content leaves with: its own, or one for a device without class keys."""
    if not address.is_observer:
        return stored.header
    key = stored.file_key
    if key is None and stored.header is not None:
        try:
            key = open_header(stored.header, mission.class_identities(db))
        except RefusedByPolicy:
            return None
    return None if key is None else make_header(key, address.recipients)


def _frozen_members(db: Database, choice: Choice, made: Made) -> list[RecipeMember]:
    members: list[RecipeMember] = []
    for bundle in parcels.frozen(db):
        delivery = choice.delivery(bundle.device)
        if delivery.has_all(bundle.indexes):
            continue
        data = parcels.frozen_bytes(db, bundle.bundle) or b""
        source = {"bundle": bundle.bundle}
        name = f"data/frozen/{len(members):06}.age"
        members.append(RecipeMember(name, len(data), source=source, sha256=sha256(data)))
        made.frozen += 1
    return members


def _receipt_letters(
    db: Database, address: Address, reply_with: Sequence[Receipt] | None
) -> list[bytes]:
    """The receipts of a reply, or all of them for a member who gets every entry anyway."""
    given = reply_with
    if given is None:
        row = address.device
        passes_on = row is not None and row.role is not Role.OBSERVER
        given = receipts.latest_of_all(db) if passes_on else []
        # What counts of a revoked device is told by them, whatever was confirmed later.
        given += [one for one in receipts.before_revocation(db) if passes_on and one not in given]
    return [
        ReceiptLetter(item.coordinator, item.device, item.checkpoint, item.listing).to_bytes()
        for item in given
    ]


def _count_letters(members: Sequence[RecipeMember]) -> int:
    """How many members at the beginning every further parcel carries too."""
    return sum(member.name.startswith("data/mission/") for member in members)
