"""From a plan to what will be shown: everything verified, withheld and numbered.

Nothing is written here. A plan whose entries, proofs or receipts do not hold is refused,
so that no exhibit exists that fails its own check.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from satchel.domain.errors import Bug, IntegrityFailure, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.moments import utc_text
from satchel.domain.words import Section
from satchel.export.evidence import entry_folder
from satchel.export.phrases import require_language
from satchel.export.plan import ExhibitPlan, Head, Item, Ledger, Original, ShownEntry, Signer
from satchel.export.timestamps import ReadyStamp, ready
from satchel.export.views import Shown, tells_of, view_of
from satchel.export.withholding import Withholding, read_withholding
from satchel.ledger.checkpoint import open_checkpoint
from satchel.ledger.cosignature import verify_cosignature
from satchel.ledger.line import verify_line
from satchel.ledger.merkle import verify_inclusion
from satchel.ledger.tree_head import Checkpoint

_PREFIX: Final = re.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,30}|")


@dataclass(frozen=True, slots=True)
class Receipt:
    """Who (a place among the cosigners) saw a head, and when by her clock (UTC text)."""

    cosigner: int
    time: str


@dataclass(frozen=True, slots=True)
class ReadyEntry:
    """An entry as shown: its source, its folder, and why other sections are absent."""

    source: ShownEntry
    folder: str
    shown: Shown
    absent: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReadyItem:
    """An item with its number; `entries` and `bound` are places in `Prepared.entries`.

    `bound` has one place for each original: the entry that tells its hashes, or None.
    """

    number: str
    source: Item
    view: RecordView
    entries: tuple[int, ...]
    bound: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that is needed to write; `heads` and `receipts` are by ledger, then by head."""

    plan: ExhibitPlan
    withholding: Withholding
    cosigners: tuple[Signer, ...]
    heads: tuple[tuple[Checkpoint, ...], ...]
    receipts: tuple[tuple[tuple[Receipt, ...], ...], ...]
    entries: tuple[ReadyEntry, ...]
    items: tuple[ReadyItem, ...]
    timestamps: tuple[ReadyStamp, ...]


def prepare(plan: ExhibitPlan) -> Prepared:
    """Raises UsageError for words it cannot use, IntegrityFailure for what does not hold."""
    require_language(plan.language)
    if not _PREFIX.fullmatch(plan.prefix) or not 0 <= plan.start < 10**9:
        raise UsageError("An exhibit's numbers need a short prefix of letters A-Z and digits.")
    if not plan.items:
        raise UsageError("An exhibit needs at least one item.", code="nothing-to-show")
    withholding = read_withholding(plan.withhold)
    cosigners = tuple(
        dict.fromkeys(s for ledger in plan.ledgers for head in ledger.heads for s in head.receipts)
    )
    heads = tuple(tuple(_opened(ledger, head) for head in ledger.heads) for ledger in plan.ledgers)
    receipts = tuple(
        tuple(_received(head, cosigners) for head in ledger.heads) for ledger in plan.ledgers
    )
    wanted = {(e.ledger, e.line.index): e for item in plan.items for e in item.entries}
    places = {key: place for place, key in enumerate(sorted(wanted))}
    entries = tuple(_ready(plan, heads, wanted[key], withholding) for key in places)
    items = tuple(
        _item(f"{plan.prefix}{plan.start + number:04d}", item, places, entries)
        for number, item in enumerate(plan.items)
    )
    notes = [[head.note for head in ledger.heads] for ledger in plan.ledgers]
    stamps = ready(plan.timestamps, notes, [item.view.fields for item in items])
    return Prepared(plan, withholding, cosigners, heads, receipts, entries, items, stamps)


def _opened(ledger: Ledger, head: Head) -> Checkpoint:
    signer = ledger.signer
    checkpoint = open_checkpoint(head.note, signer.ed25519_public, signer.mldsa_public)
    if checkpoint.origin != signer.name:
        raise IntegrityFailure("A checkpoint belongs to another ledger than the exhibit says.")
    return checkpoint


def _received(head: Head, cosigners: tuple[Signer, ...]) -> tuple[Receipt, ...]:
    return tuple(
        Receipt(cosigners.index(signer), received_at(head.note, signer)) for signer in head.receipts
    )


def received_at(note: str, signer: Signer) -> str:
    """When `signer` cosigned `note`, as UTC text; raises IntegrityFailure if she did not."""
    time_s = verify_cosignature(note, signer.name, signer.ed25519_public, signer.mldsa_public)
    try:
        return utc_text(datetime.fromtimestamp(time_s, UTC))
    except (OverflowError, ValueError, OSError) as error:
        raise IntegrityFailure("A receipt's time is out of range.") from error


def _ready(
    plan: ExhibitPlan,
    heads: tuple[tuple[Checkpoint, ...], ...],
    entry: ShownEntry,
    withholding: Withholding,
) -> ReadyEntry:
    line, head = entry.line, heads[entry.ledger][entry.head]
    header = verify_line(line, plan.ledgers[entry.ledger].signer.ed25519_public)
    if header is None:
        raise Bug("an exhibit was asked to show an entry whose header is gone")
    leaf = bytes.fromhex(line.leaf)
    verify_inclusion(leaf, line.index, head.size, entry.path, head.root)
    shown = Shown(line.leaf, header, withholding.shown(line))
    folder = entry_folder(entry.ledger, line.index)
    return ReadyEntry(entry, folder, shown, withholding.absent(line, header.commitments))


def _item(
    number: str,
    item: Item,
    places: Mapping[tuple[int, int], int],
    entries: tuple[ReadyEntry, ...],
) -> ReadyItem:
    mine = tuple(sorted({places[e.ledger, e.line.index] for e in item.entries}))
    own = [place for place in mine if entries[place].shown.header.record == item.record]
    if not own:
        raise Bug("an exhibit was asked to show a record without any entry of its own")
    if {line.leaf for line in item.custody} - {None, *(entries[p].shown.leaf for p in mine)}:
        raise Bug("an exhibit was asked to tell a history whose entries it does not show")
    view = view_of(RecordId(item.record), [entries[place].shown for place in own])
    bound = tuple(_binding(original, mine, entries) for original in item.originals)
    if None in bound and not view.unread:
        raise Bug("an exhibit was asked to show a content that no entry of its item tells of")
    return ReadyItem(number, item, view, mine, bound)


def _binding(
    original: Original, mine: tuple[int, ...], entries: tuple[ReadyEntry, ...]
) -> int | None:
    for place in mine:
        body = entries[place].shown.body(Section.WHAT)
        if tells_of(body, original.size, original.sha256, original.sha512):
            return place
    return None
