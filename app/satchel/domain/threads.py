"""Which letter answers which, and the thread they make together.

A letter answers what its record says it answers, and what its Message-IDs say: those are
looked up anew each time, so the order in which letters came, or were brought in, decides
nothing. Headers can be forged and chase each other in rings; nothing here minds.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import cached_property

from satchel.domain import dates
from satchel.domain.ids import RecordId


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, as far as threads and waiting need it.

    `writers` are addresses or names, folded, of who may have written it. Dates are EDTF;
    `zone` is the place's, or None. `answers` are the records it names; `expected` is what
    its record says of an answer, None without a word.
    """

    record: RecordId
    made: str
    writers: frozenset[str] = frozenset()
    sent: str | None = None
    received: str | None = None
    due: str | None = None
    zone: tzinfo | None = None
    answers: tuple[RecordId, ...] = ()
    message_id: str | None = None
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    automatic: bool = False
    expected: bool | None = None

    @property
    def replies_to(self) -> str | None:
        """The Message-ID of what it answers: as it says, else the last of its thread's."""
        return self.in_reply_to or next(reversed(self.references), None)

    def follows_up(self, other: Letter) -> bool:
        """Whether it was written by who wrote `other`: a reminder is no answer."""
        return bool(self.writers & other.writers)


@dataclass(frozen=True)
class Post:
    """All letters of an archive and what ties them."""

    letters: Mapping[RecordId, Letter]

    @classmethod
    def of(cls, letters: Iterable[Letter]) -> Post:
        return cls({letter.record: letter for letter in letters})

    @cached_property
    def parents(self) -> dict[RecordId, tuple[RecordId, ...]]:
        """For each letter those here that it answers or follows up."""
        return {record: tuple(self._parents(one)) for record, one in self.letters.items()}

    @cached_property
    def children(self) -> dict[RecordId, list[RecordId]]:
        """For each letter those that answer or follow it up."""
        found: dict[RecordId, list[RecordId]] = {record: [] for record in self.letters}
        for record, parents in self.parents.items():
            for parent in parents:
                found[parent].append(record)
        return found

    def thread(self, record: RecordId) -> list[tuple[Letter, int]]:
        """The whole thread of a letter in order, each with its depth: what is answered comes
        before its answer, and among the unrelated the earlier first."""
        inside = self._connected(record)
        waiting = {one: sum(up in inside for up in self.parents[one]) for one in inside}
        depth = dict.fromkeys(inside, 0)
        ready = [(self._when(one), one) for one in inside if not waiting[one]]
        heapq.heapify(ready)
        ordered: list[RecordId] = []
        while len(ordered) < len(inside):
            if not ready:  # a ring of forged headers: the earliest of what is left goes first
                left = min((self._when(one), one) for one in inside if waiting[one])
                waiting[left[1]] = 0
                ready = [left]
            one = heapq.heappop(ready)[1]
            ordered.append(one)
            for child in self.children[one]:
                if waiting.get(child):
                    depth[child] = max(depth[child], depth[one] + 1)
                    waiting[child] -= 1
                    if not waiting[child]:
                        heapq.heappush(ready, (self._when(child), child))
        return [(self.letters[one], depth[one]) for one in ordered]

    def _parents(self, letter: Letter) -> Iterator[RecordId]:
        told = [one for one in letter.answers if one in self.letters]
        told += self._by_message.get(letter.replies_to or "", [])
        yield from (one for one in dict.fromkeys(told) if one != letter.record)

    @cached_property
    def _by_message(self) -> dict[str, list[RecordId]]:
        found: dict[str, list[RecordId]] = {}
        for letter in self.letters.values():
            if letter.message_id:
                found.setdefault(letter.message_id, []).append(letter.record)
        return found

    @cached_property
    def _by_thread(self) -> dict[str, list[RecordId]]:
        """Letters by every Message-ID they name: one that is not here still ties its answers."""
        found: dict[str, list[RecordId]] = {}
        for letter in self.letters.values():
            named = {letter.message_id, letter.in_reply_to, *letter.references} - {None}
            for name in named:
                found.setdefault(str(name), []).append(letter.record)
        return found

    def _connected(self, record: RecordId) -> set[RecordId]:
        inside: set[RecordId] = set()
        names: set[str] = set()
        waiting = [record]
        while waiting:
            one = waiting.pop()
            if one in inside:
                continue
            inside.add(one)
            waiting += [*self.parents[one], *self.children[one]]
            letter = self.letters[one]
            for name in (letter.message_id, letter.in_reply_to, *letter.references):
                if name and name not in names:
                    names.add(name)
                    waiting += self._by_thread[name]
        return inside

    def _when(self, record: RecordId) -> tuple[datetime, str]:
        letter = self.letters[record]
        return instant(letter.sent or letter.received or letter.made, letter.zone), letter.made


def instant(date: str, zone: tzinfo | None) -> datetime:
    """Where a date begins, as UTC without a zone, for sorting; of no date, the end of time."""
    known = dates.span(date)
    if known is None:
        return datetime.max
    start = known.start
    if start.tzinfo is None and zone is not None and start.year > 1:
        start = start.replace(tzinfo=zone)
    try:
        return start.astimezone(UTC).replace(tzinfo=None) if start.tzinfo else start
    except OverflowError:
        return start.replace(tzinfo=None)
