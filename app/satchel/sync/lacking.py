"""What should be here or at others and is not: for `missing`, and for lists of members.

Worked out from ledgers, receipts and what devices say they opened; nothing is kept of it. To
know first: headquarters and lawyers are meant to hold whole ledgers. An observer is not: of
others she gets only what concerns her, and nobody tells her of the rest.
"""

from __future__ import annotations

from dataclasses import dataclass

from satchel.domain.ids import ContentId, DeviceId
from satchel.domain.words import Role
from satchel.storage import devices, mission, receipts
from satchel.storage.archive import Archive
from satchel.storage.receipts import Ranges, Receipt
from satchel.sync.downward import Down, Sent, never_came, sent
from satchel.sync.missing import contents_missing, contents_named_here, missing_entries


@dataclass(frozen=True, slots=True)
class Lack:
    """What is missing here of one device's ledger, and what each coordinator last said of it
    that she lacks."""

    device: DeviceId
    member: str
    entries: Ranges
    files: tuple[ContentId, ...]
    said: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """`sent` went to single devices and is not known to be opened there. `never_came` are
    parcels that coordinators say they sent here, by coordinator."""

    ledgers: tuple[Lack, ...]
    sent: tuple[Sent, ...]
    never_came: dict[DeviceId, list[str]]


def lacking(archive: Archive) -> Lacking:
    """As it is now. Empty outside a mission."""
    db = archive.reading()
    if mission.find(db) is None:
        return Lacking((), (), {})
    is_part = devices.require_own(db).row.role is Role.OBSERVER
    found = []
    for row in devices.everyone(db):
        said = tuple(one for one in receipts.latest(db, row.device) if _says_so(one))
        is_own = row.state in ("own", "former")
        holes = () if is_own or is_part else missing_entries(db, row.device)
        named = contents_named_here if is_part else contents_missing
        files = () if is_own else tuple(named(db, row.device))
        if holes or files or said:
            found.append(Lack(row.device, row.member, holes, files, said))
    waiting = tuple(one for one in sent(db) if one.down is not Down.OPENED)
    return Lacking(tuple(found), waiting, never_came(db))


def _says_so(receipt: Receipt) -> bool:
    return bool(receipt.missing_entries or receipt.missing_contents)
