"""Rows of parcels: recipes of those made, ids of those opened, frozen bundles, pieces.

A recipe keeps header, nonce, file key and members, so that a parcel can be made again
bit for bit. A recipe is forgotten once all it carries has arrived, and sealing forgets
every one: a parcel's key would open what was sealed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from satchel.crypto.digest import sha256
from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import ContentId, DeviceId, LeafHash
from satchel.domain.json_values import JsonObject
from satchel.storage import stored_json
from satchel.storage.database import Database
from satchel.storage.receipts import Ranges
from satchel.storage.transaction import Transaction


@dataclass(frozen=True, slots=True, repr=False)
class Recipe:
    """How a parcel is sealed. `to` names a class or a device."""

    parcel: str
    to: str
    header: bytes
    nonce: bytes
    file_key: bytes


@dataclass(frozen=True, slots=True, repr=False)
class RecipeMember:
    """One member: its bytes, or where they lie (`source`), and then their digest if known."""

    name: str
    size: int
    data: bytes | None = None
    source: JsonObject | None = None
    sha256: bytes | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Frozen:
    """Lines of a ledger of this device as one age file. Indexes are closed ranges."""

    bundle: int
    device: DeviceId
    indexes: Ranges
    contents: tuple[ContentId, ...]
    size: int


@dataclass(frozen=True, slots=True)
class KeptPiece:
    """Piece `part`, counted from 0, of the `parts` of a content; `stored` is where it lies."""

    content: ContentId
    part: int
    parts: int
    stored: ContentId


def put_recipe(tx: Transaction, recipe: Recipe, members: Sequence[RecipeMember], made: str) -> None:
    """Keep a recipe, durable before the parcel's first byte leaves."""
    tx.db.execute(
        "INSERT INTO parcels"
        " (parcel, direction, device, made, header, nonce, file_key, members_sha256)"
        " VALUES (?, 'made', ?, ?, ?, ?, ?, ?)",
        [
            *(recipe.parcel, recipe.to, made),
            *(recipe.header, recipe.nonce, recipe.file_key, _digest(members)),
        ],
    )
    tx.db.conn.executemany(
        "INSERT INTO parcel_members (parcel, place, name, size, bytes, source, sha256)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                recipe.parcel,
                place,
                member.name,
                member.size,
                member.data,
                None if member.source is None else json.dumps(member.source),
                member.sha256,
            )
            for place, member in enumerate(members)
        ],
    )


def recipe(db: Database, parcel: str) -> Recipe | None:
    """The recipe of a parcel made here, unless it was forgotten since."""
    row = db.execute(
        "SELECT parcel, device, header, nonce, file_key FROM parcels"
        " WHERE parcel = ? AND direction = 'made' AND file_key IS NOT NULL",
        [parcel],
    ).fetchone()
    if row is None:
        return None
    return Recipe(row[0], row[1], bytes(row[2]), bytes(row[3]), bytes(row[4]))


def members(db: Database, parcel: str) -> list[RecipeMember]:
    """A recipe's members in order; none once it is forgotten.

    Raises IntegrityFailure when they are not those it was made with: other bytes must
    never be sealed under the same key and nonce.
    """
    told = db.execute(
        "SELECT members_sha256 FROM parcels WHERE parcel = ? AND file_key IS NOT NULL", [parcel]
    ).fetchone()
    if told is None:
        return []
    try:
        found = _members(db, parcel)
    except ValueError:  # an older page and a newer one together: no JSON any more
        found = []
    if _bytes(told[0]) != _digest(found):
        raise IntegrityFailure(
            f"What parcel {parcel} was made of is damaged here, so it cannot be made again; "
            "make a new parcel.",
            code="recipe-damaged",
        )
    return found


def damaged_recipes(db: Database) -> Iterator[str]:
    """What is wrong with the recipes, each in a sentence."""
    for parcel, _ in with_recipe(db):
        try:
            members(db, parcel)
        except IntegrityFailure as damaged:
            yield damaged.message
    stray = db.execute(
        "SELECT count(DISTINCT parcel) FROM parcel_members WHERE parcel NOT IN"
        " (SELECT parcel FROM parcels WHERE file_key IS NOT NULL)"
    ).fetchone()[0]
    if stray:
        yield "Parts of parcels that were forgotten are here again: a page of an older time."


