"""Acts that write papers."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from satchel.assembly.printing import printing
from satchel.catalog.permission import Override
from satchel.catalog.printing.printing import Printed, PrintWish
from satchel.cli.answers import Answer
from satchel.cli.session import Session


def record(session: Session, said: Namespace) -> Answer:
    """`print record ID`."""
    return _answer(printing(session.desk()).record(said.id, _wish(said)))


def chronology(session: Session, said: Namespace) -> Answer:
    """`print chronology ID`."""
    return _answer(printing(session.desk()).chronology(said.id, _wish(said)))


def page(session: Session, said: Namespace) -> Answer:
    """`print page ID`."""
    return _answer(printing(session.desk()).page(said.id, _wish(said)))


def register(session: Session, said: Namespace) -> Answer:
    """`print register`."""
    return _answer(printing(session.desk()).register(said.case, _wish(said)))


def report(session: Session, said: Namespace) -> Answer:
    """`print report ID`."""
    return _answer(printing(session.desk()).report(said.id, _wish(said)))


def form(session: Session, said: Namespace) -> Answer:
    """`print form [NAME]`."""
    return _answer(printing(session.desk()).form(said.name, said.version, _wish(said)))


def sheets(session: Session, said: Namespace) -> Answer:
    """`print sheets`."""
    return _answer(printing(session.desk()).sheets(said.count, _wish(said)))


def _wish(said: Namespace) -> PrintWish:
    told = getattr(said, "override", None)
    legal = getattr(said, "legal", False)
    return PrintWish(Path(said.out), said.language, Override.read(told), legal)


def _answer(done: Printed) -> Answer:
    lines = [f"Written: {done.out}  {done.size} bytes"]
    asides = []
    if done.left_out:
        asides.append(
            f"{done.left_out} records were left out: restricted, beyond consent, or for legal "
            "staff ('--legal' prints those)."
        )
    value = {
        "id": done.custody,
        "out": str(done.out),
        "size": done.size,
        "left_out": done.left_out,
    }
    return Answer(value, lines, asides)
