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
from typing import BinaryIO

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
    place: MapPlace | None = _pointed(rows, identities)
    while place is not None:
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
    try:
        body = json.loads(age.unseal_bytes(sealed, identities, limit=ROW))
    except ValueError as error:
        raise _damaged() from error
    return _place(body["newest"])


def _open_map(
    rows: Rows, place: MapPlace, identities: Sequence[Identity]
) -> tuple[MapPlace | None, Iterator[Mapping[str, object]]]:
    key = open_header(place.header, identities)
    reader = PayloadReader(key, place.nonce, partial(rows.read, place.extent), place.payload_size)
    lines = (_line(line) for line in io.BufferedReader(reader, _BLOCK))
    head = next(lines)
    if head["format"] != FORMAT:
        raise _damaged()
    previous = head["previous"]
    return (None if previous is None else _place(previous)), lines


def _line(line: bytes) -> Mapping[str, object]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise _damaged() from error
    if not isinstance(value, dict):
        raise _damaged()
    return value


def _place(value: object) -> MapPlace:
    if not isinstance(value, dict):
        raise _damaged()
    return MapPlace(
        extent=Extent(int(value["first"]), int(value["count"])),
        payload_size=int(value["size"]),
        nonce=b64decode(value["nonce"]),
        header=b64decode(value["header"]),
    )


def _recovered(line: Mapping[str, object]) -> Recovered:
    inline = line.get("inline")
    first, count = line.get("first"), line.get("count")
    extent = Extent(first, count) if isinstance(first, int) and isinstance(count, int) else None
    return Recovered(
        content=ContentId(str(line["content"])),
        header=b64decode(str(line["header"])),
        nonce=b64decode(str(line["nonce"])),
        payload_size=int(str(line["size"])),
        extent=extent,
        inline=b64decode(str(inline)) if inline is not None else None,
    )


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
