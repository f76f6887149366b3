"""What a mission holds after years: 100,000 records of mixed kinds, listed and put in order.

The records are entered by the program's own parts; what is asked and measured are the
commands, in an unlocked archive, from the line written to the answer read.
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable, Iterator

from bench.figures import Figure, below
from bench.ground import PASSPHRASE, Ground
from bench.program import Program
from satchel.assembly.desk import Desk
from satchel.assembly.opening import open_desk
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject
from satchel.storage.transaction import Transaction

CASES = 100
# Of each kind in a case: about 1,000 records together, most of them lines of hearings.
PEOPLE, CHARGES, OUTCOMES, HEARINGS, LINES, LETTERS = 20, 40, 40, 10, 860, 28
SEED = 20_310_514
QUESTIONS = 30


def mixed(ground: Ground) -> Iterator[Figure]:
    """lists, chronologies and pages among 100,000 records of mixed kinds"""
    chance = random.Random(SEED)
    program, _ = ground.observer("mission")
    cases, people, held = _fill(program, chance, ground.count(CASES))
    asked: dict[str, Callable[[], list[str | RecordId]]] = {
        "list of 50 people": lambda: ["list", "person", "--limit", "50"],
        "list of a case's hearings": lambda: ["hearing", "list", "--case", chance.choice(cases)],
        "list of a person's outcomes": lambda: [
            *("list", "outcome", "--person", chance.choice(people)),
        ],
        "chronology of a case": lambda: ["chronology", chance.choice(cases)],
        "chronology of a hearing": lambda: ["chronology", chance.choice(held)],
        "page of a person": lambda: ["page", chance.choice(people)],
    }
    with program.unlocked() as batch:
        for what, words in asked.items():
            batch.ask(*words())  # the first one loads what the others use
            took = [batch.ask(*words()).seconds * 1000 for _ in range(QUESTIONS)]
            yield below(f"record: {what}, median", statistics.median(took), 100, "ms")


def _fill(
    program: Program, chance: random.Random, count: int
) -> tuple[list[RecordId], list[RecordId], list[RecordId]]:
    """Cases, people and hearings made."""
    desk = open_desk(program.archive, PASSPHRASE.encode)
    cases: list[RecordId] = []
    people: list[RecordId] = []
    held: list[RecordId] = []
    try:
        for number in range(count):
            with desk.archive.writing() as tx:
                add = _Adding(desk, tx)
                case = add("case", {"title": f"Case {number}"})
                cases.append(case)
                accused = [
                    add("person", {"names": [{"text": f"Person {number}-{n}"}], "case": case})
                    for n in range(PEOPLE)
                ]
                people += accused
                held += _case(add, chance, case, accused)
    finally:
        desk.close()
    return cases, people, held


class _Adding:
    """Adds a record in one transaction and gives its id."""

    def __init__(self, desk: Desk, tx: Transaction) -> None:
        self._desk, self._tx = desk, tx

    def __call__(self, kind: str, fields: JsonObject) -> RecordId:
        return self._desk.records.add_within(self._tx, kind, fields).record


def _case(
    add: _Adding, chance: random.Random, case: RecordId, accused: list[RecordId]
) -> list[RecordId]:
    hearings = [
        add("event", {"event_kind": "hearing", "case": case, "date": _day(chance)})
        for _ in range(HEARINGS)
    ]
    for _ in range(CHARGES):
        about = {"person": chance.choice(accused), "case": case}
        add("charge", {**about, "article": "405", "part": "2", "date": _day(chance)})
    for _ in range(OUTCOMES):
        about = {"person": chance.choice(accused), "case": case}
        add("outcome", {**about, "outcome_kind": "sentence", "date": _day(chance)})
    for n in range(LETTERS):
        sent = {"letter_kind": "letter", "case": case, "sent": _day(chance)}
        add("correspondence", {**sent, "subject": f"Request {n}"})
    for n in range(LINES):
        at = f"2019-05-{1 + n % 28:02}T10:{n % 60:02}:00+06:00"
        add("note", {"on": chance.choice(hearings), "text": f"The witness answers {n}.", "at": at})
    return hearings


def _day(chance: random.Random) -> str:
    return f"20{chance.randint(15, 25)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
