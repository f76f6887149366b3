"""Acts of asking about one line, and of answering."""

from __future__ import annotations

from argparse import Namespace

from satchel.catalog.questions import Asked
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.json_values import JsonValue
from satchel.domain.showing import one_line


def add(session: Session, said: Namespace) -> Answer:
    """`question add RECORD TEXT`; it goes with the next parcel to whom it is put to."""
    asking = session.desk().questions
    written = asking.ask(
        said.record, said.text, to=said.to, place=said.place, language=said.language
    )
    to = str(session.desk().records.show(written.record).fields["to"])
    return Answer({"id": written.record, "to": to}, [f"Asked {to}: {written.record}"])


def list_(session: Session, said: Namespace) -> Answer:
    """`question list`; who asked whom, about what, and what was answered."""
    found = session.desk().questions.listed(on=said.on, case=said.case, waiting=said.waiting)
    value: list[JsonValue] = [_value(one) for one in found]
    lines = [line for one in found for line in _lines(one)]
    return Answer(value, lines or ["There is no such question."])


def answer(session: Session, said: Namespace) -> Answer:
    """`answer QUESTION TEXT`."""
    written = session.desk().questions.answer(said.question, said.text)
    return Answer({"id": written.record, "head": written.leaf}, [f"Answered: {written.record}"])


def _value(one: Asked) -> JsonValue:
    return {
        "id": one.record,
        "on": one.on,
        "place": one.place,
        "text": one.text,
        "by": one.by,
        "to": one.to,
        "answers": list(one.answers),
        "for_us": one.is_for_us,
    }


def _lines(one: Asked) -> list[str]:
    whom = f"{one.by or 'not recorded'} asks {one.to}"
    answers = [f"    {one_line(told)}" for told in one.answers] or ["    not answered"]
    return [f"{one.record}  {whom}, about {one.on}: {one_line(one.text)}", *answers]
