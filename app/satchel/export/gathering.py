"""Gathers from an open archive what an exhibit is built from.

Every entry shown needs a signed head that covers it and the whole ledger below that
head; where entries are missing the item is refused by name rather than shown unproven.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from satchel.domain.described import content_of
from satchel.domain.describing import KindWords, describe
from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.domain.folding import RecordView
from satchel.domain.ids import DeviceId, RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.words import Section
from satchel.export.plan import (
    CustodyLine,
    Facts,
    Head,
    Item,
    Ledger,
    Original,
    ShownEntry,
    Signer,
    TimeStamp,
)
from satchel.ledger.entry import read_header, read_section
from satchel.ledger.merkle import Tree
from satchel.storage import entries, records, text_states
from satchel.storage.contents import ContentState, ContentStore
from satchel.storage.database import Database

_UNKNOWN_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class KnownHead:
    """A signed head of a ledger: how many entries it covers, its note, who cosigned it, and
    what authorities stamped it. One that is there for its timestamps alone goes into an
    exhibit only where an entry is shown under it."""

    size: int
    head: Head
    stamps: tuple[TimeStamp, ...] = ()


@dataclass(slots=True)
class _LedgerInHand:
    """One ledger while an exhibit is gathered: its place in the plan, its tree so far."""

    place: int
    signer: Signer
    heads: list[KnownHead]
    leaves: list[bytes]
    stamped: list[KnownHead] = field(default_factory=list)
    trees: dict[int, Tree] = field(default_factory=dict)
    used: list[int] = field(default_factory=list)


@dataclass
class Gathering:
    """Collects items and the ledgers they need. For one exhibit only.

    `signer` and `heads` tell what is known of a device's keys and signed heads, by
    device and branch.
    """

    db: Database
    contents: ContentStore
    words: Callable[[str], KindWords | None]
    signer: Callable[[DeviceId], Signer | None]
    heads: Callable[[DeviceId, int], Sequence[KnownHead]]
    _ledgers: dict[tuple[DeviceId, int], _LedgerInHand] = field(default_factory=dict)

    def item(self, view: RecordView) -> Item:
        """Everything of one record. Raises RefusedByPolicy when it cannot be proven whole."""
        if view.withdrawn is not None:
            raise RefusedByPolicy(
                f"Record {view.record} was withdrawn and does not go into an exhibit.",
                code="withdrawn",
            )
        words = self.words(view.kind)
        custody = self._custody_rows(view.record)
        rows = [*entries.entries_of(self.db, view.record), *custody]
        rows.sort(key=lambda row: (row.utc, row.leaf))
        return Item(
            record=view.record,
            entries=tuple(self._shown(row) for row in rows),
            originals=self._originals(view),
            custody=tuple(_custody_line(self.db, row) for row in rows),
            words=words,
            facts=self._facts(view, words),
            derived_from=_derived(view),
        )

    def ledgers(self) -> tuple[Ledger, ...]:
        """The ledgers that the items gathered so far refer to, in their order."""
        in_order = sorted(self._ledgers.values(), key=lambda ledger: ledger.place)
        return tuple(
            Ledger(ledger.signer, tuple(known.head for known in ledger.heads))
            for ledger in in_order
        )

    def timestamps(self) -> tuple[TimeStamp, ...]:
        """Those over heads of these ledgers that are in the exhibit."""
        heads = [known for ledger in self._ledgers.values() for known in ledger.heads]
        return tuple(dict.fromkeys(stamp for known in heads for stamp in known.stamps))

    def _shown(self, row: entries.EntryRow) -> ShownEntry:
        places = entries.places_of(self.db, row.leaf)
        if not places:
            raise NoSuchThing(f"An entry of record {row.record} has no place in a ledger here.")
        device, branch, place = places[0]
        ledger = self._ledger(device, branch)
        head = _covering(ledger, place.index)
        size = ledger.heads[head].size if head is not None else 0
        if head is None or len(ledger.leaves) < size:
            raise RefusedByPolicy(
                f"Entry {place.index} of device {device} cannot be proven here: not every entry "
                "below its checkpoint was received. Bring in the missing parcel first.",
                code="not-provable",
            )
        tree = ledger.trees.setdefault(size, Tree(ledger.leaves[:size]))
        line = entries.line_of(self.db, place)
        return ShownEntry(ledger.place, head, line, tuple(tree.inclusion(place.index)))

    def _ledger(self, device: DeviceId, branch: int) -> _LedgerInHand:
        known = self._ledgers.get((device, branch))
        if known is not None:
            return known
        signer = self.signer(device)
        if signer is None:
            raise NoSuchThing(f"The keys of device {device} are not here.")
        leaves = []
        for expected, place in enumerate(entries.positions(self.db, device, branch)):
            if place.index != expected:
                break
            leaves.append(bytes.fromhex(place.leaf))
        every = sorted(self.heads(device, branch), key=lambda known: known.size)
        stamped = [known for known in every if known.stamps]
        heads = [known for known in every if not known.stamps or known.head.receipts]
        made = _LedgerInHand(len(self._ledgers), signer, heads, leaves, stamped)
        self._ledgers[device, branch] = made
        return made

    def _custody_rows(self, record: RecordId) -> list[entries.EntryRow]:
        told = [by for by, relation in records.mentioning(self.db, record) if relation == "subject"]
        return [row for by in told for row in entries.entries_of(self.db, by)]

    def _originals(self, view: RecordView) -> tuple[Original, ...]:
        if "content" not in view.fields:
            return ()
        told = content_of(view)
        content = told.content
        if self.contents.state(content) is not ContentState.HERE:
            raise RefusedByPolicy(
                f"The content of record {view.record} cannot be opened here, so an exhibit of it "
                "would be empty; make it where it can be read.",
                code="sealed",
            )
        return (
            Original(
                open=partial(self.contents.open, content),
                size=told.size,
                sha256=told.sha256,
                sha512=told.sha512,
                media_type=told.media_type or _UNKNOWN_TYPE,
                name=_original_name(self.db, view),
            ),
        )

    def _facts(self, view: RecordView, words: KindWords | None) -> Facts:
        description = describe(view, words)
        audiences = {row.audience for row in entries.entries_of(self.db, view.record)}
        return Facts(
            date=description.when,
            language=_text(view.fields.get("language")),
            extent=self._extent(view),
            confidentiality="legal" if "legal" in audiences else "coordination",
        )

    def _extent(self, view: RecordView) -> str | None:
        if "content" not in view.fields:
            return None
        state = text_states.get(self.db, content_of(view).content)
        pages = state["pages"] if state else None
        return f"{pages} pages" if pages else None


def _covering(ledger: _LedgerInHand, index: int) -> int | None:
    """The best bound above `index`: the earliest head stamped by most authorities, else the
    earliest cosigned one, else the earliest."""
    above = [known for known in ledger.stamped if known.size > index]
    above = [known for known in above if len(ledger.leaves) >= known.size]
    if above:
        best = max(above, key=lambda known: (len(known.stamps), -known.size))
        if best not in ledger.heads:
            ledger.heads.append(best)
        return ledger.heads.index(best)
    heads = ledger.heads
    covering = [place for place, known in enumerate(heads) if known.size > index]
    cosigned = [place for place in covering if heads[place].head.receipts]
    return next(iter([*cosigned, *covering]), None)


def _custody_line(db: Database, row: entries.EntryRow) -> CustodyLine:
    header = read_header(row.header)
    bodies: dict[str, JsonObject] = {}
    for name, kept in entries.sections_of(db, row.leaf).items():
        if kept.plain is not None:
            bodies[name] = read_section(header, name, kept.plain)
    what = bodies.get(Section.WHAT, {})
    fields = what.get("set")
    act = str(what.get("act", "edit"))
    if row.kind == "custody-entry" and isinstance(fields, dict):
        act = str(fields.get("act", act))
    who = bodies.get(Section.WHO, {})
    return CustodyLine(
        when=header.moment.rfc3339(),
        act=act,
        who=_text(who.get("member")),
        where=_text(who.get("host")),
        why=_text(what.get("why")),
        leaf=row.leaf,
    )


def _original_name(db: Database, view: RecordView) -> str | None:
    for row in entries.entries_of(db, view.record):
        kept = entries.sections_of(db, row.leaf).get(Section.SOURCE)
        if kept is not None and kept.plain is not None:
            told = read_section(read_header(row.header), Section.SOURCE, kept.plain)
            name = _text(told.get("name"))
            if name:
                return name
    return None


def _derived(view: RecordView) -> tuple[RecordId, ...]:
    parent = view.fields.get("derived_from")
    return (RecordId(parent),) if isinstance(parent, str) else ()


def _text(value: JsonValue) -> str | None:
    return value if isinstance(value, str) and value else None
