"""What became of each cited source, as a table on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from satchel.catalog.printing.records import Teller
from satchel.domain.cited import Cited, Judged
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.formats.paper import Block, Table, Text

_WIDTHS = (0.5, 0.6, 3.6, 2.4, 2.9)
_CONTEXT = 160  # letters of the words around it
# What the queue says of itself; a site's own reasons stay as they were kept.
_WHY = {
    "headquarters": "headquarters",
    "paused": "wish-paused",
    "there is no way to the network now": "wish-no-network",
    "it waits until it is named": "wish-by-name",
    "it is not to be fetched": "wish-never",
    "someone safer is still to be asked": "wish-not-asked",
}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One citation, what was judged of it, and how many lines went and came since before."""

    citation: RecordId
    url: str | None
    marker: JsonValue
    page: JsonValue
    judged: Judged
    lines: tuple[int, int] | None
    context: str = ""


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
    source = row.url or teller.words.say("no-address")
    if row.context:
        cut = row.context[:_CONTEXT].rstrip()
        source += f"\n{cut}…" if len(row.context) > _CONTEXT else f"\n{cut}"
    return marker, page, source, _state(teller, row), _capture(teller, row)


def _state(teller: Teller, row: SourceRow) -> str:
    lines = [_word(teller, row.judged.word)]
    if row.judged.word is Cited.CHANGED and row.lines is not None:
        gone, came = row.lines
        lines.append(teller.words.say("lines-changed", gone=gone, came=came))
    if row.judged.why:
        lines.append(_why(teller, row.judged))
    return "\n".join(lines)


def _capture(teller: Teller, row: SourceRow) -> str:
    shown = row.judged.shown
    if shown is None:
        return "—"
    when = f"{teller.date(shown.when[:10])}, {shown.when[11:16]} UTC"
    return f"{when}, {shown.tier}\n{shown.record}"


def _why(teller: Teller, judged: Judged) -> str:
    newest = judged.newest
    if newest is not None and newest.reason is None and judged.why == newest.why:
        return teller.words.say("site-answered", status=newest.status)
    return teller.words.say(_WHY[judged.why]) if judged.why in _WHY else judged.why


def _word(teller: Teller, word: Cited) -> str:
    return teller.words.say(f"cited-{word.name.lower().replace('_', '-')}")
