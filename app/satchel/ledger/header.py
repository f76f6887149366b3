"""The shape of an entry's header, and reading it strictly.

Version 1 has exactly the fields below. A newer version keeps them with these shapes
and may add others; it is verified like any entry and its bytes are kept as they came.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import LeafHash, RecordId, is_hash, is_record_id
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.moments import Moment
from satchel.domain.words import Audience, Section
from satchel.formats.canonical import binary

VERSION: Final = 1
_FIELDS: Final = frozenset(
    ("v", "salt", "kind", "record", "previous", "clock", "audience", "anchor", "sections")
)
_CLOCK: Final = frozenset(("utc", "offset", "zone", "monotonic", "boot"))
_SECTIONS: Final = frozenset(section.value for section in Section)
_WORD: Final = re.compile("[a-z][a-z0-9-]{0,63}")
_COUNT: Final = re.compile("0|[1-9][0-9]{0,19}")
_DAY_MINUTES: Final = 24 * 60
# One instant, one spelling: that of `Moment.utc_text`.
_UTC: Final = re.compile(
    "[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{6}Z"
)


@dataclass(frozen=True, slots=True)
class Header:
    """A header's fields. `commitments` is by section name; newer versions may know more names.

    `utc` is the moment as it was spelled, which is as `Moment.utc_text` would spell it.
    `audience` is `legal` when a newer version names one unknown here: the narrowest.
    """

    kind: str
    record: RecordId | None
    previous: tuple[LeafHash, ...]
    moment: Moment
    utc: str
    audience: Audience
    anchor: str | None
    commitments: Mapping[str, str]
    salt: bytes
    version: int = VERSION


def parse_header(fields: JsonObject) -> Header:
    """Raises IntegrityFailure for anything but a header of version 1 or a newer one."""
    version = fields.get("v")
    if type(version) is not int or version < VERSION:
        raise _malformed("version")
    newer = version > VERSION
    if fields.keys() != _FIELDS and not (newer and fields.keys() > _FIELDS):
        raise _malformed("fields")
    record, anchor = fields["record"], fields["anchor"]
    if not (record is None or (isinstance(record, str) and is_record_id(record))):
        raise _malformed("record")
    moment, utc = _moment(fields["clock"], newer)
    return Header(
        kind=_word(fields["kind"], "kind"),
        record=None if record is None else RecordId(record),
        previous=_previous(fields["previous"]),
        moment=moment,
        utc=utc,
        audience=_audience(fields["audience"], newer),
        anchor=_text_or_none(anchor, "anchor"),
        commitments=_commitments(fields["sections"], newer),
        salt=_salt(fields["salt"]),
        version=version,
    )


def _malformed(field: str) -> IntegrityFailure:
    return IntegrityFailure(f"An entry's header is malformed at '{field}'.")


def _word(value: JsonValue, field: str) -> str:
    if not isinstance(value, str) or not _WORD.fullmatch(value):
        raise _malformed(field)
    return value


def _text_or_none(value: JsonValue, field: str) -> str | None:
    if value is not None and not isinstance(value, str):
        raise _malformed(field)
    return value


def _salt(value: JsonValue) -> bytes:
    salt = binary(value)
    if len(salt) != 16:
        raise _malformed("salt")
    return salt


def _previous(value: JsonValue) -> tuple[LeafHash, ...]:
    if not isinstance(value, list):
        raise _malformed("previous")
    heads = [head for head in value if isinstance(head, str) and is_hash(head)]
    if len(heads) != len(value) or sorted(set(heads)) != heads:
        raise _malformed("previous")
    return tuple(LeafHash(head) for head in heads)


def _moment(value: JsonValue, newer: bool) -> tuple[Moment, str]:
    if not isinstance(value, Mapping) or not value.keys() >= _CLOCK:
        raise _malformed("clock")
    if value.keys() != _CLOCK and not newer:
        raise _malformed("clock")
    utc, offset, monotonic = value["utc"], value["offset"], value["monotonic"]
    if type(offset) is not int or abs(offset) >= _DAY_MINUTES:
        raise _malformed("clock")
    if not isinstance(monotonic, str) or not _COUNT.fullmatch(monotonic):
        raise _malformed("clock")
    if not isinstance(utc, str) or not _UTC.fullmatch(utc):
        raise _malformed("clock")
    try:
        when = datetime.fromisoformat(utc)  # strptime takes as long as all the rest
    except ValueError as error:
        raise _malformed("clock") from error
    zone, boot = _text_or_none(value["zone"], "clock"), _text_or_none(value["boot"], "clock")
    return Moment(when, offset, zone, int(monotonic), boot), utc


def _audience(value: JsonValue, newer: bool) -> Audience:
    word = _word(value, "audience")
    try:
        return Audience(word)
    except ValueError as error:
        if newer:
            return Audience.LEGAL
        raise _malformed("audience") from error


def _commitments(value: JsonValue, newer: bool) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise _malformed("sections")
    found: dict[str, str] = {}
    for name, digest in value.items():
        if not (name in _SECTIONS or (newer and _WORD.fullmatch(name))):
            raise _malformed("sections")
        if not isinstance(digest, str) or not is_hash(digest):
            raise _malformed("sections")
        found[name] = digest
    return found
