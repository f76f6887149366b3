"""`batch`: many commands in one unlocked session, one line out for each."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from satchel.cli.answers import Answer, failure
from satchel.cli.grammar.whole import parse
from satchel.cli.main import refusal
from satchel.cli.session import Session
from satchel.domain.errors import NoSuchThing, UsageError
from satchel.domain.json_values import JsonValue

_LONGEST_LINE = 8 * 1024 * 1024
_NOT_IN_BATCH = ("batch", "init", "gui")


def run(session: Session, said: Namespace) -> Answer:
    """Answer each line as it comes: `{"result": …}` or `{"error": …}`.

    A refused line does not stop the rest; the exit code is that of the first refusal.
    """
    session.desk()
    worst = 0
    for line in _lines(said.file):
        if line.strip():
            value, code = _one(session, line)
            print(json.dumps(value, ensure_ascii=True), flush=True)
            worst = worst or code
    return Answer(None, exit_code=worst, printed=True)


def _one(session: Session, line: str) -> tuple[JsonValue, int]:
    try:
        arguments = parse(_words(line))
        answer = session.run(arguments)
    except KeyboardInterrupt:
        raise
    except SystemExit:
        answer = failure(UsageError("Help is not part of a batch."))
    except Exception as wrong:
        answer = failure(refusal(wrong))
    if answer.exit_code and isinstance(answer.value, dict) and "error" in answer.value:
        return answer.value, answer.exit_code
    return {"result": answer.value}, answer.exit_code


def _words(line: str) -> list[str]:
    try:
        words = json.loads(line)
    except (ValueError, RecursionError) as wrong:
        raise UsageError("A line of a batch is a JSON array of words.") from wrong
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words) or not words:
        raise UsageError("A line of a batch is a JSON array of words.")
    if words[0] in _NOT_IN_BATCH or words[:2] == ["backup", "restore"]:
        raise UsageError(f"'{words[0]}' cannot be part of a batch.")
    if any(word.startswith(("--archive", "--passphrase-file")) for word in words):
        raise UsageError("A batch works on the archive it was started with.")
    return words


def _lines(source: str) -> Iterator[str]:
    if source == "-":
        stream = sys.stdin.buffer
        while raw := stream.readline(_LONGEST_LINE):
            yield raw.decode("utf-8", "replace")
        return
    try:
        with Path(source).open("rb") as file:
            while raw := file.readline(_LONGEST_LINE):
                yield raw.decode("utf-8", "replace")
    except FileNotFoundError as missing:
        raise NoSuchThing(f"There is no file {source}.") from missing
