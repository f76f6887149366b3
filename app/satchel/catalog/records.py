"""What a monitor does with records: add, edit, link, withdraw, show, list, history.

Each act is one signed entry in one transaction. Nothing is overwritten: an edit
carries what it changes, and every earlier state stays in the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from satchel.catalog import dates
from satchel.catalog.histories import HistoryLine, lines_of
from satchel.catalog.kinds import Kind, Kinds
from satchel.domain.describing import describe
from satchel.domain.errors import NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.words import Act, Audience
from satchel.storage import entries, queue, records, text_states
from satchel.storage.archive import Archive
from satchel.storage.journal import Journal, Written
from satchel.storage.transaction import Transaction

_REFERENCES = ("on", "case", "person", "document", "derived_from", "citation")
_SHORTEST_PREFIX = 4


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
        known = self.kinds.get(kind)
        known.check(whole)
        _require_date(known, whole)
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
            refuse_withdrawn(view)
            whole = self.with_whole_ids(tx.db, changes)
            _check_edit(self.kinds.get(view.kind), view, whole, unset)
            what: JsonObject = {"act": Act.EDIT.value, "set": whole, "unset": list(unset)}
            return self._follow(tx, view, what)

    def link(self, record: str, relation: str, other: str, *, undo: bool = False) -> Written:
        """Say that `record` has `relation` to `other`, or that it no longer has."""
        if not relation.strip():
            raise UsageError("A link needs a relation, such as 'concerns' or 'answers'.")
        with self.archive.writing() as tx:
            view = self.view(tx.db, record)
            target = self.view(tx.db, other).record
            refuse_withdrawn(view)
            if target == view.record:
                raise UsageError("A record is not linked to itself; name two records.")
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
        record = record.strip().lower()
        found = records.get(db, record) if record.isascii() else None
        if found is not None:
            return found
        known = len(record) >= _SHORTEST_PREFIX and record.isascii()
        matches = records.matching(db, record) if known else []
        if len(matches) == 1:
            return self.view(db, matches[0])
        if matches:
            raise UsageError(f"Several records begin with {record!r}; give more of the id.")
        raise NoSuchThing(f"There is no record {record!r} here that can be opened.")

    def show(self, record: str) -> RecordView:
        """One record as it stands."""
        return self.view(self.archive.reading(), record)

    def select(self, wish: records.ListWish) -> list[RecordView]:
        """Records of a kind, filtered. Raises NoSuchThing for a kind nobody knows, UsageError
        for a date that is none. A kind of a newer version is listed where it has come."""
        db = self.archive.reading()
        if wish.kind is not None:
            self.require_kind(wish.kind)
        if wish.since is None and wish.until is None:
            return records.select(db, wish)
        window = dates.window(wish.since, wish.until)
        every = replace(wish, since=None, until=None, limit=None, offset=0)
        found = [view for view in records.select(db, every) if window.holds(self._when(view))]
        return found[wish.offset :][: wish.limit]

    def require_kind(self, kind: str) -> None:
        """Raise NoSuchThing for a kind that this version does not know and nobody has sent."""
        if not records.count(self.archive.reading(), kind):
            self.kinds.get(kind)

    def _when(self, view: RecordView) -> str:
        """The record's own date; when it was made, where it has none that is understood."""
        told = describe(view, self.kinds.words(view.kind)).when
        return told if told and dates.span(told) else view.created

    def author(self, record: RecordId) -> str | None:
        """The member who made a record, where that can be read here."""
        first = min(self.history(record), key=lambda line: (len(line.previous), line.utc))
        member = (first.who or {}).get("member")
        return member if isinstance(member, str) else None

    def history(self, record: str) -> list[HistoryLine]:
        """Every entry of a record, oldest first by the device's own order and clock."""
        db = self.archive.reading()
        view = self.view(db, record)
        return lines_of(db, view.record)

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


def _require_date(kind: Kind, changed: JsonObject) -> None:
    told = changed.get(kind.words.when or "")
    if isinstance(told, str):
        dates.required(told)


def refuse_withdrawn(view: RecordView) -> None:
    """Refuse to add to what is hidden everywhere: the words would be lost to everybody."""
    if view.withdrawn is not None:
        raise RefusedByPolicy(
            f"Record {view.record} was withdrawn and takes nothing more; add a new record instead.",
            code="withdrawn",
        )


def no_content(view: RecordView) -> NoSuchThing:
    """The refusal for bytes of a record that has none, or none that can be read here."""
    if view.withdrawn is not None:
        return NoSuchThing(f"Record {view.record} was withdrawn and its bytes destroyed.")
    if view.unread:
        return NoSuchThing(
            f"Record {view.record} cannot be read on this device; ask whoever holds its key.",
            code="not-readable",
        )
    return NoSuchThing(f"Record {view.record} is not a file; name an attachment or a capture.")


def _check_edit(kind: Kind, view: RecordView, changed: JsonObject, unset: Sequence[str]) -> None:
    """What stands after the edit fits; fields of a newer version stay as they came."""
    for name in unset:
        if name not in view.fields:
            raise NoSuchThing(f"Record {view.record} has no field {name!r} to empty.")
    after = {name: value for name, value in view.fields.items() if name in kind.fields}
    kind.check({name: value for name, value in {**after, **changed}.items() if name not in unset})
    _require_date(kind, changed)


def _audience(db: Any, view: RecordView) -> Audience:
    """An edit is for whom its record is for: never wider."""
    rows: Iterable[entries.EntryRow] = entries.entries_of(db, view.record)
    return Audience.LEGAL if any(row.audience == "legal" for row in rows) else Audience.COORDINATION
