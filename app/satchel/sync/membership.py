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
from satchel.ledger.merkle import Frontier
from satchel.storage import devices, entries, mission, receipts, segments
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
class Head:
    """How far a history of a device goes, and the root it has there."""

    branch: int
    size: int
    root: str


@dataclass(frozen=True, slots=True)
class MemberState:
    """A device of the mission as listed. `words` are to be compared while it is pending.

    `heads` are told where the device has more than one history: its archive was copied or
    rolled back and used on. `disputed` entries were not confirmed before it was revoked.
    """

    device: DeviceId
    member: str
    role: Role
    label: str | None
    state: str
    contested: bool
    words: str | None
    revoked_at: str | None
    disputed: int = 0
    heads: tuple[Head, ...] = ()


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
        listed = [_state(row, ours, labels.get(row.member)) for row in rows]
        return [_with_what_is_here(db, state) for state in listed]

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

        Raises NoSuchThing, RefusedByPolicy for this archive's own device, UsageError for a
        time ahead, before which everything would count. New class keys begin in the same
        transaction.
        """
        now = self.clock().utc_text()
        if at is not None and at > now:
            raise UsageError("When a device was lost cannot lie ahead; without --at it is now.")
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


def _with_what_is_here(db: Database, state: MemberState) -> MemberState:
    newest = {segment.branch: segment for segment in segments.of_device(db, state.device)}
    heads = [Head(one.branch, one.size, one.root.hex()) for one in newest.values()]
    own = entries.frontier(db, state.device, 0)
    if own is not None and 0 not in newest and heads:
        root = Frontier.from_bytes(own[1]).root.hex()
        heads.insert(0, Head(0, own[0], root))
    disputed = receipts.disputed(db, state.device) if state.revoked_at else 0
    return replace(state, disputed=disputed, heads=tuple(heads) if len(heads) > 1 else ())


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
