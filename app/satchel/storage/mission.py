"""Rows of the mission: its document, class keys, root seeds, invitations, revocations.

Not for verifying documents: what is kept here was verified by whoever brought it.
"""

from __future__ import annotations

from dataclasses import dataclass

from satchel.crypto.xwing import Identity
from satchel.domain.errors import RefusedByPolicy
from satchel.domain.ids import MemberCode
from satchel.domain.words import Audience, Role
from satchel.storage.database import Database
from satchel.storage.transaction import Transaction
from satchel.wire.mission import Mission, open_mission
from satchel.wire.sender import Invited
from satchel.wire.signed import SigningKeys

_ROOT = ("root_ed25519", "root_ml_dsa_44")


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An invitation given out here. `label` is for this archive's owner only."""

    id: str
    label: str
    member: MemberCode
    role: Role
    certificate: bytes
    made: str
    expires: str


def document(db: Database) -> bytes | None:
    """The mission's public document as signed, or None outside any mission."""
    row = db.execute("SELECT document FROM mission").fetchone()
    return None if row is None else bytes(row[0])


def find(db: Database) -> Mission | None:
    """The mission this archive belongs to."""
    raw = document(db)
    return None if raw is None else open_mission(raw)


def require(db: Database) -> Mission:
    """The mission. Raises RefusedByPolicy outside any."""
    found = find(db)
    if found is None:
        raise RefusedByPolicy(
            "This archive is in no mission, and nothing was changed. To join one, begin an archive "
            "with init --invitation FILE --code WORDS; to begin one, with init --role coordinator "
            "--mission NAME.",
            code="no-mission",
        )
    return found


def put_document(tx: Transaction, mission: Mission, raw: bytes) -> None:
    """Keep a newer document of the mission, or the first."""
    tx.db.execute(
        "INSERT OR REPLACE INTO mission (one, id, version, document) VALUES (1, ?, ?, ?)",
        [mission.id, mission.version, raw],
    )


def put_root(tx: Transaction, root: SigningKeys) -> None:
    """The founding archive keeps the root, to invite and to admit."""
    for name, seed in zip(_ROOT, (root.ed25519.seed, root.ml_dsa_44.seed), strict=True):
        tx.db.execute(
            "INSERT OR REPLACE INTO mission_secrets (name, value) VALUES (?, ?)", [name, seed]
        )


def root(db: Database) -> SigningKeys | None:
    """The root's keys where this archive keeps them."""
    rows = dict(db.execute("SELECT name, value FROM mission_secrets").fetchall())
    if not set(_ROOT) <= set(rows):
        return None
    return SigningKeys.from_seeds(*(bytes(rows[name]) for name in _ROOT))


def require_root(db: Database) -> SigningKeys:
    """The root's keys. Raises RefusedByPolicy where they are not kept, or in no mission."""
    require(db)
    found = root(db)
    if found is None:
        raise RefusedByPolicy(
            "Only the archive that founded the mission can invite, admit and revoke; "
            "ask its coordinator.",
            code="no-root",
        )
    return found


def put_class_key(
    tx: Transaction, audience: Audience, generation: int, identity: Identity, *, held: bool
) -> None:
    """Keep a class's private key; with `held` false only to hand it on, never to open with."""
    tx.db.execute(
        "INSERT INTO class_keys (class, generation, seed, is_held) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (class, generation) DO UPDATE SET is_held = max(is_held, excluded.is_held)",
        [audience.value, generation, identity.seed, int(held)],
    )


def class_identities(db: Database, audience: Audience | None = None) -> list[Identity]:
    """The class keys this archive opens with, newest first; of one class when named."""
    rows = db.execute(
        "SELECT seed FROM class_keys WHERE is_held = 1 AND (? IS NULL OR class = ?)"
        " ORDER BY generation DESC, class",
        [audience, audience],
    ).fetchall()
    return [Identity.from_seed(bytes(row[0])) for row in rows]


def class_keys(db: Database) -> list[tuple[Audience, int, Identity, bool]]:
    """Class, generation, identity and whether it is held, of every private key here."""
    rows = db.execute(
        "SELECT class, generation, seed, is_held FROM class_keys ORDER BY class, generation"
    ).fetchall()
    return [(Audience(r[0]), int(r[1]), Identity.from_seed(bytes(r[2])), bool(r[3])) for r in rows]


def forget_handed_over(tx: Transaction, audience: Audience, generation: int) -> bool:
    """Forget a key kept only to hand it on; whether there was one."""
    cursor = tx.db.execute(
        "DELETE FROM class_keys WHERE class = ? AND generation = ? AND is_held = 0",
        [audience.value, generation],
    )
    return bool(cursor.rowcount)


def put_invitation(tx: Transaction, row: InvitationRow) -> None:
    """List an invitation that was given out."""
    tx.db.execute(
        "INSERT INTO invitations (id, label, member, role, certificate, made, expires)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [row.id, row.label, row.member, row.role.value, row.certificate, row.made, row.expires],
    )


def invitations(db: Database) -> list[InvitationRow]:
    """Invitations given out here, oldest first."""
    rows = db.execute(
        "SELECT id, label, member, role, certificate, made, expires FROM invitations"
        " ORDER BY made, id"
    ).fetchall()
    return [
        InvitationRow(r[0], r[1], MemberCode(r[2]), Role(r[3]), bytes(r[4]), r[5], r[6])
        for r in rows
    ]


def put_own_invitation(tx: Transaction, invited: Invited) -> None:
    """What the first parcels show until this device is admitted."""
    tx.db.execute(
        "INSERT OR REPLACE INTO own_invitation (one, certificate, vouched) VALUES (1, ?, ?)",
        [invited.certificate, invited.signature],
    )


def own_invitation(db: Database) -> Invited | None:
    """What this device came with, while it is pending."""
    row = db.execute("SELECT certificate, vouched FROM own_invitation").fetchone()
    return None if row is None else Invited(bytes(row[0]), bytes(row[1]))


def drop_own_invitation(tx: Transaction) -> None:
    """Once this device is admitted."""
    tx.db.execute("DELETE FROM own_invitation")


def put_revocation(tx: Transaction, subject: str, at: str, raw: bytes) -> None:
    """Keep a revocation; the first one of a subject stands."""
    tx.db.execute(
        "INSERT OR IGNORE INTO revocations (subject, at, document) VALUES (?, ?, ?)",
        [subject, at, raw],
    )


def revocations(db: Database) -> list[tuple[str, str, bytes]]:
    """Subject, from when, and the document, of all that was revoked."""
    rows = db.execute("SELECT subject, at, document FROM revocations ORDER BY subject").fetchall()
    return [(r[0], r[1], bytes(r[2])) for r in rows]


def revoked_at(db: Database, subject: str) -> str | None:
    """From when a device or an invitation counts no more, or None."""
    row = db.execute("SELECT at FROM revocations WHERE subject = ?", [subject]).fetchone()
    return None if row is None else str(row[0])
