"""Acts on forms."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from satchel.assembly import form_adding
from satchel.catalog.forms import KnownForm
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.answering import wanted
from satchel.domain.forms import Form, Question
from satchel.domain.forms import said as worded
from satchel.domain.json_values import JsonValue


def list_(session: Session, _: Namespace) -> Answer:
    """`form list`."""
    known = session.desk().forms.listed()
    lines = [
        f"{one.form.name}  {one.form.version}  {len(one.form.questions)} questions  "
        f"{', '.join(one.form.languages)}  {_from(one)}"
        for one in known
    ]
    return Answer([_value(one) for one in known], lines)


def show(session: Session, said: Namespace) -> Answer:
    """`form show FORM`."""
    known = session.desk().forms.find(said.form, said.version)
    form, language = known.form, said.language
    value: dict[str, JsonValue] = {
        **_value(known),
        "groups": [
            {
                "letter": group.letter,
                "title": worded(group.title, language),
                "help": worded(group.help, language) or None,
                "questions": [question_value(question, language) for question in group.questions],
            }
            for group in form.groups
        ],
    }
    lines = [f"{worded(form.title, language)}  ({form.name} {form.version})"]
    for group in form.groups:
        lines += ["", f"{group.letter}  {worded(group.title, language)}"]
        for question in group.questions:
            lines.append(
                f"  {question.number:<4} {worded(question.text, language)}{_about(question)}"
            )
            if question.help:
                lines.append(f"       {worded(question.help, language)}")
    return Answer(value, lines, _asides(form, language))


def add(session: Session, said: Namespace) -> Answer:
    """`form add FILE`."""
    done, form = form_adding.add(session.desk(), Path(said.file))
    value: JsonValue = {
        "id": done.record,
        "head": done.leaf,
        "index": done.index,
        "form": form.name,
        "version": form.version,
    }
    lines = [
        f"Saved: {done.record}",
        "Every observer gets it with the next sync; without a line: "
        f"parcel make --to MEMBER --only {done.record} --out FILE",
    ]
    return Answer(value, lines)


def question_value(question: Question, language: str) -> dict[str, JsonValue]:
    """A question for `--json`, its texts in one language."""
    value: dict[str, JsonValue] = {
        "number": question.number,
        "text": worded(question.text, language),
        "help": worded(question.help, language) or None,
        "per": question.per.value,
        "asks": question.asks.value,
        "repeats": question.repeats,
        "basis": list(question.basis),
        "reviewed": not question.is_draft,
    }
    if question.choices:
        value["choices"] = [
            {"key": choice.key, "text": worded(choice.text, language)}
            for choice in question.choices
        ]
    return value


def _value(known: KnownForm) -> dict[str, JsonValue]:
    form = known.form
    return {
        "id": known.record or f"{form.name}/{form.version}",
        "form": form.name,
        "version": form.version,
        "title": dict(form.title),
        "languages": list(form.languages),
        "questions": len(form.questions),
        "record": known.record,
        "sent_by": known.sent_by,
        "offered": known.is_ours,
    }


def _from(known: KnownForm) -> str:
    if known.record is None:
        return "comes with Satchel"
    trust = "" if known.is_ours else ", no coordinator: not offered"
    return f"{known.record} from {known.sent_by or 'somebody'}{trust}"


def _about(question: Question) -> str:
    parts = [wanted(question), f"per {question.per}"]
    if question.repeats:
        parts.append(f"again for each {question.repeats}")
    return f"  [{'; '.join([*parts, *question.basis])}]"


def _asides(form: Form, language: str) -> list[str]:
    """What nobody of the trade has checked yet, said to whoever reads the form."""
    told = []
    if language in form.unchecked:
        told.append(f"The wording in {language!r} is not yet checked by a native speaker.")
    drafts = sum(question.is_draft for question in form.questions.values())
    if drafts:
        told.append(f"{drafts} of its questions are not yet checked by a trial-observation lawyer.")
    return told
