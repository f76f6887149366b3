"""Answers as they are read: by group and question, all that were made apart, and by whom.

Plain frozen values, no acts and no database. To know first: a question may have several
answers, one for each row of a repeated one, and each of those that contradict each other;
what this version cannot read as an answer is kept in `raw` and shown so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from satchel.catalog.histories import HistoryLine
from satchel.catalog.reporting import ANSWERS
from satchel.domain.answering import ANSWERS as WORDS
from satchel.domain.folding import RecordView
from satchel.domain.forms import Form, Group, Per, Question, key_parts
from satchel.domain.json_values import JsonValue
from satchel.domain.keyed import SLASH
from satchel.domain.statements import stated

_ANSWERS = ANSWERS + SLASH
_TEXTS = ("answer", "how_known", "told_by", "confidence", "at", "text")
_KNOWN = {*_TEXTS, "value", "links"}
Given = tuple[JsonValue, str | None]  # what was answered, or None for taken back; by whom


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
    `by` is the member who gave it, where the report was read with its history.
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
    by: str | None = None

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


def answers_in(view: RecordView) -> dict[str, tuple[JsonValue, ...]]:
    """Key and live values of every answer; several where they were made apart."""
    return {
        name.removeprefix(_ANSWERS): tuple(view.contradictions.get(name, [view.fields.get(name)]))
        for name in (*view.fields, *view.contradictions)
        if name.startswith(_ANSWERS)
    }


def sections_of(form: Form, view: RecordView) -> tuple[Section, ...]:
    """The groups of a form with what an observation, about a hearing or an accused, answers."""
    per = Per.ACCUSED if view.fields.get("person") else Per.HEARING
    return laid_out(form, per, answers_in(view), {})


def laid_out(
    form: Form,
    per: Per,
    answers: Mapping[str, tuple[JsonValue, ...]],
    given: Mapping[str, Sequence[Given]],
) -> tuple[Section, ...]:
    """The groups of a form with the answers to their questions, and who gave each."""
    rows: dict[str, list[tuple[int, str]]] = {}
    for key in answers:
        parts = key_parts(key)
        if parts is not None:
            rows.setdefault(parts[0], []).append((parts[1], key))
    return tuple(
        Section(
            group,
            tuple(
                _asked(question, sorted(rows.get(question.number, [])), answers, given)
                for question in group.questions
                if question.per is per
            ),
        )
        for group in form.groups
    )


def _asked(
    question: Question,
    rows: list[tuple[int, str]],
    answers: Mapping[str, tuple[JsonValue, ...]],
    given: Mapping[str, Sequence[Given]],
) -> Asked:
    return Asked(
        question,
        tuple(
            replace(_answer(row, told), by=_by(given.get(key, ()), told))
            for row, key in rows
            for told in answers[key]
        ),
        contradicts=any(len(answers[key]) > 1 for _, key in rows),
    )


def given_in(lines: Iterable[HistoryLine]) -> dict[str, list[Given]]:
    """Every answer ever given, by its key, in the order of `lines`, and who gave it."""
    found: dict[str, list[Given]] = {}
    for line in lines:
        what, member = line.what or {}, _text((line.who or {}).get("member"))
        changed, emptied = what.get("set"), what.get("unset")
        told = list(changed.items()) if isinstance(changed, Mapping) else []
        told += [(name, statement.value) for name, statement in stated(line.leaf, what)]
        told += [(str(name), None) for name in emptied] if isinstance(emptied, list) else []
        for name, value in told:
            if name.startswith(_ANSWERS):
                found.setdefault(name.removeprefix(_ANSWERS), []).append((value, member))
    return found


def _by(given: Sequence[Given], told: JsonValue) -> str | None:
    return next((member for value, member in reversed(given) if value == told), None)


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
