"""Reading the map for headquarters, and bringing contents back from `content.db` alone.

What it is for: `verify --rebuild`, with the mission's recovery key or a class key. What
it is not for: entries; they are in `archive-N.db` and in parcels. To know first: only a
`content.db` of one's own people is ever opened; everything a map says is checked against
the rows, and a content counts only when its bytes hash to its id.
"""

from __future__ import annotations

import io
import json
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast

from satchel.crypto import age
from satchel.crypto.age import PayloadReader
from satchel.crypto.age_header import open_header
from satchel.crypto.digest import new_sha256
from satchel.crypto.xwing import Identity
from satchel.domain.errors import IntegrityFailure, SatchelError
from satchel.domain.ids import ContentId
from satchel.storage import content_table
from satchel.storage.archive import Archive
from satchel.storage.content_map import FORMAT, MapPlace
from satchel.storage.content_table import Place, Stored
from satchel.storage.rows import MAP_ROW, ROW, Extent, Rows
from satchel.storage.sealed_file import SealedFile

_BLOCK = 1 << 20
_HIGHEST_ROW = 2**63 - 1  # the highest id that SQLite has


@dataclass(frozen=True, slots=True, repr=False)
class Recovered:
    """One content that a map lists; `inline` when its bytes are in the map itself."""

    content: ContentId
    header: bytes
    nonce: bytes
    payload_size: int
    extent: Extent | None
    inline: bytes | None


def listed(rows: Rows, identities: Sequence[Identity]) -> Iterator[Recovered]:
    """Every content of every map, the newest map first; each content once.

    Raises IntegrityFailure when row 1 or a map is damaged, RefusedByPolicy when the
    identities are not among those it was sealed to.
    """
    seen: set[ContentId] = set()
    passed: set[int] = set()
    place: MapPlace | None = _pointed(rows, identities)
    while place is not None:
        if place.extent.first in passed:  # anybody can seal a map, one that names itself too
            raise _damaged()
        passed.add(place.extent.first)
        place, lines = _open_map(rows, place, identities)
        for line in lines:
            found = _recovered(line)
            if found.content not in seen:
                seen.add(found.content)
                yield found


def payload(rows: Rows, found: Recovered) -> BinaryIO:
    """Nonce and chunks, as `ContentStore.take_in_sealed` takes them."""
    return io.BufferedReader(
        SealedFile(found.nonce, partial(_read, rows, found), found.payload_size), _BLOCK
    )


def is_whole(rows: Rows, found: Recovered) -> bool:
    """Whether its bytes are here and are the ones its id names."""
    hasher = new_sha256()
    try:
        with payload(rows, found) as source:
            while block := source.read(_BLOCK):
                hasher.update(block)
    except SatchelError:
        return False
    return hasher.hexdigest() == found.content


def recover_from_map(content_db: Path, identities: Sequence[Identity]) -> Iterator[Recovered]:
    """The whole contents that `content_db` still holds, for a copy of a device's disk."""
    rows = Rows(content_db)
    try:
        yield from (found for found in listed(rows, identities) if is_whole(rows, found))
    finally:
        rows.close()


def bring_back(archive: Archive, identities: Sequence[Identity]) -> tuple[ContentId, ...]:
    """Contents of the archive's own `content.db` that it does not know of, known again.

    They stay the rows they are; a destroyed or removed content stays so. Returns the ids.
    """
    rows = archive.contents.rows
    back: list[ContentId] = []
    for found in listed(rows, identities):
        if archive.contents.find(found.content) is None and is_whole(rows, found):
            with archive.writing() as tx:
                content_table.keep(tx, _stored(found))
            back.append(found.content)
    return tuple(back)


def _pointed(rows: Rows, identities: Sequence[Identity]) -> MapPlace:
    sealed = rows.read(Extent(MAP_ROW, 1), 0, ROW)
    return _place(_line(age.unseal_bytes(sealed, identities, limit=ROW)).get("newest"))


def _open_map(
    rows: Rows, place: MapPlace, identities: Sequence[Identity]
) -> tuple[MapPlace | None, Iterator[Mapping[str, object]]]:
    key = open_header(place.header, identities)
    reader = PayloadReader(key, place.nonce, partial(rows.read, place.extent), place.payload_size)
    lines = (_line(line) for line in io.BufferedReader(reader, _BLOCK))
    head = next(lines, None)
    if head is None or head.get("format") != FORMAT:
        raise _damaged()
    previous = head.get("previous")
    return (None if previous is None else _place(previous)), lines


def _line(line: bytes) -> Mapping[str, object]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _damaged() from error
    if not isinstance(value, dict):
        raise _damaged()
    return value


def _place(value: object) -> MapPlace:
    try:
        said = cast(Mapping[str, Any], value)
        return MapPlace(
            extent=_extent(said["first"], said["count"]),
            payload_size=_count(said["size"]),
            nonce=b64decode(said["nonce"]),
            header=b64decode(said["header"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged() from error


def _recovered(line: Mapping[str, Any]) -> Recovered:
    inline = line.get("inline")
    try:
        return Recovered(
            content=ContentId(str(line["content"])),
            header=b64decode(line["header"]),
            nonce=b64decode(line["nonce"]),
            payload_size=_count(line["size"]),
            extent=_extent(line["first"], line["count"]) if inline is None else None,
            inline=None if inline is None else b64decode(inline),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged() from error


def _extent(first: object, count: object) -> Extent:
    extent = Extent(_count(first), _count(count))
    if extent.last > _HIGHEST_ROW:
        raise ValueError("first")
    return extent


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError("count")
    return value


def _read(rows: Rows, found: Recovered, offset: int, size: int) -> bytes:
    if found.inline is not None:
        return found.inline[offset : offset + size]
    if found.extent is None:
        raise _damaged()
    return rows.read(found.extent, offset, size)


def _stored(found: Recovered) -> Stored:
    return Stored(
        content=found.content,
        place=Place.HERE,
        payload_size=found.payload_size,
        nonce=found.nonce,
        header=found.header,
        file_key=None,
        inline=found.inline,
        extent=found.extent,
        size=None,
        sha256=None,
        sha512=None,
    )


def _damaged() -> IntegrityFailure:
    return IntegrityFailure(
        "The map of the contents is damaged; what parcels brought to headquarters is not."
    )
