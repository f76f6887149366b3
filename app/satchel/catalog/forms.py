"""The forms there are: those that come with Satchel, and those a mission sent as records.

Reads a form for whoever shows, prints or fills it: `Forms.find(...).form` has groups and
questions, `domain.forms.said` a text in a language. To know first: what a form's record
said in its first entry is the form; a version never changes, and observations name theirs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from satchel.catalog.histories import HistoryLine, lines_of
from satchel.catalog.kinds import Kinds
from satchel.domain.errors import NoSuchThing, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.forms import Form, Texts, form_of, said, version_order
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject
from satchel.domain.words import Role
from satchel.storage import devices, records
from satchel.storage.archive import Archive
from satchel.storage.database import Database

KIND = "form"
USUAL = "hearing-report"
_LARGEST = 1024 * 1024
_WORDS = "words.json"


@dataclass(frozen=True, slots=True)
class KnownForm:
    """A version that can be read here. `record` is None for one that comes with Satchel.

    `is_ours`: it comes with Satchel, from here or from a coordinator of the mission; others
    are read where an answer names them, and never offered by themselves.
    """

    form: Form
    record: RecordId | None = None
    sent_by: str | None = None
    is_ours: bool = True


@dataclass(frozen=True)
class Forms:
    """The forms of one open archive; `folder` holds those that come with Satchel."""

    archive: Archive
    kinds: Kinds
    folder: Path

    def listed(self, db: Database | None = None) -> list[KnownForm]:
        """Every version here that was not withdrawn, by name, older versions first."""
        found = [KnownForm(form) for form in self._built_in.values()]
        found += self._sent(db or self.archive.reading())
        return sorted(
            found,
            key=lambda one: (one.form.name, version_order(one.form.version), one.record or ""),
        )

    def find(self, name: str, version: str | None = None, db: Database | None = None) -> KnownForm:
        """A form by its name, its name/version as lists have it, or its record; the newest
        version where none is named.

        Raises NoSuchThing.
        """
        every = self.listed(db)
        named = [
            one
            for one in every
            if name in (one.form.name, f"{one.form.name}/{one.form.version}", one.record)
            and version in (None, one.form.version)
        ]
        # What no coordinator sent is found only by its record, never by a name it took.
        named = [one for one in named if one.is_ours or one.record == name]
        if not named:
            wanted = name if version is None else f"{name} version {version}"
            known = ", ".join(dict.fromkeys(one.form.name for one in every))
            raise NoSuchThing(f"There is no form {wanted!r} here; there are: {known}.")
        newest = max(version_order(one.form.version) for one in named)
        return next(one for one in named if version_order(one.form.version) == newest)

    def of(self, db: Database, observation: JsonObject) -> Form | None:
        """The form an observation's fields name, or None where it cannot be read here."""
        name, version = observation.get("form"), observation.get("form_version")
        record = observation.get("form_record")
        form: Form | None = None
        if record is None:
            built_in = self._built_in.get((str(name), str(version)))
            if built_in is not None:
                return built_in
            sent = [one.form for one in self._sent(db) if one.is_ours]
            form = next((one for one in sent if (one.name, one.version) == (name, version)), None)
        elif isinstance(record, str):
            view = records.get(db, record)
            known = self._known(db, view) if view is not None else None
            form = known.form if known else None
        return form if form and (form.name, form.version) == (name, version) else None

    def require(self, db: Database, observation: JsonObject) -> Form:
        """As `of`. Raises NoSuchThing("form-not-here")."""
        form = self.of(db, observation)
        if form is None:
            told = f"Version {observation.get('form_version')} of {observation.get('form')!r}"
            raise NoSuchThing(
                f"{told} is no form that is here, so its questions are not known; 'form list' "
                "tells which are.",
                code="form-not-here",
            )
        return form

    def word(self, group: str, key: str, language: str) -> str:
        """A word that stands around answers, such as ("answer", "not-applicable"); a key that
        a newer version wrote stands for itself."""
        return said(self._words[group].get(key, {}), language) or key

    def read(self, fields: JsonObject) -> Form:
        """A form from fields that nobody has checked. Raises UsageError naming the place."""
        try:
            self.kinds.get(KIND).check(fields)
        except UsageError as refused:
            place = str(getattr(refused.__cause__, "name", "data")).removeprefix("data")
            where = place.removeprefix(".")
            if not where or where in refused.message:
                raise
            raise UsageError(f"{refused.message} The place is {where}.") from refused
        return form_of(fields)

    @cached_property
    def _built_in(self) -> Mapping[tuple[str, str], Form]:
        files = sorted(self.folder.glob("*/*.json"))
        forms = [form_of(json.loads(file.read_text("utf-8"))) for file in files]
        return {(form.name, form.version): form for form in forms}

    @cached_property
    def _words(self) -> Mapping[str, Mapping[str, Texts]]:
        words: Mapping[str, Mapping[str, Texts]] = json.loads(
            (self.folder / _WORDS).read_text("utf-8")
        )
        return words

    def _sent(self, db: Database) -> list[KnownForm]:
        views = records.select(db, records.ListWish(kind=KIND))
        known = [self._known(db, view) for view in views]
        return [one for one in known if one is not None]

    def _known(self, db: Database, view: RecordView) -> KnownForm | None:
        """The form of a record, or None for one that no version of ours understands."""
        if view.kind != KIND:
            return None
        first = _first_entry(db, view.record)
        fields = (first.what or {}).get("set") if first else None
        if first is None or not isinstance(fields, Mapping):
            return None
        try:
            form = self.read(fields)
        except UsageError:
            return None
        member = (first.who or {}).get("member")
        by = member if isinstance(member, str) else None
        return KnownForm(form, view.record, by, _is_of_headquarters(db, first))


def form_in(raw: bytes) -> dict[str, Any]:
    """The fields in a form's file. Raises UsageError for what is no JSON object, holds one
    name twice, or is larger than any form."""
    if len(raw) > _LARGEST:
        raise UsageError("A form is at most 1 MiB large; this file is no form.")
    try:
        fields = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_once)
    except (ValueError, RecursionError) as wrong:
        raise UsageError("The file is not JSON in UTF-8; a form is one JSON object.") from wrong
    if not isinstance(fields, dict):
        raise UsageError("A form is one JSON object; see resources/forms for its shape.")
    return fields


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object whose names are each there once; of two, a reader would see either."""
    told = dict(pairs)
    if len(told) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise UsageError(f"The form has the name {twice[:64]!r} twice in one object.")
    return told


def _first_entry(db: Database, record: RecordId) -> HistoryLine | None:
    """The entry that made a record; None where two claim it and neither is headquarters'."""
    first = [line for line in lines_of(db, record) if not line.previous]
    if len(first) > 1:
        first = [line for line in first if _is_of_headquarters(db, line)]
    return first[0] if len(first) == 1 else None


def _is_of_headquarters(db: Database, line: HistoryLine) -> bool:
    device = devices.find(db, line.device)
    if device is None or device.role is not Role.COORDINATOR:
        return False
    return device.state in ("own", "former", "admitted")
