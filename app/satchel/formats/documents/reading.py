"""Text for search out of one document, by way of a worker process.

The door for features. It decides nothing about processes: whoever calls brings a
`Runner` (the real one is `satchel.system.workers.run`), so that formats and system
stay strangers. It imports no parser, so a hostile file is never opened in a process
that holds keys.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import Any, BinaryIO, Protocol

from satchel.domain.citing.linked import words_only
from satchel.formats.documents import declared
from satchel.formats.documents.choosing import decide, why_not
from satchel.formats.documents.text import ExtractedText, Limits, State, too_large
from satchel.formats.sniffing import HEAD_SIZE

WORKER = "satchel.formats.documents.worker"
_BLOCK = 262_144
_SECONDS_TO_START = 10


class Runner(Protocol):
    """Runs one worker process to its end, whatever that is; never raises for the worker.

    Feeds it the blocks and then end-of-file, gives each output line to `hear` (which
    answers False to end the worker), and tells how it ended: "finished", "died",
    "time" or "stopped". What `feed` raises is passed on after the worker is gone.
    """

    def __call__(
        self,
        module: str,
        feed: Iterator[bytes],
        hear: Callable[[bytes], bool],
        *,
        time_limit_s: float,
    ) -> str: ...


_ENDINGS = {
    "time": "reading it took too long and was stopped",
    "died": "its reader broke down on it",
    "stopped": "its reader answered nonsense and was stopped",
    "finished": "its reader ended without an answer",
}


def extract(
    source: BinaryIO,
    size: int,
    *,
    runner: Runner,
    media_type: str | None = None,
    limits: Limits | None = None,
) -> ExtractedText:
    """The text of the next `size` bytes of `source`.

    `media_type` is what a server said, if one did, such as `text/html; charset=koi8-r`;
    the bytes themselves decide. `application/warc` is our own word for a captured page:
    its last response is what is read. A document that is damaged, hostile or unknown gives a
    result that says so; no worker is started for what its first bytes show to be a picture, a
    film or the like. Only reading `source` raises (IntegrityFailure, MachineRefused).
    """
    limits = limits or Limits()
    if size > limits.document:
        return ExtractedText(state=State.NONE, reason=too_large(limits))
    if size == 0:
        return ExtractedText(state=State.NONE, reason="it is empty")
    told, charset = declared.told(media_type)
    head = b"".join(_blocks(source, min(HEAD_SIZE, size)))
    if reason := why_not(decide(head, told)):
        return ExtractedText(state=State.NONE, reason=reason)
    answer = _Answer(limits)
    job = {"told": told, "charset": charset, "limits": asdict(limits)}
    ending = runner(
        WORKER,
        _framed(json.dumps(job).encode(), head, source, size),
        answer.hear,
        time_limit_s=limits.time_s + _SECONDS_TO_START,
    )
    return answer.result(ending)


def _framed(job: bytes, head: bytes, source: BinaryIO, size: int) -> Iterator[bytes]:
    yield len(job).to_bytes(4, "big") + job + size.to_bytes(8, "big") + head
    yield from _blocks(source, size - len(head))


def _blocks(source: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0 and (block := source.read(min(_BLOCK, size))):
        size -= len(block)
        yield block


@dataclass(slots=True)
class _Answer:
    """What the worker said so far. It read a stranger's file, so it is not believed blindly."""

    limits: Limits
    parts: list[tuple[str, str]] = field(default_factory=list)
    size: int = 0
    told: ExtractedText = field(default_factory=ExtractedText)
    ended: bool = False

    def hear(self, line: bytes) -> bool:
        try:
            said = json.loads(line)
            return self._end(said["end"]) if "end" in said else self._part(said)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return False

    def _part(self, said: dict[str, Any]) -> bool:
        label, text = said["part"]
        self.size += len(text.encode())
        self.parts.append((label[:200], text))
        self.told = ExtractedText(
            pages=int(said["pages"]), picture_pages=int(said["picture_pages"])
        )
        return not self.ended and self.size <= self.limits.text

    def _end(self, end: dict[str, Any]) -> bool:
        self.ended = True
        reason, charset = end["reason"], end["charset"]
        self.told = ExtractedText(
            state=State(end["state"]),
            reason=None if reason is None else str(reason)[:500],
            charset=None if charset is None else str(charset)[:100],
            pages=int(end["pages"]),
            picture_pages=int(end["picture_pages"]),
        )
        return True

    def result(self, ending: str) -> ExtractedText:
        told = tuple(self.parts)
        parts = tuple((label, words_only(text)) for label, text in told)
        read = replace(self.told, parts=parts, linked=told if told != parts else ())
        if self.ended and ending == "finished":
            return read
        state = State.PARTIAL if parts else State.BROKEN
        return replace(read, state=state, reason=_ENDINGS[ending])
