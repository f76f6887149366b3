"""What a ledger is known to hold and is not here: named in reports, listed in receipts.

That is missing where the whole ledger is meant to be: at headquarters. An observer is sent
single entries of it, and of them nothing but a file can be missing.
"""

from __future__ import annotations

from collections.abc import Sequence

from satchel.domain.ids import ContentId
from satchel.domain.words import Role
from satchel.storage import content_table, devices, receipts, segments
from satchel.storage.content_table import Place
from satchel.storage.database import Database
from satchel.storage.receipts import Ranges
from satchel.sync.reporting import Report


def missing_entries(db: Database, device: str, below: int | None = None) -> Ranges:
    """Indexes under the newest checkpoint (or `below`) whose entries are in no branch here."""
    known = segments.of_device(db, device)
    end = max((s.size for s in known if not s.is_extract), default=0) if below is None else below
    held: set[int] = set()
    for branch in {segment.branch for segment in known} | {0}:
        held.update(receipts.held_indexes(db, device, branch, end))
    return receipts.ranges_missing(sorted(held), end)


def contents_missing(
    db: Database, device: str, branch: int | None = None, below: int = 2**62
) -> list[ContentId]:
    """Contents that a ledger's entries refer to and whose bytes are not here."""
    if branch is None:
        numbers = {segment.branch for segment in segments.of_device(db, device)} | {0}
    else:
        numbers = {branch}
    missing: dict[ContentId, None] = {}
    for number in sorted(numbers):
        for _, content in receipts.contents_mentioned(db, device, number, 0, below):
            if not _is_here(db, content):
                missing[content] = None
    return sorted(missing)


def contents_named_here(db: Database, device: str) -> list[ContentId]:
    """Contents whose bytes are not here, of those that entries refer to which are here."""
    held = set(receipts.held_indexes(db, device, 0, 2**62))
    named = receipts.contents_mentioned(db, device, 0)
    return sorted({one for index, one in named if index in held and not _is_here(db, one)})


def settle(db: Database, reports: Sequence[Report]) -> None:
    """What several parcels together left out: one may have brought what another lacked."""
    told = {row.device for row in devices.everyone(db) if row.state in ("own", "former")}
    is_part = devices.require_own(db).row.role is Role.OBSERVER
    named = contents_named_here if is_part else contents_missing
    for report in reversed(reports):
        gaps = [device for device, _ in report.gaps if device not in told]
        report.gaps = [(one, left) for one in gaps if (left := missing_entries(db, one))]
        if report.contents_missing:
            fresh = [device for device in report.devices if device not in told]
            report.contents_missing = sum(len(named(db, device)) for device in fresh)
        told.update(report.devices)


def _is_here(db: Database, content: ContentId) -> bool:
    stored = content_table.find(db, content)
    return stored is not None and stored.place is not Place.ELSEWHERE
