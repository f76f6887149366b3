"""Rows of the ledgers: positions, headers, sections, and each ledger's Merkle range.

Not for deciding what an entry may say; only for keeping it. Every function takes
the database of a transaction (to write) or of a reader.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from satchel.domain.ids import DeviceId, LeafHash, RecordId
from satchel.ledger.line import Line
from satchel.storage.database import Database

_AT_ONCE: Final = 400


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One row of `entries`, ready to be inserted."""

    leaf: LeafHash
    header: bytes
    device: DeviceId
    record: RecordId
    kind: str
    utc: str
    audience: str
    standing: str


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section of an entry: `plain` or `sealed` bytes, or `gone` and why."""

    leaf: LeafHash
    name: str
    plain: bytes | None
    sealed: bytes | None
    gone: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A permanent place in a ledger."""

    index: int
    leaf: LeafHash
    signature: bytes


def add_positions(db: Database, device: DeviceId, branch: int, places: Iterable[Position]) -> None:
    """Append places; one that stands already with another leaf is refused by the key."""
    db.conn.executemany(
        "INSERT INTO positions (device, branch, idx, leaf, signature) VALUES (?, ?, ?, ?, ?)",
        [(device, branch, p.index, bytes.fromhex(p.leaf), p.signature) for p in places],
    )


def add_entries(db: Database, rows: Iterable[EntryRow], sections: Iterable[SectionRow]) -> None:
    """Insert headers and sections; entries already known are left as they are."""
    db.conn.executemany(
        "INSERT OR IGNORE INTO entries"
        " (leaf, header, device, record, kind, utc, audience, standing)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(bytes.fromhex(r.leaf), r.header, r.device, r.record, *_words(r)) for r in rows],
    )
    db.conn.executemany(
        "INSERT OR IGNORE INTO sections (leaf, name, plain, sealed, gone) VALUES (?, ?, ?, ?, ?)",
        [(bytes.fromhex(s.leaf), s.name, s.plain, s.sealed, s.gone) for s in sections],
    )


def open_section(db: Database, leaf: LeafHash, name: str, plain: bytes) -> None:
    """Keep the plain bytes of a section that a key gained later has opened."""
    db.execute(
        "UPDATE sections SET plain = ? WHERE leaf = ? AND name = ? AND plain IS NULL",
        [plain, bytes.fromhex(leaf), name],
    )


def withdraw_sections(db: Database, record: RecordId, spare: LeafHash) -> None:
    """Destroy the section bytes of every entry of `record`, save `spare`, which says why."""
    db.execute(
        "UPDATE sections SET plain = NULL, sealed = NULL, gone = 'withdrawn'"
        " WHERE gone IS NULL AND leaf <> ? AND leaf IN"
        " (SELECT leaf FROM entries WHERE record = ?)",
        [bytes.fromhex(spare), record],
    )


def set_standing(db: Database, device: DeviceId, standing: str) -> None:
    """Mark everything a device wrote: own, admitted, pending or disputed."""
    db.execute("UPDATE entries SET standing = ? WHERE device = ?", [standing, device])


def frontier(db: Database, device: DeviceId, branch: int) -> tuple[int, bytes] | None:
    """Size and compact range of a ledger, or None for one not begun."""
    row = db.execute(
        "SELECT size, state FROM frontiers WHERE device = ? AND branch = ?", [device, branch]
    ).fetchone()
    return (int(row[0]), bytes(row[1])) if row else None


def put_frontier(db: Database, device: DeviceId, branch: int, size: int, state: bytes) -> None:
    """Replace the compact range of a ledger."""
    db.execute(
        "INSERT INTO frontiers (device, branch, size, state) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (device, branch) DO UPDATE SET size = excluded.size, state = excluded.state",
        [device, branch, size, state],
    )


def ledgers(db: Database) -> list[tuple[DeviceId, int, int]]:
    """Every ledger here as (device, branch, highest index + 1)."""
    rows = db.execute(
        "SELECT device, branch, max(idx) + 1 FROM positions GROUP BY device, branch"
    ).fetchall()
    return [(DeviceId(row[0]), int(row[1]), int(row[2])) for row in rows]


