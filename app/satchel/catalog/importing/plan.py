"""What an import would do, row by row: make, change, leave or refuse. Writes nothing.

A row's records are those that earlier imports of the register made for its key. Only
statements of the register's own files are compared and taken back: what people or other
sources state stays beside them.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from satchel.catalog import stating
from satchel.catalog.importing.log import SHARED, Earlier
from satchel.catalog.importing.map import UNDER, RecordMap, TableMap
from satchel.catalog.importing.rows import Fact, Shared, Wanted, wanted_of
from satchel.catalog.records import Records
from satchel.domain.errors import SatchelError, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.statements import Statement
from satchel.formats.csv_tables import Table
from satchel.storage import records as stored
from satchel.storage.database import Database

_NOT_YET = "0" * 20  # stands for the id of a record that will be made


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a record that an earlier import made."""

    wanted: Wanted
    state: tuple[Fact, ...]
    retract: tuple[tuple[str, Statement], ...]
    references: tuple[str, ...]


@dataclass(slots=True)
class RowPlan:
    """What a row does. `gone` are records that earlier imports made of it and it no longer
    makes; `refused` is why nothing of it can be kept."""

    number: int
    key: str
    made: list[Wanted] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    left: list[Wanted] = field(default_factory=list)
    gone: list[RecordId] = field(default_factory=list)
    refused: str | None = None

    @contextlib.contextmanager
    def refusing(self) -> Iterator[None]:
        """A refusal inside refuses the row."""
        try:
            yield
        except SatchelError as refused:
            self.refused = refused.message.rstrip(".")
            self.made, self.changed, self.left = [], [], []

    @property
    def act(self) -> str:
        """The row in one word; `made` where all of it is new."""
        if self.refused is not None:
            return "refused"
        if self.made and not self.changed and not self.left:
            return "made"
        return "changed" if self.made or self.changed else "left"


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole import: its rows, and the keys that earlier imports had and this file has not."""

    rows: tuple[RowPlan, ...]
    gone: Mapping[str, list[RecordId]]

    @property
    def refused(self) -> list[RowPlan]:
        return [row for row in self.rows if row.refused is not None]


def plan_import(
    records: Records,
    table: Table,
    key: str,
    told: TableMap,
    earlier: Earlier,
    under: RecordId | None,
) -> Plan:
    """What to do with every row; nothing is written. `under` is None for a case to be made."""
    planner = _Planner(records, records.archive.reading(), told, earlier)
    if under is not None:
        planner.known[UNDER] = under
    rows = [RowPlan(number, "", refused=why) for number, why in table.ragged]
    first: dict[str, int] = {}
    shared: Shared = {}
    read: list[tuple[RowPlan, list[Wanted]]] = []
    for row in table.rows:
        name = row.cells[key].strip()
        planned = RowPlan(row.number, name)
        rows.append(planned)
        if not name:
            planned.refused = f"its key, column {key}, is empty"
        elif name in first:
            planned.refused = f"it has the key of row {first[name]}: {name!r}; a key is one row's"
        else:
            first[name] = row.number
            with planned.refusing():
                read.append((planned, wanted_of(row, told, shared)))
    for planned, wanted in read:  # each row may still add to what an earlier one shares
        with planned.refusing():
            planner.fill(planned, wanted)
    first.update((SHARED + same, 0) for _, same in shared)
    gone = {
        name: [one for ids in labels.values() for one in ids]
        for name, labels in earlier.made.items()
        if name not in first
    }
    return Plan(tuple(sorted(rows, key=lambda row: row.number)), gone)


@dataclass(slots=True)
class _Planner:
    records: Records
    db: Database
    told: TableMap
    earlier: Earlier
    known: dict[str, RecordId] = field(default_factory=dict)  # ids as given, once looked up

    def fill(self, planned: RowPlan, wanted: Sequence[Wanted]) -> None:
        """Raises a SatchelError for a row that cannot be kept."""
        self._resolve(wanted)
        before = self.earlier.made.get(planned.key, {})
        for part in self.told.records:
            mine = [record for record in wanted if record.part is part]
            self._match(planned, part, [one for one in mine if not one.same], before)
            for record in mine:
                if record.same:
                    same = self.earlier.made.get(SHARED + record.same, {})
                    self._match(planned, part, [record], same)
        orphans = set(before) - {part.label for part in self.told.records}
        planned.gone += [one for label in sorted(orphans) for one in before[label]]

    def _resolve(self, wanted: Iterable[Wanted]) -> None:
        """Whole ids of the records that a map or a cell names. Raises NoSuchThing."""
        for record in wanted:
            for named in record.references.values():
                for at, one in enumerate(named):
                    if isinstance(one, str):
                        if one == UNDER and one not in self.known:
                            continue
                        if one not in self.known:
                            self.known[one] = self.records.view(self.db, one).record
                        named[at] = self.known[one]

    def _match(
        self,
        planned: RowPlan,
        part: RecordMap,
        mine: list[Wanted],
        before: Mapping[str, list[RecordId]],
    ) -> None:
        views = [self._view(one) for one in before.get(part.label, [])]
        pairs, fresh, old = _paired(part, mine, views, self.earlier.files)
        planned.gone += [view.record for view in old]
        for record in fresh:
            fields = {name: _shape(part, name, record) for name in record.references}
            part.kind.check(stating.after(part.kind, fields, map(_statement, record.facts)))
            planned.made.append(record)
        for record, view in pairs:
            record.record = view.record
            self._compare(planned, record, view)

    def _view(self, record: RecordId) -> RecordView:
        view = stored.get(self.db, record)
        if view is None or (view.unread and not view.fields):
            raise UsageError(f"record {record} of an earlier import cannot be read here")
        if view.withdrawn is not None:
            raise UsageError(
                f"record {record}, which an earlier import made of it, was withdrawn; leave the "
                "row out, or give it another key"
            )
        return view

    def _compare(self, planned: RowPlan, record: Wanted, view: RecordView) -> None:
        state, retract = _differing(record, view, self.earlier.files)
        moved = [
            name
            for name in record.references
            if _shape(record.part, name, record) != view.fields.get(name)
        ]
        if not state and not retract and not moved:
            planned.left.append(record)
            return
        kind = record.part.kind
        changed = {name: _shape(record.part, name, record) for name in moved}
        told = [_statement(fact) for fact in state]
        kind.check(stating.left(kind, view, changed, told, [], [one for _, one in retract]))
        planned.changed.append(Change(record, tuple(state), tuple(retract), tuple(moved)))


def _shape(part: RecordMap, name: str, record: Wanted) -> JsonValue:
    """A reference as the record holds it; of what is not made yet, no record's id."""
    ids: list[JsonValue] = []
    for one in record.references[name]:
        known = one.record if isinstance(one, Wanted) else one
        ids.append(_NOT_YET if known in (None, UNDER) else known)
    return ids if part.kind.several(name) else ids[0]


