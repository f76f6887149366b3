"""Times in transcripts: `00:12:03,500 --> 00:12:05,000` and `[00:12:03]`, to and from seconds.

Hours may be missing, and the fraction may stand after a comma or a dot: programs differ.
"""

from __future__ import annotations

import re
from decimal import Decimal

_TIME = r"(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?"
TIMING = re.compile(rf"\s*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:\s|$)")
"""A row that begins a cue; eight groups: hours, minutes, seconds, fraction, twice."""
BRACKETED = re.compile(rf"[\[(]{_TIME}(?:[ \t]*(?:-->|-|–|—)[ \t]*{_TIME})?[\])][ \t]*")
"""Times before a row of plain text; the same groups, the second four may be missing."""


_PLAIN = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?", re.ASCII)
_WHOLE = re.compile(_TIME, re.ASCII)


def seconds(
    hours: str | None, minutes: str | None, whole: str | None, fraction: str | None
) -> float:
    """Seconds from the beginning, exactly as far as they were written."""
    full = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(whole or 0)
    return float(Decimal(f"{full}.{fraction or 0}"))


def written(time_s: float, point: str = ".") -> str:
    """`00:12:03.500`: hours always, milliseconds always, rounded to them."""
    milliseconds = round(Decimal(repr(time_s)) * 1000)
    whole, rest = divmod(milliseconds, 1000)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours:02}:{minutes:02}:{whole % 60:02}{point}{rest:03}"


def short(time_s: float) -> str:
    """`00:12:03`, with the fraction only where there is one."""
    return written(time_s).removesuffix(".000")


def told(text: str) -> float | None:
    """Seconds from `12.5` or `00:12:03.500`; None for what is neither."""
    if _PLAIN.fullmatch(text.strip()):
        return float(text.strip().replace(",", "."))
    whole = _WHOLE.fullmatch(text.strip())
    return seconds(*whole.groups()) if whole else None
