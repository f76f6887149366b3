"""Many records at once, by the program's own parts, many to a transaction.

A command for each would take hours at 100,000; what is measured afterwards is the program.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import islice

from bench.ground import PASSPHRASE
from bench.program import Program
from satchel.assembly.opening import open_desk
from satchel.domain.json_values import JsonValue

TOGETHER = 5_000

Wish = tuple[str, dict[str, JsonValue]]


def notes(program: Program, case: str, count: int) -> None:
    """`count` lines under a case, each unlike the others."""
    texts = (f"Line {number}: the witness answers the prosecutor." for number in range(count))
    records(program, (("note", {"on": case, "text": text}) for text in texts))


def hearing(program: Program, hearing_: str, count: int) -> None:
    """`count` lines of a hearing, of all lengths, with speakers and some with marks."""
    records(program, (("note", _line(hearing_, number)) for number in range(count)))


def _line(hearing_: str, number: int) -> dict[str, JsonValue]:
    at = datetime(2026, 11, 22, 4, tzinfo=UTC) + timedelta(seconds=2 * number)
    line: dict[str, JsonValue] = {
        "on": hearing_,
        "text": f"Line {number}: " + "the witness answers the prosecutor " * (1 + number % 7),
        "speaker": ("judge", "prosecutor", "witness", "observer")[number % 4],
        "at": at.isoformat(timespec="seconds"),
    }
    return {**line, "tags": ["counsel", "time"]} if number % 9 == 0 else line


def people(program: Program, count: int) -> None:
    """`count` persons with one name each."""
    records(program, (person(f"Person {number}") for number in range(count)))


def person(name: str) -> Wish:
    """A person to be made, of one name."""
    return "person", {"names": [{"text": name}]}


def records(program: Program, wishes: Iterable[Wish]) -> None:
    """A record for each wish: its kind and its fields."""
    desk = open_desk(program.archive, PASSPHRASE.encode)
    try:
        rest = iter(wishes)
        while some := list(islice(rest, TOGETHER)):
            with desk.archive.writing() as tx:
                for kind, fields in some:
                    desk.records.add_within(tx, kind, fields)
    finally:
        desk.close()
