"""The one door by which an entry enters the archive, own or received.

Whatever enters is folded into its record's view and made findable in the same
transaction, so that a list, a search and the ledger never disagree. Not for
checking signatures of received entries: that is done before `admit`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from satchel.domain.describing import Description, KindWords, describe
from satchel.domain.errors import Bug
from satchel.domain.folding import RecordView, Step, fold
from satchel.domain.ids import DeviceId, LeafHash, RecordId, new_record_id
from satchel.domain.json_values import JsonObject
from satchel.domain.moments import Clock
from satchel.domain.words import Audience, Section
from satchel.ledger.entry import Draft, SignedEntry, compose
from satchel.ledger.line import Line
from satchel.ledger.merkle import Frontier
from satchel.storage import entries, records, search_index
from satchel.storage.database import Database
from satchel.storage.steps import Steps, step_of
from satchel.storage.transaction import Transaction

KindsWords = Callable[[str], KindWords | None]
_HIGHEST = 6  # a note on a transcript of a recording of a hearing of a proceeding of a case


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes here: the device's ledger, its signing act, and what `who` says."""

    device: DeviceId
    sign: Callable[[bytes], bytes]
    who: JsonObject


@dataclass(frozen=True, slots=True)
class Written:
    """What an append made: the record, its new head, and its line in the ledger."""

    record: RecordId
    leaf: LeafHash
    index: int
    line: Line


@dataclass(frozen=True, slots=True)
class Admitted:
    """A received line whose signature and leaf were verified, with its parsed header.

    `step` is what it does to its record, where the verifier has read that already:
    reading every header and section twice would halve the speed of an import.
    """

    line: Line
    kind: str
    record: RecordId
    utc: str
    audience: str
    step: Step | None = None


@dataclass(slots=True)
class Waiting:
    """Own entries that are signed and have their places, but are not kept yet."""

    range_: Frontier | None = None
    places: list[entries.Position] = field(default_factory=list)
    items: list[Admitted] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Journal:
    """Appends to the own ledger and admits other ledgers' entries.

    `kinds` gives the words of a kind, or None for one this version does not know.
    `anchor` tells the last receipt seen, for the entry's lower bound in time.
    `waiting` is there only in a journal that `gathering` gave.
    """

    author: Author
    clock: Clock
    random: Callable[[int], bytes]
    kinds: KindsWords
    anchor: Callable[[Database], str | None]
    waiting: Waiting | None = None
    steps: Steps = field(default_factory=Steps, repr=False, compare=False)

    def gathering(self) -> Journal:
        """A journal that keeps what it appends only when told to `settle`: for thousands
        of entries in one transaction, of which no two are of one record. Until then views
        and lists do not show them, and nothing else may be appended."""
        return replace(self, waiting=Waiting(), anchor=lru_cache(maxsize=1)(self.anchor))

    @property
    def pending(self) -> int:
        """How many entries are gathered and not kept yet."""
        return len(self.waiting.items) if self.waiting else 0

    def settle(self, tx: Transaction) -> None:
        """Keep everything gathered, in the order it was appended."""
        waiting = self.waiting
        if waiting is None or waiting.range_ is None:
            return
        device, range_ = self.author.device, waiting.range_
        entries.put_frontier(tx.db, device, 0, range_.size, range_.to_bytes())
        entries.add_positions(tx.db, device, 0, waiting.places)
        self._keep(tx, device, waiting.items, "own")
        waiting.range_, waiting.places, waiting.items = None, [], []

    def append(
        self,
        tx: Transaction,
        kind: str,
        *,
        what: JsonObject,
        record: RecordId | None = None,
        source: JsonObject | None = None,
        where: JsonObject | None = None,
        audience: Audience = Audience.COORDINATION,
        previous: Sequence[LeafHash] | None = None,
        sealed: bool = False,
    ) -> Written:
        """Sign and keep one entry; it is saved when the transaction ends.

        `previous` is what it follows; by default the record's present heads. With
        `sealed` only its place in the ledger is kept here: the caller freezes the
        returned line for headquarters in the same transaction.
        """
        target = record or new_record_id(self.random)
        if previous is None:
            previous = self._heads(tx.db, target) if record else ()
        follows = tuple(sorted(previous))
        moment = self.clock()
        signed = compose(
            Draft(
                kind=kind,
                record=target,
                previous=follows,
                moment=moment,
                audience=audience,
                anchor=self.anchor(tx.db),
                sections=_present(what=what, who=self.author.who, source=source, where=where),
            ),
            self.author.sign,
            self.random,
        )
        line = self._place(tx.db, signed)
        if not sealed:
            utc = moment.utc_text()
            step = Step(signed.leaf, follows, utc, kind, what)
            item = Admitted(line, kind, target, utc, audience.value, step)
            if self.waiting is None:
                self._keep(tx, self.author.device, [item], "own")
            else:
                self.waiting.items.append(item)
        return Written(target, signed.leaf, line.index, line)

    def admit(
        self, tx: Transaction, device: DeviceId, lines: Iterable[Admitted], standing: str
    ) -> None:
        """Keep verified entries of another ledger; known ones change nothing.

        Their positions are the caller's to add: stubs have positions too.
        """
        self._keep(tx, device, list(lines), standing)

    def refold(self, tx: Transaction, touched: Iterable[RecordId]) -> None:
        """Fold records again from their entries: after a key came, or bytes went."""
        for record in touched:
            steps = self.steps.of(tx.db, record)
            if not steps:
                records.drop(tx.db, record)
                search_index.drop_record(tx, record)
                continue
            self._show(tx, [fold(record, steps)])

    def _place(self, db: Database, signed: SignedEntry) -> Line:
        waiting = self.waiting
        range_ = waiting.range_ if waiting else None
        if range_ is None:
            kept = entries.frontier(db, self.author.device, 0)
            range_ = Frontier.from_bytes(kept[1]) if kept else Frontier()
        index = range_.size
        range_.append(bytes.fromhex(signed.leaf))
        place = entries.Position(index, signed.leaf, signed.signature)
        if waiting is None:
            entries.put_frontier(db, self.author.device, 0, range_.size, range_.to_bytes())
            entries.add_positions(db, self.author.device, 0, [place])
        else:
            waiting.range_ = range_
            waiting.places.append(place)
        return Line(index, signed.leaf, signed.signature, signed.header, dict(signed.sections), {})

    def _keep(
        self, tx: Transaction, device: DeviceId, lines: list[Admitted], standing: str
    ) -> None:
        db = tx.db
        known = entries.known_leaves(db, (item.line.leaf for item in lines))
        fresh = [item for item in lines if item.line.leaf not in known]
        older = entries.known_records(db, (item.record for item in fresh))
        entries.add_entries(
            db,
            [
                entries.EntryRow(
                    item.line.leaf,
                    _header(item.line),
                    device,
                    item.record,
                    item.kind,
                    item.utc,
                    item.audience,
                    standing,
                )
                for item in fresh
            ],
            [row for item in fresh for row in _section_rows(item.line)],
        )
        self._show_fresh(tx, fresh, older)

    def _show_fresh(self, tx: Transaction, fresh: list[Admitted], older: set[RecordId]) -> None:
        db = tx.db
        by_record: dict[RecordId, list[Admitted]] = {}
        for item in fresh:
            by_record.setdefault(item.record, []).append(item)
        views = []
        for record, items in by_record.items():
            if record in older:
                steps = self.steps.of(db, record)
            else:
                steps = [item.step or _step_of_line(item) for item in items]
            views.append(fold(record, steps))
        self._show(tx, views)

    def _show(self, tx: Transaction, views: list[RecordView]) -> None:
        described = [(view, describe(view, self.kinds(view.kind))) for view in views]
        records.put(tx.db, described)
        cases: dict[str, str | None] = {}
        found: list[search_index.Searchable] = []
        above = records.kinds_of(tx.db, {words.on for _, words in described if words.on})
        unsearched = {on for on, kind in above.items() if not _may_be_searched(self.kinds(kind))}
        for view, words in described:
            if words.searchable and words.on not in unsearched and not _unread(view):
                found.append(_searchable(tx.db, view, words, cases, self.kinds))
            else:
                search_index.drop_record(tx, view.record)
        search_index.put_records(tx, found)

    def _heads(self, db: Database, record: RecordId) -> tuple[LeafHash, ...]:
        view = records.get(db, record)
        return view.heads if view else ()


