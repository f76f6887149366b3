"""A hearing report as it stands: groups, questions, and what each observer answered.

For whoever shows, prints or compares it: plain frozen values, no acts. To know first: a
question may have several answers, one for each row of a repeated one, and all of those that
were made apart; what this version cannot read as an answer is kept in `raw` and shown so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from satchel.catalog.authors import author_of
from satchel.catalog.forms import Forms
from satchel.catalog.records import Records
from satchel.catalog.reporting import ANSWERS, KIND, Reporting
from satchel.domain.answering import ANSWERS as WORDS
from satchel.domain.errors import NoSuchThing, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.forms import Form, Group, Per, Question, key_parts
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.keyed import SLASH
from satchel.storage import records
from satchel.storage.database import Database

_ACCUSED = ("accused", "defendant")
_TEXTS = ("answer", "how_known", "told_by", "confidence", "at", "text")
_KNOWN = {*_TEXTS, "value", "links"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an answer rests on: a record, and the line, second or page in it."""

    record: str
    place: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, in `row` of a repeated question, from 1. `raw` is the answer as kept.

    `is_readable` is False for what a newer version wrote; then only `raw` counts. One that
    was taken back by somebody while another wrote it anew stands here with `raw` None.
    """

    row: int
    raw: JsonValue
    is_readable: bool = True
    answer: str | None = None
    value: JsonValue = None
    how_known: str | None = None
    told_by: str | None = None
    confidence: str | None = None
    at: str | None = None
    text: str | None = None
    links: tuple[Evidence, ...] = ()

    @property
    def is_taken_back(self) -> bool:
        return self.raw is None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its answers, by row. `contradicts`: some were made apart and differ."""

    question: Question
    answers: tuple[Answer, ...]
    contradicts: bool

    @property
    def is_answered(self) -> bool:
        """Whether anything was answered: unknown and not-applicable are answers too."""
        return any(not answer.is_taken_back for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the form, as far as this report is asked it; `asked` may be empty."""

    group: Group
    asked: tuple[Asked, ...]

    @property
    def answered(self) -> int:
        return sum(asked.is_answered for asked in self.asked)


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

    @property
    def per(self) -> Per:
        return Per.ACCUSED if self.person else Per.HEARING

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The form's groups with what is answered; made when asked for, as lists only count."""
        return _sections(self.form, self.per, self.answers) if self.form else ()

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
            observed = self.observed(db, view)
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
        found = [self.observed(db, one) for one in self._reporting.of_hearing(db, view.record)]
        found.sort(key=lambda one: (one.person or "", one.form_name))
        return HearingReport(view, tuple(found), tuple(self._without(db, view, found)))

    def listed(
        self, case: RecordId | None = None, *, limit: int | None = None, offset: int = 0
    ) -> list[Observed]:
        """Every observation, or those of a case, in the order they were begun."""
        db = self.records.archive.reading()
        wish = records.ListWish(kind=KIND, case=case, limit=limit, offset=offset)
        return [self.observed(db, view) for view in records.select(db, wish)]

    def observed(self, db: Database, view: RecordView) -> Observed:
        """What one observation holds."""
        return Observed(
            record=view.record,
            hearing=str(view.fields.get("on", "")),
            person=_text(view.fields.get("person")),
            observer=_text(view.fields.get("observer")) or _author(db, view.record),
            form_name=str(view.fields.get("form", "")),
            form_version=str(view.fields.get("form_version", "")),
            form=self.forms.of(db, view.fields),
            answers=dict(_answers(view)),
            withdrawn=view.withdrawn,
            heads=len(view.heads),
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


def _answers(view: RecordView) -> Iterator[tuple[str, tuple[JsonValue, ...]]]:
    """Key and live values of every answer; several where they were made apart."""
    for name in (*view.fields, *(name for name in view.contradictions if name not in view.fields)):
        field, slash, key = name.partition(SLASH)
        if field == ANSWERS and slash:
            yield key, tuple(view.contradictions.get(name, [view.fields.get(name)]))


def sections_of(form: Form, view: RecordView) -> tuple[Section, ...]:
    """The groups of a form with what an observation, about a hearing or an accused, answers."""
    per = Per.ACCUSED if view.fields.get("person") else Per.HEARING
    return _sections(form, per, dict(_answers(view)))


def _sections(
    form: Form, per: Per, answers: Mapping[str, tuple[JsonValue, ...]]
) -> tuple[Section, ...]:
    rows: dict[str, list[tuple[int, str]]] = {}
    for key in answers:
        parts = key_parts(key)
        if parts is not None:
            rows.setdefault(parts[0], []).append((parts[1], key))
    return tuple(
        Section(
            group,
            tuple(
                _asked(question, sorted(rows.get(question.number, [])), answers)
                for question in group.questions
                if question.per is per
            ),
        )
        for group in form.groups
    )


def _asked(
    question: Question, rows: list[tuple[int, str]], answers: Mapping[str, tuple[JsonValue, ...]]
) -> Asked:
    return Asked(
        question,
        tuple(_answer(row, told) for row, key in rows for told in answers[key]),
        contradicts=any(len(answers[key]) > 1 for _, key in rows),
    )


def _answer(row: int, told: JsonValue) -> Answer:
    if told is None:
        return Answer(row, None)
    if not isinstance(told, Mapping) or not told or told.keys() - _KNOWN:
        return Answer(row, told, is_readable=False)
    texts = {name: _text(told.get(name)) for name in _TEXTS}
    if any(name in told and texts[name] is None for name in _TEXTS):
        return Answer(row, told, is_readable=False)
    if texts["answer"] not in (None, *WORDS):
        return Answer(row, told, is_readable=False)
    return Answer(
        row,
        told,
        answer=texts["answer"],
        value=told.get("value"),
        how_known=texts["how_known"],
        told_by=texts["told_by"],
        confidence=texts["confidence"],
        at=texts["at"],
        text=texts["text"],
        links=_links(told.get("links")),
    )


def _links(told: JsonValue) -> tuple[Evidence, ...]:
    items = told if isinstance(told, list | tuple) else ()
    return tuple(
        Evidence(str(item["record"]), _text(item.get("place")))
        for item in items
        if isinstance(item, Mapping) and "record" in item
    )


def _text(value: JsonValue) -> str | None:
    return value if isinstance(value, str) and value else None