def positions(
    db: Database, device: DeviceId, branch: int, start: int = 0, end: int | None = None
) -> list[Position]:
    """Places of a ledger from `start` to before `end`, in order; holes are simply absent."""
    rows = db.execute(
        "SELECT idx, leaf, signature FROM positions"
        " WHERE device = ? AND branch = ? AND idx >= ? AND idx < ? ORDER BY idx",
        [device, branch, start, end if end is not None else 2**62],
    ).fetchall()
    return [Position(int(r[0]), LeafHash(bytes(r[1]).hex()), bytes(r[2])) for r in rows]


def places_of(db: Database, leaf: LeafHash) -> list[tuple[DeviceId, int, Position]]:
    """Where a leaf stands: (device, branch, place); several only after a branch."""
    rows = db.execute(
        "SELECT device, branch, idx, leaf, signature FROM positions WHERE leaf = ?",
        [bytes.fromhex(leaf)],
    ).fetchall()
    return [
        (DeviceId(r[0]), int(r[1]), Position(int(r[2]), LeafHash(bytes(r[3]).hex()), bytes(r[4])))
        for r in rows
    ]


def entry(db: Database, leaf: LeafHash) -> EntryRow | None:
    """The header row of a leaf, or None when it is sealed or never came."""
    rows = list(_entry_rows(db, "leaf = ?", [bytes.fromhex(leaf)]))
    return rows[0] if rows else None


def entries_of(db: Database, record: RecordId) -> list[EntryRow]:
    """Every entry of a record known here, in no promised order."""
    return list(_entry_rows(db, "record = ?", [record]))


def made_by_one(db: Database, kind: str) -> set[RecordId]:
    """Records of a kind that have one entry known here, and no other."""
    told = "SELECT record FROM entries WHERE kind = ? GROUP BY record HAVING count(*) = 1"
    return {RecordId(row[0]) for row in db.execute(told, [kind])}


def written_to_by(db: Database, authors: Collection[DeviceId]) -> set[RecordId]:
    """Records that have an entry of one of these devices."""
    marks = ",".join("?" * len(authors))
    told = f"SELECT DISTINCT record FROM entries WHERE device IN ({marks})"
    return {RecordId(row[0]) for row in db.execute(told, list(authors))}


def readable(db: Database, record: RecordId, section: str) -> list[tuple[LeafHash, bool]]:
    """Every entry of a record, and whether that section of it can be read here now."""
    rows = db.execute(
        "SELECT e.leaf, s.plain IS NOT NULL FROM entries e"
        " LEFT JOIN sections s ON s.leaf = e.leaf AND s.name = ? WHERE e.record = ?",
        [section, record],
    ).fetchall()
    return [(LeafHash(bytes(row[0]).hex()), bool(row[1])) for row in rows]


def known_leaves(db: Database, leaves: Iterable[LeafHash]) -> set[LeafHash]:
    """Those of `leaves` whose headers are here."""
    found: set[LeafHash] = set()
    wanted = [bytes.fromhex(leaf) for leaf in leaves]
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        marks = ",".join("?" * len(some))
        rows = db.execute(f"SELECT leaf FROM entries WHERE leaf IN ({marks})", some)
        found.update(LeafHash(bytes(row[0]).hex()) for row in rows)
    return found


def known_records(db: Database, wanted: Iterable[RecordId]) -> set[RecordId]:
    """Those of `wanted` that have entries here."""
    found: set[RecordId] = set()
    asked = list(dict.fromkeys(wanted))
    for start in range(0, len(asked), 500):
        some = asked[start : start + 500]
        marks = ",".join("?" * len(some))
        rows = db.execute(f"SELECT DISTINCT record FROM entries WHERE record IN ({marks})", some)
        found.update(RecordId(row[0]) for row in rows)
    return found


def sections_of(db: Database, leaf: LeafHash) -> dict[str, SectionRow]:
    """The sections of an entry that are or were here, by name."""
    rows = db.execute(
        "SELECT name, plain, sealed, gone FROM sections WHERE leaf = ?", [bytes.fromhex(leaf)]
    ).fetchall()
    return {
        row[0]: SectionRow(leaf, row[0], _bytes(row[1]), _bytes(row[2]), row[3]) for row in rows
    }


