"""What a parcel carries of one ledger, beside its entries: where it begins and its leaves.

`1-ledger.json` holds the compact Merkle range before the first leaf carried. With the
leaves it leads to the signed root, and it gives the root at the beginning too: this is
the proof that the ledger only grew, stronger than the usual one and no longer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import ContentId, DeviceId, LeafHash, is_hash
from satchel.domain.json_values import JsonValue
from satchel.formats.canonical import binary_text, decode_object, encode
from satchel.wire import fields

LEAF_SIZE: Final = 32 + 64
MOST_LEAVES: Final = 2_000_000
SLIP: Final = "1-ledger.json"
CHECKPOINT: Final = "2-checkpoint.txt"
LEAVES: Final = "3-leaves.bin"
ENTRIES: Final = "4-entries.jsonl"


@dataclass(frozen=True, slots=True)
class ContentMention:
    """Entry `index` of this ledger refers to a content; said here because its section may be
    sealed to others, and what is missing must be nameable without reading it."""

    index: int
    content: ContentId


@dataclass(frozen=True, slots=True)
class LedgerSlip:
    """`start` is the index of the first leaf carried, `frontier` the compact range there.

    `complete` says that the sender sends this ledger from its beginning as it grows, so
    that a hole is worth naming; false for an extract.
    """

    device: DeviceId
    start: int
    frontier: bytes
    complete: bool
    mentions: tuple[ContentMention, ...] = ()

    def to_bytes(self) -> bytes:
        mentions: list[JsonValue] = [[item.index, item.content] for item in self.mentions]
        return encode(
            {
                "device": self.device,
                "start": self.start,
                "frontier": binary_text(self.frontier),
                "complete": self.complete,
                "mentions": mentions,
            }
        )

    @classmethod
    def from_bytes(cls, raw: bytes) -> LedgerSlip:
        """Raises IntegrityFailure for another shape."""
        body = decode_object(raw)
        complete = body.get("complete")
        if not isinstance(complete, bool):
            raise fields.malformed("complete")
        return cls(
            fields.device(body),
            fields.whole(body, "start"),
            fields.octets(body, "frontier"),
            complete,
            tuple(_mention(item) for item in fields.several(body, "mentions")),
        )


@dataclass(frozen=True, slots=True)
class Leaf:
    """A place in a ledger without what stands there."""

    leaf: LeafHash
    signature: bytes

    def to_bytes(self) -> bytes:
        return bytes.fromhex(self.leaf) + self.signature


def read_leaves(read: Callable[[int], bytes], size: int, count: int) -> list[Leaf]:
    """All `count` leaves of a member of `size` bytes, which is read only if it can hold just
    these. Raises IntegrityFailure."""
    if size != count * LEAF_SIZE:
        raise IntegrityFailure("A parcel's list of leaves is not as long as its ledger.")
    raw = read(size)
    return [
        Leaf(LeafHash(raw[at : at + 32].hex()), raw[at + 32 : at + LEAF_SIZE])
        for at in range(0, size, LEAF_SIZE)
    ]


def _mention(item: JsonValue) -> ContentMention:
    if not isinstance(item, list) or len(item) != 2:
        raise fields.malformed("mentions")
    index, content = item
    if type(index) is not int or index < 0 or not isinstance(content, str) or not is_hash(content):
        raise fields.malformed("mentions")
    return ContentMention(index, ContentId(content))
