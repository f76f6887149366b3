"""The machine's clock, read once per entry.

Not for deciding anything: order comes from the ledger, never from a clock.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from satchel.domain.moments import Moment

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_ZONE_LINK = Path("/etc/localtime")
_ZONE_NAME = Path("/etc/timezone")


@lru_cache(maxsize=1)
def _boot() -> str | None:
    """The kernel's id of this boot; only Linux tells one, elsewhere it is not recorded."""
    try:
        return _BOOT_ID.read_text("ascii").strip()
    except OSError:
        return None


@lru_cache(maxsize=1)
def _zone() -> str | None:
    """The IANA name of the system's zone, or None: a guess from the offset would be a lie."""
    try:
        target = str(_ZONE_LINK.resolve(strict=True))
    except OSError:
        target = ""
    _, found, name = target.partition("/zoneinfo/")
    if found and name:
        return name
    try:
        return _ZONE_NAME.read_text("ascii").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def now() -> Moment:
    """This moment, as this machine believes it to be."""
    utc = datetime.now(UTC)
    offset = utc.astimezone().utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset is not None else 0
    return Moment(utc, minutes, _zone(), time.monotonic_ns(), _boot())
