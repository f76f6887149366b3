"""What a record says, folded from exactly the sections that an exhibit shows.

Made when writing and made again when verifying; `verify.html` does the same. So a
record's page can say nothing that no signed section says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from satchel.domain.folding import RecordView, Step, fold
from satchel.domain.ids import LeafHash, RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.statements import Statement
from satchel.domain.words import Section
from satchel.ledger.entry import Header, read_section


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry as it is shown: verified header and the raw sections that stand beside it."""

    leaf: LeafHash
    header: Header
    sections: Mapping[str, bytes]

    def body(self, section: Section) -> JsonObject | None:
        """The section's body, checked against its commitment; None when it is not shown."""
        raw = self.sections.get(section)
        return None if raw is None else read_section(self.header, section, raw)


def view_of(record: RecordId, entries: Iterable[Shown]) -> RecordView:
    """The record folded from its own entries among `entries`; at least one is needed."""
    return fold(
        record,
        [
            Step(
                entry.leaf,
                entry.header.previous,
                entry.header.moment.utc_text(),
                entry.header.kind,
                entry.body(Section.WHAT),
            )
            for entry in entries
            if entry.header.record == record
        ],
    )


def view_json(view: RecordView) -> JsonObject:
    """A view as `record.json` holds it."""
    return {
        "record": view.record,
        "kind": view.kind,
        "fields": view.fields,
        "contradictions": view.contradictions,
        "links": [{"relation": link.relation, "to": link.to} for link in view.links],
        "withdrawn": view.withdrawn,
        "heads": view.heads,
        "created": view.created,
        "changed": view.changed,
        "unread": view.unread,
        "statements": {
            name: [_statement_json(one) for one in told] for name, told in view.statements.items()
        },
    }


def _statement_json(statement: Statement) -> JsonObject:
    return {
        "value": statement.value,
        "source": statement.source,
        "place": statement.place,
        "as_of": statement.as_of,
        "by": statement.by,
        "entry": statement.leaf,
        "number": statement.number,
    }


def tells_of(body: JsonValue, size: int, sha256: str, sha512: str) -> bool:
    """Whether a section's body describes a content of exactly these bytes, at any depth."""
    return any(
        (item.get("size"), item.get("sha256"), item.get("sha512")) == (size, sha256, sha512)
        for item in _objects(body)
    )


def _objects(value: JsonValue) -> Iterator[JsonObject]:
    if isinstance(value, Mapping):
        yield value
        for item in value.values():
            yield from _objects(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _objects(item)
