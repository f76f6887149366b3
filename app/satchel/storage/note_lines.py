"""The lines under one record, many thousands of them: their order first, their words by pages.

Not for anything but reading. To know first: the order is that of the ledgers. Of one
device's lines none stands before an earlier one of the same device, whatever its clock was
set to; between devices the clocks decide, for nothing else can.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from satchel.domain.folding import RecordView
from satchel.domain.ids import DeviceId, RecordId
from satchel.storage import records, stored_json
from satchel.storage.database import Database

# Of each device's entries of a line the first: with min() SQLite tells the others of its row.
_FIRST = "SELECT e.record, e.device, min(p.idx), e.utc, count(*) FROM"
_PLACED = "JOIN positions p ON p.leaf = e.leaf AND p.device = e.device"
_ENTRIES = (
    f"{_FIRST} mentions m JOIN entries e ON e.record = m.record {_PLACED}"
    " WHERE m.target = ? AND m.relation = 'on' AND e.kind = 'note' GROUP BY e.record, e.device"
)
_ONE = f"{_FIRST} entries e {_PLACED} WHERE e.record = ? GROUP BY e.device"
_WORDS = (
    "SELECT r.record, json_extract(r.fields, '$.text'), json_extract(r.fields, '$.speaker')"
    " FROM mentions m JOIN records r ON r.record = m.record"
    " WHERE m.target = ? AND m.relation = 'on' AND r.kind = 'note' AND r.withdrawn IS NULL"
)
_CLOCKS = (
    "SELECT r.record, r.fields FROM mentions m JOIN records r ON r.record = m.record"
    " WHERE m.target = ? AND m.relation = 'on' AND r.kind = 'note' AND r.withdrawn IS NULL"
    " AND instr(r.fields, 'clock') AND json_extract(r.fields, '$.clock') IS NOT NULL"
)


class Kept(NamedTuple):
    """One line: when which device kept it (UTC text), and whether it was changed since.

    A tuple, for there are tens of thousands of them at once.
    """

    record: RecordId
    device: DeviceId
    utc: str
    changed: bool


_Row = tuple[str, str, int, str, int]  # record, device, index, utc, how many entries


def in_order(db: Database, record: RecordId) -> list[Kept]:
    """Every line under `record`, withdrawn ones too, in the order they were kept."""
    return _ordered(db.execute(_ENTRIES, [record]).fetchall())


def one(db: Database, line: RecordId) -> Kept | None:
    """One line, without looking at the others."""
    found = _ordered(db.execute(_ONE, [line]).fetchall())
    return found[0] if found else None


def _ordered(rows: list[_Row]) -> list[Kept]:
    """By ledger within a device; between devices by the latest clock each had reached."""
    if len({row[0] for row in rows}) < len(rows):
        rows = _of_their_makers(rows)
    rows.sort(key=itemgetter(1, 2))
    kept = [Kept(RecordId(line), DeviceId(device), utc, n > 1) for line, device, _, utc, n in rows]
    if len({row[1] for row in rows}) < 2:
        return kept
    reached: dict[str, str] = {}
    keys: dict[str, tuple[str, str, int]] = {}
    for line, device, index, utc, _ in rows:
        reached[device] = max(reached.get(device, ""), utc)
        keys[line] = (reached[device], device, index)
    return sorted(kept, key=lambda one: keys[one.record])


def _of_their_makers(rows: list[_Row]) -> list[_Row]:
    """One row a line: some were changed by another device than kept them, which came first."""
    first: dict[str, _Row] = {}
    for row in sorted(rows, key=itemgetter(3)):
        kept = first.get(row[0])
        first[row[0]] = row if kept is None else (*kept[:4], kept[4] + row[4])
    return list(first.values())


def views(db: Database, lines: Sequence[str]) -> dict[str, RecordView]:
    """What these lines say now, by id."""
    found = {line: records.get(db, line) for line in lines}
    return {line: view for line, view in found.items() if view is not None}


def words(db: Database, record: RecordId) -> list[tuple[RecordId, str, str]]:
    """(line, text, speaker) of every line under `record`, in no order: to be looked through."""
    rows = db.execute(_WORDS, [record])
    return [(RecordId(line), text or "", speaker or "") for line, text, speaker in rows]


def clocks(db: Database, record: RecordId) -> dict[RecordId, object]:
    """The readings of a clock kept under `record`, by their lines."""
    rows = db.execute(_CLOCKS, [record])
    return {RecordId(line): stored_json.value(fields)["clock"] for line, fields in rows}
