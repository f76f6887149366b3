"""What a monitor does with records: add, edit, link, withdraw, show, list, history.

Each act is one signed entry in one transaction. Nothing is overwritten: an edit
carries what it changes, and every earlier state stays in the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from satchel.catalog.kinds import Kinds
from satchel.domain.errors import NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.words import Act, Audience, Section
from satchel.ledger.entry import read_header, read_section
from satchel.storage import entries, queue, records, text_states
from satchel.storage.archive import Archive
from satchel.storage.journal import Journal, Written
from satchel.storage.transaction import Transaction

_REFERENCES = ("on", "case", "person", "document", "derived_from", "citation")
_SHORTEST_PREFIX = 4


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


@dataclass(frozen=True, slots=True)
class Records:
    """The acts on records of one open archive."""

    archive: Archive
    journal: Journal
    kinds: Kinds

    def add(
        self,
        kind: str,
        fields: JsonObject,
        *,
        source: JsonObject | None = None,
        where: JsonObject | None = None,
        audience: Audience = Audience.COORDINATION,
    ) -> Written:
        """Keep a new record. Raises UsageError when the fields do not fit the kind."""
        with self.archive.writing() as tx:
            return self.add_within(tx, kind, fields, source=source, where=where, audience=audience)

    def add_within(
        self,
        tx: Transaction,
        kind: str,
        fields: JsonObject,
        *,
        source: JsonObject | None = None,
        where: JsonObject | None = None,
        audience: Audience = Audience.COORDINATION,
        sealed: bool = False,
    ) -> Written:
        """`add` inside a transaction that does more than this one thing."""
        whole = self.with_whole_ids(tx.db, fields)
        self.kinds.get(kind).check(whole)
        what: JsonObject = {"act": Act.CREATE.value, "set": whole}
        return self.journal.append(
            tx, kind, what=what, source=source, where=where, audience=audience, sealed=sealed
        )

    def edit(
        self,
        record: str,
        changes: JsonObject,
        *,
        unset: Sequence[str] = (),
        expect: str | None = None,
    ) -> Written:
        """Change fields of a record. `expect` is the head the person looked at.

        Raises RefusedByPolicy("moved-on") when the record has another head by now.
        """
        with self.archive.writing() as tx:
            view = self.view(tx.db, record)
            if expect is not None and view.heads != (expect,):
                raise RefusedByPolicy(
                    "The record was changed by someone else in the meantime; look at it again "
                    "with 'show' and repeat your edit.",
                    code="moved-on",
                )
            whole = self.with_whole_ids(tx.db, changes)
            after = {**view.fields, **whole}
            for name in unset:
                after.pop(name, None)
            self.kinds.get(view.kind).check(after)
            what: JsonObject = {"act": Act.EDIT.value, "set": whole, "unset": list(unset)}
            return self._follow(tx, view, what)

    def link(self, record: str, relation: str, other: str, *, undo: bool = False) -> Written:
        """Say that `record` has `relation` to `other`, or that it no longer has."""
        if not relation.strip():
            raise UsageError("A link needs a relation, such as 'concerns' or 'answers'.")
        with self.archive.writing() as tx:
            view = self.view(tx.db, record)
            target = self.view(tx.db, other).record
            standing = any(link.relation == relation and link.to == target for link in view.links)
            if undo and not standing:
                raise NoSuchThing(f"There is no link '{relation}' from {view.record} to {target}.")
            words: list[JsonValue] = [{"relation": relation, "to": target}]
            what: JsonObject = {"act": Act.EDIT.value, "unlink" if undo else "link": words}
            return self._follow(tx, view, what)

    def withdraw(self, record: str, why: str, *, content: bool = False) -> Written:
        """Mark a mistake withdrawn: hidden everywhere, its place in the ledger stays.

        With `content`, its words and bytes are destroyed here too.
        """
        if not why.strip():
            raise UsageError("Say why it is withdrawn: --why TEXT.")
        with self.archive.writing() as tx:
            view = self.view(tx.db, record)
            held = view.fields.get("content")
            written = self._follow(tx, view, {"act": Act.WITHDRAW.value, "why": why})
            queue.drop_record(tx.db, view.record)
            if content:
                self._destroy(tx, view.record, written.leaf, held)
            return written

    def view(self, db: Any, record: str) -> RecordView:
        """A record by its id or by the beginning of it. Raises NoSuchThing."""
        found = records.get(db, record)
        if found is not None:
            return found
        matches = records.matching(db, record) if len(record) >= _SHORTEST_PREFIX else []
        if len(matches) == 1:
            return self.view(db, matches[0])
        if matches:
            raise UsageError(f"Several records begin with {record!r}; give more of the id.")
        raise NoSuchThing(f"There is no record {record!r} here that can be opened.")

    def show(self, record: str) -> RecordView:
        """One record as it stands."""
        return self.view(self.archive.reading(), record)

    def select(self, wish: records.ListWish) -> list[RecordView]:
        """Records of a kind, filtered; unknown kinds are refused."""
        if wish.kind is not None:
            self.kinds.get(wish.kind)
        return records.select(self.archive.reading(), wish)

    def history(self, record: str) -> list[HistoryLine]:
        """Every entry of a record, oldest first by the device's own order and clock."""
        db = self.archive.reading()
        view = self.view(db, record)
        rows = entries.entries_of(db, view.record)
        lines = [_history_line(db, row) for row in rows]
        return sorted(lines, key=lambda line: (line.utc, line.leaf))

    def with_whole_ids(self, db: Any, fields: JsonObject) -> dict[str, JsonValue]:
        """Fields that name a record, with the whole id of one that exists."""
        whole = dict(fields)
        for name in _REFERENCES:
            value = whole.get(name)
            if isinstance(value, str):
                whole[name] = self.view(db, value).record
        return whole

    def _follow(self, tx: Transaction, view: RecordView, what: JsonObject) -> Written:
        return self.journal.append(
            tx,
            view.kind,
            what=what,
            record=view.record,
            audience=_audience(tx.db, view),
            previous=view.heads,
        )

    def _destroy(self, tx: Transaction, record: RecordId, spare: LeafHash, held: JsonValue) -> None:
        entries.withdraw_sections(tx.db, record, spare)
        if isinstance(held, dict) and isinstance(held.get("id"), str):
            others = [other for other in records.holding(tx.db, held["id"]) if other != record]
            if not others:
                self.archive.contents.destroy(tx, held["id"])
                text_states.drop(tx.db, held["id"])
        self.journal.refold(tx, [record])


def _audience(db: Any, view: RecordView) -> Audience:
    """An edit is for whom its record is for: never wider."""
    rows: Iterable[entries.EntryRow] = entries.entries_of(db, view.record)
    return Audience.LEGAL if any(row.audience == "legal" for row in rows) else Audience.COORDINATION


def _history_line(db: Any, row: entries.EntryRow) -> HistoryLine:
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
