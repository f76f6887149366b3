"""Every source that a case or a report cites, and what became of it; no Qt here.

What is known of a page is what lies here: the captures that came, those that were compared,
and on this device the queue of what still waits and why. Nothing is read or fetched for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from satchel.assembly.desk import Desk
from satchel.capture.cite_checking import Checked, counted
from satchel.capture.looked_at import has_picture
from satchel.domain.cited import Cited
from satchel.domain.describing import describe
from satchel.domain.json_values import JsonValue
from satchel.domain.showing import one_line
from satchel.gui.knowledge.saying import Saying
from satchel.gui.knowledge.table import Line
from satchel.gui.language import translate
from satchel.gui.ordering import in_order
from satchel.gui.page import words_presenter as words
from satchel.gui.places import Place

PICTURE, ADDRESS, MARKER, PAGE, STATE, SNAPSHOT, CONTEXT = range(7)
_TO_PAGE = (PICTURE, ADDRESS, STATE, SNAPSHOT)  # cells that lead to the captured page
_ORDER = {word: number for number, word in enumerate(Cited)}


@dataclass(frozen=True, slots=True)
class Sources:
    """The table, the checks behind its lines (by record), how many there are of each word, and
    `pictured`, by record of the citation the capture whose picture is shown."""

    lines: tuple[Line, ...]
    checked: dict[str, Checked]
    count: dict[Cited, int]
    pictured: dict[str, str]
    of: str = ""

    @property
    def said(self) -> str:
        """How many there are of each, as a line."""
        whole = translate("Knowledge", "%n sources", None, len(self.lines))
        parts = [words.counted(word, number) for word, number in self.count.items() if number]
        return " · ".join((whole, *parts))


def sources(desk: Desk, record: str | None, saying: Saying) -> Sources:
    """Citations under `record`, or all there are, in the order they were made."""
    under = desk.records.show(record) if record else None
    found = desk.cite_checking.check(under.record if under else None)
    title = ""
    if under is not None:
        title = one_line(describe(under, desk.kinds.words(under.kind), saying.language).title)
    shown = ((one, one.judged.shown) for one in found)
    return Sources(
        tuple(_line(one, saying) for one in found),
        {one.citation.record: one for one in found},
        counted(found),
        {one.citation.record: look.record for one, look in shown if look and _has_picture(one)},
        title,
    )


def _has_picture(one: Checked) -> bool:
    shown = one.judged.shown
    return shown is not None and any(
        has_picture(seen.view) for seen in one.seen if seen.record == shown.record
    )


def _line(one: Checked, saying: Saying) -> Line:
    told, judged = one.citation.fields, one.judged
    document, page = told.get("document") or told.get("on"), told.get("page")
    address = one_line(one.url) if one.url else translate("Knowledge", "no address printed")
    why = words.why(judged, one.comparison, one.wish)
    word = words.word(judged.word)
    cells = (
        "",
        address,
        one_line(str(told.get("marker") or "")),
        "" if page is None else str(page),
        f"{word}: {why}" if why else word,
        _snapshot(one, saying),
        one_line(str(told.get("context") or "")),
    )
    places: list[tuple[int, Place]] = []
    if isinstance(document, str) and page is not None and told.get("document"):
        places.append((PAGE, Place("viewer", document, f"page {page}")))
    shown = judged.shown or judged.newest
    if shown is not None:
        places += [(column, Place("page", shown.record)) for column in _TO_PAGE]
    keys = (
        "",
        in_order(address),
        _number(told.get("marker")),
        _number(page),
        f"{_ORDER[judged.word]} {why}",
        judged.shown.when if judged.shown else "",
        in_order(cells[-1]),
    )
    return Line(
        cells, Place("record", one.citation.record), one.citation.record, tuple(places), keys
    )


def _snapshot(one: Checked, saying: Saying) -> str:
    shown = one.judged.shown
    if shown is None:
        return translate("Knowledge", "no")
    return f"{saying.date(shown.when[:10])}, {shown.tier}"


def _number(value: JsonValue) -> tuple[int, str]:
    """Markers by their number where they are one, before those that are none."""
    text = "" if value is None else str(value)
    return (int(text), "") if text.isdecimal() else (1 << 30, text)
