"""How fast a line is, from what it just did: size of parts, how many at once, time left.

A part should take some seconds: on a line of 100 kbit/s that cuts every 20 s a part of
1 MiB would never arrive, on a good one small parts wait for answers all day. What a cut
costs is at most one part: only where a part of 1 MiB takes less than a second are several
under way, and of those one body is on the line (`connection`), the others wait for their
answers. Not exact, and never shown as if it were.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Collection
from typing import Final

from satchel.wire.relay_names import PART_LIMIT

SMALLEST: Final = 64 * 1024
_BEGIN: Final = 128 * 1024
_SOON_S: Final = 2.0
_LONG_S: Final = 8.0
_QUICK_S: Final = 1.0
"""Only a part that takes less leaves room for another beside it."""

_MOST_AT_ONCE: Final = 4
_FAR_S: Final = 0.3
_HALF: Final = PART_LIMIT // 2
_REMEMBERED: Final = 12
_ENOUGH: Final = 3


class Pace:
    """What a line did lately. Safe to be told and asked from any thread."""

    def __init__(self, now: Callable[[], float]) -> None:
        """`now` is seconds of a clock that never goes back."""
        self._now = now
        self._lock = threading.Lock()
        self._size = _BEGIN
        self._at_once = 1
        self._answer_s = 0.0
        self._is_far = False
        self._ended: deque[tuple[float, int]] = deque(maxlen=_REMEMBERED)
        self._began = now()

    @property
    def size(self) -> int:
        """Bytes of the next part."""
        return self._size

    @property
    def at_once(self) -> int:
        """How many parts of any size may be under way together."""
        return self._at_once

    def bears(self, under_way: Collection[int], size: int) -> bool:
        """Whether a part of `size` bytes may begin beside those of the sizes under way."""
        if not under_way or len(under_way) < self._at_once:
            return True
        together = sum(under_way) + size <= PART_LIMIT
        return self._is_far and len(under_way) < _MOST_AT_ONCE and together

    def answered(self, began: float) -> None:
        """Something small was asked at `began`, and has now been answered. What the line is
        like is found out anew: it may have become better than halves can show."""
        with self._lock:
            self._answer_s = self._now() - began
            self._nearer()

    def done(self, size: int, began: float) -> None:
        """A part of `size` bytes went or came, begun at `began`."""
        with self._lock:
            now = self._now()
            took = now - began
            self._ended.append((now, size))
            if took > _LONG_S:
                self._worse()
            elif took > _QUICK_S * self._at_once:  # those beside it take their share of the line
                self._at_once = 1
                if size == PART_LIMIT and self._answer_s > max(_FAR_S, took / 5):
                    self._is_far, self._size = True, _HALF
            if took < _SOON_S and size >= self._size and not self._is_far:
                self._size = min(2 * self._size, PART_LIMIT)
            if took < _QUICK_S and size == PART_LIMIT:
                self._at_once = min(self._at_once + 1, _MOST_AT_ONCE)

    def failed(self) -> None:
        """A part did not arrive."""
        with self._lock:
            self._worse()

    def seconds_for(self, size: int) -> float | None:
        """How long `size` more bytes take if all goes on so; None before that is known."""
        with self._lock:
            if len(self._ended) < _ENOUGH:
                return None
            (first, skipped), last = self._ended[0], self._now()
            came = sum(count for _, count in self._ended) - skipped
            return size * (last - first) / came if came and last > first else None

    def _nearer(self) -> None:
        if self._is_far:
            self._is_far, self._size = False, PART_LIMIT

    def _worse(self) -> None:
        self._is_far = False
        self._size = max(self._size // 2, SMALLEST)
        self._at_once = 1
