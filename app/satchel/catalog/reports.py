"""A hearing report as it stands: groups, questions, and what each observer answered.

For whoever shows, prints or compares it: plain frozen values, no acts. To know first: each
observer has an observation of the hearing and one of each accused; they stand beside each
other and are never merged. What an answer is stands in `catalog.answers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from satchel.catalog.answers import Given, Section, answers_in, given_in, laid_out
from satchel.catalog.authors import author_of
from satchel.catalog.forms import Forms
from satchel.catalog.histories import lines_of
from satchel.catalog.records import Records
from satchel.catalog.reporting import KIND, Reporting
from satchel.domain.errors import NoSuchThing, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.forms import Form, Per, key_parts
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.storage import records
from satchel.storage.database import Database

_ACCUSED = ("accused", "defendant")


@dataclass(frozen=True)
class Observed:
    """One observer's answers about a hearing, or about one accused.

    `form` is None for a form or version that is not here: then all answers stand in `raw`,
    by their keys. Otherwise `raw` holds those to questions the form does not have.
    """

    record: RecordId
    hearing: str
    person: str | None
    observer: str | None
    form_name: str
    form_version: str
    form: Form | None
    answers: Mapping[str, tuple[JsonValue, ...]]
    withdrawn: str | None
    heads: int
    given: Mapping[str, Sequence[Given]] = field(default_factory=dict)

    @property
    def per(self) -> Per:
        return Per.ACCUSED if self.person else Per.HEARING

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The form's groups with what is answered; made when asked for, as lists only count."""
        return laid_out(self.form, self.per, self.answers, self.given) if self.form else ()

    @property
    def raw(self) -> Mapping[str, tuple[JsonValue, ...]]:
        return {key: told for key, told in self.answers.items() if not self._is_asked(key)}

    @cached_property
    def answered(self) -> int:
        """How many questions have an answer; each row of a repeated one is the same question."""
        given = [key for key, told in self.answers.items() if told != (None,)]
        return len({key.partition(".")[0] for key in given if self._is_asked(key)})

    @cached_property
    def asked(self) -> int:
        questions = self.form.questions.values() if self.form else ()
        return sum(question.per is self.per for question in questions)

    def _is_asked(self, key: str) -> bool:
        parts = key_parts(key)
        question = self.form.questions.get(parts[0]) if self.form and parts else None
        return question is not None and question.per is self.per


@dataclass(frozen=True, slots=True)
class HearingReport:
    """Everything observed of a hearing: first of the hearing, then of each accused.

    `hearing` has no fields where it is not here yet.

    `without` are accused who took part and of whom there is no report yet.
    """

    hearing: RecordView
    observed: tuple[Observed, ...]
    without: tuple[RecordId, ...]

    @property
    def answered(self) -> int:
        return sum(one.answered for one in self.observed)

    @property
    def asked(self) -> int:
        return sum(one.asked for one in self.observed)


@dataclass(frozen=True, slots=True)
class Reports:
    """Reading the reports of one open archive."""

    records: Records
    forms: Forms

    def show(self, record: str) -> HearingReport:
        """The report of a hearing, or one observation alone. Raises NoSuchThing, UsageError
        for a record that is neither."""
        db = self.records.archive.reading()
        view = self.records.view(db, record)
        if view.kind == KIND:
            observed = self.observed(db, view, history=True)
            if not observed.hearing:
                raise NoSuchThing(
                    f"Report {view.record} cannot be read on this device.", code="not-readable"
                )
            hearing = records.get(db, observed.hearing) or _not_yet_here(observed.hearing)
            return HearingReport(hearing, (observed,), ())
        if view.kind != "event":
            raise UsageError(
                f"A report is of a hearing; record {view.record} is of kind {view.kind}."
            )
        views = self._reporting.of_hearing(db, view.record)
        found = [self.observed(db, one, history=True) for one in views]
        found.sort(key=lambda one: (one.person or "", one.form_name))
        return HearingReport(view, tuple(found), tuple(self._without(db, view, found)))

    def listed(
        self, case: RecordId | None = None, *, limit: int | None = None, offset: int = 0
    ) -> list[Observed]:
        """Every observation, or those of a case, in the order they were begun."""
        db = self.records.archive.reading()
        wish = records.ListWish(kind=KIND, case=case, limit=limit, offset=offset)
        return [self.observed(db, view) for view in records.select(db, wish)]

    def observed(self, db: Database, view: RecordView, *, history: bool = False) -> Observed:
        """What one observation holds; with its `history` also who gave each answer."""
        return Observed(
            record=view.record,
            hearing=str(view.fields.get("on", "")),
            person=_text(view.fields.get("person")),
            observer=_text(view.fields.get("observer")) or _author(db, view.record),
            form_name=str(view.fields.get("form", "")),
            form_version=str(view.fields.get("form_version", "")),
            form=self.forms.of(db, view.fields),
            answers=answers_in(view),
            withdrawn=view.withdrawn,
            heads=len(view.heads),
            given=given_in(lines_of(db, view.record)) if history else {},
        )

    @property
    def _reporting(self) -> Reporting:
        return Reporting(self.records, self.forms)

    @staticmethod
    def _without(db: Database, hearing: RecordView, found: list[Observed]) -> Iterator[RecordId]:
        told = hearing.fields.get("persons")
        known = {one for item in found if item.person for one in _joined(db, item.person)}
        for person in told if isinstance(told, list | tuple) else ():
            view = records.get(db, str(person))
            roles = view.fields.get("roles") if view is not None else None
            if view is None or view.record in known or not isinstance(roles, list | tuple):
                continue
            if any(role in _ACCUSED for role in roles):
                yield view.record


def _author(db: Database, record: RecordId) -> str | None:
    return _text(author_of(db, record).get("member"))


def _joined(db: Database, person: str) -> list[RecordId]:
    return records.joined_to(db, RecordId(person))


def _not_yet_here(record: str) -> RecordView:
    """A hearing that no parcel has brought yet, for a report that came before it."""
    return RecordView(RecordId(record), "event", {}, {}, (), None, (), "", "", 0)


def _text(value: JsonValue) -> str | None:
    return value if isinstance(value, str) and value else None
