"""`verify`: everything in the archive, checked."""

from __future__ import annotations

from argparse import Namespace

from satchel.assembly import checking
from satchel.cli.answers import Answer
from satchel.cli.session import Session

_INTEGRITY = 4


def run(session: Session, said: Namespace) -> Answer:
    """`verify [--rebuild]`: exit code 4 when something is wrong."""
    desk = session.desk()
    brought = checking.rebuild(desk) if said.rebuild else []
    report = checking.verify(desk)
    report.notes[:0] = brought
    counted = ", ".join(f"{count} {name}" for name, count in sorted(report.checked.items()))
    lines = [f"Checked: {counted}.", *report.notes]
    lines += [f"WRONG: {item.where}: {item.what}" for item in report.problems]
    lines.append("Everything checked is as it was written." if report.ok else _advice())
    return Answer(report.value(), lines, exit_code=0 if report.ok else _INTEGRITY)


def _advice() -> str:
    return "What is named above differs from what was written; the rest is as it was."
