"""What the relay answers, as JSON: read strictly by the client, written by the server.

Every answer may come from a hostile relay: a client believes none of it beyond what to
ask next. What proves itself are papers and manifests.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import is_record_id
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.wire import fields
from satchel.wire.relay_names import (
    PAGE,
    PARTS_LIMIT,
    Mailbox,
    PartName,
    is_mailbox,
    read_part_name,
)
from satchel.wire.relay_papers import ANY, BOXES_LIMIT, Rights


class Standing(StrEnum):
    """What a parcel is at the relay."""

    ABSENT = "absent"  # nothing of it
    BEGUN = "begun"  # claimed, parts may be there
    WHOLE = "whole"  # committed by its manifest: it waits to be fetched
    TAKEN = "taken"  # headquarters said it may go, and it is gone


@dataclass(frozen=True, slots=True)
class ParcelState:
    """Answer to GET, and to PUT of `claim` and `manifest`, of a parcel's path.

    `parts` are those that lie there; told only while it is BEGUN.
    """

    standing: Standing
    parts: tuple[PartName, ...] = ()

    def to_json(self) -> JsonObject:
        return {"standing": self.standing.value, "parts": [part.text() for part in self.parts]}

    @classmethod
    def from_json(cls, value: JsonValue) -> ParcelState:
        """Raises IntegrityFailure for any other shape."""
        found = _object(value)
        parts = fields.several(found, "parts", 4 * PARTS_LIMIT)
        return cls(_standing(found), tuple(read_part_name(_text(item)) for item in parts))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A parcel in a listing: WHOLE or BEGUN."""

    parcel: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class BoxPage:
    """One page of a mailbox, by parcel id; `more` when another page follows."""

    parcels: tuple[Waiting, ...]
    more: bool

    def to_json(self) -> JsonObject:
        listed: list[JsonValue] = [
            {"parcel": item.parcel, "standing": item.standing.value} for item in self.parcels
        ]
        return {"parcels": listed, "more": self.more}

    @classmethod
    def from_json(cls, value: JsonValue) -> BoxPage:
        """Raises IntegrityFailure for any other shape."""
        found = _object(value)
        listed = fields.several(found, "parcels", 2 * PAGE)
        return cls(tuple(_waiting(item) for item in listed), _flag(found, "more"))


@dataclass(frozen=True, slots=True)
class Account:
    """Answer to GET /v1/account: who the relay takes this key for.

    `version` is that of the admit in force, 0 for a guest.
    """

    name: Mailbox
    version: int
    rights: Rights
    slots_used: int

    def to_json(self) -> JsonObject:
        return {
            "name": self.name,
            "version": self.version,
            "reads": list(self.rights.reads),
            "writes": list(self.rights.writes),
            "clears": list(self.rights.clears),
            "slots": self.rights.slots,
            "slot_bytes": self.rights.slot_bytes,
            "slots_used": self.slots_used,
        }

    @classmethod
    def from_json(cls, value: JsonValue) -> Account:
        """Raises IntegrityFailure for any other shape."""
        found = _object(value)
        reads, writes, clears = (_boxes(found, name) for name in ("reads", "writes", "clears"))
        slots, slot_bytes = fields.whole(found, "slots"), fields.whole(found, "slot_bytes")
        return cls(
            _mailbox(found),
            fields.whole(found, "version"),
            Rights(reads, writes, clears, slots, slot_bytes),
            fields.whole(found, "slots_used"),
        )


@dataclass(frozen=True, slots=True)
class Known:
    """A name the relay knows: the version of its admit (0: a guest), or revoked."""

    name: Mailbox
    version: int
    is_revoked: bool


@dataclass(frozen=True, slots=True)
class KnownPage:
    """Answer to GET /v1/admits; `?after=NAME` gives the next page."""

    names: tuple[Known, ...]
    more: bool

    def to_json(self) -> JsonObject:
        listed: list[JsonValue] = [
            {"name": item.name, "version": item.version, "revoked": item.is_revoked}
            for item in self.names
        ]
        return {"names": listed, "more": self.more}

    @classmethod
    def from_json(cls, value: JsonValue) -> KnownPage:
        """Raises IntegrityFailure for any other shape."""
        found = _object(value)
        listed = [_object(item) for item in fields.several(found, "names", PAGE)]
        names = tuple(
            Known(_mailbox(item), fields.whole(item, "version"), _flag(item, "revoked"))
            for item in listed
        )
        return cls(names, _flag(found, "more"))


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal of the relay: a code for programs, a sentence for people."""

    code: str
    message: str

    def to_json(self) -> JsonObject:
        return {"error": self.code, "message": self.message}

    @classmethod
    def from_json(cls, value: JsonValue) -> Refusal:
        """Raises IntegrityFailure for any other shape: then it was not a relay that spoke."""
        found = _object(value)
        return cls(fields.text(found, "error", 64), fields.text(found, "message", 1000))


def _object(value: JsonValue) -> JsonObject:
    if not isinstance(value, Mapping):
        raise IntegrityFailure("What answered is not a relay of Satchel.", code="not-a-relay")
    return value


def _waiting(item: JsonValue) -> Waiting:
    found = _object(item)
    parcel = fields.text(found, "parcel", 20)
    if not is_record_id(parcel):
        raise fields.malformed("parcel")
    return Waiting(parcel, _standing(found))


def _standing(found: JsonObject) -> Standing:
    try:
        return Standing(fields.text(found, "standing", 20))
    except ValueError as error:
        raise fields.malformed("standing") from error


def _mailbox(found: JsonObject) -> Mailbox:
    name = fields.text(found, "name", 26)
    if not is_mailbox(name):
        raise fields.malformed("name")
    return Mailbox(name)


def _boxes(found: JsonObject, name: str) -> tuple[str, ...]:
    boxes = tuple(_text(item) for item in fields.several(found, name, BOXES_LIMIT))
    if not all(box == ANY or is_mailbox(box) for box in boxes):
        raise fields.malformed(name)
    return boxes


def _flag(found: JsonObject, name: str) -> bool:
    value = found.get(name)
    if type(value) is not bool:
        raise fields.malformed(name)
    return value


def _text(item: JsonValue) -> str:
    if not isinstance(item, str):
        raise IntegrityFailure("What answered is not a relay of Satchel.", code="not-a-relay")
    return item
