"""Entries: a small permanent header, and sections that can be withheld one by one.

The header commits to each section by a salted SHA-256; the leaf is the RFC 6962 leaf
hash of the header's bytes; Ed25519 signs the leaf under a domain prefix. So a section
may be absent, sealed or withheld and everything else still verifies.

Not for reading clocks or databases, and not for what a kind means: kinds and header
fields of a newer version are verified and kept as bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from satchel.crypto.digest import sha256
from satchel.crypto.signing import verify_ed25519
from satchel.domain.errors import Bug, IntegrityFailure, RefusedByPolicy
from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.moments import Moment
from satchel.domain.words import Audience, Section
from satchel.formats.canonical import binary, binary_text, decode_object, encode
from satchel.ledger.header import VERSION, Header, parse_header
from satchel.ledger.merkle import leaf_hash

SALT_SIZE: Final = 16
SECTIONS_LIMIT: Final = 8 * 1024 * 1024  # whoever reads a parcel holds an entry in memory
ENTRY_PREFIX: Final = b"satchel/entry/v1\0"
SECTION_PREFIX: Final = b"satchel/section/v1\0"

Random = Callable[[int], bytes]

__all__ = [
    "Draft",
    "Header",
    "SignedEntry",
    "commitment",
    "compose",
    "entry_message",
    "read_header",
    "read_section",
    "verify_signature",
]


@dataclass(frozen=True, slots=True)
class Draft:
    """What an entry will say. `previous` are the heads it follows, in any order."""

    kind: str
    record: RecordId | None
    previous: tuple[LeafHash, ...]
    moment: Moment
    audience: Audience
    anchor: str | None
    sections: Mapping[Section, JsonObject]


@dataclass(frozen=True, slots=True)
class SignedEntry:
    """An entry as bytes: nothing in it is ever encoded again."""

    header: bytes
    signature: bytes
    sections: Mapping[str, bytes]
    leaf: LeafHash = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "leaf", LeafHash(leaf_hash(self.header).hex()))


def compose(draft: Draft, sign: Callable[[bytes], bytes], random: Random) -> SignedEntry:
    """Encodes, salts and signs `draft`. `sign` is the device's Ed25519 key.

    Raises RefusedByPolicy (code "too-large") for more than headquarters would take in.
    """
    sections = {
        name.value: encode({"body": body, "salt": binary_text(random(SALT_SIZE))})
        for name, body in draft.sections.items()
    }
    if sum(map(len, sections.values())) > SECTIONS_LIMIT:
        raise RefusedByPolicy(
            "This is longer than one entry may be, and it was not saved; attach it as a file.",
            code="too-large",
        )
    moment = draft.moment
    fields: dict[str, JsonValue] = {
        "v": VERSION,
        "salt": binary_text(random(SALT_SIZE)),
        "kind": draft.kind,
        "record": draft.record,
        "previous": sorted(set(draft.previous)),
        "clock": {
            "utc": moment.utc_text(),
            "offset": moment.offset_minutes,
            "zone": moment.zone,
            "monotonic": str(moment.monotonic_ns),
            "boot": moment.boot,
        },
        "audience": draft.audience.value,
        "anchor": draft.anchor,
        "sections": {name: commitment(name, raw) for name, raw in sections.items()},
    }
    _require_readable(fields)
    header = encode(fields)
    return SignedEntry(header, sign(_message(leaf_hash(header))), sections)


def read_header(raw: bytes) -> Header:
    """The fields of header bytes. Raises IntegrityFailure for another shape.

    Of a newer version the fields known here are given; the bytes stay the truth.
    """
    return parse_header(decode_object(raw))


def read_section(header: Header, section: str, raw: bytes) -> JsonObject:
    """The body of a section, after its commitment in `header` has been checked."""
    promised = header.commitments.get(section)
    if promised is None:
        raise IntegrityFailure("An entry comes with a section that its header does not name.")
    if commitment(section, raw) != promised:
        raise IntegrityFailure("A section of an entry differs from what was signed.")
    fields = decode_object(raw)
    body = fields.get("body")
    if not isinstance(body, dict) or len(binary(fields.get("salt"))) != SALT_SIZE:
        raise IntegrityFailure("A section of an entry does not have the shape it should have.")
    if header.version == VERSION and len(fields) != 2:
        raise IntegrityFailure("A section of an entry has fields that its version does not know.")
    return body


def commitment(section: str, raw: bytes) -> str:
    """What a header says of a section's bytes: 64 lowercase hexadecimal digits."""
    return sha256(SECTION_PREFIX + section.encode("utf-8") + b"\0" + raw).hex()


def entry_message(leaf: LeafHash) -> bytes:
    """The bytes an entry's Ed25519 signature covers."""
    return _message(bytes.fromhex(leaf))


def verify_signature(leaf: LeafHash, signature: bytes, public: bytes) -> None:
    """Raises IntegrityFailure unless `public` (Ed25519, 32 bytes) signed this leaf."""
    verify_ed25519(public, entry_message(leaf), signature)


def _require_readable(fields: JsonObject) -> None:
    """What this version could not read back is never signed."""
    try:
        parse_header(fields)
    except IntegrityFailure as error:
        raise Bug("an entry was drafted that could not be read back") from error


def _message(leaf: bytes) -> bytes:
    return ENTRY_PREFIX + leaf