def _members(db: Database, parcel: str) -> list[RecipeMember]:
    rows = db.execute(
        "SELECT name, size, bytes, source, sha256 FROM parcel_members WHERE parcel = ?"
        " ORDER BY place",
        [parcel],
    ).fetchall()
    return [
        RecipeMember(
            r[0],
            int(r[1]),
            _bytes(r[2]),
            None if r[3] is None else stored_json.value(r[3]),
            _bytes(r[4]),
        )
        for r in rows
    ]


def with_recipe(db: Database) -> list[tuple[str, str]]:
    """The parcels that can be made again, and to whom each goes."""
    rows = db.execute(
        "SELECT parcel, device FROM parcels WHERE direction = 'made' AND file_key IS NOT NULL"
    ).fetchall()
    return [(row[0], row[1]) for row in rows]


def made(db: Database) -> list[tuple[str, str]]:
    """All parcels made here, and to whom each goes."""
    rows = db.execute("SELECT parcel, device FROM parcels WHERE direction = 'made'").fetchall()
    return [(row[0], row[1]) for row in rows]


def made_since(db: Database, when: str) -> list[tuple[str, str]]:
    """The parcels made here after that moment (UTC text), and to whom each goes."""
    rows = db.execute(
        "SELECT parcel, device FROM parcels WHERE direction = 'made' AND made > ?", [when]
    ).fetchall()
    return [(row[0], row[1]) for row in rows]


def sources(db: Database, parcel: str) -> list[JsonObject]:
    """Where the bytes of a recipe's members lie, of those that are not kept with it."""
    rows = db.execute(
        "SELECT source FROM parcel_members WHERE parcel = ? AND source IS NOT NULL", [parcel]
    ).fetchall()
    return [stored_json.value(row[0]) for row in rows]


def forget_recipe(tx: Transaction, parcel: str) -> None:
    """This parcel cannot be made again; that it was made stays known."""
    tx.db.execute("DELETE FROM parcel_members WHERE parcel = ?", [parcel])
    tx.db.execute(
        "UPDATE parcels SET header = NULL, nonce = NULL, file_key = NULL WHERE parcel = ?",
        [parcel],
    )


def forget_recipes(tx: Transaction) -> None:
    """No parcel made so far can be made again, nor opened with what is kept here."""
    tx.db.execute("DELETE FROM parcel_members")
    tx.db.execute(
        "UPDATE parcels SET header = NULL, nonce = NULL, file_key = NULL WHERE direction = 'made'"
    )


def _digest(members: Sequence[RecipeMember]) -> bytes:
    told = [
        [
            *(member.name, member.size, member.source),
            member.sha256.hex() if member.sha256 is not None else None,
            None if member.data is None else sha256(member.data).hex(),
        ]
        for member in members
    ]
    return sha256(json.dumps(told, sort_keys=True).encode("utf-8"))


def note_opened(tx: Transaction, parcel: str, device: str, when: str) -> bool:
    """Remember that a parcel was opened; whether this was the first time."""
    cursor = tx.db.execute(
        "INSERT OR IGNORE INTO parcels (parcel, direction, device, made)"
        " VALUES (?, 'opened', ?, ?)",
        [parcel, device, when],
    )
    return bool(cursor.rowcount)


def was_opened(db: Database, parcel: str) -> bool:
    """Whether a parcel was taken in before."""
    row = db.execute(
        "SELECT 1 FROM parcels WHERE parcel = ? AND direction = 'opened'", [parcel]
    ).fetchone()
    return row is not None


def put_frozen(
    tx: Transaction,
    device: str,
    indexes: Ranges,
    contents: Sequence[ContentId],
    ciphertext: bytes,
) -> int:
    """Keep a bundle that can no longer be read here; its number."""
    cursor = tx.db.execute(
        "INSERT INTO frozen (device, indexes, contents, ciphertext) VALUES (?, ?, ?, ?)",
        [device, json.dumps(indexes), json.dumps(list(contents)), ciphertext],
    )
    return int(cursor.lastrowid or 0)


