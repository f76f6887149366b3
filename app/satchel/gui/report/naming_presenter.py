"""What records in a report are called: their titles, and of lines when and by whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from satchel.assembly.desk import Desk
from satchel.catalog.chronology import Titles
from satchel.catalog.courtroom_words import CourtroomWords
from satchel.catalog.reports import Observed
from satchel.domain.ids import is_record_id
from satchel.domain.json_values import JsonValue
from satchel.gui.report.lines_presenter import spoken_by
from satchel.gui.report.pending_presenter import clock_of
from satchel.storage import records as rows
from satchel.storage.database import Database
from satchel.system.paths import resources_folder


def titles_of(desk: Desk, told: Sequence[str], language: str) -> dict[str, str]:
    """What records are called."""
    db = desk.archive.reading()
    titles = Titles(db, desk.kinds, language=language)
    return {one: _called(db, titles, one) for one in told}


def names_of(db: Database, observed: Observed, titles: Titles) -> dict[str, str]:
    """What records in answers are called."""
    found: dict[str, str] = {}
    for values in observed.answers.values():
        for value in values:
            for record in _records_in(value):
                found[record] = _called(db, titles, record)
    return found


def _called(db: Database, titles: Titles, record: str) -> str:
    """A record's title; of a line also when it was and whose words they are."""
    view = rows.get(db, record)
    if view is None or view.kind != "note":
        return titles.of(record)
    at = clock_of(str(view.fields.get("at") or view.fields.get("at_told") or ""))
    words = CourtroomWords(resources_folder(), titles.language)
    parts = (at, spoken_by(view, words), titles.of(record))
    return "  ".join(part for part in parts if part)


def _records_in(value: JsonValue) -> list[str]:
    if not isinstance(value, Mapping):
        return []
    told = value.get("value")
    found = [told] if isinstance(told, str) and is_record_id(told) else []
    links = value.get("links")
    for link in links if isinstance(links, list | tuple) else ():
        if isinstance(link, Mapping) and "record" in link:
            found.append(str(link["record"]))
    return found
