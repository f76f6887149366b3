"""Which screen shows a record, and where in it; no Qt here."""

from __future__ import annotations

import re
from collections.abc import Mapping

from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonValue
from satchel.gui.places import Place

_BY_KIND = {
    "case": "case",
    "person": "person",
    "correspondence": "letter",
    "attachment": "viewer",
    "capture": "page",
    "observation": "report",
}
_ON_HEARINGS = ("note",)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d\d)")


def place_of(kind: str, record: str, spot: str | None = None) -> Place:
    """The screen of a record of that kind; what has none of its own is shown whole.

    A clock time as the spot in a sound (00:04:10, or 4:10) is told as the viewer wants it.
    """
    screen = _BY_KIND.get(kind, "record")
    if screen == "viewer" and spot is not None and (clock := _CLOCK.fullmatch(spot.strip())):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        spot = f"second {hours * 3600 + minutes * 60 + seconds}"
    return Place(screen, record, spot)


def place_of_fields(kind: str, record: str, fields: Mapping[str, JsonValue]) -> Place:
    """The same where the record was read: a hearing has a page, and its notes are lines there."""
    if kind == "event" and fields.get("event_kind") == "hearing":
        return Place("hearing", record)
    on = fields.get("on")
    if kind in _ON_HEARINGS and isinstance(on, str):
        return Place("hearing", on, record)
    return place_of(kind, record)


def place_of_view(view: RecordView) -> Place:
    """The same, of a record's view."""
    return place_of_fields(view.kind, view.record, view.fields)
