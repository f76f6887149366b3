"""The history of a record: every entry it has, as far as each can be read here."""

from __future__ import annotations

from dataclasses import dataclass

from satchel.domain.folding import in_causal_order
from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.json_values import JsonObject
from satchel.domain.words import Section
from satchel.ledger.entry import read_header, read_section
from satchel.storage import entries
from satchel.storage.database import Database


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry of a record's history, as far as it can be read here."""

    leaf: LeafHash
    device: str
    index: int | None
    utc: str
    local: str
    act: str
    what: JsonObject | None
    who: JsonObject | None
    source: JsonObject | None
    where: JsonObject | None
    previous: tuple[LeafHash, ...]
    standing: str
    audience: str


def lines_of(db: Database, record: RecordId) -> list[HistoryLine]:
    """Every entry of a record in the order of the ledger: a clock set back changes nothing."""
    return in_causal_order(_line(db, row) for row in entries.entries_of(db, record))


def _line(db: Database, row: entries.EntryRow) -> HistoryLine:
    header = read_header(row.header)
    kept = entries.sections_of(db, row.leaf)
    bodies: dict[Section, JsonObject | None] = {}
    for name in Section:
        raw = kept[name].plain if name in kept else None
        bodies[name] = read_section(header, name, raw) if raw is not None else None
    what = bodies[Section.WHAT]
    places = entries.places_of(db, row.leaf)
    return HistoryLine(
        leaf=row.leaf,
        device=row.device,
        index=places[0][2].index if places else None,
        utc=row.utc,
        local=header.moment.rfc3339(),
        act=str(what.get("act", "edit")) if what else "not readable here",
        what=what,
        who=bodies[Section.WHO],
        source=bodies[Section.SOURCE],
        where=bodies[Section.WHERE],
        previous=header.previous,
        standing=row.standing,
        audience=row.audience,
    )
