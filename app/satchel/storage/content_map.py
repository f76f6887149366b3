"""The map for headquarters: from `content.db` alone, every content can come back.

What it is for: after each parcel and lock, a list of the contents that no earlier map
has, sealed to the mission and kept as rows among the others. What it is not for:
reading it again (`recovery`), or names, kinds and times; a map has none.

To know first: row 1 is a small age file, as long as any row, that says where the newest
map is; each map says where the one before is. Row 1 changes last, so a kill leaves it
pointing to a whole map, and the next call puts it right. Maps are never rewritten: a
content removed since is simply not found, because row ids are never given twice. Nobody
here may be able to open a map, so a digest of each tells whether it is whole.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from satchel.crypto import age
from satchel.crypto.age import NONCE_SIZE, Sealer
from satchel.crypto.digest import sha256
from satchel.crypto.xwing import Recipient
from satchel.domain.errors import Bug, IntegrityFailure
from satchel.domain.json_values import JsonObject
from satchel.storage import content_table, settings
from satchel.storage.archive import Archive
from satchel.storage.content_table import Stored
from satchel.storage.database import Database
from satchel.storage.rows import MAP_ROW, ROW, Extent, rows_for
from satchel.storage.transaction import Transaction

FORMAT = 1
_POINTED = "map_pointed_to"  # the map that row 1 names, and the SHA-256 of row 1
# Plaintext of one map: a small content lies whole in it, so many need several maps.
_MOST_BYTES = 8 << 20


@dataclass(frozen=True, slots=True)
class MapPlace:
    """Where a map is, and what opens it for whom it is sealed to."""

    extent: Extent
    payload_size: int
    nonce: bytes
    header: bytes

    def to_json(self) -> JsonObject:
        return {
            "count": self.extent.count,
            "first": self.extent.first,
            "header": _text(self.header),
            "nonce": _text(self.nonce),
            "size": self.payload_size,
        }


def write_map(archive: Archive, recipients: Sequence[Recipient]) -> int:
    """Maps every content that no map lists yet; how many that were. Not inside a transaction.

    `recipients` are the mission's recovery key and whoever else may rebuild at headquarters.
    Contents without a header (no mission yet) are left for later. May be repeated safely.
    """
    if not recipients:
        raise Bug("a map was to be sealed to nobody")
    mapped = 0
    while batch := _batch(archive.reading()):
        _write_one(archive, batch, recipients)
        mapped += len(batch)
    _point(archive, recipients)
    return mapped


def problems(archive: Archive) -> Iterator[str]:
    """A sentence for each map that is not as it was written, and for the row that leads there."""
    db = archive.reading()
    for first, count, size, digest in db.execute(
        "SELECT first_row, row_count, payload_size, sha256 FROM maps ORDER BY first_row"
    ).fetchall():
        if _digest(archive, Extent(first, count), size) != digest:
            yield _damaged(f"The map of the contents in row {first}")
    newest, said = _newest(db), settings.get(db, _POINTED)
    # Another map than the newest: a kill came before the pointer, and the next call mends it.
    if newest is None or not isinstance(said, dict) or said["first"] != newest.extent.first:
        return
    if _digest(archive, Extent(MAP_ROW, 1), ROW) != said["sha256"]:
        yield _damaged("Row 1, which leads to the map of the contents,")


def begin_anew(archive: Archive) -> None:
    """Gives up every map; `write_map` then maps all contents again. Not inside a transaction."""
    with archive.writing() as tx:
        for first, count in tx.db.execute("SELECT first_row, row_count FROM maps").fetchall():
            archive.contents.discard_rows(tx, Extent(first, count))
        tx.db.execute("DELETE FROM maps")
        tx.db.execute("UPDATE contents SET mapped = 0")


def pointer(place: MapPlace, recipients: Sequence[Recipient]) -> bytes:
    """Row 1: an age file exactly as long as a row; spaces after the JSON fill it."""
    sealer = Sealer(recipients)
    assert sealer.header is not None
    space = age.plaintext_size(ROW - len(sealer.header) - NONCE_SIZE)
    body = _json({"format": FORMAT, "newest": place.to_json()}).ljust(space)
    return sealer.header + sealer.nonce + sealer.update(body) + sealer.finish()


def _batch(db: Database) -> list[Stored]:
    """As many unmapped contents as one map holds."""
    batch: list[Stored] = []
    size = 0
    for stored in content_table.unmapped(db):
        size += 4096 + 2 * len(stored.inline or b"")
        if batch and size > _MOST_BYTES:
            break
        batch.append(stored)
    return batch


def _write_one(archive: Archive, batch: Sequence[Stored], recipients: Sequence[Recipient]) -> None:
    sealer = Sealer(recipients, random=archive.random)
    assert sealer.header is not None
    previous = _newest(archive.reading())
    payload = sealer.update(b"".join(_lines(batch, previous))) + sealer.finish()
    extent = archive.contents.append_rows(payload)
    with archive.writing() as tx:
        place = MapPlace(extent, len(payload), sealer.nonce, sealer.header)
        _keep(tx, place, sha256(payload).hex())
        archive.contents.name_rows(tx, extent)
        for stored in batch:
            content_table.mark_mapped(tx, stored.content)


def _lines(batch: Sequence[Stored], previous: MapPlace | None) -> Iterator[bytes]:
    head: JsonObject = {
        "format": FORMAT,
        "previous": None if previous is None else previous.to_json(),
    }
    yield _json(head) + b"\n"
    for stored in batch:
        assert stored.nonce is not None and stored.header is not None  # noqa: PT018
        where: JsonObject
        if stored.extent is not None:
            where = {"first": stored.extent.first, "count": stored.extent.count}
        else:
            where = {"inline": _text(stored.inline or b"")}
        line: JsonObject = {
            "content": stored.content,
            "header": _text(stored.header),
            "nonce": _text(stored.nonce),
            "size": stored.payload_size,
            **where,
        }
        yield _json(line) + b"\n"


def _point(archive: Archive, recipients: Sequence[Recipient]) -> None:
    newest = _newest(archive.reading())
    said = settings.get(archive.reading(), _POINTED)
    if newest is None or (isinstance(said, dict) and said["first"] == newest.extent.first):
        return
    rows = archive.contents.rows
    row = pointer(newest, recipients)
    rows.replace(MAP_ROW, row)
    rows.commit()
    with archive.writing() as tx:
        settings.put(tx, _POINTED, {"first": newest.extent.first, "sha256": sha256(row).hex()})


def _newest(db: Database) -> MapPlace | None:
    row = db.execute(
        "SELECT first_row, row_count, payload_size, nonce, header FROM maps "
        "ORDER BY first_row DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    first, count, payload_size, nonce, header = row
    return MapPlace(Extent(first, count), payload_size, nonce, header)


def _keep(tx: Transaction, place: MapPlace, digest: str) -> None:
    extent = place.extent
    assert extent.count == rows_for(place.payload_size)
    tx.db.execute(
        "INSERT INTO maps (first_row, row_count, payload_size, nonce, header, sha256) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [extent.first, extent.count, place.payload_size, place.nonce, place.header, digest],
    )


def _digest(archive: Archive, extent: Extent, size: int) -> str | None:
    """None where a row is missing. A map is 8 MiB or little more, and read whole."""
    try:
        return sha256(archive.contents.rows.read(extent, 0, size)).hex()
    except IntegrityFailure:
        return None


def _damaged(what: str) -> str:
    return (
        f"{what} is not as it was written; the contents are not touched by that, and "
        "verify --rebuild writes their map anew."
    )


def _json(value: JsonObject) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")
