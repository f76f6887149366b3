"""The members a parcel's tar stream may have, by name, and their one possible tar header.

A parcel is a BagIt bag (RFC 8493) as a USTAR stream. A reader accepts a header only if
it is, bit for bit, the one this module makes for that name and size: no owner, no time,
no link, no directory can be said in it. Names are read by the patterns here and never
become paths.
"""

from __future__ import annotations

import re
import tarfile
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import ContentId

BLOCK: Final = 512
END: Final = bytes(2 * BLOCK)
FORMAT_VERSION: Final = 1
PARCEL_ID: Final = re.compile("[0-9abcdefghjkmnpqrstvwxyz]{20}")
BAGIT: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_MIB: Final = 1024 * 1024


class Place(IntEnum):
    """Kinds of members, in the order in which they stand."""

    BAGIT = 0
    INFO = 1
    SENDER = 2
    MISSION = 3
    RECEIPT = 4
    LEDGER = 5
    FROZEN = 6
    CONTENT = 7
    MANIFEST_256 = 8
    MANIFEST_512 = 9


_PATTERNS: Final = {
    Place.BAGIT: re.compile(r"bagit\.txt"),
    Place.INFO: re.compile(r"bag-info\.txt"),
    Place.SENDER: re.compile(r"data/sender\.json"),
    Place.MISSION: re.compile(r"data/mission/([0-9]{6})\.json"),
    Place.RECEIPT: re.compile(r"data/receipts/([0-9]{6})\.json"),
    Place.LEDGER: re.compile(
        r"data/ledgers/([0-9]{6})/(1-ledger\.json|2-checkpoint\.txt|3-leaves\.bin|4-entries\.jsonl)"
    ),
    Place.FROZEN: re.compile(r"data/frozen/([0-9]{6})\.age"),
    Place.CONTENT: re.compile(
        r"data/contents/([0-9]{10})-([0-9a-f]{64})\.age(?:\.([0-9]{3})-([0-9]{3}))?"
    ),
    Place.MANIFEST_256: re.compile(r"manifest-sha256\.txt"),
    Place.MANIFEST_512: re.compile(r"manifest-sha512\.txt"),
}
_LIMITS: Final = {
    Place.BAGIT: 1024,
    Place.INFO: 4096,
    Place.SENDER: _MIB,
    Place.MISSION: _MIB,
    Place.RECEIPT: 16 * _MIB,
    Place.LEDGER: 4096 * _MIB,
    Place.FROZEN: 4096 * _MIB,
    Place.CONTENT: 4096 * _MIB,
    Place.MANIFEST_256: 64 * _MIB,
    Place.MANIFEST_512: 64 * _MIB,
}


@dataclass(frozen=True, slots=True)
class MemberName:
    """A member's name in parts. `part` counts from 0 the `parts` of a content that was divided."""

    text: str
    place: Place
    number: int = 0
    file: str = ""
    content: ContentId | None = None
    part: int | None = None
    parts: int = 1

    @property
    def is_payload(self) -> bool:
        return self.text.startswith("data/")


def read_name(text: str) -> MemberName:
    """Raises IntegrityFailure for every name that no parcel has."""
    for place, pattern in _PATTERNS.items():
        match = pattern.fullmatch(text)
        if match is None:
            continue
        groups = match.groups()
        number = int(groups[0]) if groups else 0
        if place is Place.CONTENT:
            if groups[2] is None:
                return MemberName(text, place, number, "", ContentId(groups[1]))
            part, parts = int(groups[2]), int(groups[3])
            if part < parts:
                return MemberName(text, place, number, "", ContentId(groups[1]), part, parts)
            break
        return MemberName(text, place, number, groups[1] if len(groups) > 1 else "")
    raise IntegrityFailure("A parcel has a member of a name that no parcel has.")


def info(parcel: str) -> bytes:
    """`bag-info.txt`: says which parcel this is and nothing about when or what."""
    return f"Satchel-Parcel-Format: {FORMAT_VERSION}\nExternal-Identifier: {parcel}\n".encode()


def tar_header(parcel: str, name: str, size: int) -> bytes:
    """The 512 bytes before a member."""
    member = tarfile.TarInfo(f"parcel-{parcel}/{name}")
    member.size = size
    return member.tobuf(format=tarfile.USTAR_FORMAT, encoding="ascii", errors="strict")


def read_tar_header(block: bytes) -> tuple[str, MemberName, int]:
    """Parcel id, name and size, if the block is exactly what `tar_header` makes of them."""
    try:
        member = tarfile.TarInfo.frombuf(block, "ascii", "strict")
    except (tarfile.HeaderError, UnicodeDecodeError, ValueError) as error:
        raise IntegrityFailure("A parcel's members are not where they should be.") from error
    folder, _, rest = member.name.partition("/")
    parcel = folder.removeprefix("parcel-")
    if not PARCEL_ID.fullmatch(parcel):
        raise IntegrityFailure("A parcel has a member of a name that no parcel has.")
    name = read_name(rest)
    if not 0 <= member.size <= _LIMITS[name.place]:
        raise IntegrityFailure("A parcel has a member larger than such members may be.")
    if tar_header(parcel, rest, member.size) != block:
        raise IntegrityFailure("A parcel has a member with attributes that no parcel has.")
    return parcel, name, member.size


def filling(size: int) -> int:
    """Zero bytes after a member of that size."""
    return -size % BLOCK


def manifest_line(digest: str, name: str) -> bytes:
    """One line of a manifest (RFC 8493 section 2.1.3)."""
    return f"{digest}  {name}\n".encode()


def ledger_name(number: int, file: str) -> str:
    """`data/ledgers/000000/1-ledger.json` and its three neighbours."""
    return f"data/ledgers/{number:06}/{file}"


def content_name(number: int, content: ContentId, part: int = 0, parts: int = 1) -> str:
    """The name of a content's age file, or of one piece of it."""
    ending = "" if parts == 1 else f".{part:03}-{parts:03}"
    return f"data/contents/{number:010}-{content}.age{ending}"
