"""The lines under one record, many thousands of them: their order first, their words by pages.

Not for anything but reading. To know first: the order is that of the ledgers. Of one
device's lines none stands before an earlier one of the same device, whatever its clock was
set to; between devices the clocks decide, for nothing else can.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from satchel.domain.folding import RecordView
from satchel.domain.ids import DeviceId, RecordId
from satchel.storage import records
from satchel.storage.database import Database

_ENTRIES = (
    "SELECT e.record, e.device, p.idx, e.utc FROM mentions m"
    " JOIN entries e ON e.record = m.record JOIN positions p ON p.leaf = e.leaf"
    " AND p.device = e.device"
    " WHERE m.target = ? AND m.relation = 'on' AND e.kind = 'note'"
)
_ONE = (
    "SELECT e.record, e.device, p.idx, e.utc FROM entries e"
    " JOIN positions p ON p.leaf = e.leaf AND p.device = e.device WHERE e.record = ?"
)
_WORDS = (
    "SELECT r.record, json_extract(r.fields, '$.text'), json_extract(r.fields, '$.speaker')"
    " FROM mentions m JOIN records r ON r.record = m.record"
    " WHERE m.target = ? AND m.relation = 'on' AND r.kind = 'note' AND r.withdrawn IS NULL"
)
_CLOCKS = (
    "SELECT r.record, r.fields FROM mentions m JOIN records r ON r.record = m.record"
    " WHERE m.target = ? AND m.relation = 'on' AND r.kind = 'note' AND r.withdrawn IS NULL"
    " AND json_extract(r.fields, '$.clock') IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """One line: when which device kept it (UTC text), and whether it was changed since."""

    record: RecordId
    device: DeviceId
    utc: str
    changed: bool


def in_order(db: Database, record: RecordId) -> list[Kept]:
    """Every line under `record`, withdrawn ones too, in the order they were kept."""
    return _ordered(*_firsts(db.execute(_ENTRIES, [record])))


def one(db: Database, line: RecordId) -> Kept | None:
    """One line, without looking at the others."""
    found = _ordered(*_firsts(db.execute(_ONE, [line])))
    return found[0] if found else None


def _firsts(
    rows: Iterable[tuple[str, str, int, str]],
) -> tuple[dict[str, tuple[str, str, int]], set[str]]:
    """The first entry of each line, and the lines that have several."""
    first: dict[str, tuple[str, str, int]] = {}  # record to (utc, device, index) of its first
    several: set[str] = set()
    for line, device, index, utc in rows:
        known = first.get(line)
        if known is not None:
            several.add(line)
            _, earlier, at = known
            if (index > at) if earlier == device else (utc > known[0]):
                continue
        first[line] = (utc, device, index)
    return first, several


def _ordered(first: dict[str, tuple[str, str, int]], several: set[str]) -> list[Kept]:
    by_ledger = sorted(first, key=lambda line: (first[line][1], first[line][2]))
    reached: dict[str, str] = {}
    key: dict[str, tuple[str, str, int]] = {}
    for line in by_ledger:
        utc, device, index = first[line]
        reached[device] = max(reached.get(device, ""), utc)
        key[line] = (reached[device], device, index)
    return [
        Kept(RecordId(line), DeviceId(first[line][1]), first[line][0], line in several)
        for line in sorted(key, key=key.__getitem__)
    ]


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
    return {RecordId(line): json.loads(fields)["clock"] for line, fields in rows}
