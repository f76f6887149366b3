"""What may leave, for which use, until when: consent given and restrictions set.

A record carries them (`consent`, `restriction`), and so does everything made from it or
said about it: a transcript is bound by its recording, a note by its hearing. Consent
lists the uses somebody agreed to, so every other use is closed; a restriction lists the
uses that are closed. Both end with the day they name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from satchel.domain import dates
from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonObject, JsonValue


class Use(StrEnum):
    """How a record can leave the archive in the clear."""

    EXHIBIT = "exhibit"
    EXTRACT = "extract"
    PRINT = "print"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class Closed:
    """Why a use is closed, as the end of a sentence: without names, since it is shown."""

    why: str


# What a record is made from or said about; who else took part in a hearing does not bind it.
BOUND_BY = (
    "on",
    "derived_from",
    "person",
    "case",
    "proceeding",
    "event",
    "charge",
    "outcome",
    "citation",
)
IDENTITY = "identity"


def closed(view: RecordView, use: Use, today: datetime) -> Closed | None:
    """Why `view` itself may not be put to `use`, or None.

    `today` is compared by the calendar. Contradicting values all count: of two people who
    restrict a record apart, the stricter is heeded. What is malformed closes every use.
    """
    if view.kind == IDENTITY:
        return Closed("it names a protected person")
    for restriction in _told(view, "restriction"):
        if restriction is None or (_names(restriction, use) and not _over(restriction, today)):
            return Closed("it is restricted")
    for consent in _told(view, "consent"):
        if consent is None or not _names(consent, use):
            return Closed("consent was given for other uses only")
        if _over(consent, today) or _unclear(consent):
            return Closed("the consent given for it has ended")
    return None


def _told(view: RecordView, name: str) -> Iterator[JsonObject | None]:
    value = view.fields.get(name)
    values: list[JsonValue] = [] if value is None else [value]
    for told in view.contradictions.get(name, values):
        if told is None:
            continue
        items = told if isinstance(told, list | tuple) else [told]
        for item in items:
            yield item if isinstance(item, Mapping) else None


def _names(told: JsonObject, use: Use) -> bool:
    uses = told.get("uses")
    return isinstance(uses, list | tuple) and use.value in uses


def _over(told: JsonObject, today: datetime) -> bool:
    """Whether the last day of `until` has passed, by the calendar of the laptop."""
    until = told.get("until")
    span = dates.span(until) if isinstance(until, str) else None
    return span is not None and span.end.replace(tzinfo=None) <= today.replace(tzinfo=None)


def _unclear(told: JsonObject) -> bool:
    """Whether an end is given that is no date: a restriction then stays, a consent does not."""
    until = told.get("until")
    return until is not None and (not isinstance(until, str) or dates.span(until) is None)
