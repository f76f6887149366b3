"""`batch`: many commands in one unlocked session, one line out for each."""

from __future__ import annotations

import codecs
import contextlib
import io
import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from satchel.cli.answers import Answer, failure, plain
from satchel.cli.grammar.whole import parse
from satchel.cli.main import refusal
from satchel.cli.session import Session, standard_input
from satchel.domain.errors import NoSuchThing, UsageError
from satchel.domain.json_values import JsonValue

_LONGEST_LINE = 8 * 1024 * 1024
_NOT_IN_BATCH = {
    "batch:run": "batch",
    "beginning:init": "init",
    "archive:restore_backup": "backup restore",
    "relays:serve": "relay serve",
}

_MAY_BE_STDIN = ("body", "new_passphrase_file", "lines_file")


def run(session: Session, said: Namespace) -> Answer:
    """Answer each line as it comes: `{"result": …}` or `{"error": …}`.

    A refused line does not stop the rest; the exit code is that of the first refusal.
    """
    session.desk()
    worst = 0
    for line in _lines(said.file):
        if line.strip():
            value, code = _one(session, line, said.file == "-")
            print(json.dumps(value), flush=True)
            worst = worst or code
    return Answer(None, exit_code=worst, printed=True)


def _one(session: Session, line: bytes, from_stdin: bool) -> tuple[JsonValue, int]:
    try:
        arguments = _understood(_words(line))
        _require_fitting(arguments, from_stdin)
        answer = session.run(arguments)
    except Exception as wrong:
        answer = failure(refusal(wrong))
    if answer.exit_code and isinstance(answer.value, dict) and "error" in answer.value:
        return answer.value, answer.exit_code
    if answer.exit_code == 0:
        for aside in answer.asides:
            print(plain(aside), file=sys.stderr)
    return {"result": answer.value}, answer.exit_code


def _words(line: bytes) -> list[str]:
    if len(line) > _LONGEST_LINE:
        raise UsageError("A line of a batch is at most 8 MiB long; attach long material instead.")
    try:
        words = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as wrong:
        raise UsageError("A line of a batch is a JSON array of words, in UTF-8.") from wrong
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words) or not words:
        raise UsageError("A line of a batch is a JSON array of words, in UTF-8.")
    return words


def _understood(words: list[str]) -> Namespace:
    """The words parsed; what help would print stays off the answers."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return parse(words)
    except SystemExit as asked:
        raise UsageError("Help is not part of a batch; run it alone.") from asked


def _require_fitting(arguments: Namespace, from_stdin: bool) -> None:
    """One archive, and one reader of standard input."""
    if arguments.act in _NOT_IN_BATCH:
        raise UsageError(f"'{_NOT_IN_BATCH[arguments.act]}' cannot be part of a batch.")
    if arguments.archive is not None or arguments.passphrase_file is not None:
        raise UsageError("A batch works on the archive it was started with.")
    told = [getattr(arguments, name, None) for name in _MAY_BE_STDIN]
    if from_stdin and "-" in told:
        raise UsageError("Standard input holds the batch itself; give a file in place of '-'.")


def _lines(source: str) -> Iterator[bytes]:
    if source == "-":
        yield from _lines_of(standard_input())
        return
    try:
        with Path(source).open("rb") as file:
            yield from _lines_of(file)
    except FileNotFoundError as missing:
        raise NoSuchThing(f"There is no file {source}.") from missing


def _lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """Lines; of one that is too long its beginning, longer than allowed, and the rest unread.
    Some editors begin a file with a mark of its encoding (U+FEFF)."""
    first = True
    while raw := stream.readline(_LONGEST_LINE + 1):
        rest = raw
        while len(rest) > _LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(_LONGEST_LINE + 1)
        yield raw.removeprefix(codecs.BOM_UTF8) if first else raw
        first = False
