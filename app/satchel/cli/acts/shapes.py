"""How records look in answers: one JSON object, one line."""

from __future__ import annotations

import json
from collections.abc import Sequence

from satchel.catalog.chronology import Titles
from satchel.catalog.kinds import Kinds
from satchel.cli.answers import Answer
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonValue
from satchel.domain.keyed import grouped
from satchel.domain.statements import Statement


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
        "fields": grouped(view.fields),
        "links": [{"relation": link.relation, "to": link.to} for link in view.links],
        "withdrawn": view.withdrawn,
    }
    if view.contradictions:
        value["contradictions"] = dict(view.contradictions)
    if view.statements:
        value["statements"] = {
            name: [statement_value(one) for one in told] for name, told in view.statements.items()
        }
    if view.unread:
        value["unread"] = view.unread
    return value


def statement_value(statement: Statement) -> JsonValue:
    """A statement for `--json`; `id` is its name, by which `edit --retract` takes it back."""
    return {
        "id": statement.name,
        "value": statement.value,
        "source": statement.source,
        "place": statement.place,
        "as_of": statement.as_of,
        "by": statement.by,
        "entry": statement.leaf,
    }


def statement_line(statement: Statement) -> str:
    """A statement in one line for people: value, source and place, as of when, by whom."""
    parts = [
        f"in {statement.source}" if statement.source else "no source",
        statement.place or "",
        f"as of {statement.as_of}" if statement.as_of else "",
        f"by {statement.by}" if statement.by else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f"{statement.name}  {value_text(statement.value)}  ({told})"


def value_text(value: JsonValue) -> str:
    """A value in one line for people."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def record_line(view: RecordView, kinds: Kinds) -> str:
    """A record in one line for people."""
    words = describe(view, kinds.words(view.kind))
    title = words.title or ("not readable here" if view.unread else "without a title")
    when = words.when or view.created[:10]
    gone = " [withdrawn]" if view.withdrawn is not None else ""
    return f"{view.record}  {view.kind:<10}  {when:<25}  {title}{gone}"


def records_answer(views: Sequence[RecordView], kinds: Kinds, titles: Titles) -> Answer:
    """A list of records; what is a person's, such as an office, says whose it is."""
    whose = [_whose(view, kinds, titles) for view in views]
    lines = [
        record_line(view, kinds) + (f"  ({name})" if name else "")
        for view, name in zip(views, whose, strict=True)
    ]
    value = [_listed(view, kinds, name) for view, name in zip(views, whose, strict=True)]
    return Answer(value, lines or ["Nothing of that kind yet."])


def _whose(view: RecordView, kinds: Kinds, titles: Titles) -> str:
    person = describe(view, kinds.words(view.kind)).person
    return titles.of(person) if person else ""


def _listed(view: RecordView, kinds: Kinds, whose: str) -> JsonValue:
    """A record in a list: a protected name is told by `show` alone, never in passing."""
    value = record_value(view, kinds)
    if whose:
        value["whose"] = whose
    if view.kind == "identity":
        value["fields"] = {"person": view.fields.get("person")}
        value.pop("statements", None)
        value.pop("contradictions", None)
    return value
