"""What a command answers, as text for people or as one JSON value for programs.

Text that came from others is shown plain: control characters, which could steer a
terminal, are shown as their escapes.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TextIO

from satchel.domain.errors import SatchelError
from satchel.domain.json_values import JsonValue

_ENDLESS = re.compile(r"\S{400,}")


@dataclass(frozen=True, slots=True)
class Answer:
    """`value` for `--json`; `lines` for people; `asides` go to stderr either way."""

    value: JsonValue
    lines: Sequence[str] = ()
    asides: Sequence[str] = field(default=())
    exit_code: int = 0
    printed: bool = False  # a batch has answered line by line already


def failure(refused: SatchelError) -> Answer:
    """A refusal as an answer. Of a word of thousands of letters that was told, it repeats the
    ends: it is to be a sentence still."""
    message = _ENDLESS.sub(lambda word: f"{word[0][:100]}…{word[0][-20:]}", refused.message)
    return Answer({"error": refused.code, "message": message}, (), (message,), refused.exit_code)


def show(answer: Answer, *, as_json: bool) -> int:
    """Print an answer and return its exit code. stdout gets the answer and nothing else."""
    if answer.printed:
        pass
    elif as_json:
        _write(sys.stdout, json.dumps(answer.value, ensure_ascii=not _speaks_utf_8(sys.stdout)))
        if answer.exit_code == 0:
            for line in answer.asides:
                _write(sys.stderr, plain(line))
    else:
        for line in answer.lines:
            _write(sys.stdout, plain(line))
        for line in answer.asides:
            _write(sys.stderr, plain(line))
    if sys.stdout is not None:
        sys.stdout.flush()
    return answer.exit_code


def plain(text: str) -> str:
    """`text` with control and direction-changing characters made visible."""
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    if char == "\t" or (char.isprintable() and unicodedata.category(char) != "Cf"):
        return char
    if char in "\u200c\u200d":  # joiners are part of how some scripts are spelled
        return char
    return char.encode("unicode_escape").decode("ascii")


def _speaks_utf_8(stream: TextIO | None) -> bool:
    """JSON is UTF-8 whatever the terminal; elsewhere its own escapes keep it plain ASCII."""
    encoding = getattr(stream, "encoding", None) or ""
    return encoding.lower().replace("-", "") == "utf8"


def _write(stream: TextIO | None, text: str) -> None:
    """Write a line whatever the terminal's encoding; what it lacks is shown escaped."""
    if stream is None:  # closed before the program began
        return
    encoding = getattr(stream, "encoding", None) or "utf-8"
    safe = text.encode(encoding, "backslashreplace").decode(encoding)
    print(safe, file=stream)
