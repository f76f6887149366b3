"""An archive unlocked once, and commands run in it one after the other, in this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from satchel.cli.answers import Answer
from satchel.cli.grammar.whole import parse
from satchel.cli.session import Session
from satchel.domain.errors import SatchelError
from unit.cli.conftest import Shell


@dataclass(frozen=True, slots=True)
class Unlocked:
    """Runs the words after `satchel`, as a line of a batch does."""

    session: Session

    def answer(self, *words: str) -> Answer:
        return self.session.run(parse(words))

    def __call__(self, *words: str) -> Any:
        """The answer's value."""
        return self.answer(*words).value

    def refusal(self, *words: str) -> SatchelError:
        """How the words are refused."""
        try:
            answer = self.answer(*words)
        except SatchelError as refused:
            return refused
        raise AssertionError(answer)


@contextmanager
def unlocked(shell: Shell) -> Iterator[Unlocked]:
    """One unlock for many commands."""
    place = ["--archive", str(shell.folder), "--passphrase-file", str(shell.passphrase_file)]
    session = Session(parse([*place, "verify"]))
    try:
        yield Unlocked(session)
    finally:
        session.close()
