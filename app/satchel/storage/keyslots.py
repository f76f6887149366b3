"""Keyslots: the ways a passphrase leads to the key of `archive-N.db`.

What it is for: making, opening and changing slots, as values. What it is not for: their
two files (`keyslot_files`). To know first, from the passphrase down:

    passphrase --Argon2id--> wraps the slot's X-Wing identity
      identity --age--> the vault: vault key and the slots' labels, sealed to every slot
        vault key --HKDF--> key of the database; key of the MAC over everything here

The vault is sealed to public keys, so a new vault key needs no passphrase. Those public
keys lie in the clear; the MAC under the vault key shows at opening that nobody added
one of theirs. All slots made together share salt and cost: a passphrase is derived once.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace

from satchel.crypto import age, passphrase
from satchel.crypto.digest import constant_time_equal, hkdf_sha256, hmac_sha256
from satchel.crypto.passphrase import Cost
from satchel.crypto.randomness import Random
from satchel.crypto.xwing import Identity, Recipient
from satchel.domain.errors import (
    IntegrityFailure,
    NoSuchThing,
    RefusedByPolicy,
    SatchelError,
    WrongPassphrase,
)
from satchel.domain.json_values import JsonObject

_VAULT_LIMIT = 65536
_MOST_DERIVATIONS = 4  # ours share one salt and cost
_MAC_INFO = b"satchel keyslots mac 1"
_DATABASE_INFO = b"satchel archive database 1"


@dataclass(frozen=True, slots=True)
class Slot:
    """One passphrase's way in; nothing of it is secret but what is wrapped."""

    id: str
    salt: bytes
    cost: Cost
    recipient: str
    wrapped: bytes

    def bound(self) -> bytes:
        """What the wrapped identity is bound to: this slot and no other."""
        return canonical({"id": self.id, "kdf": _kdf(self), "recipient": self.recipient})


@dataclass(frozen=True, slots=True)
class Keyslots:
    """What both files say: all slots, and the vault of database number `archive`.

    `restored` is set in the keyslots that a backup carries and names that backup; it is
    under the MAC, so who restores one cannot go on as if it were the archive itself.
    """

    generation: int
    archive: int
    slots: tuple[Slot, ...]
    vault: bytes
    restored: str | None = None
    mac: bytes = b""


@dataclass(frozen=True, slots=True, repr=False)
class Vault:
    """What a passphrase opened. `opened_by` is the id of its slot."""

    key: bytes
    labels: Mapping[str, str]
    opened_by: str

    @property
    def database_key(self) -> bytes:
        """32 bytes for SQLCipher."""
        return hkdf_sha256(self.key, info=_DATABASE_INFO)


def first(secret: bytes, label: str, cost: Cost, random: Random) -> tuple[Keyslots, Vault]:
    """Generation 1 with one slot and a fresh vault key, for database number 1."""
    slot = _new_slot(secret, random(passphrase.SALT_SIZE), cost, random)
    vault = Vault(random(32), {slot.id: label}, slot.id)
    return sealed(Keyslots(0, 1, (slot,), b""), vault, random), vault


def unlock(keyslots: Keyslots, secret: bytes) -> Vault:
    """Tries `secret` on every slot; derives once for each distinct salt and cost.

    Raises WrongPassphrase; RefusedByPolicy (code "passphrase-cost") before deriving with
    parameters that cannot be ours; IntegrityFailure when a slot opens but what it leads
    to was changed by something else.
    """
    derived: dict[tuple[bytes, Cost], bytes] = {}
    for slot in keyslots.slots:
        known = (slot.salt, slot.cost)
        if known not in derived:
            derived[known] = passphrase.derive(secret, *known)
        try:
            seed = passphrase.unwrap(derived[known], slot.wrapped, slot.bound())
        except WrongPassphrase:
            continue
        return _open_vault(keyslots, slot, Identity.from_seed(seed))
    raise WrongPassphrase("The passphrase is wrong. Nothing was changed; try again.")


def with_slot(
    keyslots: Keyslots, vault: Vault, secret: bytes, label: str, random: Random
) -> tuple[Keyslots, Vault, str]:
    """One more slot, with the salt and cost of the first; its id comes third."""
    model = keyslots.slots[0]
    slot = _new_slot(secret, model.salt, model.cost, random)
    grown = replace(keyslots, slots=(*keyslots.slots, slot))
    vault = replace(vault, labels={**vault.labels, slot.id: label})
    return sealed(grown, vault, random), vault, slot.id


def without_slot(
    keyslots: Keyslots, vault: Vault, slot_id: str, random: Random
) -> tuple[Keyslots, Vault]:
    """One slot less. Raises NoSuchThing; RefusedByPolicy (code "last-slot") for the last.

    Who kept a copy of the old files can still use the removed passphrase on old copies
    of the database; the next sealing gives the database a key that it never had.
    """
    kept = tuple(slot for slot in keyslots.slots if slot.id != slot_id)
    if len(kept) == len(keyslots.slots):
        raise NoSuchThing("There is no keyslot of that id; `keyslot list` shows them.")
    if not kept:
        raise RefusedByPolicy(
            "This is the last keyslot; without it nothing opens the archive. Add another first.",
            code="last-slot",
        )
    labels = {slot.id: vault.labels.get(slot.id, "") for slot in kept}
    vault = replace(vault, labels=labels)
    return sealed(replace(keyslots, slots=kept), vault, random), vault


def with_passphrase(
    keyslots: Keyslots, vault: Vault, old: bytes, new: bytes, random: Random
) -> Keyslots:
    """The slot that `old` opens takes `new`. Raises WrongPassphrase."""
    slot_id = unlock(keyslots, old).opened_by
    slots = tuple(
        _rewrapped(slot, old, new, random) if slot.id == slot_id else slot
        for slot in keyslots.slots
    )
    return sealed(replace(keyslots, slots=slots), vault, random)


