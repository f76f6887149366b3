"""How records look in answers: one JSON object, one line."""

from __future__ import annotations

from collections.abc import Sequence

from satchel.catalog.kinds import Kinds
from satchel.cli.answers import Answer
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonValue


def record_value(view: RecordView, kinds: Kinds) -> dict[str, JsonValue]:
    """A record for `--json`: id, kind, title, times, heads, and its fields by name."""
    words = describe(view, kinds.words(view.kind))
    value: dict[str, JsonValue] = {
        "id": view.record,
        "kind": view.kind,
        "title": words.title,
        "created": view.created,
        "changed": view.changed,
        "heads": list(view.heads),
        "head": view.heads[0] if len(view.heads) == 1 else None,
        "fields": dict(view.fields),
        "links": [{"relation": link.relation, "to": link.to} for link in view.links],
        "withdrawn": view.withdrawn,
    }
    if view.contradictions:
        value["contradictions"] = dict(view.contradictions)
    if view.unread:
        value["unread"] = view.unread
    return value


def record_line(view: RecordView, kinds: Kinds) -> str:
    """A record in one line for people."""
    words = describe(view, kinds.words(view.kind))
    title = words.title or ("not readable here" if view.unread else "without a title")
    when = words.when or view.created[:10]
    gone = " [withdrawn]" if view.withdrawn is not None else ""
    return f"{view.record}  {view.kind:<10}  {when:<25}  {title}{gone}"


def records_answer(views: Sequence[RecordView], kinds: Kinds) -> Answer:
    """A list of records."""
    lines = [record_line(view, kinds) for view in views] or ["Nothing of that kind yet."]
    return Answer([record_value(view, kinds) for view in views], lines)
