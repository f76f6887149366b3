"""What the database library raises, said once in Satchel's words.

What it is for: the translation of sqlcipher3's errors, by SQLite's numeric codes. What
it is not for: our own mistakes (a wrong statement, a constraint); they stay as they are
and end as a bug. To know first: a damaged page shows as CORRUPT or NOTADB, because
SQLCipher checks every page's HMAC before SQLite sees it.
"""

from __future__ import annotations

from satchel.domain.errors import IntegrityFailure, MachineRefused, RefusedByPolicy, SatchelError
from satchel.system.files import disk_failing, disk_full, read_only

_PRIMARY = 0xFF  # the low byte of an extended code
_NO_MEMORY = 7
_INPUT_OUTPUT = 10
_FULL = 13
_MAY_NOT_WRITE = (3, 8, 14)  # PERM, READONLY, CANTOPEN
_BUSY = (5, 6)  # BUSY, LOCKED
_DAMAGED = (11, 26)  # CORRUPT, NOTADB


def translated(error: BaseException) -> SatchelError | None:
    """The refusal that `error` means, or None when it is not the world's fault."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & _PRIMARY
    if primary == _FULL:
        return disk_full()
    if primary in _MAY_NOT_WRITE:
        return read_only()
    if primary == _INPUT_OUTPUT:
        return disk_failing()
    if primary in _DAMAGED:
        return damaged()
    if primary in _BUSY:
        return RefusedByPolicy(
            "The archive is busy in another window; try again in a moment.", code="in-use"
        )
    if primary == _NO_MEMORY:
        return MachineRefused("The machine is out of memory; close something and try again.")
    return None


def damaged() -> IntegrityFailure:
    """The refusal for a page whose bytes are not what was written."""
    return IntegrityFailure(
        "A page of the archive is damaged. The other pages can still be read; "
        "run verify, and restore what it names from a backup."
    )
