"""Two observers of one hearing side by side: what each says to a question, differences marked.

Nobody is right here: a difference is shown, never settled. A question that one of them left
open is no difference.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from satchel.catalog.answers import Answer, Asked
from satchel.catalog.reports import HearingReport, Observed
from satchel.domain.forms import Question, version_order
from satchel.domain.ids import RecordId
from satchel.storage import records
from satchel.storage.database import Database


@dataclass(frozen=True, slots=True)
class Line:
    """A question, and beside each other what every observation says to it; None where its
    version of the form does not have it. `differs`: those who answered do not agree."""

    question: Question
    said: tuple[Asked | None, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """The observations of one subject by one form: the hearing, or one accused (`person`).

    `lines` are the questions that any of them answered, in the order of the newest version.
    """

    form: str
    person: str | None
    observed: tuple[Observed, ...]
    lines: tuple[Line, ...]

    @property
    def differing(self) -> int:
        return sum(line.differs for line in self.lines)


def compare(db: Database, report: HearingReport) -> list[Comparison]:
    """Side by side, each form and subject for itself; people joined as the same are one.
    Observations whose form is not here cannot be compared and are left out."""
    subjects: dict[tuple[str, str], list[Observed]] = {}
    for one in report.observed:
        if one.form is not None:
            subjects.setdefault((one.form_name, _same(db, one.person)), []).append(one)
    return [
        Comparison(name, observed[0].person, tuple(observed), tuple(_lines(observed)))
        for (name, _), observed in subjects.items()
    ]


def _same(db: Database, person: str | None) -> str:
    return min(records.joined_to(db, RecordId(person))) if person else ""


def _lines(observed: list[Observed]) -> Iterator[Line]:
    asked = [
        {asked.question.number: asked for section in one.sections for asked in section.asked}
        for one in observed
    ]
    by_age = sorted(
        range(len(observed)), key=lambda at: version_order(observed[at].form_version), reverse=True
    )
    numbers = dict.fromkeys(number for at in by_age for number in asked[at])
    for number in numbers:
        said = tuple(one.get(number) for one in asked)
        if any(item is not None and item.is_answered for item in said):
            question = next(asked[at][number].question for at in by_age if number in asked[at])
            yield Line(question, said, _differ(said))


def _differ(said: tuple[Asked | None, ...]) -> bool:
    told = [_meaning(item) for item in said if item is not None and item.is_answered]
    return len(set(told)) > 1


def _meaning(asked: Asked) -> frozenset[str]:
    """What was answered, without how it is known: two can know the same by different ways."""
    return frozenset(_one(answer) for answer in asked.answers if not answer.is_taken_back)


def _one(answer: Answer) -> str:
    if not answer.is_readable:
        return json.dumps([answer.row, answer.raw], sort_keys=True)
    return json.dumps([answer.row, answer.answer, answer.value], sort_keys=True)
