"""The map of an import: which records a row of a table makes, and of which columns.

A map is a JSON file that a coordinator writes; `app/decisions/importing-tables.md` shows
one. Here it is read and judged whole, before a row is looked at: a slip in it gets one
sentence with its place in the map. Not for reading cells (`tables_values`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from satchel.catalog.importing.forms import Fixed, Form, read_forms
from satchel.catalog.importing.words import MapPart
from satchel.catalog.kinds import Kind, Kinds
from satchel.domain.errors import NoSuchThing, UsageError
from satchel.domain.words import Audience
from satchel.formats.csv_tables import ENCODINGS, SEPARATORS

LARGEST = 1024 * 1024
UNDER = "@under"  # the record that the file is kept under
_LABEL = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_TOP = ("register", "about", "under", "file", "as_of", "by", "audience", "records")
_FILE = ("encoding", "separator", "title", "language", "dated", "received_from", "received_how")
_RECORD = ("kind", "about", "audience", "each", "if", "same", "fields")
_EACH = ("column", "split", "into", "by")


@dataclass(frozen=True, slots=True)
class Each:
    """A cell that makes several records: split by `split`, and each piece by `by` into
    parts that are called as columns are."""

    column: str
    split: str
    into: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class RecordMap:
    """One sort of record that a row makes; rows for which `same` is the same text make one
    together. `facts` are stated with their column as source;
    `references` name records: of the same row (`@label`), or by their id."""

    label: str
    kind: Kind
    audience: Audience
    each: Each | None
    needs: tuple[str, ...]
    facts: Mapping[str, tuple[Form, ...]]
    references: Mapping[str, tuple[Form, ...]]
    same: Form | None = None

    @property
    def names(self) -> set[str]:
        """The labels whose records it names."""
        return {
            str(form.value)[1:]
            for forms in self.references.values()
            for form in forms
            if isinstance(form, Fixed) and str(form.value).startswith("@")
        } - {UNDER[1:]}


@dataclass(frozen=True, slots=True)
class TableMap:
    """A whole map. `records` stand so that what is named comes before what names it."""

    register: str
    under: str | None
    encoding: str
    separator: str | None
    file: Mapping[str, str]
    as_of: Form | None
    by: Form | None
    records: tuple[RecordMap, ...]
    audience: Audience = field(default=Audience.COORDINATION)


def read_map(raw: bytes, kinds: Kinds, columns: Collection[str] | None = None) -> TableMap:
    """A map from its bytes. Raises UsageError, naming the place in it.

    With `columns`, a column that the table has not is a slip too.
    """
    whole = MapPart("", _json(raw))
    told = whole.object(_TOP)
    top = _audience(told, Audience.COORDINATION)
    file = told.part("file").object(_FILE) if "file" in told.value else None
    texts = {name: file.text(name) for name in file.value} if file else {}
    seen = _Columns(columns)
    parts = told.part("records").value
    if not isinstance(parts, dict) or not parts:
        raise told.part("records").wrong('says what a row makes, like {"person": {"kind": …}}')
    found = [_record(told.part("records").part(label), label, kinds, top, seen) for label in parts]
    for part in found:
        for name in sorted(part.names - set(parts)):
            raise UsageError(
                f"The map, records.{part.label}, names @{name}, but makes no record of that label."
            )
    return TableMap(
        register=told.text("register"),
        under=told.text("under") if "under" in told.value else None,
        encoding=_one_of(file, "encoding", ENCODINGS) or ENCODINGS[0],
        separator=_one_of(file, "separator", SEPARATORS),
        file={name: text for name, text in texts.items() if name not in _FILE[:2]},
        as_of=_single(told, "as_of", seen),
        by=_single(told, "by", seen),
        records=_in_order(found),
        audience=_strictest(found, top),
    )


@dataclass(slots=True)
class _Columns:
    """The columns a map may use: those of the table, and parts of a split cell."""

    known: Collection[str] | None
    parts: tuple[str, ...] = ()

    def check(self, name: str, place: MapPart) -> None:
        if self.known is not None and name not in self.known and name not in self.parts:
            raise place.wrong(f"uses the column {name!r}, which the table has not")


def _json(raw: bytes) -> Any:
    if len(raw) > LARGEST:
        raise UsageError("The map is larger than 1 MiB; it is no map.")
    try:
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_no_doubles)
    except UnicodeDecodeError as wrong:
        raise UsageError("The map is not UTF-8; save it as UTF-8.") from wrong
    except json.JSONDecodeError as wrong:
        raise UsageError(
            f"The map is not JSON: line {wrong.lineno}, column {wrong.colno}: {wrong.msg}."
        ) from wrong
    except RecursionError as wrong:
        raise UsageError("The map is nested too deeply to be one.") from wrong
    except ValueError as wrong:
        raise UsageError("The map holds a number of thousands of digits; it is no map.") from wrong


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise UsageError(f"The map says {double!r} twice in one place; keep one.")
    return told


def _record(part: MapPart, label: str, kinds: Kinds, top: Audience, seen: _Columns) -> RecordMap:
    if not _LABEL.fullmatch(label) or f"@{label}" == UNDER:
        raise part.wrong("is no label for a record; use small letters and digits, and not: under")
    told = part.object(_RECORD)
    try:
        kind = kinds.get(told.text("kind"))
    except NoSuchThing as unknown:
        raise UsageError(f"The map, {told.part('kind').place}: {unknown.message}") from unknown
    each = _each(told.part("each"), seen) if "each" in told.value else None
    within = _Columns(seen.known, each.into if each else ())
    facts: dict[str, tuple[Form, ...]] = {}
    references: dict[str, tuple[Form, ...]] = {}
    fields = told.part("fields")
    for name in fields.object(None).value:
        place = fields.part(name)
        if name not in kind.fields:
            raise place.wrong(f"is no field of {kind.name}; it has: {', '.join(kind.fields)}")
        forms = read_forms(place, kind.fields[name], within.check)
        (references if name in kind.references else facts)[name] = forms
    return RecordMap(
        label=label,
        kind=kind,
        audience=_audience_of(kind, told, top),
        each=each,
        needs=_needs(told, within),
        facts=facts,
        references=references,
        same=_single(told, "same", within),
    )


def _each(part: MapPart, seen: _Columns) -> Each:
    told = part.object(_EACH)
    column = told.text("column")
    seen.check(column, part)
    into = told.part("into").texts() if "into" in told.value else [column]
    by = told.text("by", strip=False) if "by" in told.value else ""
    if len(into) > 1 and not by:
        raise part.wrong('has several parts in "into"; say in "by" what stands between them')
    split = told.text("split", strip=False) if "split" in told.value else ";"
    return Each(column, split, tuple(into), by)


def _needs(told: MapPart, seen: _Columns) -> tuple[str, ...]:
    if "if" not in told.value:
        return ()
    part = told.part("if")
    names = [part.value] if isinstance(part.value, str) else part.texts()
    for name in names:
        seen.check(name, part)
    return tuple(names)


def _single(told: MapPart, name: str, seen: _Columns) -> Form | None:
    if name not in told.value:
        return None
    forms = read_forms(told.part(name), {"type": "string"}, seen.check)
    return forms[0]


def _audience(told: MapPart, default: Audience) -> Audience:
    if "audience" not in told.value:
        return default
    allowed = tuple(audience.value for audience in Audience)
    return Audience(_one_of(told, "audience", allowed) or default)


def _audience_of(kind: Kind, told: MapPart, top: Audience) -> Audience:
    """Some kinds have but one, whatever a map says."""
    asked = _audience(told, top)
    return Audience(kind.words.audience) if kind.words.audience else asked


def _one_of(told: MapPart | None, name: str, allowed: tuple[str, ...]) -> str | None:
    if told is None or name not in told.value:
        return None
    value = told.text(name, strip=False)
    if value not in allowed:
        shown = ", ".join(json.dumps(one) for one in allowed)
        raise told.part(name).wrong(f"is one of {shown}")
    return value


def _strictest(found: list[RecordMap], top: Audience) -> Audience:
    """The file holds every cell, so it is for whom its most guarded record is for."""
    every = {top, *(part.audience for part in found)}
    return Audience.LEGAL if Audience.LEGAL in every else Audience.COORDINATION


def _in_order(found: list[RecordMap]) -> tuple[RecordMap, ...]:
    placed: list[RecordMap] = []
    rest = list(found)
    while rest:
        known = {part.label for part in placed}
        ready = [part for part in rest if part.names <= known]
        if not ready:
            names = ", ".join(sorted(part.label for part in rest))
            raise UsageError(f"The map's records name each other in a ring: {names}.")
        placed += ready
        rest = [part for part in rest if part not in ready]
    return tuple(placed)
