"""What a monitor does with records: add, edit, link, withdraw, show, list, history.

Each act is one signed entry in one transaction. Nothing is overwritten: an edit
carries what it changes, and every earlier state stays in the history.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from satchel.catalog import stating
from satchel.catalog.histories import HistoryLine, lines_of
from satchel.catalog.kinds import Kind, Kinds
from satchel.domain import dates
from satchel.domain.describing import describe
from satchel.domain.errors import NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.keyed import spread
from satchel.domain.statements import retraction
from satchel.domain.words import Act, Audience
from satchel.storage import drafts, entries, queue, record_ids, records, text_states
from satchel.storage.archive import Archive
from satchel.storage.database import Database
from satchel.storage.journal import Journal, Written
from satchel.storage.transaction import Transaction

_SHORTEST_PREFIX = 4
# What a kind must keep beyond its schema: the record as it stood, or None, and what is set.
Judge = Callable[[Database, RecordView | None, JsonObject], None]


@dataclass(frozen=True, slots=True)
class Records:
    """The acts on records of one open archive; `judges` by kind."""

    archive: Archive
    journal: Journal
    kinds: Kinds
    judges: Mapping[str, Judge] = field(default_factory=dict)

    def add(
        self,
        kind: str,
        fields: JsonObject,
        *,
        statements: Sequence[JsonObject] = (),
        source: JsonObject | None = None,
        where: JsonObject | None = None,
        audience: Audience = Audience.COORDINATION,
    ) -> Written:
        """Keep a new record. Raises UsageError when the fields do not fit the kind."""
        with self.archive.writing() as tx:
            return self.add_within(
                tx,
                kind,
                fields,
                statements=statements,
                source=source,
                where=where,
                audience=audience,
            )

    def add_within(
        self,
        tx: Transaction,
        kind: str,
        fields: JsonObject,
        *,
        statements: Sequence[JsonObject] = (),
        source: JsonObject | None = None,
        where: JsonObject | None = None,
        audience: Audience = Audience.COORDINATION,
        sealed: bool = False,
    ) -> Written:
        """`add` inside a transaction that does more than this one thing.

        A statement is `{"field", "value"}` with any of `source` (a record), `place` in
        it, `as_of` (EDTF) and `by`.
        """
        known = self.kinds.get(kind)
        whole = self._whole(tx.db, known, fields)
        told = self._told(tx.db, known, statements)
        known.check(stating.after(known, whole, told))
        self._judge(tx.db, kind, None, stating.after(known, whole, told))
        on = whole.get(known.words.on) if known.words.on else None
        above = records.get(tx.db, on) if isinstance(on, str) else None
        audience = self.audience_of(kind, above, audience, tx.db)
        what: JsonObject = {"act": Act.CREATE.value, "set": whole, **stating.section(told)}
        return self.journal.append(
            tx, kind, what=what, source=source, where=where, audience=audience, sealed=sealed
        )

    def edit(
        self,
        record: str,
        changes: JsonObject,
        *,
        unset: Sequence[str] = (),
        statements: Sequence[JsonObject] = (),
        retract: Sequence[str] = (),
        expect: str | None = None,
    ) -> Written:
        """Change fields of a record. `expect` is the head the person looked at.

        `statements` as in `add_within` stand beside what others state; `retract` takes
        statements back by their names. Raises RefusedByPolicy("moved-on") when the record
        has another head by now.
        """
        with self.archive.writing() as tx:
            return self.edit_within(
                tx,
                record,
                changes,
                unset=unset,
                statements=statements,
                retract=retract,
                expect=expect,
            )

    def edit_within(
        self,
        tx: Transaction,
        record: str,
        changes: JsonObject,
        *,
        unset: Sequence[str] = (),
        statements: Sequence[JsonObject] = (),
        retract: Sequence[str] = (),
        expect: str | None = None,
    ) -> Written:
        """`edit` inside a transaction that does more than this one thing."""
        view = self.view(tx.db, record)
        if expect is not None and view.heads != (expect,):
            raise RefusedByPolicy(
                "The record was changed by someone else in the meantime; look at it again "
                "with 'show' and repeat your edit.",
                code="moved-on",
            )
        refuse_withdrawn(view)
        kind = self.kinds.get(view.kind)
        whole = self._whole(tx.db, kind, changes)
        told = self._told(tx.db, kind, statements)
        emptied = [name for field in unset for name in stating.names_in(view, field)]
        taken_back = [stating.named(view, name) for name in retract]
        kind.check(stating.left(kind, view, whole, told, emptied, taken_back))
        self._judge(tx.db, kind.name, view, stating.after(kind, whole, told))
        what: JsonObject = {
            "act": Act.EDIT.value,
            "set": whole,
            "unset": emptied,
            **stating.section(told),
            **({"retract": [retraction(one) for one in taken_back]} if taken_back else {}),
        }
        return self._follow(tx, view, what)

    def link(self, record: str, relation: str, other: str, *, undo: bool = False) -> Written:
        """Say that `record` has `relation` to `other`, or that it no longer has."""
        if not relation.strip():
            raise UsageError("A link needs a relation, such as 'concerns' or 'answers'.")
        with self.archive.writing() as tx:
            view = self.view(tx.db, record)
            named = self.view(tx.db, other)
            target = named.record
            refuse_withdrawn(view)
            if relation == records.SAME_AS and not undo:
                _refuse_telling_join(view, named)
            if target == view.record:
                raise UsageError("A record is not linked to itself; name two records.")
            standing = any(link.relation == relation and link.to == target for link in view.links)
            if undo and not standing:
                raise NoSuchThing(f"There is no link '{relation}' from {view.record} to {target}.")
            words: list[JsonValue] = [{"relation": relation, "to": target}]
            what: JsonObject = {"act": Act.EDIT.value, "unlink" if undo else "link": words}
            return self._follow(tx, view, what)

    def join(self, keep: str, other: str) -> Written:
        """Say that `other` is the same as `keep`: lists show `keep` alone, and what names
        either is found under both. `unlink OTHER same-as KEEP` takes it back."""
        db = self.archive.reading()
        kept, joined = self.view(db, keep), self.view(db, other)
        if kept.kind != joined.kind:
            raise UsageError(
                f"A {kept.kind} and a {joined.kind} are not the same; join two of one kind."
            )
        if kept.record in records.joined_to(db, joined.record):
            raise RefusedByPolicy("The two are joined already; nothing was changed.")
        return self.link(joined.record, records.SAME_AS, kept.record)

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
            drafts.drop_record(tx.db, view.record)
            if content:
                self._destroy(tx, view.record, written.leaf, held)
            return written

    def view(self, db: Any, record: str) -> RecordView:
        """A record by its id or by the beginning of it, a protected person also by the code.

        Raises NoSuchThing, and UsageError for what fits several.
        """
        told, record = record.strip(), record.strip().lower()
        found = records.get(db, record) if record.isascii() else None
        if found is not None:
            return found
        known = len(record) >= _SHORTEST_PREFIX and record.isascii()
        matches = records.matching(db, record) if known else []
        if len(matches) == 1:
            return self.view(db, matches[0])
        if matches:
            raise UsageError(f"Several records begin with {record!r}; give more of the id.")
        coded = records.with_code(db, told)
        if not coded:
            raise NoSuchThing(f"There is no record {record!r} here that can be opened.")
        if not set(coded) <= set(records.joined_to(db, coded[0])):
            raise UsageError(
                f"Several people have the code {told}: {', '.join(coded)}; give an id."
            )
        return self.view(db, coded[0])

    def show(self, record: str) -> RecordView:
        """One record as it stands."""
        return self.view(self.archive.reading(), record)

    def in_parts(self, record: str, kind: str) -> RecordView | None:
        """A record whose text is made of parts by key, lines or answers; None for one of
        another kind."""
        known = self.kinds.find(kind)
        return self.show(record) if known is not None and known.keyed else None

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

    def _judge(self, db: Any, kind: str, view: RecordView | None, changes: JsonObject) -> None:
        judge = self.judges.get(kind)
        if judge is not None:
            judge(db, view, changes)

    def audience_of(
        self, kind: str, above: RecordView | None, asked: Audience, db: Database | None = None
    ) -> Audience:
        """For whom a record is kept: a kind may have but one audience, for what is put under
        its records too, and what is put under a record for legal staff is theirs as well;
        then nobody can widen it by leaving an option out. `db` where a transaction is open."""
        for name in (kind, above.kind if above else kind):
            words = self.kinds.words(name)
            if words is not None and words.audience is not None:
                return Audience(words.audience)
        if above is not None and record_ids.is_for_legal(
            self.archive.reading() if db is None else db, above.record
        ):
            return Audience.LEGAL
        return asked

    def _whole(self, db: Any, kind: Kind, fields: JsonObject) -> dict[str, JsonValue]:
        """Fields as an entry carries them: whole ids of records that exist, keys apart."""
        whole = dict(fields)
        for name in kind.references:
            if name in whole:
                whole[name] = self._whole_ids(db, whole[name])
        return spread(whole, kind.keyed)

    def _whole_ids(self, db: Any, value: JsonValue) -> JsonValue:
        if isinstance(value, str):
            return self._whole_id(db, value)
        if isinstance(value, list | tuple):
            return [self._whole_ids(db, item) for item in value]
        return value

    def _whole_id(self, db: Any, told: str) -> str:
        """An import names a record thousands of times: a whole id is not read, only sought."""
        return told if record_ids.exists(db, told) else self.view(db, told).record

    def _told(self, db: Any, kind: Kind, statements: Sequence[JsonObject]) -> list[JsonObject]:
        """Statements with whole ids. Raises UsageError for one that is malformed."""
        told: list[JsonObject] = []
        sources: dict[str, str] = {}  # one source states much: it is looked up once
        for given in statements:
            statement = stating.check_statement(given)
            name = str(statement["field"])
            if name in kind.references:
                statement["value"] = self._whole_ids(db, statement["value"])
            if "source" in statement:
                source = str(statement["source"])
                if source not in sources:
                    sources[source] = self._whole_id(db, source)
                statement["source"] = sources[source]
            told.append(statement)
        return told

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


def refuse_withdrawn(view: RecordView) -> None:
    """Refuse to add to what is hidden everywhere: the words would be lost to everybody."""
    if view.withdrawn is not None:
        raise RefusedByPolicy(
            f"Record {view.record} was withdrawn and takes nothing more; add a new record instead.",
            code="withdrawn",
        )


def _refuse_telling_join(*views: RecordView) -> None:
    """Refuse to say that a code and a name are one person: every coordinator would read it."""
    protected = {bool(view.fields.get("protected") or view.fields.get("code")) for view in views}
    if all(view.kind == "person" for view in views) and len(protected) > 1:
        raise RefusedByPolicy(
            "To join a protected person with a named one would tell every coordinator who it is; "
            "withdraw the named record with --content, and use the code.",
            code="protected-person",
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


def _audience(db: Any, view: RecordView) -> Audience:
    """An edit is for whom its record is for: never wider."""
    return Audience.LEGAL if record_ids.is_for_legal(db, view.record) else Audience.COORDINATION
