"""How long something will take, no more exactly than anybody can know it."""

from __future__ import annotations

_MINUTE = 60
_HOUR = 3600
_DAY = 24 * _HOUR


def about(seconds: float) -> str:
    """`less than a minute`, `about 5 minutes`, `about 3 hours`, `about 2 days`."""
    number, unit = rounded(seconds)
    if not number:
        return "less than a minute"
    return f"about {number} {unit}{'' if number == 1 else 's'}"


def rounded(seconds: float) -> tuple[int, str]:
    """A number and its unit (minute, hour, day); 0 minutes for less than one."""
    if seconds < _MINUTE:
        return 0, "minute"
    for unit, size, most in (("minute", _MINUTE, 90), ("hour", _HOUR, 36)):
        if seconds < size * most:
            return round(seconds / size), unit
    return round(seconds / _DAY), "day"
