"""Which zone the clocks of a place follow, and the zone a record stands in.

A town says its zone by the table in `resources/places.json`, else by tzdata's own, where
zones are named for towns. What names towns of two zones says none: a zone is known or it
is not, it is never the laptop's.
"""

from __future__ import annotations

import json
import pkgutil
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.storage import records
from satchel.system.paths import resources_folder

_WORD = re.compile(r"\w+(?:[-'’]\w+)*\.?")
_LONGEST_NAME = 3  # words, as Saint Petersburg or St. Petersburg city
_AREAS = ("Africa", "America", "Asia", "Australia", "Europe")
_ABOVE = ("on", "event", "document", "derived_from", "proceeding", "case")
_HIGHEST = 6  # a note on a transcript of a recording of a hearing of a proceeding of a case


@dataclass(frozen=True, slots=True)
class Zoned:
    """A zone's name and why: `zone`, `place` or `court` of `record`."""

    name: str
    because: str
    record: str


def of_place(text: str) -> str | None:
    """The zone of a town or address, where it names one known town, or several of one zone."""
    towns = _towns()
    seen = set()
    for part in re.split(r"[,;()/]", text):
        words = _WORD.findall(part)
        whole = _folded(" ".join(words))
        if whole in towns:
            seen.add(towns[whole])
            continue
        for first in range(len(words)):
            for last in range(first + 1, min(first + _LONGEST_NAME, len(words)) + 1):
                name = _folded(" ".join(words[first:last]))
                # An ordinary word may be spelled like a town (oral, Oral).
                if words[first][0].isupper() and name in towns:
                    seen.add(towns[name])
    return seen.pop() if len(seen) == 1 else None


def of_record(db: Any, view: RecordView) -> Zoned | None:
    """The zone of a record, else of what it stands under: hearing, proceeding, case."""
    return found(db, view.fields, view.record)


def found(db: Any, fields: JsonObject, record: str = "") -> Zoned | None:
    """`of_record`, also for one that is not kept yet; what it names is named by whole ids."""
    seen: set[str] = set()
    for _ in range(_HIGHEST):
        zone = of_fields(fields, record)
        if zone is not None:
            return zone
        seen.add(record)
        above = _above(db, fields)
        if above is None or above.record in seen:
            return None
        fields, record = above.fields, above.record
    return None


def of_fields(fields: JsonObject, record: str = "") -> Zoned | None:
    """The zone that a record's own fields tell: as told, by its place, by its court's name."""
    told = fields.get("zone")
    if isinstance(told, str) and told:
        return Zoned(told, "zone", record)
    for name in ("place", "court"):
        text: JsonValue = fields.get(name)
        zone = of_place(text) if isinstance(text, str) else None
        if zone is not None:
            return Zoned(zone, name, record)
    return None


def _above(db: Any, fields: JsonObject) -> RecordView | None:
    for name in _ABOVE:
        target = fields.get(name)
        if isinstance(target, str) and (above := records.get(db, target)) is not None:
            return above
    return None


@cache
def _towns() -> dict[str, str]:
    """Town in lower case to the name of its zone."""
    table = (pkgutil.get_data("tzdata", "zoneinfo/zone.tab") or b"").decode("utf-8")
    lines = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    named = [line[2].split("/") for line in lines if len(line) > 2]
    towns = {
        _folded(parts[1].replace("_", " ")): "/".join(parts)
        for parts in named
        if len(parts) == 2 and parts[0] in _AREAS
    }
    own = json.loads((resources_folder() / "places.json").read_text("utf-8"))["zones"]
    towns.update({_folded(town): zone for zone, names in own.items() for town in names})
    return towns


def _folded(text: str) -> str:
    return text.casefold().replace(".", "").replace("-", " ")
