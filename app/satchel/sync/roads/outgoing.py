"""What is to go by a road, frozen as parcels: for headquarters, for lawyers, for each device.

Decided anew at each sync from what is here, what has arrived and what is underway; asking
again changes nothing. So a kill anywhere is mended by the next sync.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from satchel.crypto.digest import sha256
from satchel.domain.ids import ContentId, DeviceId
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Role
from satchel.formats.canonical import encode
from satchel.storage import devices, entries, mission, parcels, receipts, roads, segments, settings
from satchel.storage.database import Database
from satchel.storage.devices import Device, OwnDevice
from satchel.storage.roads import RoadParcel
from satchel.storage.transaction import Transaction
from satchel.sync.addressed import ForDevice, nothing_for, wanted
from satchel.sync.bookkeeping import is_bookkeeping
from satchel.sync.downward import owes_word
from satchel.sync.missing import contents_missing, missing_entries
from satchel.sync.parcel_making import Address, Made, ParcelMaking, ParcelWish, find_address
from satchel.sync.receipt_giving import ReceiptGiving
from satchel.sync.underway import VOLUME, ByRoad, Carried, carried_by, carries_of, unconfirmed
from satchel.wire.relay_names import Mailbox, headquarters_mailbox, key_mailbox

_ANSWERED: Final = "answered"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Freezing parcels for one road. `for_device` names the records that one device is to get:
    a question, a form, a page to capture."""

    making: ParcelMaking
    giving: ReceiptGiving
    road: str
    for_device: ForDevice = nothing_for
    volume: int = VOLUME

    def freeze(self, first: frozenset[ContentId] = frozenset()) -> list[RoadParcel]:
        """Everything that is to go by this road and has not been handed to it, in order:
        answers, entries, contents in `first`, then the rest as it was made."""
        archive = self.making.archive
        with archive.writing() as tx:
            own = devices.require_own(tx.db)
            self._tidy(tx)
            self._adopt(tx)
            if own.row.role is not Role.COORDINATOR or _other_readers(tx.db):
                self._for_headquarters(tx, own, first)
            if own.row.role is Role.COORDINATOR and own.row.admission is not None:
                self._for_others(tx, own)
        db = archive.reading()
        waiting = [row for row in roads.on(db, self.road) if row.handed is None]
        return sorted(waiting, key=lambda row: _rank(row, first))

    def _tidy(self, tx: Transaction) -> None:
        """Forget what has arrived, and what cannot be made again and was not handed over."""
        ours = mission.require(tx.db)
        alive = {parcel for parcel, _ in parcels.with_recipe(tx.db)}
        headquarters = headquarters_mailbox(ours.id)
        rows = roads.on(tx.db, self.road)
        waiting = {row.parcel for row in unconfirmed(tx.db, ours, rows)}
        for row in rows:
            made_again = row.parcel in alive
            if row.handed is None and not made_again:
                roads.drop(tx, self.road, row.parcel)
                continue
            confirmed = row.box == headquarters and row.parcel not in waiting
            if confirmed and not made_again:
                roads.drop(tx, self.road, row.parcel)

    def _adopt(self, tx: Transaction) -> None:
        """What was made for another road and is not confirmed goes by this one too."""
        headquarters = headquarters_mailbox(mission.require(tx.db).id)
        alive = {parcel for parcel, _ in parcels.with_recipe(tx.db)}
        here = {row.parcel for row in roads.on(tx.db, self.road)}
        others = [
            row
            for row in roads.everything(tx.db)
            if row.box == headquarters and row.parcel in alive and row.parcel not in here
        ]
        self._put(tx, headquarters, dict.fromkeys(row.parcel for row in others))

    def _for_headquarters(
        self, tx: Transaction, own: OwnDevice, first: frozenset[ContentId]
    ) -> None:
        box = headquarters_mailbox(mission.require(tx.db).id)
        rows = [row for row in roads.on(tx.db, self.road) if row.box == box]
        heard = roads.heard(tx.db, self.road)
        carried = carried_by(rows)
        is_unknown = own.row.admission is None and not rows
        by_road = ByRoad(
            carried,
            passes_on=lambda device: device not in heard,
            volume=self.volume,
            first=first,
            although_empty=is_unknown or owes_word(tx.db, carried, self.road),
        )
        self._make(tx, box, find_address(tx.db, None), ParcelWish(), by_road)

    def _for_others(self, tx: Transaction, own: OwnDevice) -> None:
        is_founder = mission.root(tx.db) is not None
        for row in devices.everyone(tx.db):
            if row.state in ("own", "former", "revoked") or row.mailbox is None:
                continue
            box = key_mailbox(row.keys.ed25519)
            self._answer(tx, own, row, box)
            if row.state != "admitted":
                continue
            rows = [one for one in roads.on(tx.db, self.road) if one.box == box]
            if row.role is Role.LEGAL:
                by_road = ByRoad(carried_by(rows), passes_on=lambda _device: is_founder)
                address = find_address(tx.db, row.device)
                self._make(tx, box, address, ParcelWish(to=row.device), by_road)
            self._for_device(tx, row, box, carried_by(rows))

    def _for_device(self, tx: Transaction, row: Device, box: Mailbox, carried: Carried) -> None:
        """What is addressed to one device: what is given anew whole, of the rest the news."""
        goes = wanted(tx.db, self.for_device(tx.db, row), carried, row.device)
        wishes = (
            (ParcelWish(row.device, goes.whole, returned=goes.returned), Carried()),
            (ParcelWish(row.device, goes.news), carried),
        )
        for wish, underway in wishes:
            if wish.only:
                address = find_address(tx.db, row.device)
                wish = replace(wish, only=(*wish.only, *self.giving.word_with(tx, row)))
                by_road = ByRoad(underway, volume=self.volume, although_empty=True)
                self._make(tx, box, address, wish, by_road)

    def _answer(self, tx: Transaction, own: OwnDevice, row: Device, box: Mailbox) -> None:
        """Receipts and letters, when they would tell the device more than the last did."""
        told = settings.get(tx.db, _ANSWERED, {})
        answered: dict[str, JsonValue] = dict(told) if isinstance(told, dict) else {}
        of_road = answered.get(self.road)
        known: dict[str, JsonValue] = dict(of_road) if isinstance(of_road, dict) else {}
        tells = _tells(tx.db, row)
        if tells is None or known.get(row.device) == tells:
            return
        made = self.giving.answer(tx, own, row, by_road=ByRoad(Carried(), although_empty=True))
        self._put(tx, box, dict.fromkeys(made.parcels))
        known[row.device] = tells
        answered[self.road] = known
        settings.put(tx, _ANSWERED, answered)

    def _make(
        self, tx: Transaction, box: Mailbox, address: Address, wish: ParcelWish, by_road: ByRoad
    ) -> Made:
        made = self.making.freeze(tx, address, wish, by_road=by_road)
        if made.parcels:
            self._put(tx, box, dict.fromkeys(made.parcels))
            self.making.note(tx, address)
        return made

    def _put(self, tx: Transaction, box: Mailbox, made: dict[str, None]) -> None:
        place = max((row.place for row in roads.on(tx.db, self.road)), default=0)
        roads.put(
            tx,
            [
                RoadParcel(self.road, parcel, place + number, box, carries_of(tx.db, parcel))
                for number, parcel in enumerate(made, 1)
            ],
        )


