"""One entry as a line of `entries.jsonl`: in parcels, frozen bundles and exhibits.

A line may be a stub (index, leaf and signature only), and each section may be plain,
sealed to a class, or absent. Not for opening what is sealed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import LeafHash, is_hash
from satchel.domain.json_values import JsonValue
from satchel.formats.canonical import binary, binary_text, decode_object, encode
from satchel.ledger.entry import Header, SignedEntry, read_header, read_section, verify_signature
from satchel.ledger.merkle import leaf_hash

SIGNATURE_SIZE: Final = 64
_REQUIRED: Final = frozenset(("index", "leaf", "signature"))
_ALLOWED: Final = _REQUIRED | {"header", "sections"}
_SECTION_NAME_LIMIT: Final = 64


@dataclass(frozen=True, slots=True)
class Line:
    """`index` is the entry's place in its device's ledger; `header` is None in a stub."""

    index: int
    leaf: LeafHash
    signature: bytes
    header: bytes | None = None
    plain: Mapping[str, bytes] = field(default_factory=dict)
    sealed: Mapping[str, bytes] = field(default_factory=dict)


def line_of(entry: SignedEntry, index: int) -> Line:
    """The line of an entry whose sections are all readable here."""
    return Line(index, entry.leaf, entry.signature, entry.header, dict(entry.sections))


def encode_line(line: Line) -> bytes:
    """Canonical JSON without a newline."""
    fields: dict[str, JsonValue] = {
        "index": line.index,
        "leaf": line.leaf,
        "signature": binary_text(line.signature),
    }
    if line.header is not None:
        fields["header"] = binary_text(line.header)
        sections = {name: {"plain": binary_text(raw)} for name, raw in line.plain.items()}
        sections |= {name: {"sealed": binary_text(raw)} for name, raw in line.sealed.items()}
        fields["sections"] = sections
    return encode(fields)


def decode_line(raw: bytes) -> Line:
    """The inverse of `encode_line`; one newline at the end is allowed.

    Raises IntegrityFailure for any other shape, and when the leaf is not that of the
    header. Signature and commitments are `verify_line`'s business.
    """
    fields = decode_object(raw.removesuffix(b"\n"))
    if not _REQUIRED <= fields.keys() <= _ALLOWED or ("header" in fields) != ("sections" in fields):
        raise _malformed()
    index, leaf = fields["index"], fields["leaf"]
    if type(index) is not int or index < 0:
        raise _malformed()
    if not isinstance(leaf, str) or not is_hash(leaf):
        raise _malformed()
    signature = binary(fields["signature"])
    if len(signature) != SIGNATURE_SIZE:
        raise _malformed()
    if "header" not in fields:
        return Line(index, LeafHash(leaf), signature)
    header = binary(fields["header"])
    if leaf_hash(header).hex() != leaf:
        raise IntegrityFailure("A line of entries has a leaf that is not its header's.")
    plain, sealed = _sections(fields["sections"])
    return Line(index, LeafHash(leaf), signature, header, plain, sealed)


def verify_line(line: Line, public: bytes) -> Header | None:
    """Checks leaf, signature and every plain section; the header, or None for a stub.

    Raises IntegrityFailure. What is sealed is checked by `read_section` once it is open.
    """
    verify_signature(line.leaf, line.signature, public)
    return check_line(line)


def check_line(line: Line) -> Header | None:
    """As `verify_line`, but for the signature."""
    if line.header is None:
        return None
    if leaf_hash(line.header).hex() != line.leaf:
        raise IntegrityFailure("A line of entries has a leaf that is not its header's.")
    header = read_header(line.header)
    if not {*line.plain, *line.sealed} <= set(header.commitments):
        raise IntegrityFailure("An entry comes with a section that its header does not name.")
    for name, raw in line.plain.items():
        read_section(header, name, raw)
    return header


def _sections(value: JsonValue) -> tuple[dict[str, bytes], dict[str, bytes]]:
    plain: dict[str, bytes] = {}
    sealed: dict[str, bytes] = {}
    if not isinstance(value, dict):
        raise _malformed()
    for name, holder in value.items():
        if not isinstance(holder, dict) or len(holder) != 1 or len(name) > _SECTION_NAME_LIMIT:
            raise _malformed()
        if "plain" in holder:
            plain[name] = binary(holder["plain"])
        elif "sealed" in holder:
            sealed[name] = binary(holder["sealed"])
        else:
            raise _malformed()
    return plain, sealed


def _malformed() -> IntegrityFailure:
    return IntegrityFailure("A line of entries does not have the shape it should have.")
