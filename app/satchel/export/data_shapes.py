"""Records as programs and spreadsheets read them: one JSON object, one row of a table.

Nothing is made harmless here, as it is in exhibits: data leaves exactly as it is, so that
it can be compared with what went in. The README of an export says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from satchel.domain.describing import KindWords, describe
from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonValue
from satchel.domain.keyed import grouped

BEFORE = ("id", "title", "created", "changed")
AFTER = ("links", "media", "heads", "unread", "other_fields")
STATEMENTS = ("record", "kind", "field", "value", "source", "place", "as_of", "by", "id", "entry")


@dataclass(frozen=True, slots=True)
class Media:
    """A content as it lies in the export: path from its top, size in bytes, SHA-256 in hex."""

    path: str
    size: int
    sha256: str
    media_type: str | None


def record_object(
    view: RecordView, words: KindWords | None, media: Media | None
) -> dict[str, JsonValue]:
    """A record as JSON, with every statement and its source, and its heads."""
    value: dict[str, JsonValue] = {
        "id": view.record,
        "kind": view.kind,
        "title": describe(view, words).title,
        "created": view.created,
        "changed": view.changed,
        "heads": list(view.heads),
        "fields": grouped(view.fields),
        "contradictions": dict(view.contradictions),
        "statements": {
            name: [
                {
                    "id": one.name,
                    "value": one.value,
                    "source": one.source,
                    "place": one.place,
                    "as_of": one.as_of,
                    "by": one.by,
                    "entry": one.leaf,
                }
                for one in told
            ]
            for name, told in view.statements.items()
        },
        "links": [{"relation": link.relation, "to": link.to} for link in view.links],
        "unread": view.unread,
    }
    if media is not None:
        value["media"] = {
            "path": media.path,
            "size": media.size,
            "sha256": media.sha256,
            "type": media.media_type,
        }
    return value


def record_row(
    view: RecordView, words: KindWords | None, columns: Sequence[str], media: Media | None
) -> list[str]:
    """A record as cells: `BEFORE`, its fields in the order of `columns`, `AFTER`."""
    fields = grouped(view.fields)
    others = {name: value for name, value in fields.items() if name not in columns}
    return [
        view.record,
        describe(view, words).title,
        view.created,
        view.changed,
        *(cell(fields.get(name)) for name in columns),
        "; ".join(f"{link.relation} {link.to}" for link in view.links),
        media.path if media else "",
        "; ".join(view.heads),
        str(view.unread) if view.unread else "",
        _json(others) if others else "",
    ]


def statement_rows(view: RecordView) -> Iterator[list[str]]:
    """Every value that somebody states, and those that contradict each other without one."""
    for name, told in view.statements.items():
        for one in told:
            about = (one.source, one.place, one.as_of, one.by, one.name, one.leaf)
            yield [view.record, view.kind, name, cell(one.value), *(text or "" for text in about)]
    for name, values in view.contradictions.items():
        for value in values if name not in view.statements else ():
            yield [view.record, view.kind, name, cell(value), *[""] * 6]


def cell(value: JsonValue) -> str:
    """A value in one cell: texts as they are, several with `; ` between where that can be
    taken apart again, everything else as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        texts = [_text(item) for item in value]
        plain = [text for text in texts if text and ";" not in text and text == text.strip()]
        if len(plain) == len(texts):
            return "; ".join(plain)
    return _json(value)


def _text(value: JsonValue) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and set(value) == {"text"} and isinstance(value["text"], str):
        return value["text"]
    return None


def _json(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False)
