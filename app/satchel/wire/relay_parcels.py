"""A parcel in parts: the manifest that commits it, and the word that it was taken.

A manifest is signed by who brought the parcel and names its mailbox: a relay can neither
move it to another box, nor swap, shorten or reorder its parts, without the receiver seeing
it before a byte is opened. What the parts join to proves itself once more, as any parcel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from satchel.crypto.signing import ED25519_PUBLIC_SIZE, Ed25519Key
from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import is_hash
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.formats.canonical import binary_text
from satchel.wire import fields
from satchel.wire.mission import other_mission
from satchel.wire.relay_names import (
    PARCEL_LIMIT,
    PART_LIMIT,
    PARTS_LIMIT,
    Address,
    Mailbox,
    PartName,
    key_mailbox,
)
from satchel.wire.relay_words import open_word, sign_word, unverified_word

MANIFEST: Final = "relay-manifest"
TAKEN: Final = "relay-taken"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The parts of a parcel in order; they follow each other without a gap."""

    address: Address
    parts: tuple[PartName, ...]
    key: bytes

    @property
    def size(self) -> int:
        return sum(part.size for part in self.parts)

    @property
    def sender(self) -> Mailbox:
        return key_mailbox(self.key)


def tile(pieces: Sequence[tuple[int, str]]) -> tuple[PartName, ...]:
    """Sizes and digests, in order, as the parts they are."""
    parts, offset = [], 0
    for size, sha256 in pieces:
        parts.append(PartName(offset, size, sha256))
        offset += size
    return tuple(parts)


def sign_manifest(
    mission: str, address: Address, parts: Sequence[PartName], key: Ed25519Key
) -> bytes:
    """The paper that commits a parcel. `parts` must tile it from 0, as `tile` makes them."""
    pieces: list[JsonValue] = [[part.size, part.sha256] for part in parts]
    body: JsonObject = {
        "mission": mission,
        "box": address.box,
        "parcel": address.parcel,
        "key": binary_text(key.public),
        "parts": pieces,
    }
    return sign_word(MANIFEST, body, key)


def open_manifest(raw: bytes, mission: str, address: Address) -> Manifest:
    """Raises IntegrityFailure for another mission, mailbox or parcel, or a wrong signature.

    Whose key signed it is in the answer; whether that is a known device, the caller asks.
    """
    key = fields.octets(unverified_word(raw, MANIFEST), "key", ED25519_PUBLIC_SIZE)
    body = open_word(raw, MANIFEST, key)
    _require(body, mission, address)
    parts = tile([_piece(item) for item in fields.several(body, "parts", PARTS_LIMIT)])
    manifest = Manifest(address, parts, key)
    if not 0 < manifest.size <= PARCEL_LIMIT:
        raise fields.malformed("parts")
    return manifest


def sign_taken(mission: str, address: Address, key: Ed25519Key) -> bytes:
    """The word that a parcel was taken in and may be deleted at the relay."""
    body: JsonObject = {
        "mission": mission,
        "box": address.box,
        "parcel": address.parcel,
        "key": binary_text(key.public),
    }
    return sign_word(TAKEN, body, key)


def open_taken(raw: bytes, mission: str, address: Address) -> Mailbox:
    """Who took it. Raises IntegrityFailure; whether they may clear it, the caller asks."""
    key = fields.octets(unverified_word(raw, TAKEN), "key", ED25519_PUBLIC_SIZE)
    _require(open_word(raw, TAKEN, key), mission, address)
    return key_mailbox(key)


def _require(body: JsonObject, mission: str, address: Address) -> None:
    if body.get("mission") != mission:
        raise other_mission()
    if (body.get("box"), body.get("parcel")) != (address.box, address.parcel):
        raise IntegrityFailure(
            "The relay gave the paper of another parcel or mailbox; nothing was taken in.",
            code="swapped",
        )


def _piece(item: JsonValue) -> tuple[int, str]:
    if not isinstance(item, list) or len(item) != 2:
        raise fields.malformed("parts")
    size, sha256 = item
    if type(size) is not int or not 0 < size <= PART_LIMIT:
        raise fields.malformed("parts")
    if not isinstance(sha256, str) or not is_hash(sha256):
        raise fields.malformed("parts")
    return size, sha256
