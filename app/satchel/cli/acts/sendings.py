"""Acts of giving case files and working copies to observers."""

from __future__ import annotations

from argparse import Namespace

from satchel.assembly import given
from satchel.assembly.given import Step, Told
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.json_values import JsonValue
from satchel.domain.showing import one_line

_STEPS = {
    Step.WAITS: "goes with the next sync",
    Step.ON_ITS_WAY: "is on its way",
    Step.ARRIVED: "arrived",
    Step.BY_ANOTHER: "given by another coordinator, who knows how far it came",
    Step.TAKEN_BACK: "was taken back",
}


def send(session: Session, said: Namespace) -> Answer:
    """`send ID --to MEMBER [--why TEXT]`; it goes with the next sync."""
    desk = session.desk()
    written = desk.sendings.send(said.id, said.to, said.why)
    line = f"Goes to {said.to} with the next sync, and what changes in it later: {written.record}"
    return Answer({"id": written.record, "to": said.to}, [line])


def list_(session: Session, said: Namespace) -> Answer:
    """`send list [--on ID] [--to MEMBER]`."""
    found = given.told(session.desk(), on=said.on, to=said.to)
    value: list[JsonValue] = [_value(one) for one in found]
    return Answer(value, [_line(one) for one in found] or ["Nothing was sent."])


def _value(one: Told) -> JsonValue:
    return {
        "id": one.sent.record,
        "on": one.sent.on,
        "kind": one.kind,
        "title": one.title,
        "to": one.sent.to,
        "by": one.sent.by,
        "at": one.sent.at,
        "why": one.sent.why,
        "state": one.step.value,
        "taken_back": one.sent.taken_back,
    }


def _line(one: Told) -> str:
    what = one_line(one.title or one.sent.on)
    return f"{one.sent.record}  {one.sent.at}  {what} to {one.sent.to}: {_STEPS[one.step]}"
