"""Records that a field may name, found as one types; no Qt here."""

from __future__ import annotations

from dataclasses import dataclass

from satchel.assembly.desk import Desk
from satchel.domain.describing import describe
from satchel.domain.showing import one_line
from satchel.search.finding import Filters, find
from satchel.storage import records as rows
from satchel.storage.records import ListWish

_OFFERED = 12
_NEWEST_OF = 400  # records looked through where nothing is typed yet
# Not what anybody means when naming a source or a person.
_NEVER = (
    "custody-entry",
    "identity",
    "form",
    "review",
    "question",
    "timestamp",
    "time-authority",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that can be chosen: what it is called, and its kind."""

    record: str
    kind: str
    title: str


def candidates(desk: Desk, typed: str, kind: str | None, language: str) -> list[Candidate]:
    """The best that fit what is typed; without words the newest of the kind."""
    db = desk.archive.reading()
    if not typed.strip():
        count = rows.count(db, kind)
        wish = ListWish(kind=kind, offset=max(count - _NEWEST_OF, 0), leaving_out=_NEVER)
        newest = list(reversed(desk.records.select(wish)))[:_OFFERED]
        return [told for one in newest if (told := named(desk, one.record, language))]
    known = (named(desk, record, language) for record in found(desk, typed, kind, _OFFERED)[0])
    offered = [one for one in known if one is not None and one.kind not in _NEVER]
    return offered[:_OFFERED]


def found(desk: Desk, typed: str, kind: str | None, most: int) -> tuple[list[str], int]:
    """(records, how many there are) for words of which the last may be half typed.

    A name spelled otherwise is found by its key, which has no open end, so both are asked.
    """
    db = desk.archive.reading()
    instead = rows.shown_instead(db)
    ids: list[str] = []
    total = 0
    for query in (f"{typed.rstrip('* ')}*", typed):
        told = find(db, query, Filters(kind=kind), limit=most, instead=instead)
        ids += [hit["id"] for hit in told.hits]
        total = max(total, told.total)
    records = list(dict.fromkeys(ids))
    return records, max(total, len(records))


def named(desk: Desk, record: str, language: str) -> Candidate | None:
    """One record as a candidate; None for one that is not here."""
    view = rows.get(desk.archive.reading(), record)
    if view is None or view.withdrawn is not None:
        return None
    title = describe(view, desk.kinds.words(view.kind), language).title
    return Candidate(view.record, view.kind, one_line(title))
