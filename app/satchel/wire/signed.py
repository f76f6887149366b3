"""Documents signed with Ed25519 and ML-DSA-44 together; both must verify.

A document is canonical JSON around the exact text that was signed, so that a verifier
hashes what it received and never encodes anything again. The signed bytes begin with
the document's kind: a signature under one kind says nothing under another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from satchel.crypto.digest import sha256
from satchel.crypto.signing import (
    ED25519_PUBLIC_SIZE,
    ED25519_SIGNATURE_SIZE,
    ML_DSA_44_PUBLIC_SIZE,
    ML_DSA_44_SIGNATURE_SIZE,
    Ed25519Key,
    MlDsa44Key,
    verify_ed25519,
    verify_ml_dsa_44,
)
from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import DeviceId
from satchel.domain.json_values import JsonObject
from satchel.formats.canonical import binary_text, decode_object, encode
from satchel.wire import fields

LIMIT: Final = 1024 * 1024
Random = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """The public half of a signing pair."""

    ed25519: bytes
    ml_dsa_44: bytes

    def to_json(self) -> dict[str, str]:
        return {"ed25519": binary_text(self.ed25519), "ml_dsa_44": binary_text(self.ml_dsa_44)}

    @classmethod
    def from_json(cls, value: JsonObject) -> PublicKeys:
        """Raises IntegrityFailure for keys of another length."""
        return cls(
            fields.octets(value, "ed25519", ED25519_PUBLIC_SIZE),
            fields.octets(value, "ml_dsa_44", ML_DSA_44_PUBLIC_SIZE),
        )

    @property
    def device(self) -> DeviceId:
        """The name these keys give a device."""
        return DeviceId("d-" + sha256(self.ed25519 + self.ml_dsa_44).hex()[:20])


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """A signing pair, from two seeds of 32 bytes."""

    ed25519: Ed25519Key
    ml_dsa_44: MlDsa44Key

    @classmethod
    def generate(cls, random: Random) -> SigningKeys:
        return cls.from_seeds(random(32), random(32))

    @classmethod
    def from_seeds(cls, ed25519: bytes, ml_dsa_44: bytes) -> SigningKeys:
        return cls(Ed25519Key.from_seed(ed25519), MlDsa44Key.from_seed(ml_dsa_44))

    @property
    def public(self) -> PublicKeys:
        return PublicKeys(self.ed25519.public, self.ml_dsa_44.public)


def sign(kind: str, body: JsonObject, keys: SigningKeys) -> bytes:
    """The document: `body`, canonical, under both signatures."""
    raw = encode(body)
    message = _message(kind, raw)
    return encode(
        {
            "kind": kind,
            "body": raw.decode("utf-8"),
            "ed25519": binary_text(keys.ed25519.sign(message)),
            "ml_dsa_44": binary_text(keys.ml_dsa_44.sign(message)),
        }
    )


def open_signed(raw: bytes, kind: str, keys: PublicKeys) -> JsonObject:
    """The body, once both signatures verified. Raises IntegrityFailure."""
    outer, signed = _unfold(raw, kind)
    message = _message(kind, signed)
    verify_ed25519(keys.ed25519, message, fields.octets(outer, "ed25519", ED25519_SIGNATURE_SIZE))
    verify_ml_dsa_44(
        keys.ml_dsa_44, message, fields.octets(outer, "ml_dsa_44", ML_DSA_44_SIGNATURE_SIZE)
    )
    return decode_object(signed)


def unverified_body(raw: bytes, kind: str) -> JsonObject:
    """The body before any check: only to find the keys it must then be opened with."""
    return decode_object(_unfold(raw, kind)[1])


def kind_of(raw: bytes) -> str:
    """The kind a document claims, so that its opener can be chosen."""
    if len(raw) > LIMIT:
        raise fields.malformed("size")
    return fields.text(decode_object(raw), "kind", 64)


def _unfold(raw: bytes, kind: str) -> tuple[JsonObject, bytes]:
    if len(raw) > LIMIT:
        raise fields.malformed("size")
    outer = decode_object(raw)
    if set(outer) != {"kind", "body", "ed25519", "ml_dsa_44"} or outer["kind"] != kind:
        raise IntegrityFailure("A signed document is not of the kind it stands for.")
    return outer, fields.text(outer, "body", LIMIT).encode("utf-8")


def _message(kind: str, raw: bytes) -> bytes:
    return b"satchel/" + kind.encode("ascii") + b"/v1\0" + raw
