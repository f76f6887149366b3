"""Time zones as the bundled tables know them, never as the laptop does.

For turning a clock time at a place into a whole time. To know first: an old laptop does not
know that Almaty moved to +05:00 on 1 March 2024, so the search path of `zoneinfo` is
emptied here, in the only module that imports it, and every zone comes from the package
`tzdata`. A time that the clocks of a place skipped or showed twice is said, never guessed.
"""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from satchel.domain.errors import UsageError

Zone = ZoneInfo

zoneinfo.reset_tzpath(to=())
ZoneInfo.clear_cache()


class NoSuchClockTime(UsageError):
    """A clock time that a place never showed, or showed twice; the message tells what to give."""


def named(name: str) -> ZoneInfo:
    """An IANA zone. Raises UsageError for a name that is none."""
    zone = find(name)
    if zone is None:
        raise UsageError(f"There is no time zone {name!r}; zones are named like Asia/Almaty.")
    return zone


def find(name: str) -> ZoneInfo | None:
    """An IANA zone, or None for a name that is none, or none that the tables know yet."""
    try:
        return ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None


def at(clock: datetime, zone: ZoneInfo) -> datetime:
    """The whole time when the clocks of a zone showed `clock`, which has no zone.

    Raises NoSuchClockTime where they never did, or did twice.
    """
    first, second = (clock.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    shown = clock.isoformat(sep=" ", timespec="minutes")
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != clock:
        raise NoSuchClockTime(
            f"In {zone.key} no clock showed {shown}: the clocks were put forward over it; "
            "give the time again, or whole with its offset."
        )
    times = " or ".join(one.isoformat(timespec="seconds") for one in (first, second))
    raise NoSuchClockTime(
        f"In {zone.key} clocks showed {shown} twice, because they were put back; "
        f"give the one that is meant: {times}."
    )
