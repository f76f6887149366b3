"""Entry point: parse, run one act, print one answer, end with its exit code.

Not for what a command does; that is in `acts`, loaded only when its command runs,
so that `--help` is quick. A refusal is one sentence; a traceback never reaches a person.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from satchel.cli.answers import Answer, failure, show
from satchel.cli.grammar.whole import asks_for_json, parse
from satchel.cli.session import Session
from satchel.domain.errors import MachineRefused, SatchelError
from satchel.domain.refusing import refusal

_INTERRUPTED = 130  # what a shell says of a program that was stopped by hand
_UNTOLD = "What was asked for is done, but its answer could not be written out ({})."
_STOPPED = SatchelError(
    "Stopped. What was answered before is saved; what was not is not here.", code="stopped"
)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command line; returns the exit code."""
    said = list(sys.argv[1:] if words is None else words)
    as_json = asks_for_json(said)
    session: Session | None = None
    try:
        arguments = parse(said)
        session = Session(arguments)
        return _tell(session.run(arguments), as_json=as_json)
    except SystemExit as ended:  # --help has printed what was asked for
        return int(ended.code or 0)
    except KeyboardInterrupt:
        _tell(failure(_STOPPED), as_json=as_json)
        return _INTERRUPTED
    except BrokenPipeError:
        _silence(sys.stdout)
        return 0
    except Exception as wrong:
        return _tell(failure(refusal(wrong)), as_json=as_json)
    finally:
        if session is not None:
            session.close()


def _tell(answer: Answer, *, as_json: bool) -> int:
    """Print an answer. What it tells of is done by now, whether anybody can read it or not: a
    reader who went away is no failure, a disk that does not take the words is one of its own."""
    try:
        return show(answer, as_json=as_json)
    except BrokenPipeError:
        _silence(sys.stdout)
        return answer.exit_code
    except OSError as failed:
        _silence(sys.stdout)
        if answer.exit_code == 0 and sys.stderr is not None:
            with contextlib.suppress(OSError):
                print(_UNTOLD.format(failed.strerror or "the machine refused"), file=sys.stderr)
        _silence(sys.stderr)
        return answer.exit_code or MachineRefused.exit_code


def _silence(stream: TextIO | None) -> None:
    """Nothing can be written there any more; let the interpreter close it quietly."""
    with contextlib.suppress(OSError, ValueError):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


__all__ = ["Answer", "main", "refusal"]
