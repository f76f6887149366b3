"""Where a person can be in the window, and what of the archive a change touches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Area(StrEnum):
    """A part of the archive that screens show; an act names those it changes."""

    NOTES = "notes"
    RECORDS = "records"
    PEOPLE = "people"
    CASES = "cases"
    ATTACHED = "attached"
    SOURCES = "sources"
    REPORT = "report"
    LETTERS = "letters"
    SENDING = "sending"
    RECORDING = "recording"
    SETTINGS = "settings"


EVERYTHING = frozenset(Area)


@dataclass(frozen=True, slots=True)
class Place:
    """A screen (its name in `shell.screens`), the record it shows, and the spot in it.

    `spot` is a line, a page, a second or a question, as that screen understands it.
    """

    screen: str
    record: str | None = None
    spot: str | None = None
