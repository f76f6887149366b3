"""What the left column lists, and what the status line says; no Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from satchel.assembly.desk import Desk
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.gui.hearing.opened_presenter import told_place
from satchel.gui.language import translate
from satchel.gui.places import Place
from satchel.storage.records import ListWish

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the left column; a heading has no place, or leads to the whole list."""

    words: str
    place: Place | None = None
    is_heading: bool = False


def column(desk: Desk, today: date) -> list[Line]:
    """Where one can go, by what there is."""
    cases = desk.records.select(ListWish("case", newest=True, limit=_SHOWN))
    lines = [Line(translate("Shell", "TODAY"), Place("home"), True)]
    lines += [
        Line(hearing_words(one), Place("hearing", one.record))
        for one in on_today(desk, today)[:_SHOWN]
    ]
    lines += [Line(translate("Shell", "CASES"), Place("cases"), True)]
    lines += [Line(_title(desk, one), Place("case", one.record)) for one in cases]
    lines += [
        Line(translate("Shell", "PEOPLE"), Place("people"), True),
        Line(translate("Shell", "LETTERS"), Place("letters"), True),
        Line(translate("Shell", "SOURCES"), Place("sources"), True),
        Line(translate("Shell", "SEND"), Place("send"), True),
    ]
    return lines


def hearing_words(view: RecordView) -> str:
    """How a hearing is called where its day is known already."""
    named = view.fields.get("title")
    return str(named) if named else told_place(view.fields) or translate("Shell", "Hearing")


def on_today(desk: Desk, today: date) -> list[RecordView]:
    """The hearings of this day, however many there are of others."""
    day = today.isoformat()
    wish = ListWish("event", only=("event_kind", "hearing"), since=day, until=day)
    return desk.records.select(wish)


def known(lines: Sequence[Line], screens: set[str]) -> list[Line]:
    """The lines that lead somewhere in this window."""
    return [line for line in lines if line.place is None or line.place.screen in screens]


def saved(at: datetime) -> str:
    """The truth after a write came back from the disk."""
    return translate("Shell", "All saved {time}").format(time=at.strftime("%H:%M:%S"))


def all_saved() -> str:
    """The truth before anything was written."""
    return translate("Shell", "All saved")


def saving(count: int) -> str:
    """The truth while something is on its way to the disk."""
    return translate("Shell", "Saving, %n to go", None, count)


def _title(desk: Desk, view: RecordView) -> str:
    told = describe(view, desk.kinds.words(view.kind)).title
    return told or translate("Shell", "Without a title")
