"""An entry's own clock reading: the only exact time in an archive.

Dates people tell us (of a hearing, of a release) are not moments; they are text
with the precision they were told in, and live in the fields of a record.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

_UTC_TEXT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{1,6}Z")


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of a device's clock.

    `utc` is aware and in UTC, to the microsecond. `offset_minutes` and `zone` are
    what the device believed; `zone` is None when it could not say. `monotonic_ns`
    counts since `boot` and shows a clock that was set back in between.
    """

    utc: datetime
    offset_minutes: int
    zone: str | None
    monotonic_ns: int
    boot: str | None

    def rfc3339(self) -> str:
        """Local time with offset, as the observer saw it."""
        try:
            local = self.utc.astimezone(timezone(timedelta(minutes=self.offset_minutes)))
        except OverflowError:  # a clock at the end of time: no local time can be told
            return self.utc_text()
        return local.isoformat(timespec="microseconds")

    def utc_text(self) -> str:
        """UTC with six decimals and `Z`: sorts as text."""
        return utc_text(self.utc)


Clock = Callable[[], Moment]


def utc_text(when: datetime) -> str:
    """`2026-11-22T07:07:22.000001Z`; `when` must be aware."""
    local = when if when.tzinfo is UTC else when.astimezone(UTC)
    return local.isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def parse_utc(text: str) -> datetime:
    """The inverse of `utc_text`. Raises ValueError for any other shape."""
    if _UTC_TEXT.fullmatch(text) is None:
        raise ValueError(f"not a moment in UTC: {text!r}")
    return datetime.fromisoformat(text)  # strptime takes ten times as long
