"""A moment's place in a sound, and a place's moment.

For note lines, which carry the machine's own clock, and for the player. To know first: a
moment inside a gap has the place where the sound goes on; a moment before the first sample,
or more than two seconds after the last, has none. The boot's id says whether two monotonic
clocks are one; where the system has none, the clock of the wall must do, on the same device
only.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from satchel.domain.json_values import JsonObject
from satchel.domain.moments import parse_utc

_NS = 1_000_000_000
_AFTER_S = 2.0
"""What was heard is handed over late, and stopping takes a moment: a line kept just before
she stops belongs to the end of the sound."""


@dataclass(frozen=True, slots=True)
class Places:
    """One recording's time: equal lists of seconds in the sound and monotonic nanoseconds."""

    seconds: tuple[float, ...]
    times: tuple[int, ...]
    duration: float
    boot: str | None
    began: datetime | None
    began_ns: int

    @classmethod
    def of(cls, description: object) -> Places | None:
        """From the `recording` of a record; None for one that says too little."""
        if not isinstance(description, Mapping):
            return None
        try:
            return cls._read(description)
        except (KeyError, TypeError, ValueError, IndexError):
            return None  # another program's: its sound can be heard, its time is not known

    @classmethod
    def _read(cls, told: JsonObject) -> Places:
        clock = told["clock"]
        if not isinstance(clock, list | tuple) or not clock:
            raise ValueError("no clock")
        pairs = [(int(at) / 1000, int(ns)) for at, ns in clock]
        utc, boot = told.get("started_utc"), told.get("boot")
        return cls(
            tuple(at for at, _ in pairs),
            tuple(ns for _, ns in pairs),
            int(told["duration_ms"]) / 1000,  # type: ignore[arg-type]  # as above
            boot if isinstance(boot, str) else None,
            parse_utc(utc) if isinstance(utc, str) else None,
            int(told["started_monotonic"]),  # type: ignore[arg-type]  # as above
        )

    def position(self, monotonic_ns: int, boot: str | None, utc: str) -> float | None:
        """Seconds in the sound at that moment; None when it was not recorded."""
        if self.boot is None and boot is None and self.began is not None:
            monotonic_ns = self.began_ns + round(
                (parse_utc(utc) - self.began).total_seconds() * _NS
            )
        elif boot is None or boot != self.boot:
            return None
        found = self._place(monotonic_ns)
        return None if found is None else min(found, self.duration)

    def moment(self, seconds: float) -> int:
        """The monotonic clock when this place was heard."""
        place = max(0, bisect_right(self.seconds, seconds) - 1)
        at, ns = self.seconds[place], self.times[place]
        if place + 1 < len(self.seconds) and self.seconds[place + 1] > at:
            share = (seconds - at) / (self.seconds[place + 1] - at)
            return ns + round(share * (self.times[place + 1] - ns))
        return ns + round((seconds - at) * _NS)

    def _place(self, ns: int) -> float | None:
        after = bisect_left(self.times, ns)
        if after == 0:
            return self.seconds[0] if ns == self.times[0] else None
        at, before = self.seconds[after - 1], self.times[after - 1]
        if after < len(self.times):
            share = (ns - before) / (self.times[after] - before)
            return at + share * (self.seconds[after] - at)
        seconds = at + (ns - before) / _NS
        return seconds if seconds <= self.duration + _AFTER_S else None
