"""Legal-only entries leave with every section sealed to the legal class, always the same way.

The sealed form is kept when it is first made: a parcel made again must be the same to
the last byte.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from satchel.crypto.age import seal_bytes, unseal_bytes
from satchel.crypto.xwing import Identity
from satchel.domain.errors import IntegrityFailure, RefusedByPolicy
from satchel.domain.words import Audience
from satchel.ledger.entry import SECTIONS_LIMIT, read_header, read_section
from satchel.ledger.line import Line
from satchel.storage import parcels
from satchel.storage.database import Database
from satchel.storage.transaction import Transaction
from satchel.wire.mission import Mission

# Canonical JSON has one way to write the word: without it a header need not be decoded.
_LEGAL: Final = b'"legal"'


def addressed(tx: Transaction, line: Line, ours: Mission) -> Line:
    """The line as it may leave: plain for coordination, sealed section by section for legal."""
    if not _must_be_sealed(line):
        return line
    generation = ours.current(Audience.LEGAL).generation
    for name, plain in line.plain.items():
        if parcels.sealed_section(tx.db, line.leaf, name, generation) is None:
            sealed = seal_bytes(plain, ours.recipients(Audience.LEGAL))
            parcels.put_sealed_section(tx, line.leaf, name, generation, sealed)
    return addressed_before(tx.db, line, generation)


def addressed_before(db: Database, line: Line, generation: int) -> Line:
    """As `addressed` gave it when it first left, to that generation of the legal class.

    Raises RefusedByPolicy when that form is no longer kept.
    """
    if not _must_be_sealed(line):
        return line
    sealed = dict(line.sealed)
    for name in line.plain:
        kept = parcels.sealed_section(db, line.leaf, name, generation)
        if kept is None:
            raise not_again()
        sealed[name] = kept
    return replace(line, plain={}, sealed=sealed)


def opened(line: Line, identities: list[Identity]) -> tuple[Line, bool]:
    """The line with every section that `identities` open in plain, each checked against what
    the header committed to; and whether a section is not what was signed.

    Such a section stays sealed. Who passed it on could not look into it, so refusing it
    would refuse for good all that headquarters sends along with it.
    """
    if not line.sealed or line.header is None or not identities:
        return line, False
    header = read_header(line.header)
    plain, sealed, damaged = dict(line.plain), dict(line.sealed), False
    for name, raw in line.sealed.items():
        try:
            found = unseal_bytes(raw, identities, limit=SECTIONS_LIMIT)
            read_section(header, name, found)
        except RefusedByPolicy as refusal:
            damaged |= refusal.code != "not-for-us"
            continue
        except IntegrityFailure:
            damaged = True
            continue
        plain[name] = found
        del sealed[name]
    return replace(line, plain=plain, sealed=sealed), damaged


def not_again() -> RefusedByPolicy:
    """The refusal to reuse a parcel's key for other bytes than it had."""
    return RefusedByPolicy(
        "This parcel cannot be made again as it was, because something in it was sealed or "
        "withdrawn since; make a new parcel.",
        code="parcel-changed",
    )


def _must_be_sealed(line: Line) -> bool:
    if line.header is None or not line.plain or _LEGAL not in line.header:
        return False
    return read_header(line.header).audience is Audience.LEGAL
