"""Taking receipts in: what a coordinator cosigned, and what she said she does not hold.

A receipt counts only whole: both cosignatures, the checkpoint's own signatures, her
entry with the list, and a history that is really ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import ContentId, DeviceId, is_hash
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.words import Audience, Role, Section
from satchel.ledger.checkpoint import Checkpoint, open_checkpoint
from satchel.ledger.cosignature import verify_cosignature
from satchel.ledger.entry import read_header, read_section
from satchel.ledger.merkle import Frontier
from satchel.storage import devices, entries, parcels, receipts
from satchel.storage.database import Database
from satchel.storage.receipts import Ranges, Receipt
from satchel.storage.transaction import Transaction
from satchel.sync.bookkeeping import RECEIPT_GIVEN
from satchel.sync.delivery import Delivery, to_device, to_headquarters
from satchel.sync.recipes import LinesSource
from satchel.wire.handover import ReceiptLetter
from satchel.wire.mission import Mission


def receipt_name(coordinator: str) -> str:
    """The key name of a coordinator's cosignatures."""
    return f"{coordinator}/receipts"


def take(tx: Transaction, letters: Iterable[ReceiptLetter], ours: Mission) -> tuple[int, list[str]]:
    """Keep what verifies; how many are new, and a sentence for each that does not count."""
    new, problems = 0, []
    for letter in letters:
        try:
            receipt = _verified(tx.db, letter)
        except IntegrityFailure as failure:
            problems.append(f"A receipt of {letter.coordinator} does not count: {failure.message}")
            continue
        if receipt is not None and receipts.put(tx, receipt):
            new += 1
    _drop_arrived(tx, ours)
    if new:
        _forget_arrived(tx, ours)
    return new, problems


def listing_of(db: Database, leaf: str) -> JsonObject | None:
    """What a receipt's entry says, if it is here and readable."""
    row = entries.entry(db, leaf)  # type: ignore[arg-type]  # a leaf hash is text
    if row is None:
        return None
    raw = entries.sections_of(db, row.leaf).get(Section.WHAT)
    if raw is None or raw.plain is None:
        return None
    what = read_section(read_header(row.header), Section.WHAT, raw.plain)
    said = what.get("set")
    if not isinstance(said, Mapping) or said.get("act") != RECEIPT_GIVEN:
        return None
    detail = said.get("detail")
    return detail if isinstance(detail, Mapping) else None


def _verified(db: Database, letter: ReceiptLetter) -> Receipt | None:
    coordinator = devices.find(db, letter.coordinator)
    device = devices.find(db, letter.device)
    if coordinator is None or device is None:
        return None
    if coordinator.receipt_keys is None or coordinator.admission is None:
        raise IntegrityFailure("its signer is not an admitted coordinator")
    if coordinator.role is not Role.COORDINATOR:
        raise IntegrityFailure("its signer is not a coordinator")
    keys = coordinator.receipt_keys
    checkpoint = open_checkpoint(letter.checkpoint, device.keys.ed25519, device.keys.ml_dsa_44)
    time_s = verify_cosignature(
        letter.checkpoint, receipt_name(letter.coordinator), keys.ed25519, keys.ml_dsa_44
    )
    if checkpoint.origin != letter.device:
        raise IntegrityFailure("it is of another ledger")
    listing = listing_of(db, letter.listing)
    row = entries.entry(db, letter.listing)
    if listing is None or row is None or row.device != letter.coordinator:
        return None
    _require_listing(listing, letter.device, checkpoint)
    if device.state in ("own", "former"):
        _require_own_history(db, letter.device, checkpoint)
    return Receipt(
        coordinator=letter.coordinator,
        device=letter.device,
        size=checkpoint.size,
        listing=letter.listing,
        root=checkpoint.root,
        checkpoint=letter.checkpoint,
        time_s=time_s,
        missing_entries=_ranges(listing.get("missing_entries")),
        missing_contents=_contents(listing.get("missing_contents")),
    )


