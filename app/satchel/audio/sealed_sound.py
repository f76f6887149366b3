"""A recording that its own device may not read, as one stream: its sealed items, one by one.

`satchel-sealed-sound/1`, the recording's id, then for each item its number (8 bytes) and
its size (4 bytes, both big-endian) before the age file itself. Whoever has a key of the
mission opens the items; this module needs none.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, ClassVar

from satchel.audio.folding import MOST_OF_AN_ITEM, Pages
from satchel.crypto.age import read_fully
from satchel.domain.errors import NoSuchThing

_FIRST = b"satchel-sealed-sound/1 "
_PLACE = struct.Struct(">QI")


@dataclass(frozen=True, slots=True)
class SealedSound:
    """Items as pairs of number and age file; read once."""

    TYPE: ClassVar[str] = "application/vnd.satchel.sealed-sound"

    recording: str
    items: Iterable[tuple[int, bytes]]

    def written(self) -> BinaryIO:
        """The stream."""
        return io.BufferedReader(Pages(self._parts()), 1 << 16)

    @classmethod
    def read(cls, stream: BinaryIO) -> SealedSound:
        """The inverse; `stream` must stay open while items are read. Raises NoSuchThing."""
        line = read_fully(stream, len(_FIRST) + 33)
        if not line.startswith(_FIRST) or not line.endswith(b"\n"):
            raise NoSuchThing("These bytes are not a sealed recording.")
        return cls(line[len(_FIRST) : -1].decode("ascii", "replace"), _items(stream))

    def _parts(self) -> Iterator[bytes]:
        yield _FIRST + self.recording.encode("ascii") + b"\n"
        for number, sealed in self.items:
            yield _PLACE.pack(number, len(sealed)) + sealed


def _items(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    while True:
        place = read_fully(stream, _PLACE.size)
        if len(place) < _PLACE.size:
            return
        number, size = _PLACE.unpack(place)
        if size > 2 * MOST_OF_AN_ITEM:
            return  # not what a recorder writes: what comes before it can still be heard
        yield number, read_fully(stream, size)
