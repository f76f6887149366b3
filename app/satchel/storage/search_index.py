"""What can be found: the words of records and of the text of their contents.

What it is for: keeping the index in step with the records, in the transaction that
changes them. What it is not for: asking (`search_queries`), or reading a user's query
(`search.finding`). To know first: every row is derived and goes with its record; the
words of a row are deleted from the index by naming them again, so what was indexed is
kept in `search_texts` as it was, name keys included.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from satchel.domain.errors import IntegrityFailure
from satchel.domain.names.keys import keys_in_text, text_keys
from satchel.storage.database import Database
from satchel.storage.transaction import Transaction

PART_BITS = 20
_MOST_PARTS = 2**PART_BITS - 1
_COLUMNS = "title, names, body, keys, marks"
_MERGE_PAGES = 500


@dataclass(frozen=True, slots=True)
class Searchable:
    """A record in words. `when` is a UTC text or an EDTF date, `by` a member's code."""

    record: str
    kind: str
    title: str
    text: str
    names: tuple[str, ...]
    case: str | None
    person: str | None
    when: str | None
    by: str | None


@dataclass(frozen=True, slots=True)
class _Text:
    """One row of `search_texts`."""

    id: int
    title: str
    names: str
    body: str
    keys: str
    marks: str

    @property
    def values(self) -> tuple[Any, ...]:
        return (self.id, self.title, self.names, self.body, self.keys, self.marks)


def put_record(tx: Transaction, item: Searchable) -> None:
    """Index a record's own words in place of what was indexed of them before.

    The parts of its contents stay, and take over its kind, case and person.
    """
    put_records(tx, [item])


def put_records(tx: Transaction, items: Sequence[Searchable]) -> None:
    """`put_record` for many at once, each record once: for imports, in a fraction of the time."""
    db = tx.db
    known = _known(db, items)
    # Before anything is forgotten: the last id may be that of a record put here once more.
    free = itertools.count(_next_id(db), 1 << PART_BITS)
    _forget(db, known.values())
    rows = []
    for item in items:
        own = known.get(item.record) or next(free)
        marks = _marks(item)
        if item.record in known:
            _mark_parts(db, item, own, marks)
        keys = _keys(item.title, item.names, item.text)
        text = _Text(own, item.title, "\n".join(item.names), item.text, keys, marks)
        rows.append(((own, item.record, item.kind, None, None, item.when, item.by), text))
    _remember(db, rows)


def put_text(tx: Transaction, record: str, content: str, parts: Iterable[tuple[str, str]]) -> None:
    """Index the text of one content of a record, `parts` as (label, text): once for each page.

    Replaces what was indexed of that content under that record. Does nothing for a
    record that is not indexed: what is sealed or withdrawn must leave nothing here.
    """
    db = tx.db
    _forget(db, _ids(db, "record = ? AND content = ?", [record, content]))
    found = db.execute(
        "SELECT i.id, i.kind, i.dated, i.author, t.marks FROM search_items i JOIN search_texts t"
        " ON t.id = i.id WHERE i.record = ? AND i.content IS NULL",
        [record],
    ).fetchone()
    if found is None:
        return
    own, kind, dated, author, marks = found
    (last,) = db.execute("SELECT max(id) FROM search_items WHERE record = ?", [record]).fetchone()
    numbers = range(last + 1, own + _MOST_PARTS)
    _remember(
        db,
        [
            (
                (number, record, kind, content, label, dated, author),
                _Text(number, "", "", text, _keys("", (), text), marks),
            )
            for number, (label, text) in zip(numbers, parts, strict=False)
            if text.strip()
        ],
    )


def drop_record(tx: Transaction, record: str) -> None:
    """Leave no word of a record and of its contents' text; nothing happens if there is none."""
    _forget(tx.db, _ids(tx.db, "record = ?", [record]))


def rebuild(tx: Transaction) -> None:
    """Make the words again from the rows that are here: for a rewritten archive.

    Rows of records that are no longer in `records` go first.
    """
    db = tx.db
    db.execute(
        "DELETE FROM search_texts WHERE id IN (SELECT id FROM search_items"
        " WHERE record NOT IN (SELECT record FROM records))"
    )
    db.execute("DELETE FROM search_items WHERE record NOT IN (SELECT record FROM records)")
    db.execute("INSERT INTO search_words (search_words) VALUES ('rebuild')")


