"""What goes by a road already, so that no new parcel carries it again.

What a coordinator's receipt confirms has arrived; what lies in a parcel on this road, or
waits here to go by it, is underway. Both are left out of the next parcel. Not for saying
where a thing is: that is `whereabouts`, from the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, cast

from satchel.domain.ids import ContentId, DeviceId
from satchel.storage import devices, entries, parcels, receipts
from satchel.storage.database import Database
from satchel.storage.parcels import RecipeMember
from satchel.storage.receipts import Ranges
from satchel.storage.roads import CarriedContent, CarriedLedger, Carries, RoadParcel
from satchel.sync.bookkeeping import is_bookkeeping
from satchel.sync.delivery import Delivery, to_headquarters
from satchel.sync.packing import Piece
from satchel.sync.planning import Choice, LedgerPlan
from satchel.wire.bag import read_name
from satchel.wire.mission import Mission

VOLUME: Final = 64 * 1024 * 1024
TOGETHER: Final = 256 * 1024


@dataclass(frozen=True, slots=True)
class Carried:
    """All that some parcels carry, to be asked quickly."""

    ranges: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    contents: frozenset[str] = frozenset()

    def has_entry(self, device: str, index: int) -> bool:
        """Whether one of them carries that entry of a first branch."""
        return any(first <= index <= last for first, last in self.ranges.get(device, ()))


def carried_by(rows: Iterable[RoadParcel]) -> Carried:
    """What `rows` carry together; a content counts when every piece of it is among them."""
    ranges: dict[str, list[tuple[int, int]]] = {}
    pieces: dict[tuple[str, int], set[int]] = {}
    for row in rows:
        for ledger in row.carries.ledgers:
            if ledger.branch == 0:
                ranges.setdefault(ledger.device, []).extend(ledger.ranges)
        for one in row.carries.contents:
            pieces.setdefault((one.content, one.parts), set()).add(one.part)
    whole = (content for (content, parts), found in pieces.items() if len(found) == parts)
    return Carried(ranges, frozenset(whole))


@dataclass(frozen=True, slots=True)
class Underway(Delivery):
    """What has arrived of one ledger, or goes by the road."""

    device: str = ""
    carried: Carried = field(default_factory=Carried)

    def has_entry(self, index: int) -> bool:
        return self.carried.has_entry(self.device, index) or Delivery.has_entry(self, index)

    def has_content(self, index: int, content: ContentId) -> bool:
        return content in self.carried.contents or Delivery.has_content(self, index, content)


@dataclass(frozen=True, slots=True)
class ByRoad:
    """How a parcel is frozen for a road.

    `passes_on` says of another device's ledger whether this archive must carry it: one that
    is heard by the road itself needs nobody. Contents in `first` go before others. With
    `although_empty` a parcel is made even if it only introduces this device.
    """

    carried: Carried
    passes_on: Callable[[str], bool] = lambda device: True
    volume: int = VOLUME
    first: frozenset[ContentId] = frozenset()
    although_empty: bool = False

    def narrowed(self, choice: Choice) -> Choice:
        """The same choice without what is underway."""

        def delivery(device: str) -> Delivery:
            said = choice.delivery(device)
            return Underway(said.receipts, said.needed, device, self.carried)

        return Choice(delivery, choice.records)

    def is_worth(
        self, db: Database, plans: Sequence[LedgerPlan], frozen: int, pieces: Sequence[Piece]
    ) -> bool:
        """Whether anything in it is more than word of the sending itself."""
        return bool(
            self.although_empty or frozen or pieces or any(_tells(db, plan) for plan in plans)
        )

    def ordered(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Those that were asked for first, then as they were."""
        return sorted(pieces, key=lambda piece: piece.content not in self.first)

    def used_at_first(self, used: int, lines: int, pieces: Sequence[Piece]) -> int:
        """How full the first parcel counts: entries go alone unless all is small together."""
        together = used + sum(piece.size for piece in pieces)
        return used if not lines or together <= TOGETHER else self.volume


def unconfirmed(db: Database, ours: Mission, rows: Sequence[RoadParcel]) -> list[RoadParcel]:
    """Those of which headquarters has not confirmed everything."""
    said: dict[str, Delivery] = {}
    arrived: set[str] = set()
    for device in {ledger.device for row in rows for ledger in row.carries.ledgers} | {
        row.device for row in devices.everyone(db) if row.state in ("own", "former")
    }:
        delivery = said[device] = to_headquarters(db, ours, device)
        mentioned = receipts.contents_mentioned(db, device, 0)
        arrived |= {content for index, content in mentioned if delivery.has_content(index, content)}
    return [
        row
        for row in rows
        if not (
            all(one.content in arrived for one in row.carries.contents)
            and all(said[one.device].has_all(one.ranges) for one in row.carries.ledgers)
        )
    ]


def carries_of(db: Database, parcel: str) -> Carries:
    """What a frozen parcel carries, from its recipe."""
    bundles = {bundle.bundle: bundle for bundle in parcels.frozen(db)}
    ledgers: list[CarriedLedger] = []
    contents: list[CarriedContent] = []
    for member in parcels.members(db, parcel):
        source = member.source or {}
        if "ranges" in source:
            pairs = cast(Ranges, tuple(map(tuple, cast(list[list[int]], source["ranges"]))))
            branch = int(str(source["branch"]))
            ledgers.append(CarriedLedger(DeviceId(str(source["device"])), branch, pairs))
        elif "bundle" in source:
            bundle = bundles[int(str(source["bundle"]))]
            ledgers.append(CarriedLedger(bundle.device, 0, bundle.indexes))
        elif "content" in source:
            contents.append(_carried(member))
    return Carries(tuple(ledgers), tuple(contents))


def _carried(member: RecipeMember) -> CarriedContent:
    name = read_name(member.name)
    assert name.content is not None
    return CarriedContent(name.content, name.part or 0, name.parts)


def _tells(db: Database, plan: LedgerPlan) -> bool:
    indexes = set(plan.indexes)
    if not indexes:
        return False
    places = entries.positions(db, plan.device, plan.branch, min(indexes), max(indexes) + 1)
    # The newest tells most often of the sending: begin with the oldest.
    return any(not is_bookkeeping(db, place.leaf) for place in places if place.index in indexes)
