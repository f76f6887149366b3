"""Who may do what: read from the papers in the store, revocations first.

A paper is verified when it comes and again when it is read, for a store may be touched by
others. What was read holds for a few seconds, so a revocation counts everywhere within
them. Not for requests; `asking` finds whose they are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from satchel.domain.errors import IntegrityFailure, RefusedByPolicy
from satchel.domain.moments import parse_utc
from satchel.relay.objects import Objects
from satchel.relay.remembering import Remembering
from satchel.wire import relay_names as names
from satchel.wire.mission import Mission
from satchel.wire.relay_answers import Known
from satchel.wire.relay_names import Mailbox
from satchel.wire.relay_papers import (
    GUEST_SEATS,
    Admit,
    Guest,
    Rights,
    guest_rights,
    open_admit,
    open_guest,
    open_revoke,
)

FRESH_S: Final = 5.0
"""How long a revocation may take to count in another process."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who signs with `key`; `version` is that of the admit in force, 0 for a guest."""

    name: Mailbox
    key: bytes
    version: int
    rights: Rights


@dataclass(frozen=True, slots=True)
class Accounts:
    """The papers of one mission in one store. `now` is UTC text."""

    objects: Objects
    mission: Mission
    now: Callable[[], str]
    _known: Remembering[Mailbox, tuple[Holder | None]] = field(
        default_factory=lambda: Remembering(FRESH_S)
    )

    async def find(self, name: Mailbox) -> Holder | None:
        """Who this is, or None for a stranger and for one whose time is over."""
        seen = self._known.get(name)
        if seen is None:
            seen = (await self._read(name),)
            self._known.put(name, seen)
        return seen[0]

    async def admit(self, raw: bytes, name: Mailbox, version: int) -> bool:
        """Keep an admit; whether it is new. Raises IntegrityFailure, and RefusedByPolicy
        (code "version-taken") when another of that version is there."""
        admit = open_admit(raw, self.mission)
        if (admit.name, admit.version) != (name, version):
            raise IntegrityFailure("This paper stands under another name than its own.")
        where = names.admit_object(name, version)
        is_new = await self.objects.create(where, raw)
        if not is_new:
            there = await self.objects.read(where)
            if there is None or open_admit(there, self.mission) != admit:
                raise RefusedByPolicy(
                    "Another paper has this version; sign it anew with a higher one.",
                    code="version-taken",
                )
        self._known.forget(name)
        return is_new

    async def revoke(self, raw: bytes, name: Mailbox) -> bool:
        """Keep a revocation; whether it is new. Raises IntegrityFailure."""
        if open_revoke(raw, self.mission) != name:
            raise IntegrityFailure("This paper stands under another name than its own.")
        is_new = await self.objects.create(names.revoke_object(name), raw)
        self._known.clear()  # a ticket's guests are known under names of their own
        return is_new

    async def welcome(self, raw: bytes, name: Mailbox) -> bool:
        """Let a device in on a ticket; whether it is new. Raises IntegrityFailure, and
        RefusedByPolicy (codes "expired", "revoked", "seats")."""
        guest = open_guest(raw, self.mission)
        if guest.name != name:
            raise IntegrityFailure("This paper stands under another name than its own.")
        if await self.objects.exists(names.guest_object(name)):
            return False
        if await self.objects.exists(names.revoke_object(guest.ticket.name)):
            raise RefusedByPolicy(
                "This invitation was revoked; ask headquarters for a new one.", code="revoked"
            )
        if parse_utc(guest.ticket.expires) <= parse_utc(self.now()):
            raise RefusedByPolicy(
                "This invitation has expired; ask headquarters for a new one.", code="expired"
            )
        await self._take_seat(guest)
        is_new = await self.objects.create(names.guest_object(name), raw)
        self._known.forget(name)
        return is_new

    async def listed(self) -> list[Known]:
        """Every name with a paper, sorted."""
        versions: dict[str, int] = dict.fromkeys(await self.objects.names("guests/"), 0)
        for where in await self.objects.names("admits/"):
            name, _, version = where.partition("/")
            versions[name] = max(versions.get(name, 0), int(version))
        revoked = set(await self.objects.names("revokes/"))
        return [
            Known(Mailbox(name), versions.get(name, 0), name in revoked)
            for name in sorted(versions.keys() | revoked)
        ]

    async def readers_of(self, box: Mailbox) -> int:
        """How many keys may fetch from a mailbox now."""
        found = [await self.find(known.name) for known in await self.listed()]
        return sum(holder is not None and holder.rights.may_read(box) for holder in found)

    async def _take_seat(self, guest: Guest) -> None:
        for number in range(GUEST_SEATS):
            seat = f"seats/{guest.ticket.name}/{number}"
            if await self.objects.create(seat, guest.name.encode()):
                return
            if await self.objects.read(seat) == guest.name.encode():
                return
        raise RefusedByPolicy(
            "Too many devices came in on this invitation; ask headquarters for a new one.",
            code="seats",
        )

    async def _read(self, name: Mailbox) -> Holder | None:
        if await self.objects.exists(names.revoke_object(name)):
            return None
        for version in reversed(await self.objects.names(f"admits/{name}/")):
            raw = await self.objects.read(f"admits/{name}/{version}")
            admit = None if raw is None else self._admit(raw, name)
            if admit is not None:
                return Holder(name, admit.key, admit.version, admit.rights)
        return await self._guest(name)

    def _admit(self, raw: bytes, name: Mailbox) -> Admit | None:
        """What someone else put into the store counts for nothing."""
        try:
            admit = open_admit(raw, self.mission)
        except IntegrityFailure:
            return None
        return admit if admit.name == name else None

    async def _guest(self, name: Mailbox) -> Holder | None:
        raw = await self.objects.read(names.guest_object(name))
        if raw is None:
            return None
        try:
            guest = open_guest(raw, self.mission)
        except IntegrityFailure:
            return None
        is_over = await self.objects.exists(names.revoke_object(guest.ticket.name))
        if guest.name != name or is_over:
            return None
        return Holder(name, guest.key, 0, guest_rights(self.mission.id, guest.key))