def with_fresh_vault(keyslots: Keyslots, vault: Vault, random: Random) -> tuple[Keyslots, Vault]:
    """The next database under a key nobody ever had; the same passphrases lead to it."""
    vault = replace(vault, key=random(32))
    return sealed(replace(keyslots, archive=keyslots.archive + 1), vault, random), vault


def for_backup(keyslots: Keyslots, vault: Vault, name: str, random: Random) -> Keyslots:
    """The same ways in, marked as those of the backup `name`."""
    return sealed(replace(keyslots, restored=name), vault, random)


def no_longer_restored(keyslots: Keyslots, vault: Vault, random: Random) -> Keyslots:
    """The mark taken away, once the archive itself remembers it."""
    return sealed(replace(keyslots, restored=None), vault, random)


def sealed(keyslots: Keyslots, vault: Vault, random: Random) -> Keyslots:
    """The next generation: the vault sealed to every slot, and the MAC over all of it."""
    recipients = [Recipient.from_text(slot.recipient) for slot in keyslots.slots]
    inside = canonical({"key": vault.key.hex(), "labels": dict(vault.labels)})
    bare = replace(
        keyslots,
        generation=keyslots.generation + 1,
        vault=age.seal_bytes(inside, recipients, random=random),
        mac=b"",
    )
    return replace(bare, mac=_mac(bare, vault.key))


def canonical(value: JsonObject) -> bytes:
    """The one spelling of these few objects: sorted keys, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def to_json(keyslots: Keyslots) -> JsonObject:
    """Everything but the MAC, as the files hold it (FORMAT.md, Keyslots)."""
    return {
        "archive": keyslots.archive,
        "generation": keyslots.generation,
        "restored": keyslots.restored,
        "slots": [
            {
                "id": slot.id,
                "kdf": _kdf(slot),
                "recipient": slot.recipient,
                "wrapped": b64encode(slot.wrapped).decode("ascii"),
            }
            for slot in keyslots.slots
        ],
        "vault": b64encode(keyslots.vault).decode("ascii"),
    }


def from_json(body: JsonObject, mac: bytes) -> Keyslots:
    """The inverse of `to_json`. Raises ValueError, KeyError or TypeError for other shapes."""
    slots = body["slots"]
    if not isinstance(slots, list) or not slots:
        raise ValueError("slots")
    read = tuple(_slot(slot) for slot in slots)
    # Each is within bounds, but who opens an archive derives them all: hours, of thousands.
    if len({(slot.salt, slot.cost) for slot in read}) > _MOST_DERIVATIONS:
        raise ValueError("slots")
    return Keyslots(
        generation=_count(body["generation"]),
        archive=_count(body["archive"]),
        slots=read,
        vault=b64decode(str(body["vault"]), validate=True),
        restored=None if body["restored"] is None else str(body["restored"]),
        mac=mac,
    )


def _slot(value: JsonObject) -> Slot:
    kdf = value["kdf"]
    if not isinstance(kdf, dict) or kdf["name"] != "argon2id":
        raise ValueError("kdf")
    return Slot(
        id=str(value["id"]),
        salt=b64decode(str(kdf["salt"]), validate=True),
        cost=Cost(_count(kdf["memory_kib"]), _count(kdf["passes"]), _count(kdf["lanes"])),
        recipient=str(value["recipient"]),
        wrapped=b64decode(str(value["wrapped"]), validate=True),
    )


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError("count")
    return value


def _kdf(slot: Slot) -> JsonObject:
    return {
        "lanes": slot.cost.lanes,
        "memory_kib": slot.cost.memory_kib,
        "name": "argon2id",
        "passes": slot.cost.passes,
        "salt": b64encode(slot.salt).decode("ascii"),
    }


def _new_slot(secret: bytes, salt: bytes, cost: Cost, random: Random) -> Slot:
    identity = Identity.generate(random)
    slot = Slot(random(8).hex(), salt, cost, identity.recipient.to_text(), b"")
    return _wrapped(slot, identity.seed, secret, random)


def _rewrapped(slot: Slot, old: bytes, new: bytes, random: Random) -> Slot:
    key = passphrase.derive(old, slot.salt, slot.cost)
    return _wrapped(slot, passphrase.unwrap(key, slot.wrapped, slot.bound()), new, random)


def _wrapped(slot: Slot, seed: bytes, secret: bytes, random: Random) -> Slot:
    key = passphrase.derive(secret, slot.salt, slot.cost)
    return replace(slot, wrapped=passphrase.wrap(key, seed, slot.bound(), random=random))


def _open_vault(keyslots: Keyslots, slot: Slot, identity: Identity) -> Vault:
    try:
        inside = json.loads(age.unseal_bytes(keyslots.vault, [identity], limit=_VAULT_LIMIT))
        vault = Vault(bytes.fromhex(inside["key"]), dict(inside["labels"]), slot.id)
    except (SatchelError, ValueError, KeyError, TypeError) as error:
        raise _changed() from error
    if not constant_time_equal(keyslots.mac, _mac(replace(keyslots, mac=b""), vault.key)):
        raise _changed()
    return vault


def _mac(keyslots: Keyslots, key: bytes) -> bytes:
    return hmac_sha256(hkdf_sha256(key, info=_MAC_INFO), canonical(to_json(keyslots)))


def _changed() -> IntegrityFailure:
    return IntegrityFailure(
        "The keyslots were changed by something other than Satchel. "
        "Do not go on with this archive; restore the keyslots from a backup."
    )