def frozen(db: Database) -> list[Frozen]:
    """Every bundle, oldest first."""
    rows = db.execute(
        "SELECT bundle, device, indexes, contents, length(ciphertext) FROM frozen ORDER BY bundle"
    ).fetchall()
    return [
        Frozen(
            int(r[0]),
            DeviceId(r[1]),
            tuple((first, last) for first, last in stored_json.value(r[2])),
            tuple(ContentId(item) for item in stored_json.value(r[3])),
            int(r[4]),
        )
        for r in rows
    ]


def frozen_bytes(db: Database, bundle: int) -> bytes | None:
    """A bundle's age file."""
    row = db.execute("SELECT ciphertext FROM frozen WHERE bundle = ?", [bundle]).fetchone()
    return None if row is None else bytes(row[0])


def drop_frozen(tx: Transaction, bundle: int) -> None:
    """Once headquarters holds what is in it."""
    tx.db.execute("DELETE FROM frozen WHERE bundle = ?", [bundle])


def sealed_section(db: Database, leaf: LeafHash, name: str, generation: int) -> bytes | None:
    """How a legal-only section left before, to this generation of the class."""
    row = db.execute(
        "SELECT sealed FROM sealed_sections"
        " WHERE leaf = ? AND name = ? AND class = 'legal' AND generation = ?",
        [bytes.fromhex(leaf), name, generation],
    ).fetchone()
    return None if row is None else bytes(row[0])


def put_sealed_section(
    tx: Transaction, leaf: LeafHash, name: str, generation: int, sealed: bytes
) -> None:
    """Keep how a section leaves, so that it leaves the same again."""
    tx.db.execute(
        "INSERT INTO sealed_sections (leaf, name, class, generation, sealed)"
        " VALUES (?, ?, 'legal', ?, ?)",
        [bytes.fromhex(leaf), name, generation, sealed],
    )


def put_part(tx: Transaction, device: str, piece: KeptPiece) -> None:
    """A piece of a content too large for one parcel came from `device`."""
    tx.db.execute(
        "INSERT OR IGNORE INTO content_parts (content, device, parts, part, stored)"
        " VALUES (?, ?, ?, ?, ?)",
        [piece.content, device, piece.parts, piece.part, piece.stored],
    )


def has_part(db: Database, device: str, content: ContentId, part: int, parts: int) -> bool:
    """Whether `device` brought that piece."""
    row = db.execute(
        "SELECT 1 FROM content_parts WHERE content = ? AND device = ? AND part = ? AND parts = ?",
        [content, device, part, parts],
    ).fetchone()
    return row is not None


def whole_in_parts(db: Database) -> list[tuple[DeviceId, list[KeptPiece]]]:
    """Pieces in order, with who brought them, wherever one device brought all there are."""
    found: dict[tuple[str, str, int], list[KeptPiece]] = {}
    for content, device, parts, part, stored in db.execute(
        "SELECT content, device, parts, part, stored FROM content_parts"
        " ORDER BY content, device, parts, part"
    ).fetchall():
        piece = KeptPiece(ContentId(content), int(part), int(parts), ContentId(stored))
        found.setdefault((content, device, parts), []).append(piece)
    return [
        (DeviceId(device), pieces)
        for (_, device, parts), pieces in found.items()
        if len(pieces) == parts
    ]


def drop_parts(tx: Transaction, content: ContentId, device: str | None = None) -> list[ContentId]:
    """Forget the pieces of a content, from one device or from all.

    Gives what they were stored as, as far as it is nothing else: no content in its own
    right, which has a header or a key, and no piece that someone said of another content.
    """
    whose, values = ("", []) if device is None else (" AND device = ?", [device])
    rows = tx.db.execute(
        f"DELETE FROM content_parts WHERE content = ?{whose} RETURNING stored", [content, *values]
    ).fetchall()
    free = tx.db.execute(
        "SELECT content FROM contents WHERE content IN (SELECT value FROM json_each(?))"
        " AND state = 'here' AND header IS NULL AND file_key IS NULL"
        " AND content NOT IN (SELECT stored FROM content_parts)",
        [json.dumps([row[0] for row in rows])],
    ).fetchall()
    return [ContentId(row[0]) for row in free]


def _bytes(value: Any) -> bytes | None:
    return None if value is None else bytes(value)
