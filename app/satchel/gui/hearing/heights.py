"""How tall each of many rows is, guessed until measured, and which row stands where; no Qt."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate


class Heights:
    """Heights in pixels. Sums are made anew at most once for any number of changes."""

    def __init__(self, guess: int) -> None:
        self._guess = guess
        self._heights: list[int] = []
        self._tops: list[int] | None = None
        self._measured: set[int] = set()

    def __len__(self) -> int:
        return len(self._heights)

    def begin(self, count: int) -> None:
        """`count` rows, none of them measured."""
        self._heights, self._tops, self._measured = [self._guess] * count, None, set()

    def insert(self, start: int, count: int) -> None:
        """New rows; those after them are measured again."""
        self._heights[start:start] = [self._guess] * count
        self._tops = None
        self.forget(start, len(self._heights))

    def remove(self, start: int, end: int) -> None:
        """Without the rows from `start` to before `end`."""
        del self._heights[start:end]
        self._tops = None
        self.forget(start, len(self._heights) + end - start)

    def forget(self, start: int, end: int) -> None:
        """Measure these again when they are next seen."""
        if end - start > len(self._measured):
            self._measured = {row for row in self._measured if not start <= row < end}
        else:
            self._measured.difference_update(range(start, end))

    def is_measured(self, row: int) -> bool:
        return row in self._measured

    def measure(self, row: int, height: int) -> bool:
        """Now known; whether it is another than was thought."""
        self._measured.add(row)
        if self._heights[row] == height:
            return False
        self._heights[row] = height
        self._tops = None
        return True

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    def top(self, row: int) -> int:
        """Where a row begins, counted from the first."""
        return self._all()[row]

    @property
    def total(self) -> int:
        return self._all()[-1]

    def row_at(self, y: int) -> int:
        """The row at `y`; the first or last for what is above or below all."""
        return max(0, min(bisect_right(self._all(), y) - 1, len(self._heights) - 1))

    def _all(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops
