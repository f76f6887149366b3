"""The machine's clocks side by side: whether it slept, or somebody set the time.

For the recorder, which runs for hours. To know first: the monotonic clock stands still
while Linux sleeps, the one since boot does not; on systems without the latter a sleep
and a clock that was set look the same, and are told as the latter.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from satchel.domain.json_values import JsonValue

_NOTICED_S = 1.0


@dataclass(slots=True)
class Clocks:
    """How far apart they are; `changes` tells once what moved since."""

    asleep: float
    wall: float

    @classmethod
    def now(cls) -> Clocks:
        """As they stand."""
        return cls(_asleep(), _wall())

    def changes(self) -> list[tuple[str, dict[str, JsonValue]]]:
        """`slept` and `clock-set` with whole milliseconds, where there was any."""
        found: list[tuple[str, dict[str, JsonValue]]] = []
        asleep, wall = _asleep(), _wall()
        for name, moved in (("slept", asleep - self.asleep), ("clock-set", wall - self.wall)):
            if abs(moved) > _NOTICED_S:
                found.append((name, {"moved_ms": round(moved * 1000)}))
        self.asleep, self.wall = asleep, wall
        return found


def _since_boot() -> float:
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


def _asleep() -> float:
    return _since_boot() - time.monotonic()


def _wall() -> float:
    return time.time() - _since_boot()
