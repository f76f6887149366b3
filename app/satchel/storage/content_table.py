"""The table of contents in `archive-N.db`: where each one's bytes are and who can open them.

Statements and frozen rows only; `contents` decides what happens. Functions that change
something take the transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from satchel.domain.ids import ContentId
from satchel.storage.database import Database
from satchel.storage.rows import Extent
from satchel.storage.transaction import Transaction

_COLUMNS = (
    "content, state, payload_size, nonce, header, file_key, inline, first_row, row_count, "
    "size, sha256, sha512"
)


class Place(StrEnum):
    """What the archive keeps of a content."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    DESTROYED = "destroyed"


@dataclass(frozen=True, slots=True, repr=False)
class Stored:
    """One content as it is kept. `payload_size` leaves the nonce out."""

    content: ContentId
    place: Place
    payload_size: int
    nonce: bytes | None
    header: bytes | None
    file_key: bytes | None
    inline: bytes | None
    extent: Extent | None
    size: int | None
    sha256: str | None
    sha512: str | None


def find(db: Database, content: ContentId) -> Stored | None:
    """What is kept under this id, or None when it was never here."""
    row = db.execute(f"SELECT {_COLUMNS} FROM contents WHERE content = ?", [content]).fetchone()
    return None if row is None else _stored(row)


def every(db: Database) -> Iterator[Stored]:
    """All contents, by id; a row at a time."""
    cursor = db.execute(f"SELECT {_COLUMNS} FROM contents ORDER BY content")
    while row := cursor.fetchone():
        yield _stored(row)


def unmapped(db: Database) -> Iterator[Stored]:
    """Contents here that no map for headquarters lists yet, and that have a header."""
    cursor = db.execute(
        f"SELECT {_COLUMNS} FROM contents "
        "WHERE mapped = 0 AND state = 'here' AND header IS NOT NULL ORDER BY content"
    )
    while row := cursor.fetchone():
        yield _stored(row)


def mark_mapped(tx: Transaction, content: ContentId) -> None:
    tx.db.execute("UPDATE contents SET mapped = 1 WHERE content = ?", [content])


def find_by_sha256(db: Database, sha256: str) -> tuple[ContentId, ...]:
    """Contents here whose plaintext has this hash, as far as this device may know it."""
    rows = db.execute(
        "SELECT content FROM contents WHERE sha256 = ? AND state = 'here' ORDER BY content",
        [sha256],
    ).fetchall()
    return tuple(ContentId(content) for (content,) in rows)


def keep(tx: Transaction, stored: Stored) -> None:
    """Adds a content, or brings back the bytes of one that was removed."""
    tx.db.execute(
        f"INSERT INTO contents ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (content) DO UPDATE SET state = excluded.state, nonce = excluded.nonce, "
        "header = excluded.header, file_key = excluded.file_key, inline = excluded.inline, "
        "first_row = excluded.first_row, row_count = excluded.row_count, mapped = 0, "
        "size = excluded.size, sha256 = excluded.sha256, sha512 = excluded.sha512",
        [
            stored.content,
            stored.place,
            stored.payload_size,
            stored.nonce,
            stored.header,
            stored.file_key,
            stored.inline,
            None if stored.extent is None else stored.extent.first,
            0 if stored.extent is None else stored.extent.count,
            stored.size,
            stored.sha256,
            stored.sha512,
        ],
    )


def set_header(tx: Transaction, content: ContentId, header: bytes) -> None:
    """Another header for the same file key; maps made before lack it, so it is mapped again."""
    tx.db.execute("UPDATE contents SET header = ?, mapped = 0 WHERE content = ?", [header, content])


def set_key(
    tx: Transaction,
    content: ContentId,
    file_key: bytes,
    size: int,
    sha256: str | None = None,
    sha512: str | None = None,
) -> None:
    """Lets this device read a content, and know its plaintext's hashes where they are told."""
    tx.db.execute(
        "UPDATE contents SET file_key = ?, size = ?, sha256 = ?, sha512 = ? WHERE content = ?",
        [file_key, size, sha256, sha512, content],
    )


def forget_key(tx: Transaction, content: ContentId) -> None:
    """The key and what only someone with the key may know."""
    tx.db.execute(
        "UPDATE contents SET file_key = NULL, size = NULL, sha256 = NULL, sha512 = NULL "
        "WHERE content = ?",
        [content],
    )


def give_up(tx: Transaction, content: ContentId, place: Place) -> None:
    """The bytes are no longer kept here; only that the content exists."""
    tx.db.execute(
        "UPDATE contents SET state = ?, nonce = NULL, header = NULL, file_key = NULL, "
        "inline = NULL, first_row = NULL, row_count = 0, size = NULL, sha256 = NULL, "
        "sha512 = NULL WHERE content = ?",
        [place, content],
    )


def extents(db: Database) -> Iterator[Extent]:
    """Every run of rows that a content or a map names, in order."""
    rows = db.execute(
        "SELECT first_row, row_count FROM contents WHERE first_row IS NOT NULL "
        "UNION ALL SELECT first_row, row_count FROM maps ORDER BY first_row"
    ).fetchall()
    return (Extent(first, count) for first, count in rows)


def _stored(row: tuple[object, ...]) -> Stored:
    content, place, payload_size, nonce, header, file_key, inline, first, count, *sums = row
    size, sha256, sha512 = sums
    return Stored(
        content=ContentId(str(content)),
        place=Place(str(place)),
        payload_size=_int(payload_size),
        nonce=_bytes(nonce),
        header=_bytes(header),
        file_key=_bytes(file_key),
        inline=_bytes(inline),
        extent=None if first is None else Extent(_int(first), _int(count)),
        size=None if size is None else _int(size),
        sha256=None if sha256 is None else str(sha256),
        sha512=None if sha512 is None else str(sha512),
    )


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value


def _bytes(value: object) -> bytes | None:
    assert value is None or isinstance(value, bytes)
    return value
