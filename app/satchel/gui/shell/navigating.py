"""What the left column lists, and what the status line says; no Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from satchel.assembly.desk import Desk
from satchel.domain import dates
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.gui.language import translate
from satchel.gui.places import Place
from satchel.storage.records import ListWish

_SHOWN = 12
_LATEST = 400  # hearings looked through for today's


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the left column; a heading has no place, or leads to the whole list."""

    words: str
    place: Place | None = None
    is_heading: bool = False


def column(desk: Desk, today: date) -> list[Line]:
    """Where one can go, by what there is."""
    hearings = desk.records.select(ListWish("event", only=("event_kind", "hearing"), limit=_LATEST))
    on_today = [one for one in hearings if _is_on(one, today)]
    cases = desk.records.select(ListWish("case", limit=_SHOWN))
    lines = [Line(translate("Shell", "TODAY"), Place("home"), True)]
    lines += [Line(_title(desk, one), Place("hearing", one.record)) for one in on_today[:_SHOWN]]
    lines += [Line(translate("Shell", "CASES"), Place("cases"), True)]
    lines += [Line(_title(desk, one), Place("case", one.record)) for one in cases]
    lines += [
        Line(translate("Shell", "PEOPLE"), Place("people"), True),
        Line(translate("Shell", "LETTERS"), Place("letters"), True),
        Line(translate("Shell", "SOURCES"), Place("sources"), True),
        Line(translate("Shell", "SEND"), Place("send"), True),
    ]
    return lines


def known(lines: Sequence[Line], screens: set[str]) -> list[Line]:
    """The lines that lead somewhere in this window."""
    return [line for line in lines if line.place is None or line.place.screen in screens]


def saved(at: datetime) -> str:
    """The truth after a write came back from the disk."""
    return translate("Shell", "All saved {time}").format(time=at.strftime("%H:%M:%S"))


def saving(count: int) -> str:
    """The truth while something is on its way to the disk."""
    return translate("Shell", "Saving, %n to go", None, count)


def _title(desk: Desk, view: RecordView) -> str:
    told = describe(view, desk.kinds.words(view.kind)).title
    return told or translate("Shell", "Without a title")


def _is_on(view: RecordView, today: date) -> bool:
    told = view.fields.get("date")
    span = dates.span(told) if isinstance(told, str) else None
    return span is not None and span.start.date() <= today <= span.end.date()
