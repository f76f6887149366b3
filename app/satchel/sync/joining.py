"""Joining a mission with an invitation's file and six words.

The device is pending from here until both sides have compared eight words. What it
writes in the meantime is kept, sealed for headquarters and marked there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from satchel.crypto.age import make_header
from satchel.crypto.signing import Ed25519Key
from satchel.domain.errors import IntegrityFailure, RefusedByPolicy
from satchel.domain.ids import ContentId
from satchel.domain.words import Audience, Role
from satchel.ledger.line import decode_line, verify_line
from satchel.storage import content_table, devices, entries, mission, sealing_rows, settings
from satchel.storage.database import Database
from satchel.storage.devices import Device, OwnDevice
from satchel.storage.journal import Admitted, Journal
from satchel.storage.transaction import Transaction
from satchel.sync import documents
from satchel.sync.freezing import contents_of
from satchel.sync.inviting import require_open
from satchel.sync.roads.papers import keep_guest
from satchel.wire.invitation import InvitationBundle, open_invitation
from satchel.wire.mission import Certificate, Mission, open_certificate, open_mission
from satchel.wire.relay_papers import open_ticket, vouch_guest
from satchel.wire.sender import Sender, comparison_words, open_sender, vouch

RELAY = "relay"


@dataclass(frozen=True, slots=True)
class Opened:
    """An invitation whose words were right and whose signatures verified."""

    mission: Mission
    certificate: Certificate
    inviter: Sender
    bundle: InvitationBundle

    @property
    def role(self) -> Role:
        return self.certificate.role


def read_invitation(raw: bytes, code: str, now: str) -> Opened:
    """Open and verify; nothing is kept yet. `now` is UTC text.

    Raises WrongPassphrase for other words, IntegrityFailure for a damaged file,
    RefusedByPolicy (codes "invitation-expired", "invitation-revoked").
    """
    bundle = open_invitation(raw, code)
    ours = open_mission(bundle.mission)
    certificate = open_certificate(bundle.certificate, ours)
    if Ed25519Key.from_seed(bundle.one_time_seed).public != certificate.key:
        raise IntegrityFailure("This invitation's parts do not belong together; ask for another.")
    documents.verify(bundle.documents, ours)
    if open_ticket(bundle.ticket, ours).key != certificate.key:
        raise IntegrityFailure("This invitation's parts do not belong together; ask for another.")
    inviter_mission, inviter = open_sender(bundle.sender)
    if inviter_mission != ours.id:
        raise IntegrityFailure("This invitation's parts do not belong together; ask for another.")
    require_open(certificate, now)
    return Opened(ours, certificate, inviter, bundle)


def join(tx: Transaction, opened: Opened, random: Callable[[int], bytes], now: str) -> OwnDevice:
    """Become the invitation's member, pending. Device keys are made where there are none.

    Raises RefusedByPolicy where a mission was joined already.
    """
    joined = mission.find(tx.db)
    if joined is not None:
        raise _already(joined, opened.mission)
    own = devices.own(tx.db) or devices.begin(
        tx, opened.certificate.role, opened.certificate.member, random, now
    )
    row = replace(
        own.row,
        member=opened.certificate.member,
        role=opened.certificate.role,
        invitation=opened.certificate.id,
        certificate=opened.bundle.certificate,
    )
    devices.put(tx, row)
    mission.put_document(tx, opened.mission, opened.bundle.mission)
    key = Ed25519Key.from_seed(opened.bundle.one_time_seed)
    mission.put_own_invitation(tx, vouch(key, opened.bundle.certificate, row.keys))
    documents.take(tx, opened.bundle.documents, now)
    _know_inviter(tx, opened.inviter)
    settings.put(tx, RELAY, opened.bundle.relay)
    keep_guest(tx, vouch_guest(opened.bundle.ticket, key, row.keys.ed25519))
    address_contents(tx, opened.mission)
    return OwnDevice(row, own.keys, own.receipt_keys)


def begin_with(tx: Transaction, journal: Journal, opened: Opened) -> int:
    """Admit what the invitation brings (cases, people); how many entries that was.

    Every signature is the inviter's and is verified here.
    """
    admitted: list[Admitted] = []
    places: list[entries.Position] = []
    for raw in opened.bundle.lines:
        line = decode_line(raw)
        header = verify_line(line, opened.inviter.keys.ed25519)
        places.append(entries.Position(line.index, line.leaf, line.signature))
        if header is not None and header.record is not None:
            utc = header.moment.utc_text()
            admitted.append(Admitted(line, header.kind, header.record, utc, header.audience.value))
    if len({place.index for place in places}) != len(places):
        raise IntegrityFailure("This invitation brings an entry twice; ask for another.")
    device = opened.inviter.device
    entries.add_positions(tx.db, device, 0, sorted(places, key=lambda place: place.index))
    journal.admit(tx, device, admitted, "admitted")
    return len(admitted)


def own_comparison_words(db: Database) -> str | None:
    """The eight words to read to headquarters, or None when this device came otherwise."""
    own, ours = devices.own(db), mission.find(db)
    if own is None or ours is None or own.row.certificate is None:
        return None
    return comparison_words(ours.id, own.row.certificate, own.row.keys)


def address_contents(tx: Transaction, ours: Mission) -> None:
    """Files saved before there was a mission get the header that makes them its own."""
    audiences: dict[ContentId, Audience] = {}
    for leaf, _ in sealing_rows.readable(tx.db):
        line = entries.line_of(tx.db, entries.Position(0, leaf, b""))
        row = entries.entry(tx.db, leaf)
        for content in contents_of(line):
            wider = audiences.get(content) is Audience.COORDINATION
            is_legal = row is not None and row.audience == Audience.LEGAL.value and not wider
            audiences[content] = Audience.LEGAL if is_legal else Audience.COORDINATION
    for content, audience in audiences.items():
        stored = content_table.find(tx.db, content)
        if stored is not None and stored.header is None and stored.file_key is not None:
            header = make_header(stored.file_key, ours.recipients(audience))
            content_table.set_header(tx, content, header)


def _know_inviter(tx: Transaction, inviter: Sender) -> None:
    """The inviter's mailbox; that it is admitted, its admission says."""
    known = devices.find(tx.db, inviter.device)
    if known is None or known.admission is None:
        raise IntegrityFailure("This invitation was not made by a member; ask for another.")
    row: Device = replace(known, mailbox=inviter.mailbox, receipt_keys=inviter.receipt_keys)
    devices.put(tx, row)


def _already(joined: Mission, offered: Mission) -> RefusedByPolicy:
    if joined.id == offered.id:
        return RefusedByPolicy(
            "This archive has joined this mission already; an invitation is for one new device.",
            code="already-joined",
        )
    return RefusedByPolicy(
        "This archive belongs to another mission; make a new archive for this invitation.",
        code="other-mission",
    )
