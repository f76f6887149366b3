"""What can be shown of one record: who signed it, that it is whole, when it existed.

For a page that explains itself to a judge. Every signature and every commitment is checked
when this is read; what does not hold is told beside what does, and never called good. Not
for an exhibit, which carries the same proofs outside (`assembly.exhibiting`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from satchel.assembly.desk import Desk
from satchel.catalog.histories import HistoryLine
from satchel.crypto.digest import Digests
from satchel.domain.described import Described, content_of
from satchel.domain.errors import IntegrityFailure, NoSuchThing, RefusedByPolicy
from satchel.domain.folding import Step, fold
from satchel.domain.ids import DeviceId, LeafHash
from satchel.ledger.entry import read_header
from satchel.ledger.line import verify_line
from satchel.storage import devices, entries, receipts, records
from satchel.storage.contents import ContentState
from satchel.storage.receipts import Receipt
from satchel.sync.timestamps.standing import Existed, Standing

_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ProvenEntry:
    """One entry: its place, its signer, and what of it is here.

    `wrong` is a sentence where its signature or its hashes do not hold; `sealed` and `gone`
    are sections that cannot be read here. `seen` are receipts that cover it, the earliest
    first. `size` is the length of its ledger as it is known here. `stamped` are timestamps of
    its own, the earliest of each authority.
    """

    leaf: LeafHash
    device: DeviceId
    index: int | None
    size: int
    local: str
    key: str
    sealed: tuple[str, ...]
    gone: tuple[str, ...]
    wrong: str | None
    seen: tuple[Receipt, ...]
    stamped: tuple[Existed, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """`content` describes the bytes, `content_here` says whether they can be read here.

    `is_as_signed`: what lists and screens show of it is what its entries say. `captured`:
    timestamps over this very capture. `authorities`: how many are pinned and asked here.
    """

    record: str
    kind: str
    entries: tuple[ProvenEntry, ...]
    content: Described | None
    content_here: bool
    is_as_signed: bool
    captured: tuple[Existed, ...] = ()
    authorities: int = 0

    @property
    def holds(self) -> bool:
        return self.is_as_signed and all(one.wrong is None for one in self.entries)

    @property
    def first_seen(self) -> Receipt | None:
        """The earliest receipt that covers the first entry: it existed then at the latest."""
        first = self.entries[0].seen if self.entries else ()
        return first[0] if first else None


def proof_of(desk: Desk, record: str) -> Proof:
    """Everything signed of a record, checked. Raises NoSuchThing, IntegrityFailure where
    a part of an entry is not what it was."""
    db = desk.archive.reading()
    view = desk.records.show(record)
    sizes = {(device, branch): size for device, branch, size in entries.ledgers(db)}
    lines = desk.records.history(view.record)
    standing = Standing(db, desk.timestamps.now())
    proven = tuple(_entry(desk, line, sizes, standing) for line in lines)
    steps = [Step(one.leaf, one.previous, one.utc, view.kind, one.what) for one in lines]
    try:
        content = content_of(view)
    except NoSuchThing:
        content = None
    here = content is not None and (
        desk.archive.contents.state(content.content) is ContentState.HERE
    )
    as_signed = fold(view.record, steps) == records.get(db, view.record)
    return Proof(
        record=view.record,
        kind=view.kind,
        entries=proven,
        content=content,
        content_here=here,
        is_as_signed=as_signed,
        captured=tuple(standing.capture(view.record)),
        authorities=sum(one.is_asked for one in standing.stamps.authorities.values()),
    )


def compare_bytes(
    desk: Desk, record: str, progress: Callable[[int], None], cancelled: Callable[[], bool]
) -> Described:
    """Read the whole content and compare it with what was signed. Raises IntegrityFailure
    where it differs, NoSuchThing without content, RefusedByPolicy("cancelled")."""
    told = content_of(desk.records.show(record))
    digests = Digests()
    with desk.archive.contents.open(told.content) as source:
        while piece := source.read(_PIECE):
            digests.update(piece)
            progress(len(piece))
            if cancelled():
                raise RefusedByPolicy("Stopped before the end; nothing changed.", code="cancelled")
    told.require_same(digests.size, digests.sha256, digests.sha512)
    return told


def _entry(
    desk: Desk,
    line: HistoryLine,
    sizes: Mapping[tuple[DeviceId, int], int],
    standing: Standing,
) -> ProvenEntry:
    """One entry, checked."""
    db = desk.archive.reading()
    places = entries.places_of(db, line.leaf)
    device, branch, place = places[0] if places else (DeviceId(line.device), 0, None)
    index = place.index if place else None
    kept = entries.sections_of(db, line.leaf)
    row = entries.entry(db, line.leaf)
    committed = tuple(read_header(row.header).commitments) if row is not None else ()
    closed = [name for name in committed if name not in kept or kept[name].plain is None]
    sealed = [name for name in closed if name in kept and not kept[name].gone]
    seen = receipts.of_device(db, device) if branch == 0 and index is not None else []
    covering = [one for one in seen if index is not None and one.covers(index)]
    return ProvenEntry(
        leaf=line.leaf,
        device=device,
        index=index,
        size=sizes.get((device, branch), 0),
        local=line.local,
        key=_key(desk, device),
        sealed=tuple(map(str, sealed)),
        gone=tuple(str(name) for name in closed if name not in sealed),
        wrong=_wrong(desk, device, line.leaf),
        seen=tuple(sorted(covering, key=lambda one: one.time_s)),
        stamped=() if index is None else tuple(standing.entry(device, branch, index)),
    )


def _wrong(desk: Desk, device: DeviceId, leaf: LeafHash) -> str | None:
    db = desk.archive.reading()
    row = devices.find(db, device)
    places = entries.places_of(db, leaf)
    if row is None or not places:
        return "The keys of the device that signed it are not here."
    try:
        verify_line(entries.line_of(db, places[0][2]), row.keys.ed25519)
    except IntegrityFailure as wrong:
        return wrong.message
    return None


def _key(desk: Desk, device: DeviceId) -> str:
    row = devices.find(desk.archive.reading(), device)
    return row.keys.ed25519.hex() if row is not None else ""
