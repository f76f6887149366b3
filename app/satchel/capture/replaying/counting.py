"""What a replayed page asked for and what became of it, counted while it happens."""

from __future__ import annotations

import threading

from satchel.capture.replaying.answering import Outcome
from satchel.capture.replaying.wanted import Wanted
from satchel.capture.replaying.wishes import Counts

_MOST = 2000
_LONGEST = 2000
# The engine's own wish for a little picture, which the page did not make.
_OF_THE_ENGINE = ("/favicon.ico",)


class Counting:
    """From any thread. `begin` starts anew: another page, another round."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.begin()

    def begin(self) -> None:
        """Nothing was asked yet."""
        with self._lock:
            self._exact = self._similar = self._missed = 0
            self._missing: list[str] = []

    def note(self, wanted: Wanted, outcome: Outcome) -> None:
        """One request."""
        with self._lock:
            if outcome is Outcome.EXACT:
                self._exact += 1
            elif outcome is Outcome.SIMILAR:
                self._similar += 1
            elif not wanted.url.endswith(_OF_THE_ENGINE):
                self._missed += 1
                one = f"{wanted.method} {wanted.url}"[:_LONGEST]
                if len(self._missing) < _MOST and one not in self._missing:
                    self._missing.append(one)

    @property
    def counts(self) -> Counts:
        """As it stands."""
        with self._lock:
            return Counts(self._exact, self._similar, self._missed, tuple(self._missing))
