"""Search as a user meets it: hits with a snippet and the reason each was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypedDict

from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.search.lines import line_at
from satchel.search.queries import parse
from satchel.search.snippets import Reason, shown
from satchel.storage import search_queries
from satchel.storage.database import Database
from satchel.storage.search_queries import RANKED, Row, Term, Wish

Views = Callable[[str, str], RecordView | None]
# The kind of a record and a line of its text: that line in the reader's words.
Saying = Callable[[str, str], str]


class Hit(TypedDict):
    """One record that was found, as `search --json` prints it.

    `why` names the place and the word as it is spelled there; `when` is the record's own
    date or the time it was made; `by` the author's code.
    """

    id: str
    kind: str
    title: str
    snippet: str
    why: str
    when: str | None
    by: str | None


@dataclass(frozen=True, slots=True)
class Where:
    """Where a hit is to be opened: the part of its content that was hit, like `page 3`, and
    the reasons in parts, of which `Hit.why` is the sentence."""

    label: str | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is limited to; None leaves it open."""

    kind: str | None = None
    case: str | None = None
    person: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Hits, best first; `total` is exact; `notes` are whole sentences for the user; `where`
    goes with `hits`, one by one."""

    hits: tuple[Hit, ...]
    total: int
    notes: tuple[str, ...]
    where: tuple[Where, ...] = ()


def find(
    db: Database,
    query: str,
    filters: Filters | None = None,
    *,
    exact: bool = False,
    limit: int = 20,
    offset: int = 0,
    closed: int = 0,
    instead: Mapping[RecordId, RecordId] | None = None,
    views: Views = lambda record, kind: None,
    say: Saying = lambda kind, line: line,
) -> Finding:
    """Records that hold what `query` asks for; any query is answered, none is an error.

    `closed` is how many records are here that this archive cannot open. `exact` looks
    for words as they are spelled only. `instead`: records joined to another, which is shown.
    `views` gives the record of a hit by its id and kind where its text is of parts by key, so
    that the line of a transcript can be named; `say` puts words of closed lists, which stand
    in a text in English, into snippets as the reader has them.
    """
    filters = filters or Filters()
    asked = parse(query, exact=exact)
    wish = Wish(
        asked.terms,
        kind=filters.kind,
        case=filters.case,
        person=filters.person,
        since=filters.since,
        until=filters.until,
        limit=max(limit, 0),
        offset=max(offset, 0),
        instead=instead or {},
    )
    answer = search_queries.ask(db, wish)
    wanted = tuple(term for term in asked.terms if not term.excluded)
    notes = [*asked.notes]
    if answer.ranked_newest:
        notes.append(f"Very common words: only the newest {RANKED:,} places are ranked.")
    if closed:
        notes.append(f"{closed:,} records here cannot be opened and were not searched.")
    found = [_hit(row, wanted, views, say) for row in answer.rows]
    return Finding(
        tuple(hit for hit, _ in found),
        answer.total,
        tuple(notes),
        tuple(where for _, where in found),
    )


def _hit(row: Row, terms: tuple[Term, ...], views: Views, say: Saying) -> tuple[Hit, Where]:
    own_text = row.label is None and row.body
    view = views(row.record, row.kind) if own_text else None
    seen = shown(row, terms, line_at(view, row.body), partial(say, row.kind))
    hit = Hit(
        id=row.record,
        kind=row.kind,
        title=row.title,
        snippet=seen.snippet,
        why=seen.why,
        when=row.dated,
        by=row.author,
    )
    return hit, Where(row.label, seen.reasons)
