"""Filling a hearing report: beginning one, and answering its questions.

An observation holds one observer's answers about a hearing, or about one accused in it; two
observers have two. Each answer is a field of its own, so that two devices which answer two
questions do not contradict each other. Nothing is forced, and a form keeps its version.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from satchel.catalog.authors import author_of
from satchel.catalog.forms import USUAL, Forms
from satchel.catalog.notes import zone_of
from satchel.catalog.records import Records, refuse_withdrawn
from satchel.domain.answering import wanted
from satchel.domain.errors import UsageError
from satchel.domain.folding import RecordView
from satchel.domain.forms import Asks, Form, Question, key_parts
from satchel.domain.ids import RecordId, is_record_id
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.keyed import SLASH
from satchel.domain.words import Audience
from satchel.storage import records
from satchel.storage.database import Database
from satchel.storage.journal import Written

KIND = "observation"
ANSWERS = "answers"
_AUTHOR = ("member", "device")


@dataclass(frozen=True, slots=True)
class ReportWish:
    """What a report is begun for. `person` is the accused it is about, if about one;
    `another` asks for a second one beside what this observer has already."""

    hearing: str
    form: str | None = None
    version: str | None = None
    person: str | None = None
    another: bool = False
    audience: Audience = Audience.COORDINATION


@dataclass(frozen=True, slots=True)
class Begun:
    """An observation; `is_new` is False for one that this observer began before."""

    record: RecordId
    form: str
    version: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Reporting:
    """The acts on the reports of one open archive."""

    records: Records
    forms: Forms

    def start(self, wish: ReportWish) -> Begun:
        """Begin a report, or find the one this observer has begun of that form.

        Raises UsageError for what is no hearing or no person, NoSuchThing for a form that
        is not here.
        """
        with self.records.archive.writing() as tx:
            hearing = self._of_kind(tx.db, wish.hearing, "event", "hearing")
            person = self._of_kind(tx.db, wish.person, "person", "person") if wish.person else None
            known = self.forms.find(wish.form or USUAL, wish.version, tx.db)
            if not wish.another:
                own = self._own(tx.db, hearing, person, known.form.name, wish.version)
                if own is not None:
                    return Begun(own.record, known.form.name, _text(own, "form_version"), False)
            fields: dict[str, JsonValue] = {
                "on": hearing.record,
                "form": known.form.name,
                "form_version": known.form.version,
            }
            if person is not None:
                fields["person"] = person.record
            if known.record is not None:
                fields["form_record"] = known.record
            made = self.records.add_within(tx, KIND, fields, audience=wish.audience)
        return Begun(made.record, known.form.name, known.form.version, True)

    def form_of(self, observation: str) -> Form:
        """The form of an observation. Raises NoSuchThing where it is not here."""
        db = self.records.archive.reading()
        return self.forms.require(db, self._of_kind(db, observation, KIND, "report").fields)

    def answer(
        self,
        observation: str,
        answers: Mapping[str, JsonObject],
        *,
        clear: Sequence[str] = (),
    ) -> Written:
        """Keep answers by the number of their question, all of them or none; each replaces
        what this report said before. `clear` makes questions unanswered again.

        Links and persons may be named by the beginning of an id. Raises UsageError naming
        the question, RefusedByPolicy for a withdrawn report.
        """
        with self.records.archive.writing() as tx:
            view = self._of_kind(tx.db, observation, KIND, "report")
            refuse_withdrawn(view)
            form = self.forms.require(tx.db, view.fields)
            changes = {
                f"{ANSWERS}{SLASH}{_usual(key)}": self._whole(tx.db, view, form, key, told)
                for key, told in answers.items()
            }
            unset = [f"{ANSWERS}{SLASH}{_usual(key)}" for key in clear]
            return self.records.edit_within(tx, view.record, changes, unset=unset)

    def next_row(self, observation: str, number: str) -> str:
        """The key under which a repeated question is answered once more."""
        db = self.records.archive.reading()
        view = self._of_kind(db, observation, KIND, "report")
        form = self.forms.require(db, view.fields)
        question = form.question(number)
        if question.repeats is None:
            raise UsageError(f"{number} is answered once; answer it without --another.")
        rows = [0]
        for name in view.fields:
            parts = key_parts(name.partition(SLASH)[2])
            if parts and form.questions.get(parts[0]) in _table(form, question):
                rows.append(parts[1])
        row = max(rows) + 1
        return number if row == 1 else f"{number}.{row}"

    def of_hearing(self, db: Database, hearing: RecordId) -> list[RecordView]:
        """Every report of a hearing that was not withdrawn, in the order they were begun."""
        same = records.joined_to(db, hearing)
        found = [
            view for one in same for view in records.select(db, records.ListWish(kind=KIND, on=one))
        ]
        return sorted(found, key=lambda view: (view.created, view.record))

    def _own(
        self,
        db: Database,
        hearing: RecordView,
        person: RecordView | None,
        form: str,
        version: str | None,
    ) -> RecordView | None:
        """The report this member, or this device, has begun of that form; the first one."""
        who = self.records.journal.author.who
        about = set(records.joined_to(db, person.record)) if person else {None}
        for view in self.of_hearing(db, hearing.record):
            wanted = view.fields.get("form") == form and view.fields.get("person") in about
            if not wanted or version not in (None, view.fields.get("form_version")):
                continue
            first = author_of(db, view.record)
            if any(who.get(name) and who.get(name) == first.get(name) for name in _AUTHOR):
                return view
        return None

    def _of_kind(self, db: Database, record: str, kind: str, word: str) -> RecordView:
        view = self.records.view(db, record)
        if view.kind != kind:
            raise UsageError(f"Record {view.record} is no {word} but a record of kind {view.kind}.")
        return view

    def _whole(
        self, db: Database, view: RecordView, form: Form, key: str, told: JsonObject
    ) -> dict[str, JsonValue]:
        """An answer as it is kept: whole ids, a whole time where the hearing's day is known."""
        whole: dict[str, JsonValue] = {n: value for n, value in told.items() if value is not None}
        question = form.question((key_parts(_usual(key)) or (key, 1))[0])
        if not whole:
            raise UsageError(f"{key} asks for {wanted(question)}; give its answer or its value.")
        if question.asks is not Asks.YES_NO and "value" in whole and whole.get("answer") == "yes":
            del whole["answer"]  # "yes, and this" says no more than the value
        value = whole.get("value")
        if question.asks is Asks.PERSON and isinstance(value, str) and is_record_id(value):
            whole["value"] = self._of_kind(db, value, "person", "person").record
        links = whole.get("links")
        if isinstance(links, list | tuple):
            whole["links"] = [self._link(db, link) for link in links]
        at = whole.get("at")
        if isinstance(at, str):
            whole["at"] = _whole_time(self.records.view(db, _text(view, "on")), at)
        return whole

    def _link(self, db: Database, link: JsonValue) -> JsonValue:
        if not isinstance(link, Mapping) or not isinstance(link.get("record"), str):
            raise UsageError("A link names a record, and a place in it: RECORD or RECORD:PLACE.")
        return {**link, "record": self.records.view(db, str(link["record"])).record}


def _usual(key: str) -> str:
    """The one spelling of a key: a first row has no number of its own."""
    return key.strip().upper().removesuffix(".1")


def _table(form: Form, question: Question) -> list[Question]:
    """Questions that are asked again and again of the same things, this one among them."""
    return [one for one in form.questions.values() if one.repeats == question.repeats]


def _whole_time(hearing: RecordView, at: str) -> str:
    """HH:MM as a time of the hearing's day, where its day and zone are known; else as told."""
    zone = zone_of(hearing)
    try:
        day = date.fromisoformat(_text(hearing, "date"))
        clock = time.fromisoformat(at if at[1:2] != ":" else f"0{at}")
    except ValueError:
        return at
    if zone is None or clock.tzinfo is not None:
        return at
    return datetime.combine(day, clock, tzinfo=zone).isoformat()


def _text(view: RecordView, name: str) -> str:
    return str(view.fields.get(name, ""))
