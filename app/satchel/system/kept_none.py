"""None, of which there is always enough: for every process of ours in which Qt is used.

Qt for Python 6.12 is built against headers by which None is never counted, as it is so
since Python 3.12. But in 3.11 it is: each call of Qt that answers nothing takes one
reference away, and after some ten thousand of them (a meter that moves for minutes) the
interpreter ends itself with "deallocating None". So None is given more of them than can
ever be taken. May go when we need Python 3.12, or when Qt's wheels count again.
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 60
_NEAR = 100


def keep_none() -> None:
    """Call first thing in a process that will use Qt. A second time changes nothing."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    count = ctypes.c_ssize_t.from_address(id(None))
    # Only where the count stands where it is in every interpreter but those made for debugging.
    if abs(count.value - sys.getrefcount(None)) < _NEAR:
        count.value = _PLENTY
