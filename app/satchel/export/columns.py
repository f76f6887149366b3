"""The columns of an exhibit's index: what a court's load file asks for.

A cell is text, or a state: `not recorded`, `withheld`, `sealed`, `none yet`, `none`.
Nothing is guessed. States are codes in JSON and CSV and are translated on the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from satchel.domain.describing import describe
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Section
from satchel.export.preparing import Prepared, ReadyEntry, ReadyItem, Receipt
from satchel.export.withholding import WITHHELD

COLUMNS: Final = (
    "number",
    "date",
    "recorded",
    "type",
    "title",
    "author",
    "device",
    "program",
    "source",
    "path",
    "language",
    "extent",
    "files",
    "name",
    "size",
    "media_type",
    "sha256",
    "sha512",
    "leaf",
    "confidentiality",
    "parent",
    "children",
    "receipt",
    "withheld",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """`state` is a key of the phrase table, and `text` then its code."""

    text: str
    state: str | None = None


NOT_RECORDED: Final = Cell("not recorded", "not-recorded")
NONE_YET: Final = Cell("none yet", "none-yet")
NONE: Final = Cell("none", "none")

Row = Mapping[str, Cell]


def rows(prepared: Prepared, files: Mapping[str, tuple[str, ...]]) -> list[Row]:
    """One row for each item; `files` are the originals' paths by item number."""
    numbers = {item.source.record: item.number for item in prepared.items}
    children: dict[str, list[str]] = {}
    for item in prepared.items:
        for parent in item.source.derived_from:
            children.setdefault(parent, []).append(item.number)
    made_from = {
        item.number: [numbers[p] for p in item.source.derived_from if p in numbers]
        for item in prepared.items
    }
    return [
        _row(prepared, item, files[item.number])
        | {
            "parent": _list(made_from[item.number]),
            "children": _list(children.get(item.source.record, [])),
        }
        for item in prepared.items
    ]


def _row(prepared: Prepared, item: ReadyItem, files: tuple[str, ...]) -> dict[str, Cell]:
    own = [
        prepared.entries[place]
        for place in item.entries
        if prepared.entries[place].shown.header.record == item.source.record
    ]
    first = min(own, key=_begins)
    least = min(own, key=lambda entry: len(_receipts(prepared, entry)))
    facts, originals = item.source.facts, item.source.originals
    names = [o.name for o in originals if o.name is not None]
    title = describe(item.view, item.source.words).title
    row = {
        "number": Cell(item.number),
        "date": _told(facts.date),
        "recorded": Cell(first.shown.header.moment.rfc3339()),
        "type": Cell(item.view.kind),
        "title": Cell(title) if title else _lacking(first, Section.WHAT),
        "author": _section_cell(first, Section.WHO, "member"),
        "device": _section_cell(first, Section.WHO, "device"),
        "program": _section_cell(first, Section.WHO, "program"),
        "source": _section_cell(first, Section.SOURCE, "received_from", "received_how"),
        "path": _section_cell(first, Section.SOURCE, "path"),
        "language": _told(facts.language),
        "extent": _told(facts.extent),
        "files": _list(files),
        "name": Cell("withheld", WITHHELD) if prepared.withholding.names else _told_all(names),
        "size": _list([str(original.size) for original in originals]),
        "media_type": _list([original.media_type for original in originals]),
        "sha256": _list([original.sha256 for original in originals]),
        "sha512": _list([original.sha512 for original in originals]),
        "leaf": Cell(first.shown.leaf),
        "confidentiality": _told(facts.confidentiality),
        "receipt": _receipt(prepared, least),
        "withheld": _list(sorted({name for entry in own for name in entry.absent})),
    }
    return row


def _begins(entry: ReadyEntry) -> tuple[bool, str]:
    """Sorts the entry that made the record first, wherever its edits were made."""
    header = entry.shown.header
    return bool(header.previous), header.moment.utc_text()


def _receipts(prepared: Prepared, entry: ReadyEntry) -> tuple[Receipt, ...]:
    return prepared.receipts[entry.source.ledger][entry.source.head]


def _receipt(prepared: Prepared, entry: ReadyEntry) -> Cell:
    """An item is as received as the least received of its entries."""
    texts = [f"{told.time} C{told.cosigner + 1}" for told in _receipts(prepared, entry)]
    return Cell("; ".join(texts)) if texts else NONE_YET


def _section_cell(entry: ReadyEntry, section: Section, *names: str) -> Cell:
    body = entry.shown.body(section)
    if body is None:
        return _lacking(entry, section)
    return _told_all([_text(body.get(name)) for name in names])


def _lacking(entry: ReadyEntry, section: Section) -> Cell:
    state = entry.absent.get(section)
    return NOT_RECORDED if state is None else Cell(state, state)


def _text(value: JsonValue) -> str | None:
    return value if isinstance(value, str) and value else None


def _told(value: str | None) -> Cell:
    return Cell(value) if value else NOT_RECORDED


def _told_all(values: list[str | None] | list[str]) -> Cell:
    return _told("; ".join(value for value in values if value))


def _list(values: list[str] | tuple[str, ...]) -> Cell:
    return Cell("; ".join(values)) if values else NONE
