"""Acts on hearing reports."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping

from satchel.catalog.comparing import compare as compared
from satchel.catalog.reporting import ReportWish
from satchel.cli.acts import report_shapes
from satchel.cli.acts.told import body_of
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.answering import ANSWERS, typed
from satchel.domain.errors import UsageError
from satchel.domain.forms import Form, key_parts
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.words import Audience
from satchel.storage.journal import Written

_TOLD = {"told_by": "told_by", "confidence": "confidence", "at": "at", "text": "text"}


def start(session: Session, said: Namespace) -> Answer:
    """`report start HEARING`."""
    wish = ReportWish(
        hearing=said.hearing,
        form=said.form,
        version=said.version,
        person=said.person,
        another=said.another,
        audience=Audience(said.audience),
    )
    begun = session.desk().reporting.start(wish)
    value: JsonValue = {
        "id": begun.record,
        "form": begun.form,
        "version": begun.version,
        "new": begun.is_new,
    }
    word = "Begun" if begun.is_new else "Begun before"
    return Answer(value, [f"{word}: {begun.record}  {begun.form} {begun.version}"])


def answer(session: Session, said: Namespace) -> Answer:
    """`report answer OBSERVATION QUESTION …`, or many by `--body`."""
    desk = session.desk()
    if said.body is not None:
        if said.question is not None:
            raise UsageError("Give one question, or many by --body; not both.")
        answers = _many(body_of(said.body), desk.reporting.form_of(said.observation))
        return _written(desk.reporting.answer(said.observation, answers), list(answers))
    if said.question is None:
        raise UsageError("Say which question: report answer OBSERVATION QUESTION, or --body FILE.")
    if said.clear:
        done = desk.reporting.answer(said.observation, {}, clear=[said.question])
        return _written(done, [said.question])
    key = said.question
    if said.another:
        key = desk.reporting.next_row(said.observation, key)
    told = _one(said, desk.reporting.form_of(said.observation), key)
    return _written(desk.reporting.answer(said.observation, {key: told}), [key])


def show(session: Session, said: Namespace) -> Answer:
    """`report show OBSERVATION|HEARING`."""
    desk = session.desk()
    report = desk.reports.show(said.record)
    titles = report_shapes.Titles(desk, said.language)
    value = report_shapes.report_value(report, titles)
    if len(report.observed) == 1 and report.observed[0].record.startswith(said.record.lower()):
        value["id"] = report.observed[0].record
    return Answer(value, report_shapes.report_lines(report, titles))


def list_(session: Session, said: Namespace) -> Answer:
    """`report list`."""
    desk = session.desk()
    case = desk.records.show(said.case).record if said.case else None
    found = desk.reports.listed(case, limit=said.limit, offset=said.offset)
    titles = report_shapes.Titles(desk, "en")
    lines = [report_shapes.observed_line(one, titles) for one in found] or ["No report yet."]
    return Answer([report_shapes.observed_value(one, titles) for one in found], lines)


def compare(session: Session, said: Namespace) -> Answer:
    """`report compare HEARING`."""
    desk = session.desk()
    report = desk.reports.show(said.hearing)
    found = compared(desk.archive.reading(), report)
    titles = report_shapes.Titles(desk, said.language)
    return Answer(
        report_shapes.comparison_value(report, found, titles),
        report_shapes.comparison_lines(report, found, titles),
    )


def _one(said: Namespace, form: Form, key: str) -> dict[str, JsonValue]:
    """One answer as its words tell it."""
    told: dict[str, JsonValue] = {}
    if said.answer is not None:
        told["answer"] = said.answer
    if said.value:
        told["value"] = typed(form.question(_number(key)), said.value)
    how = said.how or ("told" if said.told_by else None)
    if how is not None:
        told["how_known"] = how
    told |= {n: value for n, at in _TOLD.items() if (value := getattr(said, at)) is not None}
    if said.link:
        told["links"] = [_link(text) for text in said.link]
    return told


def _link(text: str) -> JsonValue:
    """RECORD or RECORD:PLACE; the place may hold colons itself, as 00:03:12 does."""
    record, _, place = text.partition(":")
    return {"record": record, "place": place} if place else {"record": record}


def _many(body: JsonObject, form: Form) -> dict[str, JsonObject]:
    """Answers by question: objects, or in short a word such as "yes", or a value."""
    inner = body.get("answers")
    answers: dict[str, JsonObject] = {}
    for key, told in (inner if isinstance(inner, Mapping) else body).items():
        if isinstance(told, Mapping):
            answers[key] = told
        elif isinstance(told, str) and told in ANSWERS:
            answers[key] = {"answer": told}
        elif isinstance(told, str):
            answers[key] = {"value": typed(form.question(_number(key)), [told])}
        else:
            answers[key] = {"value": told}
    if not answers:
        raise UsageError("The body holds no answers; give one JSON object of question and answer.")
    return answers


def _number(key: str) -> str:
    told = key.strip().upper().removesuffix(".1")
    return (key_parts(told) or (told, 1))[0]


def _written(done: Written, keys: list[str]) -> Answer:
    value: JsonValue = {
        "id": done.record,
        "head": done.leaf,
        "index": done.index,
        "questions": list(keys),
    }
    return Answer(value, [f"Saved: {', '.join(keys)} in {done.record}"])
