"""A class key on its way to one device, and a receipt on its way to its ledger's owner.

A class key needs no trust in who carries it: it must give the public key that the
mission's root signed. A receipt is a checkpoint with a coordinator's cosignatures, and
the leaf of her entry that lists what below it she does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from satchel.crypto.age import seal_bytes, unseal_bytes
from satchel.crypto.xwing import Identity, Recipient
from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import DeviceId, LeafHash, is_hash
from satchel.domain.words import Audience
from satchel.formats.canonical import binary_text, decode_object, encode
from satchel.wire import fields
from satchel.wire.mission import ClassKey, Mission

CLASS_KEY: Final = "class-key"


@dataclass(frozen=True, slots=True)
class ClassKeyLetter:
    """One generation of a class's private key, sealed to one device's mailbox."""

    audience: Audience
    generation: int
    device: DeviceId
    sealed: bytes

    def to_bytes(self) -> bytes:
        return encode(
            {
                "kind": CLASS_KEY,
                "class": self.audience.value,
                "generation": self.generation,
                "device": self.device,
                "sealed": binary_text(self.sealed),
            }
        )

    @classmethod
    def from_bytes(cls, raw: bytes) -> ClassKeyLetter:
        """Raises IntegrityFailure for another shape."""
        body = decode_object(raw)
        if body.get("kind") != CLASS_KEY:
            raise fields.malformed("kind")
        return cls(
            fields.audience(body, "class"),
            fields.whole(body, "generation"),
            fields.device(body),
            fields.octets(body, "sealed"),
        )


def seal_class_key(
    key: ClassKey, identity: Identity, device: DeviceId, mailbox: Recipient
) -> ClassKeyLetter:
    """The letter that hands `identity` over."""
    return ClassKeyLetter(
        key.audience, key.generation, device, seal_bytes(identity.seed, [mailbox])
    )


def open_class_key(
    letter: ClassKeyLetter, mission: Mission, mailboxes: list[Identity]
) -> tuple[ClassKey, Identity]:
    """The key, once it gives the public key of the mission's document."""
    identity = Identity.from_seed(unseal_bytes(letter.sealed, mailboxes, limit=32))
    for key in mission.classes:
        same = (key.audience, key.generation) == (letter.audience, letter.generation)
        if same and key.public == identity.recipient.public:
            return key, identity
    raise IntegrityFailure("A class key that came is not the one the mission's root signed.")


@dataclass(frozen=True, slots=True)
class ReceiptLetter:
    """`checkpoint` is the note with the coordinator's cosignatures under it."""

    coordinator: DeviceId
    device: DeviceId
    checkpoint: str
    listing: LeafHash

    def to_bytes(self) -> bytes:
        return encode(
            {
                "coordinator": self.coordinator,
                "device": self.device,
                "checkpoint": self.checkpoint,
                "listing": self.listing,
            }
        )

    @classmethod
    def from_bytes(cls, raw: bytes) -> ReceiptLetter:
        """Raises IntegrityFailure for another shape."""
        body = decode_object(raw)
        listing = fields.text(body, "listing", 64)
        if not is_hash(listing):
            raise fields.malformed("listing")
        return cls(
            fields.device(body, "coordinator"),
            fields.device(body),
            fields.text(body, "checkpoint", 100_000),
            LeafHash(listing),
        )
