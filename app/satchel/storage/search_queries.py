"""Asking the search index: which records hold some words, the best first.

What it is for: turning a wish into one full-text query and its rows into values. What
it is not for: reading what a user typed, or choosing what of a text to show. To know
first: bm25 reads every hit twice, so hits of very common words are not weighed against
each other: of the newest ones those in titles come first, and the answer says so.
Totals are exact all the same, and cost a second query only then.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from satchel.domain.ids import RecordId
from satchel.storage.database import Database
from satchel.storage.search_index import PART_BITS, mark

RANKED = 10_000
_WORDS = "{title names body}"
# title, names, body, keys, marks: marks say nothing about how well a row fits.
_WEIGHTS = "4.0, 3.0, 1.0, 1.0, 0.0"


@dataclass(frozen=True, slots=True)
class Term:
    """Something a hit must have, or must not: `words` in a row, or any of the name `keys`.

    `words` of more than one word stand together; `open_ended` lets the last go on.
    Each of `keys` is one word's alternatives.
    """

    words: str
    keys: tuple[tuple[str, ...], ...] = ()
    open_ended: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """All terms, and filters; None leaves a filter out. Dates as in `Searchable.when`.

    `instead`: records that were joined to another, each with the one to show in its place.
    """

    terms: tuple[Term, ...]
    kind: str | None = None
    case: str | None = None
    person: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 20
    offset: int = 0
    instead: Mapping[RecordId, RecordId] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """The best row of a record that was hit; `label` names the part of a content's text."""

    record: str
    kind: str
    label: str | None
    dated: str | None
    author: str | None
    title: str
    names: str
    body: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`rows` best first, one for each record; `total` records; `ranked_newest` as above."""

    rows: tuple[Row, ...]
    total: int
    ranked_newest: bool


def ask(db: Database, wish: Wish) -> Answer:
    """Records that fit the wish. A wish without a term that must be there finds nothing."""
    match = _match(replace(wish, kind=None))
    if match is None:
        return Answer((), 0, False)
    # Of some kinds there are very many records, and a list of all of them is slow to walk:
    # where there are few hits, each is asked for its kind instead.
    one_by_one = wish.kind is not None and _are_few(db, match)
    if not one_by_one:
        match = _match(wish) or match
    condition, values = _condition(wish, wish.kind if one_by_one else None)
    newest = _ids(db, f"{condition} ORDER BY s.rowid DESC LIMIT ?", [match, *values, RANKED + 1])
    too_many = len(newest) > RANKED
    if too_many:
        ids = _titles_first(db, match, newest[:RANKED])
    else:
        order = f"{condition} ORDER BY bm25(search_words, {_WEIGHTS}), s.rowid DESC"
        ids = _ids(db, order, [match, *values])
    best: dict[int, int] = {}
    homes = _homes(db, wish.instead)
    for number in ids:
        own = number >> PART_BITS
        best.setdefault(homes.get(own, own), number)
    total = _total(db, match, condition, values) if too_many else len(best)
    wanted = list(best.items())[wish.offset : wish.offset + wish.limit]
    return Answer(tuple(_rows(db, wanted)), total, too_many)


def _ids(db: Database, condition: str, values: Sequence[Any]) -> list[int]:
    found = db.execute(f"SELECT s.rowid FROM search_words s {condition}", values)
    return [row[0] for row in found.fetchall()]


def _are_few(db: Database, match: str) -> bool:
    condition = "WHERE search_words MATCH ? ORDER BY s.rowid DESC LIMIT ?"
    return len(_ids(db, condition, [match, RANKED + 1])) <= RANKED


def _titles_first(db: Database, match: str, newest: Sequence[int]) -> list[int]:
    """Hits in titles and names before the others, the newest first in both."""
    condition = "WHERE search_words MATCH ? AND s.rowid >= ? ORDER BY s.rowid DESC"
    titled = _ids(db, condition, [f"{{title names marks}} : ({match})", newest[-1]])
    hits = set(newest)  # what must not be there, and dates, were looked at for all of a row
    return [*(number for number in titled if number in hits), *newest]


def _match(wish: Wish) -> str | None:
    """The full-text expression; every word in it is quoted, so nothing typed is syntax."""
    wanted = [_expression(term) for term in wish.terms if not term.excluded]
    if not wanted:
        return None
    filters = (("k", wish.kind), ("c", wish.case), ("p", wish.person))
    wanted += [f"marks : {_quoted(mark(sort, value))}" for sort, value in filters if value]
    match = " AND ".join(wanted)
    for term in wish.terms:
        if term.excluded:
            match = f"({match}) NOT {_expression(term)}"
    return match


def _expression(term: Term) -> str:
    words = f"{_WORDS} : {_quoted(term.words)}{' *' if term.open_ended else ''}"
    if not term.keys:
        return f"({words})"
    keys = " AND ".join(
        "(" + " OR ".join(f"keys : {_quoted(key)}" for key in alternatives) + ")"
        for alternatives in term.keys
    )
    return f"(({words}) OR ({keys}))"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _condition(wish: Wish, kind: str | None) -> tuple[str, list[Any]]:
    told = (("i.dated >= ?", wish.since), ("i.dated < ?", wish.until), ("i.kind = ?", kind))
    parts = [text for text, value in told if value is not None]
    join = "JOIN search_items i ON i.id = s.rowid " if parts else ""
    where = " AND ".join(["search_words MATCH ?", *parts])
    return f"{join}WHERE {where}", [value for _, value in told if value is not None]


def _total(db: Database, match: str, condition: str, values: Sequence[Any]) -> int:
    """Records, not rows: while no content's text is indexed, that is the same."""
    count = f"SELECT count(*) FROM search_words s {condition}"
    if db.execute("SELECT 1 FROM search_items WHERE content IS NOT NULL LIMIT 1").fetchone():
        rows = f"SELECT s.rowid >> {PART_BITS} AS number FROM search_words s {condition}"
        count = f"SELECT count(*) FROM ({rows} GROUP BY number)"
    return int(db.execute(count, [match, *values]).fetchone()[0])


def _homes(db: Database, instead: Mapping[RecordId, RecordId]) -> dict[int, int]:
    """Numbers of records that were joined to another as the same, with the number of that one."""
    if not instead:
        return {}
    rows = db.execute(
        f"SELECT record, id >> {PART_BITS} FROM search_items WHERE content IS NULL"
        " AND record IN (SELECT value FROM json_each(?))",
        [json.dumps([*instead, *instead.values()])],
    ).fetchall()
    numbers: dict[str, int] = dict(rows)
    found = {}
    for record in instead:
        home, steps = record, 0
        while home in instead and steps < len(instead):  # joined to what was joined itself
            home, steps = instead[home], steps + 1
        if record in numbers and home in numbers:
            found[numbers[record]] = numbers[home]
    return found


def _rows(db: Database, hits: Sequence[tuple[int, int]]) -> list[Row]:
    """Each hit as (number of the record to show, best row) as a row."""
    found = []
    for home, number in hits:
        # The title is the record's own, also for a part of its content's text.
        own = home << PART_BITS
        row = db.execute(
            "SELECT h.record, h.kind, i.label, h.dated, h.author, o.title, t.names, t.body"
            " FROM search_items i JOIN search_texts t ON t.id = i.id"
            " JOIN search_texts o ON o.id = ? JOIN search_items h ON h.id = ? WHERE i.id = ?",
            [own, own, number],
        ).fetchone()
        found.append(Row(*row))
    return found
