"""Rows of recordings that go on, and the clocks of notes that speak of them.

Functions take a database inside a transaction where they write. Not for sound: that is in
the folder `spool` until it is a content.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from satchel.domain.ids import DeviceId, RecordId
from satchel.storage import stored_json
from satchel.storage.database import Database

_COLUMNS = "recording, hearing, begun, allowed, audience, sealed, outlives, word, seed, kept"


# One reading of the header: twenty thousand lines are asked for at once.
_STAMP = (
    "e.record, e.device, e.utc,"
    " json_extract(e.header, '$.clock.monotonic', '$.clock.boot', '$.previous[0]')"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One recording; `seed` None when this device may not read it, `kept` once it is a record.

    `sealed_seed`: the seed for headquarters alone, where this device forgot it meanwhile.
    """

    recording: str
    hearing: RecordId
    begun: str
    allowed: str
    audience: str
    sealed: bool
    outlives: bool
    word: bytes = field(repr=False)
    seed: bytes | None = field(repr=False)
    kept: RecordId | None
    sealed_seed: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Stamp:
    """When an entry was made, by its device's own clocks."""

    record: RecordId
    device: DeviceId
    utc: str
    monotonic_ns: int
    boot: str | None


def put(db: Database, row: Row) -> None:
    """A new recording."""
    db.execute(
        f"INSERT INTO recordings ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            row.recording, row.hearing, row.begun, row.allowed, row.audience, int(row.sealed),
            int(row.outlives), row.word, row.seed, row.kept,
        ],
    )  # fmt: skip


def everything(db: Database) -> list[Row]:
    """Recordings that are not wholly settled, oldest first."""
    rows = db.execute(
        f"SELECT {_COLUMNS}, sealed_seed FROM recordings ORDER BY begun, recording"
    ).fetchall()
    return [_row(row) for row in rows]


def forget_seed(db: Database, recording: str, sealed_seed: bytes) -> None:
    """From here on only headquarters can open what was and will be recorded."""
    db.execute(
        "UPDATE recordings SET sealed = 1, seed = NULL, sealed_seed = ? WHERE recording = ?",
        [sealed_seed, recording],
    )


def settle(db: Database, recording: str, kept: RecordId) -> None:
    """Its sound is a record now, and its own key is forgotten."""
    db.execute("UPDATE recordings SET kept = ?, seed = NULL WHERE recording = ?", [kept, recording])


def drop(db: Database, recording: str) -> None:
    """Nothing of it is left to do."""
    db.execute("DELETE FROM recordings WHERE recording = ?", [recording])


def stamps(db: Database, hearing: str) -> list[Stamp]:
    """The clocks of every note under a record: of the entries that made them, not of edits."""
    rows = db.execute(
        f"SELECT {_STAMP} FROM mentions m JOIN entries e ON e.record = m.record"
        " WHERE m.target = ? AND m.relation = 'on' AND e.kind = 'note'",
        [hearing],
    ).fetchall()
    return [made for row in rows if (made := _stamp(row)) is not None]


def stamp(db: Database, record: str) -> Stamp | None:
    """The clock of the entry that made a record."""
    rows = db.execute(f"SELECT {_STAMP} FROM entries e WHERE e.record = ?", [record]).fetchall()
    return next((made for row in rows if (made := _stamp(row)) is not None), None)


def made_by(db: Database, records: Sequence[str]) -> dict[str, DeviceId]:
    """The device that made each record."""
    found = ((record, stamp(db, record)) for record in records)
    return {record: told.device for record, told in found if told is not None}


def _row(row: Sequence[object]) -> Row:
    seed, kept, sealed_seed = row[8], row[9], row[10]
    return Row(
        recording=str(row[0]),
        hearing=RecordId(str(row[1])),
        begun=str(row[2]),
        allowed=str(row[3]),
        audience=str(row[4]),
        sealed=bool(row[5]),
        outlives=bool(row[6]),
        word=bytes(row[7]),  # type: ignore[call-overload]  # a BLOB NOT NULL
        seed=bytes(seed) if isinstance(seed, bytes) else None,
        kept=RecordId(str(kept)) if kept is not None else None,
        sealed_seed=bytes(sealed_seed) if isinstance(sealed_seed, bytes) else None,
    )


def _stamp(row: Sequence[object]) -> Stamp | None:
    """None for an entry that follows another: it says when something was edited."""
    monotonic, boot, follows = stored_json.value(str(row[3]))
    if follows is not None:
        return None
    record, device = RecordId(str(row[0])), DeviceId(str(row[1]))
    return Stamp(record, device, str(row[2]), int(monotonic), boot)
