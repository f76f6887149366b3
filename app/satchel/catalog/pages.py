"""A person or a case on one page: who or what it is, and all that is known, in order.

The page is what a lawyer reads first: each fact with its sources, contradictions side by
side, and by kind everything that names the record, the earliest first. People joined as
the same are one page.
"""

from __future__ import annotations

from dataclasses import dataclass

from satchel.catalog.chronology import MATERIAL, Happening, Titles, happenings, in_order
from satchel.catalog.records import Records
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.keyed import SLASH
from satchel.domain.names.spelled import NAMES, settled
from satchel.domain.statements import Statement
from satchel.storage import records as rows
from satchel.storage.records import ListWish

# The order in which a reader asks; kinds that are not named here follow by name.
_SECTIONS = (
    "person",
    "office",
    "proceeding",
    "charge",
    "event",
    "outcome",
    "custody",
    "decision",
    "listing",
    "incident",
    "correspondence",
    "figure",
)
_LEFT_OUT = ("custody-entry", "identity", "form", "review", "question", "sending")


@dataclass(frozen=True, slots=True)
class Fact:
    """A field with its live statements; one simply set has no source."""

    field: str
    value: JsonValue
    statements: tuple[Statement, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Everything of one kind that names the record; `undated` kinds give a line each too."""

    kind: str
    lines: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """`joined` are the records that were joined with it as the same; their facts are here.
    `withdrawn` says why, if it was: then there is nothing here to build on."""

    record: RecordId
    kind: str
    title: str
    joined: tuple[RecordId, ...]
    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages of an open archive."""

    records: Records

    def of(self, record: str, *, material: bool = False, language: str = "en") -> Page:
        """The page of a person, a case or any record. Raises NoSuchThing.

        `material` adds notes, documents and citations to what is listed by kind. Of names
        those for readers of `language` are in titles.
        """
        db = self.records.archive.reading()
        view = self.records.view(db, record)
        joined = [other for other in rows.joined_to(db, view.record) if other != view.record]
        views = [view, *(self.records.view(db, other) for other in joined)]
        titles = Titles(db, self.records.kinds, language=language)
        by_kind: dict[str, list[Happening]] = {}
        for found in self._about(view, _LEFT_OUT if material else (*_LEFT_OUT, *MATERIAL)):
            if found.record in (view.record, *joined):
                continue
            lines = list(happenings(found, titles)) or [_plain(found, titles)]
            by_kind.setdefault(found.kind, []).extend(lines)
        parts = (Part(kind, tuple(in_order(by_kind[kind]))) for kind in sorted(by_kind, key=_place))
        return Page(
            record=view.record,
            kind=view.kind,
            title=titles.of(view.record),
            joined=tuple(joined),
            facts=tuple(fact for one in views for fact in facts(one)),
            parts=tuple(parts),
            withdrawn=view.withdrawn,
        )

    def _about(self, view: RecordView, leaving_out: tuple[str, ...]) -> list[RecordView]:
        select = self.records.select
        if view.kind == "person":
            near = select(ListWish(kind="case", person=view.record))
            about = select(ListWish(person=view.record, leaving_out=leaving_out))
        else:
            near = select(ListWish(kind="person", case=view.record))
            about = select(ListWish(case=view.record, leaving_out=leaving_out))
        return list({found.record: found for found in [*near, *about]}.values())


def facts(view: RecordView) -> list[Fact]:
    """What a record says of itself, field by field; keyed fields are not facts."""
    return [
        Fact(
            field=name,
            value=settled(value) if name == NAMES else value,
            statements=view.statements.get(name, ()),
            disputed=len(view.contradictions.get(name, [])) > 1,
        )
        for name, value in view.fields.items()
        if SLASH not in name
    ]


def _plain(view: RecordView, titles: Titles) -> Happening:
    """The line of a record whose kind has no date."""
    title = describe(view, titles.kinds.words(view.kind), titles.language).title
    return Happening(view.record, view.kind, None, "", title, None, None, False, False, ())


def _place(kind: str) -> tuple[int, str]:
    return (_SECTIONS.index(kind) if kind in _SECTIONS else len(_SECTIONS), kind)
