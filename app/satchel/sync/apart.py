"""Two histories of one device, side by side: how far they agree, and where each of them ends.

A device has two when its archive was copied, or rolled back to an older state, and used on.
Both are kept, and nobody decides here which is hers. Not for choosing a branch: `branches`.
"""

from __future__ import annotations

from dataclasses import dataclass

from satchel.domain.ids import DeviceId
from satchel.storage import entries, receipts
from satchel.storage.database import Database
from satchel.sync.membership import Head, MemberState


@dataclass(frozen=True, slots=True)
class History:
    """One of them. `last_at` is the clock of its last entry that can be read here, UTC text."""

    head: Head
    last_at: str | None


@dataclass(frozen=True, slots=True)
class Apart:
    """The histories of a device, the first come first. `together` of their first entries are
    the same; None where too little of them is here to tell."""

    device: DeviceId
    together: int | None
    histories: tuple[History, ...]


def apart(db: Database, member: MemberState) -> Apart | None:
    """Its histories, or None while it has but one."""
    if not member.heads:
        return None
    histories = tuple(
        History(head, _last_at(db, member.device, head.branch)) for head in member.heads
    )
    first, second = member.heads[0].branch, member.heads[1].branch
    return Apart(member.device, _together(db, member.device, first, second), histories)


def _together(db: Database, device: DeviceId, first: int, second: int) -> int | None:
    """The place of the first entry that differs; up to there the roots were compared."""
    ones = {place.index: place.leaf for place in entries.positions(db, device, first)}
    for place in entries.positions(db, device, second):
        if place.index not in ones or ones[place.index] != place.leaf:
            return place.index
    return None


def _last_at(db: Database, device: DeviceId, branch: int) -> str | None:
    held = receipts.held_indexes(db, device, branch, 2**62)
    if not held:
        return None
    last = max(held)
    places = entries.positions(db, device, branch, last, last + 1)
    row = entries.entry(db, places[0].leaf) if places else None
    return None if row is None else row.utc
