"""What a relay tells its operator: one line of JSON a request, and figures.

Never who: no address, no name of a key, a mailbox or a parcel, no path as it was asked.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

_BOUNDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0)


@dataclass(frozen=True, slots=True)
class Served:
    """One request: which route, how it ended, bytes of bodies, how long it took."""

    route: str
    status: int
    code: str | None
    received: int
    sent: int
    seconds: float


@dataclass(slots=True)
class Telling:
    """`write` takes one line; `now` is UTC text."""

    write: Callable[[str], object]
    now: Callable[[], str]
    _requests: Counter[tuple[str, int]] = field(default_factory=Counter)
    _times: Counter[float] = field(default_factory=Counter)
    _bytes: Counter[str] = field(default_factory=Counter)
    _seconds: float = 0.0
    underway: int = 0

    def served(self, one: Served) -> None:
        """Count it, and write its line."""
        self._requests[one.route, one.status] += 1
        self._bytes["received"] += one.received
        self._bytes["sent"] += one.sent
        self._seconds += one.seconds
        self._times[next((bound for bound in _BOUNDS if one.seconds <= bound), -1.0)] += 1
        self.event(
            "request",
            route=one.route,
            status=one.status,
            code=one.code,
            received=one.received,
            sent=one.sent,
            ms=round(one.seconds * 1000, 1),
        )

    def event(self, what: str, **facts: str | int | float | None) -> None:
        """Any other line. To the second: finer times would tell more than an operator needs."""
        known = {name: value for name, value in facts.items() if value is not None}
        self.write(json.dumps({"at": self.now()[:19] + "Z", "what": what, **known}))

    def figures(self) -> str:
        """All counts so far, in the text format that Prometheus reads."""
        lines = ["# TYPE satchel_relay_requests_total counter"]
        for (route, status), count in sorted(self._requests.items()):
            lines.append(
                f'satchel_relay_requests_total{{route="{route}",status="{status}"}} {count}'
            )
        lines.append("# TYPE satchel_relay_bytes_total counter")
        for way in ("received", "sent"):
            lines.append(f'satchel_relay_bytes_total{{way="{way}"}} {self._bytes[way]}')
        lines.append("# TYPE satchel_relay_requests_underway gauge")
        lines.append(f"satchel_relay_requests_underway {self.underway}")
        lines.append("# TYPE satchel_relay_request_seconds histogram")
        below = 0
        for bound in _BOUNDS:
            below += self._times[bound]
            lines.append(f'satchel_relay_request_seconds_bucket{{le="{bound}"}} {below}')
        total = self._times.total()
        lines.append(f'satchel_relay_request_seconds_bucket{{le="+Inf"}} {total}')
        lines.append(f"satchel_relay_request_seconds_sum {self._seconds:.6f}")
        lines.append(f"satchel_relay_request_seconds_count {total}")
        return "\n".join(lines) + "\n"