def names_of_files(db: Database, record: RecordId) -> list[str]:
    """What files of a record were called where they came from, as far as it is text and can be
    read here."""
    rows = db.execute(
        "SELECT DISTINCT json_extract(CAST(s.plain AS TEXT), '$.body.name') FROM entries e"
        " JOIN sections s ON s.leaf = e.leaf AND s.name = 'source' WHERE e.record = ?",
        [record],
    ).fetchall()
    return [row[0] for row in rows if isinstance(row[0], str)]


def sealed_sections(db: Database) -> Iterator[SectionRow]:
    """Every section that is here only sealed, for whoever gains a key."""
    rows = db.execute(
        "SELECT leaf, name, plain, sealed, gone FROM sections"
        " WHERE plain IS NULL AND sealed IS NOT NULL"
    ).fetchall()
    for row in rows:
        leaf = LeafHash(bytes(row[0]).hex())
        yield SectionRow(leaf, row[1], None, _bytes(row[3]), row[4])


def lines(
    db: Database, device: DeviceId, branch: int, start: int = 0, end: int | None = None
) -> Iterator[Line]:
    """The ledger as lines, a stub where the entry is sealed or never came.

    Plain where the plain bytes are here, else sealed; nothing is held back: what a
    reader may see is decided by whoever asks.
    """
    yield from lines_at(db, positions(db, device, branch, start, end))


def lines_at(db: Database, places: Sequence[Position]) -> Iterator[Line]:
    """These places as lines, in their order; read some hundreds at once, which is what makes
    sealing a whole archive a matter of a second."""
    for begin in range(0, len(places), _AT_ONCE):
        some = places[begin : begin + _AT_ONCE]
        wanted = [bytes.fromhex(place.leaf) for place in some]
        marks = ",".join("?" * len(wanted))
        found = db.execute(f"SELECT leaf, header FROM entries WHERE leaf IN ({marks})", wanted)
        headers = dict(found.fetchall())
        sections = db.execute(
            f"SELECT leaf, name, plain, sealed, gone FROM sections WHERE leaf IN ({marks})", wanted
        ).fetchall()
        kept: dict[bytes, dict[str, SectionRow]] = {}
        for leaf, name, plain, sealed, gone in sections:
            row = SectionRow(LeafHash(leaf.hex()), name, _bytes(plain), _bytes(sealed), gone)
            kept.setdefault(leaf, {})[name] = row
        for place, raw in zip(some, wanted, strict=True):
            yield _line(place, headers.get(raw), kept.get(raw, {}))


def line_of(db: Database, place: Position) -> Line:
    """One place as a line."""
    row = entry(db, place.leaf)
    return _line(place, row.header if row else None, sections_of(db, place.leaf))


def _line(place: Position, header: bytes | None, kept: Mapping[str, SectionRow]) -> Line:
    if header is None:
        return Line(place.index, place.leaf, place.signature, None, {}, {})
    plain: Mapping[str, bytes] = {n: s.plain for n, s in kept.items() if s.plain is not None}
    sealed: Mapping[str, bytes] = {
        n: s.sealed for n, s in kept.items() if s.sealed is not None and n not in plain
    }
    return Line(place.index, place.leaf, place.signature, bytes(header), plain, sealed)


def _entry_rows(db: Database, where: str, values: list[Any]) -> Iterator[EntryRow]:
    rows = db.execute(
        "SELECT leaf, header, device, record, kind, utc, audience, standing"
        f" FROM entries WHERE {where}",
        values,
    ).fetchall()
    for r in rows:
        yield EntryRow(
            LeafHash(bytes(r[0]).hex()),
            bytes(r[1]),
            DeviceId(r[2]),
            RecordId(r[3]),
            r[4],
            r[5],
            r[6],
            r[7],
        )


def _words(row: EntryRow) -> tuple[str, str, str, str]:
    return row.kind, row.utc, row.audience, row.standing


def _bytes(value: Any) -> bytes | None:
    return None if value is None else bytes(value)
