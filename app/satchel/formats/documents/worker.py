"""The process that opens foreign documents: it has no keys, no files and little memory.

Started once per document by `system.workers`. Standard input: four bytes of length and
a JSON object of that length (`told`, `charset`, `limits`), then eight bytes of length
and the document. Standard output: JSON lines, `{"part": [label, text], …}` as they are
found, and at last `{"end": {…}}`; a line that is missing tells the parent that this
process was ended. Nothing is written to disk: PDFium and the unzipping work on memory.
What the kernel enforces, and where it does not, stands in `formats.confined`.
"""

from __future__ import annotations

import json
import os
from dataclasses import fields
from typing import BinaryIO

from satchel.formats.confined import confine, exactly, take_over_stdout
from satchel.formats.documents.text import Limits, MemoryFile, Sheaf, State

_TOO_MUCH_MEMORY = "reading it needs more memory than is allowed"
_GARBLED = "it is built in a way that could not be read"


def main() -> None:
    """Read one document from standard input, answer on standard output, end."""
    answers = take_over_stdout()
    source = os.fdopen(os.dup(0), "rb", buffering=0)
    job = json.loads(exactly(source, int.from_bytes(exactly(source, 4), "big")))
    limits = Limits(**{name: job["limits"][name] for name in (f.name for f in fields(Limits))})
    confine(limits.memory, limits.time_s)
    sheaf = Sheaf(limits, lambda label, text: _say_part(answers, sheaf, label, text))
    try:
        document = exactly(source, int.from_bytes(exactly(source, 8), "big"))
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
