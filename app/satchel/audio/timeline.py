"""Which moment of the machine's clock each sample was heard at, and what was lost between.

Pure: no sound, no clock of its own. To know first: a sound card counts its own time, a
little faster or slower than the machine, and hands samples over late and in bursts. But it
never hands one over before it was heard. So the *earliest* delivery within a short window
tells how the two clocks stand to each other. It moves by far less than a thousandth when
nothing is lost; more than that is a loss, and its size is how far it moved.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

RATE = 48_000
SETTLING_NS = 3_000_000_000
"""So long after sound begins its clock is not believed: the first buffers come in a heap."""
_WINDOW_NS = 1_500_000_000
_LEAST_LOSS_NS = 60_000_000
_DRIFT = 0.0005


@dataclass(frozen=True, slots=True)
class Lost:
    """`lost_ns` of sound are missing just before sample `at`."""

    at: int
    lost_ns: int


class Timeline:
    """Told of each delivery; `begin` first, and again after each interruption."""

    def __init__(self) -> None:
        self.samples = 0
        self._seen: deque[tuple[int, int]] = deque()
        self._began: int | None = None  # when this run would have begun, by earliest delivery
        self._told = 0  # the same, followed no faster than clocks drift: the rest was lost
        self._told_at = 0
        self._run_at = 0
        self._late: int | None = None
        self._said = False  # whether it was told where the run began, for good

    def begin(self) -> None:
        """What comes next does not follow what came before."""
        self._seen.clear()
        self._began = self._late = None
        self._run_at = self.samples
        self._said = False

    def heard(self, count: int, now_ns: int) -> Lost | None:
        """`count` samples were handed over at `now_ns`."""
        before, self.samples = self.samples, self.samples + count
        origin = now_ns - _ns(self.samples - self._run_at)
        self._seen.append((now_ns, origin))
        while self._seen[0][0] < now_ns - _WINDOW_NS:
            self._seen.popleft()
        earliest = min(seen for _, seen in self._seen)
        if not self.is_settled:
            self._began, self._told, self._told_at = earliest, earliest, now_ns
            return None
        return self._judge(before, origin, earliest, now_ns)

    @property
    def is_settled(self) -> bool:
        """Whether this run is long enough for its clock to be believed."""
        return _ns(self.samples - self._run_at) >= SETTLING_NS

    def marks(self, *, last: bool = False) -> list[tuple[int, int]]:
        """Samples and when they were heard, as far as known: where the run began until that
        is settled, then where it is. `last`: the run ends here, so both are told."""
        if self._began is None:
            return []
        begun = not self.is_settled or not self._said
        self._said = self.is_settled
        places = [self._run_at] if begun or last else []
        if self.is_settled or last:
            places.append(self.samples)
        return [(place, self.time_of(place)) for place in places]

    def time_of(self, sample: int) -> int:
        """When a sample of the present run was heard; only once any of it was."""
        assert self._began is not None
        return self._began + _ns(sample - self._run_at)

    def _judge(self, before: int, origin: int, earliest: int, now_ns: int) -> Lost | None:
        drift = int((now_ns - self._told_at) * _DRIFT)
        self._told, self._told_at = min(earliest, self._told + drift), now_ns
        if origin - self._told <= _LEAST_LOSS_NS:
            self._late = None
        elif self._late is None:
            self._late = before
        self._began = earliest
        if earliest - self._told <= _LEAST_LOSS_NS:
            return None
        lost = Lost(before if self._late is None else self._late, earliest - self._told)
        self._told, self._late = earliest, None
        return lost


def _ns(samples: int) -> int:
    return samples * 1_000_000_000 // RATE
