"""Lists of cases and of people: sorted, and narrowed by what is typed; no Qt here.

Without words the list is whole, by name; with words it is what search finds, so that a
name is found in another script too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from satchel.assembly.desk import Desk
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.domain.names.spelled import NAMES, shown, spelled
from satchel.domain.showing import one_line
from satchel.gui.giving.presenter import from_headquarters, given_words
from satchel.gui.knowledge.candidates import found
from satchel.gui.knowledge.saying import Saying
from satchel.gui.knowledge.table import Line
from satchel.gui.language import translate
from satchel.gui.ordering import in_order
from satchel.gui.places import Place
from satchel.storage import records as rows
from satchel.storage.records import ListWish

_Making = Callable[[RecordView], Line]
_AT_ONCE = 500
_FOUND = 500


@dataclass(frozen=True, slots=True)
class Listed:
    """Lines of a list, and how many there are beside what is shown."""

    lines: tuple[Line, ...]
    total: int


def cases(desk: Desk, typed: str, saying: Saying) -> Listed:
    """Cases by title; those that headquarters gave say so."""
    given = from_headquarters(desk)

    def line(view: RecordView) -> Line:
        told = view.fields
        title = one_line(describe(view, desk.kinds.words("case"), saying.language).title)
        cells = (title, *(one_line(str(told.get(n) or "")) for n in ("number", "court", "country")))
        keys = tuple(map(in_order, cells))
        if view.record in given:  # first, for a long title is cut at its end
            cells = (f"{given_words()} · {title}", *cells[1:])
        return Line(cells, Place("case", view.record), view.record, (), keys)

    return _listed(desk, "case", typed, line)


def people(desk: Desk, typed: str, saying: Saying) -> Listed:
    """People by the name for the reader's language, other spellings beside it; a protected
    person by the code alone."""

    def line(view: RecordView) -> Line:
        told = view.fields
        code = told.get("code")
        names = [] if code or told.get("protected") else spelled(told.get(NAMES))
        first = one_line(str(code or "") or shown(names, saying.language))
        others = dict.fromkeys(one_line(name.text) for name in names)
        others.pop(first, None)
        roles = saying.value(told.get("roles")).replace("\n", ", ")
        born = told.get("born")
        cells = (
            first or translate("Knowledge", "protected, without a code"),
            " · ".join(others) or (translate("Knowledge", "protected") if code else ""),
            one_line(roles),
            saying.date(born) if isinstance(born, str) else "",
        )
        keys = (*map(in_order, cells[:3]), str(born or ""))
        return Line(cells, Place("person", view.record), view.record, (), keys)

    return _listed(desk, "person", typed, line)


def sorted_by(lines: Sequence[Line], column: int, backwards: bool) -> tuple[Line, ...]:
    """The lines by one column; what is equal stays as it was."""
    return tuple(sorted(lines, key=lambda line: line.keys[column], reverse=backwards))


def _listed(desk: Desk, kind: str, typed: str, line: _Making) -> Listed:
    db = desk.archive.reading()
    if typed.strip():
        records, total = found(desk, typed, kind, _FOUND)
        views = (rows.get(db, record) for record in records)
        return Listed(tuple(line(view) for view in views if view is not None), total)
    lines = sorted((line(view) for view in _all(desk, kind)), key=lambda one: one.keys[0])
    return Listed(tuple(lines), len(lines))


def _all(desk: Desk, kind: str) -> Iterator[RecordView]:
    """Page by page, so that the window's thread gets its turn in between."""
    after = None
    while views := desk.records.select(ListWish(kind=kind, limit=_AT_ONCE, after=after)):
        yield from views
        after = views[-1].record
        if len(views) < _AT_ONCE:
            return
