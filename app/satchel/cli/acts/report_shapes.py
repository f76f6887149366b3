"""How hearing reports look in answers: JSON for programs, lines for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from satchel.assembly.desk import Desk
from satchel.catalog.answers import Answer, Asked
from satchel.catalog.comparing import Comparison, Line
from satchel.catalog.reports import HearingReport, Observed
from satchel.domain.describing import describe
from satchel.domain.errors import NoSuchThing
from satchel.domain.forms import Question, said
from satchel.domain.json_values import JsonValue


@dataclass(frozen=True)
class Titles:
    """What records and the words around answers are called, in one language."""

    desk: Desk
    language: str
    _found: dict[str, str] = field(default_factory=dict)

    def of(self, record: str) -> str:
        """A record's title; its id where it has none, or is not here."""
        if record not in self._found:
            try:
                view = self.desk.records.show(record)
                title = describe(view, self.desk.kinds.words(view.kind)).title
            except NoSuchThing:
                title = ""
            self._found[record] = title or record
        return self._found[record]

    def word(self, group: str, key: str) -> str:
        """A word of `resources/forms/words.json`; one that is not there as it is."""
        return self.desk.forms.word(group, key, self.language)


def report_value(report: HearingReport, titles: Titles) -> dict[str, JsonValue]:
    """A report for `--json`; `answered` of `questions` in all, by group, and in each part."""
    groups: dict[str, list[int]] = {}
    for one in report.observed:
        for section in one.sections:
            counts = groups.setdefault(section.group.letter, [0, 0])
            counts[0] += section.answered
            counts[1] += len(section.asked)
    return {
        "id": report.hearing.record,
        "hearing": report.hearing.record,
        "title": titles.of(report.hearing.record),
        "answered": report.answered,
        "questions": report.asked,
        "groups": [
            {"letter": letter, "answered": answered, "questions": asked}
            for letter, (answered, asked) in groups.items()
        ],
        "observations": [
            {**observed_value(one, titles), **_sections_value(one, titles)}
            for one in report.observed
        ],
        "accused_without_report": list(report.without),
    }


def observed_value(one: Observed, titles: Titles) -> dict[str, JsonValue]:
    """An observation in a list."""
    return {
        "id": one.record,
        "hearing": one.hearing,
        "title": titles.of(one.hearing),
        "per": one.per.value,
        "person": one.person,
        "about": titles.of(one.person or one.hearing),
        "form": one.form_name,
        "version": one.form_version,
        "form_here": one.form is not None,
        "observer": one.observer,
        "answered": one.answered,
        "questions": one.asked,
        "withdrawn": one.withdrawn,
    }


def observed_line(one: Observed, titles: Titles) -> str:
    """An observation in one line for people."""
    about = titles.of(one.person) if one.person else titles.of(one.hearing)
    form = f"{one.form_name} {one.form_version}"
    count = f"{one.answered} of {one.asked}" if one.form else "form not here"
    if not one.form_name:
        return f"{one.record}  not readable here"
    gone = " [withdrawn]" if one.withdrawn is not None else ""
    return f"{one.record}  {form}  {count}  {one.observer or '?'}  {one.per}: {about}{gone}"


def report_lines(report: HearingReport, titles: Titles) -> list[str]:
    """The whole report for people."""
    lines = [f"{titles.of(report.hearing.record)}  ({report.hearing.record})"]
    if not report.observed:
        lines.append(f"No report yet; begin one: report start {report.hearing.record}")
    for one in report.observed:
        lines += ["", *_observed_lines(one, titles)]
    for person in report.without:
        lines += ["", f"No report yet of {titles.of(person)}  ({person})"]
    return lines


def comparison_value(
    report: HearingReport, found: Sequence[Comparison], titles: Titles
) -> JsonValue:
    """Observers side by side for `--json`: to each question, what every observation says."""
    return {
        "id": report.hearing.record,
        "title": titles.of(report.hearing.record),
        "compared": [
            {
                "form": one.form,
                "person": one.person,
                "observations": [observed_value(item, titles) for item in one.observed],
                "differing": one.differing,
                "questions": [_line_value(line, one, titles) for line in one.lines],
            }
            for one in found
        ],
        "not_compared": [
            observed_value(one, titles) for one in report.observed if one.form is None
        ],
    }


def comparison_lines(
    report: HearingReport, found: Sequence[Comparison], titles: Titles
) -> list[str]:
    """Observers side by side for people; a difference has a mark before its question."""
    lines = [f"{titles.of(report.hearing.record)}  ({report.hearing.record})"]
    for one in found:
        about = titles.of(one.person) if one.person else titles.word("per", "hearing")
        lines += ["", f"{about}: {one.differing} of {len(one.lines)} differ"]
        lines += [f"  {observed_line(item, titles)}" for item in one.observed]
        for line in one.lines:
            mark = f"≠ {titles.word('standing', 'differs')}: " if line.differs else ""
            lines.append(f"{mark}{line.question.number}  {_text(line.question, titles)}")
            for item, asked in zip(one.observed, line.said, strict=True):
                told = "; ".join(_told(asked, titles, item.observer)) if asked else ""
                shown = told or titles.word("standing", "not-answered")
                lines.append(f"    {_who(item, one)}: {shown}")
    left = [one for one in report.observed if one.form is None]
    lines += [f"Not compared, its form is not here: {one.record}" for one in left]
    return lines


