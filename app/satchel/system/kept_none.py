"""None, True and False, of which there is always enough: for processes in which Qt is used.

Qt for Python 6.12 is built against headers by which they are never counted, as it is so
since Python 3.12. But in 3.11 they are: each call of Qt that answers nothing takes one
reference of None away, and after some ten thousand of them (a meter that moves for minutes)
the interpreter ends itself with "deallocating None". So they are given more of them than
can ever be taken. May go when we need Python 3.12, or when Qt's wheels count again.
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
    for one in (None, True, False, NotImplemented, Ellipsis):
        count = ctypes.c_ssize_t.from_address(id(one))
        # Where the count stands in every interpreter but those made for debugging.
        if abs(count.value - sys.getrefcount(one)) < _NEAR:
            count.value = _PLENTY
