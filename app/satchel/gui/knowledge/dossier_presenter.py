"""A case or a person as their screens show it, read whole off the window's thread; no Qt here.

Every line carries where it leads: to the record it is about, and from its source to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from satchel.assembly.desk import Desk
from satchel.catalog.chronology import Happening, Source, Titles
from satchel.catalog.pages import Fact, Page, facts
from satchel.domain import dates
from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonValue
from satchel.domain.keyed import SLASH
from satchel.domain.names.spelled import NAMES, settled, spelled
from satchel.domain.showing import one_line
from satchel.domain.statements import Statement
from satchel.gui.knowledge import opening
from satchel.gui.knowledge.form_presenter import head_of
from satchel.gui.knowledge.saying import Saying
from satchel.gui.knowledge.table import Line
from satchel.gui.knowledge.timeline_presenter import Plot, Rows, plot
from satchel.gui.language import translate
from satchel.gui.places import Place
from satchel.storage import records as rows
from satchel.storage.records import ListWish

WHAT, WHO, WHERE_FROM = 1, 2, 3  # columns of a chronology


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a field and who says so. `name` takes the statement back, empty for what
    was simply set; `place` leads to the source."""

    value: str
    source: str
    place: Place | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A field of a record with every value stated for it, side by side where they differ."""

    field: str
    words: str
    said: tuple[Said, ...]
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Everything of one kind under the record."""

    kind: str
    words: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """One spelling of a name as a line of the names shows it."""

    text: str
    language: str
    chosen: bool
    source: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a screen shows of a case or a person at once; `Section`s are read after it."""

    record: str
    kind: str
    title: str
    head: str | None
    chronology: tuple[Line, ...]
    by_kind: Plot
    by_person: Plot
    known: tuple[Known, ...]
    joined: tuple[tuple[str, str], ...]
    names: tuple[Named, ...] = ()
    is_protected: bool = False


def read(desk: Desk, record: str, saying: Saying, *, material: bool = False) -> Dossier:
    """What happened and what is known of a record. Raises NoSuchThing."""
    db = desk.archive.reading()
    view = desk.records.show(record)
    titles = Titles(db, desk.kinds, language=saying.language)
    saying = replace(saying, title_of=titles.of)
    language = saying.language
    happened = desk.chronology.of(view.record, material=material, language=language)
    joined = [other for other in rows.joined_to(db, view.record) if other != view.record]
    told = [fact for one in (view.record, *joined) for fact in facts(desk.records.show(one))]
    stated = (one.source for fact in told for one in fact.statements if one.source)
    places = _Places(desk, [*_named_in(happened), *stated])
    return Dossier(
        record=view.record,
        kind=view.kind,
        title=saying.title(view.record),
        head=head_of(view),
        chronology=tuple(chronology_lines(happened, saying, places)),
        by_kind=plot(happened, saying, Rows.KIND),
        by_person=plot(happened, saying, Rows.PERSON),
        known=tuple(known(desk, told, view.kind, saying, places)),
        joined=tuple((one, saying.title(one)) for one in joined),
        names=() if _is_protected(view) else tuple(_names(view, saying)),
        is_protected=_is_protected(view),
    )


def sections(desk: Desk, record: str, saying: Saying) -> tuple[Section, ...]:
    """Everything that names a record, by kind."""
    titles = Titles(desk.archive.reading(), desk.kinds, language=saying.language)
    saying = replace(saying, title_of=titles.of)
    page = desk.pages.of(record, material=True, language=saying.language)
    lines = [line for part in page.parts for line in part.lines]
    return tuple(_sections(page, saying, _Places(desk, _named_in(lines))))


class _Places:
    """Where records lead, their kinds read at once."""

    def __init__(self, desk: Desk, ids: Iterable[str]) -> None:
        db = desk.archive.reading()
        self._kinds = rows.kinds_of(db, list(dict.fromkeys(ids)))
        hearings = ListWish(kind="event", only=("event_kind", "hearing"))
        self._hearings = {view.record for view in rows.select(db, hearings)}

    def of(self, record: str, spot: str | None = None) -> Place:
        """The screen of a record, whatever its kind."""
        if record in self._hearings:
            return Place("hearing", record, spot)
        return opening.place_of(self._kinds.get(record, ""), record, spot)


def _named_in(lines: Iterable[Happening]) -> Iterable[str]:
    for line in lines:
        yield line.record
        yield from (source.record for source in line.sources)


def chronology_lines(
    happened: Sequence[Happening], saying: Saying, places: _Places
) -> Iterable[Line]:
    """A line for each happening: when, what, who, and where that is from."""
    for line in happened:
        what = f"{saying.kind(line.kind)}: {one_line(line.title)}".rstrip(": ")
        if line.is_end:
            what = translate("Knowledge", "{what} (end)").format(what=what)
        for other in line.speaks_of:
            what += f"\n{saying.field(other.field)}: {one_line(other.title)}"
        if line.disputed:
            what += "\n" + translate("Knowledge", "sources disagree on the date")
        yield Line(
            cells=(
                saying.date(line.date),
                what,
                one_line(line.person_title or ""),
                _sources(line.sources, saying),
            ),
            place=places.of(line.record),
            record=line.record,
            places=_led(line, places),
        )


def _led(line: Happening, places: _Places) -> tuple[tuple[int, Place], ...]:
    found: list[tuple[int, Place]] = []
    if line.person is not None:
        found.append((WHO, Place("person", line.person)))
    if line.sources:
        first = line.sources[0]
        found.append((WHERE_FROM, places.of(first.record, first.place)))
    return tuple(found)


def _sources(sources: Sequence[Source], saying: Saying) -> str:
    if not sources:
        return translate("Knowledge", "no source recorded")
    return "\n".join(saying.source(one) for one in sources)


def known(
    desk: Desk, told: Iterable[Fact], kind: str, saying: Saying, places: _Places
) -> Iterable[Known]:
    """Facts field by field; names stand apart, and what is kept twice is shown once."""
    schema = desk.kinds.get(kind).fields
    for fact in sorted(told, key=lambda one: field_order(one.field, schema)):
        if fact.field == NAMES:
            continue
        is_date = schema.get(fact.field, {}).get("format") == "edtf"
        values = _said(fact, saying, places, is_date)
        yield Known(fact.field, saying.field(fact.field, kind), tuple(values), fact.disputed)


def field_order(field: str, schema: Mapping[str, object]) -> int:
    """Where a field stands among those of its kind; one the kind does not name comes last."""
    name = field.partition(SLASH)[0]
    return next((at for at, one in enumerate(schema) if one == name), len(schema))


def _said(fact: Fact, saying: Saying, places: _Places, is_date: bool) -> Iterable[Said]:
    bare = translate("Knowledge", "no source recorded")
    if not fact.statements:
        yield Said(saying.value(fact.value, is_date=is_date), bare)
    for one in fact.statements:
        yield Said(
            saying.value(one.value, is_date=is_date),
            _cited(one, saying) or bare,
            places.of(one.source, one.place) if one.source else None,
            one.name if one.number >= 0 else "",
        )


def _cited(one: Statement, saying: Saying) -> str:
    title = saying.title(one.source) if one.source else ""
    return saying.cited(title, one.place, one.as_of, one.by)


def _sections(page: Page, saying: Saying, places: _Places) -> Iterable[Section]:
    """A line for each record, with all dates that are stated for it."""
    for part in page.parts:
        by_record: dict[str, list[Happening]] = {}
        for line in part.lines:
            by_record.setdefault(line.record, []).append(line)
        lines = tuple(_listed(told, saying, places) for told in by_record.values())
        yield Section(part.kind, saying.kind(part.kind, many=True), lines)


def _listed(told: Sequence[Happening], saying: Saying, places: _Places) -> Line:
    first = told[0]
    starts = [saying.date(one.date) for one in told if one.date and not one.is_end]
    ends = [saying.date(one.date) for one in told if one.date and one.is_end]
    either = translate("Knowledge", " or ")
    when = " – ".join(part for part in (either.join(starts), either.join(ends)) if part)
    title = one_line(first.title) or translate("Knowledge", "without a title")
    who = one_line(first.person_title or "")
    sources = tuple(dict.fromkeys(source for one in told for source in one.sources))
    return Line(
        cells=(when, title, who, _sources(sources, saying) if sources else ""),
        place=places.of(first.record),
        record=first.record,
        places=_led(first, places),
        keys=(dates.order(first.date), title.casefold(), who.casefold(), ""),
    )


def _names(view: RecordView, saying: Saying) -> Iterable[Named]:
    """Each spelling once, with those who spell it so."""
    sources: dict[str, list[str]] = {}
    for one in view.statements.get(NAMES, ()):
        for name in spelled(one.value):
            said = _cited(one, saying)
            if said:
                sources.setdefault(name.text, []).append(said)
    for name in spelled(settled(view.fields.get(NAMES))):
        where = "\n".join(dict.fromkeys(sources.get(name.text, ())))
        bare = translate("Knowledge", "no source recorded")
        yield Named(one_line(name.text), name.language or "", name.chosen, where or bare)


def _is_protected(view: RecordView) -> bool:
    fields: Mapping[str, JsonValue] = view.fields
    return bool(fields.get("protected") or fields.get("code"))
