"""Whether a road still has what it was given, and what goes again because it has not.

A road may lose parcels, or hide them and say that all is well. What goes to headquarters is
confirmed by receipts, what goes to a device by that device's own entries; whatever is neither
is asked after here. What was lost goes again as it was; what was passed over goes in a new
parcel, and the old one is taken off the road. Not for judging who knows what: `downward`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.storage import devices, mission, parcels, roads
from satchel.storage.archive import Archive
from satchel.storage.roads import RoadParcel
from satchel.storage.transaction import Transaction
from satchel.sync.downward import Down, Sent, sent
from satchel.sync.homeward import lacked
from satchel.sync.roads.errands import Errands
from satchel.sync.roads.outgoing import answer_anew
from satchel.sync.roads.road import Road
from satchel.sync.underway import unconfirmed
from satchel.wire.relay_answers import Standing
from satchel.wire.relay_names import Address, Mailbox, headquarters_mailbox
from satchel.wire.relay_parcels import sign_taken

_LOOKED_AT: Final = 8
_GONE: Final = (Standing.ABSENT, Standing.BEGUN)


@dataclass(frozen=True, slots=True)
class LookingAfter:
    """One archive's parcels on one road."""

    archive: Archive
    road: Road
    errands: Errands

    def to_headquarters(self) -> list[str]:
        """Of what was handed over and nobody confirms, the oldest. A sentence for each that the
        road says was taken, and that headquarters says it lacks."""
        db = self.archive.reading()
        alive = {parcel for parcel, _ in parcels.with_recipe(db)}
        ours = mission.require(db)
        box = headquarters_mailbox(ours.id)
        handed = [row for row in roads.on(db, self.road.name) if row.handed and row.box == box]
        told = []
        for row in unconfirmed(db, ours, handed)[:_LOOKED_AT]:
            standing = self._standing(row)
            if standing in _GONE and row.parcel in alive:
                with self.archive.writing() as tx:
                    roads.note_handed(tx, row.road, row.parcel, None)
            elif standing in (*_GONE, Standing.TAKEN) and lacked(db, handed, row):
                with self.archive.writing() as tx:
                    _count_as_not_sent(tx, row)
                told.append(
                    f"Parcel {row.parcel} for headquarters is said to be taken, but a receipt "
                    "says that what was in it is missing there: it goes again in a new parcel."
                )
        return told

    def to_devices(self) -> list[str]:
        """Of what was handed over for single devices: all that was passed over, and some of
        what nobody opened yet. A sentence for each that goes again."""
        db = self.archive.reading()
        here = sent(db, self.road.name)
        told = [self._passed_over(one) for one in here if one.down is Down.PASSED_OVER]
        for one in self._some([one for one in here if one.down is Down.HANDED]):
            if self._standing(one.row) in _GONE:
                self._again(one)
                if self.road.is_relay:  # whoever carries a folder's files may take them out
                    told.append(
                        f"Parcel {one.row.parcel} for {one.device.member} is at the relay no "
                        "more, and nobody opened it: it goes again."
                    )
        return told

    def _some(self, waits: Sequence[Sent]) -> list[Sent]:
        """A few, beginning anywhere: those who are away for months keep no place from others."""
        if len(waits) <= _LOOKED_AT:
            return list(waits)
        first = int.from_bytes(self.archive.random(4)) % len(waits)
        return [*waits[first:], *waits[:first]][:_LOOKED_AT]

    def _standing(self, row: RoadParcel) -> Standing:
        address = Address(Mailbox(row.box), row.parcel)
        return self.errands.run(partial(self.road.standing, address)).standing

    def _again(self, one: Sent) -> None:
        """As it was, or anew where it cannot be made once more."""
        row = one.row
        with self.archive.writing() as tx:
            if any(parcel == row.parcel for parcel, _ in parcels.with_recipe(tx.db)):
                roads.note_handed(tx, row.road, row.parcel, None)
            else:
                _count_as_not_sent(tx, row)
                answer_anew(tx, row.road, one.device.device)

    def _passed_over(self, one: Sent) -> str:
        """What it carried goes again; what is to be said of it."""
        row, device = one.row, one.device.device
        standing = self._standing(row)
        if standing is Standing.WHOLE:
            db = self.archive.reading()
            address = Address(Mailbox(row.box), row.parcel)
            word = sign_taken(mission.require(db).id, address, devices.require_own(db).keys.ed25519)
            # It is in the way of the new one, and does no harm where it stays.
            with contextlib.suppress(NoSuchThing, RefusedByPolicy):
                self.errands.run(partial(self.road.clear, address, word))
        with self.archive.writing() as tx:
            _count_as_not_sent(tx, row)
            answer_anew(tx, row.road, device)
        if standing is Standing.WHOLE:
            return (
                f"Parcel {row.parcel} for {one.device.member} is said to lie there, but device "
                f"{device} has come since and did not take it: it was withheld or refused, and "
                "goes again in a new parcel."
            )
        return (
            f"Parcel {row.parcel} for {one.device.member} is said to be taken or is gone, but "
            f"what device {device} sent since knows nothing of it: it was withheld or lost, and "
            "goes again in a new parcel."
        )


def _count_as_not_sent(tx: Transaction, row: RoadParcel) -> None:
    """All it carried is frozen anew, with whatever else waits."""
    roads.drop(tx, row.road, row.parcel)
    if all(other.parcel != row.parcel for other in roads.everything(tx.db)):
        parcels.forget_recipe(tx, row.parcel)
