"""Inviting: one file and six words for one person, once, until a day.

Only the archive that keeps the root can invite. The label stays here: in what is
signed the person is a member code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from satchel.crypto.passphrase import Cost
from satchel.crypto.signing import Ed25519Key
from satchel.domain.errors import NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.ids import new_member_code, new_record_id
from satchel.domain.moments import Clock, parse_utc, utc_text
from satchel.domain.words import Role
from satchel.ledger.line import Line, encode_line
from satchel.storage import devices, mission
from satchel.storage.archive import Archive
from satchel.storage.database import Database
from satchel.sync.sender_card import own_sender
from satchel.wire.invitation import COST, InvitationBundle, seal_invitation
from satchel.wire.mission import Certificate, Revocation, sign_certificate, sign_revocation
from satchel.wire.relay_papers import Ticket, sign_ticket

VALID_DAYS: Final = 30
_LABEL_LIMIT: Final = 200


@dataclass(frozen=True, slots=True)
class Given:
    """An invitation just made: hand over `file`, speak `code`."""

    id: str
    member: str
    file: bytes
    code: str
    expires: str


@dataclass(frozen=True, slots=True)
class InvitationState:
    """An invitation as listed. `state` is open, used, expired or revoked."""

    id: str
    label: str
    member: str
    role: Role
    state: str
    expires: str


@dataclass(frozen=True, slots=True)
class Inviting:
    """Giving out invitations, listing and revoking them."""

    archive: Archive
    clock: Clock
    cost: Cost = COST

    def invite(
        self,
        role: Role,
        label: str,
        *,
        expires: datetime | None = None,
        lines: Sequence[Line] = (),
        relay: str | None = None,
    ) -> Given:
        """`lines` are entries of this device that the new one begins with: cases, people.

        Raises RefusedByPolicy without the root, UsageError for an empty label or a day
        in the past.
        """
        if not 0 < len(label.strip()) <= _LABEL_LIMIT:
            raise UsageError("An invitation needs a name to list it by: --name LABEL.")
        now = self.clock().utc
        until = expires or now + timedelta(days=VALID_DAYS)
        if until <= now:
            raise UsageError("The day an invitation ends must lie ahead.")
        random = self.archive.random
        with self.archive.writing() as tx:
            root, ours = mission.require_root(tx.db), mission.require(tx.db)
            key = Ed25519Key.generate(random)
            certificate = Certificate(
                id=new_record_id(random),
                member=new_member_code(random),
                role=role,
                key=key.public,
                made=utc_text(now),
                expires=utc_text(until),
            )
            raw = sign_certificate(ours.id, certificate, root)
            mission.put_invitation(tx, _row(certificate, label.strip(), raw))
            bundle = InvitationBundle(
                certificate=raw,
                one_time_seed=key.seed,
                mission=mission.document(tx.db) or b"",
                documents=tuple(standing_documents(tx.db)),
                sender=own_sender(tx.db, "invitation"),
                lines=tuple(encode_line(line) for line in lines),
                relay=relay,
                ticket=sign_ticket(ours.id, Ticket(key.public, certificate.expires), root),
            )
            file, code = seal_invitation(bundle, random, self.cost)
        return Given(certificate.id, certificate.member, file, code, certificate.expires)

    def listed(self) -> list[InvitationState]:
        """Every invitation given out, oldest first."""
        db, now = self.archive.reading(), self.clock().utc_text()
        return [
            InvitationState(
                row.id, row.label, row.member, row.role, _state(db, row, now), row.expires
            )
            for row in mission.invitations(db)
        ]

    def revoke(self, invitation: str) -> None:
        """No device can begin with it any more. Raises NoSuchThing, RefusedByPolicy."""
        now = self.clock().utc_text()
        with self.archive.writing() as tx:
            known = {row.id for row in mission.invitations(tx.db)}
            if invitation not in known:
                raise NoSuchThing(f"There is no invitation {invitation!r}.")
            ours, root = mission.require(tx.db), mission.require_root(tx.db)
            raw = sign_revocation(ours.id, Revocation(invitation, now, now), root)
            mission.put_revocation(tx, invitation, now, raw)


def standing_documents(db: Database) -> list[bytes]:
    """Every admission and revocation known here: what all members may know."""
    admissions = [row.admission for row in devices.everyone(db) if row.admission is not None]
    return [*admissions, *(raw for _, _, raw in mission.revocations(db))]


def require_open(certificate: Certificate, now: str) -> None:
    """Raises RefusedByPolicy once the invitation's time is over, by the device's own clock:
    that may be wrong by years, so both days are told."""
    if parse_utc(certificate.expires) <= parse_utc(now):
        raise RefusedByPolicy(
            f"This invitation ended on {certificate.expires[:10]}, and this device's clock says "
            f"{now[:10]}: set the clock if it is wrong, else ask headquarters for a new one.",
            code="invitation-expired",
        )


def _row(certificate: Certificate, label: str, raw: bytes) -> mission.InvitationRow:
    return mission.InvitationRow(
        certificate.id,
        label,
        certificate.member,
        certificate.role,
        raw,
        certificate.made,
        certificate.expires,
    )


def _state(db: Database, row: mission.InvitationRow, now: str) -> str:
    if mission.revoked_at(db, row.id) is not None:
        return "revoked"
    if devices.on_invitation(db, row.id):
        return "used"
    return "expired" if row.expires <= now else "open"
