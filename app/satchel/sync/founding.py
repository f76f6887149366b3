"""Founding a mission, and proving that its keys can be brought back from the shares.

One secret of 32 bytes is split (SLIP-39); the root's seeds and the recovery identity
follow from it by HKDF, so one set of shares recovers all. The archive keeps the root's
seeds to invite and admit, and only the public half of recovery.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from satchel.crypto.age import seal_bytes, unseal_bytes
from satchel.crypto.digest import hkdf_sha256
from satchel.crypto.shares import combine, split
from satchel.crypto.xwing import Identity
from satchel.domain.errors import RefusedByPolicy, UsageError
from satchel.domain.words import Audience
from satchel.storage import devices, mission, settings
from satchel.storage.devices import OwnDevice
from satchel.storage.transaction import Transaction
from satchel.wire.mission import Admission, ClassKey, Mission, sign_admission, sign_mission
from satchel.wire.signed import SigningKeys

REHEARSED: Final = "rehearsed"
RECEIPTS_NEEDED: Final = 2
Random = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class MasterKeys:
    """Everything that follows from the master secret."""

    root: SigningKeys
    recovery: Identity

    @classmethod
    def from_secret(cls, secret: bytes) -> MasterKeys:
        ed25519, ml_dsa_44, recovery = (
            hkdf_sha256(secret, info=b"satchel/master/v1/" + name)
            for name in (b"root-ed25519", b"root-ml-dsa-44", b"recovery")
        )
        return cls(SigningKeys.from_seeds(ed25519, ml_dsa_44), Identity.from_seed(recovery))


@dataclass(frozen=True, slots=True)
class Founded:
    """A new mission. `shares` exist nowhere else: show them once, keep them nowhere."""

    mission: Mission
    shares: tuple[str, ...]
    threshold: int


def found(
    tx: Transaction,
    own: OwnDevice,
    name: str,
    *,
    now: str,
    random: Random,
    threshold: int = 3,
    count: int = 5,
) -> Founded:
    """Make the root, the class keys and the first admission; this archive becomes founder.

    `now` is UTC text. The archive keeps saying that recovery was not rehearsed until
    `rehearse` has succeeded. Raises RefusedByPolicy where a mission is already.
    """
    if mission.document(tx.db) is not None:
        raise RefusedByPolicy(
            "This archive already belongs to a mission; make another archive to found another.",
            code="already-joined",
        )
    secret = random(32)
    master = MasterKeys.from_secret(secret)
    identities = {audience: Identity.generate(random) for audience in Audience}
    founded = Mission(
        name=name,
        root=master.root.public,
        recovery=master.recovery.recipient.public,
        classes=tuple(
            ClassKey(audience, 1, identity.recipient.public, now)
            for audience, identity in identities.items()
        ),
        receipts_needed=RECEIPTS_NEEDED,
        version=1,
    )
    mission.put_document(tx, founded, sign_mission(founded, master.root))
    mission.put_root(tx, master.root)
    for audience, identity in identities.items():
        held = audience is Audience.COORDINATION
        mission.put_class_key(tx, audience, 1, identity, held=held)
    _admit_founder(tx, own, founded, master.root, now)
    settings.put(tx, REHEARSED, False)
    return Founded(founded, tuple(split(secret, threshold, count)), threshold)


def recover(shares: Sequence[str], expected: Mission) -> MasterKeys:
    """The master keys from enough shares. Raises UsageError unless they are this mission's."""
    master = MasterKeys.from_secret(combine(shares))
    same_recovery = master.recovery.recipient.public == expected.recovery
    if not same_recovery or master.root.public != expected.root:
        raise UsageError(
            "These recovery shares fit together but are of another mission; check which set "
            "you hold.",
            code="recovery-shares",
        )
    return master


def rehearse(tx: Transaction, shares: Sequence[str], random: Random) -> None:
    """One recovery, proven: what is sealed to the recovery key opens with these shares."""
    ours = mission.require(tx.db)
    sample = random(32)
    sealed = seal_bytes(sample, ours.recipients(Audience.LEGAL))
    recovered = recover(shares, ours)
    if unseal_bytes(sealed, [recovered.recovery], limit=64) != sample:
        raise UsageError("The recovery key does not open what is sealed to it; make a new set.")
    settings.put(tx, REHEARSED, True)


def _admit_founder(
    tx: Transaction, own: OwnDevice, founded: Mission, root: SigningKeys, now: str
) -> None:
    row = own.row
    admission = Admission(row.member, row.role, row.keys, row.receipt_keys, now)
    held = tuple((key.audience, 1) for key in founded.classes if key.audience != Audience.LEGAL)
    devices.put(tx, replace(row, admission=sign_admission(founded.id, admission, root), holds=held))
