"""Acts that show what is known in order: chronologies and pages."""

from __future__ import annotations

from argparse import Namespace

from satchel.catalog.chronology import Happening
from satchel.catalog.pages import Fact
from satchel.cli.acts.shapes import statement_line, statement_value, value_text
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.json_values import JsonValue


def chronology(session: Session, said: Namespace) -> Answer:
    """`chronology ID`."""
    told = session.desk().chronology.of(
        said.id, since=said.since, until=said.until, material=said.all or None
    )
    end = None if said.limit is None else said.offset + said.limit
    shown = told[said.offset : end]
    lines = [text for one in shown for text in _lines(one)] or ["Nothing with a date yet."]
    return Answer([happening_value(one) for one in shown], lines)


def page(session: Session, said: Namespace) -> Answer:
    """`page ID`."""
    found = session.desk().pages.of(said.id, material=said.all)
    value: JsonValue = {
        "id": found.record,
        "kind": found.kind,
        "title": found.title,
        "withdrawn": found.withdrawn,
        "same": list(found.joined),
        "facts": [_fact_value(fact) for fact in found.facts],
        "parts": [
            {"kind": part.kind, "items": [happening_value(one) for one in part.lines]}
            for part in found.parts
        ],
    }
    lines = [f"{found.title or 'without a title'}  ({found.kind} {found.record})"]
    if found.withdrawn is not None:
        lines.append(f"  withdrawn: {found.withdrawn}")
    lines += [f"  the same as {other}" for other in found.joined]
    for fact in found.facts:
        lines.append(f"  {fact.field}: {value_text(fact.value)}{_mark(fact.disputed)}")
        lines += [f"    {statement_line(one)}" for one in fact.statements]
    for part in found.parts:
        lines += ["", part.kind, *(f"  {text}" for one in part.lines for text in _lines(one))]
    return Answer(value, lines)


def happening_value(line: Happening) -> JsonValue:
    """A line of a chronology for `--json`."""
    return {
        "id": line.record,
        "kind": line.kind,
        "date": line.date,
        "field": line.field or None,
        "end": line.is_end,
        "title": line.title,
        "person": line.person,
        "person_title": line.person_title,
        "disputed": line.disputed,
        "speaks_of": [
            {"field": other.field, "id": other.record, "title": other.title}
            for other in line.speaks_of
        ],
        "sources": [
            {
                "id": source.record,
                "title": source.title,
                "place": source.place,
                "as_of": source.as_of,
                "by": source.by,
            }
            for source in line.sources
        ],
    }


def _lines(line: Happening) -> list[str]:
    who = f"  {line.person_title}" if line.person_title else ""
    end = " (end)" if line.is_end else ""
    head = f"{line.date or 'no date':<22}  {line.kind}{end}  {line.title}{who}"
    return [
        f"{head}{_mark(line.disputed)}  [{line.record}]",
        *(f"    {other.field} {other.record} {other.title}" for other in line.speaks_of),
        *(
            f"    in {source.record} {source.title}"
            + (f", {source.place}" if source.place else "")
            + (f", as of {source.as_of}" if source.as_of else "")
            + (f", by {source.by}" if source.by else "")
            for source in line.sources
        ),
    ]


def _fact_value(fact: Fact) -> JsonValue:
    return {
        "field": fact.field,
        "value": fact.value,
        "disputed": fact.disputed,
        "statements": [statement_value(one) for one in fact.statements],
    }


def _mark(disputed: bool) -> str:
    return "  (sources disagree)" if disputed else ""