def _require_listing(listing: JsonObject, device: str, checkpoint: Checkpoint) -> None:
    said = (listing.get("device"), listing.get("size"), listing.get("root"))
    if said != (device, checkpoint.size, checkpoint.root.hex()):
        raise IntegrityFailure("its list is of another checkpoint")


def _require_own_history(db: Database, device: DeviceId, checkpoint: Checkpoint) -> None:
    places = entries.positions(db, device, 0, 0, checkpoint.size)
    frontier = Frontier()
    for place in places:
        frontier.append(bytes.fromhex(place.leaf))
    if frontier.size != checkpoint.size or frontier.root != checkpoint.root:
        raise IntegrityFailure(
            "headquarters holds another history of this device; a copy of this archive may be "
            "in use, so tell headquarters"
        )


def _drop_arrived(tx: Transaction, ours: Mission) -> None:
    """Frozen bundles stay until every line of them has arrived.

    Of other devices' lines nobody says that the lawyers have them: those stay.
    """
    own = {row.device for row in devices.everyone(tx.db) if row.state in ("own", "former")}
    for bundle in parcels.frozen(tx.db):
        if bundle.device not in own:
            continue
        delivery = to_headquarters(tx.db, ours, bundle.device)
        if all(
            delivery.has_entry(index)
            for first, last in bundle.indexes
            for index in range(first, last + 1)
        ):
            parcels.drop_frozen(tx, bundle.bundle)


def _forget_arrived(tx: Transaction, ours: Mission) -> None:
    """A parcel is never made again once all it carried has arrived where it went."""
    own = [(row.device, 0) for row in devices.everyone(tx.db) if row.state in ("own", "former")]
    for parcel, to in parcels.with_recipe(tx.db):

        def delivery(device: str, to: str = to) -> Delivery:
            if to == Audience.COORDINATION.value:
                return to_headquarters(tx.db, ours, device)
            return to_device(tx.db, device, to)

        if _has_arrived(tx.db, parcels.sources(tx.db, parcel), own, delivery):
            parcels.forget_recipe(tx, parcel)


def _has_arrived(
    db: Database,
    sources: Sequence[Mapping[str, Any]],
    own: Sequence[tuple[DeviceId, int]],
    delivery: Callable[[str], Delivery],
) -> bool:
    """Bundles are gone when their lines have arrived; what carried nothing has no end."""
    ledgers = [LinesSource(**source) for source in sources if "ranges" in source]
    missing = {source["content"] for source in sources if "content" in source}
    bundles = [source["bundle"] for source in sources if "bundle" in source]
    if not sources or any(parcels.frozen_bytes(db, bundle) is not None for bundle in bundles):
        return False
    for ledger in ledgers:
        if not all(map(delivery(ledger.device).has_entry, ledger.indexes())):
            return False
    for device, branch in {*own, *((ledger.device, ledger.branch) for ledger in ledgers)}:
        said = delivery(device)
        mentioned = receipts.contents_mentioned(db, device, branch) if missing else []
        missing -= {content for index, content in mentioned if said.has_content(index, content)}
    return not missing


def _ranges(value: JsonValue) -> Ranges:
    if not isinstance(value, list):
        raise IntegrityFailure("its list is malformed")
    found = []
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2:
            raise IntegrityFailure("its list is malformed")
        first, last = pair
        if type(first) is not int or type(last) is not int or not 0 <= first <= last:
            raise IntegrityFailure("its list is malformed")
        found.append((first, last))
    return tuple(found)


def _contents(value: JsonValue) -> tuple[ContentId, ...]:
    if not isinstance(value, list):
        raise IntegrityFailure("its list is malformed")
    found = tuple(ContentId(item) for item in value if isinstance(item, str) and is_hash(item))
    if len(found) != len(value):
        raise IntegrityFailure("its list is malformed")
    return found
