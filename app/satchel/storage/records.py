"""Rows of the record views: what the entries say now, ready for lists.

Everything here is derived: it can be dropped and folded again from the entries.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import orjson

from satchel.domain.describing import Description
from satchel.domain.folding import Link, RecordView
from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.statements import Statement
from satchel.storage import stored_json
from satchel.storage.database import Database

_COLUMNS = (
    "record, kind, fields, contradictions, links, heads, withdrawn, created, changed, unread,"
    " statements"
)
SAME_AS = "same-as"

# A record and all that were joined to it as the same, in either direction.
_SAME = (
    "WITH RECURSIVE same(id) AS (SELECT ?"
    " UNION SELECT m.record FROM mentions m JOIN same s ON m.target = s.id"
    f" WHERE m.relation = '{SAME_AS}'"
    " UNION SELECT m.target FROM mentions m JOIN same s ON m.record = s.id"
    f" WHERE m.relation = '{SAME_AS}') SELECT id FROM same"
)
# Everything that hangs under a record, or under one joined with it, at any depth, whatever
# order it arrived in.
_UNDER = (
    f"WITH RECURSIVE under(id) AS (SELECT id FROM ({_SAME}) UNION SELECT m.record FROM mentions m"
    " JOIN under u ON m.target = u.id WHERE m.relation IN ('case', 'proceeding', 'on', 'event',"
    " 'document', 'derived_from', 'citation', 'charge', 'answers'))"
    " SELECT id FROM under"
)
# Whatever names a person, under any of the records joined as the same.
_ABOUT = f"SELECT record FROM mentions WHERE target IN ({_SAME})"
# People and cases name each other through charges, proceedings and hearings too.
_PEOPLE_OF = (
    f"(record IN ({_UNDER}) OR record IN (SELECT target FROM mentions"
    f" WHERE relation IN ('person', 'persons') AND record IN ({_UNDER})))"
)
_CASES_OF = (
    f"(record IN ({_ABOUT}) OR record IN (SELECT target FROM mentions"
    f" WHERE relation IN ('case', 'cases') AND (record IN ({_ABOUT}) OR record IN ({_SAME}))))"
)
# What is shown instead of a record that was joined to it: unless that was withdrawn or is not
# here; of two that were joined to each other, on two devices apart, one stays.
_SHOWN_INSTEAD = (
    "SELECT m.record, m.target FROM mentions m JOIN records k ON k.record = m.target"
    f" WHERE m.relation = '{SAME_AS}' AND k.withdrawn IS NULL AND (m.record > m.target"
    " OR NOT EXISTS (SELECT 1 FROM mentions b WHERE b.record = m.target AND b.target = m.record"
    f" AND b.relation = '{SAME_AS}'))"
)
_NOT_JOINED = f"NOT EXISTS ({_SHOWN_INSTEAD} AND m.record = records.record)"


@dataclass(frozen=True, slots=True)
class ListWish:
    """What a list should hold; None leaves a filter out. Times are UTC texts or EDTF prefixes.

    A list comes in the order its records were made, or the `newest` first. Long ones are read
    page by page: `limit`, and `after` the last record of the page before, which costs the same
    however far it is, or `offset`, which does not.
    """

    kind: str | None = None
    case: RecordId | None = None
    person: RecordId | None = None
    on: RecordId | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    offset: int = 0
    withdrawn: bool = False
    leaving_out: tuple[str, ...] = ()  # kinds
    joined: bool = False  # whether to list those that were joined to another as the same
    only: tuple[str, str] | None = None  # (field, value) that must be so
    newest: bool = False
    after: RecordId | None = None


def put(db: Database, items: Iterable[tuple[RecordView, Description]]) -> None:
    """Insert or replace the views and their mentions of other records."""
    items = list(items)
    db.conn.executemany(
        f"INSERT OR REPLACE INTO records ({_COLUMNS},"
        " case_record, person_record, dated, content)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_row(view, words) for view, words in items],
    )
    db.conn.executemany(
        "DELETE FROM mentions WHERE record = ?", [(view.record,) for view, _ in items]
    )
    db.conn.executemany(
        "INSERT OR IGNORE INTO mentions (record, relation, target) VALUES (?, ?, ?)",
        [mention for view, words in items for mention in _mentions(view, words)],
    )


def drop(db: Database, record: RecordId) -> None:
    """Forget a view: its entries are no longer here."""
    db.execute("DELETE FROM records WHERE record = ?", [record])
    db.execute("DELETE FROM mentions WHERE record = ?", [record])


def get(db: Database, record: str) -> RecordView | None:
    """The view of one record by its whole id."""
    row = db.execute(f"SELECT {_COLUMNS} FROM records WHERE record = ?", [record]).fetchone()
    return _view(row) if row else None


def kinds_of(db: Database, ids: Collection[str]) -> dict[str, str]:
    """The kind of each of these records that is here."""
    if not ids:
        return {}
    rows = db.execute(
        "SELECT record, kind FROM records WHERE record IN (SELECT value FROM json_each(?))",
        [_dump(list(ids))],
    ).fetchall()
    return dict(rows)


def matching(db: Database, prefix: str, limit: int = 3) -> list[RecordId]:
    """Ids that begin with `prefix`, at most `limit`."""
    rows = db.execute(
        "SELECT record FROM records WHERE record >= ? AND record < ? LIMIT ?",
        [prefix, prefix + "\x7f", limit],
    ).fetchall()
    return [RecordId(row[0]) for row in rows]


def select(db: Database, wish: ListWish) -> list[RecordView]:
    """Views in the order they were made, or the newest first."""
    where, values = _conditions(wish)
    limit = -1 if wish.limit is None else wish.limit
    order = "created DESC, record DESC" if wish.newest else "created, record"
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM records WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",
        [*values, limit, wish.offset],
    ).fetchall()
    return [_view(row) for row in rows]


def count(db: Database, kind: str | None = None) -> int:
    """How many records are here, of one kind or of all."""
    if kind is None:
        return int(db.execute("SELECT count(*) FROM records").fetchone()[0])
    return int(db.execute("SELECT count(*) FROM records WHERE kind = ?", [kind]).fetchone()[0])


def of_kind(db: Database, kind: str) -> list[RecordId]:
    """Every record of a kind, withdrawn and joined ones too, in the order they were made."""
    told = "SELECT record FROM records WHERE kind = ? ORDER BY created, record"
    return [RecordId(row[0]) for row in db.execute(told, [kind]).fetchall()]


def values_of(db: Database, kind: str, field: str) -> dict[str, RecordId]:
    """Each text that a field of a kind holds, with a record that holds it, withdrawn or not."""
    rows = db.execute(
        "SELECT json_extract(fields, '$.' || ?), record FROM records WHERE kind = ?"
        " ORDER BY created DESC",
        [field, kind],
    ).fetchall()
    return {value: RecordId(record) for value, record in rows if isinstance(value, str)}


def with_code(db: Database, code: str) -> list[RecordId]:
    """The people of that code, in letters of either case, whichever is shown in lists first."""
    rows = db.execute(
        f"SELECT record FROM records WHERE kind = 'person' AND withdrawn IS NULL"
        f" AND json_extract(fields, '$.code') = ? COLLATE NOCASE ORDER BY NOT ({_NOT_JOINED})",
        [code],
    ).fetchall()
    return [RecordId(row[0]) for row in rows]


def state_of(db: Database, kind: str) -> tuple[int, str]:
    """How many records of a kind can be read here, and when one of them last changed."""
    count, changed = db.execute(
        "SELECT count(*), coalesce(max(changed), '') FROM records"
        " WHERE kind = ? AND withdrawn IS NULL AND fields <> '{}'",
        [kind],
    ).fetchone()
    return int(count), str(changed)


def with_content(db: Database) -> list[RecordId]:
    """Records that speak of a content, in the order they were made."""
    rows = db.execute(
        "SELECT record FROM records WHERE content IS NOT NULL ORDER BY created, record"
    ).fetchall()
    return [RecordId(row[0]) for row in rows]


def count_closed(db: Database) -> int:
    """How many records are here of which nothing can be read: sealed to others."""
    row = db.execute(
        "SELECT count(*) FROM records WHERE unread > 0 AND fields = '{}' AND withdrawn IS NULL"
    ).fetchone()
    return int(row[0])


def mentioning(db: Database, target: RecordId) -> list[tuple[RecordId, str]]:
    """(record, relation) of everything that names `target`."""
    rows = db.execute(
        "SELECT record, relation FROM mentions WHERE target = ? ORDER BY record", [target]
    ).fetchall()
    return [(RecordId(row[0]), row[1]) for row in rows]


def named_by(db: Database, naming: Collection[str]) -> list[RecordId]:
    """Every record that one of `naming` names in any field, or is linked to."""
    rows = db.execute(
        "SELECT DISTINCT target FROM mentions WHERE record IN (SELECT value FROM json_each(?))"
        " ORDER BY target",
        [_dump(list(naming))],
    ).fetchall()
    return [RecordId(row[0]) for row in rows]


def shown_instead(db: Database) -> dict[RecordId, RecordId]:
    """Records that were joined to another as the same, each with the one to show instead."""
    rows = db.execute(_SHOWN_INSTEAD).fetchall()
    return {RecordId(record): RecordId(target) for record, target in rows}


def joined_to(db: Database, record: RecordId) -> list[RecordId]:
    """The record and all that are joined with it as the same, itself first."""
    return [RecordId(row[0]) for row in db.execute(_SAME, [record]).fetchall()]


def holding(db: Database, content: str) -> list[RecordId]:
    """Records whose content is `content`: duplicates are linked, not dropped."""
    rows = db.execute(
        "SELECT record FROM records WHERE content = ? ORDER BY created", [content]
    ).fetchall()
    return [RecordId(row[0]) for row in rows]


def all_ids(db: Database) -> list[RecordId]:
    """Every record that has entries here."""
    rows = db.execute("SELECT DISTINCT record FROM entries ORDER BY record").fetchall()
    return [RecordId(row[0]) for row in rows]


def _conditions(wish: ListWish) -> tuple[str, list[Any]]:
    parts = ["1"]
    values: list[Any] = []
    wanted = (
        ("kind = ?", wish.kind),
        (_PEOPLE_OF if wish.kind == "person" else f"record IN ({_UNDER})", wish.case),
        (_CASES_OF if wish.kind == "case" else f"record IN ({_ABOUT})", wish.person),
        ("record IN (SELECT record FROM mentions WHERE target = ? AND relation = 'on')", wish.on),
        ("coalesce(dated, created) >= ?", wish.since),
        ("coalesce(dated, created) < ?", wish.until),
    )
    for text, value in wanted:
        if value is not None:
            parts.append(text)
            values.extend([value] * text.count("?"))
    if wish.only is not None:
        parts.append("json_extract(fields, '$.' || ?) = ?")
        values.extend(wish.only)
    if wish.after is not None:
        beyond = "<" if wish.newest else ">"
        last = "(SELECT created, record FROM records WHERE record = ?)"
        parts.append(f"(created, record) {beyond} {last}")
        values.append(wish.after)
    if wish.leaving_out:
        parts.append(f"kind NOT IN ({','.join('?' * len(wish.leaving_out))})")
        values.extend(wish.leaving_out)
    if not wish.withdrawn:
        parts.append("withdrawn IS NULL")
    if not wish.joined:
        parts.append(_NOT_JOINED)
    return " AND ".join(parts), values


def _row(view: RecordView, words: Description) -> tuple[Any, ...]:
    content = view.fields.get("content")
    return (
        view.record,
        view.kind,
        _dump(view.fields),
        _dump(view.contradictions),
        _dump([[link.relation, link.to] for link in view.links]),
        _dump(view.heads),
        view.withdrawn,
        view.created,
        view.changed,
        view.unread,
        _dump({name: [_flat(one) for one in told] for name, told in view.statements.items()}),
        words.case,
        words.person,
        words.when,
        content.get("id") if isinstance(content, dict) else None,
    )


def _mentions(view: RecordView, words: Description) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = [
        (view.record, link.relation, link.to) for link in view.links
    ]
    found += [(view.record, relation, target) for relation, target in words.mentions]
    subjects = view.fields.get("subjects")
    if view.kind == "custody-entry" and isinstance(subjects, list | tuple):
        found += [(view.record, "subject", item) for item in subjects if isinstance(item, str)]
    return found


def _flat(one: Statement) -> tuple[Any, ...]:
    """In the order of its fields; `dataclasses.astuple` copies deeply, and costs more than all."""
    return (one.value, one.source, one.place, one.as_of, one.by, one.leaf, one.number)


def _view(row: Any) -> RecordView:
    try:
        return _read(row)
    except ValueError as wrong:
        raise stored_json.damaged() from wrong


def _read(row: Any) -> RecordView:
    return RecordView(
        record=RecordId(row[0]),
        kind=row[1],
        fields=orjson.loads(row[2]),
        contradictions=orjson.loads(row[3]),
        links=tuple(Link(relation, RecordId(to)) for relation, to in orjson.loads(row[4])),
        withdrawn=row[6],
        heads=tuple(LeafHash(leaf) for leaf in orjson.loads(row[5])),
        created=row[7],
        changed=row[8],
        unread=int(row[9]),
        statements={
            name: tuple(Statement(*one) for one in told)
            for name, told in orjson.loads(row[10]).items()
        },
    )


def _dump(value: Any) -> str:
    return orjson.dumps(value).decode()
