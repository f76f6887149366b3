"""Who sends a parcel: the first thing in it that is verified.

A device proves its two keys by signing with them. One not yet admitted also shows its
invitation, signed over its keys by the invitation's one-time key; one restored from a
backup shows the word of the device it was restored from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from satchel.crypto.digest import sha256
from satchel.crypto.signing import ED25519_SIGNATURE_SIZE, Ed25519Key, verify_ed25519
from satchel.crypto.spoken import words
from satchel.domain.ids import DeviceId, MemberCode
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.words import Audience, Role
from satchel.formats.canonical import binary_text, encode
from satchel.wire import fields
from satchel.wire.signed import (
    PublicKeys,
    SigningKeys,
    open_signed,
    sign,
    unverified_body,
)

SENDER: Final = "sender"
RESTORED: Final = "restored"
COMPARISON_WORDS: Final = 8
_VOUCHED_PREFIX: Final = b"satchel/invited-device/v1\0"


@dataclass(frozen=True, slots=True)
class Restored:
    """`device` had `size` entries in the backup that this device began from."""

    device: DeviceId
    size: int
    document: bytes


@dataclass(frozen=True, slots=True)
class Invited:
    """The invitation's certificate, and its one-time key's signature over the device's keys."""

    certificate: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Sender:
    """`size` is how long its ledger is: of two cards the longer one is the newer.

    `holds` names the class keys the device has, so that a hand-over can be ended.
    """

    keys: PublicKeys
    receipt_keys: PublicKeys | None
    mailbox: bytes
    member: MemberCode
    role: Role
    parcel: str
    size: int
    holds: tuple[tuple[Audience, int], ...] = ()
    invited: Invited | None = None
    restored: Restored | None = None

    @property
    def device(self) -> DeviceId:
        return self.keys.device


def sign_sender(mission: str, sender: Sender, keys: SigningKeys) -> bytes:
    """`data/sender.json`."""
    invited, restored = sender.invited, sender.restored
    holds: list[JsonValue] = [[name.value, generation] for name, generation in sender.holds]
    body: JsonObject = {
        "mission": mission,
        "keys": sender.keys.to_json(),
        "receipt_keys": None if sender.receipt_keys is None else sender.receipt_keys.to_json(),
        "mailbox": binary_text(sender.mailbox),
        "member": sender.member,
        "role": sender.role.value,
        "parcel": sender.parcel,
        "size": sender.size,
        "holds": holds,
        "invited": None
        if invited is None
        else {
            "certificate": binary_text(invited.certificate),
            "signature": binary_text(invited.signature),
        },
        "restored": None if restored is None else binary_text(restored.document),
    }
    return sign(SENDER, body, keys)


def open_sender(raw: bytes) -> tuple[str, Sender]:
    """Mission id and sender, once the device's own signatures verified.

    Whether that device is known, invited or refused is not decided here.
    """
    keys = PublicKeys.from_json(fields.inner(unverified_body(raw, SENDER), "keys"))
    body = open_signed(raw, SENDER, keys)
    receipt_keys = body.get("receipt_keys")
    sender = Sender(
        keys=keys,
        receipt_keys=(
            None
            if receipt_keys is None
            else PublicKeys.from_json(fields.inner(body, "receipt_keys"))
        ),
        mailbox=fields.sealing_key(body, "mailbox"),
        member=fields.member(body),
        role=fields.role(body),
        parcel=fields.text(body, "parcel", 40),
        size=fields.whole(body, "size"),
        holds=tuple(_held(item) for item in fields.several(body, "holds", 10_000)),
        invited=_invited(body),
        restored=_restored(body, keys.device),
    )
    return fields.text(body, "mission", 64), sender


def vouch(key: Ed25519Key, certificate: bytes, keys: PublicKeys) -> Invited:
    """The one-time key of an invitation speaks for a device's keys."""
    return Invited(certificate, key.sign(_vouched(certificate, keys)))


def verify_vouched(invited: Invited, one_time_public: bytes, keys: PublicKeys) -> None:
    """Raises IntegrityFailure unless the invitation's key spoke for these keys."""
    verify_ed25519(one_time_public, _vouched(invited.certificate, keys), invited.signature)


def comparison_words(mission: str, certificate: bytes, keys: PublicKeys) -> str:
    """Eight words both sides read to each other before a device is admitted."""
    digest = sha256(
        b"satchel/comparison/v1\0" + bytes.fromhex(mission) + sha256(certificate) + _flat(keys)
    )
    return words(digest, COMPARISON_WORDS)


def sign_restored(old: SigningKeys, size: int, new: PublicKeys) -> bytes:
    """The old device's word for the one that goes on after a backup was restored."""
    return sign(RESTORED, _restored_body(old.public, size, new.device), old)


def open_restored(document: bytes, old: PublicKeys, expected: Restored, new: DeviceId) -> None:
    """Raises IntegrityFailure unless `old` vouched for `new` at that size."""
    body = open_signed(document, RESTORED, old)
    if encode(body) != encode(_restored_body(old, expected.size, new)):
        raise fields.malformed("restored")


def _restored_body(old: PublicKeys, size: int, new: DeviceId) -> JsonObject:
    return {"device": old.device, "size": size, "new": new}


def _restored(body: JsonObject, new: DeviceId) -> Restored | None:
    document = fields.octets_or_none(body, "restored")
    if document is None:
        return None
    inside = unverified_body(document, RESTORED)
    if inside.get("new") != new:
        raise fields.malformed("restored")
    return Restored(fields.device(inside), fields.whole(inside, "size"), document)


def _invited(body: JsonObject) -> Invited | None:
    if body.get("invited") is None:
        return None
    inside = fields.inner(body, "invited")
    return Invited(
        fields.octets(inside, "certificate"),
        fields.octets(inside, "signature", ED25519_SIGNATURE_SIZE),
    )


def _held(item: JsonValue) -> tuple[Audience, int]:
    if not isinstance(item, list) or len(item) != 2 or type(item[1]) is not int:
        raise fields.malformed("holds")
    return fields.audience({"class": item[0]}, "class"), item[1]


def _vouched(certificate: bytes, keys: PublicKeys) -> bytes:
    return _VOUCHED_PREFIX + sha256(certificate) + _flat(keys)


def _flat(keys: PublicKeys) -> bytes:
    return keys.ed25519 + keys.ml_dsa_44
