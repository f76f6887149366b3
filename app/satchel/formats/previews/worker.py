"""The process that draws foreign documents: it has no keys, no files and little memory.

One for each document that is being looked at. It is asked through standard input and
answers through standard output (see `frames`); the document's bytes come the same way,
as they are needed. It ends when its parent does, and ends itself when one request takes
too long: a thread without Python's lock sees to that, also where a parser never returns.
"""

from __future__ import annotations

import faulthandler
import io
import os
from dataclasses import asdict, fields
from typing import Any, BinaryIO, Protocol

from satchel.formats import sniffing
from satchel.formats.confined import confine, take_over_stdout
from satchel.formats.previews import frames
from satchel.formats.previews.ranges import RangeFile
from satchel.formats.previews.told import Box, Failed, Limits, Opened, Picture, Trouble

_BUFFER = 65_536


class Pages(Protocol):
    """What draws one kind of document."""

    def opened(self) -> Opened: ...
    def size(self, page: int, turn: int) -> tuple[float, float]: ...
    def draw(self, page: int, scale: float, turn: int, box: Box | None) -> Picture: ...
    def find(self, text: str, first: int, pages: int, turn: int) -> Any: ...


def main() -> None:
    """Open one document and answer until there is nobody left to ask."""
    answers = take_over_stdout()
    asked = os.fdopen(os.dup(0), "rb", buffering=0)
    try:
        job, _ = frames.hear(asked, 0)
        limits = Limits(**{f.name: job["limits"][f.name] for f in fields(Limits)})
        confine(limits.memory)
        server = _Server(asked, answers, limits)
        server.answer(job)
        while True:
            server.answer(frames.hear(asked, 0)[0])
    except (EOFError, BrokenPipeError):
        return  # the parent has closed the document, or is gone


class _Server:
    def __init__(self, asked: BinaryIO, answers: BinaryIO, limits: Limits) -> None:
        self._asked, self._answers, self._limits = asked, answers, limits
        self._nowhere = open(os.devnull, "w")  # noqa: SIM115  # lives as long as the process
        self._pages: Pages | None = None

    def answer(self, ask: dict[str, Any]) -> None:
        faulthandler.dump_traceback_later(self._limits.request_s, exit=True, file=self._nowhere)
        raw: bytes = b""
        try:
            words, raw = self._done(ask)
        except Failed as failed:
            words = {"trouble": failed.trouble.value}
        except MemoryError:
            words = {"trouble": Trouble.MEMORY.value}
        except (EOFError, BrokenPipeError):
            raise
        except Exception:  # a parser's own mistake on hostile input: told, never passed on
            words = {"trouble": Trouble.DAMAGED.value}
        faulthandler.cancel_dump_traceback_later()
        frames.say(self._answers, words, raw)

    def _done(self, ask: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        if ask["ask"] == "open":
            self._pages = self._open(ask["type"], int(ask["size"]), str(ask["password"]))
            return {"done": asdict(self._pages.opened())}, b""
        assert self._pages is not None
        if ask["ask"] == "size":
            return {"done": self._pages.size(ask["page"], ask["turn"])}, b""
        if ask["ask"] == "draw":
            box = Box(*ask["box"]) if ask["box"] else None
            drawn = self._pages.draw(ask["page"], ask["scale"], ask["turn"], box)
            told = {"width": drawn.width, "height": drawn.height, "stride": drawn.stride}
            told |= {"partial": drawn.partial}
            return {"done": told | {"whole": drawn.whole}}, drawn.pixels
        found = []
        for hit in self._pages.find(ask["text"], ask["first"], ask["pages"], ask["turn"]):
            found.append([hit.page, hit.boxes])
            if len(found) >= self._limits.found:
                break
        return {"done": found}, b""

    def _open(self, media_type: str, size: int, password: str) -> Pages:
        source: BinaryIO = io.BufferedReader(RangeFile(size, self._fetch), _BUFFER)
        if media_type == sniffing.PDF:
            from satchel.formats.previews.pdf import PdfPages  # after the limits: parsers

            return PdfPages(source, self._limits, password)
        from satchel.formats.previews.photo import FORMATS, PhotoPages

        if media_type not in FORMATS:
            raise Failed(Trouble.KIND)
        return PhotoPages(source, media_type, self._limits)

    def _fetch(self, offset: int, size: int) -> bytearray:
        frames.say(self._answers, {"need": [offset, size]})
        words, raw = frames.hear(self._asked, frames.PIECE)
        if "given" not in words or len(raw) != size:
            raise EOFError
        return raw


if __name__ == "__main__":
    main()
