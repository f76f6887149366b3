"""What reading a document for search yields, and the caps it is read under.

Not for showing or quoting a document: extracted text is derived, never signed, and
can be made again by whoever may open the content. Readers hand their findings to a
`Sheaf`, piece by piece, so that what was read before a cap or a crash is not lost.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import BinaryIO

from satchel.domain.citing.linked import unsigned

MIB = 1024 * 1024


class State(StrEnum):
    """How far the text of a document could be read."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    NONE = "none"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one document; sizes in bytes. A worker is ended beyond memory or time."""

    document: int = 256 * MIB
    text: int = 32 * MIB
    memory: int = 512 * MIB
    time_s: int = 60
    pages: int = 20_000
    unpacked: int = 192 * MIB
    members: int = 10_000
    ratio: int = 200
    depth: int = 200
    letters_in_letters: int = 8


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """Labelled text in reading order, e.g. ("page 3", …).

    `pages` is 0 for kinds without pages; `picture_pages` counts pages that hold no
    text and so cannot be searched. `reason` is one sentence for people, None when
    the state is complete. `charset` is None where the format says it itself; one
    that was guessed ends in " (guessed)". `linked` are the same parts with the addresses
    that words are linked to (`domain.citing.linked`), or empty where there are none.
    """

    parts: tuple[tuple[str, str], ...] = ()
    pages: int = 0
    picture_pages: int = 0
    state: State = State.NONE
    reason: str | None = None
    charset: str | None = None
    linked: tuple[tuple[str, str], ...] = ()


class Unreadable(Exception):
    """Raised by a reader: the document is damaged, or not what it claims to be."""


class Locked(Exception):
    """Raised by a reader: the document is intact but needs a password."""


class CapReached(Exception):
    """Raised by a reader or its sheaf: a cap stops the reading; what was read stays."""


_CLEAN: dict[int, str] = dict.fromkeys(set(range(32)) - set(b"\t\n\r"), "")
_CLEAN[0x0C] = "\n"
_CLEAN |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(slots=True)
class Sheaf:
    """Collects a reader's findings and passes each piece on at once.

    `emit` gets label and text; text has no control characters or lone surrogates.
    """

    limits: Limits
    emit: Callable[[str, str], None]
    pages: int = 0
    picture_pages: int = 0
    charset: str | None = None
    shortened: str | None = None
    size: int = field(default=0)

    PIECE = 262_144  # characters: keeps a line between worker and parent short

    def add(
        self, label: str, text: str, *, as_it_stands: bool = False, has_links: bool = False
    ) -> bool:
        """Take one labelled text; whether it held anything. Raises CapReached.

        Space around it goes, unless `as_it_stands`: in a plain text it may mark a page.
        Only a text that `has_links` may hold the signs of `domain.citing.linked`.
        """
        text = text if has_links else unsigned(text)
        text = text.translate(_CLEAN).replace("\r\n", "\n").replace("\r", "\n")
        if not as_it_stands:
            text = text.strip()
        if not text.strip():
            return False
        for number, start in enumerate(range(0, len(text), self.PIECE), 1):
            piece = text[start : start + self.PIECE]
            self.size += len(piece.encode())
            if self.size > self.limits.text:
                raise CapReached(f"only the first {_mib(self.limits.text)} of its text were read")
            self.emit(label if number == 1 else f"{label}, part {number}", piece)
        return True


def _mib(size: int) -> str:
    return f"{size // MIB} MiB" if size >= MIB else f"{size} bytes"


def too_large(limits: Limits) -> str:
    """The sentence for a document above the size cap."""
    return f"it is larger than {_mib(limits.document)} and was not read for search"


class MemoryFile(io.RawIOBase):
    """A seekable file over bytes already in memory; unlike BytesIO it never copies them."""

    def __init__(self, data: bytearray | bytes) -> None:
        self._view = memoryview(data)
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: len(self._view)}[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, target: object) -> int:
        room = memoryview(target).cast("B")  # type: ignore[arg-type]  # any writable buffer
        piece = self._view[self._at : self._at + len(room)]
        room[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)


Reader = Callable[[BinaryIO, int, "Sheaf"], None]
"""Reads a seekable file of a known size into a sheaf. Raises the three above."""
