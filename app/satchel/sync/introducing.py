"""A device introduces itself: known, invited, restored from a known one, or refused.

The card is verified when this is called; here it is decided what the device may be.
The same card twice, or an older one after a newer, changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from satchel.domain.errors import IntegrityFailure, RefusedByPolicy
from satchel.domain.words import Audience, Role
from satchel.storage import devices, entries, mission
from satchel.storage.database import Database
from satchel.storage.devices import Device
from satchel.storage.transaction import Transaction
from satchel.wire.mission import (
    ADMISSION,
    Admission,
    Mission,
    open_admission,
    open_certificate,
    other_mission,
    sign_admission,
)
from satchel.wire.sender import Invited, Restored, Sender, open_restored, verify_vouched
from satchel.wire.signed import kind_of

UNKNOWN: Final = "unknown-device"


def recognise(db: Database, ours: Mission, mission_id: str, sender: Sender) -> Device:
    """The device's row as it should be from now on; nothing is written.

    Raises IntegrityFailure for a stranger or another mission, RefusedByPolicy for an
    invitation that was revoked.
    """
    if mission_id != ours.id:
        raise other_mission()
    known = devices.find(db, sender.device)
    if known is not None:
        return known
    if sender.restored is not None:
        return _restored(db, sender, sender.restored)
    if sender.invited is not None:
        return _invited(db, ours, sender, sender.invited)
    raise _stranger()


def admitted_by(documents: Iterable[bytes], ours: Mission, sender: Sender) -> Device:
    """A sender unknown here, by the admission that its own parcel brings.

    Raises IntegrityFailure (code UNKNOWN) without one.
    """
    for raw in documents:
        if kind_of(raw) != ADMISSION:
            continue
        admission = open_admission(raw, ours)
        if admission.keys == sender.keys:
            return Device(
                keys=admission.keys,
                receipt_keys=admission.receipt_keys,
                mailbox=sender.mailbox,
                member=admission.member,
                role=admission.role,
                state="admitted",
                admission=raw,
            )
    raise _stranger()


def take_card(
    tx: Transaction, ours: Mission, row: Device, sender: Sender, raw: bytes, now: str
) -> tuple[Device, list[str]]:
    """Keep what the card says; the row as kept, and a sentence for each thing to look at."""
    news: list[str] = []
    if row.state == "own" or sender.size <= row.card_size:
        return row, news
    is_new = row.card is None and row.admission is None
    restored = _goes_on_for(tx.db, row, sender)
    news_of_restoring = restored is not None and (is_new or row.restored is None)
    row = replace(
        row,
        restored=row.restored or restored,
        mailbox=sender.mailbox,
        card=raw,
        card_size=sender.size,
        holds=sender.holds,
        receipt_keys=row.receipt_keys or sender.receipt_keys,
    )
    revoked = mission.revoked_at(tx.db, row.device)
    if revoked is not None and row.revoked_at is None:  # the word came before the device
        row = replace(row, state="revoked", revoked_at=revoked)
    if row.state == "admitted" and row.admission is None:
        row = _admit_restored(tx, ours, row, now)
    devices.put(tx, row)
    if is_new and row.state == "pending":
        news += _pending(tx, ours, row, now)
        row = devices.find(tx.db, row.device) or row
    if restored is not None and news_of_restoring:
        news.append(
            f"Device {row.device} goes on for {restored.device}, restored from a backup "
            f"at {restored.size} entries."
        )
    _end_handover(tx, ours)
    return row, news


def _stranger() -> IntegrityFailure:
    return IntegrityFailure(
        "This parcel comes from a device that was never invited; nothing was taken in.",
        code=UNKNOWN,
    )


def _invited(db: Database, ours: Mission, sender: Sender, invited: Invited) -> Device:
    certificate = open_certificate(invited.certificate, ours)
    verify_vouched(invited, certificate.key, sender.keys)
    if (certificate.member, certificate.role) != (sender.member, sender.role):
        raise IntegrityFailure("A device says it is another member than was invited.")
    if mission.revoked_at(db, certificate.id) is not None:
        raise RefusedByPolicy(
            "The invitation this device came with was revoked; nothing was taken in. "
            "Invite it again if it should belong to the mission.",
            code="invitation-revoked",
        )
    return Device(
        keys=sender.keys,
        receipt_keys=sender.receipt_keys if sender.role is Role.COORDINATOR else None,
        mailbox=sender.mailbox,
        member=sender.member,
        role=sender.role,
        state="pending",
        invitation=certificate.id,
        certificate=invited.certificate,
    )


def _restored(db: Database, sender: Sender, restored: Restored) -> Device:
    former = devices.find(db, restored.device)
    if former is None:
        raise IntegrityFailure(
            "This parcel comes from a device restored from one that is not known here; bring "
            "the older parcels first. Nothing was taken in.",
            code=UNKNOWN,
        )
    open_restored(restored.document, former.keys, restored, sender.device)
    return Device(
        keys=sender.keys,
        receipt_keys=former.receipt_keys,
        mailbox=sender.mailbox,
        member=former.member,
        role=former.role,
        state="admitted" if former.state in ("own", "former") else former.state,
        invitation=former.invitation,
        certificate=former.certificate,
        revoked_at=former.revoked_at,
        restored=restored,
    )


def _goes_on_for(db: Database, row: Device, sender: Sender) -> Restored | None:
    """The device it goes on for, as that one signed: the root's admission does not say so, and
    may have come first."""
    former = None if sender.restored is None else devices.find(db, sender.restored.device)
    if sender.restored is None or former is None or former.member != row.member:
        return None
    open_restored(sender.restored.document, former.keys, sender.restored, sender.device)
    return sender.restored


def _admit_restored(tx: Transaction, ours: Mission, row: Device, now: str) -> Device:
    """The root admits the new keys of a device it had admitted; without it they are trusted
    through the old ones."""
    root = mission.root(tx.db)
    if root is None:
        return row
    admission = Admission(row.member, row.role, row.keys, row.receipt_keys, now)
    return replace(row, admission=sign_admission(ours.id, admission, root))


def _pending(tx: Transaction, ours: Mission, row: Device, now: str) -> list[str]:
    news = [
        f"Device {row.device} ({row.member}) is pending: compare its eight words, then admit it."
    ]
    if row.certificate is not None and open_certificate(row.certificate, ours).expires <= now:
        news.append(f"The invitation of device {row.device} has expired since it was given.")
    others = [
        other
        for other in devices.on_invitation(tx.db, row.invitation or "")
        if other.device != row.device and row.restored is None and other.restored is None
    ]
    if not others:
        return news
    for other in (row, *others):
        state = "pending" if other.state == "admitted" else other.state
        devices.put(tx, replace(other, contested=True, state=state))
        if state == "pending":
            entries.set_standing(tx.db, other.device, "pending")
    named = ", ".join(str(other.device) for other in others)
    news.append(
        f"Device {row.device} came with an invitation already used by {named}: all of them are "
        "pending until their words were compared."
    )
    return news


def _end_handover(tx: Transaction, ours: Mission) -> None:
    """A legal key is forgotten here once every lawyer, and at least one, says to hold it."""
    lawyers = [
        row for row in devices.everyone(tx.db) if row.role is Role.LEGAL and row.state == "admitted"
    ]
    for key in ours.classes:
        if key.audience is not Audience.LEGAL or not lawyers:
            continue
        if all((Audience.LEGAL, key.generation) in row.holds for row in lawyers):
            mission.forget_handed_over(tx, Audience.LEGAL, key.generation)
