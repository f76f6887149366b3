"""The exhibit's index on paper: `index.pdf`, the same words as `index.html`.

An aid like the pages: what is signed lies in the entries. Tagged PDF, made in memory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from satchel.export.columns import COLUMNS, Cell, Row
from satchel.export.pages import HEADINGS
from satchel.export.phrases import phrase
from satchel.export.preparing import Prepared
from satchel.formats.paper import Block, Fact, Facts, Heading, Paper, Text
from satchel.formats.typesetting import to_pdf

NAME = "index.pdf"


def index_pdf(
    prepared: Prepared,
    table: Sequence[Row],
    files: Mapping[str, tuple[str, ...]],
    template: Path,
) -> bytes:
    """The index as tagged PDF; `template` is the one of printed papers."""
    plan = prepared.plan
    language = plan.language
    made = f"{phrase(language, 'made')}: {plan.made.rfc3339()}"
    blocks: list[Block] = [Text(phrase(language, "aids"), aside=True)]
    for item, row in zip(prepared.items, table, strict=True):
        told = (name for name in COLUMNS if name != "files")
        facts = [Fact(_label(language, name), _text(language, row[name])) for name in told]
        facts.append(Fact(phrase(language, "files"), "\n".join(files[item.number])))
        blocks += [Heading(item.number), Facts(tuple(facts))]
    words = ", ".join(prepared.withholding.words) or phrase(language, "none")
    blocks += [
        Heading(phrase(language, "withheld-title")),
        Text(f"{phrase(language, 'withheld-words')}: {words}. {phrase(language, 'withheld-why')}"),
    ]
    paper = Paper(
        title=plan.title,
        subtitle=f"{phrase(language, 'index')}. {made}. {plan.program}",
        language=language,
        blocks=tuple(blocks),
        page_of="{page} / {pages}",
        foot=f"{plan.title} · {made}",
    )
    return to_pdf(paper, template, datetime.fromisoformat(plan.made.rfc3339()))


def _label(language: str, name: str) -> str:
    return phrase(language, HEADINGS.get(name, name))


def _text(language: str, cell: Cell) -> str:
    return phrase(language, cell.state) if cell.state else cell.text
