"""Entry point: parse, run one act, print one answer, end with its exit code.

Not for what a command does; that is in `acts`, loaded only when its command runs,
so that `--help` is quick. A refusal is one sentence; a traceback never reaches a person.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from satchel.cli.answers import Answer, failure, show
from satchel.cli.grammar.whole import asks_for_json, parse
from satchel.cli.session import Session
from satchel.domain.errors import Bug, MachineRefused, SatchelError, UsageError

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


def refusal(wrong: Exception) -> SatchelError:
    """Any exception as a refusal; our own mistakes name the place, never the content."""
    if isinstance(wrong, SatchelError):
        return wrong
    if isinstance(wrong, OSError) and wrong.strerror:
        name = Path(str(wrong.filename)).name if wrong.filename else "a file"
        return MachineRefused(
            f"The machine refused {name}: {wrong.strerror}. Nothing saved is lost."
        )
    if isinstance(wrong, UnicodeEncodeError):  # a lone surrogate: bytes that were no UTF-8
        return UsageError("A word is not valid Unicode, so nothing was done; write it in UTF-8.")
    if isinstance(wrong, MemoryError):
        return MachineRefused("There is not enough free memory for this. Nothing saved is lost.")
    trace = wrong.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = ""
    if trace is not None:
        code = trace.tb_frame.f_code
        place = f" at {Path(code.co_filename).name}:{trace.tb_lineno} in {code.co_name}"
    return Bug(f"This is a mistake of ours ({type(wrong).__name__}{place}); nothing saved is lost.")


def _silence_stdout() -> None:
    """The reader went away; let the interpreter close quietly."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


__all__ = ["Answer", "main", "refusal"]
