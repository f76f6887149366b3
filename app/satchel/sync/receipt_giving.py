"""Answering a parcel: receipts for the ledgers it brought, and the sender's admission.

A receipt is two things bound together: the coordinator's cosignature on the newest
checkpoint she holds of a ledger, and her own signed entry listing what below it she
does not hold. Receipt keys are used for nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from satchel.crypto.xwing import Recipient
from satchel.domain.errors import RefusedByPolicy
from satchel.domain.ids import DeviceId, RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Act, Role
from satchel.ledger.cosignature import cosign
from satchel.storage import devices, receipts, segments
from satchel.storage.devices import Device, OwnDevice
from satchel.storage.receipts import Receipt
from satchel.storage.segments import Segment
from satchel.storage.transaction import Transaction
from satchel.sync.bookkeeping import KIND, PARCEL_MADE, RECEIPT_GIVEN
from satchel.sync.downward import word
from satchel.sync.missing import contents_missing, missing_entries
from satchel.sync.parcel_making import Address, Made, ParcelMaking, ParcelWish
from satchel.sync.receipt_taking import receipt_name
from satchel.sync.reporting import Report
from satchel.sync.underway import ByRoad


@dataclass(frozen=True, slots=True)
class ReceiptGiving:
    """Replying to parcels from a coordinator's archive."""

    making: ParcelMaking

    def reply(self, reports: Sequence[Report], target: Path) -> Made:
        """One parcel for each device that sent one: `target`, then `target-2`, ….

        Raises RefusedByPolicy (code "not-coordinator") where this archive has no receipt
        keys or was not admitted itself.
        """
        by_device: dict[DeviceId, list[DeviceId]] = {}
        for report in reports:
            by_device.setdefault(report.device, []).extend(report.devices)
        made = Made()
        with self.making.archive.writing() as tx:
            own = require_coordinator(tx)
            for sender, brought in by_device.items():
                row = devices.find(tx.db, sender)
                if row is None or row.mailbox is None or row.state in ("own", "former"):
                    continue
                frozen = self.answer(tx, own, row, brought)
                made.parcels += frozen.parcels
                made.entries += frozen.entries
        self.making.write(made, target)
        return made

    def answer(
        self,
        tx: Transaction,
        own: OwnDevice,
        row: Device,
        brought: Iterable[DeviceId] = (),
        by_road: ByRoad | None = None,
    ) -> Made:
        """Freeze the answer to one device: receipts for its ledger and those it brought."""
        assert row.mailbox is not None
        given = self._give(tx, own, dict.fromkeys([*brought, row.device]), row.device)
        given += _of_others(tx, own, row)
        given += [one for one in _of_the_revoked(tx, row) if one not in given]
        address = Address(row.device, (Recipient(row.mailbox),), row)
        wish = ParcelWish()
        return self.making.freeze(tx, address, wish, reply_with=given, by_road=by_road)

    def word_with(self, tx: Transaction, row: Device) -> tuple[RecordId, ...]:
        """An entry to go with the next parcel to a device: what relays were given for it and is
        not known to be opened. None where there is nothing to say."""
        told = word(tx.db, row.device)
        if not told:
            return ()
        detail: dict[str, JsonValue] = {"to": row.device, **told}
        said: dict[str, JsonValue] = {"act": PARCEL_MADE, "detail": detail}
        what: dict[str, JsonValue] = {"act": Act.CREATE.value, "set": said}
        return (self.making.journal.append(tx, KIND, what=what).record,)

    def _give(
        self, tx: Transaction, own: OwnDevice, ledgers: Iterable[DeviceId], to: str
    ) -> list[Receipt]:
        """Receipts for the newest checkpoint of every branch of these ledgers. That for the
        ledger of `to` names what was sent there and is not known to be opened."""
        newest: dict[tuple[DeviceId, int], Segment] = {}
        for device in ledgers:
            if device == own.device:
                continue
            for segment in segments.of_device(tx.db, device):
                newest[segment.device, segment.branch] = segment
        return [self._receipt(tx, own, segment, to) for segment in newest.values()]

    def _receipt(self, tx: Transaction, own: OwnDevice, segment: Segment, to: str) -> Receipt:
        assert own.receipt_keys is not None
        moment = self.making.clock()
        time_s = int(moment.utc.timestamp())
        lines = cosign(
            segment.checkpoint,
            receipt_name(own.device),
            own.receipt_keys.ed25519,
            own.receipt_keys.ml_dsa_44,
            time_s,
        )
        entries_missing = missing_entries(tx.db, segment.device, segment.size)
        lacking = contents_missing(tx.db, segment.device, segment.branch, segment.size)
        listed: list[JsonValue] = [[first, last] for first, last in entries_missing]
        detail: dict[str, JsonValue] = {
            "device": segment.device,
            "size": segment.size,
            "root": segment.root.hex(),
            "missing_entries": listed,
            "missing_contents": list(lacking),
        }
        if segment.device == to:
            detail.update(word(tx.db, to))
        written = self.making.journal.append(
            tx,
            KIND,
            what={"act": Act.CREATE.value, "set": {"act": RECEIPT_GIVEN, "detail": detail}},
        )
        receipt = Receipt(
            coordinator=own.device,
            device=segment.device,
            size=segment.size,
            listing=written.leaf,
            root=segment.root,
            checkpoint=segment.checkpoint + lines,
            time_s=time_s,
            missing_entries=entries_missing,
            missing_contents=tuple(lacking),
        )
        receipts.put(tx, receipt)
        return receipt


def require_coordinator(tx: Transaction) -> OwnDevice:
    """This device with its receipt keys. Raises RefusedByPolicy (code "not-coordinator")."""
    own = devices.require_own(tx.db)
    is_coordinator = own.row.role is Role.COORDINATOR and own.row.admission is not None
    if own.receipt_keys is None or not is_coordinator:
        raise RefusedByPolicy(
            "Only an admitted coordinator gives receipts; the parcel was taken in, and no reply "
            "was written.",
            code="not-coordinator",
        )
    return own


def _of_others(tx: Transaction, own: OwnDevice, row: Device) -> list[Receipt]:
    """What other coordinators last said of the sender's ledger: it came here, so it goes on."""
    return [
        receipt
        for receipt in receipts.latest(tx.db, row.device)
        if receipt.coordinator not in (own.device, row.device)
    ]


def _of_the_revoked(tx: Transaction, row: Device) -> list[Receipt]:
    """What was confirmed of lost devices in time: who holds their entries must know it too."""
    if row.role is Role.OBSERVER or row.state != "admitted":
        return []
    given = receipts.before_revocation(tx.db)
    return [receipt for receipt in given if receipt.coordinator != row.device]
