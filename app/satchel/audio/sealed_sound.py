"""A recording that its own device may not read, as one stream: its sealed items, one by one.

`satchel-sealed-sound/1`, the recording's id, then for each item its number (8 bytes) and
its size (4 bytes, both big-endian) before the age file itself. Whoever has a key of the
mission opens the items. Of a recording that was sealed only later, the items are for a key
of its own; that stands before them, sealed to the mission, as item 2^64-1.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, ClassVar

from satchel.audio.folding import MOST_OF_AN_ITEM, Pages
from satchel.crypto.age import read_fully, unseal_bytes
from satchel.crypto.xwing import Identity
from satchel.domain.errors import IntegrityFailure, NoSuchThing, RefusedByPolicy

_FIRST = b"satchel-sealed-sound/1 "
_PLACE = struct.Struct(">QI")
OWN_KEY = 2**64 - 1
_SEED = 32


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


def with_own_key(
    items: Iterable[tuple[int, bytes]], identities: Sequence[Identity]
) -> tuple[Iterator[tuple[int, bytes]], list[Identity]]:
    """The items without the recording's own key, and the keys that open them: that one too,
    where `identities` open it."""
    rest, keys = iter(items), list(identities)
    first = next(rest, None)
    if first is None or first[0] != OWN_KEY:
        return itertools.chain([first] if first else [], rest), keys
    with contextlib.suppress(RefusedByPolicy, IntegrityFailure):
        keys.append(Identity.from_seed(unseal_bytes(first[1], identities, limit=_SEED)))
    return rest, keys


def _items(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    while True:
        place = read_fully(stream, _PLACE.size)
        if len(place) < _PLACE.size:
            return
        number, size = _PLACE.unpack(place)
        if size > 2 * MOST_OF_AN_ITEM:
            return  # not what a recorder writes: what comes before it can still be heard
        yield number, read_fully(stream, size)