def answer_anew(tx: Transaction, road: str, device: DeviceId) -> None:
    """The last answer to a device was lost on that road: it is given again."""
    told = settings.get(tx.db, _ANSWERED, {})
    answered: dict[str, JsonValue] = dict(told) if isinstance(told, dict) else {}
    of_road = answered.get(road)
    if isinstance(of_road, dict) and device in of_road:
        answered[road] = {name: digest for name, digest in of_road.items() if name != device}
        settings.put(tx, _ANSWERED, answered)


def _rank(row: RoadParcel, first: frozenset[ContentId]) -> tuple[int, int]:
    contents = {one.content for one in row.carries.contents}
    if not contents:
        return (0, row.place)
    return (1 if contents & first else 2, row.place)


def _other_readers(db: Database) -> bool:
    """Whether another coordinator reads what lies in headquarters' mailbox."""
    return any(
        row.role is Role.COORDINATOR and row.state == "admitted" for row in devices.everyone(db)
    )


def _tells(db: Database, row: Device) -> str | None:
    """What an answer to a device would say, as a digest; None while there is nothing to say.

    What only tells of the sending itself is left out: two who answer each other's answers
    would never end.
    """
    ours = mission.require(db)
    branches: list[JsonValue] = []
    sizes: dict[int, int] = {}
    for segment in segments.of_device(db, row.device):
        sizes[segment.branch] = max(segment.size, sizes.get(segment.branch, 0))
    for branch, size in sorted(sizes.items()):
        end = _last_telling(db, row.device, branch, size)
        lacking = missing_entries(db, row.device, end)
        ranges: list[JsonValue] = [[first, last] for first, last in lacking]
        contents: list[JsonValue] = [*contents_missing(db, row.device, branch, end)]
        branches.append([branch, end, ranges, contents])
    admission = None if row.admission is None else sha256(row.admission).hex()
    if not branches and admission is None:
        return None
    revoked = len(mission.revocations(db))
    return sha256(encode([ours.version, revoked, row.state, admission, branches])).hex()


def _last_telling(db: Database, device: str, branch: int, size: int) -> int:
    """One more than the index of the last entry that is more than word of the sending."""
    known = receipts.held_indexes(db, device, branch, size)
    held = set(known)
    for place in reversed(entries.positions(db, device, branch, 0, size)):  # type: ignore[arg-type]  # a device id is text
        if place.index not in held or not is_bookkeeping(db, place.leaf):
            return place.index + 1
    return 0
