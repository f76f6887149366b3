"""How far long work has come, on one line of a terminal; silent anywhere else."""

from __future__ import annotations

import sys
import time
from types import TracebackType

_EVERY_S = 0.2
_SMALL = 32 * 1024 * 1024


class Meter:
    """Counts bytes towards `total`; shows nothing for small work or without a terminal."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._next = 0.0
        self._shows = sys.stderr.isatty() and total >= _SMALL

    def add(self, count: int) -> None:
        """`count` more bytes are done; called from any thread."""
        self._done += count
        now = time.monotonic()
        if self._shows and now >= self._next:
            self._next = now + _EVERY_S
            share = 100 * self._done // max(self._total, 1)
            print(
                f"\r{share:3d} %  {self._done >> 20} of {self._total >> 20} MiB",
                end="",
                file=sys.stderr,
            )

    def __enter__(self) -> Meter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shows:
            print("\r" + " " * 40 + "\r", end="", file=sys.stderr)


class PageLine:
    """Which page is captured now, and how far it is; shows nothing without a terminal. What a
    page says of itself is not shown: its address may hold anything."""

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()
        self._page = ""

    def begin(self, done: int, of: int, _url: str) -> None:
        """The next of several."""
        self._page = f"page {done + 1} of {of}"
        self.show("starting", 0, 0)

    def show(self, stage: str, parts: int, size: int) -> None:
        """How far it is: `parts` were answered, of `size` bytes in all."""
        if self._shows:
            told = f"{self._page}: {stage}, {parts} parts, {size >> 10} KiB"
            print(f"\r{told:<72}", end="", file=sys.stderr)

    def __enter__(self) -> PageLine:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shows:
            print("\r" + " " * 72 + "\r", end="", file=sys.stderr)
