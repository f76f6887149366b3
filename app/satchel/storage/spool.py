"""One payload on its way into rows: cut to their size, the last one padded.

What it is for: the last stage of an intake. What it is not for: making rows durable or
part of the archive. To know first: padding is random, as zeros would show in a copy of
the disk where each content ends; a payload of one age chunk makes no row at all.
"""

from __future__ import annotations

from satchel.crypto.age_payload import SEALED_CHUNK
from satchel.crypto.digest import Bytes
from satchel.crypto.randomness import Random
from satchel.storage.reservations import Reservations
from satchel.storage.rows import ROW, Extent, Rows


class Spool:
    """Give every block to `write`, then `finish`, or `abandon` after a failure."""

    def __init__(self, rows: Rows, reservations: Reservations, random: Random) -> None:
        self._rows = rows
        self._reservations = reservations
        self._random = random
        self._waiting = bytearray()
        self._first: int | None = None
        self._count = 0

    def write(self, block: Bytes) -> None:
        view = memoryview(block).cast("B")
        if not self._waiting:  # whole rows go through without being copied
            whole = len(view) // ROW * ROW
            self._append(view[:whole])
            view = view[whole:]
        self._waiting += view
        whole = len(self._waiting) // ROW * ROW
        if whole:
            self._append(memoryview(bytes(self._waiting[:whole])))
            del self._waiting[:whole]

    def finish(self) -> bytes | Extent:
        """A payload small enough for `archive-N.db` itself, or the rows it became."""
        if self._first is None and len(self._waiting) <= SEALED_CHUNK:
            return bytes(self._waiting)
        if self._waiting:
            padding = self._random(ROW - len(self._waiting))
            self._append(memoryview(bytes(self._waiting) + padding))
        assert self._first is not None
        return Extent(self._first, self._count)

    def abandon(self) -> None:
        """Takes back what was written; nothing of it was durable."""
        if self._first is not None:
            self._rows.take_back(self._first)
            self._reservations.give_back(self._first)

    def _append(self, view: memoryview) -> None:
        count = len(view) // ROW
        if not count:
            return
        first = self._reservations.take(count)
        if self._first is None:
            self._first = first
        self._rows.append(first, [view[place * ROW : (place + 1) * ROW] for place in range(count)])
        self._count += count
