"""What the mission's root signs for its relay, and how a device comes in as a guest.

The relay is told keys and rights, never a role, a member or a device's name. Three papers
are the root's: *admit* (a key, what it may do, how much may wait; the highest version
counts), *revoke* (wins over every admit), *ticket* (comes with an invitation; whoever holds
its one-time key may vouch for a device, which is then a guest). The fourth, *guest*, is
signed by the ticket's key over the device's key.

What sync does with them: `invite` signs a ticket with the invitation's one-time key and
puts it into the invitation; joining vouches at once (`vouch_guest`) and keeps the guest's
paper, for the one-time key is not kept; the archive with the root publishes admits and
revokes at each sync.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from satchel.crypto.signing import ED25519_PUBLIC_SIZE, Ed25519Key
from satchel.domain.errors import IntegrityFailure
from satchel.domain.json_values import JsonObject
from satchel.formats.canonical import binary_text
from satchel.wire import fields
from satchel.wire.mission import Mission, other_mission
from satchel.wire.relay_names import (
    PARCEL_LIMIT,
    Mailbox,
    headquarters_mailbox,
    is_mailbox,
    key_mailbox,
)
from satchel.wire.relay_words import open_word, sign_word, unverified_word
from satchel.wire.signed import SigningKeys, open_signed, sign, unverified_body

ADMIT: Final = "relay-admit"
REVOKE: Final = "relay-revoke"
TICKET: Final = "relay-ticket"
GUEST: Final = "relay-guest"

ANY: Final = "*"
"""In a list of mailboxes: every one."""

BOXES_LIMIT: Final = 64
SLOTS_LIMIT: Final = 10_000
GUEST_SEATS: Final = 4
"""How many devices may come in on one ticket: one, and what it takes to notice more."""


@dataclass(frozen=True, slots=True)
class Rights:
    """Mailboxes one may fetch from, bring to, and clear; or `(ANY,)`.

    `slots` is how many parcels of at most `slot_bytes` may wait at once.
    """

    reads: tuple[str, ...]
    writes: tuple[str, ...]
    clears: tuple[str, ...]
    slots: int
    slot_bytes: int

    def may_read(self, box: str) -> bool:
        return ANY in self.reads or box in self.reads

    def may_write(self, box: str) -> bool:
        return ANY in self.writes or box in self.writes

    def may_clear(self, box: str) -> bool:
        return ANY in self.clears or box in self.clears


def field_rights(mission: str, key: bytes) -> Rights:
    """What an admitted observer or lawyer may: bring to headquarters, empty her own box."""
    own = (key_mailbox(key),)
    return Rights(own, (headquarters_mailbox(mission),), own, 64, PARCEL_LIMIT)


def headquarters_rights(mission: str, key: bytes) -> Rights:
    """What a coordinator may: fetch headquarters' parcels and her own, bring and clear any."""
    reads = (headquarters_mailbox(mission), key_mailbox(key))
    return Rights(reads, (ANY,), (ANY,), 4096, PARCEL_LIMIT)


