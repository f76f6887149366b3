"""Taking in what the mission's root signed, wherever it came from.

Invitations and parcels carry the same documents. Each is verified under the mission's
root before it changes anything; the same document twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from satchel.crypto.xwing import Identity
from satchel.domain.errors import SatchelError
from satchel.domain.words import Audience, Role
from satchel.storage import devices, entries, mission
from satchel.storage.devices import Device
from satchel.storage.transaction import Transaction
from satchel.sync import introducing
from satchel.sync.suspecting import suspect
from satchel.wire.handover import CLASS_KEY, ClassKeyLetter, open_class_key
from satchel.wire.mission import (
    ADMISSION,
    MISSION,
    REVOCATION,
    Admission,
    Mission,
    Revocation,
    open_admission,
    open_mission,
    open_revocation,
)
from satchel.wire.sender import SENDER, open_sender
from satchel.wire.signed import kind_of

_ORDER = (MISSION, ADMISSION, REVOCATION, SENDER, CLASS_KEY)


def entitled(role: Role) -> tuple[Audience, ...]:
    """The class keys that may reach a member of that role."""
    if role is Role.LEGAL:
        return (Audience.COORDINATION, Audience.LEGAL)
    return (Audience.COORDINATION,) if role is Role.COORDINATOR else ()


def sorted_documents(documents: Iterable[bytes]) -> list[tuple[str, bytes]]:
    """Documents of known kinds, those that others depend on first; newer kinds are left out."""
    known = [(kind_of(raw), raw) for raw in documents]
    return sorted(
        (item for item in known if item[0] in _ORDER), key=lambda item: _ORDER.index(item[0])
    )


def newest_mission(current: Mission, documents: Iterable[bytes]) -> tuple[Mission, bytes | None]:
    """The mission as of its newest document, which is given too where it is new here."""
    best: tuple[Mission, bytes | None] = (current, None)
    for kind, raw in sorted_documents(documents):
        if kind == MISSION:
            found = open_mission(raw, current.id)
            if found.version > best[0].version:
                best = (found, raw)
    return best


def verify(documents: Iterable[bytes], ours: Mission) -> None:
    """Raises IntegrityFailure unless every document is this mission's; changes nothing."""
    for kind, raw in sorted_documents(documents):
        if kind == MISSION:
            open_mission(raw, ours.id)
        elif kind == ADMISSION:
            open_admission(raw, ours)
        elif kind == REVOCATION:
            open_revocation(raw, ours)
        elif kind == SENDER:
            open_sender(raw)
        else:
            ClassKeyLetter.from_bytes(raw)


def take(tx: Transaction, documents: Iterable[bytes], now: str) -> list[str]:
    """Keep what is new; one plain sentence for each thing that changed here."""
    listed = list(documents)
    ours, newer = newest_mission(mission.require(tx.db), listed)
    news: list[str] = []
    if newer is not None:
        mission.put_document(tx, ours, newer)
        news.append("The mission's keys were renewed by headquarters.")
    for kind, raw in sorted_documents(listed):
        if kind == ADMISSION:
            news += _take_admission(tx, open_admission(raw, ours), raw)
        elif kind == REVOCATION:
            news += _take_revocation(tx, open_revocation(raw, ours), raw)
        elif kind == SENDER:
            news += _take_card(tx, ours, raw, now)
        elif kind == CLASS_KEY:
            news += _take_class_key(tx, ClassKeyLetter.from_bytes(raw), ours)
    return news


def mark_revoked(tx: Transaction, row: Device, at: str) -> None:
    """From `at` on, what the device wrote is disputed unless it was cosigned before."""
    state = row.state if row.state == "own" else "revoked"
    devices.put(tx, replace(row, state=state, revoked_at=at))
    suspect(tx, row.device)


def _take_admission(tx: Transaction, admission: Admission, raw: bytes) -> list[str]:
    known = devices.find(tx.db, admission.device)
    if known is not None and _is_settled(known, raw):
        return []
    if known is None:
        known = Device(
            keys=admission.keys,
            receipt_keys=admission.receipt_keys,
            mailbox=None,
            member=admission.member,
            role=admission.role,
            state="pending",
        )
    revoked = mission.revoked_at(tx.db, admission.device)
    is_own = known.state == "own"
    row = replace(
        known,
        member=admission.member,
        role=admission.role,
        receipt_keys=admission.receipt_keys,
        admission=raw,
        contested=False,
        state="own" if is_own else "admitted",
    )
    devices.put(tx, row)
    if revoked is not None:
        mark_revoked(tx, row, revoked)
    if is_own:
        mission.drop_own_invitation(tx)
        return ["Headquarters has admitted this device."]
    entries.set_standing(tx.db, admission.device, "admitted")
    return []


def _is_settled(known: Device, raw: bytes) -> bool:
    """A contested device still shows its old admission: only a new one ends the doubt."""
    if known.admission is None:
        return False
    return not known.contested or known.admission == raw


def _take_revocation(tx: Transaction, revocation: Revocation, raw: bytes) -> list[str]:
    if mission.revoked_at(tx.db, revocation.subject) is not None:
        return []
    mission.put_revocation(tx, revocation.subject, revocation.at, raw)
    row = devices.find(tx.db, revocation.subject)
    if row is None:
        return []
    mark_revoked(tx, row, revocation.at)
    return [f"Headquarters has revoked device {row.device} as of {revocation.at}."]


def _take_card(tx: Transaction, ours: Mission, raw: bytes, now: str) -> list[str]:
    """Another member's device, as it introduced itself to whoever passed this on."""
    mission_id, sender = open_sender(raw)
    try:
        row = introducing.recognise(tx.db, ours, mission_id, sender)
    except SatchelError:
        return []  # whoever passed it on may know more; its own parcels will tell
    return introducing.take_card(tx, ours, row, sender, raw, now)[1]


def _take_class_key(tx: Transaction, letter: ClassKeyLetter, ours: Mission) -> list[str]:
    own = devices.require_own(tx.db)
    if letter.device != own.device:
        return []
    key, identity = open_class_key(letter, ours, devices.mailboxes(tx.db))
    if _holds(tx, key.audience, identity):
        return []
    mission.put_class_key(tx, key.audience, key.generation, identity, held=True)
    row = devices.require_own(tx.db).row
    held = {*row.holds, (key.audience, key.generation)}
    devices.put(tx, replace(row, holds=tuple(sorted(held))))
    return [f"This archive can now open what is sealed to the {key.audience} class."]


def _holds(tx: Transaction, audience: Audience, identity: Identity) -> bool:
    return any(held.seed == identity.seed for held in mission.class_identities(tx.db, audience))
