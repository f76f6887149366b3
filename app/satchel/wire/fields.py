"""Reading one typed field of a received JSON object, or saying that its shape is wrong.

Only shapes: what a field means and whether it is signed is the caller's business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from satchel.crypto.xwing import PUBLIC_SIZE, Recipient
from satchel.domain.errors import IntegrityFailure, UsageError
from satchel.domain.ids import DeviceId, MemberCode
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.moments import parse_utc
from satchel.domain.words import Audience, Role
from satchel.formats.canonical import binary

_DEVICE: Final = re.compile("d-[0-9a-f]{20}")
_MEMBER: Final = re.compile("M-[0-9A-Z]{6}")


def malformed(field: str) -> IntegrityFailure:
    """The refusal for a field of another shape; names the field, never its value."""
    return IntegrityFailure(f"A received document is malformed at '{field}'; nothing was taken in.")


def text(fields: JsonObject, name: str, limit: int = 1000) -> str:
    """A text of 1 to `limit` characters."""
    value = fields.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= limit:
        raise malformed(name)
    return value


def text_or_none(fields: JsonObject, name: str, limit: int = 1000) -> str | None:
    """As `text`, or None where the field says null."""
    return None if fields.get(name) is None else text(fields, name, limit)


def moment(fields: JsonObject, name: str) -> str:
    """A UTC text as `utc_text` makes it."""
    value = text(fields, name, 40)
    try:
        parse_utc(value)
    except ValueError as error:
        raise malformed(name) from error
    return value


def sealing_key(fields: JsonObject, name: str) -> bytes:
    """A public key that can be sealed to."""
    value = octets(fields, name, PUBLIC_SIZE)
    try:
        Recipient(value)
    except UsageError as error:
        raise malformed(name) from error
    return value


def whole(fields: JsonObject, name: str) -> int:
    """An integer from 0 up."""
    value = fields.get(name)
    if type(value) is not int or value < 0:
        raise malformed(name)
    return value


def octets(fields: JsonObject, name: str, size: int | None = None) -> bytes:
    """Base64 bytes, `size` of them when given."""
    data = binary(fields.get(name))
    if size is not None and len(data) != size:
        raise malformed(name)
    return data


def octets_or_none(fields: JsonObject, name: str, size: int | None = None) -> bytes | None:
    """As `octets`, or None where the field says null."""
    return None if fields.get(name) is None else octets(fields, name, size)


def inner(fields: JsonObject, name: str) -> JsonObject:
    """An object."""
    value = fields.get(name)
    if not isinstance(value, Mapping):
        raise malformed(name)
    return value


def several(fields: JsonObject, name: str, limit: int = 1_000_000) -> list[JsonValue]:
    """A list of at most `limit` things."""
    value = fields.get(name)
    if not isinstance(value, list) or len(value) > limit:
        raise malformed(name)
    return value


def objects(fields: JsonObject, name: str) -> list[JsonObject]:
    """A list of objects."""
    found = [item for item in several(fields, name) if isinstance(item, Mapping)]
    if len(found) != len(several(fields, name)):
        raise malformed(name)
    return found


def device(fields: JsonObject, name: str = "device") -> DeviceId:
    """A device id."""
    value = text(fields, name, 22)
    if not _DEVICE.fullmatch(value):
        raise malformed(name)
    return DeviceId(value)


def member(fields: JsonObject, name: str = "member") -> MemberCode:
    """A member code."""
    value = text(fields, name, 8)
    if not _MEMBER.fullmatch(value):
        raise malformed(name)
    return MemberCode(value)


def role(fields: JsonObject, name: str = "role") -> Role:
    """One of the closed list of roles."""
    try:
        return Role(text(fields, name))
    except ValueError as error:
        raise malformed(name) from error


def audience(fields: JsonObject, name: str) -> Audience:
    """One of the closed list of audiences."""
    try:
        return Audience(text(fields, name))
    except ValueError as error:
        raise malformed(name) from error