def guest_rights(mission: str, key: bytes) -> Rights:
    """What a device on a ticket may before it is admitted: little, and only to headquarters."""
    return Rights((key_mailbox(key),), (headquarters_mailbox(mission),), (), 4, 256 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class Admit:
    """`key` is the Ed25519 key that signs requests; `version` counts from 1."""

    key: bytes
    version: int
    rights: Rights

    @property
    def name(self) -> Mailbox:
        return key_mailbox(self.key)


@dataclass(frozen=True, slots=True)
class Ticket:
    """`key` is the invitation's one-time key; `expires` is UTC text."""

    key: bytes
    expires: str

    @property
    def name(self) -> Mailbox:
        """What a revoke of this ticket, and so of every guest on it, names."""
        return key_mailbox(self.key)


@dataclass(frozen=True, slots=True)
class Guest:
    """A device's key, and the ticket it came on."""

    key: bytes
    ticket: Ticket

    @property
    def name(self) -> Mailbox:
        return key_mailbox(self.key)


def sign_admit(mission: str, admit: Admit, root: SigningKeys) -> bytes:
    """The paper for `PUT /v1/admits/NAME/VERSION`."""
    rights = admit.rights
    body: JsonObject = {
        "mission": mission,
        "key": binary_text(admit.key),
        "version": admit.version,
        "reads": list(rights.reads),
        "writes": list(rights.writes),
        "clears": list(rights.clears),
        "slots": rights.slots,
        "slot_bytes": rights.slot_bytes,
    }
    return sign(ADMIT, body, root)


def open_admit(raw: bytes, mission: Mission) -> Admit:
    """Raises IntegrityFailure unless this mission's root signed it."""
    body = _of_mission(raw, ADMIT, mission)
    version, slots = fields.whole(body, "version"), fields.whole(body, "slots")
    if not 0 < version < 1_000_000:
        raise fields.malformed("version")
    if slots > SLOTS_LIMIT:
        raise fields.malformed("slots")
    reads, writes, clears = (_boxes(body, name) for name in ("reads", "writes", "clears"))
    rights = Rights(reads, writes, clears, slots, fields.whole(body, "slot_bytes"))
    return Admit(fields.octets(body, "key", ED25519_PUBLIC_SIZE), version, rights)


def sign_revoke(mission: str, name: Mailbox, root: SigningKeys) -> bytes:
    """The paper for `PUT /v1/revokes/NAME`: an admitted key's name, or a ticket's."""
    return sign(REVOKE, {"mission": mission, "name": name}, root)


def open_revoke(raw: bytes, mission: Mission) -> Mailbox:
    """Whose time is over. Raises IntegrityFailure unless this mission's root signed it."""
    name = fields.text(_of_mission(raw, REVOKE, mission), "name", 26)
    if not is_mailbox(name):
        raise fields.malformed("name")
    return Mailbox(name)


def sign_ticket(mission: str, ticket: Ticket, root: SigningKeys) -> bytes:
    """The part of an invitation that is for the relay."""
    body: JsonObject = {
        "mission": mission,
        "key": binary_text(ticket.key),
        "expires": ticket.expires,
    }
    return sign(TICKET, body, root)


def open_ticket(raw: bytes, mission: Mission) -> Ticket:
    """Raises IntegrityFailure unless this mission's root signed it."""
    body = _of_mission(raw, TICKET, mission)
    return Ticket(fields.octets(body, "key", ED25519_PUBLIC_SIZE), fields.moment(body, "expires"))


def vouch_guest(ticket: bytes, one_time: Ed25519Key, device_key: bytes) -> bytes:
    """The paper for `PUT /v1/guests/NAME`; `ticket` is the signed ticket."""
    body: JsonObject = {"ticket": binary_text(ticket), "key": binary_text(device_key)}
    return sign_word(GUEST, body, one_time)


def open_guest(raw: bytes, mission: Mission) -> Guest:
    """Raises IntegrityFailure unless the root's ticket speaks for this key.

    Whether the ticket is still valid by the clock, or revoked, is not decided here.
    """
    claimed = unverified_word(raw, GUEST)
    ticket = open_ticket(fields.octets(claimed, "ticket"), mission)
    body = open_word(raw, GUEST, ticket.key)
    return Guest(fields.octets(body, "key", ED25519_PUBLIC_SIZE), ticket)


def _of_mission(raw: bytes, kind: str, mission: Mission) -> JsonObject:
    if unverified_body(raw, kind).get("mission") != mission.id:
        raise other_mission()
    return open_signed(raw, kind, mission.root)


def _boxes(body: JsonObject, name: str) -> tuple[str, ...]:
    found: list[str] = []
    for item in fields.several(body, name, BOXES_LIMIT):
        if not isinstance(item, str) or not (item == ANY or is_mailbox(item)):
            raise IntegrityFailure(f"A paper for the relay is malformed at '{name}'.")
        found.append(item)
    return tuple(found)
