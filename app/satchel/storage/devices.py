"""Rows of devices: this one with its keys and mailboxes, and those of the mission.

Not for deciding who is admitted; only for keeping what was decided.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from satchel.crypto.xwing import Identity
from satchel.domain.errors import Bug, NoSuchThing
from satchel.domain.ids import DeviceId, MemberCode
from satchel.domain.words import Audience, Role
from satchel.storage import stored_json
from satchel.storage.database import Database
from satchel.storage.transaction import Transaction
from satchel.wire.sender import Restored, sign_restored
from satchel.wire.signed import PublicKeys, SigningKeys

_COLUMNS = (
    "device, ed25519, ml_dsa_44, receipt_ed25519, receipt_ml_dsa_44, mailbox, member, role, state,"
    " contested, invitation, certificate, admission, revoked_at, restored_from, restored_size,"
    " restored_document, holds, card, card_size"
)


@dataclass(frozen=True, slots=True)
class Device:
    """One row. `state` is own, former, pending, admitted or revoked.

    `contested` means that a second device came with the same invitation. `card` is how
    it last introduced itself, when its ledger had `card_size` entries.
    """

    keys: PublicKeys
    receipt_keys: PublicKeys | None
    mailbox: bytes | None
    member: MemberCode
    role: Role
    state: str
    contested: bool = False
    invitation: str | None = None
    certificate: bytes | None = None
    admission: bytes | None = None
    revoked_at: str | None = None
    restored: Restored | None = None
    holds: tuple[tuple[Audience, int], ...] = ()
    card: bytes | None = None
    card_size: int = -1

    @property
    def device(self) -> DeviceId:
        return self.keys.device


@dataclass(frozen=True, slots=True)
class OwnDevice:
    """This device with its secrets."""

    row: Device
    keys: SigningKeys
    receipt_keys: SigningKeys | None

    @property
    def device(self) -> DeviceId:
        return self.row.device


def put(tx: Transaction, row: Device) -> None:
    """Keep a device as it is now, instead of what was kept of it."""
    receipt, restored = row.receipt_keys, row.restored
    tx.db.execute(
        f"INSERT OR REPLACE INTO devices ({_COLUMNS}) VALUES ({','.join('?' * 20)})",
        [
            row.device,
            row.keys.ed25519,
            row.keys.ml_dsa_44,
            receipt.ed25519 if receipt else None,
            receipt.ml_dsa_44 if receipt else None,
            row.mailbox,
            row.member,
            row.role.value,
            row.state,
            int(row.contested),
            row.invitation,
            row.certificate,
            row.admission,
            row.revoked_at,
            restored.device if restored else None,
            restored.size if restored else None,
            restored.document if restored else None,
            json.dumps([[name.value, generation] for name, generation in row.holds]),
            row.card,
            row.card_size,
        ],
    )


def find(db: Database, device: str) -> Device | None:
    """The device of that id."""
    rows = _select(db, "device = ?", [device])
    return rows[0] if rows else None


def everyone(db: Database) -> list[Device]:
    """All devices known here, this one too."""
    return _select(db, "1", [])


def on_invitation(db: Database, invitation: str) -> list[Device]:
    """Every device that came with one invitation."""
    return _select(db, "invitation = ?", [invitation])


def of_member(db: Database, member: str) -> list[Device]:
    """Every device of a member code."""
    return _select(db, "member = ?", [member])


def by_mailbox_of(db: Database, name: str) -> Device:
    """The device or member of that name, unless it cannot be written to. Raises NoSuchThing."""
    rows = [row for row in (find(db, name), *of_member(db, name)) if row is not None]
    for row in rows:
        if row.mailbox is not None and row.state not in ("own", "former"):
            return row
    raise NoSuchThing(f"There is no other member or device {name!r} here to send to.")


def begin(
    tx: Transaction,
    role: Role,
    member: MemberCode,
    random: Callable[[int], bytes],
    now: str,
) -> OwnDevice:
    """New keys and a mailbox for this archive; coordinators get receipt keys too."""
    keys = SigningKeys.generate(random)
    receipt_keys = SigningKeys.generate(random) if role is Role.COORDINATOR else None
    mailbox = new_mailbox(tx, random, now)
    row = Device(
        keys=keys.public,
        receipt_keys=receipt_keys.public if receipt_keys else None,
        mailbox=mailbox.recipient.public,
        member=member,
        role=role,
        state="own",
    )
    put(tx, row)
    _keep_seeds(tx, row.device, keys, receipt_keys)
    return OwnDevice(row, keys, receipt_keys)


def begin_after_restore(
    tx: Transaction, size: int, random: Callable[[int], bytes], now: str
) -> OwnDevice:
    """A new ledger for a restored archive: new keys, vouched for by the old ones.

    The old device stays as `former`; its ledger ends here at `size` entries. Receipt keys
    go on: they belong to the coordinator, not to the ledger.
    """
    old = require_own(tx.db)
    keys = SigningKeys.generate(random)
    document = sign_restored(old.keys, size, keys.public)
    mailbox = new_mailbox(tx, random, now)
    row = Device(
        keys=keys.public,
        receipt_keys=old.row.receipt_keys,
        mailbox=mailbox.recipient.public,
        member=old.row.member,
        role=old.row.role,
        state="own",
        invitation=old.row.invitation,
        certificate=old.row.certificate,
        restored=Restored(old.device, size, document),
        holds=old.row.holds,
    )
    tx.db.execute("UPDATE devices SET state = 'former' WHERE device = ?", [old.device])
    put(tx, row)
    _keep_seeds(tx, row.device, keys, old.receipt_keys)
    return OwnDevice(row, keys, old.receipt_keys)


def superseded(db: Database) -> set[DeviceId]:
    """Devices whose archive was restored from a backup: an admitted one goes on for each, and
    may lack what its predecessor had."""
    return {
        row.restored.device
        for row in everyone(db)
        if row.restored is not None and row.admission is not None
    }


def own(db: Database) -> OwnDevice | None:
    """This device, or None before it has keys."""
    rows = _select(db, "state = 'own'", [])
    if not rows:
        return None
    row = rows[0]
    seeds = _seeds(db, row.device)
    receipt_keys = None
    if "receipt_ed25519" in seeds:
        receipt_keys = SigningKeys.from_seeds(seeds["receipt_ed25519"], seeds["receipt_ml_dsa_44"])
    return OwnDevice(row, keys_of(db, row.device), receipt_keys)


def keys_of(db: Database, device: str) -> SigningKeys:
    """The signing keys of this device, or of one it was before. Raises Bug for others."""
    seeds = _seeds(db, device)
    if not seeds:
        raise Bug("the keys of another device were asked for")
    return SigningKeys.from_seeds(seeds["ed25519"], seeds["ml_dsa_44"])


def require_own(db: Database) -> OwnDevice:
    """This device. Raises Bug before it has keys."""
    found = own(db)
    if found is None:
        raise Bug("this archive has no device keys yet")
    return found


def new_mailbox(tx: Transaction, random: Callable[[int], bytes], now: str) -> Identity:
    """A new key to seal to; those before it still open what was sealed to them."""
    identity = Identity.generate(random)
    tx.db.execute("UPDATE mailboxes SET is_current = 0")
    tx.db.execute(
        "INSERT INTO mailboxes (public, seed, made, is_current) VALUES (?, ?, ?, 1)",
        [identity.recipient.public, identity.seed, now],
    )
    tx.db.execute("UPDATE devices SET mailbox = ? WHERE state = 'own'", [identity.recipient.public])
    return identity


def mailboxes(db: Database) -> list[Identity]:
    """Identities of all mailboxes, the current one first."""
    rows = db.execute("SELECT seed FROM mailboxes ORDER BY is_current DESC, made DESC").fetchall()
    return [Identity.from_seed(bytes(row[0])) for row in rows]


def forget_old_mailboxes(tx: Transaction) -> None:
    """Once headquarters used the current one."""
    tx.db.execute("DELETE FROM mailboxes WHERE is_current = 0")


def _keep_seeds(
    tx: Transaction, device: DeviceId, keys: SigningKeys, receipt_keys: SigningKeys | None
) -> None:
    seeds = {"ed25519": keys.ed25519.seed, "ml_dsa_44": keys.ml_dsa_44.seed}
    if receipt_keys is not None:
        seeds["receipt_ed25519"] = receipt_keys.ed25519.seed
        seeds["receipt_ml_dsa_44"] = receipt_keys.ml_dsa_44.seed
    for name, seed in seeds.items():
        tx.db.execute(
            "INSERT INTO own_keys (device, name, seed) VALUES (?, ?, ?)", [device, name, seed]
        )


def _seeds(db: Database, device: str) -> dict[str, bytes]:
    rows = db.execute("SELECT name, seed FROM own_keys WHERE device = ?", [device]).fetchall()
    return {name: bytes(seed) for name, seed in rows}


def _select(db: Database, where: str, values: list[Any]) -> list[Device]:
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM devices WHERE {where} ORDER BY device", values
    ).fetchall()
    return [_device(row) for row in rows]


def _device(r: Any) -> Device:
    return Device(
        keys=PublicKeys(bytes(r[1]), bytes(r[2])),
        receipt_keys=PublicKeys(bytes(r[3]), bytes(r[4])) if r[3] is not None else None,
        mailbox=_bytes(r[5]),
        member=MemberCode(r[6]),
        role=Role(r[7]),
        state=r[8],
        contested=bool(r[9]),
        invitation=r[10],
        certificate=_bytes(r[11]),
        admission=_bytes(r[12]),
        revoked_at=r[13],
        restored=Restored(DeviceId(r[14]), int(r[15]), bytes(r[16])) if r[14] else None,
        holds=tuple((Audience(name), generation) for name, generation in stored_json.value(r[17])),
        card=_bytes(r[18]),
        card_size=int(r[19]),
    )


def _bytes(value: Any) -> bytes | None:
    return None if value is None else bytes(value)
