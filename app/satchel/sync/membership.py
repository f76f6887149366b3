"""Members at headquarters: listing, admitting after the words were compared, revoking.

A device that only came with an invitation is pending; what it sent is marked so until
it is admitted. When someone leaves, new class keys begin; the old ones stay for what
was sealed to them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from satchel.crypto.spoken import heard
from satchel.crypto.xwing import Identity
from satchel.domain.errors import NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.ids import DeviceId, MemberCode
from satchel.domain.moments import Clock
from satchel.domain.words import Audience, Role
from satchel.storage import devices, entries, mission
from satchel.storage.archive import Archive
from satchel.storage.database import Database
from satchel.storage.devices import Device
from satchel.storage.transaction import Transaction
from satchel.sync.documents import mark_revoked
from satchel.wire.mission import (
    Admission,
    ClassKey,
    Mission,
    Revocation,
    sign_admission,
    sign_mission,
    sign_revocation,
)
from satchel.wire.sender import comparison_words


@dataclass(frozen=True, slots=True)
class MemberState:
    """A device of the mission as listed. `words` are to be compared while it is pending."""

    device: DeviceId
    member: str
    role: Role
    label: str | None
    state: str
    contested: bool
    words: str | None
    revoked_at: str | None


@dataclass(frozen=True, slots=True)
class Membership:
    """The acts on members of the mission this archive founded or belongs to."""

    archive: Archive
    clock: Clock

    def listed(self) -> list[MemberState]:
        """Every device known here, this one first."""
        db = self.archive.reading()
        ours = mission.require(db)
        labels = _labels(db)
        rows = sorted(devices.everyone(db), key=lambda row: (row.state != "own", row.device))
        return [_state(row, ours, labels.get(row.member)) for row in rows]

    def confirm(self, name: str, words: str | None = None) -> MemberState:
        """Admit a pending device. `words`, when given, must be its eight.

        Raises NoSuchThing, UsageError for other words, RefusedByPolicy without the root.
        The admission and what keys it brings go with the next parcel to that device.
        """
        now = self.clock().utc_text()
        with self.archive.writing() as tx:
            root, ours = mission.require_root(tx.db), mission.require(tx.db)
            row = _pending(tx.db, name)
            _compare(row, ours, words)
            admission = Admission(row.member, row.role, row.keys, row.receipt_keys, now)
            admitted = replace(
                row,
                state="admitted",
                contested=False,
                admission=sign_admission(ours.id, admission, root),
            )
            devices.put(tx, admitted)
            entries.set_standing(tx.db, row.device, "admitted")
            label = _labels(tx.db).get(row.member)
        return _state(admitted, ours, label)

    def revoke(self, name: str, at: str | None = None) -> list[DeviceId]:
        """A device, or every device of a member, counts no more from `at` (UTC text) on.

        Raises NoSuchThing, RefusedByPolicy for this archive's own device. New class keys
        begin in the same transaction.
        """
        now = self.clock().utc_text()
        with self.archive.writing() as tx:
            root, ours = mission.require_root(tx.db), mission.require(tx.db)
            rows = [row for row in _named(tx.db, name) if row.revoked_at is None]
            if not rows:
                raise NoSuchThing(f"There is no member or device {name!r} left to revoke.")
            if any(row.state in ("own", "former") for row in rows):
                raise RefusedByPolicy("The archive that founded the mission cannot revoke itself.")
            for row in rows:
                revocation = Revocation(row.device, at or now, now)
                raw = sign_revocation(ours.id, revocation, root)
                mission.put_revocation(tx, row.device, revocation.at, raw)
                mark_revoked(tx, row, revocation.at)
            renewed = _with_new_class_keys(tx, ours, self.archive.random, now)
            mission.put_document(tx, renewed, sign_mission(renewed, root))
        return [row.device for row in rows]


def _with_new_class_keys(
    tx: Transaction, ours: Mission, random: Callable[[int], bytes], now: str
) -> Mission:
    """One more generation of each class. The legal one is kept only to be handed on."""
    fresh = []
    for audience in Audience:
        generation = ours.current(audience).generation + 1
        identity = Identity.generate(random)
        held = audience is Audience.COORDINATION
        mission.put_class_key(tx, audience, generation, identity, held=held)
        fresh.append(ClassKey(audience, generation, identity.recipient.public, now))
    return replace(ours, classes=(*ours.classes, *fresh), version=ours.version + 1)


def _compare(row: Device, ours: Mission, words: str | None) -> None:
    if row.certificate is None:
        raise UsageError("This device came without an invitation and cannot be admitted.")
    if words is None:
        return
    if heard(words) != comparison_words(ours.id, row.certificate, row.keys):
        raise UsageError(
            "These are not this device's eight words; do not admit it before they agree. "
            "Ask again, or revoke the invitation.",
            code="words-differ",
        )


def _pending(db: Database, name: str) -> Device:
    rows = [row for row in _named(db, name) if row.state == "pending"]
    if len(rows) == 1:
        return rows[0]
    if rows:
        raise UsageError("Several devices of this member wait; name one by its device id.")
    raise NoSuchThing(f"No device of {name!r} waits to be admitted.")


def _named(db: Database, name: str) -> list[Device]:
    """By device id, its beginning (5 characters or more), or member code."""
    found = [
        row
        for row in devices.everyone(db)
        if name in (row.device, row.member) or (len(name) > 4 and row.device.startswith(name))
    ]
    if not found:
        raise NoSuchThing(f"There is no member or device {name!r} here.")
    return found


def _labels(db: Database) -> dict[MemberCode, str]:
    """What each member was invited as; only where the invitations were given out."""
    return {row.member: row.label for row in mission.invitations(db)}


def _state(row: Device, ours: Mission, label: str | None) -> MemberState:
    words = None
    if row.certificate is not None and row.admission is None:
        words = comparison_words(ours.id, row.certificate, row.keys)
    state = row.state
    if state == "own":
        state = "own" if row.admission is not None else "own, pending"
    if row.contested and row.certificate is not None:
        words = comparison_words(ours.id, row.certificate, row.keys)
    return MemberState(
        row.device, row.member, row.role, label, state, row.contested, words, row.revoked_at
    )
