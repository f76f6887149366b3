"""Which screen shows a record, and where in it; no Qt here."""

from __future__ import annotations

from collections.abc import Mapping

from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonValue
from satchel.gui.places import Place

_BY_KIND = {
    "case": "case",
    "person": "person",
    "correspondence": "letter",
    "attachment": "viewer",
    "observation": "report",
}
_ON_HEARINGS = ("note",)


def place_of(kind: str, record: str, spot: str | None = None) -> Place:
    """The screen of a record of that kind; what has none of its own is shown whole."""
    return Place(_BY_KIND.get(kind, "record"), record, spot)


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
