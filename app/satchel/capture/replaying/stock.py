"""The stored answers of one web archive, opened by many threads at once.

The proxy has a thread for each connection of the browser, and the archive's reader is not
to be shared between threads. So each thread has a reader of its own, and all of them share
the blocks that came over the pipe: memory stays flat however large the archive is.
"""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import BinaryIO, cast

from satchel.domain.errors import IntegrityFailure, NoSuchThing
from satchel.formats.wacz.index_lines import Answer
from satchel.formats.wacz.reading import Message, Page, WebArchive
from satchel.formats.wacz.scanning import NewSha256

BLOCK = 256 * 1024
_KEPT = 64

Fetch = Callable[[int, int], bytes | bytearray]
"""Offset and size, both inside the file; answers with exactly that many bytes. Any thread."""


class Blocks:
    """The last blocks of a file that lies elsewhere, for any number of readers."""

    def __init__(self, size: int, fetch: Fetch) -> None:
        self.size = size
        self._fetch = fetch
        self._lock = threading.Lock()
        self._kept: OrderedDict[int, bytes | bytearray] = OrderedDict()

    def block(self, number: int) -> bytes | bytearray:
        """The block of that number; the last is shorter."""
        with self._lock:
            found = self._kept.get(number)
            if found is None:
                begin = number * BLOCK
                found = self._fetch(begin, min(BLOCK, self.size - begin))
                self._kept[number] = found
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(number)
            return found


class _View(io.RawIOBase):
    """One reader's place in the blocks."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        begin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._blocks.size}[whence]
        self._at = max(0, begin + offset)
        return self._at

    def readinto(self, target: object) -> int:
        """Fills `target` unless the file ends."""
        room = memoryview(target).cast("B")  # type: ignore[arg-type]  # any writable buffer
        done, want = 0, min(len(room), max(0, self._blocks.size - self._at))
        while done < want:
            number, inside = divmod(self._at, BLOCK)
            piece = memoryview(self._blocks.block(number))[inside : inside + want - done]
            room[done : done + len(piece)] = piece
            done += len(piece)
            self._at += len(piece)
        return done


class Stock:
    """Opens answers. `new_sha256` as for `WebArchive`. Raises IntegrityFailure as that does."""

    def __init__(self, blocks: Blocks, new_sha256: NewSha256) -> None:
        self._blocks, self._new_sha256 = blocks, new_sha256
        self._mine = threading.local()
        archive = self._archive()
        self.answers: list[Answer] = archive.answers()
        self.pages: list[Page] = archive.pages()

    def open(self, answer: Answer, originals: Callable[[Answer], Answer | None]) -> Message | None:
        """The stored message, to be read by the thread that opened it; None where the record
        is damaged, or what it repeats is not there."""
        try:
            return self._archive().message(answer, originals)
        except (IntegrityFailure, NoSuchThing):
            return None

    def resource(self, prefix: str) -> bytes | None:
        """A resource kept beside the answers, by how its address begins."""
        found = next((one for one in self.answers if one.url.startswith(prefix)), None)
        if found is None:
            return None
        try:
            return self._archive().record(found.place).block.read()
        except (IntegrityFailure, NoSuchThing):
            return None

    def first_page(self) -> tuple[str, str] | None:
        """Where to begin when nobody says, and when that was (YYYYMMDDhhmmss, UTC): the first
        of the archive's own list of pages, else the first page that was answered."""
        listed = {page.url for page in self.pages}
        pages = [one for one in self.answers if one.url.startswith(("http://", "https://"))]
        for fits in (
            lambda one: one.url in listed,
            lambda one: one.status == 200 and one.mime == "text/html",
            lambda one: True,
        ):
            found = next((one for one in pages if fits(one)), None)
            if found is not None:
                return found.url, found.stamp
        return None

    def _archive(self) -> WebArchive:
        mine: WebArchive | None = getattr(self._mine, "archive", None)
        if mine is None:
            mine = WebArchive(cast(BinaryIO, _View(self._blocks)), self._new_sha256)
            self._mine.archive = mine
        return mine