def _who(item: Observed, one: Comparison) -> str:
    """An observer's code; with the report, where the same observer has several."""
    same = [other for other in one.observed if other.observer == item.observer]
    return f"{item.observer or '?'} {item.record}" if len(same) > 1 else item.observer or "?"


def _sections_value(one: Observed, titles: Titles) -> dict[str, JsonValue]:
    value: dict[str, JsonValue] = {
        "groups": [
            {
                "letter": section.group.letter,
                "title": said(section.group.title, titles.language),
                "answered": section.answered,
                "questions": [
                    {
                        "number": asked.question.number,
                        "text": _text(asked.question, titles),
                        "asks": asked.question.asks.value,
                        **_asked_value(asked),
                    }
                    for asked in section.asked
                ],
            }
            for section in one.sections
            if section.asked
        ],
        "raw": {key: list(values) for key, values in one.raw.items()},
    }
    if one.heads > 1:
        value["heads"] = one.heads
    return value


def _asked_value(asked: Asked) -> dict[str, JsonValue]:
    return {
        "answered": asked.is_answered,
        "contradicts": asked.contradicts,
        "answers": [_answer_value(answer) for answer in asked.answers],
    }


def _answer_value(answer: Answer) -> JsonValue:
    if answer.is_taken_back:
        return {"row": answer.row, "taken_back": True, "by": answer.by}
    if not answer.is_readable:
        return {"row": answer.row, "raw": answer.raw, "by": answer.by}
    links: list[JsonValue] = [{"record": one.record, "place": one.place} for one in answer.links]
    return {
        "row": answer.row,
        "answer": answer.answer,
        "value": answer.value,
        "how_known": answer.how_known,
        "told_by": answer.told_by,
        "confidence": answer.confidence,
        "at": answer.at,
        "text": answer.text,
        "links": links,
        "by": answer.by,
    }


def _line_value(line: Line, one: Comparison, titles: Titles) -> JsonValue:
    return {
        "number": line.question.number,
        "text": _text(line.question, titles),
        "differs": line.differs,
        "said": [
            {
                "observation": item.record,
                "observer": item.observer,
                "asked": asked is not None,
                **(_asked_value(asked) if asked else {"answered": False, "answers": []}),
            }
            for item, asked in zip(one.observed, line.said, strict=True)
        ],
    }


def _observed_lines(one: Observed, titles: Titles) -> Iterator[str]:
    yield observed_line(one, titles)
    if one.withdrawn is not None:
        yield f"  withdrawn: {one.withdrawn}"
    if one.form is None:
        yield "  Its form is not here; the answers are shown as they came."
    for section in one.sections:
        if not section.asked:
            continue
        count = f"{section.answered} of {len(section.asked)}"
        yield f"  {section.group.letter}  {said(section.group.title, titles.language)}  ({count})"
        for asked in section.asked:
            yield f"    {asked.question.number:<4} {_text(asked.question, titles)}"
            told = _told(asked, titles, one.observer) or [titles.word("standing", "not-answered")]
            yield from (f"         {text}" for text in told)
            if asked.contradicts:
                yield f"         ({titles.word('standing', 'contradicting')})"
    for key, values in one.raw.items():
        yield from (f"    {key:<4} {_json(value)}" for value in values)


def _told(asked: Asked, titles: Titles, observer: str | None) -> list[str]:
    """Each answer in one line; who gave it, where that was not the observer."""
    lines = []
    for answer in asked.answers:
        other = f"  ({answer.by})" if answer.by not in (None, observer) else ""
        lines.append(_answer_line(asked.question, answer, titles) + other)
    return lines


def _answer_line(question: Question, answer: Answer, titles: Titles) -> str:
    if answer.is_taken_back:
        return titles.word("standing", "taken-back")
    row = f"{answer.row}: " if question.repeats else ""
    if not answer.is_readable:
        return row + _json(answer.raw)
    parts = [
        titles.word("answer", answer.answer) if answer.answer else "",
        _value(question, answer.value, titles),
        f"“{answer.text}”" if answer.text else "",
        answer.at or "",
        titles.word("how_known", answer.how_known) if answer.how_known else "",
        f"{titles.word('label', 'told_by')} {answer.told_by}" if answer.told_by else "",
        titles.word("confidence", answer.confidence) if answer.confidence else "",
    ]
    parts += [f"→ {one.record}{' ' + one.place if one.place else ''}" for one in answer.links]
    return row + " · ".join(part for part in parts if part)


def _value(question: Question, value: JsonValue, titles: Titles) -> str:
    if value is None:
        return ""
    for choice in question.choices:
        if choice.key == value:
            return said(choice.text, titles.language)
    if isinstance(value, list | tuple):
        return "; ".join(str(item) for item in value)
    return titles.of(value) if isinstance(value, str) and question.asks == "person" else str(value)


def _text(question: Question, titles: Titles) -> str:
    return said(question.text, titles.language)


def _json(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False)
