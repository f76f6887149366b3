"""Entry point: parse, run one act, print one answer, end with its exit code.

Not for what a command does; that is in `acts`, loaded only when its command runs,
so that `--help` is quick. A refusal is one sentence; a traceback never reaches a person.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from satchel.cli.answers import Answer, failure, show
from satchel.cli.grammar.whole import asks_for_json, parse
from satchel.cli.session import Session
from satchel.domain.errors import SatchelError
from satchel.domain.refusing import refusal

_INTERRUPTED = 130  # what a shell says of a program that was stopped by hand
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
        return show(session.run(arguments), as_json=as_json)
    except SystemExit as ended:  # --help has printed what was asked for
        return int(ended.code or 0)
    except KeyboardInterrupt:
        show(failure(_STOPPED), as_json=as_json)
        return _INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return 0
    except Exception as wrong:
        return show(failure(refusal(wrong)), as_json=as_json)
    finally:
        if session is not None:
            session.close()


def _silence_stdout() -> None:
    """The reader went away; let the interpreter close quietly."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


__all__ = ["Answer", "main", "refusal"]