def _present(**sections: JsonObject | None) -> Mapping[Section, JsonObject]:
    return {Section(name): body for name, body in sections.items() if body is not None}


def _header(line: Line) -> bytes:
    if line.header is None:
        raise Bug("A stub has no header to keep.")
    return line.header


def _section_rows(line: Line) -> list[entries.SectionRow]:
    plain = [entries.SectionRow(line.leaf, n, raw, None) for n, raw in line.plain.items()]
    sealed = [
        entries.SectionRow(line.leaf, n, None, raw)
        for n, raw in line.sealed.items()
        if n not in line.plain
    ]
    return plain + sealed


def _step_of_line(item: Admitted) -> Step:
    return step_of(item.line.leaf, _header(item.line), item.line.plain.get(Section.WHAT))


def _may_be_searched(words: KindWords | None) -> bool:
    """Whether what stands under a record of the kind may be found: not under an identity."""
    return words is None or words.search


def _unread(view: RecordView) -> bool:
    return not view.fields and view.unread > 0


def _searchable(
    db: Database,
    view: RecordView,
    words: Description,
    cases: dict[str, str | None],
    kinds: KindsWords,
) -> search_index.Searchable:
    """`cases` remembers, for one batch, the case above each record already asked for. A file is
    found by the name it came with too."""
    case = words.case
    if case is None and words.on is not None:
        if words.on not in cases:
            cases[words.on] = _case_above(db, words.on, kinds)
        case = cases[words.on]
    names = entries.names_of_files(db, view.record) if "content" in view.fields else []
    return search_index.Searchable(
        record=view.record,
        kind=view.kind,
        title=words.title,
        text="\n".join([words.text, *names]).strip("\n"),
        names=words.names,
        case=case,
        person=words.person,
        when=words.when or view.created,
        by=None,
    )


def _case_above(db: Database, on: str | None, kinds: KindsWords) -> str | None:
    """The case a note belongs to through the hearing it was written under."""
    for _ in range(_HIGHEST):
        above = records.get(db, on) if on else None
        if above is None:
            return None
        if above.kind == "case":
            return above.record
        words = describe(above, kinds(above.kind))
        if words.case is not None:
            return words.case
        on = words.on
    return None
