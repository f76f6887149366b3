"""`search`: hits with the reason each was found."""

from __future__ import annotations

from argparse import Namespace

from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.search.finding import Filters, Hit, find
from satchel.storage import records

_USUAL_LIMIT = 20


def run(session: Session, said: Namespace) -> Answer:
    """`search QUERY`; the exact total and what cannot be opened go to stderr."""
    desk = session.desk()
    case = desk.records.show(said.case).record if said.case else None
    found = find(
        desk.archive.reading(),
        said.query,
        Filters(kind=said.kind, case=case),
        exact=said.exact,
        limit=_USUAL_LIMIT if said.limit is None else said.limit,
        offset=said.offset,
        closed=desk.closed_records(),
        views=desk.records.in_parts,
        instead=records.shown_instead(desk.archive.reading()),
    )
    if said.kind is not None and not found.total:
        desk.records.require_kind(said.kind)
    value: list[JsonValue] = [
        _value(hit, hit["by"] or desk.records.author(RecordId(hit["id"]))) for hit in found.hits
    ]
    lines = [line for hit in found.hits for line in _lines(hit)]
    asides = [f"{found.total} found, {len(found.hits)} shown.", *found.notes]
    return Answer(value, lines, asides)


def _value(hit: Hit, by: str | None) -> JsonValue:
    return {
        "id": hit["id"],
        "kind": hit["kind"],
        "title": hit["title"],
        "snippet": hit["snippet"],
        "why": hit["why"],
        "when": hit["when"],
        "by": by,
    }


def _lines(hit: Hit) -> list[str]:
    head = f"{hit['id']}  {hit['kind']:<10}  {hit['when'] or ''}  {hit['title']}"
    lines = [head.rstrip(), f"    {hit['why']}"]
    if hit["snippet"]:
        lines.append(f"    {' '.join(hit['snippet'].split())}")
    return lines
