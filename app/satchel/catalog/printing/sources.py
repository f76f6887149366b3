"""What became of each cited source, as a table on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from satchel.catalog.printing.records import Teller
from satchel.domain.cited import Cited, Judged
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.formats.paper import Block, Table, Text

_WIDTHS = (0.6, 0.6, 3.6, 2.6, 2.6)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One citation, what was judged of it, and how many lines went and came since before."""

    citation: RecordId
    url: str | None
    marker: JsonValue
    page: JsonValue
    judged: Judged
    lines: tuple[int, int] | None


def sources(teller: Teller, rows: Sequence[SourceRow]) -> list[Block]:
    """How many there are of each word, then every source with where its proof lies."""
    words = teller.words
    count = {word: sum(row.judged.word is word for row in rows) for word in Cited}
    told = [f"{_word(teller, word)}: {number}" for word, number in count.items() if number]
    head = (
        "№",
        words.say("page-short"),
        words.say("source"),
        words.say("state"),
        words.say("capture"),
    )
    table = tuple(_row(teller, row) for row in rows)
    return [Text(" · ".join(told)), Table(head, table, _WIDTHS), Text(words.say("tiers"), True)]


def _row(teller: Teller, row: SourceRow) -> tuple[str, ...]:
    marker = "" if row.marker is None else str(row.marker)
    page = "" if row.page is None else str(row.page)
    url = row.url or teller.words.say("no-address")
    return marker, page, url, _state(teller, row), _capture(teller, row)


def _state(teller: Teller, row: SourceRow) -> str:
    lines = [_word(teller, row.judged.word)]
    if row.judged.word is Cited.CHANGED and row.lines is not None:
        gone, came = row.lines
        lines.append(teller.words.say("lines-changed", gone=gone, came=came))
    if row.judged.why:
        lines.append(row.judged.why)
    return "\n".join(lines)


def _capture(teller: Teller, row: SourceRow) -> str:
    shown = row.judged.shown
    if shown is None:
        return "—"
    when = f"{teller.date(shown.when[:10])}, {shown.when[11:16]} UTC"
    return "\n".join((when, shown.tier, f"[{shown.record}]"))


def _word(teller: Teller, word: Cited) -> str:
    return teller.words.say(f"cited-{word.name.lower().replace('_', '-')}")