def _statement(fact: Fact) -> JsonObject:
    return {"field": fact.field, "value": fact.value}


def _paired(
    part: RecordMap, wanted: list[Wanted], views: list[RecordView], files: set[RecordId]
) -> tuple[list[tuple[Wanted, RecordView]], list[Wanted], list[RecordView]]:
    """Which wanted record is which old one: by all its values, then by its first field (an
    article), then in order, so that a piece moved within its cell changes nothing."""
    pairs: list[tuple[Wanted, RecordView]] = []
    fresh, old = list(wanted), list(views)
    if not old:
        return pairs, fresh, old
    first = next(iter(part.facts), "")
    for fields in (tuple(part.facts), (first,), ()):
        for record in list(fresh):
            mine = _said_by_row(record, fields)
            same = (view for view in old if _said_before(view, fields, files) == mine)
            view = next(same, None)
            if view is not None:
                pairs.append((record, view))
                fresh.remove(record)
                old.remove(view)
    return pairs, fresh, old


def _said_by_row(record: Wanted, fields: Sequence[str]) -> list[list[str]]:
    return [
        sorted(_dump(fact.value) for fact in record.facts if fact.field == name) for name in fields
    ]


def _said_before(view: RecordView, fields: Sequence[str], files: set[RecordId]) -> list[list[str]]:
    return [
        sorted(_dump(one.value) for one in view.statements.get(name, ()) if one.source in files)
        for name in fields
    ]


def _differing(
    record: Wanted, view: RecordView, files: set[RecordId]
) -> tuple[list[Fact], list[tuple[str, Statement]]]:
    """Facts the record does not state yet, and the register's statements the row has not."""
    standing: dict[str, list[Statement]] = {
        name: [one for one in told if one.source in files] for name, told in view.statements.items()
    }
    state: list[Fact] = []
    for fact in record.facts:
        told = standing.get(fact.field, [])
        same = next((one for one in told if _dump(one.value) == _dump(fact.value)), None)
        if same is None:
            state.append(fact)
        else:
            told.remove(same)
    return state, [(name, one) for name, told in standing.items() for one in told]


def _dump(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