def problems(db: Database) -> Iterator[str]:
    """What is wrong with the index, each in a sentence. Begins a write that must be rolled back."""
    again = "`verify --rebuild` makes it anew from the records."
    try:
        db.execute("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)")
    except IntegrityFailure:
        yield f"Its words are not those of the texts it was made from; {again}"
    missing, orphaned = db.execute(
        "SELECT (SELECT count(*) FROM records r WHERE r.withdrawn IS NULL AND r.fields <> '{}'"
        " AND r.kind IN (SELECT DISTINCT kind FROM search_items)"
        " AND NOT EXISTS (SELECT 1 FROM search_items s WHERE s.record = r.record)),"
        " (SELECT count(DISTINCT record) FROM search_items"
        " WHERE record NOT IN (SELECT record FROM records))"
    ).fetchone()
    if missing:
        yield f"{missing} records cannot be found by it; {again}"
    if orphaned:
        yield f"It holds words of {orphaned} records that are not here; {again}"


def kept_rows(condition: str) -> dict[str, str]:
    """For `rewrite.write_next_generation`: the search rows of the records that stay.

    `condition` selects them in terms of the old table `records`.
    """
    records = f"record IN (SELECT record FROM records WHERE {condition})"
    return {
        "search_items": records,
        "search_texts": f"id IN (SELECT id FROM search_items WHERE {records})",
    }


def idle_merge(tx: Transaction) -> bool:
    """Some of the merging that writing left for later; whether there may be more to do."""
    before = tx.db.conn.total_changes
    tx.db.execute(
        "INSERT INTO search_words (search_words, rank) VALUES ('merge', ?)", [_MERGE_PAGES]
    )
    return bool(tx.db.conn.total_changes - before > 1)


def mark(sort: str, value: str) -> str:
    """A filter as a word of the index: `k` kind, `c` case, `p` person."""
    value = value.lower()
    if not value.isalnum():  # ids are, and each record has three marks
        value = "".join(letter for letter in value if letter.isalnum())
    return sort + value


def _marks(item: Searchable) -> str:
    case = item.case or (item.record if item.kind == "case" else None)
    person = item.person or (item.record if item.kind == "person" else None)
    named = (("k", item.kind), ("c", case), ("p", person))
    return " ".join(mark(sort, value) for sort, value in named if value)


def _keys(title: str, names: tuple[str, ...], text: str) -> str:
    spelled = (key for name in names for word in name.split() for key in text_keys(word))
    # A note's title is mostly the beginning of its text.
    words = text if title.rstrip("…") in text else f"{title}\n{text}"
    return " ".join(dict.fromkeys((*spelled, *keys_in_text(words))))


def _known(db: Database, items: Sequence[Searchable]) -> dict[str, int]:
    """The ids of the own rows of those of the records that are indexed already."""
    found = db.execute(
        "SELECT record, min(id) FROM search_items"
        " WHERE record IN (SELECT value FROM json_each(?)) GROUP BY record",
        [json.dumps([item.record for item in items])],
    )
    return dict(found.fetchall())


def _next_id(db: Database) -> int:
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM search_items").fetchone()
    return int(((last >> PART_BITS) + 1) << PART_BITS)


def _ids(db: Database, condition: str, values: list[str]) -> list[int]:
    found = db.execute(f"SELECT id FROM search_items WHERE {condition} ORDER BY id", values)
    return [row[0] for row in found.fetchall()]


def _remember(db: Database, rows: Iterable[tuple[tuple[Any, ...], _Text]]) -> None:
    rows = list(rows)
    texts = [text.values for _, text in rows]
    conn = db.conn
    conn.executemany(
        "INSERT INTO search_items (id, record, kind, content, label, dated, author)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [item for item, _ in rows],
    )
    conn.executemany(f"INSERT INTO search_texts (id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", texts)
    conn.executemany(
        f"INSERT INTO search_words (rowid, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", texts
    )


def _forget(db: Database, ids: Iterable[int]) -> None:
    numbered = [(number,) for number in ids]
    db.conn.executemany(
        f"INSERT INTO search_words (search_words, rowid, {_COLUMNS})"
        f" SELECT 'delete', id, {_COLUMNS} FROM search_texts WHERE id = ?",
        numbered,
    )
    db.conn.executemany("DELETE FROM search_texts WHERE id = ?", numbered)
    db.conn.executemany("DELETE FROM search_items WHERE id = ?", numbered)


def _mark_parts(db: Database, item: Searchable, own: int, marks: str) -> None:
    """Give a record's parts the marks the record has now."""
    rows = db.execute(
        "SELECT i.id, i.record, i.kind, i.content, i.label, i.dated, i.author, t.body, t.keys"
        " FROM search_items i JOIN search_texts t ON t.id = i.id"
        " WHERE i.record = ? AND i.id <> ? AND (t.marks <> ? OR i.dated IS NOT ?)",
        [item.record, own, marks, item.when],
    ).fetchall()
    _forget(db, [row[0] for row in rows])
    _remember(
        db,
        [
            (
                (number, record, item.kind, content, label, item.when, item.by),
                _Text(number, "", "", body, keys, marks),
            )
            for number, record, _, content, label, _, _, body, keys in rows
        ],
    )
