"""Row ids promised to an intake before its rows exist, and what a kill left of them.

What it is for: so that `archive-N.db` knows, before `content.db` does, which rows may be
collected if no entry ever names them. What it is not for: rows outside a reservation;
nobody collects those. To know first: ids go up without a gap, so that the numbers say
nothing about where one content ends and the next begins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from satchel.storage import content_table
from satchel.storage.database import Database
from satchel.storage.rows import Extent, Rows
from satchel.storage.transaction import Transaction

Writing = Callable[[], AbstractContextManager[Transaction]]

_FIRST_STEP = 64  # rows: 16 MiB
_LONGEST_STEP = 1024  # rows: 256 MiB, so one more commit for each of these


class Reservations:
    """The one growing reservation of this session; `next` is the first free row id."""

    def __init__(self, writing: Writing, rows: Rows) -> None:
        self._writing = writing
        self.next = rows.highest() + 1
        self._first = self.next
        self._last = self.next - 1
        self._step = _FIRST_STEP

    def take(self, count: int) -> int:
        """The first of `count` ids in a row. Commits to `archive-N.db` when more are needed."""
        first, self.next = self.next, self.next + count
        if self.next - 1 > self._last:
            last = max(self.next - 1, self._last + self._step)
            with self._writing() as tx:
                tx.db.execute("DELETE FROM reservations WHERE purpose = 'intake'")
                _reserve(tx, Extent(self._first, last - self._first + 1), "intake")
            self._last = last
            self._step = min(self._step * 2, _LONGEST_STEP)
        return first

    def give_back(self, first: int) -> None:
        """The ids from `first` on were never made durable and are free again."""
        self.next = min(self.next, first)

    def release(self) -> None:
        """Nothing is pending: what was reserved and not used is promised to nobody."""
        if self._last < self._first:
            return
        with self._writing() as tx:
            tx.db.execute("DELETE FROM reservations WHERE purpose = 'intake'")
        self._first, self._last, self._step = self.next, self.next - 1, _FIRST_STEP


def discard(tx: Transaction, extent: Extent) -> None:
    """Rows that nothing names any more once `tx` is committed; a kill cannot keep them."""
    _reserve(tx, extent, "discarded")


def settle(tx: Transaction, extent: Extent) -> None:
    """The discarded rows are deleted."""
    tx.db.execute(
        "DELETE FROM reservations WHERE purpose = 'discarded' AND first_row = ?", [extent.first]
    )


def collect(db: Database, writing: Writing, rows: Rows) -> int:
    """Deletes reserved rows that nothing names; how many ids that freed.

    Rows of an intake are kept when `content.db` has later ones: then this `archive-N.db`
    is an older copy, and they may be what a newer one acknowledged.
    """
    reserved = db.execute("SELECT first_row, last_row, purpose FROM reservations").fetchall()
    staged = db.execute("SELECT EXISTS (SELECT 1 FROM staged_payloads)").fetchone()[0]
    if not reserved and not staged:
        return 0
    highest = rows.highest()
    named = list(content_table.extents(db)) if reserved else []
    unnamed = [
        gap
        for first, last, purpose in reserved
        if purpose == "discarded" or highest <= last
        for gap in _gaps(Extent(first, last - first + 1), named)
    ]
    rows.delete(unnamed)
    with writing() as tx:
        tx.db.execute("DELETE FROM reservations")
        tx.db.execute("DELETE FROM staged_payloads")
    return sum(gap.count for gap in unnamed)


def _reserve(tx: Transaction, extent: Extent, purpose: str) -> None:
    tx.db.execute(
        "INSERT INTO reservations (first_row, last_row, purpose) VALUES (?, ?, ?)",
        [extent.first, extent.last, purpose],
    )


def _gaps(within: Extent, named: list[Extent]) -> Iterator[Extent]:
    start = within.first
    for extent in named:
        if extent.last < start or extent.first > within.last:
            continue
        if extent.first > start:
            yield Extent(start, extent.first - start)
        start = extent.last + 1
    if start <= within.last:
        yield Extent(start, within.last - start + 1)
