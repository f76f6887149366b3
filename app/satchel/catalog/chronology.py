"""What happened, in order, each line with its date as known and where that is from.

Of a case, a person, a hearing or any record: everything with a date that hangs under it
or is about it. What lasted gives two lines, its beginning and its end. Sources that
disagree about a date give a line each, marked: nobody's date is chosen over another's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from satchel.catalog.kinds import Kinds
from satchel.catalog.records import Records
from satchel.domain import dates
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.storage import records as rows
from satchel.storage.database import Database
from satchel.storage.records import ListWish

# What was written down or received: shown among what happened only when asked for.
MATERIAL = ("note", "attachment", "citation", "capture", "transcript", "translation", "observation")
_NEVER = ("custody-entry", "identity", "question", "review", "form", "case", "person", "sending")
_END = "to"
# Fields that say how one thing that happened bears on another.
_TELLING = ("changes", "replaces", "charges", "answers", "follows", "outcome")
_LONGEST_ROW = 50  # of records that speak of each other; no real one is as long


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement was found; `title` is the source record's own."""

    record: RecordId
    place: str | None
    as_of: str | None
    by: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Another record that a line speaks of: what a pardon changes, what a charge replaces."""

    field: str
    record: RecordId
    title: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a chronology.

    `field` is the record's field that holds `date` (EDTF, or None where none is recorded);
    `is_end` tells the line that ends what lasted. `disputed` is set where another date is
    stated for the same.
    """

    record: RecordId
    kind: str
    date: str | None
    field: str
    title: str
    person: RecordId | None
    person_title: str | None
    disputed: bool
    is_end: bool
    sources: tuple[Source, ...]
    speaks_of: tuple[Reference, ...] = ()
    created: str = ""


@dataclass(frozen=True, slots=True)
class Chronology:
    """Chronologies of an open archive."""

    records: Records

    def of(
        self,
        record: str,
        *,
        since: str | None = None,
        until: str | None = None,
        material: bool | None = None,
        language: str = "en",
    ) -> list[Happening]:
        """Lines about `record`, the earliest first; people by the names for `language`.

        `material` adds what was written down and received; by default only a hearing's
        or event's own chronology has it. Raises NoSuchThing, UsageError for a bad date.
        """
        db = self.records.archive.reading()
        view = self.records.view(db, record)
        window = dates.window(since, until)
        wanted = material if material is not None else view.kind not in ("case", "person")
        views = self._about(view, _NEVER if wanted else (*_NEVER, *MATERIAL))
        titles = Titles(db, self.records.kinds, language=language)
        lines = (line for found in views for line in happenings(found, titles))
        if since is None and until is None:
            return in_order(lines)
        return in_order(line for line in lines if line.date and window.holds(line.date))

    def _about(self, view: RecordView, leaving_out: tuple[str, ...]) -> Sequence[RecordView]:
        if view.kind == "person":
            about = ListWish(person=view.record, leaving_out=leaving_out)
            return self.records.select(about)
        under = self.records.select(ListWish(case=view.record, leaving_out=leaving_out))
        return under if view.kind == "case" or view in under else [view, *under]


class Titles:
    """Titles of records, each looked up once; none of those that `may` says no to."""

    def __init__(
        self,
        db: Database,
        kinds: Kinds,
        may: Callable[[str], bool] | None = None,
        language: str = "en",
    ) -> None:
        self.kinds = kinds
        self.language = language
        self._db = db
        self._may = may or (lambda record: True)
        self._known: dict[str, str] = {}

    def of(self, record: str) -> str:
        """The title of a record; empty for one that may not be told, was withdrawn, or
        cannot be read here."""
        if record not in self._known:
            view = rows.get(self._db, record)
            known = ""
            if view is not None and view.withdrawn is None and self._may(record):
                known = describe(view, self.kinds.words(view.kind), self.language).title
            self._known[record] = known
        return self._known[record]


def happenings(view: RecordView, titles: Titles) -> Iterator[Happening]:
    """The lines that one record gives: one without a date where none is recorded, and none
    for a kind that has no date."""
    words = describe(view, titles.kinds.words(view.kind), titles.language)
    kind = titles.kinds.find(view.kind)
    when = kind.words.when if kind else None
    names = [when] if when else []
    if kind and when != _END and kind.fields.get(_END, {}).get("format") == "edtf":
        names.append(_END)
    person = RecordId(words.person) if words.person else None
    references = tuple(
        Reference(field, RecordId(other), titles.of(other))
        for field, other in words.mentions
        if field in _TELLING
    )
    for name in names:
        stated = list(_dated(view, name, titles))
        if not stated and name == when:
            stated = [(None, sources_of(view, titles))]
        for date, sources in stated:
            yield Happening(
                record=view.record,
                kind=view.kind,
                date=date,
                field=name,
                title=words.title,
                person=person,
                person_title=titles.of(person) if person else None,
                disputed=len(view.contradictions.get(name, [])) > 1,
                is_end=name == _END,
                sources=sources,
                speaks_of=references,
                created=view.created,
            )


def in_order(lines: Iterable[Happening]) -> list[Happening]:
    """By date as `domain.dates` orders them, those without one last; times that say their
    zone by the instant.

    Of one date, what speaks of another line comes after it, as a fine after the pardon
    that it changes; then as they were written down.
    """
    told = list(lines)
    steps = _steps({line.record: line.speaks_of for line in told})

    def place(line: Happening) -> tuple[object, ...]:
        date = dates.order(line.date)
        return date, line.is_end, steps[line.record], line.created, line.record

    return dates.by_instant(sorted(told, key=place), lambda line: line.date)


def _steps(spoken_of: Mapping[RecordId, Sequence[Reference]]) -> dict[RecordId, int]:
    """How many others each record follows, one speaking of the next."""
    found: dict[RecordId, int] = {}

    def of(record: RecordId, height: int) -> int:
        if record not in found and record in spoken_of:
            found[record] = 0  # a ring of references ends here
            if height < _LONGEST_ROW:
                others = [one.record for one in spoken_of[record] if one.record in spoken_of]
                found[record] = max((1 + of(one, height + 1) for one in others), default=0)
        return found.get(record, 0)

    for record in spoken_of:
        of(record, 0)
    return found


def sources_of(view: RecordView, titles: Titles) -> tuple[Source, ...]:
    """Every source of a record's statements, each place once."""
    found = [
        _source(told.source, told.place, told.as_of, told.by, titles)
        for statements in view.statements.values()
        for told in statements
        if told.source is not None
    ]
    return tuple(dict.fromkeys(found))


def _dated(
    view: RecordView, name: str, titles: Titles
) -> Iterator[tuple[str | None, tuple[Source, ...]]]:
    """Each date stated for a field, with those who state it; else all the record's sources."""
    by_date: dict[str, list[Source]] = {}
    for told in view.statements.get(name, ()):
        if isinstance(told.value, str):
            sources = by_date.setdefault(told.value, [])
            if told.source is not None:
                sources.append(_source(told.source, told.place, told.as_of, told.by, titles))
    if not by_date:
        values = view.contradictions.get(name, [view.fields.get(name)])
        whole = sources_of(view, titles)
        yield from ((value, whole) for value in values if isinstance(value, str))
        return
    for date, sources in by_date.items():
        yield date, tuple(dict.fromkeys(sources))


def _source(
    record: RecordId, place: str | None, as_of: str | None, by: str | None, titles: Titles
) -> Source:
    return Source(record, place, as_of, by, titles.of(record))
