"""The process that opens foreign documents: it has no keys, no files and little memory.

Started once per document by `system.workers`. Standard input: four bytes of length and
a JSON object of that length (`told`, `charset`, `limits`), then eight bytes of length
and the document. Standard output: JSON lines, `{"part": [label, text], …}` as they are
found, and at last `{"end": {…}}`; a line that is missing tells the parent that this
process was ended. Nothing is written to disk: PDFium and the unzipping work on memory.

On POSIX the kernel enforces memory, processor time, no files and no core dump. On
Windows there is only the parent's time limit, and macOS does not enforce the memory
one; a document that eats memory there is ended when time is up or by the system.
"""

from __future__ import annotations

import json
import os
from dataclasses import fields
from typing import BinaryIO

from satchel.formats.documents.text import Limits, MemoryFile, Sheaf, State

try:
    import resource
except ImportError:  # Windows has no such module
    resource = None  # type: ignore[assignment]

_TOO_MUCH_MEMORY = "reading it needs more memory than is allowed"
_GARBLED = "it is built in a way that could not be read"


def main() -> None:
    """Read one document from standard input, answer on standard output, end."""
    answers = _take_over_stdout()
    source = os.fdopen(os.dup(0), "rb", buffering=0)
    job = json.loads(_exactly(source, int.from_bytes(_exactly(source, 4), "big")))
    limits = Limits(**{name: job["limits"][name] for name in (f.name for f in fields(Limits))})
    _confine(limits)
    sheaf = Sheaf(limits, lambda label, text: _say_part(answers, sheaf, label, text))
    try:
        document = _exactly(source, int.from_bytes(_exactly(source, 8), "big"))
        state, reason = _read(document, sheaf, job.get("told"), job.get("charset"))
    except MemoryError:
        state, reason = _broken(sheaf), _TOO_MUCH_MEMORY
    except Exception:  # a parser's own mistake on hostile input: told, never passed on
        state, reason = _broken(sheaf), _GARBLED
    end = _counts(sheaf) | {"state": state, "reason": reason, "charset": sheaf.charset}
    _say(answers, {"end": end})


def _read(
    document: bytearray, sheaf: Sheaf, told: str | None, charset: str | None
) -> tuple[State, str | None]:
    from satchel.formats.documents.kinds import read_document  # after the limits: parsers

    return read_document(MemoryFile(document), len(document), sheaf, told, charset)  # type: ignore[arg-type]  # RawIOBase reads, seeks and tells


def _take_over_stdout() -> BinaryIO:
    """Our answers get a descriptor of their own; what libraries print goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def _confine(limits: Limits) -> None:
    if resource is None:
        return
    for kind, most in (
        ("RLIMIT_AS", limits.memory),
        ("RLIMIT_CPU", limits.time_s),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_FSIZE", 0),
    ):
        number = getattr(resource, kind, None)
        if number is not None:
            try:
                # One second more as the hard limit, so that the signal tells why it ended.
                resource.setrlimit(number, (most, most + (kind == "RLIMIT_CPU")))
            except (ValueError, OSError):
                continue  # macOS refuses some; the parent's time limit still stands


def _exactly(source: BinaryIO, size: int) -> bytearray:
    """All of it or EOFError; one buffer of the right size, so no second copy is ever made."""
    data = bytearray(size)
    room, at = memoryview(data), 0
    while at < size:
        got = source.readinto(room[at:])  # type: ignore[attr-defined]  # unbuffered FileIO
        if not got:
            raise EOFError
        at += got
    return data


def _broken(sheaf: Sheaf) -> State:
    return State.PARTIAL if sheaf.size else State.BROKEN


def _counts(sheaf: Sheaf) -> dict[str, object]:
    return {"pages": sheaf.pages, "picture_pages": sheaf.picture_pages}


def _say_part(answers: BinaryIO, sheaf: Sheaf, label: str, text: str) -> None:
    _say(answers, {"part": [label, text]} | _counts(sheaf))


def _say(answers: BinaryIO, line: dict[str, object]) -> None:
    answers.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
