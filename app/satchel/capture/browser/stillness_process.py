"""When a page is still: nothing comes to it, and nothing changes in it any more.

What it is for: that a page is looked at when it is whole, on a computer that has much else
to do as on one that has not. So time alone never counts: between what came last and the look
the page itself has to answer and to draw, several times, and a slow computer makes each of
these slower. What it is not for: waiting for ever; a page may go on as it likes, and who
waits says how long. To know first: what a page's timers will do later nobody can know.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtWebEngineCore import QWebEngineFrame, QWebEnginePage

from satchel.capture.browser.page_process import Notes
from satchel.capture.browser.waiting_process import Patience

QUIET_S = 0.08
_LONG_S, _TURNS = 0.3, 3
_DRAWS_S, _ANSWERS_S = 3.0, 2.0
_CHANGES_S = 2.0
"""How long a page may go on changing while nothing comes: a clock that runs never ends."""
_FRAMES = 8


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the frames of a page told once it had drawn; `drawn` is False if it did not."""

    drawn: bool
    waits: bool
    changed_s: float

    def is_still(self, seconds: float) -> bool:
        """Whether nothing is waited for, and nothing changed for so long."""
        return self.drawn and not self.waits and self.changed_s >= seconds


class Settle(Protocol):
    """Waits until the page is still; see `Stillness.settle`."""

    def __call__(self, most_s: float, quiet_s: float = ...) -> bool: ...


class Stillness:
    """Of one page. `quiet` is for how many seconds nothing came through the proxy."""

    def __init__(
        self,
        page: QWebEnginePage,
        patience: Patience,
        notes: Notes,
        quiet: Callable[[], float],
    ) -> None:
        self._page, self._patience, self._notes, self._quiet = page, patience, notes, quiet
        self._is_deaf = False

    def settle(self, most_s: float, quiet_s: float = QUIET_S) -> bool:
        """Until it is still, at most so many seconds behind the moment when it has drawn.

        What was just asked of the page has been done by then, and what it asked for in turn is
        waited for. `quiet_s` is for how long nothing may come; a page that is given long for
        it has to be seen still several times, and one that is given little only until it has
        drawn, if it asked for nothing then.
        """
        asked, called = self._notes.asked, time.monotonic()
        seen = self._look()
        begun = time.monotonic()
        nothing = self._notes.asked == asked and self._quiet() > begun - called
        if nothing and quiet_s <= QUIET_S and seen.is_still(begun - called):
            return True
        needs = _TURNS if quiet_s >= _LONG_S else 1
        turns = 0
        while turns < needs:
            left = begun + most_s - time.monotonic()
            if not self._patience.until(lambda: self._quiet() >= quiet_s, left):
                return False
            asked, looked = self._notes.asked, time.monotonic()
            seen = self._look()
            came = self._notes.asked != asked or self._quiet() < time.monotonic() - looked
            may_change = looked - begun > _CHANGES_S
            turns = turns + 1 if not came and (may_change or seen.is_still(quiet_s)) else 0
            if not turns and time.monotonic() > begun + most_s:
                return False
        return True

    def _look(self) -> _Seen:
        """What the page says when it has drawn twice since, and then its first frames.

        Of these drawing is not asked: one that is out of sight does not draw at all.
        """
        frames = self._patience.prepare(self._page)[: 1 if self._is_deaf else _FRAMES]
        seen = [self._drawn(frames[0])] if frames else []
        within = [self._ask(frame, "satchelLooking.still") for frame in frames[1:]]
        seen += [one for one in within if one]  # where no script may run nothing changes
        return _Seen(
            drawn=bool(seen) and seen[0].get("drawn") is True,
            waits=any(one.get("waits") is True for one in seen),
            changed_s=min((_seconds(one.get("changed")) for one in seen), default=0.0),
        )

    def _drawn(self, frame: QWebEngineFrame) -> dict[str, Any]:
        told: dict[str, Any] = {}
        self._ask(frame, "satchelLooking.draw")

        def has_drawn() -> bool:
            told.clear()
            told.update(self._ask(frame, "satchelLooking.still"))
            return not told or told.get("drawn") is True

        self._patience.until(has_drawn, _DRAWS_S)
        return told

    def _ask(self, frame: QWebEngineFrame, name: str) -> dict[str, Any]:
        """A frame within the page that does not answer is not waited for a second time."""
        begun = time.monotonic()
        told = self._patience.ask(frame, name, most_s=_ANSWERS_S)
        self._is_deaf = self._is_deaf or time.monotonic() - begun >= _ANSWERS_S
        return told


def _seconds(milliseconds: Any) -> float:
    return milliseconds / 1000 if isinstance(milliseconds, (int, float)) else 0.0
