"""Who watches while the queue is worked through, and may end it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from satchel.capture.browser.results import Progress


def _say_nothing(done: int, of: int, url: str) -> None:
    return None


def _look_away(so_far: Progress) -> None:
    return None


def _go_on() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Watching:
    """`tell` hears how many pages are settled, of how many, and which comes now;
    `is_cancelled` is asked before each. What was not begun waits on. `look` hears how far the
    browser is with the page that is captured now."""

    tell: Callable[[int, int, str], None] = _say_nothing
    is_cancelled: Callable[[], bool] = _go_on
    look: Callable[[Progress], None] = _look_away


UNWATCHED = Watching()
