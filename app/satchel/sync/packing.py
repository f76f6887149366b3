"""Filling a parcel: the members a plan needs, in order, as a recipe keeps them.

Small records first, contents after them by size; what is too much for one parcel goes
on in the next, and a content larger than a parcel is cut at the edges of age chunks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from satchel.crypto.age import CHUNK, NONCE_SIZE
from satchel.crypto.digest import new_sha256, sha256
from satchel.domain.ids import ContentId
from satchel.domain.words import Audience
from satchel.ledger.line import encode_line
from satchel.storage import entries, receipts
from satchel.storage.parcels import RecipeMember
from satchel.storage.receipts import Ranges
from satchel.storage.transaction import Transaction
from satchel.sync.addressing import addressed
from satchel.sync.freezing import contents_of
from satchel.sync.planning import LedgerPlan
from satchel.sync.recipes import LinesSource, content_source
from satchel.wire.bag import content_name, ledger_name
from satchel.wire.ledger_part import (
    CHECKPOINT,
    ENTRIES,
    LEAVES,
    SLIP,
    ContentMention,
    Leaf,
    LedgerSlip,
)
from satchel.wire.mission import Mission

PARCEL_LIMIT: Final = 2 * 1024**3
OVERHEAD: Final = 1024 * 1024
_SEALED_CHUNK: Final = CHUNK + 16


@dataclass(frozen=True, slots=True)
class Piece:
    """A content's age file, or `size` bytes of it from `first` on. `header` as it leaves."""

    content: ContentId
    header: bytes
    first: int
    size: int
    part: int = 0
    parts: int = 1


def ledger_members(
    tx: Transaction, number: int, plan: LedgerPlan, ours: Mission
) -> list[RecipeMember]:
    """The four members of one ledger. Notes on the way which entries refer to contents."""
    places = entries.positions(tx.db, plan.device, plan.branch, plan.start, plan.size)
    leaves = b"".join(Leaf(place.leaf, place.signature).to_bytes() for place in places)
    lines = _lines_member(tx, ledger_name(number, ENTRIES), plan, ours)
    mentions = receipts.contents_mentioned(tx.db, plan.device, plan.branch, plan.start, plan.size)
    slip = LedgerSlip(
        plan.device,
        plan.start,
        plan.frontier,
        plan.is_complete,
        tuple(ContentMention(index, content) for index, content in mentions),
    )
    return [
        inline(ledger_name(number, SLIP), slip.to_bytes()),
        inline(ledger_name(number, CHECKPOINT), plan.checkpoint.encode("utf-8")),
        inline(ledger_name(number, LEAVES), leaves),
        lines,
    ]


def inline(name: str, data: bytes) -> RecipeMember:
    """A member kept with its recipe."""
    return RecipeMember(name, len(data), data=data, sha256=sha256(data))


def content_members(pieces: Sequence[Piece]) -> list[RecipeMember]:
    """The members of contents, in the order given."""
    return [
        RecipeMember(
            content_name(number, piece.content, piece.part, piece.parts),
            piece.size,
            source=content_source(piece.content, piece.header, piece.first, piece.size),
        )
        for number, piece in enumerate(pieces)
    ]


def cut(content: ContentId, header: bytes, payload_size: int, room: int) -> list[Piece]:
    """A content in pieces of at most `room` bytes, each of a length that age payload has."""
    size = len(header) + NONCE_SIZE + payload_size
    if size <= room:
        return [Piece(content, header, 0, size)]
    step = (room - NONCE_SIZE) // _SEALED_CHUNK * _SEALED_CHUNK + NONCE_SIZE
    starts = list(range(0, size, step))
    if 0 < (size - starts[-1] - NONCE_SIZE) % _SEALED_CHUNK <= 16 or size - starts[-1] < 64:
        starts[-1] -= _SEALED_CHUNK
    ends = [*starts[1:], size]
    return [
        Piece(content, header, first, end - first, part, len(starts))
        for part, (first, end) in enumerate(zip(starts, ends, strict=True))
    ]


def volumes(pieces: Iterable[Piece], used: int, limit: int) -> Iterator[list[Piece]]:
    """Pieces parcel by parcel; `used` bytes of the first are taken already."""
    volume: list[Piece] = []
    for piece in pieces:
        if used + piece.size + OVERHEAD > limit and (volume or used):
            yield volume
            volume, used = [], 0
        volume.append(piece)
        used += piece.size
    yield volume


def ranges(indexes: Iterable[int]) -> Ranges:
    """Sorted indexes as closed ranges."""
    found: list[tuple[int, int]] = []
    for index in indexes:
        if found and found[-1][1] == index - 1:
            found[-1] = (found[-1][0], index)
        else:
            found.append((index, index))
    return tuple(found)


def _lines_member(tx: Transaction, name: str, plan: LedgerPlan, ours: Mission) -> RecipeMember:
    source = LinesSource(
        plan.device,
        plan.branch,
        ranges(plan.indexes),
        ours.current(Audience.LEGAL).generation,
    )
    hasher, size = new_sha256(), 0
    for first, last in source.ranges:
        for line in entries.lines(tx.db, plan.device, plan.branch, first, last + 1):
            receipts.put_mentions(tx, ((line.leaf, item) for item in contents_of(line)))
            raw = encode_line(addressed(tx, line, ours)) + b"\n"
            hasher.update(raw)
            size += len(raw)
    return RecipeMember(name, size, source=source.to_json(), sha256=hasher.digest())
